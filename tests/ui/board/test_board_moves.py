"""Moving cards by drag, keys and menu: always a request first, and the card moves when the news comes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication

from models.vocabulary import Priority, Status
from tests.ui.board.acts import (
    CTRL,
    SHIFT,
    Owner,
    Signals,
    cards,
    choose,
    click_card,
    close,
    column,
    count,
    drag_card,
    drag_cards,
    entry,
    held_over,
    id_of,
    open_menu,
    press,
    pull_card,
    refs,
)
from ui.board.dragging import MIME, pack, unpack
from ui.board.view import BoardView


def test_a_card_dragged_to_another_column_arrives_there(board: BoardView, owner: Owner) -> None:
    assert drag_card(board, "D-3", Status.CONTESTED)
    assert owner.asked == [("move", ((id_of(board, "D-3"),), Status.CONTESTED))]
    assert refs(board, Status.CONTESTED) == ["D-3"]
    assert refs(board, Status.TABLED) == ["D-4", "D-6"]
    assert count(board, Status.CONTESTED) == 1
    assert board.selected_ids() == (id_of(board, "D-3"),)


def test_a_request_that_is_refused_leaves_the_card_where_it_is(board: BoardView) -> None:
    assert drag_card(board, "D-3", Status.CONTESTED)
    assert refs(board, Status.TABLED) == ["D-3", "D-4", "D-6"]
    assert refs(board, Status.CONTESTED) == []


def test_several_cards_of_several_columns_move_at_once(board: BoardView, owner: Owner) -> None:
    click_card(board, "D-3")
    click_card(board, "D-6", CTRL)
    click_card(board, "D-1", CTRL)
    assert drag_cards(board, column(board, Status.CONTESTED))
    assert refs(board, Status.CONTESTED) == ["D-1", "D-3", "D-6"]
    assert set(board.selected_ids()) == {id_of(board, ref) for ref in ("D-1", "D-3", "D-6")}
    assert len(owner.asked) == 1


def test_cards_of_another_negotiation_and_odd_data_are_refused(board: BoardView, owner: Owner) -> None:
    click_card(board, "D-3")
    assert not drag_cards(board, column(board, Status.CONTESTED), address="/elsewhere.accord")
    assert owner.asked == []
    for odd in (b"", b"[]", b"{}", b'{"negotiation": "a", "demands": ["x"]}', b"[" * 200_000, b"\xff"):
        mime = pack("a", (1,))
        mime.setData(MIME, odd)
        assert unpack(mime, "a") == ()
    assert unpack(pack("a", (7, 8)), "a") == (7, 8)


def test_the_column_under_the_drag_is_marked_until_it_leaves(board: BoardView) -> None:
    click_card(board, "D-3")
    contested = column(board, Status.CONTESTED)
    with held_over(board, contested):
        assert contested.is_target
        assert not column(board, Status.TABLED).is_target
    assert not contested.is_target


def test_what_is_dragged_is_a_copy_of_the_whole_choice(board: BoardView, monkeypatch: pytest.MonkeyPatch) -> None:
    dragged: list[tuple[tuple[int, ...], object]] = []

    def let_go(drag: QDrag, actions: Qt.DropAction) -> Qt.DropAction:
        assert not drag.pixmap().isNull()
        dragged.append((unpack(drag.mimeData(), board.columns.fold.address), actions))
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", let_go)
    click_card(board, "D-3")
    click_card(board, "D-1", CTRL)
    pull_card(board, "D-1")
    assert dragged == [((id_of(board, "D-3"), id_of(board, "D-1")), Qt.DropAction.CopyAction)]
    assert refs(board, Status.TABLED) == ["D-3", "D-4", "D-6"]


def test_holding_cards_over_the_fold_opens_it(board: BoardView, owner: Owner) -> None:
    click_card(board, "D-4")
    assert not drag_cards(board, board.columns.fold)
    suspended = column(board, Status.SUSPENDED)
    assert suspended.isVisible()
    assert drag_cards(board, suspended)
    assert refs(board, Status.SUSPENDED) == ["D-4"]
    assert board.columns.fold.count == 1


def test_ctrl_shift_and_an_arrow_move_along_the_ladder(board: BoardView, owner: Owner) -> None:
    click_card(board, "D-3")
    press(board, Qt.Key.Key_Right, CTRL | SHIFT)
    assert "D-3" in refs(board, Status.UNDER_DISCUSSION)
    press(board, Qt.Key.Key_Right, CTRL | SHIFT)
    assert refs(board, Status.CONTESTED) == ["D-3"]
    assert QApplication.focusWidget() is column(board, Status.CONTESTED).table
    press(board, Qt.Key.Key_Left, CTRL | SHIFT)
    assert "D-3" in refs(board, Status.UNDER_DISCUSSION)


def test_the_key_stops_at_the_ends_of_the_ladder(board: BoardView, owner: Owner) -> None:
    click_card(board, "D-3")
    press(board, Qt.Key.Key_Left, CTRL | SHIFT)
    click_card(board, "D-7")
    press(board, Qt.Key.Key_Right, CTRL | SHIFT)
    assert owner.asked == []


def test_the_context_menu_moves_and_sets_the_priority(board: BoardView, owner: Owner) -> None:
    menu = open_menu(board, "D-3")
    assert entry(menu, "Status", "Tabled").isChecked()
    assert not entry(menu, "Status", "Walked back").isEnabled()
    choose(menu, "Status", "Contested")
    close(menu)
    assert refs(board, Status.CONTESTED) == ["D-3"]
    menu = open_menu(board, "D-3")
    choose(menu, "Priority", "Low")
    close(menu)
    assert cards(board, Status.CONTESTED)[0].priority is Priority.LOW


def test_undo_brings_the_card_back(board: BoardView, owner: Owner) -> None:
    drag_card(board, "D-3", Status.CONTESTED)
    owner.undo()
    assert refs(board, Status.TABLED) == ["D-3", "D-4", "D-6"]
    assert refs(board, Status.CONTESTED) == []


def test_a_change_swaps_one_card_and_nothing_else(board: BoardView, owner: Owner) -> None:
    signals = Signals(board)
    owner.prioritise([id_of(board, "D-4")], Priority.LOW)
    assert signals.seen == ["dataChanged tabled"]


def test_a_move_takes_one_card_out_and_puts_one_in(board: BoardView, owner: Owner) -> None:
    signals = Signals(board)
    owner.move([id_of(board, "D-4")], Status.CONTESTED)
    assert signals.seen == ["rowsRemoved tabled", "rowsInserted contested"]


def test_keys_ask_for_the_rest(board: BoardView, owner: Owner) -> None:
    click_card(board, "D-4")
    demand = id_of(board, "D-4")
    press(board, Qt.Key.Key_Return)
    press(board, Qt.Key.Key_F2)
    press(board, Qt.Key.Key_D, CTRL)
    press(board, Qt.Key.Key_Delete)
    assert owner.asked == [("open", demand), ("edit", demand), ("duplicate", demand), ("delete", (demand,))]
    assert refs(board, Status.TABLED) == ["D-3", "D-6"]
    assert owner.told[-1] is None


def test_read_only_nothing_can_be_moved(board: BoardView, owner: Owner) -> None:
    board.set_read_only(True)
    click_card(board, "D-3")
    assert not drag_cards(board, column(board, Status.CONTESTED))
    press(board, Qt.Key.Key_Right, CTRL | SHIFT)
    press(board, Qt.Key.Key_Delete)
    press(board, Qt.Key.Key_Return)
    assert owner.asked == [("open", id_of(board, "D-3"))]
    menu = open_menu(board, "D-3")
    assert entry(menu, "Open").isEnabled()
    assert not entry(menu, "Delete").isEnabled()
    assert not entry(menu, "Status", "Contested").isEnabled()
    close(menu)
