"""A suggestion where the person is looking: the question, a button that opens the move, and one that puts it aside.

It decides nothing: what a suggestion rests on, `models.suggestions` knows; opening the move is the owner's.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.suggestions import Suggestion
from ui.theme import theme
from ui.widgets.buttons import push_button
from ui.widgets.pills import round_box
from ui.widgets.plain_label import PlainLabel


class SuggestionBar(QWidget):
    """Hidden until `show_suggestion`. Both signals carry the Suggestion."""

    taken = Signal(object)
    put_aside = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._suggestion: Suggestion | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.question = PlainLabel("", self, wrap=True)
        self.note = PlainLabel("", self, tone="muted", size_delta=-1.5, wrap=True)
        self.move_button = push_button("Move…", self, kind="choice", hint="See the move with its reason, then make it")
        self.later_button = push_button("Not now", self, kind="choice", hint="Ask again when the stances have changed")
        self.move_button.clicked.connect(self._take)
        self.later_button.clicked.connect(self._put_aside)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.move_button)
        buttons.addWidget(self.later_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 10, 8)
        column.setSpacing(5)
        column.addWidget(self.question)
        column.addWidget(self.note)
        column.addLayout(buttons)
        theme().changed.connect(self.update)
        self.hide()

    @property
    def suggestion(self) -> Suggestion | None:
        """What is shown, None while nothing is."""
        return self._suggestion

    def show_suggestion(self, suggestion: Suggestion | None) -> None:
        self._suggestion = suggestion
        self.question.setText(suggestion.question if suggestion else "")
        self.note.setText(suggestion.note if suggestion else "")
        self.note.setVisible(bool(suggestion and suggestion.note))
        self.setAccessibleName(f"Suggestion: {suggestion.question}" if suggestion else "")
        self.setVisible(suggestion is not None)

    def _take(self) -> None:
        if self._suggestion is not None:
            self.taken.emit(self._suggestion)

    def _put_aside(self) -> None:
        suggestion = self._suggestion
        if suggestion is not None:
            self.show_suggestion(None)
            self.put_aside.emit(suggestion)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        round_box(painter, self.rect(), colours.accent_soft, colours.accent, radius=6)
        painter.end()
