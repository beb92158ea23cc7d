"""Opens the dialogs: one method for each question that a screen may ask, so that screens need not know dialogs.

A dialog is opened over the asking widget's window and deletes itself when it closes; its news comes by the workspace.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from models.commands.positions import NOBODY, Voice
from models.records import AttendanceRecord, Ref
from models.vocabulary import Kind, Presence, Stance, Status
from models.workspace import Workspace
from ui.dialogs.attendance_dialog import AttendanceDialog
from ui.dialogs.citation_dialog import CitationDialog
from ui.dialogs.demand_dialog import DemandDialog
from ui.dialogs.incident_dialog import IncidentDialog
from ui.dialogs.link_dialog import LinkDialog
from ui.dialogs.meeting_dialog import MeetingDialog
from ui.dialogs.package_dialog import PackageMoveDialog
from ui.dialogs.position_dialog import PositionDialog, correction
from ui.dialogs.postpone_dialog import CallOffDialog, PostponeDialog
from ui.dialogs.statement_dialog import StatementDialog
from ui.dialogs.status_dialog import StatusDialog


class DialogDesk:
    """What the inspector calls its `questions`. Each method may raise NotFound for a record that is gone."""

    def ask_move(
        self,
        parent: QWidget,
        workspace: Workspace,
        demand_ids: Sequence[int],
        status: Status | None = None,
        *,
        reason: str = "",
        source: str = "",
    ) -> QDialog:
        return opened(StatusDialog(workspace, demand_ids, status, parent.window(), reason=reason, source=source))

    def ask_position(
        self,
        parent: QWidget,
        workspace: Workspace,
        demand_id: int,
        party_id: int,
        stance: Stance | None = None,
        *,
        voice: Voice = NOBODY,
    ) -> QDialog:
        return opened(PositionDialog(workspace, demand_id, party_id, stance, parent.window(), voice=voice))

    def ask_correction(self, parent: QWidget, workspace: Workspace, position_id: int) -> QDialog:
        """One step of a stance, to be mended."""
        return opened(correction(workspace, position_id, parent.window()))

    def ask_citation(
        self, parent: QWidget, workspace: Workspace, about: Ref, *, citation_id: int | None = None
    ) -> QDialog:
        return opened(CitationDialog(workspace, about, parent.window(), citation_id=citation_id))

    def ask_statement(
        self, parent: QWidget, workspace: Workspace, about: Ref | None = None, *, statement_id: int | None = None
    ) -> QDialog:
        """A new statement about a record, or one that is corrected."""
        first = () if about is None else (about,)
        return opened(StatementDialog(workspace, statement_id, parent.window(), about=first))

    def ask_attendance(
        self,
        parent: QWidget,
        workspace: Workspace,
        meeting_id: int,
        newest: AttendanceRecord | None = None,
        presence: Presence | None = None,
    ) -> QDialog:
        return opened(AttendanceDialog(workspace, meeting_id, newest, parent.window(), presence=presence))

    def ask_attendance_correction(
        self, parent: QWidget, workspace: Workspace, meeting_id: int, word: AttendanceRecord
    ) -> QDialog:
        return opened(AttendanceDialog(workspace, meeting_id, None, parent.window(), correcting=word))

    def ask_link(self, parent: QWidget, workspace: Workspace, start: Ref, label: str) -> QDialog:
        return opened(LinkDialog(workspace, start, label, parent.window()))

    def ask_package_move(self, parent: QWidget, workspace: Workspace, package_id: int) -> QDialog:
        return opened(PackageMoveDialog(workspace, package_id, parent.window()))

    def ask_postpone(self, parent: QWidget, workspace: Workspace, meeting_id: int) -> QDialog:
        return opened(PostponeDialog(workspace, meeting_id, parent.window()))

    def ask_call_off(
        self, parent: QWidget, workspace: Workspace, meeting_id: int, *, reinstate: bool = False
    ) -> QDialog:
        return opened(CallOffDialog(workspace, meeting_id, parent.window(), reinstate=reinstate))

    def ask_change(self, parent: QWidget, workspace: Workspace, ref: Ref) -> QDialog:
        """The whole of a demand, a meeting or an incident in one form."""
        dialog: QDialog
        if ref.kind is Kind.DEMAND:
            dialog = DemandDialog(workspace, ref.id, parent.window())
        elif ref.kind is Kind.MEETING:
            dialog = MeetingDialog(workspace, ref.id, parent.window())
        else:
            dialog = IncidentDialog(workspace, ref.id, parent.window())
        return opened(dialog)


def opened(dialog: QDialog) -> QDialog:
    """Show a dialog over its window, to delete itself when closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
