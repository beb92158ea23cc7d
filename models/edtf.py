"""Dates in the Extended Date/Time Format (EDTF, ISO 8601-2; Library of Congress, 4 February 2019), both directions.

Level 0 and 1, with one form of level 2: "some day within" is a one-of-a-set, since an interval would say that it lasted
all the time. Which precision becomes what stands in docs/domain.md. EDTF knows no zone names: reading asks for one.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from models.dates import When, days, exactly, moment, seconds
from models.errors import RuleBroken
from models.vocabulary import Precision

_DATE = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
_TIME = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}(?::?\d{2})?)?"
_SET = re.compile(rf"\[({_DATE})\.\.({_DATE})\]")
_ENDS = re.compile(rf"({_TIME}|{_DATE})([~?%]?)(?:/(?:(\.\.)|({_TIME}|{_DATE})([~?%]?))?)?")
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
_YEARS = "A date must lie in the years 1 to 9999."


def to_edtf(when: When) -> str:
    """The date as EDTF: "2025-10-14", "2025-10-14~", "2025-08-01/..", "[2025-10-14..2025-10-19]"."""
    first, last = when.first_day, when.last_day
    match when.precision:
        case Precision.EXACT:
            begins, end = _moment(when.start, when.zone), when.end
            return begins if end is None or end == when.start else f"{begins}/{_moment(end, when.zone)}"
        case Precision.DAY:
            return _interval(first.isoformat(), last.isoformat())
        case Precision.MONTH:
            return _interval(_month(first), _month(last))
        case Precision.APPROXIMATE:
            begins, ends = _shortest(first, last)
            return _interval(f"{begins}~", f"{ends}~")
        case Precision.RANGE:
            if _whole_year(first, last):
                return f"{first.year:04d}"
            return f"[{first.isoformat()}..{last.isoformat()}]"
        case Precision.OPEN_END:
            return f"{first.isoformat()}/" + (".." if when.end is None else f"{last.isoformat()}?")


def day_to_edtf(day: dt.date, *, soft: bool = False) -> str:
    """An effective date: "2025-10-12", or "2025-10-12~" where it is only approximate."""
    return day.isoformat() + ("~" if soft else "")


def from_edtf(text: str, zone: str) -> When:
    """The date that EDTF of the forms above says, in `zone` where it names no offset.

    Raises RuleBroken for other forms, for dates that do not exist, and for an end before its start.
    """
    text = text.strip()
    if found := _SET.fullmatch(text):
        return days(_first(found[1]), _last(found[2]), zone, Precision.RANGE)
    found = _ENDS.fullmatch(text)
    if found is None:
        raise _not_edtf(text)
    first, qualifier, dots, last, last_qualifier = found.groups()
    if "T" in first or (last and "T" in last):
        return _exact(text, first, last, zone)
    if dots or (text.endswith("/") and last is None):
        return days(_first(first), None, zone, Precision.OPEN_END)
    if last and last_qualifier in ("?", "%") and not qualifier:
        return days(_first(first), _last(last), zone, Precision.OPEN_END)
    until = last or first
    return days(_first(first), _last(until), zone, _precision(first, until, bool(qualifier or last_qualifier)))


def _precision(first: str, last: str, qualified: bool) -> Precision:
    if qualified:
        return Precision.APPROXIMATE
    shortest = min(len(first), len(last))
    if shortest == 10:
        return Precision.DAY
    season = "-" in first and int(first[5:7]) > 12
    return Precision.MONTH if shortest == 7 and not season else Precision.RANGE


def _not_edtf(text: str) -> RuleBroken:
    return RuleBroken(f"“{text[:60]}” is not an EDTF date.", "Write it like 2025-10-14, 2025-10 or 2025-10-14~.")


# ---------------------------------------------------------------- writing


def _interval(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


def _month(day: dt.date) -> str:
    return day.isoformat()[:7]


def _whole_year(first: dt.date, last: dt.date) -> bool:
    return first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _shortest(first: dt.date, last: dt.date) -> tuple[str, str]:
    """Months rather than days where they begin and end with the span, and a year rather than months."""
    if _whole_year(first, last):
        return f"{first.year:04d}", f"{first.year:04d}"
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        return _month(first), _month(last)
    return first.isoformat(), last.isoformat()


def _moment(at: int, zone: str) -> str:
    local = moment(at, zone)
    offset = local.utcoffset() or dt.timedelta()
    if offset % dt.timedelta(minutes=1):  # local mean time of old: EDTF has no seconds in an offset
        local = moment(at)
    return local.isoformat(timespec="seconds").replace("+00:00", "Z")


# ---------------------------------------------------------------- reading


def _first(date: str) -> dt.date:
    return _ends(date)[0]


def _last(date: str) -> dt.date:
    return _ends(date)[1]


def _ends(date: str) -> tuple[dt.date, dt.date]:
    """The first and the last day of a day, a month, a season (meteorological, northern) or a year."""
    parts = [int(part) for part in date.split("-")]
    try:
        if len(parts) == 3:
            day = dt.date(*parts)
            return day, day
        if len(parts) == 1:
            return dt.date(parts[0], 1, 1), dt.date(parts[0], 12, 31)
        year, month = parts
        begins = _SEASONS.get(month, month)
        ends_in = begins + 2 if month in _SEASONS else begins
        end_year, end_month = (year + 1, ends_in - 12) if ends_in > 12 else (year, ends_in)
        end = dt.date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
        return dt.date(year, begins, 1), end
    except (ValueError, calendar.IllegalMonthError) as error:
        raise RuleBroken(f"There is no date {date}.", "Correct the year (1 to 9999), the month or the day.") from error


def _exact(text: str, first: str, last: str | None, zone: str) -> When:
    ends = last or first
    if "T" not in first or "T" not in ends:
        raise _not_edtf(text)
    try:
        begin, end = dt.datetime.fromisoformat(first), dt.datetime.fromisoformat(ends)
        if (begin.tzinfo is None) != (end.tzinfo is None):
            raise _not_edtf(text)
        if begin.tzinfo is None:
            return exactly(begin, end, zone)
        return When(seconds(begin), seconds(end), Precision.EXACT, zone)
    except (ValueError, OverflowError) as error:
        raise RuleBroken(f"There is no moment {text[:60]}.", _YEARS) from error
