"""Which year is meant: four digits, two digits, a Buddhist year without its era, or none at all."""

from __future__ import annotations

import calendar
import datetime as dt

from models.loose_dates.spans import Anchor, NotADate
from models.loose_dates.words import BUDDHIST, SURE

#: A year as the rules find it.
YEAR = rf"({SURE}\d{{4}}|\d{{4}}|'?\d{{2}})"

#: Years that are more likely Buddhist than meant for a far future: B.E. 2401 to 2700 is 1858 to 2157.
LIKELY_BUDDHIST = range(2401, 2701)

#: A two-digit year may be Buddhist where that lands so near to the anchor.
_NEAR = 5


def years_of(token: str, anchor: Anchor) -> list[tuple[int, str]]:
    """The years that a token may mean, the likeliest first, each with the question that has to be asked ("" for none).

    Raises NotADate for the year 0.
    """
    digits = token.strip(f"{SURE}'")
    year = int(digits)
    if len(digits) == 2:
        return _of_two_digits(year, anchor)
    if year == 0:
        raise NotADate("There is no year 0.", "A date must lie in the years 1 to 9999.")
    if token.startswith(SURE) or year not in LIKELY_BUDDHIST:
        return [(year, "")]
    question = f"Is {year} a Buddhist year ({year - BUDDHIST}) or the year {year}?"
    return [(year - BUDDHIST, question), (year, question)]


def _of_two_digits(year: int, anchor: Anchor) -> list[tuple[int, str]]:
    century = anchor.day.year // 100 * 100
    offered = [century + step + year for step in (-100, 0, 100) if 1 <= century + step + year <= 9999]
    offered.sort(key=lambda meant: abs(meant - anchor.day.year))
    offered = offered[:2]
    buddhist = 2500 + year - BUDDHIST
    if abs(buddhist - anchor.day.year) <= _NEAR and buddhist not in offered:
        offered.append(buddhist)
    said = [f"{meant}" + (" (Buddhist)" if meant == buddhist else "") for meant in offered]
    question = f"Which year is “{year:02d}”: {', '.join(said[:-1])} or {said[-1]}?"
    return [(meant, question) for meant in offered]


def around(month: int, day: int, anchor: Anchor) -> list[dt.date]:
    """That day in the years about the anchor, the nearest first. Raises NotADate for a day that no year has."""
    years = range(max(anchor.day.year - 8, 1), min(anchor.day.year + 8, 9999) + 1)
    found = [dt.date(year, month, day) for year in years if day <= calendar.monthrange(year, month)[1]]
    if not found:
        raise NotADate("No year has that day.", "Correct the day or the month.")
    return sorted(found, key=lambda date: abs(date - anchor.day))


def nearest(month: int, day: int, anchor: Anchor, *, before: bool = False) -> list[dt.date]:
    """That day in the year that brings it nearest to the anchor, then in the year on the other side of it.

    before: only days that are not after the anchor ("since August"), where there is one.
    Raises NotADate for a day that no year has.
    """
    found = around(month, day, anchor)
    best = found[0]
    if before:
        return [date for date in found if date <= anchor.day][:1] or [best]
    if anchor.ahead and best < anchor.day:
        best = next((date for date in found if date >= anchor.day), best)
    other = [date for date in found if date != best and (date > anchor.day) != (best > anchor.day)]
    return [best, *other[:1]]


def date_of(year: int, month: int, day: int) -> dt.date:
    """Raises NotADate in a sentence for a day that does not exist."""
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        if not 1 <= year <= 9999:
            raise NotADate("A date must lie in the years 1 to 9999.", "Correct the year.") from error
        if not 1 <= month <= 12:
            raise NotADate(f"There is no month {month}.", "Write the month as a word, such as 12 Oct.") from error
        name = f"{calendar.month_name[month]} {year}"
        raise NotADate(f"There is no day {day} in {name}.", "Correct the day or the month.") from error
