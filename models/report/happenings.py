"""What the report calls a happening: a meeting or an incident as it was known on a day, and what hangs on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.dates import When, short_day
from models.moved_dates import newest_words
from models.queries.evidence import AnyRow
from models.records import MeetingDateRecord
from models.vocabulary import Kind, Lane, MeetingKind, MeetingState, Presence, Status, Track


@dataclass(frozen=True, slots=True)
class Happening:
    """A meeting or an incident on the report's day; `state` is None for incidents, `word` says it for both."""

    id: int
    kind: Kind
    title: str
    lane: Lane
    when: When
    state: MeetingState | None
    word: str
    meeting_kind: MeetingKind | None
    kind_word: str
    place: str
    parties: tuple[str, ...]
    sources: tuple[str, ...]
    is_summit: bool
    #: What became of its date or of the whole: "postponed from 12 Oct 2025 (second postponement): rain".
    told: str = ""
    track: Track | None = None

    @property
    def certain(self) -> bool:
        return self.state is None or self.state.certain


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """Somebody whose coming was said by others only, or not answered."""

    who: str
    meeting: Happening
    presence: Presence
    announced_by: str
    condition: str
    sources: tuple[str, ...]
    #: The words that stand beside the newest and say otherwise, with their sources, or "".
    contrary: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    ref: str
    status: Status
    effective: dt.date
    soft: bool


def became(moves: Sequence[MeetingDateRecord], states: Sequence[AnyRow]) -> str:
    """The last move of a meeting's date with its reason, and since when and why it is off; states: oldest first."""
    parts = [newest_words(moves)]
    newest = states[-1] if states else None
    if newest is not None and newest.state in (MeetingState.CANCELLED, MeetingState.DENIED) and newest.reason:
        parts.append(f"{newest.state.word} since {short_day(newest.effective)}: {newest.reason}")
    return "; ".join(part for part in parts if part)


def harm_words(deaths: str, displaced: str) -> str:
    """What an incident did to people, in the source's words: "killed: at least 48; displaced: thousands"."""
    parts = (f"killed: {deaths}" if deaths else "", f"displaced: {displaced}" if displaced else "")
    return "; ".join(part for part in parts if part)


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, in order, without empty ones."""
    return tuple(dict.fromkeys(name for name in names if name))
