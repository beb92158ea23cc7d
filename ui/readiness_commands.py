"""What the readiness screen asks of the window: records and the board opened, the sheet printed and saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from models.errors import Refusal
from models.records import BoardFilter, Ref
from ui.record_opening import open_record

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
        options = self._options()
        folder = self._window.preferences.last_folder or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        day = options.as_of or self._workspace().today()
        proposed = str(Path(folder) / f"Readiness {day.isoformat()}.pdf")
        chosen, _ = QFileDialog.getSaveFileName(self._window, "Save the readiness sheet", proposed, "PDF (*.pdf)")
        if chosen:
            path = Path(chosen)
            self.save(path if path.suffix else path.with_suffix(".pdf"))

    def save(self, path: Path) -> None:
        """Raises Refusal where the sheet cannot be written."""
        from models.report.kinds import gather
        from models.report.write import write

        write(gather(self._workspace(), self._options()), path)
        self._window.preferences.last_folder = str(path.parent)
        self._window.messages.show_message("success", f"The readiness sheet was saved as {path}.")

    def ask_and_print(self) -> None:
        """Opens the print dialog; where no printer is, says so and offers the PDF."""
        from PySide6.QtPrintSupport import QPrintDialog

        from models.report.choices import Paper
        from ui.report.printing import new_printer, printers_exist

        self._workspace()
        if not printers_exist():
            self._window.messages.show_message(
                "warning",
                "No printer is set up on this computer.",
                "Save the sheet as PDF, and print it elsewhere.",
                action="Save as PDF…",
                on_action=self._window.actions_by_id["readiness.pdf"].trigger,
            )
            return
        printer = new_printer(Paper.A4, 1)
        printer.setDocName("Readiness")
        dialog = QPrintDialog(printer, self._window)
        wanted = dialog.exec() == QPrintDialog.DialogCode.Accepted
        dialog.deleteLater()
        if wanted:
            self.print_sheet(printer)

    def print_sheet(self, printer: QPrinter) -> bool:
        """False where a person stopped it; raises Refusal where the printer failed."""
        from models.report.kinds import gather
        from models.report.typeset import typeset
        from ui.report.document import PdfPages
        from ui.report.printing import print_pages

        document = PdfPages(typeset(gather(self._workspace(), self._options())))
        try:
            return print_pages(document, printer)
        finally:
            document.close()

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
