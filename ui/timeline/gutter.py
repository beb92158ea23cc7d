"""The names of the lanes, left of the plot."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.timeline.canvas import Canvas
from ui.timeline.index import LANES

MARKS = "Status changes"


class Gutter(QWidget):
    """Paints each lane's name beside it, and that of the strip of status changes."""

    def __init__(self, canvas: Canvas, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Lanes")

    def sizeHint(self) -> QSize:
        labels = self._canvas.labels
        names = [MARKS, *(lane.word.capitalize() for lane in LANES)]
        return QSize(int(max(labels.width(name) for name in names)) + 18, 100)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, canvas = theme().colours, self._canvas
        frame, labels = canvas.frame(), canvas.labels
        painter = QPainter(self)
        painter.setFont(labels.font)
        painter.fillRect(self.rect(), colours.surface)
        tops = []
        for band in canvas.arrangement().seen():
            tops.append(band.top)
            painter.setPen(colours.text)
            labels.draw(painter, 10, band.top + band.height / 2, band.row.name.text, self.width() - 14)
        if frame.with_marks:
            painter.setPen(colours.muted)
            middle = frame.marks_top + frame.marks_height / 2
            labels.draw(painter, 10, middle, MARKS, self.width() - 14)
        painter.setPen(QPen(colours.line, 1))
        width = float(self.width())
        painter.drawLines([QLineF(0, round(y) + 0.5, width, round(y) + 0.5) for y in [*tops, frame.marks_top]])
        painter.drawLine(QLineF(width - 0.5, 0, width - 0.5, self.height()))
