"""The positions screen in the real window: looking, filtering, an earlier day, paper, what is hidden."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.commands import demands, positions
from models.generate import generate
from models.queries.matrix import MatrixGrouping
from models.records import ColumnsBy, Effective, Ref
from models.vocabulary import Disclosure, Kind, Stance, Status
from models.workspace import create
from tests.models.people import counted
from tests.models.report.paper import words_of
from tests.ui.board.acts import cards
from tests.ui.window.acts import desk_of, id_of
from tests.ui.window.positions_acts import go_to, opened_in, party, press, row_says, rows, says, spoken, workspace_of
from ui.board.wording import card_tooltip
from ui.dialogs.position_dialog import PositionDialog
from ui.main_window import MainWindow
from ui.positions.view import PositionsView


@pytest.fixture
def screen(window: MainWindow) -> PositionsView:
    return opened_in(window)


# ---------------------------------------------------------------- looking


def test_the_matrix_says_who_tables_who_is_asked_and_who_is_not_involved(screen: PositionsView) -> None:
    assert [column.code for column in screen.model.columns] == ["TH", "KH", "MY", "US", "ASEAN", "CN", "JP", "RU"]
    assert rows(screen) == [f"D-{number}" for number in range(1, 8)]
    assert says(screen, "D-1", "TH") == "tables it"
    assert says(screen, "D-1", "KH") == "none recorded"
    assert says(screen, "D-1", "MY") == "third party"
    assert says(screen, "D-1", "CN") == "–"
    assert "7 demands × 8 parties · as of 14 Oct 2025" in screen.head.subtitle.text()
    tail = screen.model.index(0, screen.model.tail)
    assert tail.data() == "D-1: under discussion, 0 of 1 accepts"


def test_the_screen_opens_by_its_keys_and_has_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    screen = window.screens.made("positions")
    assert isinstance(screen, PositionsView)
    assert window.stack.currentWidget() is screen
    qtbot.waitUntil(screen.table.hasFocus)
    assert spoken(screen) == "Cambodia on D-1: no position recorded"


def edges(screen: PositionsView) -> list[tuple[int, int, int]]:
    """Where the demands, the parties and the tail begin, and how wide they are."""
    parts = (screen.table.demand_header, screen.table.column_header, screen.matrix.tail)
    return [(part.x(), part.y(), part.width()) for part in parts]


def test_headers_stay_while_the_cells_scroll(window: MainWindow, screen: PositionsView) -> None:
    window.resize(1024, 700)
    QApplication.processEvents()
    before = edges(screen)
    bar = screen.table.horizontalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    QApplication.processEvents()
    assert edges(screen) == before


def test_only_what_is_seen_is_read_and_painted(
    new_window: Callable[[], MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "many.accord"
    generate(path, demands=1_000, meetings=10, seed=2)
    window = new_window()
    assert window.open_location(str(path))
    workspace = workspace_of(window)
    screen = opened_in(window)
    assert (screen.model.rowCount(), len(screen.model.columns)) == (1_000, 40)
    painter, header = screen.table.painter, screen.table.demand_header
    painter.painted = header.painted = 0
    with counted(workspace) as said:
        screen.table.verticalScrollBar().setValue(screen.table.verticalScrollBar().maximum() // 2)
        screen.grab()
    viewport = screen.table.viewport()
    seen_rows, seen_columns = viewport.height() // 44 + 2, viewport.width() // 140 + 2
    assert 0 < painter.painted <= seen_rows * seen_columns
    assert 0 < header.painted <= seen_rows
    assert 8 <= len(said) <= 16  # one page with its suggestions, or two where they meet
    with counted(workspace) as said:
        screen.table.verticalScrollBar().setValue(screen.table.verticalScrollBar().value() + 44)
        screen.grab()
    assert said == []


# ---------------------------------------------------------------- filters


def test_filters_are_chips_that_can_be_removed(window: MainWindow, screen: PositionsView) -> None:
    positions.record(workspace_of(window), id_of(window, "D-2"), party(window, "KH"), Stance.REJECTS)
    QTest.mouseClick(screen.bar.blocks, Qt.MouseButton.LeftButton)
    assert rows(screen) == ["D-2"]
    [chip] = [one for one in screen.chips.children() if one.objectName() == "filter-blocks"]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert len(rows(screen)) == 7
    assert not screen.bar.blocks.isChecked()
    QTest.mouseClick(screen.bar.open, Qt.MouseButton.LeftButton)
    assert "D-2" not in rows(screen)
    assert "D-7" not in rows(screen)  # agreed: nobody's answer is waited for


def test_finding_narrows_the_rows_and_a_party_the_columns_too(window: MainWindow, screen: PositionsView) -> None:
    window.actions_by_id["edit.find"].trigger()
    assert window.stack.currentWidget() is screen
    assert screen.bar.search.hasFocus()
    QTest.keyClicks(screen.bar.search, "landmines")
    assert rows(screen) == ["D-2"]
    QTest.keyClick(screen.bar.search, Qt.Key.Key_Escape)
    screen.bar.party_menu.show_chosen(frozenset({party(window, "CN")}))
    screen.bar.party_menu.chosen.emit(frozenset({party(window, "CN")}))
    assert [column.code for column in screen.model.columns] == ["CN"]
    assert "D-1" not in rows(screen)
    QTest.keyClicks(screen.bar.search, "no such words")
    assert screen.nothing.isVisible()
    QTest.mouseClick(screen.nothing.button, Qt.MouseButton.LeftButton)
    assert len(rows(screen)) == 7


def test_persons_are_columns_too_and_delegations_where_there_are_some(screen: PositionsView) -> None:
    screen.set_columns(ColumnsBy.PERSON)
    assert "Hun Manet" in [column.code for column in screen.model.columns]
    assert says(screen, "D-1", "Hun Manet") == "not voiced"
    press(screen, Qt.Key.Key_4)
    assert spoken(screen).startswith("KH: Hun Manet on D-1: rejects, since 14 Oct 2025")
    screen.set_columns(ColumnsBy.DELEGATION)
    assert screen.nothing.isVisible()
    QTest.mouseClick(screen.nothing.button, Qt.MouseButton.LeftButton)
    assert says(screen, "D-1", "KH") == "rejects"


def test_groups_have_headings_that_the_arrows_step_over(screen: PositionsView) -> None:
    screen.bar.grouping_changed.emit(MatrixGrouping.STATUS)
    headings = [row for row in range(screen.model.rowCount()) if screen.model.heading(row) is not None]
    assert [screen.model.heading(row) for row in headings] == ["tabled", "under discussion", "agreed"]
    screen.table.choose(headings[1] - 1, 1)
    press(screen, Qt.Key.Key_Down)
    assert screen.table.currentIndex().row() == headings[1] + 1
    press(screen, Qt.Key.Key_Up)
    assert screen.table.currentIndex().row() == headings[1] - 1
    screen.table.choose(1, 1)
    press(screen, Qt.Key.Key_Up)
    assert screen.table.currentIndex().row() == 1


def test_a_click_on_a_party_sorts_by_its_stance(window: MainWindow, screen: PositionsView) -> None:
    positions.record(workspace_of(window), id_of(window, "D-4"), party(window, "KH"), Stance.REJECTS)
    screen.table.column_header.sectionClicked.emit(1)
    assert rows(screen)[0] == "D-4"
    screen.table.column_header.sectionClicked.emit(1)
    assert rows(screen)[0] == "D-1"


# ---------------------------------------------------------------- an earlier day, other programs, read only


def test_an_earlier_day_shows_its_stances_and_is_only_looked_at(
    window: MainWindow, screen: PositionsView, qtbot: QtBot
) -> None:
    workspace = workspace_of(window)
    earlier = Effective(dt.date(2025, 10, 12))
    positions.record(workspace, id_of(window, "D-1"), party(window, "KH"), Stance.REJECTS, effective=earlier)
    positions.record(workspace, id_of(window, "D-1"), party(window, "KH"), Stance.ACCEPTS)
    assert says(screen, "D-1", "KH") == "accepts"
    past = desk_of(window).past.as_of
    past.go_to(dt.date(2025, 10, 13))
    past.settle()
    assert says(screen, "D-1", "KH") == "rejects"
    assert screen.head.past.text() == "As of 13 Oct 2025, read only"
    assert not screen.panel.steps.record_button.isEnabled()
    press(screen, Qt.Key.Key_3)
    assert "the past is read only" in screen.messages.text
    QTest.mouseClick(screen.head.today_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not screen.head.past.isVisible())
    assert says(screen, "D-1", "KH") == "accepts"


def test_what_is_chosen_stays_chosen_over_edits_and_goes_with_its_demand(
    window: MainWindow, screen: PositionsView
) -> None:
    go_to(screen, "D-3", "MY")
    demands.delete(workspace_of(window), [id_of(window, "D-1")])
    chosen = screen.matrix.chosen()
    assert chosen is not None
    assert (chosen[0], chosen[1].code) == (id_of(window, "D-3"), "MY")
    demands.delete(workspace_of(window), [chosen[0]])
    assert screen.matrix.chosen() is not None
    assert "D-3" not in rows(screen)


def test_a_demand_is_brought_into_view_even_through_a_filter(window: MainWindow, screen: PositionsView) -> None:
    QTest.keyClicks(screen.bar.search, "landmines")
    screen.show_ref(Ref(Kind.DEMAND, id_of(window, "D-6")))
    assert row_says(screen, screen.table.currentIndex().row()).startswith("D-6")


def test_an_empty_negotiation_has_one_sentence_and_one_button(
    new_window: Callable[[], MainWindow], tmp_path: Path
) -> None:
    create(tmp_path / "new.accord", title="New").close()
    window = new_window()
    assert window.open_location(str(tmp_path / "new.accord"))
    screen = opened_in(window)
    assert screen.nothing.isVisible()
    assert screen.nothing.button.text() == "New demand…"


def test_the_matrix_is_saved_as_pages_of_the_report(window: MainWindow, screen: PositionsView, tmp_path: Path) -> None:
    go_to(screen, "D-1", "KH")
    press(screen, Qt.Key.Key_4)
    window.commands.positions.save(tmp_path / "matrix.pdf")
    words = " ".join(words_of((tmp_path / "matrix.pdf").read_bytes()).split())
    assert "Withdraw heavy weapons from the border" in words
    assert "rejects" in words


def test_the_cards_follow(window: MainWindow, screen: PositionsView) -> None:
    go_to(screen, "D-1", "KH")
    press(screen, Qt.Key.Key_1)
    window.open_screen("board")
    [card] = [one for one in cards(desk_of(window).board, Status.UNDER_DISCUSSION) if one.ref == "D-1"]
    assert {mark.code: mark.stance for mark in card.parties}["KH"] is Stance.ACCEPTS
    assert "KH accepts: move to agreed in principle?" in card_tooltip(card)


def test_hidden_assessments_leave_every_part_of_the_screen(window: MainWindow, screen: PositionsView) -> None:
    workspace, kh = workspace_of(window), party(window, "KH")
    assessed = {"disclosure": Disclosure.ASSESSED, "text": "zz-confidential-zz"}
    positions.record(workspace, id_of(window, "D-1"), kh, Stance.REJECTS, **assessed)
    screen.head.panel_button.setChecked(True)
    QTest.keyClicks(screen.bar.search, "weapons")
    go_to(screen, "D-1", "KH")
    assert "zz-confidential-zz" in screen.panel.steps.told.text()
    screen.panel.tabs.setCurrentIndex(1)
    assert "rejects" in screen.panel.demand.told.text()
    window.actions_by_id["view.discreet"].trigger()
    assert spoken(screen) == "Cambodia on D-1: no position recorded"
    assert rows(screen) == ["D-1"]
    assert screen.panel.demand.told.text() == "Cambodia: no position recorded."
    screen.panel.tabs.setCurrentIndex(0)
    assert screen.panel.steps.model.steps == ()
    assert "zz-confidential-zz" not in screen.panel.steps.told.text()
    window.open_screen("board")
    window.actions_by_id["view.discreet"].trigger()
    window.open_screen("positions")
    assert says(screen, "D-1", "KH") == "rejects"


def test_a_file_that_is_only_read_is_only_looked_at(new_window: Callable[[], MainWindow], file: Path) -> None:
    file.chmod(0o444)
    window = new_window()
    assert window.open_location(str(file))
    screen = opened_in(window)
    if not workspace_of(window).read_only:  # root may write anything
        workspace_of(window).read_only = True
    go_to(screen, "D-1", "KH")
    press(screen, Qt.Key.Key_1)
    assert "open for reading only" in screen.messages.text
    press(screen, Qt.Key.Key_Return)
    assert not [one for one in window.findChildren(PositionDialog) if one.isVisible()]
    assert says(screen, "D-1", "KH") == "none recorded"
