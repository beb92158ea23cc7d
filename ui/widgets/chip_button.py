"""A pill that can be pressed: the header's numbers, and filters that are on or off.

It shows and tells; what a pressed chip filters is the owner's.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.fonts import BOLD, ui_font
from ui.theme import theme
from ui.widgets.pills import GLYPH, chevron_down, draw_glyph, focus_ring, round_box
from ui.widgets.plain_text import mnemonic_safe

_PAD = 12
_GAP = 4


class ChipButton(QAbstractButton):
    """`number` stands bold before the words; `hot` gives it the summit's colour; checked means chosen."""

    def __init__(
        self,
        words: str = "",
        number: str = "",
        parent: QWidget | None = None,
        *,
        checkable: bool = True,
        hot: bool = False,
        glyph: str = "",
        opens: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setFont(ui_font(-0.5))
        self._bold = ui_font(-0.5, BOLD)
        self._hot = hot
        self._glyph = glyph
        self._opens = opens
        self._number = self._words = ""
        self.set_parts(number, words)
        theme().changed.connect(self.update)

    @property
    def number(self) -> str:
        return self._number

    @property
    def words(self) -> str:
        return self._words

    def set_parts(self, number: str, words: str) -> None:
        """ "12 days", "to the summit"; either may be empty."""
        self._number, self._words = number, words
        whole = f"{number} {words}".strip()
        self.setText(mnemonic_safe(whole))
        self.setAccessibleName(whole)
        self.updateGeometry()
        self.update()

    def set_hot(self, hot: bool) -> None:
        self._hot = hot
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        parts = [
            QFontMetrics(self._bold).horizontalAdvance(self._number) if self._number else 0,
            metrics.horizontalAdvance(self._words) if self._words else 0,
            GLYPH if self._shown_glyph() else 0,
            GLYPH if self._opens else 0,
        ]
        width = sum(parts) + _GAP * (sum(1 for part in parts if part) - 1) + 2 * _PAD
        return QSize(width, metrics.height() + 11)

    minimumSizeHint = sizeHint

    def _shown_glyph(self) -> str:
        # A chosen chip says so with a tick as well: never by colour alone.
        return "check" if self.isChecked() else self._glyph

    def checkStateSet(self) -> None:
        super().checkStateSet()
        self.updateGeometry()

    def nextCheckState(self) -> None:
        super().nextCheckState()
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        ink = colours.summit if self._hot else colours.muted
        strong = colours.summit if self._hot else colours.text
        edge = (
            colours.summit if self._hot else colours.strong_line if self.isCheckable() or self._opens else colours.line
        )
        fill = colours.background
        if self.isChecked():
            ink = strong = colours.text
            edge, fill = colours.accent, colours.accent_soft
        elif self.isDown() or (self.underMouse() and self.isEnabled()):
            fill = colours.hover
        if not self.isEnabled():
            ink = strong = colours.faint
        painter = QPainter(self)
        box = self.rect()
        round_box(painter, box, fill, edge, radius=box.height() / 2)
        if self.hasFocus():
            focus_ring(painter, box, colours.accent, radius=box.height() / 2)
        left = _PAD
        middle = box.height() // 2
        if glyph := self._shown_glyph():
            draw_glyph(painter, glyph, ink, QPoint(left, middle - GLYPH // 2))
            left += GLYPH + _GAP
        for text, font, colour in ((self._number, self._bold, strong), (self._words, self.font(), ink)):
            if text:
                painter.setFont(font)
                painter.setPen(colour)
                width = QFontMetrics(font).horizontalAdvance(text)
                painter.drawText(QRect(left, 0, width + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, text)
                left += width + _GAP
        if self._opens:
            chevron_down(painter, QPointF(left + GLYPH / 2, middle + 1), ink)
        painter.end()
