"""Filtering: while typing, by menus, by the numbers of the header, with chips that can be taken away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from models.records import BoardFilter
from models.vocabulary import Priority, Status
from tests.ui.board.acts import Owner, click_card, column, id_of, press, refs, type_search
from ui.board.view import BoardView
from ui.widgets.chip_button import ChipButton


def chip(board: BoardView, name: str) -> ChipButton:
    return next(one for one in board.chips._chips if one.objectName() == f"filter-{name}")


def shown(board: BoardView) -> int:
    return board.columns.shown


def test_typing_filters_and_counts(board: BoardView) -> None:
    type_search(board, "landm")
    assert refs(board, Status.UNDER_DISCUSSION) == ["D-2"]
    assert shown(board) == 1
    assert board.bar.search.count.text() == "1 of 7"
    press(board, Qt.Key.Key_Escape)
    assert shown(board) == 7
    assert board.filter() == BoardFilter()


def test_escape_twice_goes_back_to_the_cards(board: BoardView) -> None:
    type_search(board, "landm")
    press(board, Qt.Key.Key_Escape)
    press(board, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is column(board, Status.TABLED).table


def test_the_party_menu_filters_and_its_chip_takes_it_away(board: BoardView) -> None:
    menu = board.bar.party_menu
    malaysia = next(action for action in menu.actions() if action.text().startswith("MY"))
    malaysia.trigger()
    assert 0 < shown(board) < 7
    assert board.bar.party.text() == "Party: MY"
    chip(board, "party_ids").click()
    assert shown(board) == 7
    assert not malaysia.isChecked()
    assert not board.chips.isVisible()


def test_several_themes_at_once_and_clear_all(board: BoardView) -> None:
    for action in board.bar.theme_menu.actions():
        if action.text() in ("Border", "Justice"):
            action.trigger()
    assert refs(board, Status.TABLED) == ["D-3", "D-4"]
    assert refs(board, Status.UNDER_DISCUSSION) == []
    assert column(board, Status.UNDER_DISCUSSION).table.empty_words == "Nothing here matches the filter."
    board.chips.findChild(QPushButton, "filters-clear").click()
    assert shown(board) == 7


def test_the_stalled_button_and_its_days(board: BoardView) -> None:
    board.bar.stalled.click()
    assert board.filter().stalled_days == 7
    fourteen = next(action for action in board.bar.stalled_menu.actions() if "14" in action.text())
    fourteen.trigger()
    assert board.filter().stalled_days == 14
    assert board.bar.stalled.text() == "Stalled > 14 days"
    board.bar.stalled.click()
    assert board.filter().stalled_days is None
    board.bar.stalled.click()
    assert board.filter().stalled_days == 14


def test_the_agreed_number_shows_only_what_is_agreed(board: BoardView) -> None:
    pill = board.header.pills["agreed"]
    pill.click()
    assert board.filter().statuses == frozenset({Status.AGREED})
    assert [one.status for one in board.columns.visible_columns()] == [Status.AGREED]
    assert pill.isChecked()
    pill.click()
    assert shown(board) == 7
    assert not pill.isChecked()


def test_other_numbers_are_told(board: BoardView) -> None:
    told: list[str] = []
    board.pill_clicked.connect(told.append)
    board.header.pills["unconfirmed"].click()
    assert told == ["unconfirmed"]


def test_a_filter_set_by_the_owner_shows_everywhere(board: BoardView) -> None:
    board.set_filter(BoardFilter(text="border", priorities=frozenset({Priority.HIGH})))
    assert board.bar.search.text() == "border"
    assert board.bar.priority.accessibleName() == "Priority: High"
    assert [name for name, _ in board.bar.words()] == ["text", "priorities"]


def test_the_choice_goes_with_a_card_that_is_filtered_out(board: BoardView, owner: Owner) -> None:
    click_card(board, "D-3")
    type_search(board, "landmines")
    assert board.selected_ids() == ()
    assert owner.told[-1] is None


def test_a_card_that_no_longer_passes_the_filter_leaves(board: BoardView, owner: Owner) -> None:
    demand = id_of(board, "D-1")
    board.set_filter(BoardFilter(priorities=frozenset({board.columns.source.cards([demand])[demand].priority})))
    was = shown(board)
    owner.prioritise([demand], Priority.LOW)
    assert shown(board) == was - 1
    assert "D-1" not in refs(board, Status.UNDER_DISCUSSION)


def test_report_and_new_are_asked_for(board: BoardView, owner: Owner) -> None:
    board.bar.report.click()
    board.bar.new.click()
    assert owner.asked == [("report", None), ("new", None)]
