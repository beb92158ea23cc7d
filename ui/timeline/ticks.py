"""Which moments the ruler names, and how: centuries, years, months, days, hours, minutes in the negotiation's zone.

Two tiers: the lower names the steps, the upper the larger unit they stand in. Names of months and weekdays come in the
program's language. How they are set without touching each other is `ui.timeline.ruler`'s.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from models.dates import moment, seconds, zone_named
from ui.language import language, written
from ui.timeline.scale import DAY, TimeScale, day_start

Walk = Callable[[float, float, str], Iterator["Tick"]]


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
    walk: Walk
    above: Walk | None


def _day_of(at: float, zone: str) -> dt.date:
    return moment(int(at), zone).date()


def _years(step: int, name: Callable[[int], str] = str) -> Walk:
    def walk(begin: float, end: float, zone: str) -> Iterator[Tick]:
        year = _day_of(begin, zone).year // step * step
        while year <= 9999 and (at := day_start(dt.date(max(year, 2), 1, 1), zone)) < end:
            yield Tick(at, name(year))
            year += step

    return walk


def _span_of(years: int) -> Callable[[int], str]:
    """ "2020–2029": the same in every language."""
    return lambda year: f"{year}–{year + years - 1}"


def _months(step: int, pattern: str = "MMM") -> Walk:
    def walk(begin: float, end: float, zone: str) -> Iterator[Tick]:
        first = _day_of(begin, zone)
        year, month = first.year, (first.month - 1) // step * step + 1
        while (at := day_start(dt.date(year, month, 1), zone)) < end:
            yield Tick(at, written(dt.date(year, month, 1), pattern))
            year, month = (year, month + step) if month + step <= 12 else (year + 1, 1)

    return walk


def _weeks(begin: float, end: float, zone: str) -> Iterator[Tick]:
    day = _day_of(begin, zone)
    day -= dt.timedelta(days=day.weekday())
    while (at := day_start(day, zone)) < end:
        yield Tick(at, written(day, "d"))
        day += dt.timedelta(days=7)


def _days(step: int, pattern: str) -> Walk:
    def walk(begin: float, end: float, zone: str) -> Iterator[Tick]:
        day = _day_of(begin, zone)
        day -= dt.timedelta(days=day.toordinal() % step)
        while (at := day_start(day, zone)) < end:
            yield Tick(at, written(day, pattern))
            day += dt.timedelta(days=step)

    return walk


def _clock(step: int) -> Walk:
    def walk(begin: float, end: float, zone: str) -> Iterator[Tick]:
        # Walked on the wall clock from each midnight, so that 06:00 is 06:00 on the day the clocks change as well.
        day = _day_of(begin, zone)
        while day_start(day, zone) < end:
            for at in _wall_times(day, zone, step):
                if begin - step <= at < end:
                    yield Tick(at, f"{moment(int(at), zone):%H:%M}")
            day += dt.timedelta(days=1)

    return walk


def _wall_times(day: dt.date, zone: str, step: int) -> list[float]:
    """The moments of a day whose wall clock shows a whole step: an hour that the clocks repeat comes twice."""
    place, found = zone_named(zone), set()
    for minute in range(0, 24 * 60, step // 60):
        for fold in (0, 1):
            wall = dt.datetime.combine(day, dt.time(minute // 60, minute % 60, fold=fold), place)
            at = seconds(wall)
            # A time that the clocks jump over is another one once it has been there and back.
            if moment(at, zone).replace(tzinfo=None, fold=0) == wall.replace(tzinfo=None, fold=0):
                found.add(float(at))
    return sorted(found)


_BY_DAY = _days(1, "ddd d MMM yyyy")
_BY_MONTH = _months(1, "MMM yyyy")
_STEPS = (
    *(_Step(60.0 * minutes, 5, _clock(60 * minutes), _BY_DAY) for minutes in (1, 2, 5, 10, 15, 30, 60, 180, 360, 720)),
    _Step(DAY, 7, _days(1, "ddd d"), _BY_MONTH),
    _Step(DAY, 3, _days(1, "d"), _BY_MONTH),
    _Step(7 * DAY, 3, _weeks, _BY_MONTH),
    _Step(30 * DAY, 4, _months(1), _years(1)),
    _Step(91 * DAY, 4, _months(3), _years(1)),
    *(_Step(365.25 * DAY * years, 5, _years(years), _years(10, _span_of(10))) for years in (1, 2, 5)),
    *(_Step(365.25 * DAY * years, 5, _years(years), _years(100, _span_of(100))) for years in (10, 20, 50)),
    *(_Step(365.25 * DAY * years, 5, _years(years), _years(1000, _span_of(1000))) for years in (100, 200, 500)),
)
_COARSEST = _Step(365.25 * DAY * 1000, 5, _years(1000), None)


def _step_for(scale: TimeScale, letter: float) -> _Step:
    room = scale.span / max(scale.width, 1.0)
    for step in _STEPS:
        if step.seconds / room >= step.letters * letter + 8:
            return step
    return _COARSEST


def ticks_in(scale: TimeScale, zone: str, letter: float) -> Ticks:
    """The names for a window, with steps as fine as letters of `letter` pixels allow."""
    return _walked(_step_for(scale, letter), scale.begin, scale.end, zone, language().name())


def second_ticks(scale: TimeScale, zone: str, letter: float) -> tuple[Tick, ...]:
    """One tier for another zone: where it shows hours, its midnights say which day begins."""
    step = _step_for(scale, letter)
    ticks = _walked(step, scale.begin, scale.end, zone, language().name()).lower
    if step.seconds >= DAY:
        return ticks
    # The day that has begun before the window stands at its left edge.
    days = list(_days(1, "ddd d MMM")(scale.begin, scale.end, zone))
    begun = {tick.at for tick in days}
    return tuple(sorted([*days, *(tick for tick in ticks if tick.at not in begun)], key=lambda tick: tick.at))


@lru_cache(maxsize=8)
def _walked(step: _Step, begin: float, end: float, zone: str, _language: str) -> Ticks:
    """Kept for a window, a zone and a language: names are written in the present one."""
    upper = () if step.above is None else tuple(step.above(begin, end, zone))
    return Ticks(tuple(step.walk(begin, end, zone)), upper)
