"""Parties, the roles they hold from one date to another, and their people. Delegations have commands of their own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from models.clean_text import clean, clean_line
from models.commands.demands import forget_ties
from models.commands.naming import names_of_party, names_of_person, refuse_while_named
from models.door import Edit
from models.entities import Delegation, DelegationMember, Party, PartyRole, Person, Stake
from models.entities.base import filled, terms_meet
from models.errors import RuleBroken
from models.records import EditNews
from models.vocabulary import Kind, Role
from models.workspace import Workspace

_DAY = dt.timedelta(days=1)


def add(workspace: Workspace, code: str, name: str, roles: Sequence[Role] = (), note: str = "") -> int:
    """Gives the new party's id. Raises RuleBroken for an empty or taken code."""
    with workspace.edit(f"Add the party {clean_line(code)}") as edit:
        return enter(edit, code, name, roles, note).id


def enter(edit: Edit, code: str, name: str, roles: Sequence[Role] = (), note: str = "") -> Party:
    """Add a party within an edit that is open."""
    party = Party(place_in_list=len(edit.all(Party)) + 1, note=clean(note))
    _name(edit, party, code, name)
    for role in roles:
        party.take_role(role)
    edit.add(party)
    edit.flush()
    return party


def change(
    workspace: Workspace, party_id: int, code: str, name: str, roles: Sequence[Role] | None, note: str
) -> EditNews | None:
    """Code, name and note. roles: those that it holds today; None leaves its roles alone.

    Roles that stay are kept with their dates, and so are those that ended before today or are still to come; the
    others that it holds today go, and new ones hold from today where it held them at another time.
    """
    with workspace.edit(f"Change the party {clean_line(code)}") as edit:
        party = edit.get(Party, party_id)
        _name(edit, party, code, name)
        party.note = clean(note)
        if roles is not None:
            _hold_today(party, roles, edit.today)
    return edit.news


def _hold_today(party: Party, roles: Sequence[Role], today: dt.date) -> None:
    held = [one for one in party.roles if terms_meet(today, today, one.since, one.until)]
    for gone in [one for one in held if one.role not in roles]:
        party.roles.remove(gone)
    for wanted in [role for role in roles if role not in {one.role for one in held}]:
        others = [one for one in party.roles if one.role is wanted]
        later = [one.since for one in others if one.since is not None and one.since > today]
        party.take_role(wanted, today if others else None, min(later) - _DAY if later else None)


def reorder(workspace: Workspace, party_ids: Sequence[int]) -> EditNews | None:
    """Put the parties into this order; those that are not named come after, as they were."""
    with workspace.edit("Put the parties in order") as edit:
        known = sorted(edit.all(Party), key=lambda party: (party.place_in_list, party.id))
        wanted = {party_id: place for place, party_id in enumerate(party_ids)}
        known.sort(key=lambda party: wanted.get(party.id, len(wanted)))
        for place, party in enumerate(known, 1):
            party.place_in_list = place
    return edit.news


def delete(workspace: Workspace, party_id: int) -> EditNews | None:
    """With its roles, people, delegations, red lines and interests.

    Raises RuleBroken while a demand, a meeting, a statement or a text still names it or one of its people, and says
    where.
    """
    with workspace.edit("Delete a party") as edit:
        party = edit.get(Party, party_id)
        edit.label = f"Delete the party {party.code}"
        refuse_while_named(party.name, names_of_party(edit, party))
        for delegation in edit.all(Delegation, party_id=party_id):
            forget_ties(edit, Kind.DELEGATION, delegation.id)
            edit.delete(delegation)
        for stake in edit.all(Stake, party_id=party_id):
            forget_ties(edit, Kind.STAKE, stake.id)
            edit.delete(stake)
        for person in party.people:
            forget_ties(edit, Kind.PERSON, person.id)
        forget_ties(edit, Kind.PARTY, party_id)
        edit.flush()
        edit.delete(party)
    return edit.news


# ---------------------------------------------------------------- roles


