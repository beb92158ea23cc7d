"""The message bar, used as a person uses it: read, act, copy, dismiss."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.message_bar import Gravity, MessageBar

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Screen(QWidget):
    """A field to work in, with a bar above it."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = MessageBar(self)
        self.field = QLineEdit(self)
        self.undone = 0
        layout = QVBoxLayout(self)
        layout.addWidget(self.bar)
        layout.addWidget(self.field)

    def undo(self) -> None:
        self.undone += 1


@pytest.fixture
def screen(qtbot: QtBot) -> Screen:
    theme()
    screen = Screen()
    qtbot.addWidget(screen)
    screen.resize(700, 200)
    screen.show()
    screen.activateWindow()
    screen.field.setFocus()
    qtbot.waitUntil(screen.field.hasFocus)
    return screen


def test_there_is_nothing_to_see_before_a_message(screen: Screen) -> None:
    assert screen.bar.isHidden()
    screen.bar.dismiss()
    assert screen.field.hasFocus()


@pytest.mark.parametrize(
    ("gravity", "word", "role"),
    [
        ("info", "Note", "accent"),
        ("success", "Done", "success"),
        ("warning", "Warning", "warning"),
        ("error", "Problem", "danger"),
    ],
)
def test_gravity_is_told_by_word_and_colour(screen: Screen, gravity: Gravity, word: str, role: str) -> None:
    screen.bar.show_message(gravity, "The file is read-only.", "Save a copy.")
    assert screen.bar.isVisible()
    assert screen.bar.accessibleName() == f"{word}: The file is read-only. Save a copy."
    assert screen.bar.grab().toImage().pixelColor(1, 10) == theme().colours.role(role)


def test_a_message_does_not_take_the_keyboard_away(screen: Screen) -> None:
    screen.bar.show_message("info", "Saved.")
    assert screen.field.hasFocus()


def test_escape_dismisses_and_gives_the_focus_back(screen: Screen, qtbot: QtBot) -> None:
    screen.bar.show_message("warning", "Stop.")
    screen.bar.close_button.setFocus()
    with qtbot.waitSignal(screen.bar.dismissed):
        qtbot.keyClick(screen.bar.close_button, Qt.Key.Key_Escape)
    assert screen.bar.isHidden()
    assert screen.field.hasFocus()


def test_the_cross_dismisses(screen: Screen, qtbot: QtBot) -> None:
    screen.bar.show_message("warning", "Stop.")
    qtbot.mouseClick(screen.bar.close_button, Qt.MouseButton.LeftButton)
    assert screen.bar.isHidden()


def test_the_action_is_done_once_and_the_bar_is_gone(screen: Screen, qtbot: QtBot) -> None:
    screen.bar.show_message("info", "D-2 deleted.", action="&Undo", on_action=screen.undo)
    assert screen.bar.action_button.accessibleName() == "Undo"
    qtbot.mouseClick(screen.bar.action_button, Qt.MouseButton.LeftButton)
    assert screen.undone == 1
    assert screen.bar.isHidden()

    screen.bar.show_message("info", "Nothing to do.")
    assert screen.bar.action_button.isHidden()


def test_the_message_can_be_copied_letter_by_letter(screen: Screen, qtbot: QtBot) -> None:
    screen.bar.show_message("error", "<b>D-2</b> is locked.", "Try again.")
    qtbot.mouseClick(screen.bar.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "<b>D-2</b> is locked. Try again."


def test_a_long_message_grows_in_height_and_stays_in_its_width(screen: Screen) -> None:
    screen.bar.show_message("error", "Somebody else changed the same field meanwhile. " * 8)
    QGuiApplication.processEvents()
    assert screen.bar.width() <= screen.width()
    assert screen.bar.height() > 60


def test_an_empty_state_has_one_sentence_and_one_button(qtbot: QtBot) -> None:
    empty = EmptyState("No demand here.", "New demand", glyph="board")
    qtbot.addWidget(empty)
    empty.show()
    assert empty.accessibleName() == "No demand here."
    with qtbot.waitSignal(empty.triggered):
        qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    empty.button.setFocus()
    with qtbot.waitSignal(empty.triggered):
        qtbot.keyClick(empty.button, Qt.Key.Key_Space)
    empty.set_words("Nothing matches the filter.")
    assert empty.button.isHidden()
