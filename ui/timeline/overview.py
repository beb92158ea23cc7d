"""The strip below the plot: everything there is, and the window of time as a pane that can be dragged and pulled."""

from __future__ import annotations

from enum import Enum

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.colours import Colours
from ui.theme import theme
from ui.timeline.backdrop import band_colour
from ui.timeline.flag import Flag
from ui.timeline.index import LANES
from ui.timeline.plot import Plot
from ui.timeline.scale import TimeScale

#: How near to an edge of the pane counts as the edge.
GRIP = 5.0
LEAST_PANE = 10.0
FEW = 400


class _Part(Enum):
    LEFT = 0
    RIGHT = 1
    PANE = 2


class Overview(QWidget):
    """Paints all events once into a pixmap; only the pane moves while the person pans."""

    def __init__(self, plot: Plot, parent: QWidget) -> None:
        super().__init__(parent)
        self._plot, self._offset = plot, 0.0
        self._picture: QPixmap | None = None
        self._held: tuple[_Part, float, float, float] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Overview of the whole timeline")
        plot.range_changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(200, int(self._plot.canvas.labels.height) + 6)

    def set_offset(self, offset: float) -> None:
        self._offset = offset
        self.forget_picture()

    def forget_picture(self) -> None:
        """The events or the theme have changed."""
        self._picture = None
        self.update()

    def scale(self) -> TimeScale:
        """The whole, from the left end of the strip."""
        begin, end = self._plot.canvas.content.home
        return TimeScale(begin, end, max(self.width() - self._offset, 1.0))

    def pane(self) -> QRectF:
        """The window of time on the strip, at least wide enough to be held."""
        scale, (begin, end) = self.scale(), self._plot.time_range()
        left, right = max(scale.x(begin), 0.0), min(scale.x(end), scale.width)
        if right - left < LEAST_PANE:
            middle = min(max((left + right) / 2, LEAST_PANE / 2), scale.width - LEAST_PANE / 2)
            left, right = middle - LEAST_PANE / 2, middle + LEAST_PANE / 2
        return QRectF(self._offset + left, 3, right - left, self.height() - 6)

    # ------------------------------------------------------------ the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or event.position().x() < self._offset:
            return
        x, (begin, end) = event.position().x(), self._plot.time_range()
        part = self._part_at(event.position())
        if part is None:
            middle = self.scale().at(x - self._offset)
            begin, end = middle - (end - begin) / 2, middle + (end - begin) / 2
            self._plot.set_range(begin, end)
            part = _Part.PANE
        self._held = (part, x, begin, end)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            self._show_cursor(self._part_at(event.position()))
            return
        part, x, begin, end = self._held
        shift = (event.position().x() - x) / self.scale().per_second
        if part is not _Part.RIGHT:
            begin += shift
        if part is not _Part.LEFT:
            end += shift
        if begin < end:
            self._plot.set_range(begin, end)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._plot.pointer.wheel(event)

    def _part_at(self, point: QPointF) -> _Part | None:
        pane = self.pane()
        if abs(point.x() - pane.left()) <= GRIP:
            return _Part.LEFT
        if abs(point.x() - pane.right()) <= GRIP:
            return _Part.RIGHT
        return _Part.PANE if pane.contains(point.x(), pane.center().y()) else None

    def _show_cursor(self, part: _Part | None) -> None:
        if part is None:
            self.unsetCursor()
        elif part is _Part.PANE:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.setCursor(Qt.CursorShape.SizeHorCursor)

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, ratio = theme().colours, self.devicePixelRatioF()
        picture = self._picture
        if picture is None or picture.size() != self.size() * ratio:
            picture = self._picture = self._painted(colours, ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        tint = QColor(colours.accent)
        tint.setAlphaF(0.13)
        pane = self.pane().adjusted(0.75, 0, -0.75, 0)
        painter.setPen(QPen(colours.accent, 1.5))
        painter.setBrush(tint)
        painter.drawRoundedRect(pane, 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent)
        for x in (pane.left(), pane.right()):
            painter.drawRoundedRect(QRectF(x - 2, pane.center().y() - 5, 4, 10), 2, 2)

    def _painted(self, colours: Colours, ratio: float) -> QPixmap:
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(colours.surface)
        painter = QPainter(picture)
        scale, scene = self.scale(), self._plot.canvas.content
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(colours.line, 1))
        painter.setBrush(colours.background)
        track = QRectF(self._offset + 0.5, 3.5, scale.width - 1, self.height() - 7)
        painter.drawRoundedRect(track, 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.translate(self._offset, 0)
        if scene.summit is not None:
            left, right = scale.x(scene.summit.begin), scale.x(scene.summit.end)
            painter.fillRect(
                QRectF(left, 4, max(right - left, 2), self.height() - 8), band_colour(scene.summit, colours)
            )
        self._paint_events(painter, scale, colours)
        x = scale.x(scene.today_at)
        painter.fillRect(QRectF(round(x) - 0.5, 4, 1.5, self.height() - 8), colours.today)
        painter.end()
        return picture

    def _paint_events(self, painter: QPainter, scale: TimeScale, colours: Colours) -> None:
        """A tick an event where they are few, else how many there are under each pixel, by height."""
        scene, middle, tall = self._plot.canvas.content, self.height() / 2, self.height() - 12.0
        index, lanes = scene.index, scene.lanes
        if len(index) <= FEW:
            columns = (index.start, index.end, index.flags, index.lane)
            ticks = list(zip(*(column.tolist() for column in columns), strict=True))
            # The summit last: nothing is to lie over it.
            for start, end, flags, lane in sorted(ticks, key=lambda tick: tick[2] & Flag.SUMMIT):
                left = scale.x(start)
                shift = (lane - (len(LANES) - 1) / 2) * tall / (len(LANES) + 1)
                tick = QRectF(left, middle + shift - 1.5, max(scale.x(end) - left, 3), 3)
                painter.fillRect(tick, _tick_colour(flags, colours))
            return
        width = max(int(scale.width), 1)
        edges = np.linspace(scale.begin, scale.end, width + 1)
        total = sum((row.events.occupancy(edges) for row in lanes), np.zeros(width, np.int64))
        heights = tall * np.log1p(total) / max(float(np.log1p(np.max(total))), 1e-9)
        for x, height in enumerate(np.ceil(heights).astype(int).tolist()):
            if height:
                painter.fillRect(QRectF(x, middle - height / 2, 1, height), colours.muted)


def _tick_colour(flags: int, colours: Colours) -> QColor:
    if flags & Flag.INCIDENT:
        return colours.danger
    return colours.summit if flags & Flag.SUMMIT else colours.muted
