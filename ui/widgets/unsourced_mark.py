"""The mark of a record that nothing supports, the same everywhere: a warning sign and the words, never colour alone."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.fonts import MEDIUM, ui_font
from ui.theme import theme
from ui.widgets.pills import draw_pill, pill_size
from ui.widgets.plain_text import tooltip

UNSOURCED_WORD = "No source"
UNSOURCED_GLYPH = "warning"
UNSOURCED_HINT = "Nothing names a source for this record: cite one, or name one where it is entered."


class UnsourcedMark(QWidget):
    """The pill; hidden until a record is shown that nothing supports."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(UNSOURCED_WORD)
        self.setToolTip(tooltip(UNSOURCED_HINT))
        self.hide()
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return pill_size(UNSOURCED_WORD, _font(), glyph=True)

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        draw_pill(
            painter,
            QRect(QPoint(0, 0), self.sizeHint()),
            UNSOURCED_WORD,
            _font(),
            ink=colours.warning,
            fill=colours.surface,
            edge=colours.warning,
            glyph=UNSOURCED_GLYPH,
            dashed=True,
        )
        painter.end()


def _font() -> QFont:
    return ui_font(-1.5, MEDIUM)
