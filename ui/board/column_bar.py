"""The scroll bar of a column: the flat one, narrow and on the column's own ground."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from models.vocabulary import Status
from ui.board.painting import ground
from ui.theme import theme
from ui.widgets.flat_scrollbar import FlatScrollBar


class ColumnBar(FlatScrollBar):
    """Without anything to scroll it is only margin."""

    def __init__(self, status: Status, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._status = status

    def sizeHint(self) -> QSize:
        return QSize(8, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), ground(self._status))
        if self.maximum() > self.minimum():
            busy = self.isSliderDown() or self.underMouse()
            painter.fillRect(self.handle().adjusted(1, 2, -2, -2), colours.muted if busy else colours.strong_line)
        painter.end()
