"""What the positions screen asks in a window of its own. Who opens those windows is decided above this screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtWidgets import QDialog, QWidget

from models.commands.positions import NOBODY, Voice
from models.vocabulary import Stance, Status
from models.workspace import Workspace


class Questions(Protocol):
    """Each opens a dialog that calls the command itself; the screen hears of it by the workspace's news."""

    def ask_position(
        self,
        parent: QWidget,
        workspace: Workspace,
        demand_id: int,
        party_id: int,
        stance: Stance | None = None,
        *,
        voice: Voice = NOBODY,
    ) -> QDialog: ...

    def ask_correction(self, parent: QWidget, workspace: Workspace, position_id: int) -> QDialog: ...

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
