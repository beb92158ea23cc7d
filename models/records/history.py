"""What the journal tells: edits, what was known at a moment, what changed, and what a check found."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from models.records.base import Effective, Ref
from models.vocabulary import EditKind, Stance, Status


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
