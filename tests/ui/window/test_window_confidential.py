"""Marking what is selected as confidential, by menu and by key, and seeing the mark."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.queries import detail, timeline
from models.records import Ref
from models.vocabulary import Kind
from tests.ui.window.acts import CTRL_SHIFT, desk_of, id_of, press
from ui.board.card_menu import CardMenu
from ui.board.wording import many
from ui.main_window import MainWindow


def is_confidential(window: MainWindow, ref: str) -> bool:
    """What the file says."""
    assert window.session.workspace is not None
    return detail.demand(window.session.workspace, id_of(window, ref)).confidential


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    """With the keyboard, as shortcuts want it."""
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    return window


def test_a_key_marks_the_demand_and_the_page_shows_the_mark(window: MainWindow) -> None:
    desk_of(window).show_ref(Ref(Kind.DEMAND, id_of(window, "D-2")))
    press(window, "D-2", Qt.Key.Key_H, CTRL_SHIFT)
    page = desk_of(window).inspector.demand
    assert is_confidential(window, "D-2")
    assert not page.mark.isHidden()
    assert page.mark.accessibleName() == "Confidential"
    action = window.actions_by_id["demand.confidential"]
    window._name_undo()
    assert action.isChecked()
    press(window, "D-2", Qt.Key.Key_H, CTRL_SHIFT)
    assert not is_confidential(window, "D-2")
    assert page.mark.isHidden()
    assert not action.isChecked()


def test_the_tick_of_the_details_marks_and_unmarks(window: MainWindow) -> None:
    desk_of(window).show_ref(Ref(Kind.DEMAND, id_of(window, "D-1")))
    page = desk_of(window).inspector.demand
    page.bar.setCurrentIndex(2)
    page.details.confidential.click()
    assert is_confidential(window, "D-1")
    assert page.details.confidential.isChecked()
    page.details.confidential.click()
    assert not is_confidential(window, "D-1")


def test_the_meeting_menu_marks_the_selected_meeting(window: MainWindow) -> None:
    assert window.session.workspace is not None
    action = window.actions_by_id["meeting.confidential"]
    event = next(one for one in timeline.timeline(window.session.workspace).events if one.ref.kind is Kind.MEETING)
    desk_of(window).show_ref(event.ref)
    window._name_undo()
    assert not action.isChecked()
    action.trigger()
    assert detail.meeting(window.session.workspace, event.ref.id).confidential
    assert action.isChecked()
    assert desk_of(window).inspector.meeting.mark.isVisible()


def test_without_a_meeting_nothing_is_marked(window: MainWindow) -> None:
    press(window, "D-1", Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier)
    action = window.actions_by_id["meeting.confidential"]
    action.trigger()
    assert not action.isChecked()
    assert window.session.workspace is not None
    assert window.session.workspace.undoable() is None


def test_the_menu_of_a_card_says_whether_it_is_confidential(window: MainWindow) -> None:
    press(window, "D-2", Qt.Key.Key_H, CTRL_SHIFT)
    columns = desk_of(window).board.columns
    card = columns.choice.acting_card()
    assert card is not None
    menu = CardMenu(card, 1, card.status, columns, read_only=False)
    columns._open_menu(menu, columns.mapToGlobal(columns.rect().center()))
    entry = next(action for action in menu.actions() if action.data() == "confidential")
    assert entry.isChecked()
    entry.trigger()
    menu.close()
    assert not is_confidential(window, "D-2")


def test_several_cards_are_marked_at_once(window: MainWindow) -> None:
    desk = desk_of(window)
    column = next(one for one in desk.board.columns.visible_columns() if one.table.model().rowCount() > 1)
    column.table.setFocus()
    QTest.keyClick(column.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    ids = desk.board.selected_ids()
    assert len(ids) > 1, many(len(ids), "demand")
    window.actions_by_id["demand.confidential"].trigger()
    assert window.session.workspace is not None
    assert all(detail.demand(window.session.workspace, one).confidential for one in ids)
