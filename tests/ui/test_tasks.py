"""Work beside the GUI thread: results come home, cancelled ones do not, and no thread is left."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.tasks import Control, Tasks


class Desk(QObject):
    """Someone who has work done, and writes down what comes back and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.errors: list[Exception] = []
        self.threads: list[threading.Thread] = []

    def take(self, result: object) -> None:
        self.results.append(result)
        self.threads.append(threading.current_thread())

    def complain(self, error: Exception) -> None:
        self.errors.append(error)
        self.threads.append(threading.current_thread())


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()
    assert not workers(), "a thread was left"


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk()


def workers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name.startswith("accord-desk")]


def itself(number: int, control: Control) -> int:
    return number


def fail(control: Control) -> int:
    raise OSError("disk full")


def test_a_result_comes_back_on_the_gui_thread(tasks: Tasks, desk: Desk, qtbot: QtBot) -> None:
    worked_on: list[threading.Thread] = []

    def work(control: Control) -> int:
        worked_on.append(threading.current_thread())
        return 42

    tasks.start(desk, work, done=desk.take)
    qtbot.waitUntil(lambda: desk.results == [42])
    assert desk.threads == [threading.main_thread()]
    assert worked_on != [threading.main_thread()]
    assert tasks.running == 0


def test_an_exception_comes_back_on_the_gui_thread(tasks: Tasks, desk: Desk, qtbot: QtBot) -> None:
    tasks.start(desk, fail, done=desk.take, failed=desk.complain)
    qtbot.waitUntil(lambda: len(desk.errors) == 1)
    assert isinstance(desk.errors[0], OSError)
    assert desk.threads == [threading.main_thread()]
    assert desk.results == []


def test_an_exception_nobody_takes_goes_where_all_go(
    tasks: Tasks, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: seen.append(error))
    tasks.start(desk, fail, done=desk.take)
    qtbot.waitUntil(lambda: len(seen) == 1)
    assert isinstance(seen[0], OSError)


def test_progress_is_told_in_order(tasks: Tasks, desk: Desk, qtbot: QtBot) -> None:
    go = threading.Event()

    def work(control: Control) -> None:
        go.wait()
        for page in range(3):
            control.progress(page + 1, 2**40, f"page {page + 1}")

    told: list[tuple[object, ...]] = []
    task = tasks.start(desk, work, done=desk.take)
    task.progressed.connect(lambda *steps: told.append(steps))
    go.set()
    qtbot.waitUntil(lambda: desk.results == [None])
    assert told == [(1, 2**40, "page 1"), (2, 2**40, "page 2"), (3, 2**40, "page 3")]


def test_a_cancelled_task_stops_at_its_next_step_and_delivers_nothing(tasks: Tasks, desk: Desk, qtbot: QtBot) -> None:
    began, cancelled = threading.Event(), threading.Event()
    went_on: list[bool] = []

    def work(control: Control) -> int:
        began.set()
        cancelled.wait()
        control.check()
        went_on.append(True)
        return 1

    task = tasks.start(desk, work, done=desk.take, failed=desk.complain)
    began.wait()
    task.cancel()
    with qtbot.waitSignal(task.ended):
        cancelled.set()
    assert (desk.results, desk.errors, went_on) == ([], [], [])
    assert not task.running


def test_a_result_that_came_just_before_the_cancel_is_dropped_too(tasks: Tasks, desk: Desk, qtbot: QtBot) -> None:
    worked = threading.Event()

    def work(control: Control) -> int:
        worked.set()
        return 1

    task = tasks.start(desk, work, done=desk.take)
    worked.wait()
    task.cancel()
    qtbot.waitUntil(lambda: tasks.running == 0)
    assert desk.results == []


def test_nothing_is_delivered_to_one_who_is_gone(tasks: Tasks, qtbot: QtBot) -> None:
    desk = Desk()
    go = threading.Event()
    tasks.start(desk, lambda _: go.wait(), done=desk.take)
    desk.deleteLater()
    qtbot.wait(0)
    go.set()
    qtbot.waitUntil(lambda: tasks.running == 0)
    assert desk.results == []


def test_closing_cancels_what_runs_and_waits_for_it(tasks: Tasks, desk: Desk, qtbot: QtBot) -> None:
    began = threading.Event()

    def endless(control: Control) -> None:
        began.set()
        while True:
            control.check()

    tasks.start(desk, endless, done=desk.take)
    for _ in range(5):
        tasks.start(desk, endless, done=desk.take)
    began.wait()
    tasks.close()
    assert not workers()
    assert tasks.running == 0
    with pytest.raises(RuntimeError):
        tasks.start(desk, endless)


def test_many_small_tasks_all_come_home(tasks: Tasks, desk: Desk, qtbot: QtBot) -> None:
    for number in range(200):
        tasks.start(desk, partial(itself, number), done=desk.take)
    qtbot.waitUntil(lambda: len(desk.results) == 200)
    assert sorted(desk.results, key=repr) == sorted(range(200), key=repr)
    assert len(workers()) <= 2
