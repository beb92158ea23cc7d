"""Starts the program with a window: the window first, then the negotiation, so that something is seen at once."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QTimer

from ui.main_window import MainWindow
from ui.messages import install_excepthook
from ui.preferences import Preferences
from ui.program import prepare
from ui.theme import theme


def run(location: str | None, *, sample: bool = False) -> int:
    """Show the window, then open what is asked for; gives the exit code of the event loop."""
    if _no_display():
        print("There is no display to open a window on.", file=sys.stderr)  # noqa: T201 - before any window
        return 1
    application = prepare(sys.argv[:1])
    install_excepthook(application)
    if wanted := os.environ.get("ACCORD_STOP_AFTER"):
        from ui.milestones import Milestone

        Milestone(wanted, application)
    preferences = Preferences.of_user()
    theme().set_mode(preferences.theme_mode)
    window = MainWindow(preferences)
    window.show()
    QTimer.singleShot(0, lambda: _open(window, location, sample=sample))
    return application.exec()


def _open(window: MainWindow, location: str | None, *, sample: bool) -> None:
    if sample:
        window.open_sample()
    elif location is not None:
        window.open_location(location)
    elif window.preferences.last_location:
        window.open_location(window.preferences.last_location)


def _no_display() -> bool:
    """True on a Linux without screen where no other platform was asked for: Qt itself would abort."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return False
    return not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
