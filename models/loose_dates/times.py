"""Rules for hours: "14 Oct 2025, 10:30", "10am on Tuesday", "Tuesday, 14:00–16:00 UTC", and parts of a day."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from models.loose_dates.days import days
from models.loose_dates.spans import Anchor, NotADate, Span
from models.vocabulary import Precision

_CLOCK = r"(?:\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?|\d{1,2}(?:\.\d{2})? ?[ap]m|\d{1,2}h\d{2}|noon|midnight)"
_HOURS = (
    rf"(?P<begins>{_CLOCK})(?:(?: ?- ?| to | until | and )(?P<ends>{_CLOCK}))?"
    r"(?: ?(?P<utc>utc|gmt))?(?: hrs| hours| local time)?"
)
_AFTER = re.compile(rf"(?P<day>.+?)(?:,? at|,? from|,? between|,)? {_HOURS}")
_BEFORE = re.compile(rf"(?:at |from |between )?{_HOURS}(?:,? on|,)? (?P<day>.+)")
_PART = r"(?P<part>early morning|morning|afternoon|evening|night)"
_PART_OF_DAY = re.compile(rf"(?P<day>.+?),? (?:in the )?{_PART}")
_PART_FIRST = re.compile(rf"(?:on |in )?the {_PART} of (?:the )?(?P<day>.+)")


def timed(text: str, anchor: Anchor) -> list[Span]:
    """Every reading as a day with hours, or with a part of it in words; none where no hour is named."""
    plain = re.sub(r"(?<=[\d ])([ap])\.? ?m\b\.?", r"\1m", text)
    plain = re.sub(r"(\d{4}-\d{2}-\d{2})t(?=\d)", r"\1 ", plain)
    found = _AFTER.fullmatch(plain) or _BEFORE.fullmatch(plain)
    if found is not None:
        return _with_hours(found, anchor)
    found = _PART_OF_DAY.fullmatch(plain) or _PART_FIRST.fullmatch(plain)
    if found is None:
        return []
    return [span.because(f"“{found['part']}” stays in the words") for span in _days(found["day"], anchor)]


def _days(text: str, anchor: Anchor) -> list[Span]:
    return days(text, anchor) or days(text.removeprefix("on "), anchor)


def _with_hours(found: re.Match[str], anchor: Anchor) -> list[Span]:
    spans = [span for span in _days(found["day"], anchor) if span.precision is Precision.DAY]
    if not spans:
        return []
    begins = _time(found["begins"])
    ends = _time(found["ends"]) if found["ends"] else None
    zone = "UTC" if found["utc"] else ""
    whole = [replace(span, precision=Precision.EXACT, begins=begins, ends=ends, zone=zone) for span in spans]
    if ends is None or ends >= begins:
        return whole
    return [
        replace(span, last=span.first + dt.timedelta(days=1)).because("the end lies on the next day") for span in whole
    ]


def _time(text: str) -> dt.time:
    """Raises NotADate for what no clock shows."""
    if text in ("noon", "midnight"):
        return dt.time(12 if text == "noon" else 0)
    numbers = [int(part) for part in re.findall(r"\d+", text)]
    hour, minute, second = (*numbers, 0, 0)[:3]
    half = text[-2:] if text.endswith(("am", "pm")) else ""
    if half and not 1 <= hour <= 12:
        half = "" if hour <= 23 and half == "pm" else "wrong"
    if half == "wrong" or hour > 23 or minute > 59 or second > 59:
        raise NotADate(f"“{text}” is not a time of day.", "Write it like 14:30.")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return dt.time(hour, minute, second)
