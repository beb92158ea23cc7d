"""`snapshot`: the real window's screens as PNG files, no display needed.

Draws the same window that a person sees, on Qt's offscreen platform, from a file that is not written to.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import tempfile
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QSettings
from PySide6.QtWidgets import QApplication

from models.console import terms
from models.errors import LocationRefused, Refusal
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.program import prepare
from ui.screens import SCREENS
from ui.theme import theme

#: Parts of the board's screen that can be asked for by themselves.
PARTS = ("timeline", "inspector")

#: How long a screen may take to show all that it works on beside the window, in milliseconds.
PATIENCE = 20_000


def run(arguments: argparse.Namespace) -> int:
    names = [name for name, _, _ in SCREENS]
    if arguments.screen is not None and arguments.screen not in (*names, *PARTS):
        raise Refusal(f"There is no screen “{arguments.screen}”.", f"There are: {', '.join((*names, *PARTS))}.")
    folder = Path(arguments.output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LocationRefused(f"{folder} cannot be made: {error.strerror}.", "Choose another folder.") from error
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    wanted = names if arguments.screen is None else [arguments.screen]
    with tempfile.TemporaryDirectory(prefix="accord-desk-") as private:
        day = terms.day(arguments.as_of) if arguments.as_of else None
        size, private_folder = arguments.size, Path(private)
        for path in draw(
            arguments.location,
            wanted,
            folder,
            arguments.theme,
            size,
            private_folder,
            as_of=day,
            public=arguments.public,
        ):
            terms.say(str(path))
    return terms.DONE


def draw(
    location: str,
    names: list[str],
    folder: Path,
    mode: str,
    size: tuple[int, int],
    private: Path,
    *,
    as_of: dt.date | None = None,
    public: bool = False,
) -> list[Path]:
    """Open the window on `location` and write one picture a screen; gives their paths. size: pixels.

    public: what is confidential is hidden before anything is drawn.

    Raises LocationRefused where the negotiation cannot be opened or a picture cannot be written.
    """
    application = QApplication.instance() or prepare(["accord-desk"])
    assert isinstance(application, QApplication)
    theme().set_mode(mode)
    preferences = Preferences(QSettings(str(private / "settings.ini"), QSettings.Format.IniFormat))
    window = MainWindow(preferences)
    window.session.discreet = public
    refusals: list[Refusal] = []
    window.session.refused.connect(refusals.append)
    window.resize(*size)
    window.show()
    if not window.open_location(location):
        window.close()
        raise refusals[0] if refusals else LocationRefused(f"{location} cannot be opened.")
    if as_of is not None and window.desk is not None:
        window.desk.past.as_of.go_to(as_of)
        window.desk.past.as_of.settle()
    try:
        return [_picture(application, window, name, folder / f"{name}-{mode}.png", size) for name in names]
    finally:
        window.close()


def _picture(application: QApplication, window: MainWindow, name: str, path: Path, size: tuple[int, int]) -> Path:
    screen = "board" if name in PARTS else name
    window.open_screen(screen)
    assert window.desk is not None
    if screen == "board":
        window.desk.load_timeline()
        window.desk.show_first()
    window.resize(*size)
    _settle(application, window)
    widget = {"timeline": window.desk.timeline, "inspector": window.desk.inspector}.get(name) or window
    if not widget.grab().save(str(path), "PNG"):
        raise LocationRefused(f"{path} cannot be written.", "Choose another folder.")
    return path


def _settle(application: QApplication, window: MainWindow) -> None:
    """Let queued work and worker threads come to an end, so that the picture is whole."""
    timer = QElapsedTimer()
    timer.start()
    quiet = 0
    while quiet < 3 and timer.elapsed() < PATIENCE:
        application.processEvents()
        busy = window.tasks.running > 0 or (window.report is not None and window.report.busy)
        quiet = 0 if busy else quiet + 1
