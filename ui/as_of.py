"""Which day the window shows: one for the whole desk, None for today. Everything that can change it asks here.

A drag brings many days in one turn of the event loop; they are told as one change, the newest day of them. What costs
more than a card is told of when the day has come to rest. Nothing here draws or reads a screen.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from models.dates import short_day

if TYPE_CHECKING:
    from models.workspace import Workspace

#: Milliseconds without another change after which a day has come to rest.
REST = 160


class AsOf(QObject):
    """`day` is always before today; today itself, and what comes after it, is None."""

    #: The day about to be left, before anything is shown otherwise: a date, or None for today.
    about_to_change = Signal(object)
    #: The day to show, at most once in a turn of the event loop.
    changed = Signal(object)
    #: The same, once it has come to rest.
    rested = Signal(object)
    #: A sentence about a wish that was not fulfilled as it was made.
    told = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self._day: dt.date | None = None
        self._wished: dt.date | None = None
        self._days: tuple[int, dt.date, tuple[dt.date, ...]] | None = None
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._tell)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._tell_rested)

    # ------------------------------------------------------------ asking

    @property
    def day(self) -> dt.date | None:
        """The day that is shown, or None for today."""
        return self._day

    @property
    def wished(self) -> dt.date | None:
        """The day that will be shown when this turn is over."""
        return self._wished

    @property
    def today(self) -> dt.date:
        """The negotiation's clock; while none is open, the last day there is."""
        return self._workspace.today() if self._workspace is not None else dt.date.max

    def days(self) -> tuple[dt.date, ...]:
        """The days on which something took effect, oldest first, up to today; read anew after an edit."""
        if self._workspace is None:
            return ()
        known = (self._workspace.sequence, self._workspace.today())
        if self._days is None or self._days[:2] != known:
            from models.queries.on_day import days_of_change

            self._days = (*known, days_of_change(self._workspace))
        return self._days[2]

    def forget_days(self) -> None:
        """They are others now, though nothing was edited: something was hidden or is shown again."""
        self._days = None

    # ------------------------------------------------------------ changing

    def set_workspace(self, workspace: Workspace | None) -> None:
        """Another negotiation, seen as of today; nobody is told, since everything is shown anew anyway."""
        self._turn.stop()
        self._rest.stop()
        if self._workspace is not None:
            self._workspace.looking_back = None
        self._workspace, self._days = workspace, None
        self._day = self._wished = None

    def go_to(self, day: dt.date | None) -> None:
        """Show a day; today and None are the same, a day to come is told to be unknown and is today."""
        if self._workspace is None:
            return
        if day is not None and day > self.today:
            self.told.emit(
                f"Nothing is known of {short_day(day)}: today is {short_day(self.today)}, and that is shown."
            )
        wished = None if day is None or day >= self.today else day
        if wished != self._wished:
            self._wished = wished
            self._turn.start()

    def leave(self) -> None:
        """Back to today."""
        self.go_to(None)

    def step_day(self, by: int) -> None:
        """So many days on; at the ends of the calendar nothing happens."""
        place = (self._wished or self.today).toordinal() + by
        if 1 <= place <= dt.date.max.toordinal():
            self.go_to(dt.date.fromordinal(min(place, self.today.toordinal())))

    def step_change(self, by: int) -> None:
        """To the previous (-1) or the next (1) day on which something took effect."""
        here, days = self._wished or self.today, self.days()
        if by < 0:
            place = bisect_left(days, here) - 1
            if place >= 0:
                self.go_to(days[place])
            else:
                self.told.emit("Nothing took effect before this day.")
        else:
            place = bisect_right(days, here)
            self.go_to(days[place] if place < len(days) else None)

    def to_first(self) -> None:
        """To the first day on which anything took effect."""
        days = self.days()
        if days:
            self.go_to(days[0])

    def clock_moved(self) -> None:
        """The negotiation's today may be another one now: a day that is not past any more is left."""
        if self._wished is not None and self._wished >= self.today:
            self.leave()

    def settle(self) -> None:
        """Tell of what is pending now instead of at the end of the turn."""
        if self._turn.isActive():
            self._turn.stop()
            self._tell()
        if self._rest.isActive():
            self._rest.stop()
            self._tell_rested()

    def rest_now(self) -> None:
        """The day has come to rest, and whoever waits for that is told, also if it was told before."""
        if self._turn.isActive():
            self._turn.stop()
            self._tell()
        self._rest.stop()
        self._tell_rested()

    # ------------------------------------------------------------ telling

    def _tell(self) -> None:
        if self._wished == self._day or self._workspace is None:
            return
        # What is typed is saved while the door is still open.
        self.about_to_change.emit(self._day)
        self._day = self._workspace.looking_back = self._wished
        self.changed.emit(self._day)
        self._rest.start()

    def _tell_rested(self) -> None:
        self.rested.emit(self._day)
