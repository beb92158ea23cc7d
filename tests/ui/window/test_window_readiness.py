"""The readiness screen in the real window: numbers, lists, links, edits, another day, paper."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.commands import negotiations
from models.queries import summary
from models.queries.open_lists import Part
from models.records import Ref
from models.vocabulary import Kind, Status
from models.workspace import Workspace
from tests.models.report.paper import words_of
from tests.ui.window.acts import CTRL_SHIFT, desk_of, press
from ui.main_window import MainWindow
from ui.readiness.view import ReadinessView


@pytest.fixture
def sheet(window: MainWindow) -> ReadinessView:
    window.actions_by_id["view.readiness"].trigger()
    assert window.readiness is not None
    QApplication.processEvents()
    return window.readiness


def workspace_of(window: MainWindow) -> Workspace:
    assert window.session.workspace is not None
    return window.session.workspace


def lines(sheet: ReadinessView) -> list[str]:
    model = sheet.items.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def spoken(sheet: ReadinessView) -> list[str]:
    return [tile.accessibleName() for tile in (sheet.tiles.days, *sheet.tiles.parts.values())]


def open_line(sheet: ReadinessView, row: int) -> None:
    """Choose a line and press Enter, as the keyboard does."""
    sheet.items.setFocus()
    sheet.items.selectRow(row)
    QTest.keyClick(sheet.items, Qt.Key.Key_Return)


def test_the_numbers_are_those_of_the_header(window: MainWindow, sheet: ReadinessView) -> None:
    totals = summary.totals(workspace_of(window))
    assert spoken(sheet) == [
        "12 days to the summit",
        "6 demands open",
        f"{totals.missing_positions} positions missing",
        f"{totals.contested_terms} contested term",
        f"{totals.unconfirmed} attendance unconfirmed",
        "2 meetings to come",
    ]
    assert "47th ASEAN Summit, 26–28 Oct 2025 · as of 14 Oct 2025, Kuala Lumpur" in sheet.subtitle.text()
    assert "3.5 a week would have to be agreed" in sheet.verdict.text()


def test_a_number_opens_its_list_and_a_line_its_record(window: MainWindow, sheet: ReadinessView) -> None:
    assert lines(sheet)[0] == "D-1 Withdraw heavy weapons from the border"
    QTest.mouseClick(sheet.tiles.parts[Part.MEETINGS], Qt.MouseButton.LeftButton)
    assert lines(sheet) == ["Signing of the Kuala Lumpur Accord", "East Asia Summit"]
    open_line(sheet, 1)
    shown = desk_of(window).inspector.current()
    assert shown is not None
    assert shown.kind is Kind.MEETING
    assert window.stack.currentWidget() is window.desk


def test_the_days_left_open_the_summit(window: MainWindow, sheet: ReadinessView) -> None:
    QTest.mouseClick(sheet.tiles.days, Qt.MouseButton.LeftButton)
    summit = summary.negotiation(workspace_of(window)).summit_id
    assert desk_of(window).inspector.current() == Ref(Kind.MEETING, summit or 0)


def test_open_demands_are_shown_on_the_board(window: MainWindow, sheet: ReadinessView) -> None:
    QTest.mouseClick(sheet.board_button, Qt.MouseButton.LeftButton)
    assert window.stack.currentWidget() is window.desk
    flt = desk_of(window).board.bar.filter
    assert Status.AGREED not in flt.statuses
    assert Status.TABLED in flt.statuses


def test_a_party_that_owes_positions_filters_the_board(window: MainWindow, sheet: ReadinessView) -> None:
    sheet.tiles.parts[Part.POSITIONS].click()
    assert lines(sheet)[0] == "Cambodia"
    open_line(sheet, 0)
    (party,) = desk_of(window).board.bar.filter.party_ids
    assert next(known.name for known in summary.parties(workspace_of(window)) if known.id == party) == "Cambodia"


def test_an_edit_is_counted_when_the_screen_is_seen_again(window: MainWindow, sheet: ReadinessView) -> None:
    window.open_screen("board")
    press(window, "D-3", Qt.Key.Key_Right, CTRL_SHIFT)
    window.open_screen("readiness")
    state = dict(zip(lines(sheet), [str(sheet.items.model().index(row, 1).data()) for row in range(6)], strict=True))
    assert state["D-3 Cooperate in combating transnational crime"] == "under discussion"


def test_another_day_can_be_shown(window: MainWindow, sheet: ReadinessView) -> None:
    sheet.set_as_of(dt.date(2025, 10, 12))
    assert spoken(sheet)[:2] == ["14 days to the summit", "2 demands open"]
    assert "as of 12 Oct 2025" in sheet.subtitle.text()
    sheet.set_as_of(None)
    assert spoken(sheet)[1] == "6 demands open"


def test_the_day_of_the_window_is_the_sheets_day_too(window: MainWindow, sheet: ReadinessView) -> None:
    desk_of(window).past.as_of.go_to(dt.date(2025, 10, 12))
    desk_of(window).past.as_of.settle()
    window.open_screen("readiness")
    assert spoken(sheet)[0] == "14 days to the summit"
    window.actions_by_id["past.today"].trigger()
    desk_of(window).past.as_of.settle()
    window.open_screen("readiness")
    assert spoken(sheet)[0] == "12 days to the summit"


def test_without_a_summit_there_is_nothing_to_count_down_to(window: MainWindow, sheet: ReadinessView) -> None:
    negotiations.choose_summit(workspace_of(window), None)
    assert spoken(sheet)[0] == "– no summit set"
    assert not sheet.tiles.days.isEnabled()
    assert "No summit is set" in sheet.verdict.text()


def test_the_curve_has_a_table_twin(window: MainWindow, sheet: ReadinessView) -> None:
    sheet.table_button.click()
    model = sheet.steps.model()
    assert sheet.steps.isVisible()
    first = [str(model.index(0, column).data()) for column in range(3)]
    assert first == ["14 Oct 2025", "1", "7"]


def test_every_part_can_be_reached_by_tab_and_has_a_name(window: MainWindow, sheet: ReadinessView) -> None:
    window.activateWindow()
    sheet.setFocus()
    seen = set()
    for _ in range(12):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.accessibleName(), focused
        seen.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert {sheet.items, sheet.table_button, sheet.pdf_button, sheet.tiles.parts[Part.DEMANDS]} - seen == set()


def test_arrows_go_from_number_to_number_and_the_list_follows(window: MainWindow, sheet: ReadinessView) -> None:
    window.activateWindow()
    sheet.tiles.parts[Part.DEMANDS].setFocus()
    for part in (Part.POSITIONS, Part.TERMS):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Right)
        assert sheet.tiles.parts[part].isChecked()
    assert lines(sheet) == ["“inclusivity”"]


def test_the_sheet_is_saved_and_printed_as_of_the_day_that_is_shown(
    window: MainWindow, sheet: ReadinessView, tmp_path: Path
) -> None:
    sheet.set_as_of(dt.date(2025, 10, 12))
    window.commands.readiness.save(tmp_path / "sheet.pdf")
    assert "as of 12 Oct" in words_of((tmp_path / "sheet.pdf").read_bytes())
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert window.commands.readiness.print_sheet(printer)
    assert "2 demands open" in words_of((tmp_path / "printed.pdf").read_bytes())


def test_a_folder_that_is_gone_is_said(window: MainWindow, sheet: ReadinessView, tmp_path: Path) -> None:
    from models.errors import Refusal

    with pytest.raises(Refusal, match="no folder"):
        window.commands.readiness.save(tmp_path / "gone" / "sheet.pdf")
