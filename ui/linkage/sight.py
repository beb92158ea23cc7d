"""Which part of the graph is seen, and how large: from places of the widget to places of the scene and back."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

NEAREST, FARTHEST = 2.0, 0.04
#: At first sight nothing is smaller than this: what is too large for that begins at its first column.
_READABLE = 0.62
_AIR = 20.0


class Sight:
    """`fitted` as long as the whole is shown; then a change of size shows the whole again."""

    def __init__(self) -> None:
        self.zoom = 1.0
        self.corner = QPointF()
        self.fitted = True
        self._width = self._height = 0.0

    def resize(self, width: float, height: float) -> None:
        self._width, self._height = width, height

    @property
    def seen(self) -> QRectF:
        """In the scene's own measures."""
        return QRectF(self.corner.x(), self.corner.y(), self._width / self.zoom, self._height / self.zoom)

    def to_scene(self, point: QPointF) -> QPointF:
        return self.corner + point / self.zoom

    def to_widget(self, point: QPointF) -> QPointF:
        return (point - self.corner) * self.zoom

    def fit(self, bounds: QRectF) -> None:
        """Everything, never larger than life."""
        self.fitted = True
        if bounds.isEmpty() or not self._width or not self._height:
            return
        wanted = min(self._width / bounds.width(), self._height / bounds.height(), 1.0)
        self.zoom = min(max(wanted, FARTHEST), NEAREST)
        self.corner = bounds.center() - QPointF(self._width, self._height) / self.zoom / 2

    def begin(self, bounds: QRectF) -> None:
        """Everything where it can be read then, else as much as can be read from what comes first on."""
        self.fit(bounds)
        if self._width and self.zoom < _READABLE:
            self.fitted = False
            self.zoom = _READABLE
            seen = QPointF(self._width, self._height) / self.zoom
            tall, wide = bounds.height() > seen.y(), bounds.width() > seen.x()
            middle = bounds.center() - seen / 2
            self.corner = QPointF(bounds.left() if wide else middle.x(), bounds.top() if tall else middle.y())

    def zoom_by(self, factor: float, at: QPointF) -> None:
        """at: the place of the widget that stays where it is."""
        held = self.to_scene(at)
        self.zoom = min(max(self.zoom * factor, FARTHEST), NEAREST)
        self.corner = held - at / self.zoom
        self.fitted = False

    def pan(self, by: QPointF) -> None:
        """by: in pixels of the widget."""
        self.corner -= by / self.zoom
        self.fitted = False

    def bring(self, box: QRectF) -> None:
        """Move as little as it takes to see it; farther away where it is too large."""
        if box.isEmpty() or not self._width:
            return
        box = box.adjusted(-_AIR, -_AIR, _AIR, _AIR)
        if box.width() * self.zoom > self._width or box.height() * self.zoom > self._height:
            self.zoom = max(min(self._width / box.width(), self._height / box.height()), FARTHEST)
        if self.seen.contains(box):
            return
        self.fitted = False
        x = min(max(self.corner.x(), box.right() - self.seen.width()), box.left())
        y = min(max(self.corner.y(), box.bottom() - self.seen.height()), box.top())
        self.corner = QPointF(x, y)
