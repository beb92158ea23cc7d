"""The matrix of positions in its window: scrolling down and to the right, reading included; in turn with its floor."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollBar

from benchmarks.data import FOLDER, Data
from benchmarks.floor_matrix import FloorMatrix
from benchmarks.timing import Row, in_turn, row
from models.workspace import Workspace
from ui.positions.view import PositionsView


def measure(data: Data) -> Iterator[Row]:
    for size in data.sizes:
        with Workspace.open(data.copy(size, "matrix")) as workspace:
            yield from _measure(workspace, size)
        (FOLDER / "matrix.accord").unlink()


def _measure(workspace: Workspace, size: int) -> Iterator[Row]:
    view = PositionsView()
    view.resize(1440, 800)
    view.set_workspace(workspace)
    view.show()
    QApplication.processEvents()
    model, columns = view.model, len(view.model.columns)
    known = [
        (
            str(model.headerData(at, Qt.Orientation.Vertical)),
            {place: str(model.index(at, place).data()) for place in range(columns) if model.cell(at, place)},
        )
        for at in range(min(size, 1_000))
    ]
    floor = FloorMatrix(known, columns)
    floor.resize(view.matrix.size())
    floor.show()
    view.refresh()  # what was read for the floor is read anew
    QApplication.processEvents()
    down, across = view.table.verticalScrollBar(), view.table.horizontalScrollBar()
    work = f"120 pixels of the matrix with {columns} parties, {{}}; words painted out of memory"
    found = in_turn(_Scroll(down), _FloorScroll(floor, down=True), 40)
    yield row("scroll matrix", work.format("down, rows read as they come"), size, *found)
    found = in_turn(_Scroll(across), _FloorScroll(floor, down=False), 20)
    yield row("scroll matrix", work.format("to the right"), size, *found)
    view.set_workspace(None)
    for widget in (view, floor):
        widget.close()
        widget.deleteLater()
    QApplication.processEvents()


class _Scroll:
    def __init__(self, bar: QScrollBar) -> None:
        self._bar, self._at = bar, 0

    def __call__(self) -> None:
        self._at += 120
        self._bar.setValue(self._at)
        QApplication.processEvents()


class _FloorScroll:
    def __init__(self, floor: FloorMatrix, *, down: bool) -> None:
        self._floor, self._down, self._at = floor, down, 0

    def __call__(self) -> None:
        self._at += 120
        self._floor.scroll_to(self._at if self._down else 0, 0 if self._down else self._at)
        QApplication.processEvents()
