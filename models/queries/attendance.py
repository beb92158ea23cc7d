"""The words on attendance as rows and as records: one SELECT and one way to read it, for all who tell of them."""

from __future__ import annotations

from sqlalchemy import Select, select

from models.queries import tables as t
from models.queries.evidence import AnyRow, effective_of
from models.records import AttendanceRecord
from models.vocabulary import Presence


def words() -> Select[tuple[object, ...]]:
    """Every word with the names of its party and person, in effective order; the caller says which."""
    a = t.attendance
    return (
        select(a, t.party.c.code, t.party.c.name, t.person.c.name.label("person_name"))
        .join_from(a, t.party, t.party.c.id == a.c.party_id)
        .outerjoin(t.person, t.person.c.id == a.c.person_id)
        .order_by(a.c.effective, a.c.id)
    )


def word_of(row: AnyRow, source: str) -> AttendanceRecord:
    """row: of `words`. source: the outlet's name, "" for none."""
    return AttendanceRecord(
        id=row.id,
        party_id=row.party_id,
        party_code=row.code,
        party_name=row.name,
        person_id=row.person_id,
        person=row.person_name or "",
        presence=Presence(row.presence),
        announced_by=row.announced_by,
        condition=row.condition,
        source=source,
        effective=effective_of(row),
    )
