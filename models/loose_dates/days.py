"""Rules for single days: weekdays, yesterday and tomorrow, "3 days ago", days of a month, dates in numbers."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from models.dates import short_day
from models.loose_dates.spans import Anchor, NotADate, Order, Span
from models.loose_dates.words import MONTH, WEEKDAY, number_of
from models.loose_dates.years import YEAR, around, date_of, nearest, years_of
from models.vocabulary import Precision

WEEK = dt.timedelta(days=7)
DAY = dt.timedelta(days=1)
NAMES = ("", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_COUNT = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10, "a few": 3}
COUNT = r"(\d{1,3}|a few|a|one|two|three|four|five|six|seven|ten)"
_ORDINAL = r"(\d{1,2})(?:st|nd|rd|th)?"
_RELATIVE = {
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "yesterday": -1,
    "last night": -1,
    "the day before yesterday": -2,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}


def counted(word: str) -> int:
    return int(word) if word.isdigit() else _COUNT[word]


def days(text: str, anchor: Anchor) -> list[Span]:
    """Every reading of the text as one day; none where it is something else. Raises NotADate for an impossible day."""
    for rule in (_relative, _ago, _weekday, _dated, _numbers, _iso, _of_month):
        found = list(rule(text, anchor))
        if found:
            return found
    return []


def _on(day: dt.date, why: str = "", question: str = "", precision: Precision = Precision.DAY) -> Span:
    return Span(day, day, precision, why, question)


def _relative(text: str, anchor: Anchor) -> Iterator[Span]:
    step = _RELATIVE.get(text)
    if step is not None:
        yield _on(anchor.day + dt.timedelta(days=step), f"“{text}” as of {anchor.said}")


def _ago(text: str, anchor: Anchor) -> Iterator[Span]:
    back = re.fullmatch(rf"(?:about )?{COUNT} (day|week)s? (?:ago|earlier|before)", text)
    found = back or re.fullmatch(
        rf"in (?:about )?{COUNT} (day|week)s?(?:' time)?|{COUNT} (day|week)s? from (?:now|today)", text
    )
    if found is None:
        return
    count, unit = (part for part in found.groups() if part)
    step = dt.timedelta(days=counted(count) * (7 if unit == "week" else 1)) * (-1 if back else 1)
    exact = unit == "day" and count != "a few" and "about" not in text
    why = f"“{text}” counted from {anchor.said}"
    yield _on(anchor.day + step, why, precision=Precision.DAY if exact else Precision.APPROXIMATE)


# ---------------------------------------------------------------- weekdays


def _weekday(text: str, anchor: Anchor) -> Iterator[Span]:
    which_one = "last|next|this past|this coming|this|past|coming"
    found = re.fullmatch(rf"(?:({which_one}) )?({WEEKDAY})(?: (last|next) week)?", text)
    if found is None:
        return
    wanted = number_of(found[2])
    name, which = NAMES[wanted], (found[3] and f"{found[3]} week") or found[1] or ""
    monday = anchor.day - DAY * (anchor.day.isoweekday() - 1)
    past = anchor.day - DAY * ((anchor.day.isoweekday() - wanted) % 7)
    before, after = (past if past < anchor.day else past - WEEK), past + WEEK
    of_week = monday + DAY * (wanted - 1)
    last = f"the {name} before {anchor.said}"
    following = f"the {name} after {anchor.said}"
    match which:
        case "last week" | "next week":
            shifted = of_week + (WEEK if which.startswith("next") else -WEEK)
            side = "after" if which.startswith("next") else "before"
            yield _on(shifted, f"the {name} of the week {side} that of {anchor.said}")
        case "last" | "past" | "this past":
            yield _on(before, last)
            if which == "last" and of_week - WEEK != before:
                yield _on(of_week - WEEK, f"the {name} of the week before that of {anchor.said}")
        case "next" | "coming" | "this coming":
            yield _on(after, following)
            if which == "next" and of_week + WEEK != after:
                yield _on(of_week + WEEK, f"the {name} of the week after that of {anchor.said}")
        case "this":
            yield _on(of_week, f"the {name} of the week of {anchor.said}")
        case _:
            yield from _bare_weekday(name, past, anchor)


def _bare_weekday(name: str, past: dt.date, anchor: Anchor) -> Iterator[Span]:
    same = [_on(past, f"{anchor.said}, is itself a {name}")] if past == anchor.day else []
    before = past - WEEK if same else past
    earlier = _on(before, f"the {name} before {anchor.said}")
    later = _on(past + WEEK, f"the {name} after {anchor.said}")
    yield from (*same, *((later, earlier) if anchor.ahead else (earlier, later)))


# ---------------------------------------------------------------- day and month


def _dated(text: str, anchor: Anchor) -> Iterator[Span]:
    """ "28 July", "July 28, 2025", "Tuesday, 14 October 2025"."""
    weekday = rf"(?:({WEEKDAY}),? )?(?:the )?"
    forward = re.fullmatch(rf"{weekday}{_ORDINAL}(?:\.| of)?[ -]?({MONTH})(?:[ ,-]+{YEAR})?", text)
    backward = re.fullmatch(rf"{weekday}({MONTH})[ -](?:the )?{_ORDINAL}(?:[ ,]+{YEAR})?", text)
    first = re.fullmatch(rf"{YEAR}[ ,]+({MONTH})[ -]{_ORDINAL}", text)
    if forward:
        weekday_letter, day, month, year = forward.groups()
    elif backward:
        weekday_letter, month, day, year = backward.groups()
    elif first:
        year, month, day = first.groups()
        weekday_letter = None
    else:
        return
    spans = list(in_year(int(day), number_of(month), year, anchor))
    if weekday_letter and not year:
        name = NAMES[number_of(weekday_letter)]
        near = around(number_of(month), int(day), anchor)
        same = [date for date in near if date.isoweekday() == number_of(weekday_letter)]
        spans = [_on(date, f"that day is a {name} nearest to {anchor.said}") for date in same[:1]] or spans
    yield from _checked(weekday_letter, spans)


def in_year(day: int, month: int, year: str | None, anchor: Anchor, *, before: bool = False) -> Iterator[Span]:
    """That day in the year given, or without one in the year that brings it nearest to the anchor."""
    if year:
        for meant, question in years_of(year, anchor):
            yield _on(date_of(meant, month, day), _year_why(year, meant), question)
        return
    if not 1 <= day <= 31 or day > calendar.monthrange(2024, month)[1]:
        raise NotADate(f"{calendar.month_name[month]} has no day {day}.", "Correct the day or the month.")
    for place, date in enumerate(nearest(month, day, anchor, before=before)):
        named = short_day(date, year=False)
        yield _on(date, f"the {named} {side_of(place, date, anchor)} {anchor.said}")


def side_of(place: int, date: dt.date, anchor: Anchor) -> str:
    """How a day without a year stands to the anchor: the likeliest is the nearest one."""
    if place == 0:
        return "next after" if anchor.ahead and date > anchor.day else "nearest to"
    return "after" if date > anchor.day else "before"


def _year_why(token: str, meant: int) -> str:
    written = token.strip("\ue200'")
    return "" if token.startswith("\ue200") or int(written) == meant else f"“{written}” taken as the year {meant}"


def _checked(letter: str | None, spans: list[Span]) -> Iterator[Span]:
    """A weekday that stands beside the date decides between years, or does not fit and has to be asked about."""
    if letter is None:
        yield from spans
        return
    wanted = number_of(letter)
    fitting = [span for span in spans if span.first.isoweekday() == wanted]
    if fitting:
        yield from fitting
        return
    span = spans[0]
    name, really = NAMES[wanted], NAMES[span.first.isoweekday()]
    question = f"{short_day(span.first)} is a {really}, not a {name}. Which is meant?"
    near = span.first + DAY * ((wanted - span.first.isoweekday() + 3) % 7 - 3)
    yield _on(span.first, f"by its number; that day is a {really}", question)
    yield _on(near, f"by its weekday: the {name} nearest to {short_day(span.first)}", question)


def _of_month(text: str, anchor: Anchor) -> Iterator[Span]:
    """ "the 14th"."""
    found = re.fullmatch(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)", text)
    if found is None:
        return
    day = int(found[1])
    if not 1 <= day <= 31:
        raise NotADate(f"No month has a day {day}.", "Correct the day.")
    months = [divmod(anchor.day.year * 12 + anchor.day.month - 1 + step, 12) for step in (-2, -1, 0, 1, 2)]
    candidates = [
        dt.date(year, month + 1, day)
        for year, month in months
        if 1 <= year <= 9999 and day <= calendar.monthrange(year, month + 1)[1]
    ]
    if anchor.ahead:
        candidates = [date for date in candidates if date >= anchor.day] or candidates
    best = min(candidates, key=lambda date: abs(date - anchor.day))
    yield _on(best, f"the day {found[1]} nearest to {anchor.said}")


# ---------------------------------------------------------------- numbers only


def _numbers(text: str, anchor: Anchor) -> Iterator[Span]:
    """ "12/10", "12.10.2025", "12-10-25": by the order of the language; where both can be, both are offered."""
    found = re.fullmatch(rf"(\d{{1,2}}) ?([/.-]) ?(\d{{1,2}})(?: ?\2 ?{YEAR})?", text)
    if found is None or (found[2] == "-" and not found[4]):
        return
    one, other = int(found[1]), int(found[3])
    day_first, month_first = (one, other), (other, one)
    orders = [day_first, month_first] if anchor.order is Order.DAY_FIRST else [month_first, day_first]
    if found[2] == ".":
        orders = [day_first]  # with dots the day stands first wherever dots are used
    possible = [(day, month) for day, month in dict.fromkeys(orders) if 1 <= month <= 12 and 1 <= day <= 31]
    if not possible:
        raise NotADate(f"“{text}” is neither a day and a month nor a month and a day.", "Write it like 12 Oct 2025.")
    for place, (day, month) in enumerate(possible):
        why = ""
        # Where the order is in doubt, other years would only add to it, except for a day that is just over.
        most = None if len(possible) == 1 or found[4] else 2 if anchor.ahead and place == 0 else 1
        if len(possible) > 1:
            shown = "day/month" if (day, month) == day_first else "month/day"
            why = f"read as {shown}" + (", as it is written here" if place == 0 else "")
        for span in list(in_year(day, month, found[4], anchor))[:most]:
            yield Span(span.first, span.last, span.precision, "; ".join(p for p in (why, span.why) if p), span.question)


def _iso(text: str, anchor: Anchor) -> Iterator[Span]:
    found = re.fullmatch(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", text)
    if found is not None:
        for year, question in years_of(found[1], anchor):
            yield _on(date_of(year, int(found[3]), int(found[4])), _year_why(found[1], year), question)
