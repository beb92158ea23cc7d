"""The one graphics object of the plot: paints what the window of time shows, and knows what lies under a point.

It stands in pyqtgraph's view box, which gives it the range, but paints in the viewport's pixels. What each part
looks like is in `bars`, `backdrop`, `dense` and `marks`; what the mouse does with it in `ui.timeline.interaction`.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from models.records import StatusMark
from models.vocabulary import Lane
from ui.theme import theme
from ui.timeline.arrangement import Arrangement, LaneBand, Metrics, arrange
from ui.timeline.backdrop import band_names, paint_backdrop, paint_lanes, paint_names, paint_today
from ui.timeline.bars import BarPainter, Marked, Shown, bar_rect, cluster_rect, shown_events
from ui.timeline.dense import Cell, cell_edges, cells_of, paint_dense
from ui.timeline.frame import Frame
from ui.timeline.labels import Labels
from ui.timeline.marks import STEP, groups_in, icon_size, paint_marks
from ui.timeline.packing import Cluster, Placed
from ui.timeline.scale import TimeScale
from ui.timeline.scene import Scene
from ui.timeline.ticks import Ticks, ticks_in


@dataclass(frozen=True, slots=True)
class Hit:
    """What lies under a point: at most one of event, cluster, cell and marks; `lane` where it is over one."""

    event: int | None = None
    cluster: Cluster | None = None
    cell: Cell | None = None
    marks: tuple[StatusMark, ...] = ()
    lane: Lane | None = None

    @property
    def empty(self) -> bool:
        return self.event is None and self.cluster is None and not (self.cell and self.cell.count) and not self.marks


@dataclass(frozen=True, slots=True)
class Ghost:
    """An event on its way to another date: where it would begin, and how that date is written."""

    position: int
    start: float
    text: str


class Canvas(pg.GraphicsObject):
    """Paints a `Scene`. Set `marked`, `demand_ids`, `ghost`, `focused` and call `update`."""

    def __init__(self, scene: Scene, font: QFont) -> None:
        super().__init__()
        self.content = scene
        self.labels = Labels(font)
        self.marked = Marked()
        self.demand_ids: frozenset[int] = frozenset()
        self.ghost: Ghost | None = None
        self.focused = False
        self._size = (1.0, 1.0)
        self._arrangement: Arrangement | None = None
        #: How often the rows were laid out and the plot painted: tests count instead of timing.
        self.times_arranged = 0
        self.times_painted = 0

    # ------------------------------------------------------------ what is shown

    def set_content(self, scene: Scene) -> None:
        self.content = scene
        self.forget_arrangement()

    def set_font(self, font: QFont) -> None:
        self.labels = Labels(font)
        self.forget_arrangement()

    def set_size(self, width: float, height: float) -> None:
        self._size = (max(width, 1.0), max(height, 1.0))
        self.update()

    def forget_arrangement(self) -> None:
        self._arrangement = None
        self.update()

    def scale_now(self) -> TimeScale:
        (begin, end), _ = self.getViewBox().viewRange()
        return TimeScale(float(begin), float(end), self._size[0])

    def frame(self) -> Frame:
        scene = self.content
        named = bool(scene.bands) or scene.summit is not None
        return Frame(*self._size, self.labels.height, named, bool(scene.marks))

    def ticks(self) -> Ticks:
        return ticks_in(self.scale_now(), self.content.zone, self.labels.letter)

    def arrangement(self) -> Arrangement:
        """The rows for the present window, laid out anew only where the last ones do not hold."""
        scale, frame = self.scale_now(), self.frame()
        made = self._arrangement
        if made is None or not made.holds_for(scale, frame.lanes_height):
            metrics = Metrics(self.labels.height, self.labels.width)
            scene = self.content
            made = arrange(scene.index, scale, frame.lanes_top, frame.lanes_height, metrics, scene.home)
            self._arrangement = made
            self.times_arranged += 1
        return made

    def shown(self) -> list[Shown]:
        made, scale = self.arrangement(), self.scale_now()
        return list(shown_events(made, made.offset(scale), scale.width))

    # ------------------------------------------------------------ pyqtgraph's side

    def boundingRect(self) -> QRectF:
        box = self.getViewBox()
        return QRectF(0, 0, 1, 1) if box is None else self.viewRect()

    def viewTransformChanged(self) -> None:
        # The base class drops its remembered view rectangle here.
        super().viewTransformChanged()
        self.prepareGeometryChange()
        self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        self.times_painted += 1
        painter.save()
        painter.resetTransform()
        painter.setFont(self.labels.font)
        self._paint_all(painter)
        painter.restore()

    # ------------------------------------------------------------ painting

    def _paint_all(self, painter: QPainter) -> None:
        colours, scene, labels = theme().colours, self.content, self.labels
        scale, frame, ticks, made = self.scale_now(), self.frame(), self.ticks(), self.arrangement()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        paint_backdrop(painter, scene, scale, frame, ticks, colours)
        paint_lanes(painter, made, frame, colours)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        paint_today(painter, scene, scale, frame, colours)
        paint_names(painter, band_names(scene, scale, labels), frame, labels, colours)
        edges = cell_edges(ticks, scale)
        for band in made.lanes:
            if band.dense:
                cells = cells_of(scene.index.lanes[band.number], band.number, edges)
                paint_dense(painter, band, scene.index, scale, cells, labels, colours)
        offset = made.offset(scale)
        bars = BarPainter(painter, scene.index, labels, colours, self.marked)
        bars.paint(list(shown_events(made, offset, scale.width)))
        for band, cluster in made.clusters():
            box = cluster_rect(band, cluster, offset)
            if box.right() > 0 and box.left() < scale.width:
                bars.paint_cluster(box, cluster.text)
        if scene.marks:
            paint_marks(painter, scene, scale, frame, labels, colours, self.demand_ids)
        if self.ghost is not None:
            self._paint_ghost(painter, self.ghost, made, scale)
        if not len(scene.index):
            self._paint_empty(painter, frame)
        if self.focused:
            self._paint_focus(painter, frame, colours.accent)

    def _paint_ghost(self, painter: QPainter, ghost: Ghost, made: Arrangement, scale: TimeScale) -> None:
        """Where the dragged event would go, with its new date beside it."""
        colours = theme().colours
        found = self.placed(ghost.position)
        if found is None:
            return
        shift = scale.x(ghost.start) - scale.x(float(self.content.index.start[ghost.position]))
        box = bar_rect(*found, made.offset(scale), scale.width).translated(shift, 0)
        fill = QColor(colours.accent)
        fill.setAlphaF(0.35)
        painter.setPen(QPen(colours.accent, 1.6))
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 4, 4)
        painter.drawLine(QLineF(box.left(), 0, box.left(), self._size[1]))
        wide, tall = self.labels.width(ghost.text) + 14, self.labels.height + 4
        x = box.right() + 6 if box.right() + 10 + wide < scale.width else box.left() - 6 - wide
        flag = QRectF(x, box.center().y() - tall / 2, wide, tall)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent)
        painter.drawRoundedRect(flag, 4, 4)
        painter.setPen(colours.accent_text)
        self.labels.draw(painter, flag.left() + 7, flag.center().y(), ghost.text)

    def _paint_empty(self, painter: QPainter, frame: Frame) -> None:
        text = "No meetings or incidents yet. Double-click a lane to add one."
        painter.setPen(theme().colours.muted)
        x = max((frame.width - self.labels.width(text)) / 2, 8)
        self.labels.draw(painter, x, frame.lanes_top + frame.lanes_height / 2, text, frame.width - 16)

    @staticmethod
    def _paint_focus(painter: QPainter, frame: Frame, colour: QColor) -> None:
        painter.setPen(QPen(colour, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(1, 1, frame.width - 2, frame.height - 2), 3, 3)

    # ------------------------------------------------------------ finding

    def placed(self, position: int) -> tuple[LaneBand, Placed] | None:
        """Where an event stands in the arrangement, if it has a row of its own."""
        number = int(self.content.index.lane[position])
        for band in self.arrangement().lanes:
            if band.number == number and band.rows is not None:
                event = next((event for event in band.rows.placed if event.position == position), None)
                return None if event is None else (band, event)
        return None

    def hit(self, point: QPointF) -> Hit:
        """What lies under a point of the viewport. Costs as much as a lane shows, not as it holds."""
        frame, scale, made = self.frame(), self.scale_now(), self.arrangement()
        x, y = point.x(), point.y()
        if self.content.marks and y >= frame.marks_top:
            return Hit(marks=self._marks_at(x, scale))
        band = made.lane_at(y)
        if band is None:
            return Hit()
        if band.rows is None:
            return self._dense_hit(band, x, scale)
        offset = made.offset(scale)
        for cluster in band.rows.clusters:
            if cluster_rect(band, cluster, offset).contains(point):
                return Hit(cluster=cluster, lane=band.lane)
        near = [event for event in band.rows.placed if event.left - 2 <= x + offset <= event.right + 2]
        row = band.row_at(y)
        over = next((event for event in near if event.row == row), None)
        if over is None:
            over = next((one.event for one in self.shown() if _label_rect(one, self.labels).contains(point)), None)
        return Hit(event=None if over is None else over.position, lane=band.lane)

    def _marks_at(self, x: float, scale: TimeScale) -> tuple[StatusMark, ...]:
        half = icon_size(self.labels) / 2 + 3
        groups = groups_in(self.content, scale)
        found = next((group for group in groups if group.x - half <= x <= group.x + STEP - half), None)
        return () if found is None else found.of(self.content)

    def _dense_hit(self, band: LaneBand, x: float, scale: TimeScale) -> Hit:
        lane = self.content.index.lanes[band.number]
        begin, end = scale.at(x - 1), scale.at(x + 1)
        if lane.count(begin, end) == 1:
            return Hit(event=int(lane.between(begin, end)[0]), lane=band.lane)
        at = scale.at(x)
        cells = cells_of(lane, band.number, cell_edges(self.ticks(), scale))
        cell = next((cell for cell in cells if cell.begin <= at < cell.end), None)
        return Hit(cell=cell, lane=band.lane)

    def label_rects(self) -> list[tuple[str, QRectF]]:
        """Every text of events, eras and clusters as it stands on the screen."""
        made, scale, frame = self.arrangement(), self.scale_now(), self.frame()
        texts = [
            (self.content.index.title(one.event.position), _label_rect(one, self.labels))
            for one in self.shown()
            if one.label_room > 0
        ]
        offset, tall = made.offset(scale), self.labels.height
        texts += [(cluster.text, cluster_rect(band, cluster, offset)) for band, cluster in made.clusters()]
        middle = frame.lanes_top / 2
        for name in band_names(self.content, scale, self.labels):
            texts.append((name.text, QRectF(name.x, middle - tall / 2, name.room, tall)))
        return texts


def _label_rect(one: Shown, labels: Labels) -> QRectF:
    return QRectF(one.label_x, one.middle - labels.height / 2, one.label_room, labels.height)
