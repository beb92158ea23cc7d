"""The dark rail at the left: one button a screen, with icon and word."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from ui.fonts import ui_font
from ui.icons import pixmap
from ui.theme import theme
from ui.widgets.pills import focus_ring

WIDTH = 62
_BUTTON = QSize(54, 50)
_GLYPH = 20


class RailButton(QAbstractButton):
    """An icon over a word, on the rail's own dark ground in both themes."""

    def __init__(self, glyph: str, word: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._glyph = glyph
        self.setText(word)
        self.setCheckable(True)
        self.setAccessibleName(word)
        self.setFont(ui_font(-2.8))
        self.setFixedSize(_BUTTON)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.isChecked() or self.underMouse()
        ink = colours.rail_active_text if lit else colours.rail_text
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.rail_active)
            painter.drawRoundedRect(self.rect(), 8, 8)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap((self.width() - _GLYPH) // 2, 8, pixmap(self._glyph, ink, _GLYPH, ratio))
        painter.setPen(ink)
        words = QRect(0, 30, self.width(), 16)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            focus_ring(painter, self.rect(), ink, radius=8)


class Rail(QWidget):
    """`chosen` carries the name of the screen."""

    chosen = Signal(str)

    def __init__(self, screens: tuple[tuple[str, str, str], ...], parent: QWidget | None = None) -> None:
        """screens: name, icon and word of each, from top to bottom."""
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Screens")
        self._buttons: dict[str, RailButton] = {}
        group = QButtonGroup(self)
        group.setExclusive(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 10, 4, 10)
        column.setSpacing(4)
        for name, glyph, word in screens:
            button = RailButton(glyph, word, self)
            group.addButton(button)
            column.addWidget(button)
            self._buttons[name] = button
        column.addStretch(1)
        group.buttonClicked.connect(self._tell)
        theme().changed.connect(self.update)

    def mark(self, name: str) -> None:
        """Show which screen is open."""
        if name in self._buttons:
            self._buttons[name].setChecked(True)

    def _tell(self, button: QAbstractButton) -> None:
        self.chosen.emit(next(name for name, known in self._buttons.items() if known is button))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().colours.rail)
