"""What the parts of the screen share: the negotiation, the day, whether anything may be written, who asks questions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from models.errors import Refusal
from models.records import Ref
from models.vocabulary import Kind
from models.workspace import Workspace


class Questions(Protocol):
    """Each opens a dialog that calls the command itself; who opens those windows is decided above this screen."""

    def ask_record(self, parent: QWidget, workspace: Workspace, kind: Kind, record_id: int | None) -> QDialog: ...

    def ask_citation(
        self,
        parent: QWidget,
        workspace: Workspace,
        about: Ref | None,
        *,
        citation_id: int | None = None,
        source_id: int | None = None,
    ) -> QDialog: ...

    def ask_grade(self, parent: QWidget, workspace: Workspace, source_id: int) -> QDialog: ...

    def ask_merge(self, parent: QWidget, workspace: Workspace, source_id: int) -> QDialog: ...

    def ask_resolved(self, parent: QWidget, workspace: Workspace, obstacle_id: int) -> QDialog: ...


class Context(QObject):
    #: A line that opens another record was followed; the argument is a Ref.
    followed = Signal(object)
    #: A citation was followed; the argument is its id.
    citation_followed = Signal(object)
    #: A command was refused; the argument is the Refusal.
    refused = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.workspace: Workspace | None = None
        self.questions: Questions | None = None
        #: The earlier day that is shown, or None for today; the past is not written to.
        self.as_of: dt.date | None = None

    @property
    def writable(self) -> bool:
        return self.workspace is not None and not self.workspace.read_only and self.as_of is None

    @property
    def open_workspace(self) -> Workspace:
        """The workspace, where the code can only run while one is open."""
        assert self.workspace is not None
        return self.workspace

    def run(self, command: Callable[[], object]) -> bool:
        """Call a command; a refusal is shown, and False tells of it."""
        try:
            command()
        except Refusal as refusal:
            self.refused.emit(refusal)
            return False
        return True
