"""What the timeline says in words: tooltips, the description for screen readers. All of it plain text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from models.dates import When, moment, short_day
from models.records import EraSpan, StatusMark, TimelineEvent
from models.vocabulary import Precision

MOST_LISTED = 6


def when_words(when: When, second: str = "") -> str:
    """The date with its precision and zone, and the same by the clock of a second zone (UTC where none is chosen)."""
    other = second if second not in ("", when.zone) else "UTC"
    text = f"{when.described()} ({when.zone})"
    if other == when.zone:
        return text
    if when.timed:
        return f"{text}\n{When(when.start, when.end, Precision.EXACT, other).described()} ({other})"
    begin = moment(when.start, other)
    return f"{text}\nbegins {short_day(begin.date())}, {begin:%H:%M} ({other})"


def tooltip_of(event: TimelineEvent, second: str = "") -> str:
    """Everything the timeline knows of an event, line by line."""
    when = event.when
    lines = [event.title, when_words(when, second)]
    if when.words:
        lines.append(f"found as “{when.words}”")
    if when.reasoning:
        lines.append(when.reasoning)
    lines.append(" · ".join(part for part in (event.kind_word, event.state_word) if part))
    lines.append(event.place)
    lines.append(", ".join(event.parties))
    return "\n".join(line for line in lines if line)


def era_tooltip(era: EraSpan, second: str = "") -> str:
    """An era's name, date and tone, and the words that its date was found in."""
    when = era.when
    lines = [era.title, when_words(when, second), f"era · {era.tone.word}"]
    if when.words:
        lines.append(f"found as “{when.words}”")
    lines.append(when.reasoning)
    return "\n".join(line for line in lines if line)


def era_description(era: EraSpan) -> str:
    """One sentence for a screen reader."""
    return f"Era {era.title}, {era.when.described()}, {era.tone.word}"


def description_of(event: TimelineEvent) -> str:
    """One sentence for a screen reader."""
    parts = (event.title, event.when.described(), event.kind_word, event.state_word, event.place)
    parties = ", ".join(event.parties)
    return ", ".join(part for part in (*parts, parties, f"lane {event.lane.word}") if part)


def events_tooltip(titles: Sequence[str], count: int) -> str:
    """What a cluster holds: its first few titles and how many more."""
    lines = [f"{count:,} events", *titles[:MOST_LISTED]]
    if count > len(titles[:MOST_LISTED]) and titles:
        lines.append(f"and {count - len(titles[:MOST_LISTED]):,} more")
    lines.append("Click to look closer")
    return "\n".join(lines)


def marks_tooltip(marks: Sequence[StatusMark], count: int) -> str:
    """The status changes under the pointer, the first few of `count`."""
    lines = [mark_words(mark) for mark in marks[:MOST_LISTED]]
    if count > len(lines):
        lines.append(f"and {count - len(lines):,} more")
    return "\n".join(lines)


def mark_words(mark: StatusMark) -> str:
    when = f"{'about ' if mark.soft else ''}{short_day(mark.effective)}"
    return f"{mark.ref} {mark.title}: {mark.becomes.word}, {when}"


def today_words(day: dt.date) -> str:
    return f"today, {short_day(day, year=False)}"


def summit_words(at: float, zone: str) -> str:
    return f"summit, {short_day(moment(int(at), zone).date(), year=False)}"


def city_of(zone: str) -> str:
    """ "Kuala Lumpur" of "Asia/Kuala_Lumpur"."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def moved_words(event: TimelineEvent, start: int) -> str:
    """What a bar that is being dragged says of where it would go."""
    return event.when.moved_to(start).described()
