"""Where a party, a person or a delegation is named, in words: what is named somewhere is not deleted.

Titles of confidential records are not told, as the sentence may be read over somebody's shoulder.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, select

from models.column_types import ReadTable
from models.door import Edit
from models.entities import Party
from models.errors import RuleBroken
from models.queries import tables as t

#: As many places are told, the others are counted.
MOST_TOLD = 3


def refuse_while_named(what: str, places: Sequence[str]) -> None:
    """Raises RuleBroken that says where something is still named; nothing happens where it is named nowhere."""
    if not places:
        return
    told = ", ".join(places[:MOST_TOLD])
    more = len(places) - MOST_TOLD
    rest = f" and {more} more" if more > 0 else ""
    raise RuleBroken(
        f"{what} is still named: {told}{rest}.",
        "Take it out there first, or end its role or its seat instead; nothing was deleted.",
    )


def names_of_party(edit: Edit, party: Party) -> tuple[str, ...]:
    """Demands, positions, meetings, statements and texts that name the party or one of its people."""
    edit.flush()
    of_party = [
        *_demands(edit, t.demand_party, t.demand_party.c.party_id == party.id),
        *_demands(edit, t.position, t.position.c.party_id == party.id),
        *_meetings(edit, t.attendance.c.party_id == party.id),
        *_statements(edit, t.statement.c.party_id == party.id),
        *_texts(edit, party.id),
    ]
    of_people = [place for person in party.people for place in names_of_person(edit, person.id, party.id)]
    voiced = [
        place
        for delegation_id in edit.connection.execute(
            select(t.delegation.c.id).where(t.delegation.c.party_id == party.id)
        ).scalars()
        for place in names_of_delegation(edit, int(str(delegation_id)))
    ]
    return _once(of_party + of_people + voiced)


def names_of_person(edit: Edit, person_id: int, but_of: int | None = None) -> tuple[str, ...]:
    """Seats, meetings, statements and positions that name a person. but_of: seats of this party do not count."""
    edit.flush()
    seats = (
        select(t.delegation.c.name)
        .join_from(t.delegation_member, t.delegation, t.delegation.c.id == t.delegation_member.c.delegation_id)
        .where(t.delegation_member.c.person_id == person_id)
    )
    if but_of is not None:
        seats = seats.where(t.delegation.c.party_id != but_of)
    return _once(
        [
            *(f"in the delegation “{name}”" for name in edit.connection.execute(seats).scalars()),
            *_meetings(edit, t.attendance.c.person_id == person_id),
            *_statements(edit, t.statement.c.person_id == person_id),
            *_demands(edit, t.position_voice, t.position_voice.c.person_id == person_id),
        ]
    )


def names_of_delegation(edit: Edit, delegation_id: int) -> tuple[str, ...]:
    """The demands on which it voiced a position."""
    edit.flush()
    return _once(_demands(edit, t.position_voice, t.position_voice.c.delegation_id == delegation_id))


def _demands(edit: Edit, table: ReadTable, wanted: ColumnElement[bool]) -> list[str]:
    query = (
        select(t.demand.c.number, t.demand.c.confidential)
        .join_from(table, t.demand, t.demand.c.id == table.c.demand_id)
        .where(wanted)
        .order_by(t.demand.c.number)
    )
    rows = edit.connection.execute(query).all()
    return ["in a confidential demand" if row.confidential else f"in D-{row.number}" for row in rows]


def _meetings(edit: Edit, wanted: ColumnElement[bool]) -> list[str]:
    query = (
        select(t.meeting.c.title, t.meeting.c.confidential)
        .join_from(t.attendance, t.meeting, t.meeting.c.id == t.attendance.c.meeting_id)
        .where(wanted)
        .order_by(t.attendance.c.id)
    )
    rows = edit.connection.execute(query).all()
    return ["at a confidential meeting" if row.confidential else f"at “{row.title}”" for row in rows]


def _statements(edit: Edit, wanted: ColumnElement[bool]) -> list[str]:
    query = select(t.statement.c.speaker, t.statement.c.confidential).where(wanted).order_by(t.statement.c.id)
    rows = edit.connection.execute(query).all()
    return ["in a confidential statement" if row.confidential else f"in a statement of {row.speaker}" for row in rows]


def _texts(edit: Edit, party_id: int) -> list[str]:
    query = (
        select(t.contested_term.c.term, t.instrument.c.confidential)
        .join_from(t.contested_term, t.instrument, t.instrument.c.id == t.contested_term.c.instrument_id)
        .where(t.contested_term.c.party_id == party_id)
    )
    rows = edit.connection.execute(query).all()
    return ["in a confidential text" if row.confidential else f"as objecting to “{row.term}”" for row in rows]


def _once(places: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(places))
