"""Everything of one demand, as the inspector and the reports read it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from models.records.base import Effective, Ref
from models.records.board import Card
from models.records.evidence import CitationRecord, StatementRecord
from models.records.history import HistoryLine
from models.records.parties import PartyMark
from models.vocabulary import Disclosure, Linkage, Stance, Status


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
    """A party's newest position on a demand, or the honest `no position recorded`. voice: who voiced it, if known."""

    party: PartyMark
    stance: Stance
    disclosure: Disclosure
    condition: str
    text: str
    source: str
    effective: Effective | None
    steps: int = 0
    voice: str = ""


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
