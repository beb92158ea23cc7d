"""Opening, refusing, reading only, the report and the commands of the real window."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from models.commands import demands
from models.queries.editions import editions
from models.vocabulary import Status
from tests.ui.window.acts import desk_of, id_of, status_of
from ui.actions import TABLE
from ui.main_window import MainWindow
from ui.palette import CommandPalette
from ui.screens import SCREENS


def test_the_first_start_welcomes(new_window: Callable[[], MainWindow]) -> None:
    window = new_window()
    assert window.stack.currentWidget() is window.welcome
    assert not window.actions_by_id["demand.new"].isEnabled()


def test_opening_the_sample_from_the_welcome_screen(new_window: Callable[[], MainWindow]) -> None:
    window = new_window()
    window.welcome.sample_button.click()
    assert window.stack.currentWidget() is window.desk
    first = window.session.workspace
    assert first is not None
    demands.move(first, [id_of(window, "D-3")], Status.UNDER_DISCUSSION)
    window.actions_by_id["file.sample"].trigger()
    assert window.session.workspace is not None
    assert window.session.workspace.path != first.path, "a copy in which someone worked is kept"
    assert status_of(window, "D-3") is Status.TABLED


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("letter.accord", b"Dear Minister, " * 20, "is not a negotiation"),
        ("empty.accord", b"", "is empty"),
        ("cut.accord", b"SQLite format 3\x00" + b"\x00" * 20, "is cut off"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_and_the_open_one_stays(
    window: MainWindow, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    open_before = window.session.workspace
    path = tmp_path / name
    path.write_bytes(content)
    assert not window.open_location(str(path))
    assert told in window.messages.text
    assert window.session.workspace is open_before
    assert path.read_bytes() == content


def test_a_newer_file_is_refused_with_its_version(window: MainWindow, file: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer.accord"
    newer.write_bytes(file.read_bytes())
    with sqlite3.connect(newer) as connection:
        connection.execute("PRAGMA user_version=999")
    connection.close()
    assert not window.open_location(str(newer))
    assert "999" in window.messages.text


def test_a_read_only_file_is_shown_and_not_written(new_window: Callable[[], MainWindow], file: Path) -> None:
    file.chmod(0o444)
    window = new_window()
    assert window.open_location(str(file))
    assert "reading only" in window.messages.text
    assert not window.actions_by_id["demand.new"].isEnabled()
    desk_of(window).handling.move((id_of(window, "D-3"),), Status.UNDER_DISCUSSION)
    assert status_of(window, "D-3") is Status.TABLED
    assert "for reading only" in window.messages.text


def test_the_file_moved_away_refuses_the_edit(window: MainWindow, file: Path) -> None:
    file.rename(file.with_name("elsewhere.accord"))
    desk_of(window).handling.move((id_of(window, "D-3"),), Status.UNDER_DISCUSSION)
    assert "gone" in window.messages.text


def test_the_report_is_saved_with_every_demand_in_it(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.open_screen("report")
    assert window.report is not None
    qtbot.waitUntil(lambda: not window.report.busy and not window.tasks.running, timeout=20_000)
    path = tmp_path / "report.pdf"
    assert window.report.save_pdf(path)
    document = pypdfium2.PdfDocument(path)
    words = "".join(page.get_textpage().get_text_range() for page in document)
    assert 1 <= len(document) <= 2
    document.close()
    for number in range(1, 8):
        assert f"D-{number}" in words


def test_printing_gives_the_pages_of_the_report(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.open_screen("report")
    assert window.report is not None
    qtbot.waitUntil(lambda: not window.report.busy and not window.tasks.running, timeout=20_000)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(100)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert window.report.print_report(printer)
    printed = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert 1 <= len(printed) <= 2
    printed.close()


def test_a_report_is_issued_from_the_menu_and_undone(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id["report.issue"].trigger()
    assert window.session.workspace is not None
    assert [one.number for one in editions(window.session.workspace)] == [1]
    assert window.report is not None
    qtbot.waitUntil(lambda: not window.report.busy and not window.tasks.running, timeout=20_000)
    window.actions_by_id["edit.undo"].trigger()
    assert editions(window.session.workspace) == ()


def test_every_command_has_words_a_tip_and_keys_of_its_own(window: MainWindow) -> None:
    keys: list[str] = []
    shown: list[tuple[str, str, str]] = []
    for command, action in window.actions_by_id:
        assert action.statusTip(), command.id
        assert "&" in action.text(), command.id
        assert not action.icon().isNull(), command.id
        written = [one.toString(QKeySequence.SequenceFormat.PortableText) for one in action.shortcuts()]
        if command.keys:
            keys += written
        else:  # the keys of one widget, which another may have too
            shown += [(command.menu, command.under, one) for one in written]
    assert len(keys) == len(set(keys))
    assert len(shown) == len(set(shown))
    assert not {one for _, _, one in shown} & set(keys)


def test_no_letter_opens_two_lines_of_one_menu(window: MainWindow) -> None:
    for menu in window.menuBar().findChildren(QMenu):
        letters = [_letter(action.text()) for action in menu.actions() if action.text()]
        known = [letter for letter in letters if letter]
        assert len(known) == len(set(known)), (menu.title(), sorted(known))


def _letter(text: str) -> str:
    """The mnemonic of a menu's line."""
    return text.replace("&&", "").partition("&")[2][:1].casefold()


def test_every_command_is_carried_out_by_somebody(window: MainWindow) -> None:
    ids = {command.id for command in TABLE if command is not None} - {"file.recent"}
    assert ids == set(window.commands._table)


def test_the_palette_finds_commands_and_demands(window: MainWindow) -> None:
    palette = CommandPalette.over(window)
    palette.field.setText("landmines")
    assert "D-2" in palette.hits.item(0).text()
    palette.field.setText("zoom in")
    assert palette.hits.item(0).text().startswith("Zoom in")
    palette.field.setText("landmines")
    palette.hits.itemActivated.emit(palette.hits.item(0))
    assert desk_of(window).inspector.current() is not None


def test_every_screen_opens_in_both_themes(window: MainWindow, qtbot: QtBot) -> None:
    for mode in ("dark", "light"):
        window.commands.choose_theme(mode)
        for name, _, _ in SCREENS:
            window.open_screen(name)
            shown = window.stack.currentWidget()
            assert shown is not None
            assert shown.objectName() in (name, "desk")
    window.open_screen("board")
    for name in ("board", "timeline", "inspector"):
        # The timeline and the inspector come a moment after the board.
        qtbot.waitUntil(lambda wanted=name: window.findChild(object, wanted) is not None)
