"""Delegations: made, named, deleted; who sits in them under which office, from when to when, and who is at the head."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from models.clean_text import clean, clean_line
from models.commands.demands import forget_ties
from models.commands.naming import names_of_delegation, refuse_while_named
from models.door import Edit
from models.entities import Delegation, DelegationMember, Party, Person
from models.errors import RuleBroken
from models.records import EditNews
from models.vocabulary import Kind
from models.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SeatDraft:
    """Who sits where; both days included, None is open."""

    person_id: int
    office: str = ""
    head: bool = False
    since: dt.date | None = None
    until: dt.date | None = None


def add(workspace: Workspace, party_id: int, name: str, note: str = "") -> int:
    """Gives the new delegation's id. Raises RuleBroken for an empty name, or one that the party has already."""
    with workspace.edit(f"Add the delegation “{clean_line(name)}”") as edit:
        party = edit.get(Party, party_id)
        others = edit.all(Delegation, party_id=party_id)
        delegation = Delegation(party_id=party.id, place_in_list=len(others) + 1)
        _name(edit, delegation, name, note)
        edit.add(delegation)
        edit.flush()
        return delegation.id


def rename(workspace: Workspace, delegation_id: int, name: str, note: str) -> EditNews | None:
    """Raises RuleBroken as `add` does."""
    with workspace.edit(f"Change the delegation “{clean_line(name)}”") as edit:
        _name(edit, edit.get(Delegation, delegation_id), name, note)
    return edit.news


def delete(workspace: Workspace, delegation_id: int) -> EditNews | None:
    """With its seats; the people stay. Raises RuleBroken while a position was voiced by it, and says on what."""
    with workspace.edit("Delete a delegation") as edit:
        delegation = edit.get(Delegation, delegation_id)
        edit.label = f"Delete the delegation “{delegation.name}”"
        refuse_while_named(f"“{delegation.name}”", names_of_delegation(edit, delegation_id))
        forget_ties(edit, Kind.DELEGATION, delegation_id)
        edit.delete(delegation)
    return edit.news


# ---------------------------------------------------------------- seats


def seat(workspace: Workspace, delegation_id: int, draft: SeatDraft) -> EditNews | None:
    """Raises RuleBroken by the rules of `Delegation.seat`, and for a person of another party."""
    with workspace.edit("Give a seat") as edit:
        delegation = edit.get(Delegation, delegation_id)
        person = _one_of_its_own(edit, delegation, draft.person_id)
        edit.label = f"Seat {person.name} in “{delegation.name}”"
        delegation.seat(
            person.id, office=clean_line(draft.office), head=draft.head, since=draft.since, until=draft.until
        )
    return edit.news


def change_seat(workspace: Workspace, seat_id: int, draft: SeatDraft) -> EditNews | None:
    """Raises RuleBroken as `seat` does."""
    with workspace.edit("Change a seat") as edit:
        held = edit.get(DelegationMember, seat_id)
        person = edit.get(Person, draft.person_id)
        if held.person_id != person.id:
            _one_of_its_own(edit, held.delegation, person.id)
        edit.label = f"Change the seat of {person.name}"
        held.delegation.seat(
            person.id,
            office=clean_line(draft.office),
            head=draft.head,
            since=draft.since,
            until=draft.until,
            instead_of=held,
        )
    return edit.news


def end_seat(workspace: Workspace, seat_id: int, until: dt.date) -> EditNews | None:
    """`until` is its last day. Raises RuleBroken for an end before the start."""
    with workspace.edit("End a seat") as edit:
        held = edit.get(DelegationMember, seat_id)
        edit.label = f"End the seat of {edit.get(Person, held.person_id).name}"
        held.delegation.seat(
            held.person_id, office=held.office, head=held.head, since=held.since, until=until, instead_of=held
        )
    return edit.news


def end_seats(workspace: Workspace, person_id: int) -> EditNews | None:
    """Every seat that somebody holds ends today; seats to come and seats that are over stay."""
    with workspace.edit("End the seats of a person") as edit:
        edit.label = f"End the seats of {edit.get(Person, person_id).name}"
        for held in edit.all(DelegationMember, person_id=person_id):
            if held.overlaps(edit.today, edit.today):
                held.delegation.seat(
                    person_id,
                    office=held.office,
                    head=held.head,
                    since=held.since,
                    until=edit.today,
                    instead_of=held,
                )
    return edit.news


def unseat(workspace: Workspace, seat_id: int) -> EditNews | None:
    """It was never taken: for what was entered wrongly. A seat that is over is ended instead."""
    with workspace.edit("Take a seat back") as edit:
        held = edit.get(DelegationMember, seat_id)
        edit.label = f"Remove the seat of {edit.get(Person, held.person_id).name}"
        held.delegation.members.remove(held)
    return edit.news


def make_head(workspace: Workspace, seat_id: int, on: dt.date | None = None) -> EditNews | None:
    """At the head from that day, today unless told; who was it until then sits on as a member."""
    with workspace.edit("Make head of delegation") as edit:
        held = edit.get(DelegationMember, seat_id)
        edit.label = f"Make {edit.get(Person, held.person_id).name} head of “{held.delegation.name}”"
        held.delegation.make_head(held, on or edit.today)
    return edit.news


def _one_of_its_own(edit: Edit, delegation: Delegation, person_id: int) -> Person:
    person, party = edit.get(Person, person_id), edit.get(Party, delegation.party_id)
    if person.party_id != party.id:
        raise RuleBroken(f"{person.name} does not belong to {party.name}.", "Move this person to the party first.")
    return person


def _name(edit: Edit, delegation: Delegation, name: str, note: str) -> None:
    delegation.rename(name=clean_line(name), note=clean(note))
    taken = edit.all(Delegation, party_id=delegation.party_id, name=delegation.name)
    if any(other is not delegation for other in taken):
        raise RuleBroken(f"The party has a delegation “{delegation.name}” already.", "Choose another name.")
