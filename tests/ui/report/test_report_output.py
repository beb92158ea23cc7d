"""Saving and printing from the screen, read back from what came out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from models.errors import Refusal
from models.report.choices import Paper, Section
from tests.models.report.made_by_hand import with_titles
from tests.models.report.paper import pages_of, refs_in, words_of
from tests.ui.report.acts import Desk, likeness, pdf_printer
from ui.report import printing
from ui.report.document import PdfPages
from ui.report.printing import new_printer, print_pages

Answer = Callable[[str], None]

# Qt ends the program where a printer is made before the application.
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def answer_file_dialog(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """What a person answers when asked for a file's name."""

    def answer(path: str) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (path, "PDF (*.pdf)"))

    return answer


@pytest.fixture
def long_report() -> PdfPages:
    from models.report.typeset import typeset

    return PdfPages(typeset(with_titles(*(f"Title {number}" for number in range(90)))))


def test_the_saved_file_is_what_is_shown(report: Desk, tmp_path: Path, answer_file_dialog: Answer) -> None:
    answer_file_dialog(str(tmp_path / "ours.pdf"))
    QTest.mouseClick(report.view.save_button, Qt.MouseButton.LeftButton)
    saved = (tmp_path / "ours.pdf").read_bytes()
    document = report.view.pages.document
    assert document is not None
    assert saved == document.content
    assert "ours.pdf" in report.view.messages.text


def test_a_name_without_an_ending_becomes_a_pdf(report: Desk, tmp_path: Path, answer_file_dialog: Answer) -> None:
    answer_file_dialog(str(tmp_path / "ours"))
    report.view.ask_and_save()
    assert refs_in(words_of((tmp_path / "ours.pdf").read_bytes())) >= {"D-1", "D-7"}


def test_no_answer_saves_nothing(report: Desk, tmp_path: Path, answer_file_dialog: Answer) -> None:
    answer_file_dialog("")
    report.view.ask_and_save()
    assert not list(tmp_path.glob("*.pdf"))
    assert report.view.messages.isHidden()


def test_choices_of_this_moment_are_saved_even_before_the_preview_follows(report: Desk, tmp_path: Path) -> None:
    report.view.options.sections[Section.PARTIES].toggle()
    assert report.view.busy
    assert report.view.save_pdf(tmp_path / "now.pdf")
    assert "Obstacles as recorded" in words_of((tmp_path / "now.pdf").read_bytes())
    assert "conflict party" not in words_of((tmp_path / "now.pdf").read_bytes())


def test_html_and_json_can_be_saved_too(report: Desk, tmp_path: Path) -> None:
    for ending in ("html", "json"):
        assert report.view.save_pdf(tmp_path / f"ours.{ending}")
        assert "D-7" in (tmp_path / f"ours.{ending}").read_text(encoding="utf-8")


def test_a_folder_that_is_not_there_is_told_on_the_bar(report: Desk, tmp_path: Path) -> None:
    assert not report.view.save_pdf(tmp_path / "nowhere" / "ours.pdf")
    assert "There is no folder" in report.view.messages.text


def test_printing_into_a_pdf_keeps_the_words(report: Desk, tmp_path: Path) -> None:
    assert report.view.print_report(pdf_printer(tmp_path / "printed.pdf"))
    pages = pages_of((tmp_path / "printed.pdf").read_bytes())
    assert len(pages) == 2
    assert refs_in(" ".join(pages)) >= {f"D-{number}" for number in range(1, 8)}


def test_without_a_printer_the_pdf_is_offered(
    report: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer_file_dialog: Answer
) -> None:
    monkeypatch.setattr("ui.report.output.printers_exist", lambda: False)
    answer_file_dialog(str(tmp_path / "instead.pdf"))
    QTest.mouseClick(report.view.print_button, Qt.MouseButton.LeftButton)
    assert report.view.messages.text.startswith("No printer is set up on this computer.")
    QTest.mouseClick(report.view.messages.action_button, Qt.MouseButton.LeftButton)
    assert (tmp_path / "instead.pdf").read_bytes().startswith(b"%PDF")


# ---------------------------------------------------------------- page range, copies, order


