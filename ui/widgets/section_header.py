"""The small heading over a part of a panel, which can fold that part away."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.fonts import MEDIUM, ui_font
from ui.theme import theme
from ui.widgets.pills import draw_glyph, focus_ring

_ARROW = 12


class SectionHeader(QAbstractButton):
    """Small capitals, an optional count; `foldable` makes it a button, and `toggled(open)` folds the part."""

    def __init__(
        self, title: str, parent: QWidget | None = None, *, count: int | None = None, foldable: bool = False
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._count = count
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCheckable(foldable)
        self.setChecked(foldable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if foldable else Qt.FocusPolicy.NoFocus)
        font = ui_font(-2.0, MEDIUM)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
        self.setFont(font)
        self._name()
        self.toggled.connect(self._name)
        theme().changed.connect(self.update)

    def set_title(self, title: str, count: int | None = None) -> None:
        self._title, self._count = title, count
        self._name()
        self.update()

    def _name(self) -> None:
        words = self._title if self._count is None else f"{self._title}, {self._count}"
        if self.isCheckable():
            words += ", open" if self.isChecked() else ", folded"
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._title) + 40, metrics.height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        left = 0
        if self.isCheckable():
            arrow = "chevron-down" if self.isChecked() else "chevron-right"
            draw_glyph(painter, arrow, colours.faint, QPoint(1, (self.height() - _ARROW) // 2))
            left = _ARROW + 5
        painter.setFont(self.font())
        painter.setPen(colours.text if self.underMouse() and self.isCheckable() else colours.faint)
        words = self._title if self._count is None else f"{self._title}  {self._count}"
        room = QRect(left, 0, self.width() - left, self.height())
        words = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        if self.hasFocus():
            focus_ring(painter, self.rect(), colours.accent, radius=4)
        painter.end()
