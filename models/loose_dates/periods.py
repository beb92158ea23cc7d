"""Rules for what is longer than a day: weeks, months and their parts, quarters, seasons, years, "the coming days".

Conventions, since the words name none: weeks run from Monday to Sunday; a third of a month has ten days; seasons are
the meteorological ones of the northern half; parts of a year are its thirds.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from models.dates import short_day
from models.loose_dates.days import COUNT, DAY, WEEK, counted, side_of
from models.loose_dates.spans import Anchor, NotADate, Span
from models.loose_dates.words import MONTH, number_of
from models.loose_dates.years import YEAR, date_of, nearest, years_of
from models.vocabulary import Precision

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_PARTS = r"(early|mid|late|beginning of|start of|middle of|end of|first half of|second half of)"
_COMING = {"day": 7, "week": 28, "month": 91}


def periods(text: str, anchor: Anchor, *, before: bool = False) -> list[Span]:
    """Every reading of the text as a period; none where it is something else. before: not after the anchor."""
    for rule in (_week, _month_or_year_by_word, _around_now, _quarter, _season, _year, _months_ago):
        found = list(rule(text, anchor))
        if found:
            return found
    return list(_month(text, anchor, before=before)) or list(_part(text, anchor))


def _within(
    first: dt.date, last: dt.date, why: str, precision: Precision = Precision.RANGE, question: str = ""
) -> Span:
    return Span(first, last, precision, why, question)


def month_end(year: int, month: int) -> dt.date:
    return date_of(year, month, calendar.monthrange(year, month)[1])


def months_on(day: dt.date, months: int) -> dt.date:
    """The first of the month so many months on. Raises OverflowError outside the years 1 to 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError
    return dt.date(year, month + 1, 1)


# ---------------------------------------------------------------- relative to the anchor


def _week(text: str, anchor: Anchor) -> Iterator[Span]:
    found = re.fullmatch(
        r"(?:(earlier|later|early|late) )?(this|last|next|the past|the coming|the) (week|weekend)", text
    )
    if found is None:
        return
    part, which, unit = found.groups()
    step = {"last": -1, "the past": -1, "next": 1, "the coming": 1}.get(which, 0)
    monday = anchor.day - DAY * (anchor.day.isoweekday() - 1) + WEEK * step
    first, last = (monday, monday + DAY * 6) if unit == "week" else (monday + DAY * 5, monday + DAY * 6)
    said = {-1: "before that of", 0: "of", 1: "after that of"}[step]
    why = f"{'the weekend of ' if unit == 'weekend' else ''}the week {said} {anchor.said}"
    if part in ("earlier", "early") and step == 0:
        last = max(first, anchor.day - DAY)
        why += ", up to the day before"
    elif part in ("later", "late") and step == 0:
        first = min(last, anchor.day + DAY)
        why += ", from the day after"
    elif part:
        first, last = (first, first + DAY * 2) if part.startswith("earl") else (last - DAY * 3, last)
    yield _within(first, last, why)


def _month_or_year_by_word(text: str, anchor: Anchor) -> Iterator[Span]:
    found = re.fullmatch(r"(?:(earlier|later) )?(this|last|next) (month|year)", text)
    if found is None:
        return
    part, which, unit = found.groups()
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "month":
        first = months_on(anchor.day, step)
        last = month_end(first.year, first.month)
    else:
        first, last = date_of(anchor.day.year + step, 1, 1), date_of(anchor.day.year + step, 12, 31)
    why = f"“{text}” as of {anchor.said}"
    if part and step == 0:
        if part == "earlier":
            last = max(first, anchor.day - DAY)
        else:
            first = min(last, anchor.day + DAY)
        yield _within(first, last, why)
    else:
        yield _within(first, last, why, Precision.MONTH if unit == "month" else Precision.RANGE)


