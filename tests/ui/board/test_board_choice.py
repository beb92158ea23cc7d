"""Choosing cards: one choice over all columns, by mouse and keys, told once."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.vocabulary import Status
from tests.ui.board.acts import (
    CTRL,
    SHIFT,
    Owner,
    click_card,
    column,
    double_click_card,
    id_of,
    press,
)
from ui.board.view import BoardView


def test_a_click_chooses_one_card_of_the_whole_board(board: BoardView, owner: Owner) -> None:
    click_card(board, "D-3")
    click_card(board, "D-1")
    assert board.selected_ids() == (id_of(board, "D-1"),)
    assert owner.told == [id_of(board, "D-3"), id_of(board, "D-1")]


def test_ctrl_adds_and_shift_takes_a_stretch(board: BoardView, owner: Owner) -> None:
    click_card(board, "D-3")
    click_card(board, "D-1", CTRL)
    assert set(board.selected_ids()) == {id_of(board, "D-3"), id_of(board, "D-1")}
    click_card(board, "D-5", SHIFT)
    assert board.selected_ids() == tuple(id_of(board, ref) for ref in ("D-1", "D-2", "D-5"))


def test_a_click_beside_the_cards_chooses_none(board: BoardView, owner: Owner) -> None:
    click_card(board, "D-3")
    empty = column(board, Status.CONTESTED).table.viewport()
    QTest.mouseClick(empty, Qt.MouseButton.LeftButton, pos=QPoint(20, 200))
    assert board.selected_ids() == ()
    assert owner.told[-1] is None


def test_arrows_walk_within_and_between_columns(board: BoardView, owner: Owner) -> None:
    click_card(board, "D-3")
    press(board, Qt.Key.Key_Down)
    assert board.selected_ids() == (id_of(board, "D-4"),)
    press(board, Qt.Key.Key_Right)
    assert board.selected_ids() == (id_of(board, "D-2"),)
    press(board, Qt.Key.Key_Right)  # over three empty columns
    assert board.selected_ids() == (id_of(board, "D-7"),)
    assert QApplication.focusWidget() is column(board, Status.AGREED).table
    press(board, Qt.Key.Key_Right)
    assert board.selected_ids() == (id_of(board, "D-7"),)


def test_select_does_not_tell(board: BoardView, owner: Owner) -> None:
    board.select(id_of(board, "D-7"))
    assert board.selected_ids() == (id_of(board, "D-7"),)
    board.select(None)
    assert board.selected_ids() == ()
    assert owner.told == []


def test_focus_card_opens_the_fold_where_it_must(board: BoardView, owner: Owner) -> None:
    owner.move([id_of(board, "D-4")], Status.SUSPENDED)
    board.focus_card(id_of(board, "D-4"))
    assert column(board, Status.SUSPENDED).isVisible()
    assert QApplication.focusWidget() is column(board, Status.SUSPENDED).table


def test_a_double_click_opens(board: BoardView, owner: Owner) -> None:
    double_click_card(board, "D-2")
    assert owner.asked == [("open", id_of(board, "D-2"))]


def test_a_double_click_beside_the_cards_tables_a_demand_there(board: BoardView, owner: Owner) -> None:
    empty = column(board, Status.CONTESTED).table.viewport()
    QTest.mouseDClick(empty, Qt.MouseButton.LeftButton, pos=QPoint(20, 200))
    assert owner.asked == [("new", Status.CONTESTED)]


def test_the_choice_goes_with_a_deleted_card(board: BoardView, owner: Owner) -> None:
    click_card(board, "D-3")
    owner.delete([id_of(board, "D-3")])
    assert board.selected_ids() == ()
    assert owner.told[-1] is None


def test_the_choice_stays_over_the_change_of_another_card(board: BoardView, owner: Owner) -> None:
    click_card(board, "D-3")
    before = list(owner.told)
    owner.move([id_of(board, "D-2")], Status.CONTESTED)
    board.refresh()
    assert board.selected_ids() == (id_of(board, "D-3"),)
    assert owner.told == before
