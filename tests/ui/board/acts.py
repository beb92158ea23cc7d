"""What a person does with the board, named after it, on the real widget; and the owner who carries requests out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from models.commands import demands
from models.records import Card, EditNews
from models.vocabulary import Priority, Status
from models.workspace import Workspace
from ui.board.column import Column
from ui.board.dragging import pack
from ui.board.fold import FoldStrip
from ui.board.table import CardTable
from ui.board.view import BoardView

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
REASON = "agreed at the table"


class Owner:
    """Does what the window does: carries out what the board asks for and hands the news back."""

    def __init__(self, board: BoardView, workspace: Workspace) -> None:
        self.board, self.workspace = board, workspace
        self.asked: list[tuple[str, object]] = []
        self.told: list[int | None] = []
        board.selected.connect(self.told.append)
        board.status_requested.connect(self.move)
        board.priority_requested.connect(self.prioritise)
        board.delete_requested.connect(self.delete)
        board.opened.connect(self._opened)
        board.edit_requested.connect(self._edit)
        board.duplicate_requested.connect(self._duplicate)
        board.new_requested.connect(self._new)
        board.report_requested.connect(self._report)

    def move(self, ids: Sequence[int], status: Status) -> None:
        self.asked.append(("move", (tuple(ids), status)))
        self.board.refresh(demands.move(self.workspace, ids, status, reason=REASON))

    def prioritise(self, ids: Sequence[int], priority: Priority) -> None:
        self.board.refresh(demands.change_priority(self.workspace, ids, priority))

    def delete(self, ids: Sequence[int]) -> None:
        self.asked.append(("delete", tuple(ids)))
        self.board.refresh(demands.delete(self.workspace, ids))

    def undo(self) -> EditNews:
        news = self.workspace.undo()
        self.board.refresh(news)
        return news

    def _opened(self, demand_id: int) -> None:
        self.asked.append(("open", demand_id))

    def _edit(self, demand_id: int) -> None:
        self.asked.append(("edit", demand_id))

    def _duplicate(self, demand_id: int) -> None:
        self.asked.append(("duplicate", demand_id))

    def _new(self, status: Status | None) -> None:
        self.asked.append(("new", status))

    def _report(self) -> None:
        self.asked.append(("report", None))


def shown_board(qtbot: QtBot, workspace: Workspace | None, width: int = 1050, height: int = 610) -> BoardView:
    """The board in a window of its own, with the keyboard on its cards."""
    # A bare window: with a layout's size limits of its own, the offscreen platform would complain.
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(width, height)
    board = BoardView(window)
    board.resize(width, height)
    board.held_by = window  # the bot holds it only weakly
    board.set_workspace(workspace)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    board.focus_cards()
    paint(board)
    return board


def paint(board: BoardView) -> None:
    QApplication.processEvents()
    board.grab()


def column(board: BoardView, status: Status) -> Column:
    return board.columns.columns[status]


def cards(board: BoardView, status: Status) -> list[Card]:
    """The cards of a column from top to bottom."""
    model = column(board, status).model
    found = [model.card(row) for row in range(model.rowCount())]
    return [card for card in found if card is not None]


def refs(board: BoardView, status: Status) -> list[str]:
    return [card.ref for card in cards(board, status)]


def texts(board: BoardView, status: Status) -> list[str]:
    """Every row as a screen reader says it, headings among them."""
    model = column(board, status).model
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def count(board: BoardView, status: Status) -> int:
    return column(board, status).head.count


def id_of(board: BoardView, ref: str) -> int:
    return demands.id_of(board._workspace, ref)


def _find(board: BoardView, ref: str) -> tuple[CardTable, int]:
    for one in board.columns.columns.values():
        for row in range(one.model.rowCount()):
            card = one.model.card(row)
            if card is not None and card.ref == ref:
                return one.table, row
    raise AssertionError(f"{ref} is not on the board")


def place_of(board: BoardView, ref: str) -> tuple[CardTable, QPoint]:
    """A card's list and its middle there."""
    table, row = _find(board, ref)
    index = table.model().index(row, 0)
    table.scrollTo(index)
    return table, table.visualRect(index).center()


