"""Recording, correcting and deleting where a party stands, and what is refused."""

from __future__ import annotations

import datetime as dt

import pytest

from models.commands import demands, positions
from models.commands.positions import Voice
from models.entities import Delegation
from models.errors import Conflict, NotFound, NotInvolved, RuleBroken
from models.queries import detail, stances
from models.records import StanceStep
from models.vocabulary import Disclosure, Involvement, Stance
from models.workspace import Workspace
from tests.models.people import TODAY, Small, all_rows, on


def steps(small: Small) -> tuple[StanceStep, ...]:
    """Southland's on the border."""
    return stances.steps_of(small.workspace, small.border, small.south)


def sent(workspace: Workspace, party_id: int, name: str) -> int:
    """A party sends a delegation; gives its id."""
    with workspace.edit(f"Send {name}") as edit:
        delegation = edit.add(Delegation(party_id=party_id, name=name))
        edit.flush()
        return delegation.id


def test_a_step_names_party_demand_and_stance_in_the_journal(small_negotiation: Small) -> None:
    small = small_negotiation
    news = positions.record(small.workspace, small.mines, small.north, Stance.UNDECIDED, source="Radio North")
    assert news is not None
    assert news.label == "Record that NOR is undecided on D-2"
    assert small.workspace.undoable() == news.label


def test_the_name_of_a_step_does_not_tell_what_we_assessed(small_negotiation: Small) -> None:
    small = small_negotiation
    news = positions.record(small.workspace, small.mines, small.north, Stance.REJECTS, disclosure=Disclosure.ASSESSED)
    assert news is not None
    assert news.label == "Record an assessed position of NOR on D-2"


def test_a_voice_is_kept_with_the_step(small_negotiation: Small) -> None:
    small = small_negotiation
    delegation = sent(small.workspace, small.north, "Technical")
    positions.record(small.workspace, small.mines, small.north, Stance.REJECTS, voice=Voice(small.minister, delegation))
    [step] = stances.steps_of(small.workspace, small.mines, small.north)
    assert step.voice.words == "Ada Berg, for Technical"
    assert step.recorded_at == small.clock.at


def test_somebody_of_another_party_is_no_voice(small_negotiation: Small) -> None:
    small = small_negotiation
    before = all_rows(small.workspace)
    with pytest.raises(RuleBroken, match="Ada Berg neither belongs to that party"):
        positions.record(small.workspace, small.border, small.south, Stance.ACCEPTS, voice=Voice(small.minister))
    own = sent(small.workspace, small.north, "Technical")
    with pytest.raises(RuleBroken, match="delegation of another party"):
        positions.record(small.workspace, small.border, small.south, Stance.ACCEPTS, voice=Voice(None, own))
    small.workspace.undo()
    assert all_rows(small.workspace) == before


