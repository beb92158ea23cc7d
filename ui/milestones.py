"""Ends the program when something was painted, and says what that took: for benchmarks and for tests of the start.

ACCORD_STOP_AFTER=window|board|timeline python main.py [FILE] goes the very way of everybody; without the word this
module is not even imported. It prints one line of JSON: milliseconds since the process began, MiB that it holds, and
the modules that were imported.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

VARIABLE = "ACCORD_STOP_AFTER"
#: Whose viewport is painted at each milestone, by the name of the class; the window itself is known by its own name.
_PAINTERS = {"board": "CardTable", "timeline": "Plot"}


class Milestone(QObject):
    """Watches the whole application; `what` is "window", "board" (cards in a column) or "timeline" (its plot)."""

    def __init__(self, what: str, application: QApplication) -> None:
        super().__init__(application)
        self._what = what
        self._reached = False
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._reached and isinstance(watched, QWidget):
            self._reached = self._is_it(watched)
            if self._reached:
                # Delivered when this painting is on the screen, before any timer.
                QApplication.postEvent(self, QEvent(QEvent.Type.User))
        return False

    def customEvent(self, event: QEvent) -> None:
        print(json.dumps({"reached": self._what, **state()}), flush=True)  # noqa: T201 - this is what was asked for
        os._exit(0)

    def _is_it(self, painted: QWidget) -> bool:
        if self._what == "window":
            return painted.window().objectName() == "main_window"
        holder = painted.parentWidget()
        if holder is None or type(holder).__name__ != _PAINTERS.get(self._what):
            return False
        return not isinstance(holder, QAbstractItemView) or holder.model().rowCount() > 0


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
