"""The way in: a text and the day it is relative to become one or several readings, or one clear refusal."""

from __future__ import annotations

import datetime as dt
import re

from models.dates import When, days, doubled, exactly, moment, zone_named
from models.edtf import from_edtf
from models.errors import RuleBroken
from models.loose_dates.joins import spans_of
from models.loose_dates.spans import Anchor, NotADate, Reading, Readings, Span
from models.loose_dates.words import ready

#: What only EDTF writes, in a text that has nothing else: qualifiers, open ends, sets, the T before a time.
_EDTF = re.compile(r"(?=.*(?:[~?%\[\]T]|\.\.))[\d\[][\dTZ:+\-./~?%\[\], ]*")

#: No more readings than a person can weigh.
_MOST = 6


def read(text: str, anchor: Anchor) -> Readings:
    """How the text can be read as a date, the likeliest first, each with the words as found.

    Raises NotADate with one sentence for what is not understood or cannot be (31 June, the year 0), RuleBroken for an
    hour that the clocks skip and for an unknown zone.
    """
    zone_named(anchor.zone)
    found = text.strip()
    standard = _standard(found, anchor)
    if standard is not None:
        return Readings(found, (Reading(standard, True),))
    words = ready(text)
    try:
        spans = spans_of(words.text, anchor)
    except OverflowError as error:
        raise NotADate("A date must lie in the years 1 to 9999.", "Correct the year.") from error
    except RecursionError as error:
        raise NotADate("That is too long for a date.", "Keep only the words that say when.") from error
    if not spans:
        raise _not_understood(found)
    offers: dict[tuple[object, ...], Reading] = {}
    question = next((span.question for span in spans if span.question), "")
    for span in spans[:_MOST]:
        for folded in _both_hours(span, anchor):
            question = question or folded.question
            reading = _reading(folded, anchor, found, words.notes)
            offers.setdefault((reading.when.start, reading.when.end, reading.when.precision), reading)
    return Readings(found, tuple(offers.values()), question if len(offers) > 1 else "")


def _not_understood(found: str) -> NotADate:
    shown = found if len(found) <= 60 else found[:59] + "…"
    example = "Write it like 14 Oct 2025, Oct 2025 or “on Tuesday”."
    if re.search(r"\d{5}", found):
        example = "A date must lie in the years 1 to 9999."
    return NotADate(f"“{shown}” is not understood as a date.", example)


def _standard(found: str, anchor: Anchor) -> When | None:
    if not _EDTF.fullmatch(found):
        return None
    try:
        return from_edtf(found, anchor.zone)
    except RuleBroken:
        return None  # it may still be words with a question mark


def _both_hours(span: Span, anchor: Anchor) -> list[Span]:
    """An hour that the clocks show twice is two readings, and has to be asked about."""
    if span.begins is None:
        return [span]
    zone = span.zone or anchor.zone
    wall = dt.datetime.combine(span.first, span.begins)
    if not doubled(wall, zone):
        return [span]
    question = f"The clocks in {zone} show {wall:%H:%M} twice that day. Which is meant?"
    answers = []
    for fold, said in ((0, "the first time, before the clocks go back"), (1, "the second time, after they went back")):
        one = Span(span.first, span.last, span.precision, span.why, question, span.begins, span.ends, span.zone, fold)
        answers.append(one.because(said))
    return answers


def _reading(span: Span, anchor: Anchor, words: str, notes: tuple[str, ...]) -> Reading:
    when = _when(span, anchor)
    why = "; ".join(part for part in (*notes, span.why) if part)
    reasoning = f"{why[:1].upper()}{why[1:]} → {when.described()}" if why else ""
    whole = When(when.start, when.end, when.precision, when.zone, words, reasoning)
    return Reading(whole, not why and not span.question, span.vague)


def _when(span: Span, anchor: Anchor) -> When:
    zone = span.zone or anchor.zone
    if span.begins is None:
        when = days(span.first, span.last, zone, span.precision)
    else:
        start = dt.datetime.combine(span.first, span.begins)
        end = dt.datetime.combine(span.end, span.ends) if span.ends else start
        when = exactly(start, end, zone, fold=span.fold)
    moment(when.start, when.zone)
    return when
