"""What a person does with the inspector and its dialogs, on the real widgets."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu, QPushButton, QWidget

from models.commands import demands
from models.queries import detail, timeline
from models.records import DemandRecord, IncidentRecord, MeetingRecord, Ref
from models.vocabulary import Kind
from models.workspace import Workspace
from ui.inspector.in_place import InPlaceField
from ui.inspector.page import RecordPage
from ui.inspector.view import Inspector
from ui.widgets.record_row import Row

CTRL = Qt.KeyboardModifier.ControlModifier
Dialog = TypeVar("Dialog", bound=QDialog)


def demand_ref(workspace: Workspace, reference: str) -> Ref:
    return Ref(Kind.DEMAND, demands.id_of(workspace, reference))


def event_ref(workspace: Workspace, words: str) -> Ref:
    """The meeting or incident whose title holds these words."""
    return next(event.ref for event in timeline.timeline(workspace).events if words in event.title)


def read_demand(workspace: Workspace, reference: str) -> DemandRecord:
    return detail.demand(workspace, demands.id_of(workspace, reference))


def read_meeting(workspace: Workspace, words: str) -> MeetingRecord:
    return detail.meeting(workspace, event_ref(workspace, words).id)


def read_incident(workspace: Workspace, words: str) -> IncidentRecord:
    return detail.incident(workspace, event_ref(workspace, words).id)


def page_of(inspector: Inspector) -> RecordPage:
    page = inspector.pages.currentWidget()
    assert isinstance(page, RecordPage), "nothing is shown"
    return page


def open_tab(inspector: Inspector, name: str) -> None:
    bar = page_of(inspector).bar
    index = next(index for index in range(bar.count()) if bar.tabText(index).startswith(name))
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(index).center())


def retype(field: InPlaceField, words: str) -> None:
    """Click into the field and write other words over those there."""
    QTest.mouseClick(field.text.viewport(), Qt.MouseButton.LeftButton)
    field.text.selectAll()
    QTest.keyClick(field.text, Qt.Key.Key_Delete)
    if words:
        QTest.keyClicks(field.text, words)


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifiers)


def click(button: QAbstractButton) -> None:
    assert button.isVisible(), button.accessibleName()
    assert button.isEnabled(), button.accessibleName()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())


def click_button(parent: QWidget, words: str) -> None:
    """The button with these words, mnemonic signs apart."""
    click(next(button for button in parent.findChildren(QPushButton) if button.text().replace("&", "") == words))


def row(inspector: Inspector, words: str) -> Row:
    """The line that reads so, on the open tab."""
    found = [line for line in inspector.findChildren(Row) if words in line.words and line.isVisible()]
    assert found, f"no line reads {words!r}"
    return found[0]


def rows(inspector: Inspector) -> dict[str, str]:
    """The lines in view: words and what stands at their right."""
    return {line.words: line.right for line in inspector.findChildren(Row) if line.isVisible()}


def open_menu() -> QMenu:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu), "no menu is open"
    return popup


def choose(words: str) -> None:
    """Click an entry of the menu that is open."""
    menu = open_menu()
    action = next(action for action in menu.actions() if action.text().startswith(words))
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def dialog_of(inspector: QWidget, kind: type[Dialog]) -> Dialog:
    """The dialog that is open over the panel."""
    dialogs = [dialog for dialog in inspector.window().findChildren(kind) if dialog.isVisible()]
    assert dialogs, f"no {kind.__name__} is open"
    return dialogs[-1]
