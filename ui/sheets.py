"""Puts one sheet of a screen on paper or into a file, by way of the report: readiness, positions.

Which report that is, the screen's own commands say; the report screen has its preview and its own way of printing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from models.report.choices import ReportOptions
    from models.workspace import Workspace
    from ui.main_window import MainWindow


class Sheet:
    """name: of the document and the proposed file, "Readiness". told: in sentences, "the readiness sheet"."""

    def __init__(self, window: MainWindow, name: str, told: str) -> None:
        self._window = window
        self._name, self._told = name, told

    def ask_and_save(self, workspace: Workspace, options: ReportOptions) -> None:
        """Asks for a file's name, then writes. Raises Refusal where that cannot be done."""
        folder = self._window.preferences.last_folder or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        day = options.as_of or workspace.today()
        proposed = str(Path(folder) / f"{self._name} {day.isoformat()}.pdf")
        chosen, _ = QFileDialog.getSaveFileName(self._window, f"Save {self._told}", proposed, "PDF (*.pdf)")
        if chosen:
            path = Path(chosen)
            self.save(workspace, options, path if path.suffix else path.with_suffix(".pdf"))

    def save(self, workspace: Workspace, options: ReportOptions, path: Path) -> None:
        """Raises Refusal where the sheet cannot be written."""
        from models.report.kinds import gather
        from models.report.write import ending_of, rendered, replace_file

        ending, report = ending_of(path), gather(workspace, options)
        # Read here, typeset beside the window: a thousand demands take seconds.
        replace_file(path, self._waited(lambda: rendered(report, ending)))
        self._window.preferences.last_folder = str(path.parent)
        told = self._told[:1].upper() + self._told[1:]
        self._window.messages.show_message("success", f"{told} was saved as {path}.")

    def ask_and_print(self, workspace: Workspace, options: ReportOptions, save_instead: Callable[[], object]) -> None:
        """Opens the print dialog; where no printer is, says so and offers the PDF."""
        from PySide6.QtPrintSupport import QPrintDialog

        from models.report.choices import Paper
        from ui.report.printing import new_printer, printers_exist

        if not printers_exist():
            self._window.messages.show_message(
                "warning",
                "No printer is set up on this computer.",
                "Save the sheet as PDF, and print it elsewhere.",
                action="Save as PDF…",
                on_action=save_instead,
            )
            return
        printer = new_printer(Paper.A4, 1)
        printer.setDocName(self._name)
        dialog = QPrintDialog(printer, self._window)
        wanted = dialog.exec() == QPrintDialog.DialogCode.Accepted
        dialog.deleteLater()
        if wanted:
            self.print(workspace, options, printer)

    def print(self, workspace: Workspace, options: ReportOptions, printer: QPrinter) -> bool:
        """False where a person stopped it; raises Refusal where the printer failed."""
        from models.report.kinds import gather
        from models.report.typeset import typeset
        from ui.report.document import PdfPages
        from ui.report.printing import print_pages

        report = gather(workspace, options)
        document = PdfPages(self._waited(lambda: typeset(report)))
        try:
            return print_pages(document, printer)
        finally:
            document.close()

    def _waited(self, work: Callable[[], bytes]) -> bytes:
        """Raises Refusal where it was cancelled."""
        from ui.waiting import waited

        return waited(self._window.tasks, self._window, f"Writing {self._told}", lambda _: work())
