"""Where a gesture or a key puts a moment: whole local days, quarters of an hour."""

from __future__ import annotations

import datetime as dt

from models.dates import midnight, moment
from models.errors import RuleBroken
from models.records import TimelineEvent
from ui.timeline.scale import DAY

QUARTER = 900
#: From so many pixels a day on, a new meeting begins at a quarter of an hour rather than at midnight.
HOURS_SEEN = 300.0


def snapped_start(event: TimelineEvent, shift: float) -> int:
    """The start of an event moved by about `shift` seconds: whole local days, or quarters of an hour where exact."""
    when = event.when
    if when.timed:
        return when.start + round(shift / QUARTER) * QUARTER
    try:
        first = when.first_day + dt.timedelta(days=round(shift / DAY))
        return midnight(first, when.zone) + (when.start - midnight(when.first_day, when.zone))
    except (OverflowError, RuleBroken):
        return when.start


def snapped_moment(at: float, zone: str, per_day: float) -> int:
    """Where something new begins: the quarter of an hour nearest to `at` where hours are seen, else the local day."""
    if per_day >= HOURS_SEEN:
        return round(at / QUARTER) * QUARTER
    return midnight(moment(int(at), zone).date(), zone)
