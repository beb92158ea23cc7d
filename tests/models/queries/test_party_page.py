"""A party's page: where it stands, what it came to and said, and that this costs the same whatever the file holds."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import event

from models.commands import demands, evidence, meetings
from models.errors import NotFound
from models.queries import party_page
from models.queries.party_parts import MOST
from models.records import Ref
from models.vocabulary import Involvement, Kind, PartyGroup, Presence, Role, Stance, Status
from tests.models.people import Small, on, plant


def test_the_group_is_what_the_roles_of_the_day_make_of_it() -> None:
    assert PartyGroup.of([Role.HOST, Role.SIGNATORY, Role.CONFLICT_PARTY]) is PartyGroup.CONFLICT_PARTY
    assert PartyGroup.of([Role.OBSERVER, Role.SIGNATORY]) is PartyGroup.SIGNATORY
    assert PartyGroup.of([Role.MEDIATOR]) is PartyGroup.of([]) is PartyGroup.THIRD_PARTY


def test_demands_come_with_how_the_party_stands_to_them_on_the_day(small_negotiation: Small) -> None:
    workspace, south = small_negotiation.workspace, small_negotiation.south
    now = {one.ref: one for one in party_page.page(workspace, south).demands}
    assert [one.involvement for one in now.values()] == sorted(
        (one.involvement for one in now.values()), key=list(Involvement).index
    )
    assert (now["D-1"].status, now["D-1"].stance) == (Status.CONTESTED, Stance.REJECTS)
    assert now["D-2"].stance is None  # who tables it has no position on it
    assert now["D-4"].stance is Stance.NONE_RECORDED
    then = {one.ref: one for one in party_page.page(workspace, south, as_of=dt.date(2025, 8, 16)).demands}
    assert set(then) == {"D-1", "D-2"}
    assert (then["D-1"].status, then["D-1"].stance) == (Status.UNDER_DISCUSSION, Stance.NONE_RECORDED)


def test_stances_are_the_whole_series_and_the_newest_of_each_demand_holds(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    demands.record_position(workspace, small.border, small.south, Stance.UNDECIDED, effective=on("2025-09-05"))
    found = party_page.page(workspace, small.south).stances
    assert [(one.ref, one.stance, one.newest) for one in found] == [
        ("D-1", Stance.UNDECIDED, True),
        ("D-1", Stance.REJECTS, False),
    ]
    [then] = party_page.page(workspace, small.south, as_of=dt.date(2025, 9, 4)).stances
    assert (then.stance, then.newest) == (Stance.REJECTS, True)


def test_meetings_to_come_before_those_that_were_each_with_the_newest_word(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    meetings.attend(workspace, small.talks, small.north, Presence.INVITED, effective=on("2025-09-01"))
    meetings.attend(workspace, small.talks, small.north, Presence.ATTENDED, effective=on("2025-09-15"))
    meetings.attend(
        workspace, small.summit, small.north, Presence.CONFIRMED, person_id=small.minister, condition="a ceremony"
    )
    found = party_page.page(workspace, small.north).meetings
    assert [(one.title, one.person, one.presence, one.condition) for one in found] == [
        ("Leaders’ summit", "Ada Berg", Presence.CONFIRMED, "a ceremony"),
        ("Boundary commission", "", Presence.ATTENDED, ""),
    ]
    then = party_page.page(workspace, small.north, as_of=dt.date(2025, 9, 16)).meetings
    assert [(one.title, one.presence) for one in then] == [("Boundary commission", Presence.ATTENDED)]


def test_statements_objections_and_citations_of_a_party(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    evidence.add_statement(
        workspace, evidence.StatementDraft("A spokesman", "We wait.", party_id=small.south, effective=on("2025-09-09"))
    )
    evidence.cite(workspace, Ref(Kind.PARTY, small.south), "Radio North", "South of the river")
    found = party_page.page(workspace, small.south)
    assert [one.words for one in found.statements] == ["We wait."]
    assert [(one.term, one.instrument, one.open) for one in found.objections] == [
        ("occupied", "Joint declaration", True)
    ]
    assert [one.claim for one in found.citations] == ["South of the river"]
    assert party_page.page(workspace, small.south, as_of=dt.date(2025, 9, 8)).statements == ()


def test_a_page_costs_the_same_statements_whatever_the_file_holds(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    asked: list[str] = []
    event.listen(workspace._engine, "before_cursor_execute", lambda *args: asked.append(str(args[2])))
    party_page.page(workspace, small.north)
    few = len(asked)
    plant(workspace, MOST + 50, by=small.north, to=small.south)
    asked.clear()
    page = party_page.page(workspace, small.north)
    assert len(asked) == few
    assert (len(page.demands), page.demand_count) == (MOST, MOST + 54)


def test_whose_a_record_is(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    assert party_page.owner_of(workspace, Ref(Kind.PERSON, small.minister)) == small.north
    assert party_page.owner_of(workspace, Ref(Kind.PARTY, small.south)) == small.south
    assert party_page.owner_of(workspace, Ref(Kind.STAKE, 1)) is None
    assert party_page.owner_of(workspace, Ref(Kind.DEMAND, small.border)) is None
    with pytest.raises(NotFound, match="That party does not exist"):
        party_page.page(workspace, 1)
