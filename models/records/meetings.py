"""Everything of one meeting or one incident."""

from __future__ import annotations

from dataclasses import dataclass

from models.dates import When
from models.records.base import Effective
from models.records.evidence import CitationRecord
from models.records.history import HistoryLine
from models.vocabulary import IncidentStanding, Lane, MeetingKind, MeetingState, Presence, Shift


@dataclass(frozen=True, slots=True)
class AttendanceRecord:
    id: int
    party_id: int
    party_code: str
    party_name: str
    person_id: int | None
    person: str
    presence: Presence
    announced_by: str
    condition: str
    source: str
    effective: Effective | None


@dataclass(frozen=True, slots=True)
class AgendaRecord:
    id: int
    position: int
    text: str
    demand_id: int | None
    demand_ref: str


@dataclass(frozen=True, slots=True)
class MeetingDateRecord:
    """One step of a meeting's dates. `was` is the date before it; `postponements` counts those up to this step."""

    id: int
    when: When
    effective: Effective
    reason: str
    source: str
    shift: Shift
    postponements: int
    was: When | None


@dataclass(frozen=True, slots=True)
class MeetingStateRecord:
    """One step of a meeting's states."""

    id: int
    state: MeetingState
    effective: Effective
    reason: str
    announced_by: str
    source: str


@dataclass(frozen=True, slots=True)
class SeriesRecord:
    """Meetings planned together, by date; `rule` says how often in words."""

    id: int
    rule: str
    meeting_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """Everything of one meeting or event; `dates` is empty for one that was never moved."""

    id: int
    title: str
    kind: MeetingKind
    lane: Lane
    state: MeetingState
    when: When
    place: str
    note: str
    is_summit: bool
    attendance: tuple[AttendanceRecord, ...]
    agenda: tuple[AgendaRecord, ...]
    citations: tuple[CitationRecord, ...]
    history: tuple[HistoryLine, ...]
    confidential: bool = False
    dates: tuple[MeetingDateRecord, ...] = ()
    states: tuple[MeetingStateRecord, ...] = ()
    series: SeriesRecord | None = None


@dataclass(frozen=True, slots=True)
class IncidentRecord:
    """An incident; `deaths` and `displaced` are kept in words as well, since sources rarely give plain numbers."""

    id: int
    title: str
    kind: str
    when: When
    place: str
    actors: str
    deaths: int | None
    deaths_words: str
    displaced_words: str
    standing: IncidentStanding
    note: str
    citations: tuple[CitationRecord, ...]
    history: tuple[HistoryLine, ...]
    confidential: bool = False
