"""What the painter allows for a matrix: cells as words in memory, drawn into one widget with frozen edges.

No model, no view, no database, no accessibility, no selection.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

ROW, COLUMN, LEFT, TOP, TAIL = 44, 140, 400, 40, 158


class FloorMatrix(QWidget):
    """rows: the words at the left, and those of the cells by their column; the same cells stand in each row's tail."""

    def __init__(self, rows: list[tuple[str, dict[int, str]]], columns: int) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._rows, self._columns = rows, columns
        self._down = self._right = 0

    def scroll_to(self, down: int, right: int) -> None:
        """Pixels of the cells that lie above and to the left of what is shown."""
        self._down, self._right = down, right
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#ffffff"))
        first, across = self._down // ROW, self._right // COLUMN
        for row in range(first, min(len(self._rows), first + self.height() // ROW + 2)):
            words, cells = self._rows[row]
            y = TOP + row * ROW - self._down
            for column in range(across, min(self._columns, across + (self.width() - LEFT) // COLUMN + 2)):
                room = QRect(LEFT + column * COLUMN - self._right + 9, y, COLUMN - 15, ROW)
                painter.fillRect(room.left() - 9, room.bottom(), COLUMN, 1, QColor("#d0d0d0"))
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cells.get(column, "–"))
            painter.fillRect(0, y, LEFT, ROW, QColor("#f4f5f7"))
            painter.drawText(QRect(12, y, LEFT - 20, ROW), Qt.AlignmentFlag.AlignVCenter, words)
            painter.fillRect(self.width() - TAIL, y, TAIL, ROW, QColor("#ffffff"))
            painter.drawText(QRect(self.width() - TAIL + 9, y, TAIL - 15, ROW), Qt.AlignmentFlag.AlignVCenter, "agreed")
        painter.fillRect(0, 0, self.width(), TOP, QColor("#f4f5f7"))
