"""Carries out what a person asks for on the board and the timeline: calls the command, or asks for what is missing.

A refusal goes to the window's message bar and nothing on the screen has moved; a reason that the rules want is asked
for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from models.commands import confidentiality, demands, eras, meeting_series, meetings, negotiations
from models.dates import When
from models.errors import ReasonNeeded, Refusal
from models.queries import board
from models.queries.confidential import all_marked
from models.records import Ref
from models.vocabulary import LADDER, Kind, Lane, Priority, Status
from ui.dialogs.demand_dialog import DemandDialog
from ui.dialogs.desk import opened
from ui.dialogs.era_dialog import EraDialog
from ui.dialogs.incident_dialog import IncidentDialog
from ui.dialogs.meeting_dialog import MeetingDialog
from ui.dialogs.postpone_dialog import CallOffDialog, PostponeDialog
from ui.dialogs.status_dialog import StatusDialog

if TYPE_CHECKING:
    from models.workspace import Workspace


class Emits(Protocol):
    """A signal with one argument."""

    def emit(self, value: object, /) -> object: ...


class Handling(QObject):
    """One for the desk. `workspace` is None while no negotiation is open, and then nothing is done."""

    def __init__(self, desk: QWidget, refused: Emits) -> None:
        super().__init__(desk)
        self._desk = desk
        self._refused = refused
        self.workspace: Workspace | None = None
        self.dialog: QDialog | None = None

    # ------------------------------------------------------------ demands

    def move(self, ids: Sequence[int], status: Status) -> None:
        """Move demands; where a reason is wanted, the status dialog asks for it with the rest already chosen."""
        if self.workspace is None or not ids:
            return
        try:
            demands.move(self.workspace, ids, status)
        except ReasonNeeded:
            self._ask(StatusDialog(self.workspace, ids, status, self._desk.window()))
        except Refusal as refusal:
            self._refused.emit(refusal)

    def step(self, ids: Sequence[int], by: int) -> None:
        """Move demands along the way to agreed, from where the first of them stands."""
        if self.workspace is None or not ids:
            return
        card = board.cards(self.workspace, ids[:1]).get(ids[0])
        if card is None:
            return
        place = LADDER.index(card.status) + by if card.status in LADDER else 0
        if 0 <= place < len(LADDER):
            self.move(ids, LADDER[place])

    def move_with_details(self, ids: Sequence[int]) -> None:
        if self.workspace is not None and ids:
            self._ask(StatusDialog(self.workspace, ids, None, self._desk.window()))

    def new_demand(self, status: Status | None = None) -> None:
        if self.workspace is not None and not self.workspace.read_only:
            self._ask(DemandDialog(self.workspace, None, self._desk.window(), status=status))

    def edit_demand(self, demand_id: int) -> None:
        if self.workspace is not None:
            workspace = self.workspace
            self._try(lambda: self._ask(DemandDialog(workspace, demand_id, self._desk.window())))

    def duplicate_demand(self, demand_id: int) -> None:
        if self.workspace is not None:
            workspace = self.workspace
            self._try(lambda: demands.duplicate(workspace, demand_id))

    def delete_demands(self, ids: Sequence[int]) -> None:
        if self.workspace is not None and ids:
            workspace = self.workspace
            self._try(lambda: demands.delete(workspace, ids))

    def set_priority(self, ids: Sequence[int], priority: Priority) -> None:
        if self.workspace is not None and ids:
            workspace = self.workspace
            self._try(lambda: demands.change_priority(workspace, ids, priority))

    # ------------------------------------------------------------ meetings and incidents

    def new_meeting(self, lane: Lane | None = None, when: When | None = None) -> None:
        """The dialog for a meeting, or for an incident on that lane, with the date filled in if it is given."""
        if self.workspace is None or self.workspace.read_only:
            return
        if lane is Lane.INCIDENTS:
            self.new_incident(when)
            return
        self._ask(MeetingDialog(self.workspace, None, self._desk.window(), when=when, lane=lane))

    def new_incident(self, when: When | None = None) -> None:
        if self.workspace is None or self.workspace.read_only:
            return
        self._ask(IncidentDialog(self.workspace, None, self._desk.window(), when=when))

    def move_event(self, ref: Ref, start: int) -> None:
        """Move a meeting or an incident; beyond the summit only after asking."""
        if self.workspace is None:
            return
        if meetings.beyond_summit(self.workspace, ref, start) and not self._sure_beyond_summit():
            return
        workspace = self.workspace
        self._try(lambda: meetings.move(workspace, ref, start))

    def _sure_beyond_summit(self) -> bool:
        box = QMessageBox(self._desk.window())
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText("The meeting would take place after the summit.")
        move = box.addButton("Move it", QMessageBox.ButtonRole.AcceptRole)
        box.addButton("Leave it", QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is move

    def edit_event(self, ref: Ref) -> None:
        if self.workspace is None:
            return
        workspace, window = self.workspace, self._desk.window()
        if ref.kind is Kind.MEETING:
            self._try(lambda: self._ask(MeetingDialog(workspace, ref.id, window)))
        elif ref.kind is Kind.INCIDENT:
            self._try(lambda: self._ask(IncidentDialog(workspace, ref.id, window)))

    def postpone(self, ref: Ref) -> None:
        """The dialog for another date; what is over or off is refused."""
        if self.workspace is not None and ref.kind is Kind.MEETING:
            workspace, window = self.workspace, self._desk.window()
            self._try(lambda: self._ask(PostponeDialog(workspace, ref.id, window)))

    def call_off(self, ref: Ref, *, reinstate: bool = False) -> None:
        """The dialog for cancelling a meeting, or for putting a cancelled one back."""
        if self.workspace is not None and ref.kind is Kind.MEETING:
            workspace, window = self.workspace, self._desk.window()
            self._try(lambda: self._ask(CallOffDialog(workspace, ref.id, window, reinstate=reinstate)))

    def reinstate(self, ref: Ref) -> None:
        self.call_off(ref, reinstate=True)

    def delete_event(self, ref: Ref) -> None:
        if self.workspace is None:
            return
        workspace = self.workspace
        if ref.kind is Kind.MEETING:
            self._try(lambda: self._delete_meeting(workspace, ref.id))
        elif ref.kind is Kind.INCIDENT:
            self._try(lambda: meetings.delete_incident(workspace, ref.id))

    def _delete_meeting(self, workspace: Workspace, meeting_id: int) -> None:
        """One of a series: alone, or with all later ones."""
        later = len(meeting_series.later_ones(workspace, meeting_id))
        if not later:
            meetings.delete(workspace, meeting_id)
            return
        box = QMessageBox(self._desk.window())
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(f"The meeting belongs to a series; {later} later ones follow.")
        one = box.addButton("Delete this one", QMessageBox.ButtonRole.AcceptRole)
        all_later = box.addButton(f"Delete it and {later} later", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton("Keep it", QMessageBox.ButtonRole.RejectRole)
        box.exec()
        if box.clickedButton() is one:
            meetings.delete(workspace, meeting_id)
        elif box.clickedButton() is all_later:
            meeting_series.delete_from(workspace, meeting_id)

    def make_summit(self, ref: Ref) -> None:
        if self.workspace is not None and ref.kind is Kind.MEETING:
            workspace = self.workspace
            self._try(lambda: negotiations.choose_summit(workspace, ref.id))

    # ------------------------------------------------------------ eras

    def new_era(self, when: When | None = None) -> None:
        if self.workspace is not None and not self.workspace.read_only:
            self._ask(EraDialog(self.workspace, None, self._desk.window(), when=when))

    def edit_era(self, era_id: int) -> None:
        if self.workspace is not None:
            workspace = self.workspace
            self._try(lambda: self._ask(EraDialog(workspace, era_id, self._desk.window())))

    def pull_era(self, era_id: int, start: int | None, end: int | None) -> None:
        """One edge of an era, or both, to another moment (UTC seconds)."""
        if self.workspace is not None:
            workspace = self.workspace
            self._try(lambda: eras.resize(workspace, era_id, start=start, end=end))

    def delete_era(self, era_id: int) -> None:
        if self.workspace is not None:
            workspace = self.workspace
            self._try(lambda: eras.delete(workspace, era_id))

    # ------------------------------------------------------------ what is confidential

    def toggle_demands_confidential(self, ids: Sequence[int]) -> None:
        self.toggle_confidential([Ref(Kind.DEMAND, one) for one in ids])

    def toggle_confidential(self, refs: Sequence[Ref]) -> None:
        """Mark the records, or take the mark off where each of them has it."""
        if self.workspace is not None and refs:
            workspace = self.workspace
            self._try(lambda: confidentiality.mark(workspace, refs, not all_marked(workspace, refs)))

    # ------------------------------------------------------------ helpers

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except Refusal as refusal:
            self._refused.emit(refusal)

    def _ask(self, dialog: QDialog) -> None:
        """Open a dialog; nothing is asked whose answer could not be written."""
        if self.workspace is not None:
            try:
                self.workspace.ensure_writable()
            except Refusal as refusal:
                dialog.deleteLater()
                self._refused.emit(refusal)
                return
        self.dialog = opened(dialog)
        dialog.destroyed.connect(self._dialog_gone)

    def _dialog_gone(self) -> None:
        self.dialog = None
