"""What changed between two states of play: what an edition remembers, and what a reader is told."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.commands import demands, evidence, meetings
from models.commands.editions import issue
from models.commands.evidence import SourceDraft
from models.entities import Demand
from models.errors import Damaged, NotFound, ReadOnly, Refusal
from models.queries import editions
from models.records import Ref
from models.report.baseline import Baseline, DemandThen, MeetingThen, SourceThen
from models.report.changes import Changes, differences, gather
from models.report.choices import CHANGES, ReportOptions
from models.report.data import StateOfPlay
from models.report.edition_content import content, issued
from models.report.typeset import typeset
from models.storage.check import check
from models.vocabulary import Kind, MeetingState, Presence, Stance, Status
from models.workspace import Workspace
from tests.models.people import Small
from tests.models.report.paper import words_of

DAY = dt.date(2025, 10, 14)


def a_demand(number: int, status: Status, stance: Stance = Stance.NONE_RECORDED) -> DemandThen:
    return DemandThen(number, f"D-{number}", f"Demand {number}", status, DAY, False, {"KH": stance})


def a_day(*of: DemandThen | MeetingThen | SourceThen) -> Baseline:
    return Baseline(
        DAY,
        tuple(one for one in of if isinstance(one, DemandThen)),
        tuple(one for one in of if isinstance(one, MeetingThen)),
        tuple(one for one in of if isinstance(one, SourceThen)),
    )


baselines = st.builds(
    lambda demands, meetings, sources: a_day(*demands, *meetings, *sources),
    st.lists(
        st.builds(a_demand, st.integers(1, 9), st.sampled_from(Status), st.sampled_from(Stance)),
        unique_by=lambda one: one.id,
    ),
    st.lists(
        st.builds(
            MeetingThen,
            st.integers(1, 9),
            st.just("Talks"),
            st.integers(0, 3),
            st.sampled_from(["12 Oct", "13 Oct"]),
            st.sampled_from(MeetingState),
            st.dictionaries(st.sampled_from(["TH", "KH"]), st.sampled_from(Presence)),
        ),
        unique_by=lambda one: one.id,
    ),
    st.lists(st.builds(SourceThen, st.integers(1, 9), st.just("Reuters")), unique_by=lambda one: one.id),
)


@given(baselines)
def test_a_day_does_not_differ_from_itself(day: Baseline) -> None:
    assert differences(day, day).count == 0


@given(baselines, baselines)
def test_every_demand_that_stands_otherwise_is_told_once(was: Baseline, now: Baseline) -> None:
    before = {one.id: one.status for one in was.demands}
    after = {one.id: one.status for one in now.demands}
    moved = {f"D-{number}" for number in before.keys() | after.keys() if before.get(number) != after.get(number)}
    told = [line.ref for line in differences(was, now).demands]
    assert sorted(told) == sorted(moved)


def test_a_postponed_meeting_that_was_held_is_one_line() -> None:
    was = MeetingThen(1, "Talks", 0, "12 Oct", MeetingState.ANNOUNCED, {"TH": Presence.INVITED})
    now = replace(was, when="13 Oct", state=MeetingState.HELD, attendance={"TH": Presence.ATTENDED})
    found = differences(a_day(was), a_day(now))
    assert [(line.was, line.becomes) for line in found.meetings] == [("12 Oct, announced", "13 Oct, held")]
    assert [(line.who, line.was, line.becomes) for line in found.attendances] == [("TH", "invited", "attended")]


def test_a_stance_that_was_not_asked_before_begins_from_no_position() -> None:
    found = differences(a_day(a_demand(1, Status.TABLED)), a_day(a_demand(1, Status.TABLED, Stance.REJECTS)))
    assert [(line.party, line.was, line.becomes) for line in found.stances] == [("KH", "no position", "rejects")]


# ---------------------------------------------------------------- editions


def hide(workspace: Workspace, demand_id: int) -> None:
    """Mark a demand as confidential."""
    with workspace.edit("Keep it to ourselves") as edit:
        edit.get(Demand, demand_id).confidential = True


def test_the_next_edition_says_what_moved(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    first = issue(workspace, ReportOptions())
    assert first.edition == "1"
    assert gather(workspace, ReportOptions(kind=CHANGES)).count == 0
    demands.move(workspace, (small_negotiation.trade,), Status.CONTESTED, reason="Both sides objected")
    evidence.add_source(workspace, SourceDraft("The Nation"))
    told = gather(workspace, ReportOptions(kind=CHANGES))
    assert [line.becomes for line in told.differences.demands] == [Status.CONTESTED]
    assert told.differences.sources == ("The Nation",)
    text = words_of(typeset(told))
    assert "2 changes since edition 1" in text
    assert "contested" in text


def test_an_edition_is_printed_again_as_it_was_issued(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    first = issue(workspace, ReportOptions(marking="FIRST"))
    demands.move(workspace, (small_negotiation.trade,), Status.CONTESTED, reason="x")
    again = issued(workspace, 1)
    assert isinstance(again, StateOfPlay)
    assert again == first
    assert typeset(again) == typeset(first)


def test_numbers_of_editions_are_not_used_again(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    issue(workspace, ReportOptions())
    workspace.undo()
    assert editions.editions(workspace) == ()
    assert issue(workspace, ReportOptions()).edition == "2"
    assert [one.number for one in editions.editions(workspace)] == [2]


def test_an_issue_that_was_undone_can_be_made_again(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    first = issue(workspace, ReportOptions())
    workspace.undo()
    workspace.redo()
    assert issued(workspace, 1) == first
    assert check(workspace.path).sound


def test_a_public_edition_keeps_nothing_confidential(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    hide(workspace, small_negotiation.trade)
    issue(workspace, ReportOptions(public=True))
    kept = content(workspace, 1)
    hidden = small_negotiation.trade
    assert hidden not in {one.id for one in kept.baseline.demands}
    assert hidden not in {one.id for one in kept.public_baseline.demands}
    issue(workspace, ReportOptions())
    own = content(workspace, 2)
    assert hidden in {one.id for one in own.baseline.demands}
    assert hidden not in {one.id for one in own.public_baseline.demands}


def test_a_public_comparison_takes_the_public_side_of_an_own_edition(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    hide(workspace, small_negotiation.trade)
    issue(workspace, ReportOptions())
    demands.move(workspace, (small_negotiation.trade,), Status.CONTESTED, reason="x")
    told = gather(workspace, ReportOptions(kind=CHANGES, public=True))
    assert told.differences.demands == ()


def test_what_was_issued_cannot_be_altered_unseen(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    issue(workspace, ReportOptions())
    with closing(sqlite3.connect(workspace.path)) as hand, hand:
        hand.execute("UPDATE edition_content SET data = CAST(replace(data, '1', '2') AS BLOB)")
    with pytest.raises(Damaged, match="not what was issued"):
        content(workspace, 1)
    assert any("edition 1" in finding.what for finding in check(workspace.path).findings if not finding.ok)


def test_a_day_can_be_compared_with_instead_of_an_edition(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    today = workspace.today()
    before = today - dt.timedelta(days=400)
    told = gather(workspace, ReportOptions(kind=CHANGES, since=before))
    assert {line.was for line in told.differences.demands} == {None}
    assert isinstance(told, Changes)
    with pytest.raises(Refusal, match="not before the day"):
        gather(workspace, ReportOptions(kind=CHANGES, since=today))


def test_without_an_edition_there_is_nothing_to_compare_with(small_negotiation: Small) -> None:
    with pytest.raises(Refusal, match="No edition was issued"):
        gather(small_negotiation.workspace, ReportOptions(kind=CHANGES))
    with pytest.raises(NotFound, match="no edition 7"):
        gather(small_negotiation.workspace, ReportOptions(kind=CHANGES, since=7))


def test_a_file_open_for_reading_issues_nothing(small_negotiation: Small) -> None:
    small_negotiation.workspace.close()
    with Workspace.open(small_negotiation.path, read_only=True) as reader, pytest.raises(ReadOnly):
        issue(reader, ReportOptions())


def test_a_meeting_that_was_moved_is_told_with_both_dates(small_negotiation: Small) -> None:
    workspace, talks = small_negotiation.workspace, Ref(Kind.MEETING, small_negotiation.talks)
    issue(workspace, ReportOptions())
    with workspace.reading() as connection:
        start = connection.exec_driver_sql("SELECT start_at FROM meeting WHERE id = ?", (talks.id,)).scalar_one()
    meetings.move(workspace, talks, start + 86_400)
    (line,) = gather(workspace, ReportOptions(kind=CHANGES)).differences.meetings
    assert line.was
    assert line.becomes
    assert line.was != line.becomes
