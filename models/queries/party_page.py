"""Everything of one party on a day: its roles, people, demands, stances, meetings, words, red lines, evidence.

Roles, seats, red lines and interests that have begun by the day are there, each with whether it holds; on today's page
those that are still to come are there too. What has no date is there always.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.engine import Connection

from models.errors import NotFound
from models.queries import tables as t
from models.queries.evidence import citations_of, citations_of_kind
from models.queries.on_day import OnDay
from models.queries.party_parts import PartyParts
from models.records import (
    PartyEntry,
    PartyPage,
    Ref,
)
from models.vocabulary import Kind, PartyGroup, Role
from models.workspace import Workspace


def entries(workspace: Workspace, *, as_of: dt.date | None = None) -> tuple[PartyEntry, ...]:
    """Every party in its order, with the roles of the day and the names of its people."""
    on_day = OnDay.of(workspace, as_of)
    roles: dict[int, list[Role]] = defaultdict(list)
    people: dict[int, list[str]] = defaultdict(list)
    with workspace.reading() as connection:
        held = select(t.party_role).where(on_day.role_held()).order_by(t.party_role.c.id)
        for row in connection.execute(held).all():
            roles[row.party_id].append(row.role)
        for row in connection.execute(select(t.person.c.party_id, t.person.c.name).order_by(t.person.c.id)).all():
            people[row.party_id].append(row.name)
        rows = connection.execute(select(t.party).order_by(t.party.c.place_in_list, t.party.c.id)).all()
    return tuple(
        PartyEntry(
            row.id, row.code, row.name, tuple(roles[row.id]), PartyGroup.of(roles[row.id]), tuple(people[row.id])
        )
        for row in rows
    )


def owner_of(workspace: Workspace, ref: Ref) -> int | None:
    """The party that a party, a person, a delegation, a red line or an interest belongs to; None where it is gone."""
    table = {Kind.PARTY: t.party, Kind.PERSON: t.person, Kind.DELEGATION: t.delegation, Kind.STAKE: t.stake}.get(
        ref.kind
    )
    if table is None:
        return None
    column = table.c.id if ref.kind is Kind.PARTY else table.c.party_id
    with workspace.reading() as connection:
        found = connection.execute(select(column).where(table.c.id == ref.id)).scalar()
    return None if found is None else int(str(found))


def page(workspace: Workspace, party_id: int, *, as_of: dt.date | None = None) -> PartyPage:
    """Raises NotFound where there is no such party."""
    with workspace.reading() as connection:
        return read_page(connection, OnDay.of(workspace, as_of), workspace.today(), party_id)


def read_page(connection: Connection, on_day: OnDay, today: dt.date, party_id: int) -> PartyPage:
    """The same over a connection that is open. Raises NotFound."""
    row = connection.execute(select(t.party).where(t.party.c.id == party_id)).first()
    if row is None:
        raise NotFound("That party does not exist (any more).", "Undo its deletion, or choose another.")
    reader = PartyParts(connection, on_day, today, party_id)
    roles = reader.roles()
    delegations = reader.delegations()
    count, demands = reader.demands()
    people = reader.people(delegations)
    return PartyPage(
        id=row.id,
        code=row.code,
        name=row.name,
        note=row.note,
        group=PartyGroup.of(one.role for one in roles if one.held),
        roles=roles,
        delegations=delegations,
        people=people,
        demands=demands,
        stances=reader.stances(),
        meetings=reader.meetings(),
        statements=reader.statements([person.id for person in people]),
        stakes=reader.stakes(),
        citations=(
            *citations_of(connection, Ref(Kind.PARTY, party_id), on_day),
            *citations_of_kind(connection, Kind.PERSON, [person.id for person in people], on_day),
        ),
        objections=reader.objections(),
        demand_count=count,
        day=on_day.day,
    )
