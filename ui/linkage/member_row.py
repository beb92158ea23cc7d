"""One demand of a package: its reference and title, below them its status and where those stand who were asked."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from models.records import Card
from models.vocabulary import Involvement
from ui.fonts import MEDIUM, ui_font
from ui.icons import status_icon
from ui.theme import theme
from ui.widgets.party_chip import party_words
from ui.widgets.pills import draw_glyph, focus_ring
from ui.widgets.plain_text import elided, mnemonic_safe, tooltip

_LEFT, _GLYPH = 22, 13


class MemberRow(QAbstractButton):
    """Pressed with the mouse, Space or Enter."""

    def __init__(self, card: Card, parent: QWidget) -> None:
        super().__init__(parent)
        self.card = card
        self._stances = stance_words(card)
        words = [card.accessible_name, "confidential" if card.confidential else "", self._stances]
        self.setText(mnemonic_safe(card.ref))
        self.setAccessibleName("; ".join(part for part in words if part))
        asked = [party_words(mark) for mark in card.parties]
        self.setToolTip(tooltip("\n".join([f"{card.ref} {card.title}, {card.status.word}", *asked])))
        self.setFont(ui_font(-0.5))
        self._small = ui_font(-1.5)
        self._strong = ui_font(-1.5, MEDIUM)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(200, self.fontMetrics().height() + QFontMetrics(self._small).height() + 12)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        box = self.rect()
        if self.underMouse() or self.isDown():
            painter.fillRect(box, colours.hover)
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, colours.line)
        ink = colours.status(self.card.status)
        draw_glyph(painter, status_icon(self.card.status), ink, QPoint(3, 7), _GLYPH)
        right = box.right() - 2
        if self.card.confidential:
            right -= _GLYPH + 3
            draw_glyph(painter, "lock", colours.muted, QPoint(right + 3, 7), _GLYPH)
        first = QRect(_LEFT, 4, right - _LEFT, self.fontMetrics().height())
        painter.setFont(self.font())
        painter.setPen(colours.text)
        words = elided(f"{self.card.ref} {self.card.title}", self.fontMetrics(), first.width())
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
        self._paint_below(painter, QRect(_LEFT, first.bottom() + 2, box.right() - _LEFT - 2, box.height()))
        if self.hasFocus():
            focus_ring(painter, box, colours.accent, radius=4)
        painter.end()

    def _paint_below(self, painter: QPainter, room: QRect) -> None:
        colours = theme().colours
        metrics = QFontMetrics(self._small)
        room.setHeight(metrics.height())
        painter.setFont(self._strong)
        painter.setPen(colours.status(self.card.status))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.card.status.word)
        taken = QFontMetrics(self._strong).horizontalAdvance(self.card.status.word) + 8
        room.setLeft(room.left() + taken)
        painter.setFont(self._small)
        painter.setPen(colours.muted)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided(self._stances, metrics, room.width()))


def stance_words(card: Card) -> str:
    """Where those stand who were asked: "KH accepts, MY no position recorded"."""
    asked = [mark for mark in card.parties if mark.involvement is not Involvement.TABLED_BY and mark.stance is not None]
    return ", ".join(f"{mark.code} {mark.stance.word}" for mark in asked if mark.stance is not None)
