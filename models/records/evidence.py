"""How we know: sources, what is cited from them, who said what, facts, texts, obstacles."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from models.records.base import Effective, Ref
from models.vocabulary import InstrumentKind, InstrumentStanding, Kind, Reliability


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
    reliability: Reliability | None = None
    credibility: int | None = None


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
    grade: str = ""
    source_id: int | None = None
    person_id: int | None = None
    party_id: int | None = None
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class ContestedTermRecord:
    id: int
    term: str
    objected_by: str
    outcome: str
    open: bool
    party_id: int = 0
    party: str = ""
    withdrawn_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class InstrumentRecord:
    id: int
    title: str
    kind: InstrumentKind
    standing: InstrumentStanding
    first_intended: InstrumentKind | None
    note: str
    terms: tuple[ContestedTermRecord, ...] = ()
    confidential: bool = False

    @property
    def downgraded(self) -> bool:
        """It was first intended as a text of another kind."""
        return self.first_intended is not None and self.first_intended is not self.kind


@dataclass(frozen=True, slots=True)
class FactValueRecord:
    id: int
    value: str
    source: str
    quote: str
    grade: str = ""
    source_id: int | None = None


@dataclass(frozen=True, slots=True)
class FactRecord:
    """A fact with all the values given for it; more than one is a contradiction that is kept."""

    id: int
    question: str
    values: tuple[FactValueRecord, ...]
    note: str = ""
    confidential: bool = False

    @property
    def contradictory(self) -> bool:
        """More than one differing value; whether they can be reconciled is the officer's to say."""
        return len({value.value for value in self.values}) > 1


@dataclass(frozen=True, slots=True)
class ObstacleRecord:
    """What stands in the way of the summit, as recorded."""

    id: int
    text: str
    source: str
    refs: tuple[str, ...] = ()
    grade: str = ""
    source_id: int | None = None
    resolved_on: dt.date | None = None
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class TieRecord:
    """A record that another one is tied to. forward: the link begins at the record whose line this is."""

    link_id: int
    ref: Ref
    title: str
    how: str
    forward: bool = True


@dataclass(frozen=True, slots=True)
class RestingRecord:
    """One line of what rests on a source: the record to open, what of it, and its words."""

    ref: Ref
    what: str
    words: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A source with what rests on it: counted by kind ("3 citations"), and the first lines of it."""

    source: SourceRecord
    rests: tuple[str, ...]
    lines: tuple[RestingRecord, ...]
    count: int


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A row of one of the evidence screen's lists; `models.queries.evidence_lists` tells which fields it fills.

    ref: the record itself, for a citation the one that it is about. mark: "" or a word such as "contradictory".
    """

    id: int
    ref: Ref
    words: str
    who: str = ""
    about: str = ""
    outlet: str = ""
    grade: str = ""
    day: dt.date | None = None
    soft: bool = False
    count: int = 0
    mark: str = ""
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class EvidenceFilter:
    """What the lists let through; empty fields let everything through. grade: "A"–"F", or "-" for not graded."""

    text: str = ""
    source_id: int | None = None
    grade: str = ""
    party_id: int | None = None
    kind: Kind | None = None
    contradictory: bool = False


@dataclass(frozen=True, slots=True)
class SourcedCount:
    """So many of `total` name a source. kind: of the records counted, None for parts of records."""

    name: str
    kind: Kind | None
    sourced: int
    total: int


@dataclass(frozen=True, slots=True)
class Sourced:
    """How far the negotiation rests on sources: records by kind, and beside them the parts that name their own."""

    records: tuple[SourcedCount, ...]
    parts: tuple[SourcedCount, ...]

    @property
    def total(self) -> int:
        return sum(one.total for one in self.records)

    @property
    def sourced(self) -> int:
        return sum(one.sourced for one in self.records)

    @property
    def share(self) -> int | None:
        """Whole percent, rounded down so that only all is 100; None where nothing is recorded."""
        return None if not self.total else 100 * self.sourced // self.total
