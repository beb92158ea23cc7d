"""The lists behind the numbers of readiness: the most pressing lines first, and no more than are asked for."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import func, select

from models.queries import tables as t
from models.queries.meeting_dates import dates_on
from models.queries.readiness import OPEN, Day
from models.queries.when import when_of
from models.records import ReadinessItem, Ref
from models.vocabulary import Kind, Presence, Word
from models.workspace import Workspace

#: So many lines of a list are read; its number says how many there are.
MOST_LISTED = 200


class Part(Word):
    """What can be open before the summit."""

    DEMANDS = "open_demands"
    POSITIONS = "missing_positions"
    TERMS = "contested_terms"
    ATTENDANCES = "unconfirmed_attendances"
    MEETINGS = "meetings_to_come"


def listed(
    workspace: Workspace, part: Part, *, as_of: dt.date | None = None, limit: int = MOST_LISTED, public: bool = False
) -> tuple[ReadinessItem, ...]:
    """The first lines of what one number counts, as of a day; `public` leaves confidential records out."""
    with workspace.reading() as connection:
        return lines_of(Day(connection, workspace, as_of, public=public), part, limit)


def lines_of(day: Day, part: Part, limit: int) -> tuple[ReadinessItem, ...]:
    """The same within a snapshot that is open."""
    read = {
        Part.DEMANDS: _demands,
        Part.POSITIONS: _positions,
        Part.TERMS: _terms,
        Part.ATTENDANCES: _attendances,
        Part.MEETINGS: _meetings,
    }
    return tuple(read[part](day, limit))


def _demands(day: Day, limit: int) -> list[ReadinessItem]:
    d, status = t.demand, day.demands.status
    query = (
        day.demands.among(select(d.c.id, d.c.number, d.c.title, status.label("state"), d.c.priority))
        .where(status.in_(OPEN), day.shown(d))
        .order_by(d.c.priority, d.c.number)
        .limit(limit)
    )
    return [
        ReadinessItem(f"D-{row.number} {row.title}", row.state.word, Ref(Kind.DEMAND, row.id))
        for row in day.connection.execute(query).all()
    ]


def _positions(day: Day, limit: int) -> list[ReadinessItem]:
    """One line a party, the one that owes most first."""
    missing = day.missing().subquery()
    amount, first = func.count().label("demands"), func.min(t.demand.c.number).label("first")
    query = (
        select(t.party.c.id, t.party.c.name, amount, first)
        .join_from(missing, t.party, t.party.c.id == missing.c.party_id)
        .join(t.demand, t.demand.c.id == missing.c.demand_id)
        .group_by(t.party.c.id, t.party.c.name)
        .order_by(amount.desc(), t.party.c.name)
        .limit(limit)
    )
    return [
        ReadinessItem(
            row.name,
            f"on D-{row.first}" if row.demands == 1 else f"on {row.demands:,} demands, D-{row.first} the first",
            None,
            row.id,
        )
        for row in day.connection.execute(query).all()
    ]


def _terms(day: Day, limit: int) -> list[ReadinessItem]:
    rows = day.connection.execute(day.terms().order_by(t.contested_term.c.id).limit(limit)).all()
    return [
        ReadinessItem(
            f"“{row.term}”",
            f"in “{row.title}”, objected to by {row.name}",
            None if row.demand_id is None else Ref(Kind.DEMAND, row.demand_id),
            row.party_id,
        )
        for row in rows
    ]


def _attendances(day: Day, limit: int) -> list[ReadinessItem]:
    unsure, m = day.unsure().subquery(), t.meeting
    query = (
        select(m.c.id, m.c.title, unsure.c.presence, t.party.c.name, t.person.c.name.label("person"))
        .join_from(unsure, m, m.c.id == unsure.c.meeting_id)
        .join(t.party, t.party.c.id == unsure.c.party_id)
        .outerjoin(t.person, t.person.c.id == unsure.c.person_id)
        .order_by(m.c.start_at, t.party.c.name, t.person.c.name)
        .limit(limit)
    )
    return [
        ReadinessItem(
            row.person or row.name, f"{Presence(row.presence).word} at “{row.title}”", Ref(Kind.MEETING, row.id)
        )
        for row in day.connection.execute(query).all()
    ]


def _meetings(day: Day, limit: int) -> list[ReadinessItem]:
    ahead = select(t.meeting).where(t.meeting.c.id.in_(day.to_come()))
    query = ahead.order_by(t.meeting.c.start_at, t.meeting.c.id).limit(limit)
    rows = day.connection.execute(query).all()
    held = dates_on(day.connection, [row.id for row in rows], day.on_day.day) if day.on_day.past else {}
    return [
        ReadinessItem(row.title, (held.get(row.id) or when_of(row)).described(), Ref(Kind.MEETING, row.id))
        for row in rows
    ]
