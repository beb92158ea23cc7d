"""Parties, roles, people, delegations, red lines: what a person does with them, and what is refused."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from models.commands import delegations, demands, meetings, parties, stakes
from models.commands.delegations import SeatDraft
from models.commands.stakes import StakeDraft
from models.errors import NotFound, RuleBroken
from models.queries import party_page, summary
from models.records import PartyPage, RoleRecord
from models.vocabulary import Presence, Role, StakeKind
from tests.models.people import TODAY, Small, open_again, set_up

SEP, LATER = dt.date(2025, 9, 1), dt.date(2025, 9, 20)
DAY = dt.timedelta(days=1)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """The small negotiation, made once; each test has a copy of its file."""
    small = set_up(tmp_path_factory.mktemp("parties") / "small.accord")
    small.workspace.close()
    return small


@pytest.fixture
def small(made: Small, tmp_path: Path) -> Iterator[Small]:
    with open_again(Path(shutil.copy(made.path, tmp_path / "mine.accord"))) as workspace:
        yield replace(made, workspace=workspace)


def page(small: Small, party_id: int | None = None, day: dt.date | None = None) -> PartyPage:
    return party_page.page(small.workspace, party_id or small.north, as_of=day)


def role(small: Small, wanted: Role, party_id: int | None = None) -> RoleRecord:
    return next(one for one in page(small, party_id).roles if one.role is wanted)


def terms(small: Small, party_id: int) -> set[tuple[Role, dt.date | None, dt.date | None]]:
    return {(one.role, one.since, one.until) for one in page(small, party_id).roles}


# ---------------------------------------------------------------- roles


def test_a_role_is_given_changed_ended_and_removed(small: Small) -> None:
    workspace = small.workspace
    parties.give_role(workspace, small.north, Role.HOST, SEP)
    host = role(small, Role.HOST)
    parties.change_role(workspace, host.id, Role.WITNESS, SEP, None)
    parties.end_role(workspace, host.id, LATER)
    witness = role(small, Role.WITNESS)
    assert (witness.id, witness.since, witness.until, witness.held) == (host.id, SEP, LATER, False)
    assert Role.WITNESS in page(small, day=LATER).held_roles
    assert Role.WITNESS not in page(small, day=LATER + DAY).held_roles
    assert all(one.role is not Role.WITNESS for one in page(small, day=SEP - DAY).roles)
    parties.remove_role(workspace, host.id)
    assert all(one.role is not Role.WITNESS for one in page(small).roles)
    workspace.undo()
    assert role(small, Role.WITNESS).until == LATER


def test_a_role_that_ends_before_it_starts_or_is_held_already_is_refused(small: Small) -> None:
    workspace = small.workspace
    with pytest.raises(RuleBroken, match="ends before it starts"):
        parties.give_role(workspace, small.north, Role.HOST, LATER, SEP)
    with pytest.raises(RuleBroken, match="Northland is conflict party at that time already"):
        parties.give_role(workspace, small.north, Role.CONFLICT_PARTY, LATER)
    parties.give_role(workspace, small.north, Role.HOST, LATER)
    with pytest.raises(RuleBroken, match="ends before it starts"):
        parties.end_role(workspace, role(small, Role.HOST).id, SEP)
    assert role(small, Role.HOST).until is None


def test_changing_a_party_keeps_the_dates_of_roles_that_stay(small: Small) -> None:
    workspace = small.workspace
    chair = role(small, Role.CHAIR, small.chair)
    parties.change_role(workspace, chair.id, Role.CHAIR, SEP, None)
    parties.give_role(workspace, small.chair, Role.OBSERVER, None, SEP)
    parties.give_role(workspace, small.chair, Role.WITNESS, TODAY + 5 * DAY)
    parties.change(workspace, small.chair, "ISL", "The Islands", [Role.CHAIR, Role.OBSERVER], "")
    assert terms(small, small.chair) == {
        (Role.CHAIR, SEP, None),
        (Role.OBSERVER, None, SEP),  # what is over stays as it was
        (Role.OBSERVER, TODAY, None),
        (Role.WITNESS, TODAY + 5 * DAY, None),  # what is to come stays as well
    }
    parties.change(workspace, small.chair, "ISL", "Islands", None, "a note")
    assert {one[0] for one in terms(small, small.chair)} == {Role.CHAIR, Role.OBSERVER, Role.WITNESS}


def test_only_roles_of_today_are_told_with_the_parties(small: Small) -> None:
    workspace = small.workspace
    parties.give_role(workspace, small.south, Role.OBSERVER, None, SEP)
    parties.give_role(workspace, small.south, Role.HOST, TODAY + DAY)
    south = next(party for party in summary.parties(workspace) if party.id == small.south)
    assert south.roles == (Role.CONFLICT_PARTY,)


# ---------------------------------------------------------------- deleting, ordering


def test_a_party_that_is_named_says_where(small: Small) -> None:
    workspace = small.workspace
    with pytest.raises(RuleBroken, match=r"Northland is still named: in D-1, in D-2, in D-3 and \d more"):
        parties.delete(workspace, small.north)
    with pytest.raises(RuleBroken, match="in D-3"):
        parties.delete(workspace, small.chair)


def test_titles_of_confidential_records_are_not_told(small: Small) -> None:
    workspace = small.workspace
    guest = parties.add(workspace, "EAS", "Eastland")
    with workspace.edit("Hide a meeting") as edit:
        from models.entities import Meeting

        meeting = edit.get(Meeting, small.talks)
        meeting.confidential = True
    meetings.attend(workspace, small.talks, guest, Presence.ATTENDED)
    with pytest.raises(RuleBroken, match="Eastland is still named: at a confidential meeting") as refusal:
        parties.delete(workspace, guest)
    assert "Boundary" not in str(refusal.value)


def test_a_party_goes_with_its_people_delegations_and_red_lines_and_comes_back(small: Small) -> None:
    workspace = small.workspace
    guest = parties.add(workspace, "EAS", "Eastland", [Role.OBSERVER])
    person = parties.add_person(workspace, guest, "Ivo Sand")
    delegation = delegations.add(workspace, guest, "Observers")
    delegations.seat(workspace, delegation, SeatDraft(person, head=True))
    stakes.add(workspace, guest, StakeDraft(StakeKind.INTEREST, "a seat at the table"))
    was = page(small, guest)
    parties.delete(workspace, guest)
    with pytest.raises(NotFound):
        page(small, guest)
    workspace.undo()
    assert page(small, guest) == was


def test_a_person_of_the_party_who_spoke_keeps_it(small: Small) -> None:
    workspace = small.workspace
    guest = parties.add(workspace, "EAS", "Eastland")
    person = parties.add_person(workspace, guest, "Ivo Sand")
    meetings.attend(workspace, small.talks, small.south, Presence.ATTENDED, person_id=person)
    with pytest.raises(RuleBroken, match="Eastland is still named: at “Boundary commission”"):
        parties.delete(workspace, guest)


def test_parties_are_put_in_order(small: Small) -> None:
    workspace = small.workspace
    parties.reorder(workspace, [small.chair, small.south])
    assert [one.id for one in party_page.entries(workspace)] == [small.chair, small.south, small.north]
    workspace.undo()
    assert [one.id for one in party_page.entries(workspace)] == [small.north, small.south, small.chair]


# ---------------------------------------------------------------- people and delegations


def test_people_sit_under_one_head(small: Small) -> None:
    workspace = small.workspace
    deputy = parties.add_person(workspace, small.north, "Bo Lund", "deputy")
    committee = delegations.add(workspace, small.north, "Border committee")
    delegations.seat(workspace, committee, SeatDraft(small.minister, "head of delegation", True, SEP))
    with pytest.raises(RuleBroken, match="“Border committee” has a head at that time already"):
        delegations.seat(workspace, committee, SeatDraft(deputy, head=True, since=LATER))
    with pytest.raises(RuleBroken, match="The seat ends before it starts"):
        delegations.seat(workspace, committee, SeatDraft(deputy, since=LATER, until=SEP))
    delegations.seat(workspace, committee, SeatDraft(deputy, since=SEP))
    seat = next(one for one in page(small).delegations[0].seats if one.person_id == deputy)
    delegations.make_head(workspace, seat.id, LATER)

    def head(day: dt.date) -> list[str]:
        return [one.person for one in page(small, day=day).delegations[0].seats if one.head and one.held]

    assert (head(LATER - DAY), head(LATER)) == (["Ada Berg"], ["Bo Lund"])
    workspace.undo()
    assert head(LATER) == ["Ada Berg"]


def test_seats_are_for_its_own_people(small: Small) -> None:
    workspace = small.workspace
    committee = delegations.add(workspace, small.south, "Border committee")
    with pytest.raises(RuleBroken, match="Ada Berg does not belong to Southland"):
        delegations.seat(workspace, committee, SeatDraft(small.minister))


def test_a_person_goes_over_to_another_party(small: Small) -> None:
    workspace = small.workspace
    old = delegations.add(workspace, small.north, "Border committee")
    new = delegations.add(workspace, small.south, "Technical team")
    delegations.seat(workspace, old, SeatDraft(small.minister, head=True, since=SEP))
    with pytest.raises(RuleBroken, match="not a delegation of Southland"):
        parties.move_person(workspace, small.minister, small.south, delegation_id=old)
    parties.move_person(workspace, small.minister, small.south, on=LATER, delegation_id=new, office="adviser")
    assert [(one.name, one.office) for one in page(small, small.south).people] == [("Ada Berg", "adviser")]
    [left] = page(small).delegations[0].seats
    [taken] = page(small, small.south).delegations[0].seats
    assert (left.until, taken.since, taken.office) == (LATER - DAY, LATER, "adviser")
    workspace.undo()
    assert [one.name for one in page(small).people] == ["Ada Berg"]
    assert page(small).delegations[0].seats[0].until is None


def test_a_person_that_is_named_says_where_and_can_go_once_it_is_not(small: Small) -> None:
    workspace = small.workspace
    with pytest.raises(RuleBroken, match="Ada Berg is still named: at “Leaders’ summit”"):
        parties.delete_person(workspace, small.minister)
    other = parties.add_person(workspace, small.north, "Bo Lund")
    committee = delegations.add(workspace, small.north, "Border committee")
    delegations.seat(workspace, committee, SeatDraft(other))
    with pytest.raises(RuleBroken, match="in the delegation “Border committee”"):
        parties.delete_person(workspace, other)
    delegations.unseat(workspace, page(small).delegations[0].seats[0].id)
    parties.delete_person(workspace, other)
    assert [one.name for one in page(small).people] == ["Ada Berg"]


def test_a_delegation_is_renamed_and_deleted_but_not_named_twice(small: Small) -> None:
    workspace = small.workspace
    committee = delegations.add(workspace, small.north, "Border committee")
    with pytest.raises(RuleBroken, match="has a delegation “Border committee” already"):
        delegations.add(workspace, small.north, " Border committee ")
    delegations.rename(workspace, committee, "General committee", "meets monthly")
    assert [(one.name, one.note) for one in page(small).delegations] == [("General committee", "meets monthly")]
    delegations.seat(workspace, committee, SeatDraft(small.minister))
    delegations.delete(workspace, committee)
    assert page(small).delegations == ()
    assert [one.name for one in page(small).people] == ["Ada Berg"]


def test_a_delegation_that_voiced_a_position_stays(small: Small) -> None:
    from models.entities import Position, PositionVoice

    workspace = small.workspace
    committee = delegations.add(workspace, small.south, "Border committee")
    with workspace.edit("Say whose voice it was") as edit:
        position = edit.all(Position, party_id=small.south)[0]
        edit.add(PositionVoice(position_id=position.id, delegation_id=committee, demand_id=position.demand_id))
    with pytest.raises(RuleBroken, match="“Border committee” is still named: in D-1"):
        delegations.delete(workspace, committee)
    assert page(small, small.south).stances[0].voice == "Border committee"


# ---------------------------------------------------------------- red lines and interests


def test_red_lines_are_confidential_and_their_words_are_in_no_label(small: Small) -> None:
    workspace = small.workspace
    made = stakes.add(
        workspace,
        small.north,
        StakeDraft(StakeKind.RED_LINE, "no foreign troops", small.border, "Radio North", "", SEP),
    )
    [stake] = page(small).stakes
    assert (stake.id, stake.confidential, stake.demand.split()[0], stake.source) == (made, True, "D-1", "Radio North")
    assert page(small, day=SEP - DAY).stakes == ()
    stakes.change(workspace, made, StakeDraft(StakeKind.INTEREST, "fewer foreign troops", until=LATER))
    assert [(one.kind, one.text, one.held) for one in page(small).stakes] == [
        (StakeKind.INTEREST, "fewer foreign troops", False)
    ]
    with pytest.raises(RuleBroken, match="The red line ends before it starts"):
        stakes.change(workspace, made, StakeDraft(StakeKind.RED_LINE, "x", since=LATER, until=SEP))
    with pytest.raises(RuleBroken, match="The interest is empty"):
        stakes.change(workspace, made, StakeDraft(StakeKind.INTEREST, " "))
    stakes.delete(workspace, made)
    assert page(small).stakes == ()
    undo = workspace.undoable()
    assert undo is not None
    assert "troops" not in undo


def test_deleting_the_demand_takes_its_red_line_along(small: Small) -> None:
    workspace = small.workspace
    stakes.add(workspace, small.north, StakeDraft(StakeKind.RED_LINE, "no delay", small.spare))
    demands.delete(workspace, [small.spare])
    assert all(one.demand_id != small.spare for one in page(small).stakes)


def test_what_only_steers_a_machine_is_not_kept_of_pasted_words(small: Small) -> None:
    workspace = small.workspace
    odd = "Bo\x00\ud800\x1b[2J\r\nLund"
    parties.add_person(workspace, small.north, odd, odd, odd)
    committee = delegations.add(workspace, small.north, odd, odd)
    delegations.seat(workspace, committee, SeatDraft(small.minister, odd))
    stakes.add(workspace, small.north, StakeDraft(StakeKind.RED_LINE, odd, note=odd))
    parties.change(workspace, small.north, "N\x07OR", odd, None, odd)
    found = page(small)
    assert (found.code, found.name, found.note) == ("NOR", "Bo[2J Lund", "Bo[2J\nLund")
    assert found.people[-1].name == found.delegations[0].name == "Bo[2J Lund"
    assert found.delegations[0].seats[0].office == "Bo[2J Lund"
    assert found.stakes[0].text == "Bo[2J\nLund"
