"""What the readiness screen asks of the window: records and the board opened, the sheet printed and saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from models.errors import Refusal
from models.records import BoardFilter, Ref
from ui.record_opening import open_record
from ui.sheets import Sheet

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from models.report.choices import ReportOptions
    from models.workspace import Workspace
    from ui.main_window import MainWindow
    from ui.readiness.view import ReadinessView


class ReadinessCommands(QObject):
    """One for the window; `table` gives the commands by their ids."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._sheet = Sheet(window, "Readiness", "the readiness sheet")

    def table(self) -> dict[str, Callable[[], object]]:
        return {
            "view.readiness": partial(self._window.open_screen, "readiness"),
            "readiness.print": self.ask_and_print,
            "readiness.pdf": self.ask_and_save,
        }

    def connect_screen(self, screen: ReadinessView) -> None:
        screen.record_requested.connect(self.open_record)
        screen.board_requested.connect(self.open_board)
        screen.print_requested.connect(self._window.actions_by_id["readiness.print"].trigger)
        screen.pdf_requested.connect(self._window.actions_by_id["readiness.pdf"].trigger)

    # ------------------------------------------------------------ links

    def open_record(self, ref: Ref) -> None:
        open_record(self._window, ref)

    def open_board(self, wanted: BoardFilter) -> None:
        self._window.open_screen("board")
        if self._window.desk is not None:
            self._window.desk.board.set_filter(wanted)

    # ------------------------------------------------------------ paper and files

    def ask_and_save(self) -> None:
        """Asks for a file's name, then writes the sheet."""
        self._sheet.ask_and_save(self._workspace(), self._options())

    def save(self, path: Path) -> None:
        """Raises Refusal where the sheet cannot be written."""
        self._sheet.save(self._workspace(), self._options(), path)

    def ask_and_print(self) -> None:
        """Opens the print dialog; where no printer is, says so and offers the PDF."""
        save_instead = self._window.actions_by_id["readiness.pdf"].trigger
        self._sheet.ask_and_print(self._workspace(), self._options(), save_instead)

    def print_sheet(self, printer: QPrinter) -> bool:
        """False where a person stopped it; raises Refusal where the printer failed."""
        return self._sheet.print(self._workspace(), self._options(), printer)

    def _options(self) -> ReportOptions:
        """The sheet of the day that the screen shows."""
        from models.report.choices import ReportOptions

        screen, as_of = self._window.readiness, None
        if screen is not None and screen.state is not None and screen.state.past:
            as_of = screen.state.day
        return ReportOptions(kind="readiness", as_of=as_of)

    def _workspace(self) -> Workspace:
        workspace = self._window.session.workspace
        if workspace is None:
            raise Refusal("No negotiation is open.", "Open one, or make a new one.")
        return workspace
