"""What the window does so that nothing is lost: the backup of the day, restoring, checking, upgrading, salvaging.

Everything that reads or writes whole files runs beside the GUI. What is done there is `models.safekeeping`'s.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from models.backup_records import Restored, Salvage
from models.errors import Damaged, OlderFile, PassphraseNeeded, Refusal
from ui.tasks import Control

if TYPE_CHECKING:
    from models.workspace import Workspace
    from ui.dialogs.check_dialog import CheckDialog
    from ui.dialogs.restore_dialog import RestoreDialog
    from ui.dialogs.work_dialog import WorkDialog
    from ui.main_window import MainWindow

#: The backup of the day waits until a person has seen and begun what the file was opened for. Milliseconds.
BACKUP_AFTER = 4_000


class Keeping(QObject):
    """One for the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: RestoreDialog | CheckDialog | WorkDialog | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(BACKUP_AFTER)
        self._later.timeout.connect(self.keep_daily)
        window.session.replaced.connect(self._replaced)

    # ------------------------------------------------------------ the backup of the day

    def opened(self, workspace: Workspace) -> None:
        self._later.stop()
        if not workspace.read_only:
            self._later.start()

    def keep_daily(self) -> None:
        """Beside the GUI, if it is time for one."""
        workspace = self._window.session.workspace
        if workspace is None or workspace.read_only or self._window.passphrases.locked:
            return
        self._later.stop()
        self._window.tasks.start(self, partial(_keep, workspace.path), failed=self._not_kept)

    def _not_kept(self, error: Exception) -> None:
        if isinstance(error, PassphraseNeeded):
            return  # locked meanwhile; there will be another day
        if isinstance(error, Damaged):
            self._window.show_refusal(error)
        elif isinstance(error, Refusal):
            self._window.messages.show_message("warning", f"No backup was made: {error.sentence}", error.way_out)
        else:
            raise error

    # ------------------------------------------------------------ restoring

    def restore(self) -> None:
        """Let a person choose a backup of the open file, or of the one that could not be opened."""
        path = self._path()
        workspace = self._window.session.workspace
        if workspace is not None and workspace.discreet:
            raise Refusal(
                "Backups hold confidential records, which are hidden.",
                "Show them first (F9), then look into the backups.",
            )
        if workspace is not None and workspace.origin is not None and workspace.place == path:
            raise Refusal("A file from elsewhere has no backups here.", "Save a copy, and work on that.")
        self._choose(path)

    def _choose(self, path: Path) -> None:
        from ui.dialogs.desk import opened
        from ui.dialogs.restore_dialog import RestoreDialog

        dialog = RestoreDialog(path, self._window.tasks, self._window)
        dialog.chosen.connect(partial(self.put_back, path))
        self.dialog = dialog
        opened(dialog)

    def put_back(self, path: Path, backup: Path) -> None:
        """Restore, with progress; the window goes on with what was restored."""
        workspace = self._window.session.workspace
        if workspace is not None and workspace.path == path:
            workspace.let_go()
        self._work(f"Restoring {path.name}…", partial(_restore, backup, path), partial(self._restored, path))

    def _restored(self, path: Path, done: object) -> None:
        assert isinstance(done, Restored)
        if self._window.session.open(str(path)):
            way_out = "What was there before is kept as a backup." if done.kept is not None else ""
            self._window.messages.show_message("success", f"{path.name} was restored.", way_out)

    def _replaced(self, path: Path) -> None:
        """Another window or program put another file there: go on with that one."""
        if self._window.session.open(str(path)):
            self._window.messages.show_message(
                "info", f"{path.name} was replaced meanwhile, as by a restored backup.", "You see what is there now."
            )

    # ------------------------------------------------------------ checking

    def check(self) -> None:
        from ui.dialogs.check_dialog import CheckDialog
        from ui.dialogs.desk import opened

        workspace = self._window.session.workspace
        if workspace is None:
            raise Refusal("No negotiation is open.", "Open one, or make a new one.")
        dialog = CheckDialog(workspace.path, self._window.tasks, self._window)
        dialog.restore_requested.connect(self._restore_now)
        self.dialog = dialog
        opened(dialog)

    def _restore_now(self) -> None:
        self._window.commands.run("file.restore")

    # ------------------------------------------------------------ what could not be opened

    def offered_way_out(self, refusal: Refusal) -> bool:
        """Show a refusal about a file that could not be opened with a button that helps; False for any other."""
        show = self._window.messages.show_message
        if isinstance(refusal, OlderFile):
            show(
                "info",
                refusal.sentence,
                "It can be upgraded; the old file is kept beside it.",
                action="&Upgrade it",
                on_action=self.upgrade,
            )
        elif isinstance(refusal, Damaged):
            show(
                "error",
                refusal.sentence,
                refusal.way_out,
                action="See what can be &saved…",
                on_action=self.ask_about_damage,
            )
        else:
            return False
        return True

    def upgrade(self) -> None:
        """Upgrade the file that was asked for, with a backup beside it, and open it."""
        path = self._path()
        self._work(f"Upgrading {path.name}…", partial(_upgrade, path), partial(self._upgraded, path))

    def _upgraded(self, path: Path, backup: object) -> None:
        if self._window.session.open(str(path)):
            kept = f"The old file is kept as {backup.name}." if isinstance(backup, Path) else ""
            self._window.messages.show_message("success", f"{path.name} was upgraded.", kept)

    def ask_about_damage(self) -> None:
        from ui.dialogs.damage_dialog import DamageDialog
        from ui.dialogs.desk import opened

        path = self._path()
        dialog = DamageDialog(path, self._window.tasks, self._window)
        dialog.restore_requested.connect(partial(self._choose, path))
        dialog.salvage_requested.connect(partial(self.salvage, path))
        opened(dialog)

    def salvage(self, path: Path) -> None:
        """Open for reading only what can be read of a damaged file, out of a private copy."""
        self._work(f"Reading what can be read of {path.name}…", partial(_salvage, path), partial(self._salvaged, path))

    def _salvaged(self, path: Path, made: object) -> None:
        assert isinstance(made, Salvage)
        if self._window.session.show_salvaged(made.path, path):
            lost = f" {made.lost:n} are lost." if made.lost else ""
            self._window.messages.show_message(
                "warning",
                f"{made.saved:n} records of {path.name} could be read.{lost} {' '.join(made.notes)}".strip(),
                "Save a copy to go on with them; the damaged file is as it was.",
                action="Save a &copy…",
                on_action=self._save_copy,
            )

    def _save_copy(self) -> None:
        self._window.commands.run("file.copy")

    # ------------------------------------------------------------ helpers

    def _path(self) -> Path:
        """The file that a person means: the one whose opening failed last, or the open one."""
        session = self._window.session
        if session.failed:
            return Path(session.failed)
        if session.workspace is None:
            raise Refusal("No negotiation is open.", "Open one first.")
        return session.workspace.place

    def _work(self, sentence: str, work: Callable[[Control], object], done: Callable[[object], object]) -> None:
        from ui.dialogs.desk import opened
        from ui.dialogs.work_dialog import WorkDialog

        dialog = WorkDialog(self._window.tasks, sentence, work, done, self._failed, self._window)
        self.dialog = dialog
        opened(dialog)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self._window.show_refusal(error)


def _keep(path: Path, control: Control) -> None:
    from models.safekeeping import keep_daily

    keep_daily(path, control.progress)


def _restore(backup: Path, path: Path, control: Control) -> Restored:
    from models.safekeeping import restore

    return restore(backup, path, control.progress)


def _upgrade(path: Path, control: Control) -> Path | None:
    from models.safekeeping import upgrade

    return upgrade(path, control.progress)


def _salvage(path: Path, control: Control) -> Salvage:
    from models.safekeeping import salvage

    control.check()
    return salvage(path)
