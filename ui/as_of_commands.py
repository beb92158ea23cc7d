"""The commands of View ▸ State of play: to an earlier day and back, by days and by changes, and playing the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from models.errors import Refusal
from ui.motion import set_motion_reduced

if TYPE_CHECKING:
    from ui.as_of_desk import AsOfDesk
    from ui.main_window import MainWindow


class AsOfCommands(QObject):
    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window

    def table(self) -> dict[str, Callable[[], object]]:
        """What each command does, by its id in `ui.actions`."""
        return {
            "past.choose": self.choose,
            "past.earlier": lambda: self._past().as_of.step_day(-1),
            "past.later": lambda: self._past().as_of.step_day(1),
            "past.previous": lambda: self._past().as_of.step_change(-1),
            "past.next": lambda: self._past().as_of.step_change(1),
            "past.first": self.to_first,
            "past.today": self.leave,
            "past.play": self.play,
            "view.still": self.choose_stillness,
        }

    def choose(self) -> None:
        self._past().bar.choose()

    def to_first(self) -> None:
        self._past().as_of.to_first()

    def leave(self) -> None:
        self._past().bar.leave()

    def play(self) -> None:
        self._past().player.toggle()

    def choose_stillness(self) -> None:
        still = self._window.actions_by_id["view.still"].isChecked()
        self._window.preferences.reduced_motion = still
        set_motion_reduced(still)

    def _past(self) -> AsOfDesk:
        """On the board's screen, where the day can be seen. Raises Refusal where no negotiation is open."""
        if self._window.session.workspace is None:
            raise Refusal("No negotiation is open.", "Open one, or make a new one.")
        self._window.open_screen("board")
        assert self._window.desk is not None
        return self._window.desk.past
