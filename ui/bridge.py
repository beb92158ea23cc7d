"""Carries the workspace's news to the screens as a Qt signal, and looks for edits that others made meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from models.errors import LocationRefused, Refusal
from models.records import EditNews

if TYPE_CHECKING:
    from models.workspace import Workspace

#: How often another program's edits are looked for, in milliseconds. A look costs one `stat` while nothing changed.
LOOK_EVERY = 1_500


class Bridge(QObject):
    """One workspace at a time; `edited` comes on the GUI thread after the edit is on the disk."""

    edited = Signal(object)
    lost = Signal(object)
    #: The path of the open file, in whose place another one stands now.
    replaced = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._last_look: tuple[int, int] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self.look)

    def attach(self, workspace: Workspace) -> None:
        self.detach()
        self._workspace = workspace
        self._unsubscribe = workspace.subscribe(self._pass_on)
        self._last_look = self._stat()
        self._timer.start()

    def detach(self) -> None:
        self._timer.stop()
        if self._unsubscribe is not None:
            self._unsubscribe()
        self._workspace = self._unsubscribe = None

    def pause(self) -> None:
        """While the desk is locked nobody looks."""
        self._timer.stop()

    def resume(self) -> None:
        """Look again, at once, for what others did meanwhile."""
        if self._workspace is not None:
            self._timer.start()
            self.look()

    def look_afresh(self) -> None:
        """The file was written anew by ourselves: that is no news."""
        self._last_look = self._stat()

    def look(self) -> None:
        """Ask the workspace for what others did, if the file is another one than at the last look."""
        now = self._stat()
        if self._workspace is None or now == self._last_look:
            return
        self._last_look = now
        if now is None:
            self.lost.emit(
                LocationRefused(
                    f"{self._workspace.path} is gone or out of reach.",
                    "Put it back, or save a copy: what is open here can still be read.",
                )
            )
            return
        if self._workspace.replaced:
            self.replaced.emit(self._workspace.path)
            return
        try:
            self._workspace.catch_up()
        except Refusal as refusal:
            self.lost.emit(refusal)

    def _pass_on(self, news: EditNews) -> None:
        self._last_look = self._stat()
        self.edited.emit(news)

    def _stat(self) -> tuple[int, int] | None:
        if self._workspace is None:
            return None
        try:
            found = self._workspace.path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size
