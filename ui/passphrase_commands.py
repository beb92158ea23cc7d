"""What the window does about passphrases and trust: asks for one, sets one, locks, takes a file from elsewhere over."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog

from models.errors import PassphraseNeeded, Refusal

if TYPE_CHECKING:
    from ui.dialogs.passphrase_dialogs import PassphraseDialog
    from ui.lock import Locker
    from ui.main_window import MainWindow


class PassphraseCommands(QObject):
    """One for the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._locker: Locker | None = None

    @property
    def locker(self) -> Locker:
        """Made for the first encrypted file."""
        if self._locker is None:
            from ui.lock import Locker

            self._locker = Locker(self._window)
        return self._locker

    @property
    def locked(self) -> bool:
        """While it is, nothing can be read."""
        return self._locker is not None and self._locker.locked

    # ------------------------------------------------------------ opening

    def ask(self, needed: PassphraseNeeded) -> bool:
        """Make the key of a file known: from the environment, from the keyring, or by asking; False where not."""
        from models import passphrases

        if passphrases.give_from_environment(needed.path) or passphrases.give_from_keyring(needed.path):
            return True
        from ui.dialogs.passphrase_dialogs import AskPassphrase

        dialog = AskPassphrase(needed.path, self._window)
        opened = dialog.exec() == QDialog.DialogCode.Accepted
        if dialog.gave_up:
            self._window.show_refusal(
                Refusal(f"{needed.path.name} stays closed: three passphrases were wrong.", "Open it to try again.")
            )
        dialog.deleteLater()
        return opened

    def opened(self) -> None:
        """A negotiation was opened: watch for an idle desk, and say what is special about the file."""
        workspace = self._window.session.workspace
        if workspace is None:
            return
        if workspace.encrypted:
            self.locker.set_minutes(self._window.preferences.lock_minutes)
        elif self._locker is not None:
            self._locker.set_minutes(0)
        if workspace.origin is not None:
            self._window.messages.show_message(
                "warning",
                "Opened for reading only; this file was not made on this desk.",
                "It was looked through and nothing in it is out of order.",
                action="&Trust and edit…",
                on_action=self.trust,
            )

    def trust(self) -> None:
        """Write a copy of one's own, and go on in that."""
        from models.trust import trust

        workspace = self._window.session.workspace
        if workspace is None or workspace.origin is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, "Where shall your own copy lie?", str(self._own_place(workspace.origin)), "*.accord"
        )
        if not chosen:
            self.opened()
            return
        try:
            mine = trust(workspace, chosen)
        except Refusal as refusal:
            self._window.show_refusal(refusal)
            return
        self._window.open_location(str(mine))

    def _own_place(self, origin: Path) -> Path:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(self._window.preferences.last_folder or documents or str(origin.parent))
        place = folder / origin.name
        return place if not place.exists() else place.with_name(f"{origin.stem} (mine){origin.suffix}")

    # ------------------------------------------------------------ setting and locking

    def edit(self) -> None:
        """The dialog of File, Passphrase."""
        from ui.dialogs.desk import opened
        from ui.dialogs.passphrase_dialogs import PassphraseDialog

        workspace = self._window.session.workspace
        if workspace is None:
            return
        if workspace.origin is not None:
            raise Refusal("This file is open for reading only.", "Trust it first, then give your copy a passphrase.")
        dialog = PassphraseDialog(workspace, self._window.preferences.lock_minutes, self._window)
        dialog.accepted.connect(partial(self._edited, dialog))
        opened(dialog)

    def _edited(self, dialog: PassphraseDialog) -> None:
        self._window.preferences.lock_minutes = dialog.minutes.value()
        self.opened()
        workspace = self._window.session.workspace
        if workspace is None:
            return
        self._window.session.bridge.look_afresh()
        words = "This file is encrypted." if workspace.encrypted else "This file is not encrypted any more."
        self._window.messages.show_message("success", words)

    def lock(self) -> None:
        """File, Lock now."""
        self.locker.lock()
