"""Starts the program with a window: the bare window first, then what is in it, then the negotiation.

Something is seen at once, and what takes long to load is loaded behind it.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from typing import TYPE_CHECKING

import ui.plain_import  # noqa: F401 - before any other import of PySide6

# isort: split
from PySide6.QtCore import QTimer

from ui.after_paint import AfterPaint
from ui.blank import Blank
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.program import application_for

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.milestones import Milestone

#: Milliseconds after which the furniture comes even where no system ever asks for the first pixels.
_AT_THE_LATEST = 400
#: Milliseconds after which starting is over.
_SETTLED = 3_000


def run(location: str | None, *, sample: bool = False) -> int:
    """Show the window, then open what is asked for; gives the exit code of the event loop."""
    if _no_display():
        print("There is no display to open a window on.", file=sys.stderr)  # noqa: T201 - before any window
        return 1
    # Starting makes a few hundred thousand objects that stay: looking for rubbish among them takes a fifth of the time.
    gc.disable()
    application = application_for(sys.argv[:1])
    preferences = Preferences.of_user()
    window = MainWindow(preferences, bare=True)
    start = _Start(application, window, location or ("" if sample else preferences.last_location), sample=sample)
    window.show()
    return start.run()


class _Start:
    """From the first pixels to the open negotiation."""

    def __init__(self, application: QApplication, window: MainWindow, location: str, *, sample: bool) -> None:
        self._application = application
        self._window = window
        self._location = location
        self._sample = sample
        blank = Blank(window.preferences.theme_mode, window, rail=bool(location) or sample)
        window.setCentralWidget(blank)
        self._seen = AfterPaint(_AT_THE_LATEST, window)
        self._seen.done.connect(self._furnish)
        self._seen.wait(blank)
        self._milestone: Milestone | None = None
        if wanted := os.environ.get("ACCORD_STOP_AFTER"):
            from ui.milestones import Milestone

            self._milestone = Milestone(wanted, window)
        QTimer.singleShot(_SETTLED, _collect_again)

    def run(self) -> int:
        return self._application.exec()

    def _furnish(self) -> None:
        if self._location or self._sample:
            from models.preload import load_database

            # Qt often leaves Python free while it makes widgets and letters.
            threading.Thread(target=load_database, name="accord-desk-load", daemon=True).start()
        from ui.messages import install_excepthook
        from ui.program import dress

        install_excepthook(self._application)
        dress(self._application, self._window.preferences.theme_mode)
        self._window.furnish()
        if self._milestone is not None:
            self._milestone.furnished()
        if self._sample:
            self._window.open_sample()
        elif self._location:
            self._window.begin_opening(self._location, blank=True)
        else:
            self._window.show_welcome()


def _collect_again() -> None:
    gc.freeze()
    gc.enable()


def _no_display() -> bool:
    """True on a Linux without screen where no other platform was asked for: Qt itself would abort."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return False
    return not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
