"""File, Share a copy: asks what is left out and where the copy goes, and has it written beside the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from models.errors import Refusal

if TYPE_CHECKING:
    from models.sharing import ShareOptions
    from models.workspace import Workspace
    from ui.dialogs.share_dialog import ShareDialog
    from ui.main_window import MainWindow
    from ui.tasks import Control


class ShareCommands(QObject):
    """One for the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def ask(self) -> None:
        from ui.dialogs.desk import opened
        from ui.dialogs.share_dialog import ShareDialog

        workspace = self._window.session.workspace
        if workspace is None:
            return
        dialog = ShareDialog(encrypted=workspace.encrypted, parent=self._window)
        dialog.accepted.connect(partial(self._ask_where, dialog))
        opened(dialog)

    def _ask_where(self, dialog: ShareDialog) -> None:
        workspace = self._window.session.workspace
        if workspace is None:
            return
        start = workspace.place.with_name(f"{workspace.place.stem} to share.accord")
        chosen, _ = QFileDialog.getSaveFileName(self._window, "Share a copy", str(start), "*.accord")
        if chosen:
            self.write(workspace, Path(chosen), dialog.options)

    def write(self, workspace: Workspace, target: Path, options: ShareOptions) -> None:
        """Write the copy in a thread of its own; the window stays usable."""
        from models.sharing import share

        def work(_: Control) -> Path:
            return share(workspace, target, options)

        self._window.messages.show_message("info", "The copy is being written …")
        self._window.tasks.start(self, work, done=self._written, failed=self._refused)

    def _written(self, target: Path) -> None:
        self._window.messages.show_message("success", f"The copy to share was written: {target}")

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self._window.show_refusal(error)
