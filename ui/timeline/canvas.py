"""The one graphics object of the plot: a stack of layers over one window of time.

It stands in pyqtgraph's view box, which gives it the range, but paints in the viewport's pixels. What each layer looks
like is in its own file (`backdrop`, `dense`, `bars`, `marks`, `overlay`); what the mouse does with what lies under a
point in `ui.timeline.interaction`.
"""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from models.records import Ref
from ui.theme import theme
from ui.timeline.arrangement import Arrangement, LaneBand, Metrics, arrange
from ui.timeline.arrows import ArrowsLayer
from ui.timeline.backdrop import BackdropLayer, NamesLayer, TodayLayer
from ui.timeline.bars import EventsLayer, shown_in
from ui.timeline.dense import DenseLayer
from ui.timeline.frame import Frame
from ui.timeline.labels import Labels
from ui.timeline.marks import MarksLayer
from ui.timeline.moved_layer import MovedLayer
from ui.timeline.overlay import EmptyLayer, FocusLayer, GhostLayer
from ui.timeline.packing import Placed
from ui.timeline.scale import TimeScale
from ui.timeline.scene import Scene
from ui.timeline.shapes import Shown
from ui.timeline.sight import Ghost, Hit, Layer, Marked, Sight
from ui.timeline.ticks import Ticks, ticks_in

#: From back to front. A new layer goes between two of them by `Canvas.add_layer`.
BACKDROP, TODAY, NAMES, DENSE, ARROWS, EVENTS, MARKS, GHOST, EMPTY, FOCUS = range(0, 1000, 100)


class Canvas(pg.GraphicsObject):
    """Paints a `Scene`. Set `marked`, `demand_ids`, `ghost`, `focused` and call `update`."""

    lanes_scrolled = Signal()

    def __init__(self, scene: Scene, font: QFont) -> None:
        super().__init__()
        self.content = scene
        self.labels = Labels(font)
        self.marked = Marked()
        self.demand_ids: frozenset[int] = frozenset()
        self.ghost: Ghost | None = None
        self.focused = False
        self.linked: frozenset[Ref] = frozenset()
        self.all_arrows = False
        self._size = (1.0, 1.0)
        self._arrangement: Arrangement | None = None
        self._scrolled = 0.0
        self.arrows = ArrowsLayer()
        self._layers: list[tuple[int, Layer]] = []
        for height, layer in (
            (BACKDROP, BackdropLayer()),
            (TODAY, TodayLayer()),
            (NAMES, NamesLayer()),
            (DENSE, DenseLayer()),
            (ARROWS, MovedLayer()),
            (ARROWS, self.arrows),
            (EVENTS, EventsLayer()),
            (MARKS, MarksLayer()),
            (GHOST, GhostLayer()),
            (EMPTY, EmptyLayer()),
            (FOCUS, FocusLayer()),
        ):
            self.add_layer(height, layer)
        #: How often the rows were laid out and the plot painted: tests count instead of timing.
        self.times_arranged = 0
        self.times_painted = 0

    # ------------------------------------------------------------ what is shown

    def add_layer(self, height: int, layer: Layer) -> None:
        """Puts a layer over those of a lesser `height`, such as MARKS + 1; of equal ones, over the earlier."""
        self._layers.append((height, layer))
        self._layers.sort(key=lambda it: it[0])

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
        return Frame(*self._size, self.labels.height, named, len(scene.marks) > 0)

    def ticks(self) -> Ticks:
        return ticks_in(self.scale_now(), self.content.zone, self.labels.letter)

    def arrangement(self) -> Arrangement:
        """The rows for the present window, laid out anew only where the last ones do not hold."""
        scale, frame = self.scale_now(), self.frame()
        made = self._arrangement
        if made is None or not made.holds_for(scale, frame.lanes_top, frame.lanes_height):
            metrics = Metrics(self.labels.height, self.labels.width)
            scene = self.content
            made = arrange(scene.index, scene.lanes, scale, frame.lanes_top, frame.lanes_height, metrics, scene.home)
            made.scroll(min(self._scrolled, made.most_scroll))
            self._arrangement = made
            self.times_arranged += 1
        return made

    # ------------------------------------------------------------ more lanes than fit

    @property
    def scrolled(self) -> float:
        """How many pixels of the lanes are out of sight at the top."""
        return min(self._scrolled, self.arrangement().most_scroll)

    def scroll_to(self, pixels: float) -> None:
        made = self.arrangement()
        self._scrolled = min(max(pixels, 0.0), made.most_scroll)
        made.scroll(self._scrolled)
        self.update()
        self.lanes_scrolled.emit()

    def bring_lane_into_sight(self, number: int) -> None:
        """Scrolls no further than it takes."""
        made = self.arrangement()
        band, bottom = made.lanes[number], made.top + made.height
        if band.top < made.top:
            self.scroll_to(self.scrolled - (made.top - band.top))
        elif band.top + band.height > bottom:
            self.scroll_to(self.scrolled + min(band.top + band.height - bottom, band.top - made.top))

    def sight(self) -> Sight:
        """What a painting would look at now."""
        return Sight(
            self.content,
            self.scale_now(),
            self.frame(),
            self.arrangement(),
            self.labels,
            theme().colours,
            self.marked,
            self.demand_ids,
            self.ghost,
            self.focused,
            self.linked,
            self.all_arrows,
        )

    def shown(self) -> list[Shown]:
        return shown_in(self.sight())

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
        self.paint_layers(painter)
        painter.restore()

    def paint_layers(self, painter: QPainter) -> None:
        """Paints all layers, back to front, onto anything as large as the plot."""
        painter.setFont(self.labels.font)
        sight = self.sight()
        for _, layer in self._layers:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            painter.setOpacity(1.0)
            painter.setClipping(False)
            layer.paint(painter, sight)

    # ------------------------------------------------------------ finding

    def placed(self, position: int) -> tuple[LaneBand, Placed] | None:
        """Where an event stands in the arrangement, if it has a row of its own."""
        return self.arrangement().find(position)

    def hit(self, point: QPointF) -> Hit:
        """What lies under a point of the viewport, frontmost first. Costs as much as a lane shows, not as it holds."""
        sight = self.sight()
        for _, layer in reversed(self._layers):
            found = layer.hit(point, sight)
            if found is not None:
                return found
        band = sight.made.lane_at(point.y())
        return Hit() if band is None else Hit(lane=band.lane)

    def label_rects(self) -> list[tuple[str, QRectF]]:
        """Every text of events, eras, clusters and marks as it stands on the screen."""
        sight = self.sight()
        return [text for _, layer in self._layers for text in layer.texts(sight)]
