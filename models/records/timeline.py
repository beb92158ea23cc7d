"""What the timeline draws."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from models.columns import EventColumns, MarkColumns, PairColumns
from models.dates import When
from models.records.base import Ref
from models.vocabulary import EraTone, Kind, Lane, Linkage, MeetingKind, Status, Track


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """A meeting, an incident or a dated statement as the timeline draws it. `ref` opens it; all but statements move.

    parties: the codes of those that attend or are expected to; for a statement the speaker's.
    """

    ref: Ref
    title: str
    lane: Lane
    when: When
    soft: bool
    dashed: bool
    struck: bool
    is_summit: bool
    kind_word: str
    state_word: str
    place: str
    parties: tuple[str, ...]
    demand_ids: tuple[int, ...] = ()
    track: Track | None = None
    meeting_kind: MeetingKind | None = None

    @property
    def movable(self) -> bool:
        """What somebody said on a day is not said on another one."""
        return self.ref.kind is not Kind.STATEMENT


@dataclass(frozen=True, slots=True)
class EraSpan:
    id: int
    title: str
    tone: EraTone
    when: When


@dataclass(frozen=True, slots=True)
class StatusMark:
    """A status change as a mark on the timeline; `at` is UTC seconds of the local noon of its effective date."""

    demand_id: int
    ref: str
    title: str
    becomes: Status
    effective: dt.date
    at: int
    soft: bool
    id: int = 0


@dataclass(frozen=True, slots=True)
class TimelineLink:
    """How two records hang together, as an arrow from the first to the second."""

    start: Ref
    end: Ref
    linkage: Linkage


@dataclass(frozen=True, slots=True)
class MovedFrom:
    """A date that a meeting had before: where it stood, and how it was moved ("2nd postponement")."""

    ref: Ref
    was: When
    becomes: When
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class PartyName:
    id: int
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class TimelineRecord:
    """All that the timeline needs at once; moments are UTC seconds.

    Of a small negotiation everything is here. Of a large one (`columns` is not None) events and status changes come as
    numbers, `events`, `marks` and `links` are empty, and what a single one says is asked for by its address.
    `seen_at`: the noon of the day whose state this is, where that is not today.
    """

    zone: str
    today: dt.date
    today_at: int
    events: tuple[TimelineEvent, ...]
    eras: tuple[EraSpan, ...]
    marks: tuple[StatusMark, ...]
    summit: TimelineEvent | None
    links: tuple[TimelineLink, ...] = ()
    parties: tuple[PartyName, ...] = ()
    moved: tuple[MovedFrom, ...] = ()
    columns: EventColumns | None = None
    mark_columns: MarkColumns | None = None
    seen_at: int | None = None


@dataclass(frozen=True, slots=True)
class TimelinePatch:
    """What has become of the records that an edit touched, for a timeline that came as columns.

    `gone` names every touched event and `demand_ids` every demand whose marks are to be taken out; what is in the
    columns takes their place.
    """

    gone: frozenset[Ref]
    demand_ids: frozenset[int]
    columns: EventColumns
    mark_columns: MarkColumns
    pairs: PairColumns
    record: TimelineRecord
