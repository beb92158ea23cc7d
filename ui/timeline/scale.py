"""Seconds and pixels: the window of time that is on the screen, and the zone's midnights in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from models.dates import midnight

#: What can be shown at all: a little inside of what dates can hold, so that a step beyond an edge is still a date.
FIRST_MOMENT = float(midnight(dt.date(2, 1, 1), "UTC"))
LAST_MOMENT = float(midnight(dt.date(9998, 1, 1), "UTC"))
SHORTEST = 3_600.0
DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class TimeScale:
    """The window [begin, end) in UTC seconds over `width` pixels."""

    begin: float
    end: float
    width: float

    @property
    def span(self) -> float:
        return self.end - self.begin

    @property
    def per_second(self) -> float:
        """Pixels a second."""
        return self.width / self.span

    @property
    def per_day(self) -> float:
        return self.per_second * DAY

    def x(self, at: float) -> float:
        return (at - self.begin) * self.width / self.span

    def at(self, x: float) -> float:
        return self.begin + x * self.span / self.width


def clamp_range(begin: float, end: float) -> tuple[float, float]:
    """A range that can be shown: not shorter than an hour, within the years that dates know."""
    if end - begin < SHORTEST:
        middle = (begin + end) / 2
        begin, end = middle - SHORTEST / 2, middle + SHORTEST / 2
    span = min(end - begin, LAST_MOMENT - FIRST_MOMENT)
    begin = min(max(begin, FIRST_MOMENT), LAST_MOMENT - span)
    return begin, begin + span


def padded(begin: float, end: float, share: float = 0.03, least: float = 14 * DAY) -> tuple[float, float]:
    """The range with a margin of `share` on both sides, and at least `least` seconds long."""
    if end - begin < least:
        middle = (begin + end) / 2
        begin, end = middle - least / 2, middle + least / 2
    margin = (end - begin) * share
    return clamp_range(begin - margin, end + margin)


@lru_cache(maxsize=2048)
def day_start(day: dt.date, zone: str) -> float:
    """The local midnight that begins `day`, kept because the ruler asks for the same ones at every step."""
    return float(midnight(day, zone))
