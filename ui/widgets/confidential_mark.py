"""The mark of what is confidential, the same everywhere: a lock and the word, never colour alone.

`ConfidentialMark` is the widget for pages and dialogs; delegates that paint many rows call `draw_mark` with the room
that `mark_size` gives, and write `MARK_WORD` into the accessible text of the row. What is confidential, the records
say; what follows from it, `models.commands.confidentiality` names.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.fonts import MEDIUM, ui_font
from ui.theme import theme
from ui.widgets.pills import draw_pill, pill_size
from ui.widgets.plain_text import tooltip

#: As a person reads it, also in tables: a cell says just this and carries the glyph.
MARK_WORD = "Confidential"
MARK_GLYPH = "lock"
MARK_HINT = "Left out of public reports, shared copies and snapshots, and hidden with F9."


def mark_font() -> QFont:
    return ui_font(-1.5, MEDIUM)


def mark_size() -> QSize:
    """How much room the mark takes, in pixels."""
    return pill_size(MARK_WORD, mark_font(), glyph=True)


def draw_mark(painter: QPainter, corner: QPoint) -> QRect:
    """Paint the mark with its upper left corner there; gives the room it took."""
    colours = theme().colours
    room = QRect(corner, mark_size())
    draw_pill(
        painter,
        room,
        MARK_WORD,
        mark_font(),
        ink=colours.warning,
        fill=colours.surface,
        edge=colours.warning,
        glyph=MARK_GLYPH,
    )
    return room


class ConfidentialMark(QWidget):
    """The pill; hidden until a record that is confidential is shown."""

    def __init__(self, parent: QWidget | None = None, *, hint: str = MARK_HINT) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(MARK_WORD)
        self.setToolTip(tooltip(hint))
        self.hide()
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return mark_size()

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_mark(painter, QPoint(0, 0))
        painter.end()
