"""The state of play in numbers, and what heads every screen: the negotiation, its parties and their people."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.engine import Connection

from models.column_types import ReadTable
from models.errors import Damaged
from models.kept.tables import CLOSED, MISSING_POSITIONS, UNCONFIRMED
from models.queries import tables as t
from models.queries import tallies
from models.queries.meeting_dates import dates_on
from models.queries.on_day import OnDay
from models.queries.when import when_of
from models.records import NegotiationRecord, PartyRecord, PersonRecord, Totals
from models.vocabulary import Presence, Role, Status
from models.workspace import Workspace


def negotiation(workspace: Workspace) -> NegotiationRecord:
    """Raises Damaged for a file without its negotiation."""
    table = t.negotiation
    with workspace.reading() as connection:
        row = connection.execute(select(table)).first()
    if row is None:
        raise Damaged(f"{workspace.path} holds no negotiation.", "Restore a backup.")
    return NegotiationRecord(
        row.id, row.title, row.subtitle, row.place, row.zone, row.marking, row.clock, row.summit_id, row.note
    )


def parties(workspace: Workspace, *, as_of: dt.date | None = None) -> tuple[PartyRecord, ...]:
    """Every party in its order, with the roles that it holds on the day."""
    roles: dict[int, list[Role]] = defaultdict(list)
    on_day = OnDay.of(workspace, as_of)
    query = select(t.party_role).where(on_day.role_held()).order_by(t.party_role.c.id)
    with workspace.reading() as connection:
        for row in connection.execute(query).all():
            roles[row.party_id].append(row.role)
        rows = connection.execute(select(t.party).order_by(t.party.c.place_in_list, t.party.c.id)).all()
    return tuple(PartyRecord(row.id, row.code, row.name, tuple(roles[row.id]), row.note) for row in rows)


def persons(workspace: Workspace) -> tuple[PersonRecord, ...]:
    query = (
        select(t.person.c.id, t.person.c.name, t.person.c.office, t.person.c.party_id, t.party.c.code)
        .join_from(t.person, t.party, t.party.c.id == t.person.c.party_id)
        .order_by(t.person.c.id)
    )
    with workspace.reading() as connection:
        return tuple(
            PersonRecord(row.id, row.name, row.office, row.party_id, row.code)
            for row in connection.execute(query).all()
        )


def totals(workspace: Workspace, *, as_of: dt.date | None = None) -> Totals:
    """Every number is exact on that day; the summit counts from it. Those of demands are sums of kept tallies."""
    on_day = OnDay.of(workspace, as_of)
    with workspace.reading() as connection:
        kept = tallies.numbers(connection, on_day.day)
        by_status = tallies.standing(connection, on_day.day if on_day.past else None)
        return Totals(
            demands=sum(by_status.values()),
            agreed=by_status[Status.AGREED],
            by_status=by_status,
            contested_terms=_contested_terms(connection, on_day),
            unconfirmed=_unconfirmed_then(connection, on_day) if on_day.past else kept.get(UNCONFIRMED, 0),
            missing_positions=kept.get(MISSING_POSITIONS, 0),
            meetings=_count(connection, t.meeting, on_day.meeting_known() if on_day.past else None)
            + _count(connection, t.incident, on_day.incident_known() if on_day.past else None),
            parties=_count(connection, t.party),
            days_to_summit=_days_to_summit(connection, on_day),
            as_of=on_day.day,
        )


def _count(connection: Connection, table: ReadTable, known: ColumnElement[bool] | None = None) -> int:
    query = select(func.count()).select_from(table)
    return connection.execute(query if known is None else query.where(known)).scalar_one()


def _contested_terms(connection: Connection, on_day: OnDay) -> int:
    query = select(func.count()).select_from(t.contested_term).where(on_day.objected())
    return connection.execute(query).scalar_one()


def _unconfirmed_then(connection: Connection, on_day: OnDay) -> int:
    """Parties and persons whose newest word by then, on a meeting as it stood then, was not their own."""
    table = t.attendance
    newest = func.row_number().over(
        partition_by=(table.c.meeting_id, table.c.party_id, table.c.person_id),
        order_by=(table.c.effective.desc(), table.c.id.desc()),
    )
    steps = (
        select(table.c.presence, newest.label("place"))
        .join_from(table, t.meeting, t.meeting.c.id == table.c.meeting_id)
        .where(
            table.c.effective <= on_day.day,
            on_day.meeting_known(),
            on_day.meeting_state().not_in(CLOSED),
        )
        .subquery()
    )
    unsure = [presence for presence in Presence if presence.open]
    query = select(func.count()).select_from(steps).where(steps.c.place == 1, steps.c.presence.in_(unsure))
    return connection.execute(query).scalar_one()


def _days_to_summit(connection: Connection, on_day: OnDay) -> int | None:
    query = select(t.meeting).join_from(t.meeting, t.negotiation, t.negotiation.c.summit_id == t.meeting.c.id)
    row = connection.execute(query).first()
    if row is None:
        return None
    held = dates_on(connection, [row.id], on_day.day) if on_day.past else {}
    return ((held.get(row.id) or when_of(row)).first_day - on_day.day).days
