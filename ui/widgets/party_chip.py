"""A party on a card or in a panel: its code with the sign of its stance, the words in the tooltip.

`draw_party` is the same chip for delegates that paint hundreds.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.records import PartyMark
from models.vocabulary import Stance
from ui.colours import Colours
from ui.fonts import ui_font
from ui.icons import stance_icon
from ui.theme import theme
from ui.widgets.pills import draw_pill, pill_size
from ui.widgets.plain_text import tooltip


def party_words(mark: PartyMark) -> str:
    """The chip in words: "Cambodia, addressed to: no position recorded"."""
    words = f"{mark.name}, {mark.involvement.word}"
    return f"{words}: {mark.stance.word}" if mark.stance else words


def party_size(code: str, font: QFont, stance: Stance | None) -> QSize:
    return pill_size(code, font, glyph=stance is not None)


def draw_party(painter: QPainter, rect: QRect, code: str, font: QFont, stance: Stance | None, colours: Colours) -> None:
    """One chip: the code, and before it the stance where there is one."""
    draw_pill(
        painter,
        rect,
        code,
        font,
        ink=colours.text,
        fill=colours.background,
        edge=colours.line,
        glyph=stance_icon(stance) if stance else "",
        glyph_ink=colours.stance(stance) if stance else None,
    )


class PartyChip(QWidget):
    """One party with its stance."""

    def __init__(self, mark: PartyMark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(ui_font(-1.5))
        self._mark = mark
        self.set_mark(mark)
        theme().changed.connect(self.update)

    @property
    def mark(self) -> PartyMark:
        return self._mark

    def set_mark(self, mark: PartyMark) -> None:
        self._mark = mark
        words = party_words(mark)
        self.setAccessibleName(words)
        self.setToolTip(tooltip(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return party_size(self._mark.code, self.font(), self._mark.stance)

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_party(painter, self.rect(), self._mark.code, self.font(), self._mark.stance, theme().colours)
        painter.end()
