"""Who met whom: what counts, as of a day, people and parties, and places that stay and never lie on each other."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.commands import meetings
from models.network_layout import places
from models.queries.network import NetworkChoice, network
from models.records import NetworkEdge, NetworkRecord
from models.vocabulary import MeetingKind, MeetingState, Presence
from tests.models.people import Small, on, open_again, plan, set_up

#: Names of a pair → how often they met, and how many meetings are to come.
Pairs = dict[tuple[str, str], tuple[int, int]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Small:
    small = set_up(tmp_path_factory.mktemp("network") / "small.accord")
    workspace = small.workspace
    call = plan(
        workspace,
        "Call",
        "2025-08-05",
        kind=MeetingKind.LEADERS_CALL,
        state=MeetingState.HELD,
        effective=on("2025-08-05"),
    )
    said = plan(workspace, "Statement", "2025-08-06", kind=MeetingKind.STATEMENT, state=MeetingState.HELD)
    for meeting_id in (call, said):
        for party in (small.north, small.south):
            meetings.attend(workspace, meeting_id, party, Presence.ATTENDED, effective=on("2025-08-05"))
    for party in (small.north, small.south, small.chair):
        meetings.attend(workspace, small.talks, party, Presence.ATTENDED, effective=on("2025-09-15"))
    # It had been announced, and was not there.
    meetings.attend(workspace, call, small.chair, Presence.ATTENDED, effective=on("2025-08-05"))
    meetings.attend(workspace, call, small.chair, Presence.ABSENT, effective=on("2025-08-06"))
    meetings.attend(workspace, small.summit, small.south, Presence.CONFIRMED, effective=on("2025-09-01"))
    workspace.close()
    return small


@pytest.fixture
def small(made: Small, tmp_path: Path) -> Iterator[Small]:
    with open_again(Path(shutil.copy(made.path, tmp_path / "mine.accord"))) as workspace:
        yield replace(made, workspace=workspace)


def pairs(found: NetworkRecord) -> Pairs:
    return {
        (found.nodes[edge.one].code, found.nodes[edge.other].code): (edge.times, len(edge.encounters) - edge.times)
        for edge in found.edges
    }


def edge_of(found: NetworkRecord, one: str, other: str) -> NetworkEdge:
    return next(
        edge for edge in found.edges if {found.nodes[edge.one].code, found.nodes[edge.other].code} == {one, other}
    )


def test_calls_and_gatherings_count_and_statements_do_not(small: Small) -> None:
    found = network(small.workspace, NetworkChoice())
    assert pairs(found) == {("NOR", "SUD"): (2, 0), ("NOR", "ISL"): (1, 0), ("SUD", "ISL"): (1, 0)}
    edge = edge_of(found, "NOR", "SUD")
    assert [one.title for one in edge.encounters] == ["Call", "Boundary commission"]
    assert edge.last is not None
    assert edge.last.when.first_day == dt.date(2025, 9, 15)


def test_a_party_attends_with_any_of_its_people_and_people_meet_people(small: Small) -> None:
    workspace = small.workspace
    from models.commands import parties

    guest = parties.add_person(workspace, small.south, "Bo Lund")
    meeting = plan(workspace, "Dinner", "2025-09-20", state=MeetingState.HELD)
    meetings.attend(workspace, meeting, small.north, Presence.ATTENDED, person_id=small.minister)
    meetings.attend(workspace, meeting, small.south, Presence.ATTENDED, person_id=guest)
    assert pairs(network(workspace, NetworkChoice()))["NOR", "SUD"] == (3, 0)
    people = network(workspace, NetworkChoice(persons=True))
    assert [node.name for node in people.nodes] == ["Ada Berg", "Bo Lund"]
    assert pairs(people) == {("NOR", "SUD"): (1, 0)}


def test_meetings_to_come_are_there_when_asked_for(small: Small) -> None:
    found = pairs(network(small.workspace, NetworkChoice(planned=True)))
    assert found["NOR", "SUD"] == (2, 1)  # the minister of the north is invited, the south has confirmed
    meetings.attend(small.workspace, small.summit, small.south, Presence.DENIED)
    assert pairs(network(small.workspace, NetworkChoice(planned=True)))["NOR", "SUD"] == (2, 0)


def test_on_an_earlier_day_only_what_had_happened_counts(small: Small) -> None:
    def then(day: str) -> Pairs:
        return pairs(network(small.workspace, NetworkChoice(), as_of=dt.date.fromisoformat(day)))

    assert then("2025-08-04") == {}
    assert then("2025-08-05") == {("NOR", "SUD"): (1, 0), ("NOR", "ISL"): (1, 0), ("SUD", "ISL"): (1, 0)}
    assert then("2025-08-06") == {("NOR", "SUD"): (1, 0)}


def test_confidential_meetings_are_left_out_of_what_is_public(small: Small) -> None:
    from models.entities import Meeting

    with small.workspace.edit("Hide") as edit:
        edit.get(Meeting, small.talks).confidential = True
    assert edge_of(network(small.workspace, NetworkChoice()), "NOR", "SUD").encounters[-1].confidential
    assert pairs(network(small.workspace, NetworkChoice(public=True))) == {("NOR", "SUD"): (1, 0)}


def test_those_that_met_the_fewest_are_left_out_and_counted(small: Small) -> None:
    found = network(small.workspace, NetworkChoice(most=2))
    assert ([node.code for node in found.nodes], found.left_out) == (["NOR", "SUD"], 1)


def test_the_same_records_stand_at_the_same_places(small: Small) -> None:
    assert network(small.workspace, NetworkChoice()) == network(small.workspace, NetworkChoice())


def test_a_network_costs_a_few_statements_whatever_it_holds(small: Small) -> None:
    from sqlalchemy import event

    asked: list[str] = []
    engine = small.workspace._engine
    event.listen(engine, "before_cursor_execute", lambda *args: asked.append(str(args[2])))
    network(small.workspace, NetworkChoice(planned=True), as_of=dt.date(2025, 9, 20))
    assert len(asked) <= 5


graphs = st.integers(0, 40).flatmap(
    lambda count: st.tuples(
        st.just(count),
        st.lists(
            st.tuples(st.integers(0, max(count - 1, 0)), st.integers(0, max(count - 1, 0)), st.integers(1, 9)),
            max_size=60 if count else 0,
        ),
    )
)


@given(graphs)
def test_no_chip_lies_on_another_and_all_are_in_the_picture(graph: tuple[int, list[tuple[int, int, int]]]) -> None:
    count, drawn = graph
    edges = [(one, other, times) for one, other, times in drawn if one != other]
    found = places(count, edges)
    assert found == places(count, edges)
    assert len(found) == count
    for at, (x, y) in enumerate(found):
        assert 0 <= x <= 1
        assert 0 <= y <= 1
        for other_x, other_y in found[at + 1 :]:
            # A code of five letters on the smallest picture of the screen is a tenth of its width.
            assert abs(x - other_x) > 0.1 or abs(y - other_y) > 0.07
