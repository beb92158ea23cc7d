"""Parties, their roles and their people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import select

from models.door import Edit
from models.entities import (
    Attendance,
    ContestedTerm,
    DemandParty,
    Party,
    PartyRole,
    Person,
    Position,
    Statement,
)
from models.entities.base import filled
from models.errors import RuleBroken
from models.records import EditNews
from models.vocabulary import Role
from models.workspace import Workspace


def add(workspace: Workspace, code: str, name: str, roles: Sequence[Role] = (), note: str = "") -> int:
    """Gives the new party's id. Raises RuleBroken for an empty or taken code."""
    with workspace.edit(f"Add the party {code.strip()}") as edit:
        return enter(edit, code, name, roles, note).id


def enter(edit: Edit, code: str, name: str, roles: Sequence[Role] = (), note: str = "") -> Party:
    """Add a party within an edit that is open."""
    party = Party(place_in_list=len(edit.all(Party)) + 1, note=note.strip())
    _name(edit, party, code, name)
    for role in roles:
        party.take_role(role)
    edit.add(party)
    edit.flush()
    return party


def change(
    workspace: Workspace, party_id: int, code: str, name: str, roles: Sequence[Role], note: str
) -> EditNews | None:
    """Roles that stay are kept with their dates; the others come and go."""
    with workspace.edit(f"Change the party {code.strip()}") as edit:
        party = edit.get(Party, party_id)
        _name(edit, party, code, name)
        party.note = note.strip()
        for role in [held for held in party.roles if held.role not in roles]:
            party.roles.remove(role)
        held_roles = {held.role for held in party.roles}
        for wanted in roles:
            if wanted not in held_roles:
                party.take_role(wanted)
    return edit.news


def give_role(
    workspace: Workspace,
    party_id: int,
    role: Role,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> EditNews | None:
    """Raises RuleBroken for a role that ends before it starts."""
    with workspace.edit(f"Give the role of {role.word}") as edit:
        edit.get(Party, party_id).take_role(role, since, until)
    return edit.news


def delete(workspace: Workspace, party_id: int) -> EditNews | None:
    """Raises RuleBroken while a demand, a meeting or a text still names the party."""
    with workspace.edit("Delete a party") as edit:
        party = edit.get(Party, party_id)
        for kind in (DemandParty, Position, Attendance, Statement, ContestedTerm):
            named = edit.session.scalars(select(kind.id).where(kind.party_id == party_id).limit(1)).first()
            if named is not None:
                raise RuleBroken(
                    f"{party.name} is still named in a {kind.__tablename__.replace('_', ' ')}.",
                    "Take it out there first; nothing was deleted.",
                )
        edit.delete(party)
    return edit.news


def add_person(workspace: Workspace, party_id: int, name: str, office: str = "", note: str = "") -> int:
    with workspace.edit(f"Add {name.strip()}") as edit:
        return enter_person(edit, edit.get(Party, party_id), name, office, note).id


def enter_person(edit: Edit, party: Party, name: str, office: str = "", note: str = "") -> Person:
    """Add somebody to a party within an edit that is open."""
    person = Person(name=filled("The name", name), office=office.strip(), note=note.strip())
    party.people.append(person)
    edit.flush()
    return person


def end_role(workspace: Workspace, role_id: int, until: dt.date) -> EditNews | None:
    """Raises RuleBroken for an end before the start."""
    with workspace.edit("End a role") as edit:
        role = edit.get(PartyRole, role_id)
        if role.since is not None and until < role.since:
            raise RuleBroken(f"The role of {role.role.word} ends before it starts.", "Correct one of the two dates.")
        role.until = until
    return edit.news


def _name(edit: Edit, party: Party, code: str, name: str) -> None:
    party.rename(code=code, name=name)
    taken = [other for other in edit.all(Party, code=party.code) if other is not party]
    if taken:
        raise RuleBroken(f"The code {party.code} belongs to {taken[0].name}.", "Choose another code.")
