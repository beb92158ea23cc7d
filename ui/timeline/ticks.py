"""Which moments the ruler names, and how: years, months, days, hours, minutes in the negotiation's zone.

Two tiers: the lower names the steps, the upper the larger unit they stand in. English and short, whatever the
machine's language. How the names are set without touching each other is `ui.timeline.ruler`'s.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from models.dates import moment, seconds, zone_named
from ui.timeline.scale import DAY, TimeScale, day_start

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Ticks:
    """Both tiers; each begins with the last moment before the window, so that a name can stand at its left edge."""

    lower: tuple[Tick, ...]
    upper: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """One division: its usual length, the room its names want (in letters), and how both tiers are walked."""

    seconds: float
    letters: int
    walk: Callable[[float, float, str], Iterator[Tick]]
    above: Callable[[float, float, str], Iterator[Tick]] | None


def _day_of(at: float, zone: str) -> dt.date:
    return moment(int(at), zone).date()


def _years(step: int) -> Callable[[float, float, str], Iterator[Tick]]:
    def walk(begin: float, end: float, zone: str) -> Iterator[Tick]:
        year = max(_day_of(begin, zone).year // step * step, 2)
        while year <= 9999 and (at := day_start(dt.date(year, 1, 1), zone)) < end:
            yield Tick(at, str(year))
            year = (year // step + 1) * step

    return walk


def _months(step: int, *, with_year: bool = False) -> Callable[[float, float, str], Iterator[Tick]]:
    def walk(begin: float, end: float, zone: str) -> Iterator[Tick]:
        first = _day_of(begin, zone)
        year, month = first.year, (first.month - 1) // step * step + 1
        while (at := day_start(dt.date(year, month, 1), zone)) < end:
            yield Tick(at, f"{MONTHS[month - 1]} {year}" if with_year else MONTHS[month - 1])
            year, month = (year, month + step) if month + step <= 12 else (year + 1, 1)

    return walk


def _weeks(begin: float, end: float, zone: str) -> Iterator[Tick]:
    day = _day_of(begin, zone)
    day -= dt.timedelta(days=day.weekday())
    while (at := day_start(day, zone)) < end:
        yield Tick(at, str(day.day))
        day += dt.timedelta(days=7)


def _days(step: int, written: Callable[[dt.date], str]) -> Callable[[float, float, str], Iterator[Tick]]:
    def walk(begin: float, end: float, zone: str) -> Iterator[Tick]:
        day = _day_of(begin, zone)
        day -= dt.timedelta(days=day.toordinal() % step)
        while (at := day_start(day, zone)) < end:
            yield Tick(at, written(day))
            day += dt.timedelta(days=step)

    return walk


def _clock(step: int) -> Callable[[float, float, str], Iterator[Tick]]:
    def walk(begin: float, end: float, zone: str) -> Iterator[Tick]:
        # Walked on the wall clock from each midnight, so that 06:00 is 06:00 on the day the clocks change as well.
        day, place = _day_of(begin, zone), zone_named(zone)
        last = begin - 2 * step
        while day_start(day, zone) < end:
            for minute in range(0, 24 * 60, step // 60):
                wall = dt.datetime.combine(day, dt.time(minute // 60, minute % 60), place)
                at = float(seconds(wall))
                if begin - step <= at < end and at > last:
                    last = at
                    yield Tick(at, f"{wall:%H:%M}")
            day += dt.timedelta(days=1)

    return walk


def _long_day(day: dt.date) -> str:
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


_BY_DAY = _days(1, _long_day)
_BY_MONTH = _months(1, with_year=True)
_STEPS = (
    *(_Step(60.0 * minutes, 5, _clock(60 * minutes), _BY_DAY) for minutes in (5, 15, 30, 60, 180, 360, 720)),
    _Step(DAY, 7, _days(1, lambda day: f"{DAYS[day.weekday()]} {day.day}"), _BY_MONTH),
    _Step(DAY, 3, _days(1, lambda day: str(day.day)), _BY_MONTH),
    _Step(7 * DAY, 3, _weeks, _BY_MONTH),
    _Step(30 * DAY, 4, _months(1), _years(1)),
    _Step(91 * DAY, 4, _months(3), _years(1)),
    *(_Step(365.25 * DAY * years, 5, _years(years), None) for years in (1, 2, 5, 10, 20, 50, 100, 200, 500)),
)
_COARSEST = _Step(365.25 * DAY * 1000, 5, _years(1000), None)


def ticks_in(scale: TimeScale, zone: str, letter: float) -> Ticks:
    """The names for a window, with steps as fine as letters of `letter` pixels allow."""
    room = scale.span / max(scale.width, 1.0)
    for step in _STEPS:
        if step.seconds / room >= step.letters * letter + 8:
            return _walked(step, scale.begin, scale.end, zone)
    return _walked(_COARSEST, scale.begin, scale.end, zone)


@lru_cache(maxsize=8)
def _walked(step: _Step, begin: float, end: float, zone: str) -> Ticks:
    upper = () if step.above is None else tuple(step.above(begin, end, zone))
    return Ticks(tuple(step.walk(begin, end, zone)), upper)
