"""Encrypted files in the window: opening, setting a passphrase, locking, and what a locked desk shows."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from models import passphrases
from models.commands import demands
from models.errors import PassphraseNeeded
from models.queries import board
from models.vocabulary import Status
from tests.ui.window.acts import desk_of, id_of, status_of
from ui.dialogs.demand_dialog import DemandDialog
from ui.dialogs.passphrase_dialogs import AskPassphrase, PassphraseDialog
from ui.lock import BLANK_TITLE
from ui.main_window import MainWindow

PASSPHRASE = "four words that rhyme"


@pytest.fixture
def secret(file: Path) -> Path:
    """An encrypted file, whose key the program does not know."""
    passphrases.set_on(file, PASSPHRASE)
    passphrases.forget(file)
    return file


def answering(*typed: str) -> list[AskPassphrase]:
    """Type these, one after the other, as soon as the dialog asks; gives the dialogs that asked."""
    asked: list[AskPassphrase] = []

    def type_it() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AskPassphrase)
        asked.append(dialog)
        for words in typed:
            QTest.keyClicks(dialog.passphrase, words)
            QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)

    QTimer.singleShot(0, type_it)
    return asked


@pytest.fixture
def opened(new_window: Callable[[], MainWindow], secret: Path) -> MainWindow:
    window = new_window()
    asked = answering(PASSPHRASE)
    assert window.open_location(str(secret))
    assert asked
    return window


def shown_words(window: MainWindow) -> str:
    """Everything that anybody could read: labels, fields, titles and accessible names of visible widgets."""
    words: list[str] = []
    for top in QApplication.topLevelWidgets():
        if not top.isVisible():
            continue
        for widget in (top, *top.findChildren(QWidget)):
            if not widget.isVisible():
                continue
            words += [widget.accessibleName(), widget.toolTip(), widget.windowTitle() if widget.isWindow() else ""]
            if isinstance(widget, QLabel | QLineEdit):
                words.append(widget.text())
            elif isinstance(widget, QPlainTextEdit):
                words.append(widget.toPlainText())
    return "\n".join(words)


# ---------------------------------------------------------------- opening


def test_opening_asks_for_the_passphrase(opened: MainWindow, secret: Path) -> None:
    assert status_of(opened, "D-2") is Status.UNDER_DISCUSSION
    assert "encrypted" in opened.place.text()


def test_after_three_wrong_ones_the_welcome_screen_is_back(new_window: Callable[[], MainWindow], secret: Path) -> None:
    window = new_window()
    answering("wrong", "wronger", "wrongest")
    assert not window.open_location(str(secret))
    assert window.session.workspace is None
    assert window.stack.currentWidget() is window.welcome
    assert "three passphrases were wrong" in window.messages.text


def test_one_wrong_one_says_so_and_the_right_one_opens(new_window: Callable[[], MainWindow], secret: Path) -> None:
    window = new_window()
    asked = answering("wrong", PASSPHRASE)
    assert window.open_location(str(secret))
    assert "not the passphrase" in asked[0].problem.text()
    assert asked[0].passphrase.text() == "", "what was typed does not stay in the field"


def test_the_environment_opens_it_without_asking(
    new_window: Callable[[], MainWindow], secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(passphrases.VARIABLE, PASSPHRASE)
    assert new_window().open_location(str(secret))


def test_closing_forgets_the_key(opened: MainWindow, secret: Path) -> None:
    opened.session.close()
    assert passphrases.needed(secret)


def test_opening_it_once_more_keeps_the_key(opened: MainWindow, secret: Path) -> None:
    assert opened.open_location(str(secret))
    assert status_of(opened, "D-2") is Status.UNDER_DISCUSSION


def test_nothing_of_it_is_kept_in_the_settings(opened: MainWindow, tmp_path: Path) -> None:
    desk_of(opened).board.set_filter(board.BoardFilter(text="landmines", themes=frozenset({"Demining"})))
    desk_of(opened)._remember_filter(board.BoardFilter(text="landmines", themes=frozenset({"Demining"})))
    opened.close()
    settings = (tmp_path / "settings.ini").read_text()
    assert "landmines" not in settings
    assert "Demining" not in settings
    assert PASSPHRASE not in settings


# ---------------------------------------------------------------- setting


def test_a_passphrase_is_set_in_the_dialog(window: MainWindow, file: Path) -> None:
    window.actions_by_id["file.passphrase"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PassphraseDialog)
    QTest.keyClicks(dialog.fresh, "short")
    QTest.keyClick(dialog.fresh, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.fresh.clear()
    QTest.keyClicks(dialog.fresh, PASSPHRASE)
    assert dialog.hint.text() == "strong"
    QTest.keyClicks(dialog.again, "something else")
    QTest.keyClick(dialog.again, Qt.Key.Key_Return)
    assert "not the same" in "".join(problem.text() for _, problem in dialog._problems)
    dialog.again.clear()
    QTest.keyClicks(dialog.again, PASSPHRASE)
    QTest.keyClick(dialog.again, Qt.Key.Key_Return)
    assert b"SQLite format" not in file.read_bytes()
    assert "encrypted" in window.messages.text
    workspace = window.session.workspace
    assert workspace is not None
    demands.move(workspace, [id_of(window, "D-2")], Status.CONTESTED)
    assert status_of(window, "D-2") is Status.CONTESTED


def test_removing_it_wants_the_present_one(opened: MainWindow, secret: Path) -> None:
    opened.actions_by_id["file.passphrase"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PassphraseDialog)
    dialog.remove.setChecked(True)
    QTest.keyClicks(dialog.present, "wrong")
    dialog.submit()
    assert secret.read_bytes()[:6] != b"SQLite"
    dialog.present.clear()
    QTest.keyClicks(dialog.present, PASSPHRASE)
    dialog.submit()
    assert secret.read_bytes()[:6] == b"SQLite"


# ---------------------------------------------------------------- locking


def test_a_locked_desk_shows_nothing_and_knows_no_key(opened: MainWindow, secret: Path) -> None:
    desk_of(opened).show_first()
    before = opened.windowTitle()
    assert "Kuala Lumpur" in before
    assert "Withdraw heavy weapons" in shown_words(opened)
    opened.actions_by_id["file.lock"].trigger()
    assert passphrases.needed(secret)
    assert opened.windowTitle() == BLANK_TITLE
    words = shown_words(opened)
    for known in ("weapons", "Kuala Lumpur", "D-2", "Thailand", "Undo", "Saved"):
        assert known not in words
    picture = opened.grab().toImage()
    colours = {picture.pixel(x, y) for x in range(0, 300, 3) for y in range(0, picture.height() // 3, 3)}
    assert len(colours) == 1, "the corner of the board is one plain colour"
    workspace = opened.session.workspace
    assert workspace is not None
    with pytest.raises(PassphraseNeeded):
        board.counts(workspace)


def test_the_passphrase_brings_everything_back(opened: MainWindow, qtbot: QtBot) -> None:
    desk_of(opened).load_timeline()
    desk_of(opened).show_first()
    before, title = shown_words(opened), opened.windowTitle()
    opened.passphrases.lock()
    dialog = opened.passphrases.locker.dialog
    assert dialog is not None
    for _ in range(5):  # a locked desk asks as often as it takes
        QTest.keyClicks(dialog.passphrase, "wrong")
        QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    assert opened.passphrases.locker.locked
    QTest.keyClicks(dialog.passphrase, PASSPHRASE)
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    assert not opened.passphrases.locker.locked
    assert opened.windowTitle() == title
    assert set(shown_words(opened).splitlines()) ^ set(before.splitlines()) == set()
    workspace = opened.session.workspace
    assert workspace is not None
    assert demands.move(workspace, [id_of(opened, "D-2")], Status.CONTESTED)


def test_words_in_an_open_dialog_are_hidden_and_kept(opened: MainWindow, qtbot: QtBot) -> None:
    desk_of(opened).handling.new_demand()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DemandDialog)
    dialog.title.setText("Half a sentence about")
    title = dialog.windowTitle()
    opened.passphrases.lock()
    assert "Half a sentence" not in shown_words(opened)
    assert dialog.windowTitle() == BLANK_TITLE
    asked = opened.passphrases.locker.dialog
    assert asked is not None
    QTest.keyClicks(asked.passphrase, PASSPHRASE)
    asked.submit()
    assert dialog.isVisible()
    assert dialog.windowTitle() == title
    assert dialog.title.isVisible()
    assert dialog.title.text() == "Half a sentence about"
    dialog.reject()


def test_an_idle_desk_is_locked_and_a_key_puts_it_off(opened: MainWindow) -> None:
    locker = opened.passphrases.locker
    assert locker.idle.isActive()
    assert locker.idle.interval() == 10 * 60_000
    handle = opened.windowHandle()
    assert handle is not None
    locker.idle.setInterval(50_000_000)
    locker.idle.stop()
    locker.idle.start(1)
    locker.idle.setInterval(50_000_000)
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    assert locker.idle.remainingTime() > 40_000_000
    locker.idle.timeout.emit()
    assert locker.locked


def test_a_plain_file_is_not_locked(window: MainWindow) -> None:
    window.actions_by_id["file.lock"].trigger()
    assert not window.passphrases.locker.locked
    assert "no passphrase" in window.messages.text
    assert not window.passphrases.locker.idle.isActive()


# ---------------------------------------------------------------- files from elsewhere


def test_a_file_from_elsewhere_is_read_only_until_it_is_trusted(
    new_window: Callable[[], MainWindow], sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = Path(shutil.copy(sample_file, tmp_path / "sent.accord"))
    before = sent.read_bytes()
    window = new_window()
    assert window.open_location(str(sent))
    assert "Opened for reading only" in window.messages.text
    assert not window.actions_by_id["demand.new"].isEnabled()
    assert window.place.text() == "sent.accord"
    mine = tmp_path / "mine.accord"
    monkeypatch.setattr("ui.passphrase_commands.QFileDialog.getSaveFileName", lambda *_: (str(mine), ""))
    window.messages.action_button.click()
    workspace = window.session.workspace
    assert workspace is not None
    assert workspace.path == mine
    assert window.actions_by_id["demand.new"].isEnabled()
    assert demands.move(workspace, [id_of(window, "D-2")], Status.CONTESTED)
    assert sent.read_bytes() == before
