"""Ends the program when something was painted, and says what that took: for benchmarks and for tests of the start.

ACCORD_STOP_AFTER=window|board|timeline python main.py [FILE] goes the very way of everybody; without the word this
module is not even imported. It prints one line of JSON: milliseconds since the process began, MiB that it holds, and
the modules that were imported. Where nothing can be opened it says so and ends with 1.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from models.errors import Refusal
    from ui.main_window import MainWindow


class Milestone(QObject):
    """`what` is "window" (its first pixels), "board" (its first cards), "timeline" (its plot), or "welcome"."""

    def __init__(self, what: str, window: MainWindow) -> None:
        super().__init__(window)
        self._what = what
        self._window = window
        if what == "window":
            self._watch(window.centralWidget() or window)

    def furnished(self) -> None:
        """The window has its furniture, and nothing is open yet."""
        self._window.session.refused.connect(self._refused)
        if self._what == "welcome":
            self._watch(self._window.welcome)
        self._window.session.opened.connect(self._opened)

    def _opened(self) -> None:
        desk = self._window.desk
        assert desk is not None
        if self._what == "board":
            self._watch(desk.board.columns.first_cards())
        desk.timeline_made.connect(self._timeline_made)

    def _timeline_made(self) -> None:
        desk = self._window.desk
        if self._what == "timeline" and desk is not None:
            self._watch(desk.timeline_paper())

    def _watch(self, widget: QWidget) -> None:
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # Delivered when the whole painting is on the screen, before any timer.
            QApplication.postEvent(self, QEvent(QEvent.Type.User))
        return False

    def customEvent(self, event: QEvent) -> None:
        print(json.dumps({"reached": self._what, **state()}), flush=True)  # noqa: T201 - this is what was asked for
        os._exit(0)

    def _refused(self, refusal: Refusal) -> None:
        print(refusal, file=sys.stderr, flush=True)  # noqa: T201 - nobody would ever see the message bar
        os._exit(1)


def state() -> dict[str, object]:
    """Milliseconds since the process started, MiB it holds now, and every module that is there."""
    return {"ms": round(_age(), 1), "mib": round(resident(), 1), "modules": sorted(sys.modules)}


def _age() -> float:
    """Milliseconds since the process began; where the system does not tell (all but Linux), of the processor alone."""
    try:
        ticks = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])
    except OSError:
        return time.process_time() * 1e3
    return (time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")) * 1e3


def resident() -> float:
    """MiB of memory that this process holds; 0 where the system does not tell (all but Linux)."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
