"""The share of what is sourced: the rule for each kind, as of days, and for the public."""

from __future__ import annotations

import datetime as dt

from models.commands import demands, evidence, meetings
from models.commands.evidence import FactDraft, SourceDraft, ValueDraft
from models.queries import evidence as read
from models.queries.evidence_lists import Part, page
from models.queries.on_day import OnDay
from models.queries.sourced import read as read_numbers
from models.queries.sourced import sourced
from models.records import EvidenceFilter, Ref, Sourced
from models.vocabulary import Kind, MeetingState, Stance
from models.workspace import Workspace
from tests.models.people import Small, table


def of(numbers: Sourced, name: str) -> tuple[int, int]:
    [found] = [one for one in (*numbers.records, *numbers.parts) if one.name == name]
    return found.sourced, found.total


def bare(workspace: Workspace, kind: Kind) -> list[str]:
    return [one.words for one in page(workspace, Part.UNSOURCED, EvidenceFilter(kind=kind))]


def test_nothing_recorded_has_no_share(workspace: Workspace) -> None:
    assert sourced(workspace).share is None


def test_a_demand_is_sourced_by_a_citation_or_a_step_that_names_its_source(small_negotiation: Small) -> None:
    workspace, small = small_negotiation.workspace, small_negotiation
    assert of(sourced(workspace), "demand") == (1, 4)
    evidence.cite(workspace, Ref(Kind.DEMAND, small.mines), "Evening Post", "mines")
    table(workspace, "Sixth", by=small.north, source="Radio North")
    assert of(sourced(workspace), "demand") == (3, 5)
    assert bare(workspace, Kind.DEMAND) == ["D-3 Open the crossing for trade", "D-4 Release the soldiers"]


def test_a_meeting_is_sourced_by_the_state_that_names_its_source(small_negotiation: Small) -> None:
    workspace, small = small_negotiation.workspace, small_negotiation
    assert of(sourced(workspace), "meeting") == (0, 2)
    meetings.record_state(workspace, small.summit, MeetingState.ANNOUNCED, source="Evening Post")
    assert of(sourced(workspace), "meeting") == (1, 2)


def test_a_fact_is_sourced_where_every_value_is(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    [fact] = read.facts(workspace)
    assert of(sourced(workspace), "fact") == (1, 1)
    values = [ValueDraft(one.value, one.source, id=one.id) for one in fact.values]
    evidence.change_fact(workspace, fact.id, FactDraft(fact.question, [*values, ValueDraft("rumoured 50,000")]))
    assert of(sourced(workspace), "fact") == (0, 1)
    assert of(sourced(workspace), "values of facts") == (2, 3)
    evidence.cite(workspace, Ref(Kind.FACT, fact.id), "Evening Post", "as a whole")
    assert of(sourced(workspace), "fact") == (0, 1), "a citation of the whole does not make a rumour sourced"
    evidence.add_fact(workspace, "Without a value", [])
    assert bare(workspace, Kind.FACT) == ["How many fled?", "Without a value"]


def test_parts_are_counted_beside_the_records(small_negotiation: Small) -> None:
    workspace, small = small_negotiation.workspace, small_negotiation
    assert of(sourced(workspace), "positions") == (0, 1)
    demands.record_position(workspace, small.mines, small.north, Stance.ACCEPTS, source="Evening Post")
    numbers = sourced(workspace)
    assert of(numbers, "positions") == (1, 2)
    assert of(numbers, "status steps") == (2, 6)
    assert of(numbers, "words on attendance") == (0, 1)


def test_the_share_is_rounded_down_and_the_list_is_the_rest(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    numbers = sourced(workspace)
    rest = page(workspace, Part.UNSOURCED, EvidenceFilter(), limit=500)
    assert numbers.total - numbers.sourced == len(rest)
    assert numbers.share == 100 * numbers.sourced // numbers.total < 100
    for one in rest:
        if one.ref.kind is not Kind.FACT:
            evidence.cite(workspace, one.ref, "Evening Post", "seen")
    assert sourced(workspace).share == 100


def test_a_source_that_was_published_later_did_not_support_anything_before(small_negotiation: Small) -> None:
    workspace, small = small_negotiation.workspace, small_negotiation
    evidence.add_source(workspace, SourceDraft("Morning Star", "", dt.date(2025, 9, 29)))
    evidence.cite(workspace, Ref(Kind.DEMAND, small.mines), "Morning Star", "mines")
    assert of(sourced(workspace), "demand") == (2, 4)
    assert of(sourced(workspace, as_of=dt.date(2025, 9, 15)), "demand") == (1, 4)
    assert of(sourced(workspace, as_of=dt.date(2025, 8, 5)), "demand") == (1, 1)


def test_the_public_number_knows_no_confidential_record(small_negotiation: Small) -> None:
    workspace, small = small_negotiation.workspace, small_negotiation
    table(workspace, "Secret", by=small.north, confidential=True)
    with workspace.reading() as connection:
        on_day = OnDay.of(workspace, None)
        assert of(read_numbers(connection, on_day), "demand") == (1, 5)
        assert of(read_numbers(connection, on_day, public=True), "demand") == (1, 4)
