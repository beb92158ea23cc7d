"""A line of a panel about a record: a chip or an icon, words, what is to be said of it at the right; it can be pressed.

Painted rather than made of labels: a panel shows dozens of them.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.fonts import ui_font
from ui.theme import theme
from ui.widgets.pills import GLYPH, draw_glyph, draw_pill, focus_ring, pill_size
from ui.widgets.plain_text import elided, mnemonic_safe, tooltip

_GAP = 8
_HEIGHT = 30


class Row(QAbstractButton):
    """`key` tells rows apart, so that one can be found again after the panel was filled anew."""

    def __init__(
        self,
        words: str,
        right: str = "",
        parent: QWidget | None = None,
        *,
        key: str = "",
        chip: str = "",
        glyph: str = "",
        glyph_role: str = "muted",
        right_glyph: str = "",
        right_role: str = "muted",
        pressable: bool = True,
        opens: bool = False,
    ) -> None:
        super().__init__(parent)
        self.key = key
        self._words, self._right = words, right
        self._chip, self._glyph, self._glyph_role = chip, glyph, glyph_role
        self._right_glyph, self._right_role = right_glyph, right_role
        self._pressable, self._opens = pressable, opens
        self.setText(mnemonic_safe(words))
        self.setAccessibleName(f"{words}: {right}" if right else words)
        self.setToolTip(tooltip(f"{words}\n{right}" if right else words))
        self.setFont(ui_font(-0.5))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if pressable else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if pressable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme().changed.connect(self.update)

    @property
    def words(self) -> str:
        return self._words

    @property
    def right(self) -> str:
        return self._right

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressing = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        opening = self._opens and event.key() == Qt.Key.Key_Down
        if self._pressable and (pressing or opening):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(200, max(_HEIGHT, self.fontMetrics().height() + 12))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        box = self.rect()
        if self._pressable and (self.underMouse() or self.isDown()):
            painter.fillRect(box, colours.hover)
        # Above it: what is said of the record below the row belongs to it.
        painter.fillRect(box.left(), box.top(), box.width(), 1, colours.line)
        left = self._paint_left(painter)
        right_width = self._paint_right(painter, box.width() - left)
        painter.setFont(self.font())
        painter.setPen(colours.text)
        room = QRect(left, 0, box.width() - left - right_width - _GAP, box.height())
        words = elided(self._words, self.fontMetrics(), room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
        if self.hasFocus():
            focus_ring(painter, box, colours.accent, radius=4)
        painter.end()

    def _paint_left(self, painter: QPainter) -> int:
        """The chip or the icon; gives where the words begin."""
        colours = theme().colours
        if self._chip:
            font = ui_font(-1.5)
            size = pill_size(self._chip, font)
            place = QRect(QPoint(0, (self.height() - size.height()) // 2), size)
            draw_pill(painter, place, self._chip, font, ink=colours.text, fill=colours.background, edge=colours.line)
            return size.width() + _GAP
        if self._glyph:
            draw_glyph(painter, self._glyph, colours.role(self._glyph_role), QPoint(1, (self.height() - 13) // 2), 13)
            return 13 + _GAP
        return 0

    def _paint_right(self, painter: QPainter, room: int) -> int:
        """What stands at the right, at most three fifths of the room; gives its width."""
        if not self._right and not self._opens:
            return 0
        colours = theme().colours
        ink = colours.role(self._right_role)
        edge = self.width()
        if self._opens:
            edge -= GLYPH + 2
            draw_glyph(painter, "chevron-down", colours.faint, QPoint(edge, (self.height() - GLYPH) // 2))
            edge -= 4
        metrics = QFontMetrics(self.font())
        words = elided(self._right, metrics, max(room * 3 // 5, 40))
        width = metrics.horizontalAdvance(words)
        painter.setFont(self.font())
        painter.setPen(ink)
        place = QRect(edge - width, 0, width + 1, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
        if self._right_glyph:
            width += GLYPH + 5
            draw_glyph(painter, self._right_glyph, ink, QPoint(edge - width, (self.height() - GLYPH) // 2))
        return width + (self.width() - edge)
