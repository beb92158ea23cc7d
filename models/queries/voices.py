"""Who may speak for a party: its people, who sits in its delegations, and the delegations themselves."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import or_, select

from models.errors import NotFound
from models.queries import tables as t
from models.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Voices:
    """A party with the names and ids of who may voice its positions."""

    code: str
    name: str
    persons: tuple[tuple[str, int], ...]
    delegations: tuple[tuple[str, int], ...]


def of_party(workspace: Workspace, party_id: int) -> Voices:
    """Raises NotFound where there is no such party (any more)."""
    d, m, n = t.delegation, t.delegation_member, t.person
    seated = select(m.c.person_id).join_from(m, d, d.c.id == m.c.delegation_id).where(d.c.party_id == party_id)
    with workspace.reading() as connection:
        party = connection.execute(select(t.party.c.code, t.party.c.name).where(t.party.c.id == party_id)).first()
        if party is None:
            raise NotFound("That party does not exist (any more).", "Undo its deletion, or choose another.")
        people = select(n).where(or_(n.c.party_id == party_id, n.c.id.in_(seated))).order_by(n.c.id)
        persons = [
            (f"{row.name}, {row.office}" if row.office else row.name, row.id)
            for row in connection.execute(people).all()
        ]
        own = select(d.c.name, d.c.id).where(d.c.party_id == party_id).order_by(d.c.place_in_list, d.c.id)
        delegations = [(row.name, row.id) for row in connection.execute(own).all()]
    return Voices(party.code, party.name, tuple(persons), tuple(delegations))
