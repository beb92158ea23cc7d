"""Thousands of demands: only what is looked at is read, and a move reads next to nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.queries.board import Grouping
from models.vocabulary import Status
from models.workspace import Workspace
from tests.ui.board.acts import CTRL, Owner, Signals, column, count, id_of, paint, press, shown_board, type_search
from tests.ui.board.many import THEMES
from ui.board.model import KEPT, PAGE
from ui.board.source import BoardSource


class Watched(BoardSource):
    """Counts what is asked."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.pages: list[tuple[int, int]] = []
        self.counted = 0

    def page(self, status: Status, offset: int, limit: int):  # type: ignore[no-untyped-def]
        self.pages.append((offset, limit))
        return super().page(status, offset, limit)

    def counts(self):  # type: ignore[no-untyped-def]
        self.counted += 1
        return super().counts()


def watched_board(qtbot: QtBot, workspace: Workspace):  # type: ignore[no-untyped-def]
    board = shown_board(qtbot, workspace)
    source = Watched(workspace)
    board._source = source
    board.columns.show_source(source)
    paint(board)
    return board, source


def test_exact_counts_and_one_page_for_each_column(qtbot: QtBot, many: Workspace) -> None:
    board, source = watched_board(qtbot, many)
    assert count(board, Status.TABLED) == 4_000
    assert count(board, Status.UNDER_DISCUSSION) == 1_000
    assert sorted(set(source.pages)) == [(0, PAGE)]
    assert len(source.pages) == 2


def test_scrolled_to_the_end_it_shows_the_last_and_forgets_the_rest(qtbot: QtBot, many: Workspace) -> None:
    board, source = watched_board(qtbot, many)
    tabled = column(board, Status.TABLED)
    bar = tabled.table.verticalScrollBar()
    for step in range(0, bar.maximum(), bar.maximum() // 40):
        bar.setValue(step)
        paint(board)
    bar.setValue(bar.maximum())
    paint(board)
    assert tabled.model.card(3_999).ref == "D-4999"
    assert len(tabled.model._pages) <= KEPT
    assert max(limit for _, limit in source.pages) == PAGE


def test_a_move_reads_no_page_and_counts_nothing(qtbot: QtBot, many: Workspace) -> None:
    board, source = watched_board(qtbot, many)
    owner = Owner(board, many)
    source.pages.clear()
    source.counted = 0
    signals = Signals(board)
    owner.move([id_of(board, "D-3")], Status.CONTESTED)
    assert signals.seen == ["rowsRemoved tabled", "rowsInserted contested"]
    assert source.pages == []
    assert source.counted == 0
    assert count(board, Status.TABLED) == 3_999
    assert column(board, Status.TABLED).model.card(2).ref == "D-4"


def test_a_card_that_was_never_read_moves_as_well(qtbot: QtBot, many: Workspace) -> None:
    board, _ = watched_board(qtbot, many)
    owner = Owner(board, many)
    owner.move([id_of(board, "D-4001")], Status.CONTESTED)
    assert [count(board, status) for status in (Status.TABLED, Status.CONTESTED)] == [3_999, 1]
    assert column(board, Status.CONTESTED).model.card(0).ref == "D-4001"
    owner.undo()
    assert [count(board, status) for status in (Status.TABLED, Status.CONTESTED)] == [4_000, 0]


def test_everything_of_a_column_can_be_chosen(qtbot: QtBot, many: Workspace) -> None:
    board, _ = watched_board(qtbot, many)
    press(board, Qt.Key.Key_A, CTRL)
    assert len(set(board.selected_ids())) == 4_000


def test_focus_finds_a_card_far_down(qtbot: QtBot, many: Workspace) -> None:
    board, _ = watched_board(qtbot, many)
    board.focus_card(id_of(board, "D-3001"))
    table = column(board, Status.TABLED).table
    assert table.current_card().ref == "D-3001"
    assert table.viewport().rect().intersects(table.visualRect(table.currentIndex()))


def test_groups_of_a_long_column(qtbot: QtBot, many: Workspace) -> None:
    board, _ = watched_board(qtbot, many)
    board.grouping = Grouping.THEME
    model = column(board, Status.TABLED).model
    assert [label for label, _ in model.groups] == sorted(THEMES)
    assert model.rowCount() == 4_000 + len(THEMES)
    second = model.row_of(model.groups[0][1])
    assert model.heading(second - 1) is not None
    assert model.card(second).theme == sorted(THEMES)[1]


def test_filtered_to_a_few_the_cards_get_their_own_heights(qtbot: QtBot, many: Workspace) -> None:
    board, _ = watched_board(qtbot, many)
    table = column(board, Status.TABLED).table
    long = table.rowHeight(0)
    type_search(board, "number 499")
    assert 0 < column(board, Status.TABLED).model.count < 200
    assert table.rowHeight(0) < long
    board.bar.search.clear()
    assert table.rowHeight(0) == table.rowHeight(3_999) == long
