"""What the inspector may ask for in a window of its own. Who opens those windows is decided above this screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtWidgets import QDialog, QWidget

from models.records import AttendanceRecord, Ref
from models.vocabulary import Presence, Stance, Status
from models.workspace import Workspace


class Questions(Protocol):
    """Each opens a dialog that calls the command itself; the inspector hears of it by the workspace's news."""

    def ask_move(
        self,
        parent: QWidget,
        workspace: Workspace,
        demand_ids: Sequence[int],
        status: Status | None = None,
        *,
        reason: str = "",
        source: str = "",
    ) -> QDialog: ...

    def ask_position(
        self, parent: QWidget, workspace: Workspace, demand_id: int, party_id: int, stance: Stance | None = None
    ) -> QDialog: ...

    def ask_citation(
        self, parent: QWidget, workspace: Workspace, about: Ref, *, citation_id: int | None = None
    ) -> QDialog: ...

    def ask_statement(
        self, parent: QWidget, workspace: Workspace, about: Ref | None = None, *, statement_id: int | None = None
    ) -> QDialog: ...

    def ask_attendance(
        self,
        parent: QWidget,
        workspace: Workspace,
        meeting_id: int,
        newest: AttendanceRecord | None = None,
        presence: Presence | None = None,
    ) -> QDialog: ...

    def ask_attendance_correction(
        self, parent: QWidget, workspace: Workspace, meeting_id: int, word: AttendanceRecord
    ) -> QDialog: ...

    def ask_link(self, parent: QWidget, workspace: Workspace, start: Ref, label: str) -> QDialog: ...

    def ask_package_move(self, parent: QWidget, workspace: Workspace, package_id: int) -> QDialog: ...

    def ask_postpone(self, parent: QWidget, workspace: Workspace, meeting_id: int) -> QDialog: ...

    def ask_call_off(
        self, parent: QWidget, workspace: Workspace, meeting_id: int, *, reinstate: bool = False
    ) -> QDialog: ...

    def ask_change(self, parent: QWidget, workspace: Workspace, ref: Ref) -> QDialog: ...
