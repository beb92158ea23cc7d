"""What the screen asks of the window, which opens dialogs and calls commands: screens do not know dialogs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    """What is to be done with the record that an `Ask` names."""

    NEW_PARTY = "new_party"
    EDIT_PARTY = "edit_party"
    DELETE_PARTY = "delete_party"
    MOVE_UP = "move_up"
    MOVE_DOWN = "move_down"
    GIVE_ROLE = "give_role"
    CHANGE_ROLE = "change_role"
    END_ROLE = "end_role"
    END_ROLES = "end_roles"
    REMOVE_ROLE = "remove_role"
    NEW_DELEGATION = "new_delegation"
    EDIT_DELEGATION = "edit_delegation"
    DELETE_DELEGATION = "delete_delegation"
    SEAT = "seat"
    CHANGE_SEAT = "change_seat"
    END_SEAT = "end_seat"
    END_SEATS = "end_seats"
    UNSEAT = "unseat"
    MAKE_HEAD = "make_head"
    NEW_PERSON = "new_person"
    EDIT_PERSON = "edit_person"
    MOVE_PERSON = "move_person"
    DELETE_PERSON = "delete_person"
    CITE = "cite"
    NEW_STAKE = "new_stake"
    EDIT_STAKE = "edit_stake"
    DELETE_STAKE = "delete_stake"


@dataclass(frozen=True, slots=True)
class Ask:
    """`record_id`: the role, seat, delegation, person, red line or interest that is chosen; 0 where none is needed."""

    act: Act
    party_id: int
    record_id: int = 0
