"""The state of a meeting or the standing of an incident over the whole width: icon, word, colour, and a menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from models.vocabulary import Word
from ui.colours import mix
from ui.fonts import SEMIBOLD, ui_font
from ui.theme import theme
from ui.widgets.pills import chevron_down, draw_glyph, focus_ring, round_box
from ui.widgets.signs import sign_of
from ui.widgets.status_badge import capitalised


class ChoiceButton(QAbstractButton):
    """`what` names it for screen readers: "State", "Standing"."""

    def __init__(self, what: str, word: Word, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = what
        self._word = word
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(ui_font(0.0, SEMIBOLD))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_word(word)
        theme().changed.connect(self.update)

    @property
    def word(self) -> Word:
        return self._word

    def set_word(self, word: Word) -> None:
        self._word = word
        self.setText(capitalised(word.word))
        self.setAccessibleName(f"{self._what}: {word.word}. Change…")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 70, max(metrics.height() + 14, 32))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        glyph, role = sign_of(self._word)
        colour = colours.role(role) if self.isEnabled() else colours.faint
        painter = QPainter(self)
        active = self.isEnabled() and (self.underMouse() or self.isDown())
        fill = mix(colour, colours.surface, 0.07) if active else colours.surface
        round_box(painter, self.rect(), fill, colour, radius=6)
        if self.hasFocus():
            focus_ring(painter, self.rect(), colours.accent, radius=6)
        middle = self.height() // 2
        draw_glyph(painter, glyph, colour, QPoint(11, middle - 7), 14)
        painter.setFont(self.font())
        painter.setPen(colour)
        room = QRect(32, 0, self.width() - 60, self.height())
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        if self.isEnabled():
            chevron_down(painter, QPointF(self.width() - 17, middle), colour)
        painter.end()
