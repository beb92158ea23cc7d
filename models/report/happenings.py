"""What the report calls a happening: a meeting or an incident as it was known on a day, and what hangs on it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from models.dates import When
from models.vocabulary import Kind, Lane, MeetingKind, MeetingState, Presence, Status


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


@dataclass(frozen=True, slots=True)
class Step:
    ref: str
    status: Status
    effective: dt.date
    soft: bool
