"""Makes the report beside the window: keeps the newest one, and makes it again when choices or data have changed.

What a report is, `models.report` knows; who shows it connects to `made`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from models.errors import Refusal
from models.report.choices import ReportOptions
from models.report.data import Head
from models.report.kinds import gather
from models.report.write import rendered
from models.workspace import Workspace
from ui.tasks import Control, Task, Tasks
from ui.waiting import waited

_Result = TypeVar("_Result")

#: How long choices may go on changing before the pages follow, and what counts as long, in milliseconds.
_SETTLES = 80
_LONG = 200
_VERY_LONG = 1000


@dataclass(frozen=True, slots=True)
class Made:
    """A finished report: the data, its pages, and the choices it was made by."""

    state: Head
    pdf: bytes
    options: ReportOptions


def make(workspace: Workspace, options: ReportOptions, control: Control | None = None) -> Made:
    """From the open negotiation to pages; reads through a connection of its own."""
    state = gather(workspace, options)
    if control is not None:
        control.check()
    return Made(state, rendered(state, ".pdf", options), options)


class Maker(QObject):
    """One report at a time; `choose` gives the choices at the moment they are needed."""

    #: A new report is there: `newest`.
    made = Signal()
    #: It was refused, and why (a Refusal).
    refused = Signal(object)
    #: The work takes longer than a moment.
    takes_long = Signal()
    #: It takes so long that a person may want to stop it.
    takes_very_long = Signal()
    #: It was stopped; `newest` is what it was before.
    stopped = Signal()

    def __init__(self, tasks: Tasks, choose: Callable[[], ReportOptions], parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._choose = choose
        self._widget = parent
        self._task: Task | None = None
        self._stale = False
        self.workspace: Workspace | None = None
        self.newest: Made | None = None
        self._settling = QTimer(self, singleShot=True)
        self._settling.timeout.connect(self._start)
        self._waiting = QTimer(self, singleShot=True, interval=_LONG)
        self._waiting.timeout.connect(self.takes_long)
        self._patience = QTimer(self, singleShot=True, interval=_VERY_LONG)
        self._patience.timeout.connect(self.takes_very_long)

    def set_workspace(self, workspace: Workspace | None) -> None:
        """Forgets the report of the one before, also one that is under way."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._settling.stop()
        self._rest()
        self.workspace, self.newest = workspace, None
        self._stale = workspace is not None

    @property
    def busy(self) -> bool:
        """True while pages are being made or are about to be."""
        return self._task is not None or self._settling.isActive()

    def outdate(self, *, seen: bool) -> None:
        """The newest report is out of date; while nobody sees it, that is all."""
        self._stale = self.workspace is not None
        if seen:
            self.make_soon()

    def make_soon(self) -> None:
        """Makes what is out of date: the first at once, later ones when the choices have settled."""
        if self._stale:
            self._settling.start(_SETTLES if self.newest else 0)

    def current(self) -> Made:
        """The report by the choices of this moment; waited for where the preview is not that far yet.

        Raises Refusal without a negotiation, or where the report itself is refused.
        """
        if self.workspace is None:
            raise Refusal("No negotiation is open.", "Open one first.")
        chosen = self._choose()
        if self.newest is not None and not self._stale and self._task is None and self.newest.options == chosen:
            return self.newest
        return self.waited("Setting the pages", partial(make, self.workspace, chosen))

    def waited(self, words: str, work: Callable[[Control], _Result]) -> _Result:
        """Does work for which a person waits. Raises Refusal where it was cancelled."""
        return waited(self._tasks, self._widget, words, work)

    def _start(self) -> None:
        if self.workspace is None or self._task is not None or not self._stale:
            return
        self._stale = False
        self._waiting.start()
        self._patience.start()
        work = partial(make, self.workspace, self._choose())
        self._task = self._tasks.start(self, work, done=self._done, failed=self._failed)

    def stop(self) -> None:
        """Nobody waits for these pages any more; the next choice makes new ones. What is being set ends by itself."""
        if self._task is None:
            return
        self._task.cancel()
        self._task = None
        self._rest()
        self._stale = True
        self.stopped.emit()

    def _rest(self) -> None:
        self._waiting.stop()
        self._patience.stop()

    def _done(self, made: Made) -> None:
        self._task = None
        self._rest()
        self.newest = made
        self.made.emit()
        # Choices that changed meanwhile have waited long enough.
        self._start()

    def _failed(self, error: Exception) -> None:
        self._task = None
        self._rest()
        if isinstance(error, Refusal):
            self.refused.emit(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)