def click_card(board: BoardView, ref: str, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    table, middle = place_of(board, ref)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifiers, middle)


def double_click_card(board: BoardView, ref: str) -> None:
    table, middle = place_of(board, ref)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, PLAIN, middle)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, PLAIN, middle)


def press(board: BoardView, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """A key on whatever has the keyboard."""
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def drag_cards(board: BoardView, onto: QWidget, *, address: str | None = None) -> bool:
    """Drag the chosen cards onto a column or the fold and let go; tells whether they were taken."""
    chosen = board.selected_ids()
    mime = pack(board.columns.fold.address if address is None else address, chosen)
    spot = onto.rect().center()
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(spot, copy, mime, left, PLAIN)
    QApplication.sendEvent(onto, enter)
    if not enter.isAccepted() or isinstance(onto, FoldStrip):
        QApplication.sendEvent(onto, QDragLeaveEvent())
        return False
    QApplication.sendEvent(onto, QDragMoveEvent(spot, copy, mime, left, PLAIN))
    drop = QDropEvent(QPointF(spot), copy, mime, left, PLAIN)
    QApplication.sendEvent(onto, drop)
    QApplication.processEvents()
    return drop.isAccepted()


@contextmanager
def held_over(board: BoardView, onto: QWidget) -> Iterator[None]:
    """While the chosen cards hang over a column."""
    mime = pack(board.columns.fold.address, board.selected_ids())
    spot, copy = onto.rect().center(), Qt.DropAction.CopyAction
    QApplication.sendEvent(onto, QDragEnterEvent(spot, copy, mime, Qt.MouseButton.LeftButton, PLAIN))
    yield
    QApplication.sendEvent(onto, QDragLeaveEvent())


def pull_card(board: BoardView, ref: str) -> None:
    """Press on a card and pull it far enough for a drag to begin."""
    table, middle = place_of(board, ref)
    left, viewport = Qt.MouseButton.LeftButton, table.viewport()
    QTest.mousePress(viewport, left, PLAIN, middle)
    for step in (12, 40):
        spot = QPointF(middle + QPoint(step, step))
        held = QMouseEvent(QEvent.Type.MouseMove, spot, viewport.mapToGlobal(spot), left, left, PLAIN)
        QApplication.sendEvent(viewport, held)
    QTest.mouseRelease(viewport, left, PLAIN, middle)


def drag_card(board: BoardView, ref: str, status: Status) -> bool:
    click_card(board, ref)
    return drag_cards(board, column(board, status))


def open_menu(board: BoardView, ref: str) -> QMenu:
    """The context menu of a card by the keyboard."""
    click_card(board, ref)
    press(board, Qt.Key.Key_F10, SHIFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, *words: str) -> None:
    """Choose an entry by its words, down through submenus."""
    for word in words[:-1]:
        menu = next(action.menu() for action in menu.actions() if action.menu() and _said(action.text()) == word)
    next(action for action in menu.actions() if _said(action.text()) == words[-1]).trigger()


def entry(menu: QMenu, *words: str) -> object:
    for word in words[:-1]:
        menu = next(action.menu() for action in menu.actions() if action.menu() and _said(action.text()) == word)
    return next(action for action in menu.actions() if _said(action.text()) == words[-1])


def close(menu: QMenu) -> None:
    window = menu.parentWidget().window()
    menu.close()
    QApplication.processEvents()
    window.activateWindow()  # without a window manager the keyboard does not come back by itself
    QApplication.processEvents()


def _said(text: str) -> str:
    return text.replace("&", "")


def type_search(board: BoardView, text: str) -> None:
    board.find_text()
    QTest.keyClicks(board.bar.search, text)


class Signals:
    """Counts what a column's model tells its view."""

    def __init__(self, board: BoardView) -> None:
        self.seen: list[str] = []
        for status, one in board.columns.columns.items():
            for name in ("dataChanged", "rowsInserted", "rowsRemoved", "modelReset", "layoutChanged"):
                getattr(one.model, name).connect(self._noted(f"{name} {status.value}"))

    def _noted(self, what: str):  # type: ignore[no-untyped-def]
        return lambda *_: self.seen.append(what)