def give_role(
    workspace: Workspace,
    party_id: int,
    role: Role,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> EditNews | None:
    """Raises RuleBroken for a role that ends before it starts, or is held at that time already."""
    with workspace.edit(f"Give the role of {role.word}") as edit:
        edit.get(Party, party_id).take_role(role, since, until)
    return edit.news


def change_role(
    workspace: Workspace, role_id: int, role: Role, since: dt.date | None, until: dt.date | None
) -> EditNews | None:
    """Another role, or other dates. Raises RuleBroken as `give_role` does."""
    with workspace.edit(f"Change the role of {role.word}") as edit:
        held = edit.get(PartyRole, role_id)
        held.party.take_role(role, since, until, instead_of=held)
    return edit.news


def end_role(workspace: Workspace, role_id: int, until: dt.date) -> EditNews | None:
    """Raises RuleBroken for an end before the start."""
    with workspace.edit("End a role") as edit:
        held = edit.get(PartyRole, role_id)
        edit.label = f"End the role of {held.role.word}"
        held.party.take_role(held.role, held.since, until, instead_of=held)
    return edit.news


def end_roles(workspace: Workspace, party_id: int) -> EditNews | None:
    """Every role that it holds ends today, as for a party that leaves; roles to come and roles that are over stay."""
    with workspace.edit("End the roles of a party") as edit:
        party = edit.get(Party, party_id)
        edit.label = f"End the roles of {party.code}"
        for held in party.roles:
            if terms_meet(edit.today, edit.today, held.since, held.until):
                party.take_role(held.role, held.since, edit.today, instead_of=held)
    return edit.news


def remove_role(workspace: Workspace, role_id: int) -> EditNews | None:
    """It never held it: for what was entered wrongly. A role that is over is ended instead."""
    with workspace.edit("Remove a role") as edit:
        held = edit.get(PartyRole, role_id)
        edit.label = f"Remove the role of {held.role.word}"
        held.party.roles.remove(held)
    return edit.news


# ---------------------------------------------------------------- people


def add_person(workspace: Workspace, party_id: int, name: str, office: str = "", note: str = "") -> int:
    with workspace.edit(f"Add {clean_line(name)}") as edit:
        return enter_person(edit, edit.get(Party, party_id), name, office, note).id


def enter_person(edit: Edit, party: Party, name: str, office: str = "", note: str = "") -> Person:
    """Add somebody to a party within an edit that is open."""
    person = Person(name=filled("The name", clean_line(name)), office=clean_line(office), note=clean(note))
    party.people.append(person)
    edit.flush()
    return person


def change_person(workspace: Workspace, person_id: int, name: str, office: str, note: str) -> EditNews | None:
    """Raises RuleBroken for an empty name."""
    with workspace.edit(f"Change {clean_line(name)}") as edit:
        person = edit.get(Person, person_id)
        person.name, person.office = filled("The name", clean_line(name)), clean_line(office)
        person.note = clean(note)
    return edit.news


def move_person(
    workspace: Workspace,
    person_id: int,
    party_id: int,
    *,
    on: dt.date | None = None,
    delegation_id: int | None = None,
    office: str | None = None,
) -> EditNews | None:
    """Somebody belongs to another party from that day, today unless told, and may take a seat in its delegation.

    The seats that are held then end the day before; those that had not begun go. What was attended and said stays
    with the party it was for. office: None keeps the one there is. Raises RuleBroken where the delegation is another
    party's.
    """
    with workspace.edit("Move a person") as edit:
        person, party = edit.get(Person, person_id), edit.get(Party, party_id)
        day = on or edit.today
        edit.label = f"Move {person.name} to {party.code}"
        for seat in edit.all(DelegationMember, person_id=person_id):
            if seat.delegation.party_id == party_id:
                continue
            if seat.since is not None and seat.since >= day:
                seat.delegation.members.remove(seat)
            elif seat.until is None or seat.until >= day:
                seat.until = day - _DAY
        if person.party_id != party_id:
            person.party = party
        person.office = person.office if office is None else clean_line(office)
        if delegation_id is not None:
            delegation = edit.get(Delegation, delegation_id)
            if delegation.party_id != party_id:
                raise RuleBroken(f"“{delegation.name}” is not a delegation of {party.name}.", "Choose one of its own.")
            delegation.seat(person_id, office=person.office, since=day)
    return edit.news


def delete_person(workspace: Workspace, person_id: int) -> EditNews | None:
    """Raises RuleBroken while a seat, a meeting, a statement or a position still names the person, and says where."""
    with workspace.edit("Delete a person") as edit:
        person = edit.get(Person, person_id)
        edit.label = f"Delete {person.name}"
        refuse_while_named(person.name, names_of_person(edit, person_id))
        forget_ties(edit, Kind.PERSON, person_id)
        edit.delete(person)
    return edit.news


def _name(edit: Edit, party: Party, code: str, name: str) -> None:
    party.rename(code=clean_line(code), name=clean_line(name))
    taken = [other for other in edit.all(Party, code=party.code) if other is not party]
    if taken:
        raise RuleBroken(f"The code {party.code} belongs to {taken[0].name}.", "Choose another code.")
