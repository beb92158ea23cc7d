"""What all parts of the inspector share: the workspace, whether it may be written, who asks, who hears refusals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from models.errors import Refusal
from models.records import PartyRecord, Ref
from models.vocabulary import Role
from models.workspace import Workspace
from ui.inspector.questions import Questions
from ui.put_aside import PutAside

_DOES = {
    Role.MEDIATOR: "mediates",
    Role.FACILITATOR: "facilitates",
    Role.HOST: "hosts",
    Role.CHAIR: "chairs",
    Role.GUARANTOR: "guarantees",
    Role.WITNESS: "witnesses",
    Role.OBSERVER: "observes",
}


class Context(QObject):
    #: A link to another record was followed.
    followed = Signal(object)
    #: A command was refused; the argument is the Refusal.
    refused = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace: Workspace | None = None
        self.questions: Questions | None = None
        self.put_aside = PutAside()
        self.read_only = False
        #: The earlier day that is shown, or None for today; the past is not written to.
        self.as_of: dt.date | None = None
        self.parties: tuple[PartyRecord, ...] = ()

    @property
    def writable(self) -> bool:
        return self.workspace is not None and not self.workspace.read_only and not self.read_only and self.as_of is None

    @property
    def asks(self) -> bool:
        """True where a question can be put in a window of its own, and its answer written."""
        return self.writable and self.questions is not None

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

    def follow(self, ref: Ref) -> None:
        self.followed.emit(ref)

    def part_played(self, party_id: int) -> str:
        """What a third party does in the negotiation, in a word: "mediates"."""
        roles = next((party.roles for party in self.parties if party.id == party_id), ())
        return next((_DOES[role] for role in roles if role in _DOES), "third party")