def _around_now(text: str, anchor: Anchor) -> Iterator[Span]:
    found = re.fullmatch(r"(?:in )?(?:the )?(coming|next few|recent|past few|last few|past) (day|week|month)s", text)
    if found is None:
        return
    length = dt.timedelta(days=_COMING[found[2]])
    if found[1] in ("coming", "next few"):
        first, last = anchor.day + DAY, anchor.day + length
    else:
        first, last = anchor.day - length, anchor.day - DAY
    yield _within(
        first,
        last,
        f"“{text}” as of {anchor.said}; how many is not said, so about {length.days} days",
        Precision.APPROXIMATE,
    )


def _months_ago(text: str, anchor: Anchor) -> Iterator[Span]:
    back = re.fullmatch(rf"(?:about )?{COUNT} (month|year)s? ago", text)
    ahead = re.fullmatch(rf"in (?:about )?{COUNT} (month|year)s?", text)
    found = back or ahead
    if found is None:
        return
    step = counted(found[1]) * (12 if found[2] == "year" else 1) * (-1 if back else 1)
    first = months_on(anchor.day, step)
    last = month_end(first.year, first.month)
    yield _within(first, last, f"“{text}” counted from {anchor.said}", Precision.APPROXIMATE)


# ---------------------------------------------------------------- months


def _month(text: str, anchor: Anchor, *, before: bool) -> Iterator[Span]:
    """ "October 2025", "2025-10", "October"."""
    found = re.fullmatch(rf"({MONTH})(?:(?: of)?[ ,-]+{YEAR})?", text)
    turned = re.fullmatch(rf"(\d{{4}})[-/ ]({MONTH}|\d{{1,2}})", text)
    if found:
        month, year = number_of(found[1]), found[2]
    elif turned:
        year = turned[1]
        month = int(turned[2]) if turned[2].isdigit() else number_of(turned[2])
    else:
        return
    for first, why, question in firsts(month, year, anchor, before=before):
        yield _within(first, month_end(first.year, first.month), why, Precision.MONTH, question)


def firsts(month: int, year: str | None, anchor: Anchor, *, before: bool = False) -> Iterator[tuple[dt.date, str, str]]:
    """The first of a month in the year given or in the nearest one, why, and what has to be asked."""
    if year:
        for meant, question in years_of(year, anchor):
            written = year.strip("\ue200'")
            why = "" if year.startswith("\ue200") or int(written) == meant else f"“{written}” taken as the year {meant}"
            yield date_of(meant, month, 1), why, question
        return
    for place, date in enumerate(_nearest_months(month, anchor, before=before)):
        name = calendar.month_name[month]
        yield date, f"the {name} {side_of(place, date, anchor)} {anchor.said}", ""


def _nearest_months(month: int, anchor: Anchor, *, before: bool) -> list[dt.date]:
    same = anchor.day.replace(day=1)
    if same.month == month:
        return [same]
    return nearest(month, 1, anchor, before=before)


def _part(text: str, anchor: Anchor) -> Iterator[Span]:
    """ "mid-October", "late October 2025", "the end of September", "early 2025", "the first week of October"."""
    found = re.fullmatch(rf"(?:the )?{_PARTS}[ -]*(?:the )?({MONTH})(?:[ ,]+{YEAR})?", text)
    if found:
        for first, why, question in firsts(number_of(found[2]), found[3], anchor):
            begins, ends = _days_of(found[1], month_end(first.year, first.month).day)
            said = f"“{found[1]}” taken as days {begins} to {ends}"
            exact = "half" in found[1]
            yield _within(
                first.replace(day=begins),
                first.replace(day=ends),
                "; ".join(p for p in (said, why) if p),
                Precision.RANGE if exact else Precision.APPROXIMATE,
                question,
            )
        return
    weeks = re.fullmatch(rf"(?:the )?(first|second|third|last) week of ({MONTH})(?:[ ,]+{YEAR})?", text)
    if weeks:
        for first, why, question in firsts(number_of(weeks[2]), weeks[3], anchor):
            end = month_end(first.year, first.month).day
            begins = {"first": 1, "second": 8, "third": 15, "last": end - 6}[weeks[1]]
            said = f"“{weeks[1]} week” taken as days {begins} to {begins + 6}"
            yield _within(
                first.replace(day=begins),
                first.replace(day=begins + 6),
                "; ".join(p for p in (said, why) if p),
                Precision.APPROXIMATE,
                question,
            )
        return
    yield from _part_of_year(text, anchor)