def test_a_party_without_a_part_is_refused_and_may_become_a_third_party(small_negotiation: Small) -> None:
    small = small_negotiation
    with pytest.raises(NotInvolved, match="not involved in D-2") as refused:
        positions.record(small.workspace, small.mines, small.chair, Stance.ACCEPTS)
    assert "third party" in refused.value.way_out
    positions.record(small.workspace, small.mines, small.chair, Stance.ACCEPTS, involve=True)
    marks = {mark.party_id: mark for mark in detail.demand(small.workspace, small.mines).card.parties}
    assert marks[small.chair].involvement is Involvement.THIRD_PARTY
    assert marks[small.chair].stance is Stance.ACCEPTS
    small.workspace.undo()
    assert len(detail.demand(small.workspace, small.mines).card.parties) == 2


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ({"party": "north"}, "tables D-1; its position is the demand itself"),
        ({"effective": on(TODAY + dt.timedelta(days=1))}, "cannot be dated in the future"),
        ({"stance": Stance.ACCEPTS_WITH_CONDITIONS}, "The condition is missing"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(
    small_negotiation: Small, what: dict[str, object], said: str
) -> None:
    small = small_negotiation
    before = all_rows(small.workspace)
    party_id = getattr(small, str(what.get("party", "south")))
    stance = what.get("stance", Stance.ACCEPTS)
    with pytest.raises(RuleBroken, match=said):
        positions.record(small.workspace, small.border, party_id, stance, effective=what.get("effective"))
    assert all_rows(small.workspace) == before


def test_an_older_step_never_changes_today(small_negotiation: Small) -> None:
    small = small_negotiation
    positions.record(small.workspace, small.border, small.south, Stance.ACCEPTS, effective=on("2025-08-05"))
    assert [step.stance for step in steps(small)] == [Stance.ACCEPTS, Stance.REJECTS]
    marks = {mark.party_id: mark.stance for mark in detail.demand(small.workspace, small.border).card.parties}
    assert marks[small.south] is Stance.REJECTS


def test_contradictions_of_one_day_are_kept_and_marked(small_negotiation: Small) -> None:
    small = small_negotiation
    positions.record(small.workspace, small.border, small.south, Stance.ACCEPTS, effective=on("2025-08-20"))
    assert [(step.stance, step.contradicts) for step in steps(small)] == [
        (Stance.REJECTS, True),
        (Stance.ACCEPTS, True),
    ]


def correct(small: Small, seen: StanceStep, stance: Stance, **more: object) -> None:
    told = {"effective": seen.effective, "disclosure": seen.disclosure, "text": seen.text, "source": seen.source}
    positions.correct(small.workspace, seen, stance, **{**told, **more})


def test_correcting_mends_the_step_and_adds_none(small_negotiation: Small) -> None:
    small = small_negotiation
    [seen] = steps(small)
    correct(small, seen, Stance.ACCEPTS_WITH_CONDITIONS, condition="inspectors", disclosure=Disclosure.ASSESSED)
    [step] = steps(small)
    assert (step.id, step.stance, step.condition) == (seen.id, Stance.ACCEPTS_WITH_CONDITIONS, "inspectors")
    assert step.disclosure is Disclosure.ASSESSED
    correct(small, step, Stance.ACCEPTS, condition="inspectors")
    assert steps(small)[0].condition == ""
    assert steps(small)[0].recorded_at == seen.recorded_at
    assert small.workspace.undoable() == "Correct a position of SUD on D-1"
    small.workspace.undo()
    small.workspace.undo()
    assert steps(small) == (seen,)


def test_correcting_what_somebody_changed_meanwhile_is_a_conflict(small_negotiation: Small) -> None:
    small = small_negotiation
    [seen] = steps(small)
    correct(small, seen, Stance.UNDECIDED)
    with pytest.raises(Conflict, match="undecided"):
        correct(small, seen, Stance.ACCEPTS)
    with pytest.raises(RuleBroken, match="future"):
        correct(small, steps(small)[0], Stance.ACCEPTS, effective=on("2025-12-24"))
    assert steps(small)[0].stance is Stance.UNDECIDED


def test_a_voice_can_be_corrected_and_taken_away(small_negotiation: Small) -> None:
    small = small_negotiation
    positions.record(small.workspace, small.mines, small.north, Stance.REJECTS, voice=Voice(small.minister))
    [seen] = stances.steps_of(small.workspace, small.mines, small.north)
    delegation = sent(small.workspace, small.north, "Technical")
    correct(small, seen, Stance.REJECTS, voice=Voice(small.minister, delegation))
    [seen] = stances.steps_of(small.workspace, small.mines, small.north)
    assert seen.voice.delegation == "Technical"
    correct(small, seen, Stance.REJECTS)
    [seen] = stances.steps_of(small.workspace, small.mines, small.north)
    assert seen.voice.words == ""


def test_deleting_a_step_lets_the_one_before_hold_again(small_negotiation: Small) -> None:
    small = small_negotiation
    before = all_rows(small.workspace)
    positions.record(
        small.workspace,
        small.mines,
        small.north,
        Stance.REJECTS,
        voice=Voice(small.minister),
        effective=on("2025-09-01"),
    )
    with_one = all_rows(small.workspace)
    positions.record(small.workspace, small.mines, small.north, Stance.ACCEPTS)
    newest = stances.steps_of(small.workspace, small.mines, small.north)[-1]
    positions.delete(small.workspace, newest.id)
    assert all_rows(small.workspace) == with_one
    [left] = stances.steps_of(small.workspace, small.mines, small.north)
    positions.delete(small.workspace, left.id)
    assert all_rows(small.workspace) == before
    small.workspace.undo()
    assert all_rows(small.workspace) == with_one
    with pytest.raises(NotFound):
        positions.delete(small.workspace, newest.id)


def test_a_deleted_demand_takes_its_steps_with_it_and_brings_them_back(small_negotiation: Small) -> None:
    small = small_negotiation
    positions.record(small.workspace, small.mines, small.north, Stance.REJECTS, voice=Voice(small.minister))
    before = all_rows(small.workspace)
    demands.delete(small.workspace, [small.mines])
    assert stances.steps_of(small.workspace, small.mines, small.north) == ()
    small.workspace.undo()
    assert all_rows(small.workspace) == before
