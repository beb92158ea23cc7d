"""Shows an earlier day on the board's screen: hands the day on to its parts, each as soon as it can be afforded.

The board and the timeline's line follow at once. What reads more than the screen shows (the inspector's record, the
states on the timeline) follows when the day has come to rest, and not while it is hidden. Typed words are saved before.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from models.errors import Refusal
from models.records import EditNews
from models.vocabulary import Kind
from ui.as_of import AsOf
from ui.as_of_player import Player

if TYPE_CHECKING:
    from models.workspace import Workspace
    from ui.as_of_bar import AsOfBar
    from ui.desk import Desk


class AsOfDesk(QObject):
    """One for the desk. `as_of` holds the day, `bar` frames it, `player` walks through it."""

    #: A wish was not fulfilled as it was made; a sentence.
    told = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.as_of = AsOf(self)
        self.player = Player(self.as_of)
        self.as_of.about_to_change.connect(self._leave_day)
        self.as_of.changed.connect(self._show)
        self.as_of.rested.connect(self._show_rest)
        self.as_of.told.connect(self.told)
        desk.board.write_tried.connect(self.refuse)  # the inspector's is connected when it is made
        desk.board.day_requested.connect(self._choose)
        desk.board.today_requested.connect(self._leave)

    @cached_property
    def bar(self) -> AsOfBar:
        """Made for the first day that is looked at or chosen: its date field reads dates in any words."""
        from ui.as_of_bar import AsOfBar

        bar = AsOfBar(self.as_of, self.player, self._desk)
        self._desk.place_bar(bar)
        bar.close_bar()
        return bar

    @property
    def bar_shown(self) -> bool:
        return "bar" in self.__dict__ and self.bar.isVisible()

    def _choose(self) -> None:
        self.bar.choose()

    def _leave(self) -> None:
        self.bar.leave()

    @property
    def day(self) -> dt.date | None:
        return self.as_of.day

    def set_workspace(self, workspace: Workspace | None) -> None:
        self.player.pause()
        self.as_of.set_workspace(workspace)
        if "bar" in self.__dict__:
            self.bar.close_bar()
        self._desk.update_frame(None)
        if self._desk.timeline is not None:
            self._desk.timeline.show_day(None)

    def refresh(self, news: EditNews) -> None:
        """An edit was made, elsewhere or before: the day may not be a past one any more."""
        if news.touches(Kind.NEGOTIATION):
            self.as_of.clock_moved()

    def refuse(self) -> None:
        """Say why nothing can be changed just now; nothing where it can."""
        workspace = self._desk.handling.workspace
        if workspace is None:
            return
        try:
            workspace.ensure_writable()
        except Refusal as refusal:
            self._desk.refused.emit(refusal)

    def pull(self, day: dt.date | None) -> None:
        """The hand pulls the line to a day: the line is there at once, the cards follow as soon as they can."""
        if self._desk.timeline is not None:
            self._desk.timeline.show_day(day)
        self.as_of.go_to(day)

    def let_go(self) -> None:
        """The hand has let go of the handle: what waited for that follows now."""
        self.as_of.rest_now()

    def _leave_day(self, day: dt.date | None) -> None:
        if day is None:
            self._desk.inspector.save_typed()

    def _show(self, day: dt.date | None) -> None:
        desk = self._desk
        if "bar" not in self.__dict__:
            self.bar.updateGeometry()
        desk.update_frame(day)
        desk.board.set_as_of(day)
        if desk.timeline is not None:
            desk.timeline.set_read_only(day is not None or desk.read_only)
            desk.timeline.show_day(day)

    def _show_rest(self) -> None:
        self._desk.show_day_at_rest()
