"""Everything of one party, as its page and its brief show it; and who met whom.

`held` says of a role, a seat, a red line or an interest whether its term holds on the day that is shown.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from models.dates import When
from models.records.base import Effective, Ref
from models.records.evidence import CitationRecord, StatementRecord
from models.vocabulary import (
    Disclosure,
    Involvement,
    MeetingKind,
    MeetingState,
    PartyGroup,
    Presence,
    Role,
    StakeKind,
    Stance,
    Status,
)


@dataclass(frozen=True, slots=True)
class PartyEntry:
    """A party in the list: the roles that it holds on the day, and where that puts it."""

    id: int
    code: str
    name: str
    roles: tuple[Role, ...]
    group: PartyGroup
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleRecord:
    """A role from one day to another, both included; None is open."""

    id: int
    role: Role
    since: dt.date | None
    until: dt.date | None
    held: bool


@dataclass(frozen=True, slots=True)
class SeatRecord:
    id: int
    person_id: int
    person: str
    office: str
    head: bool
    since: dt.date | None
    until: dt.date | None
    held: bool


@dataclass(frozen=True, slots=True)
class DelegationRecord:
    id: int
    party_id: int
    name: str
    note: str
    seats: tuple[SeatRecord, ...]


@dataclass(frozen=True, slots=True)
class PartyPerson:
    """Somebody of a party. `sits_in`: the names of the delegations on the day."""

    id: int
    name: str
    office: str
    note: str
    sits_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartyDemand:
    """A demand that the party has to do with. `stance` is None where it tables it, or stands beside silently."""

    id: int
    ref: str
    title: str
    status: Status
    involvement: Involvement
    stance: Stance | None
    confidential: bool


@dataclass(frozen=True, slots=True)
class PartyStance:
    """One step of the party's positions. `newest`: it is what holds on the day. `voice`: who spoke, or ""."""

    demand_id: int
    ref: str
    title: str
    stance: Stance
    disclosure: Disclosure
    condition: str
    text: str
    source: str
    voice: str
    effective: Effective
    newest: bool

    @property
    def confidential(self) -> bool:
        return self.disclosure is Disclosure.ASSESSED


@dataclass(frozen=True, slots=True)
class PartyMeeting:
    """The newest word on the coming of the party, or of one of its people (`person`), to one meeting."""

    id: int
    title: str
    kind: MeetingKind
    state: MeetingState
    when: When
    person: str
    presence: Presence
    announced_by: str
    condition: str
    source: str
    confidential: bool


@dataclass(frozen=True, slots=True)
class StakeRecord:
    """A red line or an interest."""

    id: int
    kind: StakeKind
    text: str
    demand_id: int | None
    demand: str
    source: str
    note: str
    since: dt.date | None
    until: dt.date | None
    held: bool
    confidential: bool


@dataclass(frozen=True, slots=True)
class ObjectionRecord:
    """A word that the party objects to, in which text; `open` until the objection is withdrawn."""

    id: int
    term: str
    instrument_id: int
    instrument: str
    outcome: str
    open: bool
    confidential: bool


@dataclass(frozen=True, slots=True)
class PartyPage:
    """Of very much, the newest or first are given (`party_parts.MOST`); `demand_count` is what there is.

    citations: about the party itself, then about its people.
    """

    id: int
    code: str
    name: str
    note: str
    group: PartyGroup
    roles: tuple[RoleRecord, ...]
    delegations: tuple[DelegationRecord, ...]
    people: tuple[PartyPerson, ...]
    demands: tuple[PartyDemand, ...]
    stances: tuple[PartyStance, ...]
    meetings: tuple[PartyMeeting, ...]
    statements: tuple[StatementRecord, ...]
    stakes: tuple[StakeRecord, ...]
    citations: tuple[CitationRecord, ...]
    objections: tuple[ObjectionRecord, ...]
    demand_count: int
    day: dt.date

    @property
    def held_roles(self) -> tuple[Role, ...]:
        return tuple(one.role for one in self.roles if one.held)


@dataclass(frozen=True, slots=True)
class Encounter:
    """One meeting at which two met. `to_come`: it has not been held, and both are expected."""

    id: int
    title: str
    when: When
    to_come: bool
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """A party, or a person (then `code` is the party's). x and y are shares of the picture's width and height."""

    ref: Ref
    code: str
    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class NetworkEdge:
    """Two that met: `one` and `other` are places in `NetworkRecord.nodes`. Encounters come by their dates."""

    one: int
    other: int
    encounters: tuple[Encounter, ...]

    @property
    def times(self) -> int:
        """How often they have met, meetings to come not counted."""
        return sum(not encounter.to_come for encounter in self.encounters)

    @property
    def last(self) -> Encounter | None:
        """Where they met last."""
        return next((one for one in reversed(self.encounters) if not one.to_come), None)


@dataclass(frozen=True, slots=True)
class NetworkRecord:
    """Who met whom, as of a day. `left_out`: nodes for which there was no room, those that met the fewest."""

    nodes: tuple[NetworkNode, ...]
    edges: tuple[NetworkEdge, ...]
    left_out: int
    day: dt.date
