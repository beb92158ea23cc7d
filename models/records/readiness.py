"""The way to the summit in numbers and lists."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from models.dates import When
from models.records.base import Ref


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
