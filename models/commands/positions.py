"""Where the parties stand: recording a step of a stance, correcting one, deleting one. Each is one undoable edit.

Moving the demand that the stances are about is `models.commands.demands`'; what they suggest, `models.suggestions`'.
"""

from __future__ import annotations

from dataclasses import dataclass

from models.commands.evidence import source_id
from models.door import Edit
from models.entities import Delegation, DelegationMember, Demand, Party, Person, Position, Source
from models.errors import Conflict, RuleBroken
from models.records import EditNews, Effective, StanceStep
from models.vocabulary import Disclosure, Involvement, Stance
from models.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Voice:
    """Who voiced a position: somebody of the party, one of its delegations, or somebody for a delegation."""

    person_id: int | None = None
    delegation_id: int | None = None


#: The party as a whole.
NOBODY = Voice()


def record(
    workspace: Workspace,
    demand_id: int,
    party_id: int,
    stance: Stance,
    *,
    effective: Effective | None = None,
    disclosure: Disclosure = Disclosure.PUBLIC,
    condition: str = "",
    text: str = "",
    source: str = "",
    voice: Voice = NOBODY,
    involve: bool = False,
) -> EditNews | None:
    """Record where an addressed or third party stands, effective today where no date is given.

    involve: a party that has no part in the demand becomes a third party of it in the same edit. Raises NotInvolved
    for such a party otherwise, RuleBroken for one that tables the demand, for a missing condition, for a date in the
    future and for a voice that is not the party's.
    """
    with workspace.edit("Record a position") as edit:
        demand, party = edit.get(Demand, demand_id), edit.get(Party, party_id)
        edit.label = _recorded(party.code, demand.ref, stance, disclosure)
        if involve:
            _involve(demand, party_id)
        position = demand.record_position(
            party_id,
            stance,
            edit.effective(effective),
            today=edit.today,
            disclosure=disclosure,
            condition=condition,
            text=text,
            source_id=source_id(edit, source),
        )
        _give_voice(edit, position, voice)
    return edit.news


def correct(
    workspace: Workspace,
    seen: StanceStep,
    stance: Stance,
    *,
    effective: Effective,
    disclosure: Disclosure,
    condition: str = "",
    text: str = "",
    source: str = "",
    voice: Voice = NOBODY,
) -> EditNews | None:
    """Correct a step that was entered wrongly; a change of mind is a new step and not this.

    seen: the step as it stood when the person began. Raises Conflict where somebody changed it meanwhile, NotFound
    where it is gone, RuleBroken as `record` does.
    """
    with workspace.edit("Correct a position") as edit:
        position = edit.get(Position, seen.id)
        edit.label = f"Correct a position of {_of(edit, position)}"
        _unchanged(edit, position, seen)
        position.describe(
            stance,
            effective,
            today=edit.today,
            disclosure=disclosure,
            condition=condition,
            text=text,
            source_id=source_id(edit, source),
        )
        _give_voice(edit, position, voice)
    return edit.news


def delete(workspace: Workspace, position_id: int) -> EditNews | None:
    """Delete one step of a stance; the one before it holds again. Undo brings it back."""
    with workspace.edit("Delete a position") as edit:
        position = edit.get(Position, position_id)
        edit.label = f"Delete a position of {_of(edit, position)}"
        edit.delete(position)
    return edit.news


def _recorded(code: str, ref: str, stance: Stance, disclosure: Disclosure) -> str:
    """The name of the step. What we only assessed is not told by it: names of steps stand in many places."""
    if disclosure is Disclosure.ASSESSED:
        return f"Record an assessed position of {code} on {ref}"
    return f"Record that {code} {_does(stance)} on {ref}"


def _does(stance: Stance) -> str:
    """The stance as what a party does: "has no position recorded"."""
    if stance is Stance.UNDECIDED:
        return "is undecided"
    return "has no position recorded" if stance is Stance.NONE_RECORDED else stance.word


def _of(edit: Edit, position: Position) -> str:
    return f"{edit.get(Party, position.party_id).code} on {position.demand.ref}"


def _involve(demand: Demand, party_id: int) -> None:
    involved: dict[Involvement, tuple[int, ...]] = {
        kind: tuple(party.party_id for party in demand.parties if party.involvement is kind) for kind in Involvement
    }
    if not any(party_id in parties for parties in involved.values()):
        involved[Involvement.THIRD_PARTY] += (party_id,)
        demand.involve(involved)


def _give_voice(edit: Edit, position: Position, voice: Voice) -> None:
    """Raises RuleBroken for a person or a delegation of another party."""
    party_id = position.party_id
    if voice.delegation_id is not None:
        delegation = edit.get(Delegation, voice.delegation_id)
        if delegation.party_id != party_id:
            raise RuleBroken(
                f"“{delegation.name}” is a delegation of another party.", "Choose one of the party’s own, or none."
            )
    if voice.person_id is not None:
        person = edit.get(Person, voice.person_id)
        if person.party_id != party_id and not _sits_with(edit, person.id, party_id):
            raise RuleBroken(
                f"{person.name} neither belongs to that party nor sits in a delegation of it.",
                "Choose somebody of the party, or leave the person out.",
            )
    edit.flush()
    position.voiced_by(voice.person_id, voice.delegation_id)


def _sits_with(edit: Edit, person_id: int, party_id: int) -> bool:
    seats = edit.all(DelegationMember, person_id=person_id)
    return any(edit.get(Delegation, seat.delegation_id).party_id == party_id for seat in seats)


def _unchanged(edit: Edit, position: Position, seen: StanceStep) -> None:
    """Raises Conflict where the step is not what the person saw."""
    source = edit.get(Source, position.source_id).outlet if position.source_id else ""
    now = (position.stance.word, position.disclosure.word, position.condition, position.text, source)
    was = (seen.stance.word, seen.disclosure.word, seen.condition, seen.text, seen.source)
    for found, known in zip(now, was, strict=True):
        if found != known:
            raise Conflict(f"The position of {_of(edit, position)}", known or "nothing", found or "nothing")
    if position.effective != seen.effective.date:
        raise Conflict(
            f"The date of a position of {_of(edit, position)}", f"{seen.effective.date}", f"{position.effective}"
        )
