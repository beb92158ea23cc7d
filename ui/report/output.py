"""From the report's screen to a file or to paper: asks where, shows how far it is, tells how it went on the bar."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from models.errors import Refusal
from models.report.write import ending_of, rendered, replace_file
from ui.messages import show_refusal
from ui.report.document import PdfPages
from ui.report.maker import Maker
from ui.report.printing import PrintProgress, new_printer, print_pages, printers_exist
from ui.widgets.message_bar import MessageBar

_FILTERS = "PDF (*.pdf);;Word (*.docx);;Web page (*.html);;Data (*.json)"


class Output(QObject):
    """Whatever is asked for is the report as it is chosen at that moment."""

    def __init__(self, maker: Maker, messages: MessageBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._maker, self._messages, self._widget = maker, messages, parent
        self._folder = ""

    def told(self, work: Callable[[], bool]) -> bool:
        """Does the work; a refusal goes onto the bar and is no success."""
        try:
            return work()
        except Refusal as refusal:
            show_refusal(self._messages, refusal)
            return False

    # ------------------------------------------------------------ a file

    def save(self, path: Path) -> bool:
        """The ending chooses the format."""
        return self.told(partial(self._save, path))

    def _save(self, path: Path) -> bool:
        ending = ending_of(path)
        made = self._maker.current()
        if ending == ".pdf":
            replace_file(path, made.pdf)
        else:
            replace_file(path, self._maker.waited("Writing the report", lambda _: rendered(made.state, ending)))
        self._messages.show_message("success", f"The report was saved as {path}.")
        return True

    def ask_and_save(self) -> None:
        """Asks for a file's name, then saves."""
        if self._maker.workspace is None:
            return
        made = self._maker.newest
        folder = self._folder or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        day = made.state.as_of if made is not None else self._maker.workspace.today()
        name = made.state.kind_title if made is not None else "Report"
        proposed = str(Path(folder) / f"{name} {day.isoformat()}.pdf")
        chosen, kind = QFileDialog.getSaveFileName(self._widget, "Save the report", proposed, _FILTERS)
        if not chosen:
            return
        path = Path(chosen)
        if not path.suffix:
            path = path.with_suffix(kind.rpartition("*")[2].rstrip(")") or ".pdf")
        if self.save(path):
            self._folder = str(path.parent)

    # ------------------------------------------------------------ paper

    def print(self, printer: QPrinter) -> bool:
        """As the printer's own settings say."""
        return self.told(partial(self._print, printer))

    def _print(self, printer: QPrinter) -> bool:
        document = PdfPages(self._maker.current().pdf)
        progress = PrintProgress(self._widget)
        try:
            return print_pages(document, printer, progress.told)
        finally:
            progress.end()
            document.close()

    def ask_and_print(self) -> None:
        """Opens the print dialog; where no printer is, says so and offers the PDF."""
        if self._maker.workspace is None:
            return
        if not printers_exist():
            self._messages.show_message(
                "warning",
                "No printer is set up on this computer.",
                "Save the report as PDF, and print it elsewhere.",
                action="Save as PDF…",
                on_action=self.ask_and_save,
            )
            return
        self.told(self._ask_printer)

    def _ask_printer(self) -> bool:
        made = self._maker.current()
        document = PdfPages(made.pdf)
        printer = new_printer(made.state.paper, len(document), made.state.kind_title)
        document.close()
        dialog = QPrintDialog(printer, self._widget)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        wanted = dialog.exec() == QPrintDialog.DialogCode.Accepted
        dialog.deleteLater()
        return wanted and self._print(printer)
