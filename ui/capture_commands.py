"""What the capture screen asks of the window, and its commands in the menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from models.records import Ref
from ui.record_opening import open_record

if TYPE_CHECKING:
    from ui.capture.view import CaptureView
    from ui.main_window import MainWindow

#: The ways to take a passage, as in `ui.capture.ways`; named here so that a menu does not load the screen.
WAYS = ("citation", "statement", "demand", "meeting", "fact", "position", "incident", "obstacle")


class CaptureCommands(QObject):
    """One for the window; `table` gives the commands by their ids."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window

    def table(self) -> dict[str, Callable[[], object]]:
        return {
            "capture.open": partial(self._window.open_screen, "capture"),
            "capture.new": self.new_text,
            "capture.next": partial(self.step, 1),
            "capture.previous": partial(self.step, -1),
            **{f"capture.{name}": partial(self.take, name) for name in WAYS},
        }

    def connect_screen(self, screen: CaptureView) -> None:
        screen.record_requested.connect(self.open_record)
        screen.refused.connect(self._window.show_refusal)

    def open_record(self, ref: Ref) -> None:
        open_record(self._window, ref)

    def new_text(self) -> None:
        self._screen().new_text()

    def take(self, name: str) -> None:
        self._screen().take(name)

    def step(self, by: int) -> None:
        self._screen().step(by)

    def _screen(self) -> CaptureView:
        self._window.open_screen("capture")
        return cast("CaptureView", self._window.screens.made("capture"))
