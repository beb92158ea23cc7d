"""Meetings that come again: every so many days, weeks or months, until a day or so many times.

Each occurrence is a date of its own; the wall clock stays the same over a change of the clocks. A series has an end and
no more than `MOST` meetings.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from models.dates import When, days, exactly, moment, short_day
from models.errors import RuleBroken
from models.vocabulary import Precision, Word

#: A meeting a day for a year.
MOST = 366


class Unit(Word):
    """By what a series goes on. The same weekday of a month is "the second Tuesday", the fifth being the last."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    MONTH_BY_WEEKDAY = "month_by_weekday"

    @property
    def noun(self) -> str:
        """By what a sentence counts: both sorts of month are months."""
        return "month" if self is Unit.MONTH_BY_WEEKDAY else self.value


@dataclass(frozen=True, slots=True)
class Recurrence:
    """`until` is the last day on which one may begin, `times` how many there are with the first; give one of them."""

    every: int
    unit: Unit
    until: dt.date | None = None
    times: int | None = None

    @property
    def words(self) -> str:
        """ "every 2 weeks, 6 times", "every month on the same weekday until 30 Nov 2025"."""
        often = f"every {self.unit.noun}" if self.every == 1 else f"every {self.every} {self.unit.noun}s"
        if self.unit is Unit.MONTH_BY_WEEKDAY:
            often += " on the same weekday"
        return f"{often} until {short_day(self.until)}" if self.until else f"{often}, {self.times} times"

    def dates(self, first: When) -> tuple[When, ...]:
        """The dates of all meetings, `first` among them as it is; the words stay with that one.

        Raises RuleBroken for a series without an end, an end before the second meeting, more than MOST, a first date
        that is not known to the day, and an hour that the clocks skip.
        """
        self._check(first)
        found: list[When] = []
        for day in self._days(first.first_day):
            if self.until is not None and day > self.until:
                break
            if len(found) == MOST:
                raise RuleBroken(f"That would be more than {MOST} meetings.", "Let the series end earlier.")
            found.append(shifted(first, day - first.first_day) if found else first)
            if len(found) == self.times:
                break
        if len(found) < 2:
            raise RuleBroken("A series has at least two meetings.", "Let it end later, or plan one meeting.")
        return tuple(found)

    def _check(self, first: When) -> None:
        if not 1 <= self.every <= MOST:
            raise RuleBroken(f"It can repeat every 1 to {MOST} {self.unit.noun}s.", "Enter a number of that size.")
        if self.until is None and self.times is None:
            raise RuleBroken("The series has no end.", "Enter how many times it repeats, or the last day.")
        if self.until is not None and self.until < first.first_day:
            raise RuleBroken(
                f"The series ends ({short_day(self.until)}) before it begins ({short_day(first.first_day)}).",
                "Correct one of the two.",
            )
        if self.times is not None and self.times > MOST:
            raise RuleBroken(f"That would be more than {MOST} meetings.", "Let the series end earlier.")
        if first.precision not in (Precision.DAY, Precision.EXACT):
            raise RuleBroken("A series begins on a day or at a time.", "Enter the first day, such as 14 Oct 2025.")

    def _days(self, first: dt.date) -> Iterator[dt.date]:
        place = 0
        while True:
            try:
                yield self._day(first, place)
            except (OverflowError, ValueError):
                if self.until is None:
                    raise RuleBroken("The series would go beyond the year 9999.", "Let it end earlier.") from None
                return
            place += 1

    def _day(self, first: dt.date, place: int) -> dt.date:
        step = self.every * place
        if self.unit in (Unit.DAY, Unit.WEEK):
            return first + dt.timedelta(days=step * (7 if self.unit is Unit.WEEK else 1))
        year, month = divmod(first.year * 12 + first.month - 1 + step, 12)
        begin, length = dt.date(year, month + 1, 1), calendar.monthrange(year, month + 1)[1]
        if self.unit is Unit.MONTH:
            return begin.replace(day=min(first.day, length))
        number = (first.day - 1) // 7
        day = 1 + (first.weekday() - begin.weekday()) % 7 + 7 * number
        return begin.replace(day=day if day <= length else day - 7)


def shifted(when: When, by: dt.timedelta) -> When:
    """The same so many days later, by the wall clock, with the words dropped: they spoke of the other day.

    Raises RuleBroken outside the years 1 to 9999, and for an hour that the clocks skip.
    """
    try:
        if when.precision is not Precision.EXACT:
            last = None if when.end is None else when.last_day + by
            return days(when.first_day + by, last, when.zone, when.precision)
        start = moment(when.start, when.zone).replace(tzinfo=None) + by
        end = start if when.end is None else moment(when.end, when.zone).replace(tzinfo=None) + by
        return exactly(start.replace(fold=0), end.replace(fold=0), when.zone)
    except OverflowError as error:
        raise RuleBroken("A date must lie in the years 1 to 9999.", "Correct the year.") from error


def moved_along(when: When, was: When, becomes: When) -> When:
    """Where a later meeting of a series goes when an earlier one moves: as far, and of the same length and hours."""
    return replace(shifted(becomes, when.first_day - was.first_day), words="", reasoning="")
