"""What the attendance screen asks of the window, and the way to it from the number in the board's header."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from models.errors import Refusal
from models.records import AttendanceRecord, ConfirmationFilter, Ref
from ui.record_opening import open_record

if TYPE_CHECKING:
    from ui.confirmations.view import ConfirmationsView
    from ui.main_window import MainWindow


class ConfirmationsCommands(QObject):
    """One for the window; `table` gives the commands by their ids."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window

    def table(self) -> dict[str, Callable[[], object]]:
        return {"view.attendance": partial(self._window.open_screen, "attendance")}

    def connect_screen(self, screen: ConfirmationsView) -> None:
        screen.record_requested.connect(self._open)
        screen.word_requested.connect(self.ask_word)

    def show_unconfirmed(self) -> None:
        """The list with only those that the party itself has not confirmed."""
        from ui.confirmations.view import ConfirmationsView

        self._window.open_screen("attendance")
        screen = self._window.screens.made("attendance")
        if isinstance(screen, ConfirmationsView):
            screen.show_wanted(ConfirmationFilter(open_only=True))

    def ask_word(self, meeting_id: int, newest: AttendanceRecord) -> None:
        """The dialog for the next word on somebody."""
        from ui.dialogs.attendance_dialog import AttendanceDialog
        from ui.dialogs.desk import opened

        workspace = self._window.session.workspace
        if workspace is None:
            return
        try:
            workspace.ensure_writable()
            opened(AttendanceDialog(workspace, meeting_id, newest, self._window))
        except Refusal as refusal:
            self._window.show_refusal(refusal)

    def _open(self, ref: Ref) -> None:
        open_record(self._window, ref)