def _days_of(part: str, end: int) -> tuple[int, int]:
    match part:
        case "early":
            return 1, 10
        case "mid" | "middle of":
            return 11, 20
        case "late":
            return 21, end
        case "beginning of" | "start of":
            return 1, 5
        case "first half of":
            return 1, 15
        case "second half of":
            return 16, end
        case _:
            return end - 4, end


def _part_of_year(text: str, anchor: Anchor) -> Iterator[Span]:
    found = re.fullmatch(rf"(?:the )?{_PARTS}[ -]*{YEAR}", text)
    if not found or len(found[2].strip("'")) == 2:
        return
    begins, ends = {
        "early": (1, 4),
        "mid": (5, 8),
        "middle of": (5, 8),
        "late": (9, 12),
        "beginning of": (1, 1),
        "start of": (1, 1),
        "first half of": (1, 6),
        "second half of": (7, 12),
    }.get(found[1], (12, 12))
    for year, question in years_of(found[2], anchor):
        why = f"“{found[1]}” taken as {calendar.month_name[begins]} to {calendar.month_name[ends]}"
        precision = Precision.RANGE if "half" in found[1] else Precision.APPROXIMATE
        yield _within(date_of(year, begins, 1), month_end(year, ends), why, precision, question)


# ---------------------------------------------------------------- quarters, seasons, years

_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}


def _quarter(text: str, anchor: Anchor) -> Iterator[Span]:
    short = re.fullmatch(rf"q([1-4])(?:[ ,/-]*{YEAR})?", text)
    turned = re.fullmatch(rf"{YEAR}[ ,/-]*q([1-4])", text)
    long = re.fullmatch(rf"(?:the )?(first|second|third|fourth|last) quarter(?: of)?(?: {YEAR})?", text)
    if short:
        number, token = int(short[1]), short[2]
    elif turned:
        number, token = int(turned[2]), turned[1]
    elif long:
        number, token = _NTH[long[1]], long[2]
    else:
        return
    for year, question in years_of(token, anchor) if token else [(anchor.day.year, "")]:
        why = f"quarter {number} is {calendar.month_name[number * 3 - 2]} to {calendar.month_name[number * 3]}"
        why += "" if token else f", of the year of {anchor.said}"
        yield _within(date_of(year, number * 3 - 2, 1), month_end(year, number * 3), why, question=question)


def _season(text: str, anchor: Anchor) -> Iterator[Span]:
    found = re.fullmatch(rf"(?:the |last |this |next )?(spring|summer|autumn|fall|winter)(?:(?: of)? {YEAR})?", text)
    if found is None:
        return
    step = {"last": -1, "next": 1}.get(text.split(maxsplit=1)[0], 0)
    begins = _SEASONS[found[1]]
    for year, question in years_of(found[2], anchor) if found[2] else [(anchor.day.year + step, "")]:
        for start in (year, year - 1) if begins == 12 else (year,):
            if not 1 <= start <= 9999:
                continue
            first = date_of(start, begins, 1)
            last = months_on(first, 3) - DAY
            why = f"{found[1]} taken as {short_day(first)} to {short_day(last)}, the northern season"
            yield _within(first, last, why, question=question)


def _year(text: str, anchor: Anchor) -> Iterator[Span]:
    found = re.fullmatch(rf"(?:the year )?{YEAR}", text)
    if found is None:
        return
    if len(found[1].strip("'")) == 2 and not found[1].startswith("'"):
        raise NotADate(f"“{text}” alone is no date.", "Add the month, such as 14 Oct, or write all digits of a year.")
    for year, question in years_of(found[1], anchor):
        written = found[1].strip("\ue200'")
        why = "" if found[1].startswith("\ue200") or int(written) == year else f"“{written}” taken as the year {year}"
        yield _within(date_of(year, 1, 1), date_of(year, 12, 31), why, question=question)
