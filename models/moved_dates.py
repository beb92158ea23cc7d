"""What a move did to a meeting's date, and how it is said: "postponed from 12 Oct 2025 (second postponement): reason".

A later start is a postponement, an earlier one brings the meeting forward; a date that lies within the one before only
says it more exactly ("in October" → 28 Oct) and is not counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from models.dates import When
from models.records import MeetingDateRecord
from models.vocabulary import Shift

_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def shift_between(was: When, becomes: When) -> Shift:
    """How the new date stands to the one before."""
    if (was.start, was.end) == (becomes.start, becomes.end):
        return Shift.CHANGED
    if _within(becomes, was):
        return Shift.SET_MORE_EXACTLY
    if becomes.start == was.start:
        return Shift.CHANGED
    return Shift.POSTPONED if becomes.start > was.start else Shift.BROUGHT_FORWARD


def _within(inner: When, outer: When) -> bool:
    if inner.start < outer.start or (outer.end is None and inner.end is None):
        return False
    if outer.end is None:
        return inner.start == outer.start
    return inner.end is not None and inner.end <= outer.end


def shifts_of(whens: Sequence[When]) -> list[tuple[Shift, int]]:
    """What each step did, and how many postponements there are up to there; the first date is none."""
    found: list[tuple[Shift, int]] = []
    postponed = 0
    for place, when in enumerate(whens):
        shift = Shift.FIRST if place == 0 else shift_between(whens[place - 1], when)
        postponed += shift is Shift.POSTPONED
        found.append((shift, postponed))
    return found


def ordinal(number: int) -> str:
    """ "third", and from eleven on "11th", "22nd"."""
    if number < len(_ORDINALS):
        return _ORDINALS[number]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def shift_words(step: MeetingDateRecord) -> str:
    """ "postponed from 12 Oct 2025 (second postponement)", "brought forward from 30 Oct 2025"."""
    if step.was is None:
        return "first date"
    was = step.was.described()
    match step.shift:
        case Shift.POSTPONED:
            again = f" ({ordinal(step.postponements)} postponement)" if step.postponements > 1 else ""
            return f"postponed from {was}{again}"
        case Shift.BROUGHT_FORWARD:
            return f"brought forward from {was}"
        case Shift.SET_MORE_EXACTLY:
            return f"set more exactly, before: {was}"
        case _:
            return f"changed from {was}"


def newest_words(steps: Sequence[MeetingDateRecord]) -> str:
    """The last move with its reason, or nothing for a meeting that was never moved."""
    if len(steps) < 2:
        return ""
    newest = steps[-1]
    return shift_words(newest) + (f": {newest.reason}" if newest.reason else "")
