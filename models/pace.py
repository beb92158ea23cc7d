"""How fast demands were agreed so far, and how fast they would have to be to finish by the summit. Plain arithmetic.

A week is seven days. The pace so far counts from the day the first demand was tabled, over one week at least: what was
agreed within two days says nothing about a week.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from models.records import Readiness

WEEK = 7


class Outlook(Enum):
    """What can be said about finishing in time."""

    NOTHING = "nothing"  # no demand is tabled
    DONE = "done"  # all are agreed
    NO_SUMMIT = "no summit"  # nothing to finish by
    OVER = "over"  # the summit has begun with demands open
    ON_PACE = "on pace"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class Pace:
    """so_far, needed: demands agreed a week (`needed` None where no day is left, or no summit is set).

    by_summit: how many will be agreed when it begins, at the pace so far; None as above.
    """

    outlook: Outlook
    so_far: float
    needed: float | None
    by_summit: int | None
    first: dt.date | None
    summit: dt.date | None


def pace(state: Readiness) -> Pace:
    """Raises nothing: every state has a pace, if only 0."""
    first = state.steps[0].day if state.steps else None
    days = 0 if first is None else (state.day - first).days
    so_far = state.agreed * WEEK / max(days, WEEK)
    summit = None if state.summit_when is None else state.summit_when.first_day
    left = state.days_left
    needed = by_summit = None
    if left is not None and left > 0:
        needed = state.open_demands * WEEK / left
        by_summit = min(state.agreed + int(so_far * left / WEEK + 1e-9), state.demands)
    return Pace(_outlook(state, so_far, needed), so_far, needed, by_summit, first, summit)


def _outlook(state: Readiness, so_far: float, needed: float | None) -> Outlook:
    if not state.demands:
        return Outlook.NOTHING
    if not state.open_demands:
        return Outlook.DONE
    if state.days_left is None:
        return Outlook.NO_SUMMIT
    if needed is None:
        return Outlook.OVER
    return Outlook.ON_PACE if so_far >= needed else Outlook.BEHIND


def told(state: Readiness) -> str:
    """Where things stand and whether it will be enough, in a few English sentences."""
    found, day_words = pace(state), _days(state.days_left)
    done = f"{state.agreed:,} of {_many(state.demands, 'demand')} agreed"
    if found.outlook is Outlook.NOTHING:
        return f"No demand is tabled yet{day_words}."
    if found.outlook is Outlook.DONE:
        return f"All {_many(state.demands, 'demand')} are agreed{day_words}."
    if found.outlook is Outlook.NO_SUMMIT:
        return f"{done}. No summit is set, so there is no day to finish by. The pace so far is {_a_week(found.so_far)}."
    if found.outlook is Outlook.OVER:
        over = "today is the day of the summit" if state.days_left == 0 else "the summit has begun"
        return f"{done}; {over} and {_many(state.open_demands, 'demand')} {_are(state.open_demands)} still open."
    return f"{done}, {state.open_demands:,} open{day_words}. {_compared(state, found)}"


def _compared(state: Readiness, found: Pace) -> str:
    assert state.days_left is not None
    if state.days_left < WEEK:
        need = f"All {state.open_demands:,} have to be agreed in {_many(state.days_left, 'day')}"
    else:
        need = f"{_a_week(found.needed or 0.0)} would have to be agreed to finish"
    so_far = f"so far it was {_a_week(found.so_far)}"
    if found.outlook is Outlook.ON_PACE:
        return f"{need}; {so_far}, which is enough."
    return f"{need}; {so_far}. At this pace {found.by_summit:,} of {state.demands:,} will be agreed by the summit."


def _days(left: int | None) -> str:
    if left is None:
        return ""
    if left < 0:
        return f", {_many(-left, 'day')} after the summit began"
    return " on the day of the summit" if left == 0 else f", {_many(left, 'day')} before the summit"


def _a_week(number: float) -> str:
    """ "3.5 a week"."""
    return f"{number:,.1f} a week"


def _many(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
