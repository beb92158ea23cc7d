"""What pyqtgraph allows: one object that paints the visible bars in one call, or an occupancy picture when dense."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

FEW = 1_500


class _Bars(pg.GraphicsObject):
    def __init__(self, start: np.ndarray, end: np.ndarray, lane: np.ndarray, lanes: int) -> None:
        super().__init__()
        order = np.argsort(start, kind="stable")
        self._start, self._end, self._lane, self._lanes = start[order], end[order], lane[order], lanes
        self._latest = np.maximum.accumulate(self._end)
        self._starts = [self._start[self._lane == one] for one in range(lanes)]
        self._ends = [np.sort(self._end[self._lane == one]) for one in range(lanes)]
        self._rects = PrimitiveArray(QRectF, 4)

    def boundingRect(self) -> QRectF:
        return self.viewRect() if self.getViewBox() is not None else QRectF(0, 0, 1, 1)

    def viewTransformChanged(self) -> None:
        super().viewTransformChanged()
        self.prepareGeometryChange()
        self.update()

    def paint(self, painter: QPainter, *_: object) -> None:
        view = self.viewRect()
        room = painter.worldTransform().mapRect(view)
        painter.save()
        painter.resetTransform()
        low = int(np.searchsorted(self._latest, view.left()))
        high = int(np.searchsorted(self._start, view.right(), "right"))
        if high - low > FEW:
            self._paint_dense(painter, view, room)
        else:
            self._paint_bars(painter, view, room, slice(low, high))
        painter.restore()

    def _paint_dense(self, painter: QPainter, view: QRectF, room: QRectF) -> None:
        width, height = max(1, round(room.width())), room.height() / self._lanes
        edges = np.linspace(view.left(), view.right(), width + 1)
        for one in range(self._lanes):
            number = np.searchsorted(self._starts[one], edges[1:]) - np.searchsorted(
                self._ends[one], edges[:-1], "right"
            )
            pixels = np.where(number > 0, np.uint32(0xFF4D6FD0), np.uint32(0xFFFFFFFF)).astype(np.uint32)
            image = QImage(pixels.data, width, 1, width * 4, QImage.Format.Format_RGB32)
            painter.drawImage(QRectF(room.left(), room.top() + (one + 0.2) * height, width, height * 0.6), image)

    def _paint_bars(self, painter: QPainter, view: QRectF, room: QRectF, part: slice) -> None:
        scale = room.width() / view.width()
        left = (self._start[part] - view.left()) * scale + room.left()
        self._rects.resize(len(left))
        values = self._rects.ndarray()
        height = room.height() / self._lanes
        values[:, 0] = left
        values[:, 1] = room.top() + (self._lane[part] + 0.2) * height
        values[:, 2] = np.maximum((self._end[part] - self._start[part]) * scale, 1)
        values[:, 3] = height * 0.6
        painter.setBrush(QColor("#97b0f8"))
        painter.drawRects(*self._rects.drawargs())


class FloorPlot(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph is not typed
    def __init__(self, start: np.ndarray, end: np.ndarray, lane: np.ndarray, lanes: int) -> None:
        super().__init__()
        self.resize(1440, 640)
        box = self.getViewBox()
        box.addItem(_Bars(start, end, lane, lanes), ignoreBounds=True)
        box.setYRange(0, lanes, padding=0)
        self.show_range(float(start.min()), float(end.max()))

    def show_range(self, left: float, right: float) -> None:
        self.getViewBox().setXRange(left, right, padding=0)
