"""The board in its window: scroll, move (commit and journal included), filter, memory; in turn with its floor."""

from __future__ import annotations

import json
from collections.abc import Iterator

from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from benchmarks.data import FOLDER, Data
from benchmarks.floor_board import FloorBoard
from benchmarks.timing import Act, Row, in_turn, python, row
from models.commands import demands
from models.queries import board
from models.queries.tables import demand
from models.records import BoardFilter
from models.vocabulary import Status
from models.workspace import Workspace
from ui.board.view import BoardView


def measure(data: Data) -> Iterator[Row]:
    for size in data.sizes:
        with Workspace.open(data.copy(size, "board")) as workspace:
            yield from _measure(workspace, size)
        (FOLDER / "board.accord").unlink()
        told = json.loads(python("-m", "benchmarks.memory", "board", str(data.made(size))))
        yield row("scroll memory", "scrolled through, above the empty window", size, [told["mib"]], unit="MiB")


def _measure(workspace: Workspace, size: int) -> Iterator[Row]:
    view = BoardView()
    view.resize(1440, 640)
    view.set_workspace(workspace)
    with workspace.reading() as connection:
        titles = [title.lower() for (title,) in connection.execute(select(demand.c.title)).all()]
    floor = FloorBoard(titles, FOLDER)
    for widget in (view, floor):
        widget.show()
    QApplication.processEvents()
    found = in_turn(_Scroll(view), _FloorScroll(floor), 20)
    yield row("scroll", "120 pixels in every column; cards painted once", size, *found)
    found = in_turn(_Move(view, workspace), _painted(floor.move_first), 15)
    yield row("move", "a card to the next status, to painted; one durable row", size, *found)
    for text in ("wi", "with", "withdraw z"):
        found = in_turn(_Filter(view, text), _FloorFilter(floor, text), 7)
        yield row("filter", f"the words “{text}”, to painted; titles in memory", size, *found)
    view.set_workspace(None)
    floor.close_file()
    for widget in (view, floor):
        widget.close()
        widget.deleteLater()
    QApplication.processEvents()


def _painted(act: Act) -> Act:
    def run() -> None:
        act()
        QApplication.processEvents()

    return run


class _Scroll:
    def __init__(self, view: BoardView) -> None:
        self._view, self._at = view, 0

    def __call__(self) -> None:
        self._at += 120
        for column in self._view.columns.columns.values():
            column.table.verticalScrollBar().setValue(self._at)
        QApplication.processEvents()


class _FloorScroll:
    def __init__(self, floor: FloorBoard) -> None:
        self._floor, self._at = floor, 0

    def __call__(self) -> None:
        self._at += 120
        self._floor.scroll_to(self._at)
        QApplication.processEvents()


class _Move:
    """As the window does it: the command, then its news to the board."""

    def __init__(self, view: BoardView, workspace: Workspace) -> None:
        self._view, self._workspace = view, workspace
        self._cards = iter(board.page(workspace, Status.TABLED, limit=30))

    def __call__(self) -> None:
        news = demands.move(self._workspace, (next(self._cards).id,), Status.UNDER_DISCUSSION)
        self._view.refresh(news)
        QApplication.processEvents()


class _Filter:
    """A letter more each time, and one less, as the filter field asks."""

    def __init__(self, view: BoardView, text: str) -> None:
        self._view, self._text, self._on = view, text, False

    def __call__(self) -> None:
        self._on = not self._on
        self._view.set_filter(BoardFilter(text=self._text if self._on else self._text[:-1]))
        QApplication.processEvents()


class _FloorFilter:
    def __init__(self, floor: FloorBoard, text: str) -> None:
        self._floor, self._text, self._on = floor, text, False

    def __call__(self) -> None:
        self._on = not self._on
        self._floor.filter(self._text if self._on else self._text[:-1])
        QApplication.processEvents()
