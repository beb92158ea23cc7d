"""A process that prints the report as the print dialog would have it: its screen, its printer, a page range, copies.

python -m tests.ui.report.print_to_queue LOCATION PRINTER FIRST LAST COPIES
"""

from __future__ import annotations

import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from models.workspace import Workspace
from ui.report.printing import new_printer, printers_exist
from ui.report.view import ReportView
from ui.tasks import Tasks


def main(location: str, name: str, first: int, last: int, copies: int) -> int:
    application = QApplication(["print"])
    tasks = Tasks()
    view = ReportView(tasks)
    with Workspace.open(location, read_only=True) as workspace:
        view.set_workspace(workspace)
        view.show()
        while view.busy or view.pages.document is None:
            application.processEvents()
        pages = len(view.pages.document)
        printer = new_printer(view.options.options().paper, pages)
        printer.setPrinterName(name)
        if last:
            ranges = QPageRanges()
            ranges.addRange(first, last)
            printer.setPageRanges(ranges)
            printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setCopyCount(copies)
        printed = printers_exist() and view.print_report(printer)
        print(pages, printer.resolution())  # noqa: T201 - what the test reads
        view.set_workspace(None)
        tasks.close()
    sys.stdout.flush()
    os._exit(0 if printed else 1)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6]))
