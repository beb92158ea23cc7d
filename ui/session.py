"""The negotiation that is open in a window: opening, making, closing, and the news of it.

The database library is imported here only when a file is opened, so that a window shows its first pixels before.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal

from models.errors import PassphraseNeeded, Refusal
from ui.bridge import Bridge
from ui.preferences import Preferences

if TYPE_CHECKING:
    from models.workspace import Workspace

SAMPLE_NAME = "kuala-lumpur-accord"


class Session(QObject):
    """`opened` carries the workspace, `closed` nothing, `edited` the news, `refused` what went wrong.

    `replaced` carries the path of the open file when another file has taken its place.
    """

    opened = Signal(object)
    closed = Signal()
    edited = Signal(object)
    refused = Signal(object)
    replaced = Signal(object)

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.preferences = preferences
        self.workspace: Workspace | None = None
        #: What is confidential is hidden in what is open, and in what will be.
        self.discreet = preferences.discreet_at_start
        #: Set by the window: makes the key of a file known, or says False.
        self.ask_passphrase: Callable[[PassphraseNeeded], bool] | None = None
        self.bridge = Bridge(self)
        self.bridge.edited.connect(self.edited)
        self.bridge.lost.connect(self.refused)
        self.bridge.replaced.connect(self.replaced)
        #: The location that could not be opened last, for what a person wants to do about it; empty where none.
        self.failed = ""

    def open(self, location: str) -> bool:
        """Open a file in the place of the one that is open; that one stays where anything is refused."""
        from models.trust import open_location

        return self._take(lambda: open_location(location), location)

    def show_salvaged(self, path: Path, damaged: Path) -> bool:
        """Open for reading only what could be saved of a damaged file, in its place."""
        from models.workspace import Workspace

        def made() -> Workspace:
            workspace = Workspace.open(path, read_only=True)
            workspace.origin = damaged
            return workspace

        return self._take(made)

    def create(self, location: str, title: str) -> bool:
        from models.workspace import create

        return self._take(lambda: create(location, title=title))

    def open_sample(self) -> bool:
        """A fresh copy of the sample; an earlier one in which someone worked is left as it is."""
        from models.sample import create_sample

        return self._take(lambda: create_sample(fresh_sample_path()))

    def close(self, *, keep_key: bool = False) -> None:
        """Let go of the negotiation, and of its key where it has one."""
        if self.workspace is None:
            return
        self.bridge.detach()
        workspace, self.workspace = self.workspace, None
        self.closed.emit()
        workspace.close()
        if workspace.encrypted and not keep_key:
            from models.passphrases import forget

            forget(workspace.path)

    def _take(self, make: Callable[[], Workspace], location: str = "") -> bool:
        try:
            workspace = self._made(make)
        except Refusal as refusal:
            self.refuse(location, refusal)
            return False
        if workspace is None:
            return False
        self.take(workspace)
        return True

    def take(self, workspace: Workspace) -> None:
        """Show what was opened in the place of what is open."""
        self.failed = ""
        key_needed_again = self.workspace is not None and self.workspace.shares_key_with(workspace)
        self.close(keep_key=key_needed_again)
        self.workspace = workspace
        workspace.discreet = self.discreet
        self.preferences.remember(str(workspace.place.absolute()))
        self.preferences.last_location = str(workspace.place.absolute())
        self.bridge.attach(workspace)
        self.opened.emit(workspace)

    def refuse(self, location: str, refusal: Refusal) -> None:
        """Tell that this location cannot be opened."""
        self.failed = location
        self.refused.emit(refusal)

    def _made(self, make: Callable[[], Workspace]) -> Workspace | None:
        """Open or make it; for an encrypted file after asking for the passphrase. None where a person gives none."""
        try:
            return make()
        except PassphraseNeeded as needed:
            if self.ask_passphrase is None:
                raise
            return make() if self.ask_passphrase(needed) else None


def data_folder() -> Path:
    """Where the program keeps files of its own for this person."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))


def fresh_sample_path() -> Path:
    """A path for a fresh sample. An untouched earlier copy makes room; a copy with edits in it is kept."""
    from models.workspace import Workspace

    folder = data_folder() / "samples"
    number = 1
    while True:
        path = folder / (f"{SAMPLE_NAME}.accord" if number == 1 else f"{SAMPLE_NAME}-{number}.accord")
        if not path.exists():
            return path
        try:
            with Workspace.open(path) as earlier:
                touched = earlier.undoable() is not None or earlier.redoable() is not None
        except Refusal:
            touched = True
        if not touched:
            path.unlink()
            return path
        number += 1
