"""Errors on their way to a person: plain words, a way out, details to copy."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from models.errors import Damaged, Refusal, RuleBroken
from ui.messages import CrashDialog, ErrorCatcher, install_excepthook, refusal_box, show_refusal, versions
from ui.widgets.message_bar import MessageBar

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NASTY = "<img src='/etc/passwd'><b>bold</b>"


@pytest.fixture
def catcher(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[ErrorCatcher]:
    """The hook installed for one test; the old ones come back afterwards."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    catcher = install_excepthook(qapp)
    yield catcher
    if catcher.dialog is not None:
        catcher.dialog.close()
    catcher.deleteLater()


def go_wrong(error: BaseException) -> None:
    """What Python does with an error that nobody caught."""
    try:
        raise error
    except type(error) as caught:
        sys.excepthook(type(caught), caught, caught.__traceback__)


def open_boxes() -> list[QMessageBox]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]


@pytest.fixture
def screen(qtbot: QtBot) -> QWidget:
    screen = QWidget()
    qtbot.addWidget(screen)
    screen.show()
    return screen


def test_a_broken_rule_is_a_warning_with_its_way_out(screen: QWidget) -> None:
    bar = MessageBar(screen)
    show_refusal(bar, RuleBroken("The end lies before the start.", "Choose a later end."))
    assert bar.isVisibleTo(screen)
    assert bar.gravity == "warning"
    assert bar.text == "The end lies before the start. Choose a later end."


def test_a_damaged_file_is_an_error(screen: QWidget) -> None:
    bar = MessageBar(screen)
    show_refusal(bar, Damaged("The file is damaged.", "Open a backup."))
    assert bar.gravity == "error"


def test_a_refusal_box_takes_every_word_literally(qtbot: QtBot) -> None:
    box = refusal_box(Refusal(NASTY, "Open another file."))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(box)
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert box.text() == f"{NASTY}\n\nOpen another file."
    assert box.informativeText() == ""


def test_an_error_of_ours_opens_one_dialog_with_details_to_copy(catcher: ErrorCatcher, qtbot: QtBot) -> None:
    go_wrong(ZeroDivisionError("seven demands over none"))
    qtbot.waitUntil(lambda: catcher.dialog is not None)
    dialog = catcher.dialog
    assert isinstance(dialog, CrashDialog)
    assert dialog.details.isHidden(), "no traceback before someone asks for it"

    qtbot.mouseClick(dialog.details_button, Qt.MouseButton.LeftButton)
    assert dialog.details.isVisible()
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "seven demands over none" not in copied, "the words may be somebody's"
    assert "ZeroDivisionError" in copied
    assert "tests/ui/test_messages.py" in copied
    assert "in go_wrong" in copied
    assert versions() in copied

    go_wrong(KeyError("and another"))
    qtbot.waitUntil(lambda: "KeyError" in dialog.details.toPlainText())
    assert catcher.dialog is dialog

    qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    assert catcher.dialog is None


def test_a_refusal_that_nobody_caught_is_still_only_a_sentence(catcher: ErrorCatcher, qtbot: QtBot) -> None:
    go_wrong(Refusal("The file is busy.", "Close it elsewhere."))
    qtbot.waitUntil(lambda: len(open_boxes()) == 1)
    box = open_boxes()[0]
    assert "The file is busy." in box.text()
    assert catcher.dialog is None
    box.close()


def test_an_error_on_another_thread_reaches_the_screen(catcher: ErrorCatcher, qtbot: QtBot) -> None:
    thread = threading.Thread(target=int, args=("seven",))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: catcher.dialog is not None)
    assert catcher.dialog is not None
    assert "ValueError" in catcher.dialog.details.toPlainText()


def test_versions_name_the_program_and_what_it_stands_on() -> None:
    assert versions().startswith("Accord Desk")
    assert "Python 3." in versions()
    assert "SQLAlchemy 2." in versions()
