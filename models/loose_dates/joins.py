"""Rules that join and qualify: "28–30 July", "from 24 July", "between 26 and 28 October", "about", "before"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from models.dates import short_day
from models.loose_dates.days import days
from models.loose_dates.periods import periods
from models.loose_dates.spans import Anchor, NotADate, Span
from models.loose_dates.times import timed
from models.loose_dates.words import MONTH
from models.loose_dates.years import YEAR
from models.vocabulary import Precision

_DAY = dt.timedelta(days=1)
_ABOUT = re.compile(r"(?:about|around|circa|ca\.?|c\.|approximately|approx\.?|roughly|~|on or about) ?(.+)|(.+) or so")
_WITHIN = re.compile(r"(?:some ?time )?(?:within|during|in the course of) (.+)|some ?time (?:in )?(.+)")
_FROM = re.compile(
    r"(from|since|as of|as from|starting|beginning|effective)(?: on)? (.+?)(,? open end|,? onwards?|,? on)?"
)
_ONWARDS = re.compile(r"(.+?)(?:,? open end|,? onwards?)")
_BETWEEN = re.compile(r"(?:some ?time )?between (.+?) and (.+)")
_BEFORE = re.compile(r"(before|until|till|up to|by|no later than|not later than) (.+)")
_AFTER = re.compile(r"(after|not before|no earlier than) (.+)")
_SEPARATOR = re.compile(r" ?(?:-|/) ?| (?:to|until|till|through|and) ")
_HAS_YEAR = re.compile(r"\d{4}")
_MONTH_FIRST = re.compile(rf"({MONTH} )(\d{{1,2}}) ?(?:-|to|until|and) ?(\d{{1,2}}(?:,? {YEAR})?)")
_LEAD = re.compile(r"(?:on|in|at|the month of|the) +")


def spans_of(text: str, anchor: Anchor) -> list[Span]:
    """Every reading of the text; none where it is not understood. Raises NotADate where it cannot be."""
    for rule in (_about, _within, _open, _between, _before, _after):
        found = rule(text, anchor)
        if found:
            return found
    return simple(text, anchor) or _joined(text, anchor)


def simple(text: str, anchor: Anchor, *, before: bool = False) -> list[Span]:
    """A day, hours or a period that stands for itself."""
    while True:
        found = timed(text, anchor) or days(text, anchor) or periods(text, anchor, before=before)
        lead = _LEAD.match(text)
        if found or lead is None:
            return found
        text = text[lead.end() :]


# ---------------------------------------------------------------- qualified


def _about(text: str, anchor: Anchor) -> list[Span]:
    found = _ABOUT.fullmatch(text)
    if found is None:
        return []
    spans = spans_of(found[1] or found[2], anchor)
    whole = [replace(span, precision=Precision.APPROXIMATE, begins=None, ends=None) for span in spans if span.last]
    hours = any(span.begins for span in spans)
    return [span.because("the hour is only about, so the day is kept") for span in whole] if hours else whole


def _within(text: str, anchor: Anchor) -> list[Span]:
    found = _WITHIN.fullmatch(text)
    spans = spans_of(found[1] or found[2], anchor) if found else []
    return [replace(span, precision=Precision.RANGE) for span in spans if span.last and span.begins is None]


def _open(text: str, anchor: Anchor) -> list[Span]:
    """ "from 24 July", "since August", "14 October onwards"; with an end it is a span."""
    found = _FROM.fullmatch(text)
    if found is None:
        after = _ONWARDS.fullmatch(text)
        return [_opened(span) for span in simple(after[1], anchor)] if after else []
    word, rest, tail = found.groups()
    single = simple(rest, anchor, before=word == "since")
    if word == "since":
        single = [span for span in single if span.first <= anchor.day] or single
    if single:
        return [_opened(span) for span in single]
    spans = _joined(rest, anchor)
    if tail and tail.endswith("open end"):
        return [replace(span, precision=Precision.OPEN_END) for span in spans]
    return spans


def _opened(span: Span) -> Span:
    vague = span.first != span.last or span.precision is not Precision.DAY
    return replace(span, last=None, precision=Precision.OPEN_END, begins=None, ends=None, vague=vague)


def _between(text: str, anchor: Anchor) -> list[Span]:
    found = _BETWEEN.fullmatch(text)
    if found is None:
        return []
    spans = list(_pairs(found[1], found[2], anchor))
    return [span if span.begins else replace(span, precision=Precision.RANGE) for span in spans]


def _before(text: str, anchor: Anchor) -> list[Span]:
    """Up to a day: from the anchor on where that lies before, else shortly before it, since nothing says how long."""
    found = _BEFORE.fullmatch(text)
    if found is None:
        return []
    answers = []
    for span in simple(found[2], anchor if found[1] == "before" else replace(anchor, ahead=True)):
        last = span.first - _DAY if found[1] == "before" else span.end
        if anchor.day <= last:
            answer = replace(span, first=anchor.day, last=last, precision=Precision.RANGE, begins=None, ends=None)
            answers.append(answer.because(f"“{found[1]}”: not before {short_day(anchor.day)}"))
        else:
            answer = replace(span, first=last, last=last, precision=Precision.APPROXIMATE, begins=None, ends=None)
            answers.append(answer.because(f"“{found[1]}”: taken as shortly before, how long is not said"))
    return answers


def _after(text: str, anchor: Anchor) -> list[Span]:
    found = _AFTER.fullmatch(text)
    if found is None:
        return []
    answers = []
    for span in simple(found[2], anchor):
        first = span.end + _DAY if found[1] == "after" else span.first
        if first <= anchor.day:
            answer = replace(span, first=first, last=anchor.day, precision=Precision.RANGE, begins=None, ends=None)
            answers.append(answer.because(f"“{found[1]}”: not after {short_day(anchor.day)}"))
        else:
            answer = replace(span, first=first, last=first, precision=Precision.APPROXIMATE, begins=None, ends=None)
            answers.append(answer.because(f"“{found[1]}”: taken as shortly after, how long is not said"))
    return answers


# ---------------------------------------------------------------- two ends


def _joined(text: str, anchor: Anchor) -> list[Span]:
    """Two days or periods with a dash or a word between them; what goes wrong with the likeliest cut is raised."""
    if found := _MONTH_FIRST.fullmatch(text):
        return list(_pairs(found[1] + found[2], found[1] + found[3], anchor))
    refused: NotADate | None = None
    cuts = sorted(_SEPARATOR.finditer(text), key=lambda cut: (len(cut[0].strip()) == len(cut[0]), cut.start()))
    for cut in cuts:
        left, right = text[: cut.start()], text[cut.end() :]
        if not left or not right:
            continue
        try:
            spans = list(_pairs(left, right, anchor, adjacent=cut[0].strip() == "and"))
        except NotADate as refusal:
            refused = refused or refusal
            continue
        if spans:
            return spans
    if refused is not None:
        raise refused
    return []


def _pairs(left: str, right: str, anchor: Anchor, *, adjacent: bool = False) -> Iterator[Span]:
    """From the left to the right end. What one end leaves out (the month, the year) the other one says."""
    if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", left):
        for until in simple(right, anchor):
            day = int(re.sub(r"\D", "", left))
            if until.precision is Precision.DAY and day >= 1:
                yield _pair(_same_month(until, day), until, until.why, adjacent)
        return
    if _HAS_YEAR.search(left) and not _HAS_YEAR.search(right):
        for since in simple(left, anchor):
            for until in simple(right, replace(anchor, day=since.first, ahead=True))[:1]:
                yield _pair(since, until, since.why, adjacent)
        return
    for until in simple(right, anchor):
        earlier = simple(left, replace(anchor, day=until.first), before=True)
        if not _HAS_YEAR.search(left):
            earlier = [span for span in earlier if span.first <= until.end][:1] or earlier[:1]
        for since in earlier:
            yield _pair(since, until, until.why, adjacent)


def _same_month(until: Span, day: int) -> Span:
    try:
        first = until.first.replace(day=day)
    except ValueError as error:
        raise NotADate(f"That month has no day {day}.", "Correct the first day.") from error
    return replace(until, first=first, last=first)


def _pair(since: Span, until: Span, why: str, adjacent: bool) -> Span:
    question = since.question or until.question
    if since.end < since.first or until.end < since.first:
        raise NotADate(
            f"The end ({short_day(until.end)}) lies before the start ({short_day(since.first)}).",
            "Correct one of the two.",
        )
    if adjacent and until.first - since.end != _DAY:
        raise NotADate("Those are two dates, not one.", "Enter one of them, or “from … to …”.")
    if since.begins is not None and until.begins is not None:
        return Span(since.first, until.first, Precision.EXACT, why, question, since.begins, until.begins, since.zone)
    if since.begins is not None or until.begins is not None:
        raise NotADate("One end has an hour and the other has none.", "Give both an hour, or none.")
    kinds = {since.precision, until.precision}
    if len(kinds) == 1:
        precision = since.precision
    else:
        precision = Precision.APPROXIMATE if Precision.APPROXIMATE in kinds else Precision.RANGE
    return Span(since.first, until.last, precision, why, question)
