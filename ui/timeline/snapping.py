"""Where a gesture or a key puts a moment: whole local days, whole hours, minutes, as the person has chosen.

A date that is known to the day stays on whole days whatever is chosen: by hours it would claim to be known more exactly
than it is.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from models.dates import DAY_SECONDS, When, midnight, moment, on_day, seconds, zone_named
from models.errors import RuleBroken
from models.records import TimelineEvent
from models.vocabulary import Precision
from ui.timeline.scale import DAY

QUARTER = 900
HOUR = 3_600
MINUTE = 60
#: From so many pixels a day on, a new meeting begins at a quarter of an hour rather than at midnight.
HOURS_SEEN = 300.0


class Snap(StrEnum):
    """`AUTOMATIC` is quarters of an hour for exact times, and days for all else."""

    AUTOMATIC = "automatic"
    DAY = "day"
    HOUR = "hour"
    NONE = "none"

    @classmethod
    def named(cls, name: str) -> Snap:
        """The one of that name; automatic for any other."""
        return next((snap for snap in cls if snap.value == name), cls.AUTOMATIC)


def step_of(when: When, snap: Snap) -> int:
    """The seconds by which a key moves a date."""
    if not when.timed:
        return DAY_SECONDS
    return {Snap.AUTOMATIC: QUARTER, Snap.DAY: DAY_SECONDS, Snap.HOUR: HOUR, Snap.NONE: MINUTE}[snap]


def snapped_start(event: TimelineEvent, shift: float, snap: Snap = Snap.AUTOMATIC) -> int:
    """The start of an event moved by about `shift` seconds; where that leaves the calendar, the start it has."""
    when = event.when
    try:
        if when.timed and snap is not Snap.DAY:
            return _timed(when.start, shift, when.zone, snap)
        wall = moment(when.start, when.zone)
        day = wall.date() + dt.timedelta(days=round(shift / DAY))
        if when.timed:
            return seconds(dt.datetime.combine(day, wall.timetz().replace(tzinfo=None), zone_named(when.zone)))
        return midnight(day, when.zone) + (when.start - midnight(wall.date(), when.zone))
    except (OverflowError, RuleBroken):
        return when.start


def _timed(start: int, shift: float, zone: str, snap: Snap) -> int:
    if snap is Snap.AUTOMATIC:
        return start + round(shift / QUARTER) * QUARTER
    return nearest_hour(start + shift, zone) if snap is Snap.HOUR else nearest(start + shift, MINUTE)


def nearest(at: float, step: int) -> int:
    return round(at / step) * step


def nearest_hour(at: float, zone: str) -> int:
    """On the wall clock: zones half an hour off have their whole hours at half past the UTC ones."""
    offset = moment(int(at), zone).utcoffset() or dt.timedelta()
    ahead = int(offset.total_seconds())
    return nearest(at + ahead, HOUR) - ahead


def nearest_midnight(at: float, zone: str) -> int:
    return midnight(moment(int(at + DAY / 2), zone).date(), zone)


def snapped_edge(when: When, at: float, snap: Snap) -> int:
    """Where an edge of `when` goes that is pulled to about `at`."""
    if not when.timed or snap is Snap.DAY:
        return nearest_midnight(at, when.zone)
    if snap is Snap.HOUR:
        return nearest_hour(at, when.zone)
    return nearest(at, QUARTER if snap is Snap.AUTOMATIC else MINUTE)


def _by_days(snap: Snap, per_day: float) -> bool:
    return snap is Snap.DAY or (snap is Snap.AUTOMATIC and per_day < HOURS_SEEN)


def _fine(at: float, zone: str, snap: Snap) -> int:
    if snap is Snap.HOUR:
        return nearest_hour(at, zone)
    return nearest(at, QUARTER if snap is Snap.AUTOMATIC else MINUTE)


def new_when(at: float, zone: str, snap: Snap, per_day: float) -> When:
    """The date of something new at `at`: its day, or an hour from there where hours are wanted (or seen)."""
    if _by_days(snap, per_day):
        return on_day(moment(int(at), zone).date(), zone)
    start = _fine(at, zone, snap)
    return When(start, start + HOUR, Precision.EXACT, zone)


def new_span(begin: float, end: float, zone: str, snap: Snap, per_day: float) -> When:
    """The date of something new between two moments: whole days, at least one, or exact where that is wanted."""
    begin, end = min(begin, end), max(begin, end)
    if _by_days(snap, per_day):
        start, stop = nearest_midnight(begin, zone), nearest_midnight(end, zone)
        least, precision = nearest_midnight(start + DAY * 1.1, zone), Precision.DAY
    else:
        start, stop = _fine(begin, zone, snap), _fine(end, zone, snap)
        least, precision = start + (HOUR if snap is Snap.HOUR else QUARTER), Precision.EXACT
    return When(start, max(stop, least), precision, zone)
