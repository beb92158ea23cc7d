"""Asking for the reason of a move, in the panel itself, right under the status."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.errors import Refusal
from models.vocabulary import Status
from ui.fields.problem import ProblemLabel
from ui.theme import theme
from ui.widgets.buttons import push_button
from ui.widgets.pills import round_box
from ui.widgets.plain_label import PlainLabel


class ReasonPrompt(QWidget):
    """Hidden until `ask`. Enter moves, Esc leaves everything as it was."""

    #: The status and the reason given.
    given = Signal(object, str)
    #: The status and the reason so far; the person wants to enter a date or a source as well.
    details_wanted = Signal(object, str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status = Status.TABLED
        self._question = PlainLabel("", self, wrap=True, size_delta=-0.5)
        self.reason = QLineEdit(self)
        self.reason.setAccessibleName("Reason")
        self.reason.setPlaceholderText("in a few words")
        self.problem = ProblemLabel(self)
        self.move_button = push_button("Move", self, kind="primary")
        self.details_button = push_button("Details…", self, hint="Enter the effective date and the source as well")
        self.cancel_button = push_button("Cancel", self)
        self.move_button.clicked.connect(self._give)
        self.details_button.clicked.connect(self._want_details)
        self.cancel_button.clicked.connect(self.cancel)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.move_button)
        buttons.addWidget(self.details_button)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 10)
        layout.setSpacing(6)
        layout.addWidget(self._question)
        layout.addWidget(self.reason)
        layout.addWidget(self.problem)
        layout.addLayout(buttons)
        self._question.setBuddy(self.reason)
        theme().changed.connect(self.update)
        self.hide()

    def ask(self, ref: str, was: Status, becomes: Status, *, details: bool) -> None:
        """Words that were typed for another move stay."""
        self._status = becomes
        self._question.setText(f"Why does {ref} go from {was.word} to {becomes.word}?")
        self.problem.clear_refusal()
        self.details_button.setVisible(details)
        self.show()
        self.reason.setFocus()

    def close_prompt(self) -> None:
        self.reason.clear()
        self.problem.clear_refusal()
        self.hide()

    def cancel(self) -> None:
        self.close_prompt()
        self.cancelled.emit()

    def refuse(self, refusal: Refusal) -> None:
        self.problem.show_refusal(refusal)
        self.reason.setFocus()

    def _give(self) -> None:
        self.given.emit(self._status, self.reason.text())

    def _want_details(self) -> None:
        self.details_wanted.emit(self._status, self.reason.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.reason.hasFocus():
            self._give()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        round_box(painter, self.rect(), colours.background, colours.line, radius=6)
        painter.end()
