"""What the upper floor sees: frozen records, never an entity, with nothing left to load.

Dates are `datetime.date` in the negotiation's own zone, moments are UTC seconds since 1970. Every text is plain text.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from models.columns import EventColumns, MarkColumns, PairColumns
from models.dates import When
from models.vocabulary import (
    Disclosure,
    EditKind,
    EraTone,
    IncidentStanding,
    InstrumentKind,
    InstrumentStanding,
    Involvement,
    Kind,
    Lane,
    Linkage,
    MeetingKind,
    MeetingState,
    Presence,
    Priority,
    Role,
    Shift,
    Stance,
    Status,
    Track,
)


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A record's address: what kind it is, and its id."""

    kind: Kind
    id: int


@dataclass(frozen=True, slots=True)
class EditNews:
    """What one committed edit touched. `label` names the step ("Move D-2 to agreed"), `at` is UTC seconds."""

    edit_id: int
    sequence: int
    label: str
    at: int
    kind: EditKind
    touched: frozenset[Ref]
    from_elsewhere: bool = False

    def touches(self, *kinds: Kind) -> bool:
        return any(ref.kind in kinds for ref in self.touched)

    def ids(self, kind: Kind) -> frozenset[int]:
        return frozenset(ref.id for ref in self.touched if ref.kind is kind)


# ---------------------------------------------------------------- the negotiation and its parties


@dataclass(frozen=True, slots=True)
class NegotiationRecord:
    """The whole: `clock` is a fixed state of play (the sample's) or None for today; `zone` an IANA name."""

    id: int
    title: str
    subtitle: str
    place: str
    zone: str
    marking: str
    clock: dt.date | None
    summit_id: int | None
    note: str


@dataclass(frozen=True, slots=True)
class PartyRecord:
    id: int
    code: str
    name: str
    roles: tuple[Role, ...]
    note: str = ""
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class PersonRecord:
    id: int
    name: str
    office: str
    party_id: int
    party_code: str


@dataclass(frozen=True, slots=True)
class PartyMark:
    """One party on a card. `stance` is None for the parties that table, and for third parties without a position."""

    party_id: int
    code: str
    name: str
    involvement: Involvement
    stance: Stance | None


# ---------------------------------------------------------------- the board


@dataclass(frozen=True, slots=True)
class Card:
    """A demand as the board shows it. `since` is when it came to this status, `days` how long ago that is."""

    id: int
    ref: str
    title: str
    theme: str
    priority: Priority
    status: Status
    since: dt.date
    since_soft: bool
    days: int
    parties: tuple[PartyMark, ...]
    evidence: int
    meetings: int
    brackets: int = 0
    confidential: bool = False

    @property
    def accessible_name(self) -> str:
        return f"{self.ref} {self.title}, {self.status.word}"


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What the board lets through. Empty fields let everything through; `statuses` narrows the columns."""

    text: str = ""
    party_ids: frozenset[int] = frozenset()
    themes: frozenset[str] = frozenset()
    priorities: frozenset[Priority] = frozenset()
    statuses: frozenset[Status] = frozenset()
    stalled_days: int | None = None

    @property
    def active(self) -> bool:
        return self != BoardFilter()


@dataclass(frozen=True, slots=True)
class Totals:
    """The state of play in numbers, each exact."""

    demands: int
    agreed: int
    by_status: dict[Status, int]
    contested_terms: int
    unconfirmed: int
    missing_positions: int
    meetings: int
    parties: int
    days_to_summit: int | None
    as_of: dt.date


# ---------------------------------------------------------------- the timeline


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


# ---------------------------------------------------------------- the way to the summit


@dataclass(frozen=True, slots=True)
class BurnStep:
    """How things stood at the end of a day: so many agreed, of so many that were not withdrawn."""

    day: dt.date
    agreed: int
    demands: int


@dataclass(frozen=True, slots=True)
class ReadinessItem:
    """One line of what is still open. `ref` is the record to open, `party_id` the party that it waits for."""

    text: str
    detail: str
    ref: Ref | None
    party_id: int | None = None


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is still open against the days that are left, on `day`; every number is exact.

    demands: those that were not withdrawn; open_demands: those of them that are not agreed.
    days_left: None without a summit, below 0 once it has begun. steps: the days on which something changed, in order.
    """

    day: dt.date
    past: bool
    zone: str
    summit: Ref | None
    summit_title: str
    summit_when: When | None
    days_left: int | None
    demands: int
    agreed: int
    open_demands: int
    missing_positions: int
    contested_terms: int
    unconfirmed: int
    meetings_to_come: int
    steps: tuple[BurnStep, ...]


# ---------------------------------------------------------------- the inspector


