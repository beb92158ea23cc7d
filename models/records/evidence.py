"""How we know: sources, what is cited from them, who said what, facts, texts, obstacles."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from models.records.base import Effective, Ref
from models.vocabulary import InstrumentKind, InstrumentStanding


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
    confidential: bool = False


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
