"""Words near a passage that say when, found by trying what `loose_dates` understands; the nearest first.

Only stretches that begin like a date and hold a sign of one (a month, a weekday, a year, "yesterday", "this week") are
tried, each at most `_LONGEST` words long, in the paragraph of the passage and no further: the cost follows the words
there and never the whole text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.capture.segments import Segments, Span
from models.errors import Refusal
from models.loose_dates import Anchor, Readings, read
from models.loose_dates.words import MONTH, WEEKDAY, ready

_LONGEST = 9
#: So many letters before and after a passage are read, and so many stretches tried, at the most.
_FAR = 1_500
_MOST_TRIES = 600
MOST_OFFERS = 6

_TOKEN = re.compile(r"[^\s()\[\]“”\"]+")
_SIGN = re.compile(
    rf"{MONTH}|{WEEKDAY}|(?<!\d)(?:1[89]|2[0-6])\d\d(?!\d)|\d{{1,2}}[./]\d{{1,2}}"
    r"|\b(?:today|tonight|yesterday|tomorrow|ago|spring|summer|autumn|winter|quarter)\b"
    r"|\b(?:earlier|later|this|last|next|past|coming|recent)\b.*\b(?:days?|weeks?|weekend|months?|years?|night|morning)\b"
)
_BEGINS = re.compile(
    rf"\d|{MONTH}|{WEEKDAY}|(?:on|in|at|the|from|since|between|before|after|by|until|about|around|early|mid|late|end"
    r"|earlier|later|last|next|this|first|second|third|today|tonight|yesterday|tomorrow|a|one|two|three|four|five|six"
    r"|seven|ten|spring|summer|autumn|winter|starting|beginning|within|during|noon|midnight)\b"
)
#: Words that may stand before a date and say nothing of it.
_EMPTY_LEAD = ("on", "in", "at", "the")


@dataclass(frozen=True, slots=True)
class DateFound:
    """Words that can be read as a date, where they stand, and every way to read them."""

    words: str
    span: Span
    readings: Readings
    why: str


def near(segments: Segments, passage: Span, anchor: Anchor) -> tuple[DateFound, ...]:
    """Dates in the passage first, then in its sentence, then in the rest of the paragraph."""
    number = segments.paragraph_at(passage.start)
    if number is None:
        return ()
    last = segments.paragraph_at(max(passage.end - 1, passage.start)) or number
    begin = max(segments.paragraphs[number].start, passage.start - _FAR)
    end = min(max(segments.paragraphs[last].end, passage.end), passage.start + 2 * _FAR, len(segments.text))
    sentence = segments.sentence_at(passage.start) or passage
    ranked: list[tuple[int, int, DateFound]] = []
    for span, readings in _scan(segments.text[begin:end], anchor):
        place = Span(begin + span.start, begin + span.end)
        rank, why = (
            (0, "in the passage")
            if place.touches(passage)
            else (1, "in the same sentence")
            if place.touches(sentence)
            else (2, "in the same paragraph")
        )
        distance = 0 if rank == 0 else abs(place.start - passage.start)
        ranked.append((rank, distance, DateFound(readings.words, place, readings, why)))
    ranked.sort(key=lambda one: one[:2])
    offers: dict[str, DateFound] = {}
    for _, _, found in ranked:
        offers.setdefault(found.readings.first.when.described(), found)
    return tuple(offers.values())[:MOST_OFFERS]


def _scan(text: str, anchor: Anchor) -> list[tuple[Span, Readings]]:
    tokens = [Span(found.start(), found.end()) for found in _TOKEN.finditer(text)]
    found: list[tuple[Span, Readings]] = []
    place = tries = 0
    while place < len(tokens) and tries < _MOST_TRIES:
        taken = 0
        if _begins(tokens[place].of(text)):
            for count in range(min(_LONGEST, len(tokens) - place), 0, -1):
                span = Span(tokens[place].start, tokens[place + count - 1].end)
                tries += 1
                readings = _read(span.of(text), anchor)
                if readings is not None:
                    found.append((_trimmed(span, text), readings))
                    taken = count
                    break
        place += taken or 1
    return found


def _begins(token: str) -> bool:
    return bool(_BEGINS.match(_folded(token)))


def _folded(words: str) -> str:
    try:
        return ready(words).text
    except Refusal:
        return ""


def _read(words: str, anchor: Anchor) -> Readings | None:
    if len(words) > 90 or "\n" in words:
        return None
    if re.search(r"[.;:!?]\s+\S", words) and not re.search(r"\b\w{1,4}\.\s", words):
        return None  # a sentence ends within
    plain = words.strip(" .,;:!?—–-’'")
    folded = _folded(plain)
    if not folded or not _SIGN.search(folded):
        return None
    try:
        return read(plain, anchor)
    except Refusal:
        return None


def _trimmed(span: Span, text: str) -> Span:
    words = span.of(text)
    kept = words.rstrip(" .,;:!?—–-’'")
    return Span(span.start, span.start + len(kept))
