"""Opening beside the window: a slow disk, progress, Cancel, a second wish, and what cannot be opened."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from models import trust
from models.workspace import Workspace
from ui import opening
from ui.main_window import MainWindow


class SlowDisk:
    """Opens nothing before `go_on`; counts what was opened and closed."""

    def __init__(self) -> None:
        self.really = trust.open_location
        self.asked = threading.Event()
        self.may = threading.Event()
        self.opened: list[Workspace] = []
        self.closed: list[Workspace] = []

    def open(self, location: str | Path) -> Workspace:
        self.asked.set()
        assert self.may.wait(20)
        workspace = self.really(location)
        self.opened.append(workspace)
        close = workspace.close

        def closing() -> None:
            self.closed.append(workspace)
            close()

        workspace.close = closing  # type: ignore[method-assign]
        return workspace

    def go_on(self) -> None:
        self.may.set()


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowDisk]:
    slow = SlowDisk()
    monkeypatch.setattr(trust, "open_location", slow.open)
    monkeypatch.setattr(opening, "TOLD_AFTER", 1)
    monkeypatch.setattr(opening, "FAR_AFTER", 2)
    yield slow
    slow.go_on()


def begin(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    """Ask for the file and wait until the window says how far it is."""
    window.begin_opening(str(file))
    page = window.opening.page
    qtbot.waitUntil(lambda: page.isVisible() and page.button.isVisible())


def test_a_slow_file_leaves_the_window_alive_and_says_what_is_opened(
    new_window: Callable[[], MainWindow], file: Path, disk: SlowDisk, qtbot: QtBot
) -> None:
    window = new_window()
    begin(window, file, qtbot)
    page = window.opening.page
    assert page.title.text() == "Opening kuala-lumpur.accord …"
    assert page.bar.isVisible()
    assert page.bar.maximum() == 0  # nobody knows yet how much there is
    assert window.session.workspace is None
    disk.go_on()
    qtbot.waitUntil(lambda: window.session.workspace is not None)
    assert window.desk is not None
    assert window.stack.currentWidget() is window.desk
    assert window.desk.board.columns.shown == 7
    assert not window.opening.running


def test_the_progress_names_its_steps_one_after_the_other(
    new_window: Callable[[], MainWindow], file: Path, disk: SlowDisk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = new_window()
    told: list[tuple[int, int, str]] = []
    show = window.opening.page.show_progress
    monkeypatch.setattr(window.opening.page, "show_progress", lambda *far: (told.append(far), show(*far)))
    begin(window, file, qtbot)
    disk.go_on()
    qtbot.waitUntil(lambda: window.session.workspace is not None)
    steps = [far for far in told if far[1]]
    assert [done for done, _, _ in steps] == list(range(len(steps)))
    assert len({total for _, total, _ in steps}) == 1
    assert steps[0][2] == "Counting the demands"


@pytest.mark.parametrize("way", ["button", "escape"])
def test_cancel_brings_the_welcome_screen_back_whole_and_closes_what_comes_later(
    new_window: Callable[[], MainWindow], file: Path, disk: SlowDisk, qtbot: QtBot, way: str
) -> None:
    window = new_window()
    begin(window, file, qtbot)
    if way == "button":
        qtbot.mouseClick(window.opening.page.button, Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClick(window.opening.page.button, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.welcome
    assert not window.opening.running
    disk.go_on()
    qtbot.waitUntil(lambda: window.tasks.running == 0)
    assert disk.closed == disk.opened
    assert window.session.workspace is None
    assert window.preferences.recent == ()


def test_cancel_leaves_the_negotiation_that_was_open_as_it_was(
    window: MainWindow, sample_file: Path, disk: SlowDisk, qtbot: QtBot
) -> None:
    open_before = window.session.workspace
    window.open_screen("history")
    before = window.stack.currentWidget()
    begin(window, sample_file, qtbot)
    window.opening.cancel()
    assert window.session.workspace is open_before
    assert window.stack.currentWidget() is before
    disk.go_on()
    qtbot.waitUntil(lambda: window.tasks.running == 0)
    assert window.session.workspace is open_before


def test_a_second_wish_takes_the_place_of_the_first(
    new_window: Callable[[], MainWindow], file: Path, tmp_path: Path, disk: SlowDisk, qtbot: QtBot
) -> None:
    other = tmp_path / "other.accord"
    other.write_bytes(file.read_bytes())
    window = new_window()
    begin(window, file, qtbot)
    begin(window, other, qtbot)
    disk.go_on()
    qtbot.waitUntil(lambda: window.session.workspace is not None and window.tasks.running == 0)
    assert window.session.workspace is not None
    assert window.session.workspace.place.name == "other.accord"
    assert len(disk.closed) == len(disk.opened) - 1


def test_what_cannot_be_opened_says_why_over_the_screen_that_stood_before(
    new_window: Callable[[], MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    window = new_window()
    window.begin_opening(str(tmp_path / "nothing.accord"))
    qtbot.waitUntil(window.messages.isVisible)
    assert "There is no file" in window.messages.text
    assert window.stack.currentWidget() is window.welcome


def test_a_file_dropped_on_the_window_is_opened(new_window: Callable[[], MainWindow], file: Path, qtbot: QtBot) -> None:
    window = new_window()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    drop = QDropEvent(
        QPointF(400, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(drop)
    qtbot.waitUntil(lambda: window.session.workspace is not None)


def test_the_window_can_be_closed_while_a_file_is_opened(
    new_window: Callable[[], MainWindow], file: Path, disk: SlowDisk, qtbot: QtBot
) -> None:
    window = new_window()
    begin(window, file, qtbot)
    disk.go_on()
    window.close()
    assert window.session.workspace is None
    assert disk.closed == disk.opened
