"""Writes the form of a new text down while a person works on it, and puts it back when the negotiation is opened."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from models.capture import drafts
from models.capture.drafts import TextDraft
from models.errors import PassphraseNeeded, Refusal
from models.workspace import Workspace
from ui.capture.intake import Intake

#: A draft is written down so long after a key, in milliseconds.
AFTER = 700
#: Where the file is locked or the disk is full, it is tried again after so long.
AGAIN = 5_000


class DraftKeeper(QObject):
    """`refused` carries the Refusal of a draft that cannot be written down; it is said once and tried again."""

    refused = Signal(object)

    def __init__(self, intake: Intake) -> None:
        super().__init__(intake)
        self._intake = intake
        self._workspace: Workspace | None = None
        self._written = TextDraft()
        self._said = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self.save)
        intake.changed.connect(self._wait)

    def enter(self, workspace: Workspace | None) -> None:
        """Show what was entered for this negotiation and not kept. A file that is only read has no draft."""
        self._workspace = workspace if workspace is not None and not workspace.read_only else None
        self._said = False
        if self._workspace is not None:
            self._written = drafts.load(self._workspace)
            self._intake.show_draft(self._written)
        self._rest.stop()

    def leave(self) -> None:
        """The negotiation is about to be closed: what stands in the form is written down now."""
        if self._rest.isActive():
            self.save()
        self._rest.stop()
        self._workspace = None

    def _wait(self) -> None:
        if self._workspace is not None and not self._rest.isActive():
            self._rest.start(AFTER)  # not from the last key: whoever types without a rest is kept up with as well

    def save(self) -> None:
        """Write it down where it has changed."""
        self._rest.stop()
        draft = self._intake.draft()
        if self._workspace is None or draft == self._written:
            return
        try:
            drafts.save(self._workspace, draft)
        except Refusal as refusal:
            if not isinstance(refusal, PassphraseNeeded) and not self._said:
                self._said = True
                self.refused.emit(refusal)
            self._rest.start(AGAIN)
        else:
            self._written, self._said = draft, False
