"""The report on paper: the dialog's page range, copies and order, page after page at the printer's resolution.

Printing into a PDF file hands over the report's own PDF, whose words stay words. Asking a person is `view`'s business.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QProgressDialog, QWidget

from models.errors import Refusal
from models.report.choices import Paper
from models.report.write import replace_file
from ui.report.document import PdfPages
from ui.widgets.plain_label import PlainLabel

#: A page is drawn in bands of so many lines, so that a fine printer costs no more memory than a coarse one.
_BAND = 600
#: Letters gain nothing beyond, and the spool file grows with the square.
_FINEST = 600

#: Told before each sheet: how many are done, of how many; False stops.
Progress = Callable[[int, int], bool]


class PrintProgress:
    """A dialog with Cancel that shows itself when printing takes longer than a second."""

    def __init__(self, parent: QWidget) -> None:
        self._dialog = QProgressDialog(parent)
        self._dialog.setLabel(PlainLabel("Printing the report", self._dialog))
        self._dialog.setWindowTitle("Printing")
        self._dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self._dialog.setMinimumDuration(1000)
        self._dialog.reset()

    def told(self, done: int, of: int) -> bool:
        if self._dialog.wasCanceled():
            return False
        self._dialog.setMaximum(of)
        self._dialog.setValue(done)
        return not self._dialog.wasCanceled()

    def end(self) -> None:
        self._dialog.reset()
        self._dialog.deleteLater()


def printers_exist() -> bool:
    return bool(QPrinterInfo.availablePrinterNames())


def new_printer(paper: Paper, pages: int, name: str = "State of play") -> QPrinter:
    """A printer for the dialog: the report's own paper, to its edges, all pages. name: what the queue shows."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    size = QPageSize.PageSizeId.Letter if paper is Paper.LETTER else QPageSize.PageSizeId.A4
    printer.setPageSize(QPageSize(size))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    printer.setFullPage(True)
    printer.setFromTo(1, pages)
    printer.setDocName(name)
    return printer


def print_pages(document: PdfPages, printer: QPrinter, progress: Progress | None = None) -> bool:
    """Everything that was asked for. False where a person stopped it; raises Refusal where the printer failed."""
    chosen = _chosen(printer, len(document))
    if not chosen:
        raise Refusal("There is no page in that range.", f"The report has {len(document)} pages.")
    if printer.outputFormat() == QPrinter.OutputFormat.PdfFormat and printer.outputFileName():
        replace_file(Path(printer.outputFileName()), document.extract(chosen))
        return True
    sheets = _in_order(chosen, printer)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise Refusal("The printer did not take the report.", "Choose another printer, or save the report as PDF.")
    try:
        for number, page in enumerate(sheets):
            if progress is not None and not progress(number, len(sheets)):
                printer.abort()
                return False
            if number and not printer.newPage():
                raise Refusal("The printer stopped in the middle.", "Look at the printer, then print again.")
            _draw(painter, printer, document, page)
    finally:
        painter.end()
    return True


def _chosen(printer: QPrinter, pages: int) -> list[int]:
    """The pages that the dialog asks for, counted from 0."""
    ranges = printer.pageRanges()
    if printer.printRange() != QPrinter.PrintRange.PageRange or ranges.isEmpty():
        return list(range(pages))
    return [page for page in range(pages) if ranges.contains(page + 1)]


def _in_order(chosen: list[int], printer: QPrinter) -> list[int]:
    """Copies and order, as far as the printer does not see to them itself."""
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        chosen = chosen[::-1]
    copies = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    if printer.collateCopies():
        return chosen * copies
    return [page for page in chosen for _ in range(copies)]


def _draw(painter: QPainter, printer: QPrinter, document: PdfPages, page: int) -> None:
    """One page, as large as the paper allows without being distorted, in its middle."""
    paper = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    size = document.sizes[page]
    fitted = size.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio) if _differs(size, printer) else paper.size()
    left, top = (paper.width() - fitted.width()) / 2, (paper.height() - fitted.height()) / 2
    fineness = min(1.0, _FINEST / max(printer.resolution(), 1))
    scale = fitted.width() / size.width() * fineness
    width, height = round(size.width() * scale), round(size.height() * scale)
    for start in range(0, height, _BAND):
        band = QRect(0, start, width, min(_BAND, height - start))
        place = QRectF(left, top + band.top() / fineness, band.width() / fineness, band.height() / fineness)
        painter.drawImage(place, document.picture(page, scale, band))


def _differs(size: QSizeF, printer: QPrinter) -> bool:
    paper = printer.paperRect(QPrinter.Unit.Point)
    return abs(paper.width() - size.width()) > 2 or abs(paper.height() - size.height()) > 2
