"""The shape of a sample's data file, read strictly: an unknown word or a missing one is an error that names its place.

Nothing is looked up or written here; entering what was read into a negotiation is `models.sample`'s.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import msgspec

from models.dates import When, days
from models.errors import Damaged
from models.records import Effective
from models.vocabulary import (
    EraTone,
    IncidentStanding,
    InstrumentKind,
    InstrumentStanding,
    Lane,
    Linkage,
    MeetingKind,
    MeetingState,
    Precision,
    Presence,
    Role,
    Status,
)


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table of the file; a field that stands here without a value must be there."""


class Cite(_Strict, frozen=True, kw_only=True):
    source: str
    claim: str = ""
    quote: str = ""


class Cited(_Strict, frozen=True, kw_only=True):
    """Whatever names the outlets that tell of it; at least one."""

    cites: tuple[Cite, ...]


class Keyed(_Strict, frozen=True, kw_only=True):
    """Whatever has a key, and names its outlet in itself."""

    key: str


class Named(Cited, frozen=True, kw_only=True):
    """The same, and other tables of the file may name it by its key."""

    key: str


class Spanned(Named, frozen=True, kw_only=True):
    """The same with a time: local days, the words as found and why they were read so."""

    first: dt.date
    precision: Precision
    last: dt.date | None = None
    found: str = ""
    reasoning: str = ""

    def when(self, zone: str) -> When:
        last = self.last or (None if self.precision is Precision.OPEN_END else self.first)
        return days(self.first, last, zone, self.precision, words=self.found, reasoning=self.reasoning)


class SourceEntry(Keyed, frozen=True, kw_only=True):
    outlet: str
    note: str = ""


class PartyEntry(Cited, frozen=True, kw_only=True):
    code: str
    name: str
    roles: tuple[Role, ...]
    note: str = ""


class PersonEntry(Named, frozen=True, kw_only=True):
    party: str
    name: str
    office: str


class StepEntry(_Strict, frozen=True, kw_only=True):
    """A step of a demand's status series."""

    status: Status
    effective: dt.date
    source: str
    soft: bool = False
    found: str = ""
    reasoning: str = ""
    reason: str = ""

    def since(self) -> Effective:
        return Effective(self.effective, self.soft, self.found, self.reasoning)


class DemandEntry(Cited, frozen=True, kw_only=True):
    ref: str
    title: str
    text: str
    theme: str
    tabled_by: tuple[str, ...]
    addressed_to: tuple[str, ...]
    steps: tuple[StepEntry, ...]
    third_parties: tuple[str, ...] = ()
    note: str = ""


class AttendanceEntry(_Strict, frozen=True, kw_only=True):
    """One word; of several on one person the last is the newest. Without a `source` it is the meeting's."""

    party: str
    presence: Presence
    person: str = ""
    announced_by: str = ""
    condition: str = ""
    found: str = ""
    source: str = ""
    soft: bool = False
    reasoning: str = ""


class AgendaEntry(_Strict, frozen=True, kw_only=True):
    """One item; with several demands it stands there once for each."""

    text: str
    demands: tuple[str, ...] = ()


class MeetingEntry(Spanned, frozen=True, kw_only=True):
    """`effective` is when the state took hold: the day it was held, or the day it was announced or stated."""

    title: str
    kind: MeetingKind
    lane: Lane
    state: MeetingState
    effective: dt.date
    soft: bool = False
    effective_found: str = ""
    effective_reasoning: str = ""
    announced_by: str = ""
    place: str = ""
    note: str = ""
    is_summit: bool = False
    agenda: tuple[AgendaEntry, ...] = ()
    attendance: tuple[AttendanceEntry, ...] = ()

    def since(self) -> Effective:
        return Effective(self.effective, self.soft, self.effective_found, self.effective_reasoning)


class IncidentEntry(Spanned, frozen=True, kw_only=True):
    title: str
    kind: str
    standing: IncidentStanding
    place: str = ""
    deaths: int | None = None
    deaths_found: str = ""
    displaced_found: str = ""


class EraEntry(Spanned, frozen=True, kw_only=True):
    title: str
    tone: EraTone


class TermEntry(_Strict, frozen=True, kw_only=True):
    term: str
    party: str
    outcome: str


class TextEntry(Named, frozen=True, kw_only=True):
    title: str
    kind: InstrumentKind
    standing: InstrumentStanding
    first_intended: InstrumentKind | None = None
    note: str = ""
    terms: tuple[TermEntry, ...] = ()


class StatementEntry(Keyed, frozen=True, kw_only=True):
    speaker: str
    person: str
    party: str
    source: str
    words: str
    audience: str = ""
    quoted: bool = True
    effective: dt.date | None = None
    found: str = ""
    reasoning: str = ""
    about: tuple[str, ...] = ()

    def said(self) -> Effective | None:
        return None if self.effective is None else Effective(self.effective, False, self.found, self.reasoning)


class ValueEntry(_Strict, frozen=True, kw_only=True):
    value: str
    source: str
    quote: str


class FactEntry(Keyed, frozen=True, kw_only=True):
    question: str
    values: tuple[ValueEntry, ...]
    note: str = ""


class ObstacleEntry(_Strict, frozen=True, kw_only=True):
    text: str
    source: str
    about: tuple[str, ...] = ()


class LinkEntry(_Strict, frozen=True, kw_only=True, rename={"start": "from", "end": "to"}):
    """The ends are named like "D-5", "meeting signing" or "text accord"."""

    start: str
    linkage: Linkage
    end: str
    note: str = ""


class NegotiationEntry(Cited, frozen=True, kw_only=True):
    title: str
    subtitle: str
    place: str
    zone: str
    clock: dt.date
    note: str = ""


class SampleFile(_Strict, frozen=True, kw_only=True):
    """The whole file."""

    negotiation: NegotiationEntry
    source: tuple[SourceEntry, ...]
    party: tuple[PartyEntry, ...]
    person: tuple[PersonEntry, ...]
    demand: tuple[DemandEntry, ...]
    meeting: tuple[MeetingEntry, ...]
    incident: tuple[IncidentEntry, ...]
    era: tuple[EraEntry, ...]
    text: tuple[TextEntry, ...]
    statement: tuple[StatementEntry, ...]
    fact: tuple[FactEntry, ...]
    obstacle: tuple[ObstacleEntry, ...]
    link: tuple[LinkEntry, ...]


def read(path: Path) -> SampleFile:
    """Raises Damaged, naming the line or the table, for whatever is not a sample's data file."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        return msgspec.convert(content, SampleFile, builtin_types=(dt.date,))
    except (OSError, ValueError) as error:  # msgspec's and tomllib's errors are ValueErrors
        raise Damaged(f"The sample {path.name} cannot be read: {error}", "Install the program again.") from error
