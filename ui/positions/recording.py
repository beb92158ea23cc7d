"""Records what a person chooses in the matrix: a stance by a key, one with details, a correction, a deletion.

Refusals go to the screen's message bar; a party that has no part in the demand is offered to be added to it.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from models.commands import positions
from models.commands.positions import NOBODY, Voice
from models.errors import NotInvolved, Refusal
from models.records import ColumnsBy, MatrixColumn, Ref
from models.suggestions import Suggestion
from models.vocabulary import Kind, Stance
from models.workspace import Workspace
from ui.messages import show_refusal
from ui.positions.questions import Questions
from ui.positions.stance_menu import CellChoices, StanceMenu
from ui.positions.table import Matrix
from ui.widgets.message_bar import MessageBar


class Recording(QObject):
    """One for the screen; without `questions` nothing is asked in a window of its own."""

    #: The menu asks for the panel at the side, and for a demand on the board (its Ref).
    history_wanted = Signal()
    board_wanted = Signal(object)

    def __init__(self, matrix: Matrix, messages: MessageBar, questions: Questions | None, screen: QWidget) -> None:
        super().__init__(screen)
        self._matrix, self._model = matrix, matrix.table.matrix
        self._messages, self._questions, self._screen = messages, questions, screen
        #: An earlier day is looked at.
        self.past = False
        self._workspace: Workspace | None = None
        #: A stance that waits for its party to be involved: demand, column, stance.
        self._pending: tuple[int, MatrixColumn, Stance] | None = None
        table = matrix.table
        table.stance_chosen.connect(self._choose)
        table.details_wanted.connect(self._ask_at)
        table.delete_wanted.connect(self._delete_newest)
        table.menu_wanted.connect(self._open_menu)

    @property
    def writable(self) -> bool:
        return self._workspace is not None and not self._workspace.read_only and not self.past

    def set_workspace(self, workspace: Workspace | None) -> None:
        self._workspace, self._pending = workspace, None

    # ------------------------------------------------------------ a cell of the matrix

    def _choose(self, row: int, at: int, stance: Stance) -> None:
        """Record a stance effective today, public, without a source; a condition is asked for."""
        demand_id = self._model.demand_id(row)
        if demand_id is None:
            return
        column, cell = self._model.columns[at], self._model.cell(row, at)
        if cell is not None and cell.stance is stance and cell.steps:
            words = f"{column.told} stands there already: {stance.word}."
            self._messages.show_message("info", words, "Press Enter to record it again with another date or source.")
        elif stance is Stance.ACCEPTS_WITH_CONDITIONS and self._questions is not None:
            self.ask(demand_id, column, stance)
        else:
            self._record(demand_id, column, stance, involve=False)

    def _record(self, demand_id: int, column: MatrixColumn, stance: Stance, *, involve: bool) -> None:
        if self._workspace is None:
            return
        voice = voice_of(column)
        try:
            positions.record(self._workspace, demand_id, column.party_id, stance, voice=voice, involve=involve)
        except NotInvolved as refusal:
            self._pending = (demand_id, column, stance)
            action = f"Add {column.party_code} as a third party"
            show_refusal(self._messages, refusal, action=action, on_action=self._record_pending)
        except Refusal as refusal:
            show_refusal(self._messages, refusal)
        else:
            self._messages.dismiss()

    def _record_pending(self) -> None:
        if self._pending is not None:
            pending, self._pending = self._pending, None
            self._record(*pending, involve=True)
            self._screen.setFocus()

    def _ask_at(self, row: int, at: int) -> None:
        demand_id = self._model.demand_id(row)
        if demand_id is not None:
            self.ask(demand_id, self._model.columns[at])

    def choose_chosen(self, stance: Stance) -> None:
        """Record a stance of the cell that has the keyboard."""
        place = self._matrix.table.place()
        if place is not None:
            self._choose(*place, stance)

    def delete_chosen(self) -> None:
        """Delete the newest step of the cell that has the keyboard."""
        place = self._matrix.table.place()
        if place is not None:
            self._delete_newest(*place)

    def ask_chosen(self) -> None:
        """A further step of the stance that has the keyboard."""
        chosen = self._matrix.chosen()
        if chosen is not None:
            self.ask(*chosen)

    def _open_menu(self, row: int, at: int, where: QPoint) -> None:
        demand_id, cell = self._model.demand_id(row), self._model.cell(row, at)
        if demand_id is not None:
            choices = CellChoices(
                choose=partial(self._choose, row, at),
                details=partial(self._ask_at, row, at),
                delete=partial(self._delete_newest, row, at),
                history=self.history_wanted.emit,
                board=partial(self.board_wanted.emit, Ref(Kind.DEMAND, demand_id)),
            )
            StanceMenu(self._screen, cell, choices, writable=self.writable).popup(where)

    def ask(self, demand_id: int, column: MatrixColumn, stance: Stance | None = None) -> None:
        """The dialog with everything of a further step."""
        workspace, questions = self._workspace, self._questions
        if workspace is None or questions is None:
            return
        try:
            workspace.ensure_writable()
            voice = voice_of(column)
            questions.ask_position(self._screen, workspace, demand_id, column.party_id, stance, voice=voice)
        except Refusal as refusal:
            show_refusal(self._messages, refusal)

    def correct(self, position_id: int) -> None:
        """The dialog that mends one step."""
        workspace, questions = self._workspace, self._questions
        if workspace is None or questions is None:
            return
        try:
            workspace.ensure_writable()
            questions.ask_correction(self._screen, workspace, position_id)
        except Refusal as refusal:
            show_refusal(self._messages, refusal)

    def take(self, suggestion: Suggestion) -> None:
        """The dialog of the move that the stances suggest, with its reason and source filled in."""
        workspace, questions = self._workspace, self._questions
        if workspace is None or questions is None:
            return
        try:
            workspace.ensure_writable()
            told = {"reason": suggestion.reason, "source": suggestion.source}
            questions.ask_move(self._screen, workspace, [suggestion.demand_id], suggestion.becomes, **told)
        except Refusal as refusal:
            show_refusal(self._messages, refusal)

    def _delete_newest(self, row: int, at: int) -> None:
        """Delete the newest step of a cell; the one before it holds again."""
        cell = self._model.cell(row, at)
        if cell is not None and cell.position_id is not None:
            self.delete(cell.position_id)
        else:
            self._messages.show_message("info", "No step is recorded here that could be deleted.")

    def delete(self, position_id: int) -> None:
        if self._workspace is None:
            return
        try:
            positions.delete(self._workspace, position_id)
        except Refusal as refusal:
            show_refusal(self._messages, refusal)


def voice_of(column: MatrixColumn) -> Voice:
    """Whose voice a stance is that is recorded in this column."""
    if column.by is ColumnsBy.DELEGATION:
        return Voice(delegation_id=column.id)
    return Voice(person_id=column.id) if column.by is ColumnsBy.PERSON else NOBODY
