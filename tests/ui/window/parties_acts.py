"""What a person does on the screen of the parties, and what they read there."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from models.queries import party_page
from models.records import PartyPage
from models.workspace import Workspace
from ui.main_window import MainWindow
from ui.parties.asks import Act
from ui.parties.section import Section
from ui.parties.view import PartiesView

Dialog = TypeVar("Dialog", bound=QDialog)


def open_parties(window: MainWindow) -> PartiesView:
    window.actions_by_id["view.parties"].trigger()
    found = window.screens.made("parties")
    assert isinstance(found, PartiesView)
    QApplication.processEvents()
    return found


def workspace_of(window: MainWindow) -> Workspace:
    assert window.session.workspace is not None
    return window.session.workspace


def party_id(window: MainWindow, code: str) -> int:
    return next(entry.id for entry in party_page.entries(workspace_of(window)) if entry.code == code)


def page_of(window: MainWindow, code: str) -> PartyPage:
    return party_page.page(workspace_of(window), party_id(window, code))


def choose(window: MainWindow, screen: PartiesView, code: str) -> None:
    screen.list.choose(party_id(window, code))
    assert screen.party.page is not None
    assert screen.party.page.code == code


def listed(screen: PartiesView) -> list[str]:
    return [screen.list.list.item(row).text() for row in range(screen.list.list.count())]


def cells(section: Section, column: int = 0) -> list[str]:
    return [line.cells[column].text for line in section.table.lines.lines]


def press(section: Section, act: Act) -> None:
    QTest.mouseClick(section.buttons[act], Qt.MouseButton.LeftButton)


def dialog_of(window: MainWindow, kind: type[Dialog]) -> Dialog:
    """The dialog that is open over the window."""
    found = [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]
    assert len(found) == 1
    found[0].activateWindow()
    return found[0]
