"""What the board shows: cards, the filter, the numbers above it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from models.records.base import Ref
from models.records.parties import PartyMark
from models.vocabulary import Priority, Status


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
    #: Links to other demands that say what depends on what, what blocks what, what is traded.
    links: int = 0
    #: The titles of the packages that it is in.
    packages: tuple[str, ...] = ()
    #: Something names a source for it (`models.queries.sourced`).
    sourced: bool = True
    #: The move that its stances suggest, as a question; empty where they suggest none, and on an earlier day.
    suggests: str = ""

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


@dataclass(frozen=True, slots=True)
class SearchHit:
    ref: Ref
    label: str
    title: str
    detail: str