@dataclass(frozen=True, slots=True)
class Effective:
    """When something holds from in the world, how exactly that is known, and why it was read so."""

    date: dt.date
    soft: bool = False
    words: str = ""
    reasoning: str = ""


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """`grade` is the Admiralty code, such as "B2"; reliability A–F, credibility 1–6, "" where not graded."""

    id: int
    outlet: str
    title: str
    published: dt.date | None
    grade: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CitationRecord:
    id: int
    claim: str
    quote: str
    source: SourceRecord
    about: Ref
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """Who said what to whom, and through which outlet we have it."""

    id: int
    speaker: str
    speaker_party: str
    audience: str
    outlet: str
    words: str
    quoted: bool
    effective: Effective | None
    demand_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusRecord:
    """One step of a demand's status series. `was_agreed` is the date it had been agreed, on a walk-back."""

    id: int
    status: Status
    effective: Effective
    reason: str
    source: str
    recorded_at: int
    was_agreed: dt.date | None = None


@dataclass(frozen=True, slots=True)
class PositionRecord:
    """A party's newest position on a demand, or the honest `no position recorded`."""

    party: PartyMark
    stance: Stance
    disclosure: Disclosure
    condition: str
    text: str
    source: str
    effective: Effective | None
    steps: int = 0


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """A line of "linked to": another demand, a meeting, an incident, a text or a statement.

    forward: the link begins at the record whose line this is.
    """

    ref: Ref
    label: str
    title: str
    detail: str
    linkage: Linkage | None = None
    link_id: int | None = None
    forward: bool = True

    @property
    def how(self) -> str:
        """How the record whose line this is hangs together with the other."""
        if self.linkage is None:
            return ""
        return self.linkage.word if self.forward else self.linkage.back


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One edit as history shows it: recorded time (UTC seconds), who, what, why, and the fields that changed."""

    edit_id: int
    sequence: int
    at: int
    author: str
    label: str
    reason: str
    kind: EditKind
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in recorded time: UTC seconds, and the number of the newest edit recorded by then (0: none yet)."""

    at: int
    sequence: int


@dataclass(frozen=True, slots=True)
class KnownStep:
    """What was known of a series: the word, from when it holds in the world, and when it was entered (UTC seconds)."""

    word: str
    effective: Effective | None
    recorded_at: int | None


@dataclass(frozen=True, slots=True)
class KnownDemand:
    """A demand as it was known at a moment, on an effective day; `now` is what is known of the same day by now.

    `then` is None where it was not on the table yet for all that was known, `now` where it is deleted since.
    `positions` are code and stance of each addressed party as they were known.
    """

    id: int
    ref: str
    title: str
    status: Status | None
    then: KnownStep | None
    now: KnownStep | None
    positions: tuple[tuple[str, Stance], ...] = ()
    positions_now: tuple[tuple[str, Stance], ...] = ()

    @property
    def differs(self) -> bool:
        return (self.then and self.then.word) != (self.now and self.now.word) or self.positions != self.positions_now


@dataclass(frozen=True, slots=True)
class KnownMeeting:
    """A meeting as it was known at a moment, on an effective day: state and date then, and by now."""

    id: int
    title: str
    then: KnownStep | None
    when: str
    now: KnownStep | None
    when_now: str

    @property
    def differs(self) -> bool:
        return (self.then and self.then.word) != (self.now and self.now.word) or self.when != self.when_now


@dataclass(frozen=True, slots=True)
class ChangedRecord:
    """A record that was entered or changed since a moment: what is different now, old → new, a line each."""

    ref: Ref
    label: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemandRecord:
    """Everything of one demand."""

    card: Card
    text: str
    note: str
    statuses: tuple[StatusRecord, ...]
    positions: tuple[PositionRecord, ...]
    citations: tuple[CitationRecord, ...]
    statements: tuple[StatementRecord, ...]
    links: tuple[LinkRecord, ...]
    history: tuple[HistoryLine, ...]
    confidential: bool = False

    @property
    def why(self) -> StatusRecord:
        """The step that made the status what it is."""
        return self.statuses[-1]


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


# ---------------------------------------------------------------- texts, facts, obstacles


@dataclass(frozen=True, slots=True)
class ContestedTermRecord:
    id: int
    term: str
    objected_by: str
    outcome: str
    open: bool


@dataclass(frozen=True, slots=True)
class InstrumentRecord:
    id: int
    title: str
    kind: InstrumentKind
    standing: InstrumentStanding
    first_intended: InstrumentKind | None
    note: str
    terms: tuple[ContestedTermRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class FactValueRecord:
    id: int
    value: str
    source: str
    quote: str


@dataclass(frozen=True, slots=True)
class FactRecord:
    """A fact with all the values given for it; more than one is a contradiction that is kept."""

    id: int
    question: str
    values: tuple[FactValueRecord, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ObstacleRecord:
    """What stands in the way of the summit, as recorded."""

    id: int
    text: str
    source: str
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchHit:
    ref: Ref
    label: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """One thing that `check` found; `ok` findings tell what was looked at."""

    ok: bool
    what: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    findings: tuple[CheckFinding, ...] = field(default=())

    @property
    def sound(self) -> bool:
        return all(finding.ok for finding in self.findings)


@dataclass(frozen=True, slots=True)
class EditionRecord:
    """A report that was issued. issued_at: UTC seconds; sequence: the newest edit that it knew."""

    id: int
    number: int
    kind: str
    title: str
    as_of: dt.date
    issued_at: int
    issued_by: str
    marking: str
    public: bool
    note: str
    sequence: int
    sha256: str
