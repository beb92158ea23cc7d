"""What stands where there is nothing yet: one sentence, and one button that changes it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.icons import pixmap
from ui.theme import theme
from ui.widgets.buttons import push_button
from ui.widgets.plain_label import PlainLabel

_PICTURE = 36


class EmptyState(QWidget):
    """A picture, a sentence and a button in the middle; without `button` words there is no button."""

    triggered = Signal()

    def __init__(
        self,
        sentence: str,
        button: str = "",
        parent: QWidget | None = None,
        *,
        glyph: str = "",
        primary: bool = False,
    ) -> None:
        super().__init__(parent)
        self._picture = _Picture(glyph, self) if glyph else None
        self._sentence = PlainLabel(sentence, self, tone="muted", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = push_button(button, self, kind="primary" if primary else "plain")
        self.button.setVisible(bool(button))
        self.button.clicked.connect(self.triggered)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addStretch(1)
        if self._picture:
            layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._sentence)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self.setAccessibleName(sentence)

    def set_words(self, sentence: str, button: str = "") -> None:
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.button.setText(button)
        self.button.setAccessibleName(button.replace("&", ""))
        self.button.setVisible(bool(button))


class _Picture(QWidget):
    def __init__(self, glyph: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._glyph = glyph
        self.setFixedSize(_PICTURE, _PICTURE)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, pixmap(self._glyph, theme().colours.faint, _PICTURE, self.devicePixelRatioF()))
        painter.end()
