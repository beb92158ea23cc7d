"""The only label of the program: plain text in the theme's tones, cut with an ellipsis where asked.

A QLabel guesses the format of its text, and rich text can load local files; this one cannot.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from ui.fonts import NORMAL, ui_font
from ui.widgets.plain_text import elided, tooltip

Tone = Literal["text", "muted", "faint", "accent", "danger", "warning", "success"]


class PlainLabel(QLabel):
    """A QLabel that takes every text literally. `elide` keeps it on one line, the rest is in its tooltip."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        tone: Tone = "text",
        size_delta: float = 0.0,
        weight: int = NORMAL,
        italic: bool = False,
        wrap: bool = False,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideNone,
        selectable: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._elide = elide
        self.setWordWrap(wrap)
        if elide != Qt.TextElideMode.ElideNone:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if size_delta or weight != NORMAL or italic:
            self.setFont(ui_font(size_delta, weight, italic=italic))
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.set_tone(tone)
        self.setText(text)

    def set_tone(self, tone: Tone) -> None:
        """Which of the theme's inks the words take; it follows the theme by itself."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)

    def setText(self, text: str) -> None:
        super().setText(text)
        # With a text-selectable label the words are the name a screen reader needs.
        self.setAccessibleName(text)

    def setToolTip(self, text: str) -> None:
        super().setToolTip(tooltip(text))

    @property
    def is_cut(self) -> bool:
        """True while the label shows less than its text."""
        if self._elide == Qt.TextElideMode.ElideNone:
            return False
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def minimumSizeHint(self) -> QSize:
        if self._elide == Qt.TextElideMode.ElideNone:
            return super().minimumSizeHint()
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("…") * 3, metrics.height())

    def sizeHint(self) -> QSize:
        if self._elide == Qt.TextElideMode.ElideNone:
            return super().sizeHint()
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and self.is_cut and not self.toolTip():
            assert isinstance(event, QHelpEvent)
            QToolTip.showText(event.globalPos(), tooltip(self.text()), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_cut:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        area = self.contentsRect()
        words = elided(self.text(), self.fontMetrics(), area.width(), self._elide)
        painter.drawText(area, self.alignment() | Qt.TextFlag.TextSingleLine, words)
        painter.end()
