"""Slow work off the GUI thread: a callable goes to a worker, its result or exception comes back as a queued signal.

    task = tasks.start(self, typeset, done=self._show_pages, failed=self._say_why)
    task.cancel()

The work gets a `Control` to tell its progress and to ask whether it is still wanted. It must not touch widgets, nor
an open workspace that the GUI thread uses.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from shiboken6 import isValid

_Result = TypeVar("_Result")

WORKERS = 2


class Cancelled(Exception):
    """Raised inside the work by `Control.check` when nobody wants the result any more."""


class Control:
    """The work's side of a task."""

    def __init__(self, tell: Callable[[int, int, str], None]) -> None:
        self._cancelled = threading.Event()
        self._tell = tell

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def check(self) -> None:
        """To be called between two steps: leaves the work where it was cancelled."""
        if self.cancelled:
            raise Cancelled

    def progress(self, done: int, total: int, words: str = "") -> None:
        """So much of so much; `total` 0 means that nobody knows how much there is."""
        self.check()
        self._tell(done, total, words)

    def cancel(self) -> None:
        self._cancelled.set()


class Task(QObject):
    """The GUI's side of a piece of work. Signals arrive on the GUI thread, and none after `cancel`."""

    #: How much of how much is done, and with what: (int, int, str).
    progressed = Signal(object, object, str)
    #: The work has ended, one way or another.
    ended = Signal()

    _told = Signal(object, object, str)
    _arrived = Signal(object, object)

    def __init__(
        self,
        owner: QObject,
        done: Callable[[object], object] | None,
        failed: Callable[[Exception], object] | None,
        unwanted: Callable[[object], object] | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._unwanted = unwanted
        self._owner = owner
        self._done = done
        self._failed = failed
        self._running = True
        self.control = Control(self._tell)
        self._told.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        return self._running

    def cancel(self) -> None:
        """Asks the work to stop at its next step; nothing of it will be delivered."""
        self.control.cancel()

    def _tell(self, done: int, total: int, words: str) -> None:
        self._told.emit(done, total, words)

    def run(self, work: Callable[[Control], object]) -> None:
        """On the worker thread: does the work and sends home what came of it."""
        result: object = None
        error: Exception | None = None
        try:
            self.control.check()
            result = work(self.control)
        except Cancelled:
            self.control.cancel()
        except Exception as caught:  # noqa: BLE001 - whatever it is, it belongs to the GUI thread
            error = caught
        if isValid(self):
            self._arrived.emit(result, error)

    @Slot(object, object, str)
    def _pass_on(self, done: object, total: object, words: str) -> None:
        if not self.control.cancelled and isValid(self._owner):
            self.progressed.emit(done, total, words)

    @Slot(object, object)
    def _deliver(self, result: object, error: object) -> None:
        self._running = False
        wanted = not self.control.cancelled and isValid(self._owner)
        done, failed = self._done, self._failed
        # The callbacks hold their owners; nothing of a finished task should.
        self._done = self._failed = None
        self.ended.emit()
        if not wanted:
            if result is not None and self._unwanted is not None:
                self._unwanted(result)
            return
        if isinstance(error, Exception):
            if failed is not None:
                failed(error)
            else:
                sys.excepthook(type(error), error, error.__traceback__)
        elif done is not None:
            done(result)


class Tasks(QObject):
    """The application's workers. `close` (called at the latest when the application quits) leaves no thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._tasks: set[Task] = set()
        self._closed = False
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)

    @property
    def running(self) -> int:
        """How many pieces of work are not finished yet."""
        return len(self._tasks)

    def start(
        self,
        owner: QObject,
        work: Callable[[Control], _Result],
        *,
        done: Callable[[_Result], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        unwanted: Callable[[_Result], object] | None = None,
    ) -> Task:
        """Runs `work` beside the GUI. `done` and `failed` are bound methods of `owner`, called while it lives.

        Without `failed` an exception goes where every unexpected one goes. `unwanted` is given what came of a cancelled
        task all the same, to let go of it; it belongs to nobody.
        """
        if self._closed:
            raise RuntimeError("No work can be started any more.")
        if self._pool is None:
            self._pool = ThreadPoolExecutor(WORKERS, "accord-desk")
        # `done` takes what `work` gives; the task itself need not know what that is.
        task = Task(owner, done, failed, unwanted, self)  # type: ignore[arg-type]
        self._tasks.add(task)
        task.ended.connect(self._drop_finished)
        self._pool.submit(task.run, work)
        return task

    def close(self) -> None:
        """Cancels what runs and waits for the threads: each ends at its next step."""
        self._closed = True
        for task in self._tasks:
            task.cancel()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
        self._tasks.clear()

    @Slot()
    def _drop_finished(self) -> None:
        for task in [task for task in self._tasks if not task.running]:
            self._tasks.remove(task)
            task.deleteLater()
