"""The rule of contrary words on one attendance: which words stand beside the newest, and whether they contradict.

The words on one party or person at one meeting are a series in effective time and the newest counts. A word of the same
day as the newest, or whose order to it is not resolved, was not overtaken by it: it stands beside it. Words that stand
beside each other contradict where one says that they come, another that they do not, a third only that somebody else
says so; an invitation contradicts nothing. See the decision 0036.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from models.records import AttendanceRecord
from models.vocabulary import Presence

#: Up to so many days an approximate day may have been before or after another one.
UNRESOLVED_DAYS = 7

_REFERENCE = re.compile(r"\bD-(\d{1,9})\b")


class Said(NamedTuple):
    """What the rule wants to know of one word."""

    presence: Presence
    effective: dt.date
    soft: bool


class Says(Enum):
    COMES = "comes"
    STAYS_AWAY = "stays_away"
    ONLY_OTHERS = "only_others"


_SAYS = {
    Presence.CONFIRMED: Says.COMES,
    Presence.ATTENDED: Says.COMES,
    Presence.DENIED: Says.STAYS_AWAY,
    Presence.ABSENT: Says.STAYS_AWAY,
    Presence.EXCLUDED: Says.STAYS_AWAY,
    Presence.ANNOUNCED_BY_ANOTHER: Says.ONLY_OTHERS,
}


def standing(words: Sequence[Said]) -> tuple[int, ...]:
    """The places of the words that stand: the newest, which is the last, and what it did not overtake. Oldest first."""
    if not words:
        return ()
    newest = words[-1]
    return tuple(at for at, word in enumerate(words) if at == len(words) - 1 or _unresolved(word, newest))


def _unresolved(word: Said, newest: Said) -> bool:
    days = abs((newest.effective - word.effective).days)
    return days == 0 or ((word.soft or newest.soft) and days <= UNRESOLVED_DAYS)


def contradict(words: Sequence[Said]) -> bool:
    """Whether the words that stand say different things of the coming."""
    said = {_SAYS[words[at].presence] for at in standing(words) if words[at].presence in _SAYS}
    return len(said) > 1


def said(record: AttendanceRecord) -> Said:
    """What the rule wants to know of a record."""
    effective = record.effective
    if effective is None:
        return Said(record.presence, dt.date.min, soft=False)
    return Said(record.presence, effective.date, effective.soft)


def standing_words(steps: Sequence[AttendanceRecord]) -> tuple[AttendanceRecord, ...]:
    """The records that stand, oldest first; `steps` are all words on one party or person, oldest first."""
    return tuple(steps[at] for at in standing([said(step) for step in steps]))


def word_with_voice(presence: Presence, announced_by: str, source: str) -> str:
    """ "confirmed (The article)", "announced by Malaysia (Reuters)"."""
    by = presence.word
    if announced_by:
        by = f"announced by {announced_by}" if presence is Presence.ANNOUNCED_BY_ANOTHER else f"{by}: {announced_by}"
    return f"{by} ({source})" if source else by


def contrary_words(steps: Sequence[AttendanceRecord]) -> str:
    """The standing words side by side where they contradict, the newest first; "" where they do not."""
    if not contradict([said(step) for step in steps]):
        return ""
    stand = standing_words(steps)[::-1]
    words = [word_with_voice(step.presence, step.announced_by, step.source) for step in stand]
    return " — ".join(dict.fromkeys(words))


def contrary_to_newest(steps: Sequence[AttendanceRecord]) -> tuple[AttendanceRecord, ...]:
    """The standing words that say something else of the coming than the newest one, the newest of them first."""
    if not steps:
        return ()
    stand = standing_words(steps)[::-1]
    mine = _SAYS.get(stand[0].presence)
    others = (step for step in stand[1:] if step.presence in _SAYS)
    return tuple(step for step in others if mine is not None and _SAYS[step.presence] is not mine)


def conditions(steps: Sequence[AttendanceRecord]) -> tuple[str, ...]:
    """What the attendance hangs on by the words that stand, each once, the newest first."""
    return tuple(dict.fromkeys(step.condition for step in standing_words(steps)[::-1] if step.condition))


def named_references(text: str) -> tuple[int, ...]:
    """The numbers of the demands that a text names ("D-5"), each once."""
    return tuple(dict.fromkeys(int(found) for found in _REFERENCE.findall(text)))
