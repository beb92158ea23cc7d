"""The line that tells when a meeting or an incident is, and the editor that opens below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.dates import When
from models.errors import Refusal
from ui.fields.problem import FieldRefused, ProblemLabel
from ui.fields.saying import reasoning_words, zone_words
from ui.fields.when_edit import WhenEdit
from ui.theme import theme
from ui.widgets.buttons import push_button
from ui.widgets.pills import round_box
from ui.widgets.plain_label import PlainLabel
from ui.widgets.record_row import Row


class DateLine(QWidget):
    """It asks for another date; the owner calls the command and answers with `close_editor` or `refuse`."""

    date_requested = Signal(object)
    #: The person wants to postpone or move it, which keeps the date it has.
    move_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._when: When | None = None
        self._writable = False
        self._movable = False
        self._row: Row | None = None
        self._editor: _Editor | None = None
        self.moved = PlainLabel("", self, tone="warning", size_delta=-0.5, wrap=True)
        self.moved.hide()
        self.reading = PlainLabel("", self, tone="faint", size_delta=-1.5, wrap=True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._layout.addWidget(self.moved)
        self._layout.addWidget(self.reading)

    def show_when(self, when: When, *, writable: bool, moved: str = "", movable: bool = False) -> None:
        """Show a date; an editor that is open stays open with what is entered there.

        moved: what became of the date before it, in words. movable: offer to postpone it.
        """
        self._movable = movable
        self.moved.setText(moved)
        self.moved.setVisible(bool(moved))
        self._when, self._writable = when, writable
        had_focus = self._row is not None and self._row.hasFocus()
        if self._row is not None:
            self._row.hide()
            self._row.deleteLater()
        self._row = Row(
            when.described(), zone_words(when.zone), self, glyph="calendar", pressable=writable, opens=writable
        )
        self._row.clicked.connect(self.open_editor)
        self._layout.insertWidget(0, self._row)
        self._row.show()
        if had_focus:
            self._row.setFocus()
        reasoning = reasoning_words(when.words, when.reasoning)
        self.reading.setText(reasoning)
        self.reading.setVisible(bool(reasoning))

    @property
    def editor(self) -> WhenEdit | None:
        """The fields while they are open."""
        return self._editor.when if self._editor is not None else None

    def open_editor(self) -> None:
        if self._editor is not None:
            self.close_editor()
            return
        if self._when is None or not self._writable:
            return
        self._editor = _Editor(self._when, self, movable=self._movable)
        self._editor.move_wanted.connect(self._ask_to_move)
        self._editor.saved.connect(self._ask)
        self._editor.cancelled.connect(self.close_editor)
        self._layout.addWidget(self._editor)
        self._editor.show()
        self._editor.when.text.setFocus()

    def close_editor(self) -> None:
        if self._editor is not None:
            self._editor.hide()
            self._editor.deleteLater()
            self._editor = None
            if self._row is not None:
                self._row.setFocus()

    def refuse(self, refusal: Refusal) -> None:
        if self._editor is not None:
            self._editor.show_refusal(refusal)

    def _ask_to_move(self) -> None:
        self.close_editor()
        self.move_requested.emit()

    def save(self) -> None:
        """Ask for what the editor holds, as its button does."""
        self._ask()

    def _ask(self) -> None:
        if self._editor is None:
            return
        try:
            when = self._editor.when.when()
        except Refusal as refusal:
            self._editor.show_refusal(refusal)
        else:
            self.date_requested.emit(when)


class _Editor(QWidget):
    saved = Signal()
    cancelled = Signal()
    move_wanted = Signal()

    def __init__(self, when: When, parent: QWidget, *, movable: bool) -> None:
        super().__init__(parent)
        self.when = WhenEdit(when.zone, self, mnemonics=False)
        self.when.set_when(when)
        self.problem = ProblemLabel(self)
        save = push_button(
            "Save the date", self, kind="primary", hint="It was entered wrongly; nothing is counted as postponed"
        )
        cancel = push_button("Cancel", self)
        move = push_button("Postpone or move…", self, hint="Keep the date it has, with the reason of the move")
        move.setVisible(movable)
        move.clicked.connect(self.move_wanted)
        save.clicked.connect(self.saved)
        cancel.clicked.connect(self.cancelled)
        buttons = QHBoxLayout()
        buttons.addWidget(save)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(8)
        layout.addWidget(self.when)
        layout.addWidget(self.problem)
        layout.addLayout(buttons)
        layout.addWidget(move, 0, Qt.AlignmentFlag.AlignLeft)

    def show_refusal(self, refusal: Refusal) -> None:
        self.problem.show_refusal(refusal)
        (refusal.field if isinstance(refusal, FieldRefused) else self.when.text).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.saved.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        round_box(painter, self.rect(), colours.background, colours.line, radius=6)
        painter.end()
