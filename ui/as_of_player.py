"""Plays the way to today: from the first day on which something took effect, one step a change, to today.

The pace is that of a reader, not of the calendar: a quiet month takes as long as a busy day. Whoever takes the day into
the own hand meanwhile has paused it.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right

from PySide6.QtCore import QObject, QTimer, Signal

from ui.as_of import AsOf

#: Milliseconds a step by speed, slowest first.
SPEEDS: dict[str, int] = {"½×": 2_400, "1×": 1_200, "2×": 600, "4×": 300}
NORMAL = "1×"


class Player(QObject):
    """`changed` when it starts, pauses or ends."""

    changed = Signal()

    def __init__(self, as_of: AsOf) -> None:
        super().__init__(as_of)
        self._as_of = as_of
        self._speed = NORMAL
        self._expected: dt.date | None = None
        self._beat = QTimer(self, interval=SPEEDS[NORMAL])
        self._beat.timeout.connect(self.step)
        as_of.changed.connect(self._follow)

    @property
    def playing(self) -> bool:
        return self._beat.isActive()

    @property
    def speed(self) -> str:
        return self._speed

    @speed.setter
    def speed(self, speed: str) -> None:
        self._speed = speed
        self._beat.setInterval(SPEEDS[speed])

    @property
    def place(self) -> tuple[int, int]:
        """How many of the days of change are past by the day that is shown, and how many there are."""
        days, day = self._as_of.days(), self._as_of.wished
        return (len(days) if day is None else bisect_right(days, day)), len(days)

    def toggle(self) -> None:
        if self.playing:
            self.pause()
        else:
            self.play()

    def play(self) -> None:
        """From the day that is shown; from the first of all where that is today."""
        if not self._as_of.days():
            self._as_of.told.emit("Nothing took effect yet, so there is no way to play.")
            return
        if self._as_of.wished is None:
            self._go(self._as_of.days()[0])
        if self._as_of.wished is not None:
            self._beat.start()
            self.changed.emit()

    def pause(self) -> None:
        if self.playing:
            self._beat.stop()
            self.changed.emit()

    def step(self) -> None:
        """To the next change; after the last one today is shown, and that is the end."""
        days, day = self._as_of.days(), self._as_of.wished
        following = days[bisect_right(days, day) :] if day is not None else ()
        if following and following[0] < self._as_of.today:
            self._go(following[0])
        else:
            self.pause()
            self._as_of.leave()

    def _go(self, day: dt.date) -> None:
        self._expected = day
        self._as_of.go_to(day)

    def _follow(self, day: dt.date | None) -> None:
        if day != self._expected:
            self.pause()