class FakePrinter(QPrinter):
    """A printer of paper that counts its sheets; Qt paints them into a file."""

    def __init__(self, path: Path, **answers: object) -> None:
        super().__init__(QPrinter.PrinterMode.ScreenResolution)
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.setOutputFileName(str(path))
        self.setResolution(100)
        self.answers = answers

    def outputFormat(self) -> QPrinter.OutputFormat:
        return QPrinter.OutputFormat.NativeFormat


def sheets_on(printer: QPrinter, document: PdfPages, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Which pages came out, in their order."""
    drawn: list[int] = []
    real = document.picture

    def noted(index: int, scale: float, part: QRect | None = None) -> QImage:
        if part is None or part.y() == 0:
            drawn.append(index)
        return real(index, scale, part)

    monkeypatch.setattr(document, "picture", noted)
    assert print_pages(document, printer)
    return drawn


def test_all_pages_come_out_in_order(long_report: PdfPages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printer = FakePrinter(tmp_path / "paper.pdf")
    assert sheets_on(printer, long_report, monkeypatch) == list(range(len(long_report)))
    printed = PdfPages((tmp_path / "paper.pdf").read_bytes())
    assert len(printed) == len(long_report)
    printed.close()


def test_a_sheet_carries_the_pages_ink(long_report: PdfPages, tmp_path: Path) -> None:
    assert print_pages(long_report, FakePrinter(tmp_path / "paper.pdf"))
    printed = PdfPages((tmp_path / "paper.pdf").read_bytes())
    assert likeness(printed.picture(0, 0.5), long_report.picture(0, 0.5)) > 0.97
    printed.close()


def test_a_page_range_is_honoured(long_report: PdfPages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printer = FakePrinter(tmp_path / "paper.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert sheets_on(printer, long_report, monkeypatch) == [1, 2]


def test_a_page_range_of_the_pdf_keeps_those_pages(long_report: PdfPages, tmp_path: Path) -> None:
    printer = pdf_printer(tmp_path / "some.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    assert print_pages(long_report, printer)
    assert pages_of((tmp_path / "some.pdf").read_bytes()) == [pages_of(long_report.content)[1]]


def test_copies_are_collated_or_not(long_report: PdfPages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printer = FakePrinter(tmp_path / "paper.pdf")
    monkeypatch.setattr(FakePrinter, "supportsMultipleCopies", lambda _: False, raising=False)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(1, 2)
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    assert printing._in_order([0, 1], printer) == [0, 1, 0, 1]
    printer.setCollateCopies(False)
    assert printing._in_order([0, 1], printer) == [0, 0, 1, 1]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert printing._in_order([0, 1], printer) == [1, 1, 0, 0]


def test_a_range_beyond_the_end_is_refused(long_report: PdfPages, tmp_path: Path) -> None:
    printer = FakePrinter(tmp_path / "paper.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(700, 800)
    with pytest.raises(Refusal, match="no page in that range"):
        print_pages(long_report, printer)


def test_printing_can_be_stopped(long_report: PdfPages, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def stop_at_the_second(done: int, of: int) -> bool:
        told.append((done, of))
        return done < 1

    assert not print_pages(long_report, FakePrinter(tmp_path / "paper.pdf"), stop_at_the_second)
    assert told == [(0, len(long_report)), (1, len(long_report))]


def test_the_printer_starts_with_the_reports_own_paper() -> None:
    letter = new_printer(Paper.LETTER, 3).pageLayout().fullRectPoints()
    assert (letter.width(), letter.height()) == (612, 792)
    assert new_printer(Paper.A4, 3).toPage() == 3


def test_a_fine_printer_is_drawn_in_bands(
    long_report: PdfPages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tallest = 0
    real = long_report.picture

    def measured(index: int, scale: float, part: QRect | None = None) -> QImage:
        nonlocal tallest
        assert part is not None
        tallest = max(tallest, part.height())
        return real(index, scale, part)

    monkeypatch.setattr(long_report, "picture", measured)
    printer = FakePrinter(tmp_path / "paper.pdf")
    printer.setResolution(600)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(1, 1)
    assert print_pages(long_report, printer)
    assert tallest <= 600
