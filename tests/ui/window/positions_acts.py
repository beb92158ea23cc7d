"""What a person does on the positions screen, and what they read there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.queries import stances, summary
from models.records import StanceStep
from models.workspace import Workspace
from tests.ui.window.acts import id_of
from ui.dialogs.position_dialog import PositionDialog
from ui.main_window import MainWindow
from ui.positions.view import PositionsView


def opened_in(window: MainWindow) -> PositionsView:
    window.actions_by_id["view.positions"].trigger()
    QApplication.processEvents()
    screen = window.screens.made("positions")
    assert isinstance(screen, PositionsView)
    return screen


def workspace_of(window: MainWindow) -> Workspace:
    assert window.session.workspace is not None
    return window.session.workspace


def party(window: MainWindow, code: str) -> int:
    return next(one.id for one in summary.parties(workspace_of(window)) if one.code == code)


def go_to(screen: PositionsView, ref: str, code: str) -> None:
    """Give the cell of a demand and a party the keyboard."""
    row = next(row for row in range(screen.model.rowCount()) if row_says(screen, row).startswith(f"{ref} "))
    column = next(at for at, one in enumerate(screen.model.columns) if one.code == code)
    screen.table.choose(row, column)
    screen.table.setFocus()


def row_says(screen: PositionsView, row: int) -> str:
    return str(screen.model.headerData(row, Qt.Orientation.Vertical))


def says(screen: PositionsView, ref: str, code: str) -> str:
    """What the cell says."""
    go_to(screen, ref, code)
    return str(screen.table.currentIndex().data())


def spoken(screen: PositionsView) -> str:
    """What a screen reader says of the cell that has the keyboard."""
    return str(screen.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def press(screen: PositionsView, key: Qt.Key) -> None:
    QTest.keyClick(screen.table, key)


def rows(screen: PositionsView) -> list[str]:
    return [row_says(screen, row).split(" ")[0] for row in range(screen.model.rowCount())]


def steps(window: MainWindow, ref: str, code: str) -> tuple[StanceStep, ...]:
    return stances.steps_of(workspace_of(window), id_of(window, ref), party(window, code))


def dialog_of(window: MainWindow) -> PositionDialog:
    [dialog] = [child for child in window.findChildren(PositionDialog) if child.isVisible()]
    return dialog
