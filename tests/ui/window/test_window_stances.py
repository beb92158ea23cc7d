"""Stances recorded, corrected and deleted on the positions screen, by keys, menu, dialog and panel."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from models.commands import positions
from models.records import Effective
from models.vocabulary import Disclosure, Stance
from tests.ui.window.acts import id_of
from tests.ui.window.positions_acts import dialog_of, go_to, opened_in, party, press, says, spoken, steps, workspace_of
from ui.main_window import MainWindow
from ui.positions.view import PositionsView


@pytest.fixture
def screen(window: MainWindow) -> PositionsView:
    return opened_in(window)


# ---------------------------------------------------------------- recording


@pytest.mark.parametrize(
    ("key", "stance"), [(Qt.Key.Key_1, "accepts"), (Qt.Key.Key_R, "rejects"), (Qt.Key.Key_U, "undecided")]
)
def test_a_key_records_a_stance_and_undo_takes_it_back(
    window: MainWindow, screen: PositionsView, key: Qt.Key, stance: str
) -> None:
    go_to(screen, "D-3", "KH")
    press(screen, key)
    assert says(screen, "D-3", "KH") == stance
    [step] = steps(window, "D-3", "KH")
    assert (step.disclosure, step.effective) == (Disclosure.PUBLIC, Effective(dt.date(2025, 10, 14)))
    window.actions_by_id["edit.undo"].trigger()
    assert says(screen, "D-3", "KH") == "none recorded"
    window.actions_by_id["edit.redo"].trigger()
    assert says(screen, "D-3", "KH") == stance


def test_thai_and_khmer_digits_are_digits_too(window: MainWindow, screen: PositionsView) -> None:
    for typed, stance in (("๔", "rejects"), ("៣", "undecided")):
        go_to(screen, "D-3", "KH")
        typing = QKeyEvent(QEvent.Type.KeyPress, ord(typed), Qt.KeyboardModifier.NoModifier, typed)
        QApplication.sendEvent(screen.table, typing)
        assert says(screen, "D-3", "KH") == stance


def test_the_same_stance_again_is_no_new_step(window: MainWindow, screen: PositionsView) -> None:
    go_to(screen, "D-3", "KH")
    press(screen, Qt.Key.Key_4)
    press(screen, Qt.Key.Key_4)
    assert len(steps(window, "D-3", "KH")) == 1
    assert "stands there already" in screen.messages.text


def test_accepting_with_conditions_asks_for_the_condition(window: MainWindow, screen: PositionsView) -> None:
    go_to(screen, "D-3", "KH")
    press(screen, Qt.Key.Key_2)
    dialog = dialog_of(window)
    dialog.submit()
    assert dialog.isVisible()  # the condition is missing, and nothing typed is lost
    QTest.keyClicks(dialog.condition, "observers first")
    dialog.submit()
    assert steps(window, "D-3", "KH")[0].condition == "observers first"
    assert "on condition: observers first" in spoken(screen)


def test_enter_asks_for_everything_and_keeps_the_voice(window: MainWindow, screen: PositionsView) -> None:
    go_to(screen, "D-3", "KH")
    press(screen, Qt.Key.Key_Return)
    dialog = dialog_of(window)
    dialog.stance.setCurrentIndex(dialog.stance.findData(Stance.REJECTS.value))
    dialog.disclosure.setCurrentIndex(dialog.disclosure.findData(Disclosure.ASSESSED.value))
    dialog.source.setText("Our embassy")
    dialog.person.setCurrentIndex(1)
    dialog.submit()
    [step] = steps(window, "D-3", "KH")
    assert (step.source, step.voice.person) == ("Our embassy", "Hun Manet")
    assert "assessed by us, confidential" in spoken(screen)
    assert "blocks the demand" in spoken(screen)


def test_a_party_without_a_part_is_offered_to_be_added(window: MainWindow, screen: PositionsView) -> None:
    go_to(screen, "D-3", "JP")
    press(screen, Qt.Key.Key_1)
    assert screen.messages.text.startswith("That party is not involved in D-3.")
    assert steps(window, "D-3", "JP") == ()
    QTest.mouseClick(screen.messages.action_button, Qt.MouseButton.LeftButton)
    assert says(screen, "D-3", "JP") == "accepts"
    assert not screen.messages.isVisible()


def test_who_tables_a_demand_has_no_position_on_it(window: MainWindow, screen: PositionsView) -> None:
    go_to(screen, "D-3", "TH")
    press(screen, Qt.Key.Key_4)
    assert "its position is the demand itself" in screen.messages.text
    press(screen, Qt.Key.Key_Return)
    assert not [one for one in window.findChildren(QDialog) if one.isVisible()]


def test_the_dialog_offers_to_add_the_party_and_keeps_what_was_typed(window: MainWindow, screen: PositionsView) -> None:
    go_to(screen, "D-3", "JP")
    press(screen, Qt.Key.Key_Return)
    dialog = dialog_of(window)
    dialog.stance.setCurrentIndex(0)
    dialog.text.setPlainText("<b>gladly</b>")
    dialog.submit()
    assert dialog.messages.action_button.text() == "Add JP as a third party"
    QTest.mouseClick(dialog.messages.action_button, Qt.MouseButton.LeftButton)
    assert steps(window, "D-3", "JP")[0].text == "<b>gladly</b>"


def test_the_menu_says_the_keys_and_does_the_same(window: MainWindow, screen: PositionsView) -> None:
    go_to(screen, "D-3", "KH")
    row, column = screen.table.currentIndex().row(), screen.table.currentIndex().column()
    screen.table.menu_wanted.emit(row, column, QPoint(300, 300))
    [menu] = [one for one in screen.findChildren(QMenu) if one.isVisible()]
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[:5] == [
        "Accepts\t1 or A",
        "Accepts with conditions\t2 or C",
        "Undecided\t3 or U",
        "Rejects\t4 or R",
        "No position recorded\t5 or N",
    ]
    menu.actions()[3].trigger()
    menu.close()
    assert says(screen, "D-3", "KH") == "rejects"


def test_the_menu_of_demands_does_it_from_any_screen(window: MainWindow, screen: PositionsView) -> None:
    go_to(screen, "D-3", "KH")
    window.open_screen("board")
    window.actions_by_id["positions.rejects"].trigger()
    assert window.stack.currentWidget() is screen
    assert says(screen, "D-3", "KH") == "rejects"
    window.actions_by_id["positions.details"].trigger()
    dialog_of(window).reject()
    window.actions_by_id["positions.delete"].trigger()
    assert steps(window, "D-3", "KH") == ()


# ---------------------------------------------------------------- history


def test_the_panel_shows_every_step_and_contradictions_stay(window: MainWindow, screen: PositionsView) -> None:
    workspace, demand_id, kh = workspace_of(window), id_of(window, "D-2"), party(window, "KH")
    for stance in (Stance.UNDECIDED, Stance.REJECTS):
        positions.record(workspace, demand_id, kh, stance, effective=Effective(dt.date(2025, 10, 10)), source="AFP")
    positions.record(workspace, demand_id, kh, Stance.ACCEPTS)
    screen.head.panel_button.setChecked(True)
    go_to(screen, "D-2", "KH")
    panel = screen.panel.steps
    assert [step.stance for step in panel.model.steps] == [Stance.ACCEPTS, Stance.REJECTS, Stance.UNDECIDED]
    panel.table.selectRow(1)
    assert "AFP" in panel.told.text()
    assert "Another step of the same day says something else" in panel.told.text()


def test_a_step_is_corrected_and_deleted_from_the_panel(window: MainWindow, screen: PositionsView) -> None:
    screen.head.panel_button.setChecked(True)
    go_to(screen, "D-2", "KH")
    press(screen, Qt.Key.Key_4)
    QTest.keyClick(screen.panel.steps.table, Qt.Key.Key_Return)
    dialog = dialog_of(window)
    assert dialog.save_button.text() == "Correct &the step"
    dialog.stance.setCurrentIndex(dialog.stance.findData(Stance.UNDECIDED.value))
    dialog.submit()
    assert [step.stance for step in steps(window, "D-2", "KH")] == [Stance.UNDECIDED]
    QTest.keyClick(screen.panel.steps.table, Qt.Key.Key_Delete)
    assert steps(window, "D-2", "KH") == ()
    assert says(screen, "D-2", "KH") == "none recorded"
    assert screen.panel.steps.told.text() == "KH was asked, and no position is recorded."
    window.actions_by_id["edit.undo"].trigger()
    assert says(screen, "D-2", "KH") == "undecided"


def test_delete_takes_the_newest_step_of_a_cell(window: MainWindow, screen: PositionsView) -> None:
    go_to(screen, "D-2", "KH")
    press(screen, Qt.Key.Key_Delete)
    assert "No step is recorded here" in screen.messages.text
    press(screen, Qt.Key.Key_3)
    press(screen, Qt.Key.Key_4)
    press(screen, Qt.Key.Key_Delete)
    assert says(screen, "D-2", "KH") == "undecided"
