"""The board in its window: scroll, move (commit and journal included), filter."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication

from benchmarks.data import Data
from benchmarks.timing import Row, row, timed
from models.commands import demands
from models.queries import board
from models.records import BoardFilter
from models.vocabulary import Status
from models.workspace import Workspace
from ui.board.view import BoardView


def measure(data: Data) -> Iterator[Row]:
    for size in data.sizes:
        with Workspace.open(data.copy(size, "board")) as workspace:
            yield from _measure(workspace, size)


def _measure(workspace: Workspace, size: int) -> Iterator[Row]:
    view = BoardView()
    view.resize(1440, 640)
    view.set_workspace(workspace)
    view.show()
    QApplication.processEvents()
    yield row("scroll", "120 pixels in every column", size, timed(_Scroll(view), 20))
    yield row("move", "a card to the next status, to painted", size, timed(_Move(view, workspace), 9))
    texts = ("w", "wi", "wit", "with", "")
    for text in texts[1:]:
        step = _Filter(view, text)
        yield row("filter", f"the words “{text}”, to painted", size, timed(step, 5))
    view.set_workspace(None)
    view.close()
    view.deleteLater()
    QApplication.processEvents()


class _Scroll:
    def __init__(self, view: BoardView) -> None:
        self._view, self._at = view, 0

    def __call__(self) -> None:
        self._at += 120
        for column in self._view.columns.columns.values():
            column.table.verticalScrollBar().setValue(self._at)
        QApplication.processEvents()


class _Move:
    def __init__(self, view: BoardView, workspace: Workspace) -> None:
        self._view, self._workspace = view, workspace

    def __call__(self) -> None:
        card = board.page(self._workspace, Status.TABLED, limit=1)[0]
        news = demands.move(self._workspace, (card.id,), Status.UNDER_DISCUSSION)
        self._view.refresh(news)
        QApplication.processEvents()


class _Filter:
    def __init__(self, view: BoardView, text: str) -> None:
        self._view, self._text, self._on = view, text, False

    def __call__(self) -> None:
        self._on = not self._on
        self._view.set_filter(BoardFilter(text=self._text if self._on else f"{self._text}x"))
        QApplication.processEvents()
