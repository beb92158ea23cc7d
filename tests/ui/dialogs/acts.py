"""What a person does with a dialog, on the real widgets."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from models.vocabulary import Involvement, Word
from ui.dialogs.form import FormDialog
from ui.fields.party_picker import InvolvedEdit, PartyPicker, TickMenu
from ui.fields.problem import ProblemLabel

CTRL = Qt.KeyboardModifier.ControlModifier
Dialog = TypeVar("Dialog", bound=QDialog)


def opened(qtbot: QtBot, dialog: Dialog) -> Dialog:
    """The dialog on the screen, closed after the test."""
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    return dialog


def type_into(line: QLineEdit, words: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, words)


def pick(box: QComboBox, word: Word) -> None:
    """Choose a word of a box, as from its list."""
    index = box.findData(word.value)
    assert index >= 0, f"{word.word} is not offered"
    box.setCurrentIndex(index)
    box.activated.emit(index)


def tick(parties: InvolvedEdit, involvement: Involvement, *codes: str) -> None:
    """Open the list of a part and click parties in it."""
    picker = parties.pickers[involvement]
    menu = opened_list(picker)
    for code in codes:
        action = next(action for action in menu.actions() if action.text().startswith(f"{code}  "))
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
        assert menu.isVisible(), "the list should stay open"
    QTest.keyClick(menu, Qt.Key.Key_Escape)


def opened_list(picker: PartyPicker) -> TickMenu:
    menu = picker.menu()
    assert isinstance(menu, TickMenu)
    menu.popup(picker.mapToGlobal(picker.rect().bottomLeft()))
    QApplication.processEvents()
    return menu


def press_enter(dialog: FormDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return)


def problems(dialog: QWidget) -> list[str]:
    """The sentences that stand beside fields."""
    return [label.text() for label in dialog.findChildren(ProblemLabel) if label.isVisible()]
