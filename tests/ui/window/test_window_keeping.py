"""Nothing is lost, as a person meets it: backups, restoring, checking, upgrading, and a damaged file."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from models.commands import demands
from models.storage import backups
from models.storage.check import check
from models.vocabulary import Status
from models.workspace import Workspace
from tests.faults.pages import LiveBytes
from tests.ui.window.acts import desk_of, id_of, status_of
from ui.dialogs.check_dialog import CheckDialog
from ui.dialogs.damage_dialog import DamageDialog
from ui.dialogs.restore_dialog import RestoreDialog
from ui.main_window import MainWindow

OLD = Path(__file__).parents[2] / "data" / "version-1-sample.accord"


def quiet(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until nothing runs beside the GUI."""
    qtbot.waitUntil(lambda: not window.tasks.running, timeout=30_000)


def spoil(path: Path, *names: str) -> None:
    """Scramble every page of these tables but their roots."""
    live = LiveBytes(path)
    chance = random.Random(1)
    with path.open("r+b") as file:
        for name in names:
            for page in sorted({start // live.size for start, _, tree in live.spans if tree == name})[1:]:
                file.seek(page * live.size)
                file.write(chance.randbytes(live.size))


def test_the_backup_of_the_day_is_made_beside_the_gui_after_opening(
    window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    assert window.keeping._later.isActive()
    assert backups.backups_of(file) == ()
    window.keeping.keep_daily()
    quiet(qtbot, window)
    (made,) = backups.backups_of(file)
    assert check(made.path).sound
    assert window.messages.isHidden()
    window.keeping.keep_daily()
    quiet(qtbot, window)
    assert len(backups.backups_of(file)) == 1


def test_a_backup_that_cannot_be_made_is_told_and_hinders_nothing(
    window: MainWindow, file: Path, qtbot: QtBot, own_folders: Path
) -> None:
    place = own_folders / "xdg_data_home" / "accord-desk"
    place.mkdir(parents=True, exist_ok=True)
    (place / "backups").write_text("a file where the folder should be")
    window.keeping.keep_daily()
    quiet(qtbot, window)
    assert "No backup was made" in window.messages.text
    desk_of(window).handling.move((id_of(window, "D-3"),), Status.UNDER_DISCUSSION)
    assert status_of(window, "D-3") is Status.UNDER_DISCUSSION


def test_restoring_a_backup_from_the_menu(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    window.keeping.keep_daily()
    quiet(qtbot, window)
    desk_of(window).handling.move((id_of(window, "D-3"),), Status.UNDER_DISCUSSION)
    window.actions_by_id["file.restore"].trigger()
    dialog = window.keeping.dialog
    assert isinstance(dialog, RestoreDialog)
    qtbot.waitUntil(dialog.restore_button.isEnabled, timeout=30_000)
    assert [dialog.table.item(0, column).text() for column in (1, 3)] == ["daily", "1 edit"]
    row = [dialog.different.item(0, column).text() for column in (0, 2, 3)]
    assert row == ["D-3", "tabled", "under discussion"]
    dialog.restore_button.click()
    quiet(qtbot, window)
    assert "was restored" in window.messages.text
    assert status_of(window, "D-3") is Status.TABLED
    desk_of(window).handling.move((id_of(window, "D-4"),), Status.UNDER_DISCUSSION)
    assert status_of(window, "D-4") is Status.UNDER_DISCUSSION, "the window goes on with the restored file"
    assert len(backups.backups_of(file)) == 2
    assert check(file).sound


def test_another_window_goes_on_with_what_was_restored(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    from models.safekeeping import back_up, restore

    made = back_up(file)
    desk_of(window).handling.move((id_of(window, "D-3"),), Status.UNDER_DISCUSSION)
    restore(made, file)
    window.session.bridge.look()
    assert "was replaced meanwhile" in window.messages.text
    assert status_of(window, "D-3") is Status.TABLED


def test_a_file_that_is_deleted_while_it_is_open_can_still_be_saved(
    window: MainWindow, file: Path, tmp_path: Path
) -> None:
    desk_of(window).handling.move((id_of(window, "D-3"),), Status.UNDER_DISCUSSION)
    file.unlink()
    window.session.bridge.look()
    assert "gone or out of reach" in window.messages.text
    assert window.session.workspace is not None
    saved = window.session.workspace.save_copy(tmp_path / "saved.accord")
    assert check(saved).sound
    with Workspace.open(saved) as workspace:
        assert workspace.undoable() == "Move D-3 to under discussion"
        assert demands.id_of(workspace, "D-3")


def test_checking_from_the_menu_says_what_holds_and_can_be_copied(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id["file.check"].trigger()
    dialog = window.keeping.dialog
    assert isinstance(dialog, CheckDialog)
    quiet(qtbot, window)
    assert dialog.head.text() == "Everything holds."
    assert dialog.findings.count() >= 9
    assert dialog.restore_button.isHidden()
    dialog.copy_button.click()
    assert "ok     hash chain of the journal" in QGuiApplication.clipboard().text()
    dialog.reject()


def test_a_check_can_be_cancelled(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id["file.check"].trigger()
    dialog = window.keeping.dialog
    assert isinstance(dialog, CheckDialog)
    task = dialog.task
    dialog.close_button.click()
    assert task.control.cancelled
    quiet(qtbot, window)
    assert window.messages.isHidden()


def test_a_check_that_finds_something_leads_to_the_backups(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE demand SET title = 'something else' WHERE number = 1")
    connection.close()
    window.actions_by_id["file.check"].trigger()
    dialog = window.keeping.dialog
    assert isinstance(dialog, CheckDialog)
    quiet(qtbot, window)
    assert dialog.head.text() == "The file does not hold together."
    dialog.restore_button.click()
    assert isinstance(window.keeping.dialog, RestoreDialog)
    quiet(qtbot, window)
    window.keeping.dialog.reject()


def test_an_older_file_is_upgraded_from_the_window(
    new_window: Callable[[], MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    path = Path(shutil.copyfile(OLD, tmp_path / "old.accord"))
    path.chmod(0o600)
    window = new_window()
    assert not window.open_location(str(path))
    assert "older Accord Desk" in window.messages.text
    assert window.messages.action_button.text() == "&Upgrade it"
    window.messages.action_button.click()
    quiet(qtbot, window)
    assert "was upgraded" in window.messages.text
    assert (tmp_path / "old.before-upgrade-1.accord").exists()
    assert window.stack.currentWidget() is window.desk
    assert check(path).sound


@pytest.mark.parametrize("way", ["restore", "salvage"])
def test_a_damaged_file_has_two_ways_on(window: MainWindow, file: Path, qtbot: QtBot, way: str) -> None:
    window.keeping.keep_daily()
    quiet(qtbot, window)
    window.session.close()
    with file.open("r+b") as opened:  # the catalogue says other tables than ours
        raw = file.read_bytes()
        opened.seek(raw.index(b"CREATE TABLE demand"))
        opened.write(b"CREATE TABLE demanz")
    damaged = file.read_bytes()
    assert not window.open_location(str(file))
    assert window.messages.action_button.text() == "See what can be &saved…"
    window.messages.action_button.click()
    dialog = window.findChild(DamageDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.restore_button.isEnabled, timeout=30_000)
    assert "newest backup" in dialog.backup_words.text()
    assert file.read_bytes() == damaged
    if way == "restore":
        dialog.restore_button.click()
        chooser = window.keeping.dialog
        assert isinstance(chooser, RestoreDialog)
        qtbot.waitUntil(chooser.restore_button.isEnabled, timeout=30_000)
        chooser.restore_button.click()
        quiet(qtbot, window)
        assert "was restored" in window.messages.text
        assert check(file).sound
    else:
        dialog.salvage_button.click()
        quiet(qtbot, window)
        assert "could be read" in window.messages.text
        assert status_of(window, "D-3") is Status.TABLED
        assert file.read_bytes() == damaged


def test_what_can_be_read_of_a_damaged_file_opens_for_reading(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    window.session.close()
    spoil(file, "search_data", "status_change", "demand", "demand_party")
    damaged = file.read_bytes()
    window.keeping.salvage(file)
    quiet(qtbot, window)
    assert "could be read" in window.messages.text
    assert window.session.workspace is not None
    assert window.session.workspace.read_only
    assert window.session.workspace.place == file
    assert status_of(window, "D-3") is Status.TABLED
    assert file.read_bytes() == damaged
