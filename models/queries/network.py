"""Who met whom: one query for the screen and for the report.

A **meeting** is a call, a summit, a signing, an agreement, a ministerial, a technical, a bilateral or another gathering
that was held; a statement and a precedent are none. Two **met** where both attended it by the newest word on each. A
party attends with any one of its people. What is **to come** is a meeting that is proposed, announced or confirmed, to
which both are expected: confirmed, invited, or announced by another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from models.queries import tables as t
from models.queries.meeting_dates import dates_on
from models.queries.on_day import OnDay
from models.queries.when import when_of
from models.records import Encounter, NetworkEdge, NetworkNode, NetworkRecord, Ref
from models.vocabulary import Kind, MeetingKind, MeetingState, Presence

if TYPE_CHECKING:
    import datetime as dt

    from models.workspace import Workspace

#: What is recorded beside meetings on the timeline, and is no gathering of parties.
NO_MEETINGS = (MeetingKind.STATEMENT, MeetingKind.PRECEDENT)
#: The newest word of those who are expected at a meeting to come.
EXPECTED = (Presence.CONFIRMED, Presence.INVITED, Presence.ANNOUNCED_BY_ANOTHER)
#: A picture of more than these is read by nobody: those that met the fewest times are left out and counted.
MOST_NODES = 60
#: Names take more room than codes.
MOST_PEOPLE = 36


@dataclass(frozen=True, slots=True)
class NetworkChoice:
    """persons: people rather than parties. planned: meetings to come as well. public: none that is confidential."""

    persons: bool = False
    planned: bool = False
    public: bool = False
    most: int = MOST_NODES


def network(workspace: Workspace, choice: NetworkChoice, *, as_of: dt.date | None = None) -> NetworkRecord:
    """The network of a day. The same records give the same places each time."""
    with workspace.reading() as connection:
        return read_network(connection, OnDay.of(workspace, as_of), choice)


def read_network(connection: Connection, on_day: OnDay, choice: NetworkChoice) -> NetworkRecord:
    """The same over a connection that is open."""
    from models.network_layout import places

    there = _attending(connection, on_day, choice)
    encounters = _encounters(connection, on_day, there)
    pairs: dict[tuple[int, int], list[Encounter]] = defaultdict(list)
    for encounter in encounters:
        for pair in combinations(sorted(there[encounter.id]), 2):
            pairs[pair].append(encounter)
    often = Counter(one for pair, met in pairs.items() for one in pair for _ in met)
    most = min(choice.most, MOST_PEOPLE) if choice.persons else choice.most
    kept = {one for one, _ in sorted(often.items(), key=lambda known: (-known[1], known[0]))[:most]}
    named = [known for known in _names(connection, persons=choice.persons) if known[0].id in kept]
    at = {ref.id: place for place, (ref, _, _) in enumerate(named)}
    edges = tuple(
        NetworkEdge(at[one], at[other], tuple(met))
        for (one, other), met in sorted(pairs.items())
        if one in at and other in at
    )
    where = places(len(named), [(edge.one, edge.other, len(edge.encounters)) for edge in edges], wide=choice.persons)
    nodes = tuple(NetworkNode(ref, code, name, *where[place]) for place, (ref, code, name) in enumerate(named))
    return NetworkRecord(nodes, edges, len(often) - len(nodes), on_day.day)


def _attending(connection: Connection, on_day: OnDay, choice: NetworkChoice) -> dict[int, set[int]]:
    """Meeting → the parties or persons that attended it, or are expected where it is still to come."""
    a, m = t.attendance, t.meeting
    newest = func.row_number().over(
        partition_by=(a.c.meeting_id, a.c.party_id, a.c.person_id), order_by=(a.c.effective.desc(), a.c.id.desc())
    )
    words = (
        select(a.c.meeting_id, a.c.party_id, a.c.person_id, a.c.presence, newest.label("place"))
        .where(a.c.effective <= on_day.day)
        .subquery("words")
    )
    query = (
        select(
            m.c.id, words.c.party_id, words.c.person_id, words.c.presence, on_day.meeting_state().label("state_then")
        )
        .join_from(words, m, m.c.id == words.c.meeting_id)
        .where(words.c.place == 1, m.c.kind.not_in(NO_MEETINGS), on_day.meeting_known())
    )
    if choice.public:
        query = query.where(m.c.confidential.is_(False))
    if choice.persons:
        query = query.where(words.c.person_id.is_not(None))
    found: dict[int, set[int]] = defaultdict(set)
    for row in connection.execute(query).all():
        state = MeetingState(row.state_then)
        came = state is MeetingState.HELD and row.presence is Presence.ATTENDED
        expected = choice.planned and state.movable and row.presence in EXPECTED
        if came or expected:
            found[row.id].add(row.person_id if choice.persons else row.party_id)
    return found


def _encounters(connection: Connection, on_day: OnDay, there: dict[int, set[int]]) -> list[Encounter]:
    """The meetings at which at least two met, by their dates."""
    wanted = [meeting_id for meeting_id, who in there.items() if len(who) > 1]
    held = dates_on(connection, wanted, on_day.day) if on_day.past and wanted else {}
    m = t.meeting
    state = on_day.meeting_state().label("state_then")
    found = []
    for chunk in _chunks(wanted):
        for row in connection.execute(select(m, state).where(m.c.id.in_(chunk))).all():
            to_come = MeetingState(row.state_then) is not MeetingState.HELD
            found.append(Encounter(row.id, row.title, held.get(row.id) or when_of(row), to_come, row.confidential))
    return sorted(found, key=lambda one: (one.when.start, one.id))


def _chunks(ids: list[int], size: int = 500) -> Iterable[list[int]]:
    return (ids[start : start + size] for start in range(0, len(ids), size))


def _names(connection: Connection, *, persons: bool) -> list[tuple[Ref, str, str]]:
    """Address, code and name of every party or person, in the order of the parties."""
    order = (t.party.c.place_in_list, t.party.c.id)
    if not persons:
        query = select(t.party.c.id, t.party.c.code, t.party.c.name).order_by(*order)
        return [(Ref(Kind.PARTY, row.id), row.code, row.name) for row in connection.execute(query).all()]
    people = (
        select(t.person.c.id, t.party.c.code, t.person.c.name)
        .join_from(t.person, t.party, t.party.c.id == t.person.c.party_id)
        .order_by(*order, t.person.c.id)
    )
    return [(Ref(Kind.PERSON, row.id), row.code, row.name) for row in connection.execute(people).all()]
