"""Ctrl+F in a text: a line, how many matches there are, the next and the one before; they are selected in the text."""

from __future__ import annotations

import re
from bisect import bisect_left

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from models.capture.segments import Span
from ui.widgets.buttons import icon_button
from ui.widgets.plain_label import PlainLabel

#: No more are counted: a letter that stands everywhere is not what anybody looks for.
_MOST = 10_000


class FindBar(QWidget):
    """Hidden until it is opened; Esc closes it. `found` carries the Span to be shown, `closed` nothing."""

    found = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._starts: list[int] = []
        self._length = 0
        self._place = 0
        self.line = QLineEdit(self)
        self.line.setAccessibleName("Find in the text")
        self.line.setPlaceholderText("Find in the text")
        self.line.textChanged.connect(self._look)
        self.line.installEventFilter(self)
        self.count = PlainLabel("", self, tone="muted")
        self.back_button = icon_button("arrow-left", "The match before (Shift+Enter)", self)
        self.back_button.clicked.connect(self._step_back)
        self.next_button = icon_button("arrow-right", "The next match (Enter)", self)
        self.next_button.clicked.connect(self._step_on)
        self.close_button = icon_button("close", "Close (Esc)", self)
        self.close_button.clicked.connect(self.leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 14, 6)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.count)
        row.addWidget(self.back_button)
        row.addWidget(self.next_button)
        row.addWidget(self.close_button)
        self.hide()

    def set_text(self, text: str) -> None:
        self._text = text
        if not self.isHidden():
            self._look(self.line.text())

    def open(self, place: int) -> None:
        """Look from a place of the text on."""
        self._place = place
        self.show()
        self.line.setFocus()
        self.line.selectAll()
        self._look(self.line.text())

    def leave(self) -> None:
        self.hide()
        self.closed.emit()

    def _look(self, words: str) -> None:
        self._length = len(words)
        pattern = re.compile(re.escape(words), re.IGNORECASE) if words else None
        self._starts = []
        for match in pattern.finditer(self._text) if pattern is not None else ():
            self._starts.append(match.start())
            if len(self._starts) >= _MOST:
                break
        self._show(bisect_left(self._starts, self._place))

    def step(self, by: int) -> None:
        """The next match (1) or the one before (-1), around the ends."""
        self._show(bisect_left(self._starts, self._place) + by)

    def _step_back(self) -> None:
        self.step(-1)

    def _step_on(self) -> None:
        self.step(1)

    def _show(self, number: int) -> None:
        if not self._starts:
            self.count.setText("no match" if self._length else "")
            return
        number %= len(self._starts)
        self._place = self._starts[number]
        more = "+" if len(self._starts) >= _MOST else ""
        self.count.setText(f"{number + 1:n} of {len(self._starts):n}{more}")
        self.found.emit(Span(self._place, self._place + self._length))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Up):
                back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) or key == Qt.Key.Key_Up
                self.step(-1 if back else 1)
                return True
            if key == Qt.Key.Key_Escape:
                self.leave()
                return True
        return super().eventFilter(watched, event)
