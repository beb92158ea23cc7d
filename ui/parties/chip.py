"""The code of a party as on the cards, a little larger: the head of its page."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.fonts import MEDIUM, ui_font
from ui.theme import theme
from ui.widgets.pills import draw_pill, pill_size


class CodeChip(QWidget):
    """The code of a party as on the cards."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(ui_font(0.5, MEDIUM))
        self._code = ""
        theme().changed.connect(self.update)

    def set_code(self, code: str) -> None:
        self._code = code
        self.setAccessibleName(code)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return pill_size(self._code, self.font())

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, painter = theme().colours, QPainter(self)
        room = QRect(0, 0, self.width(), self.height())
        draw_pill(
            painter, room, self._code, self.font(), ink=colours.text, fill=colours.surface, edge=colours.strong_line
        )
        painter.end()
