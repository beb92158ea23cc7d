"""The field that filters while one types: shows how many are left, and how to come here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.icons import icon
from ui.widgets.plain_label import PlainLabel

_PROMPT = "Search demands…"
_KEYS = "Ctrl F"
_ROOM_FOR_KEYS = 200


class SearchField(QLineEdit):
    """Esc clears, and a second Esc (or the arrow down) goes to the cards."""

    searched = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("board-search")
        self.setAccessibleName("Search demands")
        self.setPlaceholderText(_PROMPT)
        self.setMaxLength(200)
        glass = QAction(icon("search", "faint"), "", self)
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.count = PlainLabel(_KEYS, self, tone="faint", size_delta=-1.0)
        self.count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(self._changed)
        self._place()

    def set_count(self, shown: int, total: int, *, filtered: bool) -> None:
        """ "3 of 7" while something is filtered."""
        self.count.setText(f"{shown:,} of {total:,}" if filtered else _KEYS)
        self.setAccessibleDescription(f"{shown} of {total} demands are shown" if filtered else "")
        self._place()

    def show_text(self, text: str) -> None:
        """Show another text without telling."""
        if text != self.text():
            self.blockSignals(True)
            self.setText(text)
            self.blockSignals(False)

    def _changed(self, text: str) -> None:
        self.searched.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self.count.adjustSize()
        # In a narrow field the prompt says more than the keys.
        self.count.setVisible(self.width() >= _ROOM_FOR_KEYS or self.count.text() != _KEYS)
        margin = self.count.width() + 6 if not self.count.isHidden() else 0
        if self.textMargins().right() != margin:
            self.setTextMargins(0, 0, margin, 0)
        self.count.move(self.width() - margin - 5, (self.height() - self.count.height()) // 2)
