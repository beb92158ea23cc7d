"""What a person does on the report's screen, and what they see."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDateEdit, QLineEdit
from pytestqt.qtbot import QtBot

from models.report.choices import Section
from models.workspace import Workspace
from tests.models.report.paper import words_of
from ui.report.view import ReportView
from ui.tasks import Tasks


class Desk:
    """The screen with the workers that a window would give it."""

    def __init__(self, qtbot: QtBot, tasks: Tasks) -> None:
        self.qtbot = qtbot
        self.view = ReportView(tasks)
        qtbot.addWidget(self.view)
        self.view.resize(1180, 760)

    def open(self, workspace: Workspace) -> None:
        self.view.set_workspace(workspace)
        self.view.show()
        self.wait_for_pages()

    def wait_for_pages(self) -> None:
        """Until the pages show what was chosen."""
        self.qtbot.waitUntil(lambda: not self.view.busy and self.view.pages.document is not None, timeout=20_000)

    def words(self) -> str:
        """What can be read on the pages that are shown."""
        document = self.view.pages.document
        assert document is not None
        return words_of(document.content)

    def choose_section(self, section: Section) -> None:
        """Presses the space bar on a section's box."""
        box = self.view.findChild(QCheckBox, f"report-section-{section.value}")
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Space)
        self.wait_for_pages()

    def make_public(self) -> None:
        box = self.view.findChild(QCheckBox, "report-public")
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Space)
        self.wait_for_pages()

    def mark(self, words: str) -> None:
        """Types a marking in place of the one that is there."""
        field = self.view.findChild(QLineEdit, "report-marking")
        field.selectAll()
        QTest.keyClicks(field, words)
        self.wait_for_pages()

    def go_back_to(self, day: QDate) -> None:
        self.view.findChild(QDateEdit, "report-as-of").setDate(day)
        self.wait_for_pages()

    def find(self, words: str) -> None:
        """Ctrl+F, the words, and until all pages were looked through."""
        QTest.keyClick(self.view.pages, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        field = self.view.toolbar.field
        assert QApplication.focusWidget() is field
        QTest.keyClicks(field, words)
        self.qtbot.waitUntil(lambda: self.view.finder.active and not self.view.finder.looking)

    def press_in_find(self, key: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.view.toolbar.field, key, how)

    def turn_wheel(self, steps: int, at: QPoint) -> None:
        """Ctrl and the wheel over a place of the pages."""
        viewport = self.view.pages.viewport()
        event = QWheelEvent(
            QPointF(at),
            QPointF(viewport.mapToGlobal(at)),
            QPoint(),
            QPoint(0, 120 * steps),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)

    def picture(self) -> QImage:
        return self.view.pages.viewport().grab().toImage()


def pdf_printer(path: Path) -> QPrinter:
    """What the print dialog gives for "print into a file"."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def likeness(one: QImage, other: QImage) -> float:
    """The share of pixels that are about as light in both, after bringing them to one size."""
    size = other.size()
    one = one.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    same = sum(
        abs((one.pixel(x, y) & 0xFF) - (other.pixel(x, y) & 0xFF)) < 90
        for x in range(0, size.width(), 2)
        for y in range(0, size.height(), 2)
    )
    return same / (len(range(0, size.width(), 2)) * len(range(0, size.height(), 2)))
