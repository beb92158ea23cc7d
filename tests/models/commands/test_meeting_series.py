"""A series of meetings: planned in one edit, then moved, cancelled or deleted from one of them on."""

from __future__ import annotations

import datetime as dt

import pytest

from models.commands import meeting_dates, meeting_series, meetings
from models.commands.meetings import MeetingDraft
from models.dates import on_day
from models.errors import NotFound, RuleBroken
from models.queries import detail
from models.queries.meeting_dates import series_of
from models.recurrence import Recurrence, Unit
from models.storage.check import check
from models.vocabulary import Lane, MeetingKind, MeetingState
from models.workspace import Workspace
from tests.models.people import ZONE

DRAFT = MeetingDraft(
    "Border talks", MeetingKind.TECHNICAL, Lane.TECHNICAL, on_day(dt.date(2025, 10, 7), ZONE), MeetingState.ANNOUNCED
)
WEEKLY = Recurrence(1, Unit.WEEK, times=4)


@pytest.fixture
def series(workspace: Workspace) -> tuple[int, ...]:
    return meeting_series.add(workspace, DRAFT, WEEKLY)


def days_of(workspace: Workspace, ids: tuple[int, ...]) -> list[int]:
    """The days of October on which they stand, November going on from 31."""
    first = dt.date(2025, 9, 30)
    return [(detail.meeting(workspace, one).when.first_day - first).days for one in ids]


def states(workspace: Workspace, ids: tuple[int, ...]) -> list[MeetingState]:
    return [detail.meeting(workspace, one).state for one in ids]


def test_a_series_is_one_step_and_its_meetings_know_each_other(workspace: Workspace, series: tuple[int, ...]) -> None:
    assert days_of(workspace, series) == [7, 14, 21, 28]
    record = detail.meeting(workspace, series[1])
    assert record.series is not None
    assert (record.series.rule, record.series.meeting_ids) == ("every week, 4 times", series)
    assert workspace.undoable() == "New series “Border talks”, 4 meetings"
    assert check(workspace.path).sound
    workspace.undo()
    with pytest.raises(NotFound):
        detail.meeting(workspace, series[0])
    workspace.redo()
    assert days_of(workspace, series) == [7, 14, 21, 28]
    assert check(workspace.path).sound


def test_this_and_all_later_ones_are_postponed_as_far(workspace: Workspace, series: tuple[int, ...]) -> None:
    meeting_dates.postpone(workspace, series[1], on_day(dt.date(2025, 10, 16), ZONE), reason="a holiday", later=True)
    assert days_of(workspace, series) == [7, 16, 23, 30]
    assert workspace.undoable() == "Postpone “Border talks” and 2 later"
    assert [step.reason for step in detail.meeting(workspace, series[3]).dates] == ["", "a holiday"]
    assert check(workspace.path).sound
    workspace.undo()
    assert days_of(workspace, series) == [7, 14, 21, 28]


def test_one_of_a_series_is_moved_alone(workspace: Workspace, series: tuple[int, ...]) -> None:
    meeting_dates.postpone(workspace, series[1], on_day(dt.date(2025, 10, 16), ZONE))
    assert days_of(workspace, series) == [7, 16, 21, 28]


def test_those_that_were_held_or_cancelled_stay(workspace: Workspace, series: tuple[int, ...]) -> None:
    meetings.record_state(workspace, series[2], MeetingState.HELD)
    meeting_dates.cancel(workspace, series[0], reason="the strike", later=True)
    cancelled, held = MeetingState.CANCELLED, MeetingState.HELD
    assert states(workspace, series) == [cancelled, cancelled, held, cancelled]
    assert workspace.undoable() == "Cancel a meeting and 2 later"
    meeting_dates.reinstate(workspace, series[3])
    assert states(workspace, series)[3] is MeetingState.ANNOUNCED


def test_this_and_all_later_ones_are_deleted_and_come_back(workspace: Workspace, series: tuple[int, ...]) -> None:
    meeting_series.delete_from(workspace, series[1])
    record = detail.meeting(workspace, series[0])
    assert record.series is not None
    assert record.series.meeting_ids == series[:1]
    assert check(workspace.path).sound
    meetings.delete(workspace, series[0])
    with workspace.reading() as connection:
        assert series_of(connection, series[0]) is None
        assert connection.exec_driver_sql("SELECT count(*) FROM meeting_series").scalar() == 0
    workspace.undo()
    workspace.undo()
    assert days_of(workspace, series) == [7, 14, 21, 28]
    assert check(workspace.path).sound


def test_a_series_that_is_refused_leaves_nothing(workspace: Workspace) -> None:
    before = workspace.sequence
    with pytest.raises(RuleBroken, match="has no end"):
        meeting_series.add(workspace, DRAFT, Recurrence(1, Unit.WEEK))
    with pytest.raises(RuleBroken, match="has no date"):
        meeting_series.add(workspace, MeetingDraft("x", MeetingKind.OTHER, Lane.TECHNICAL, None), WEEKLY)
    with pytest.raises(RuleBroken, match="title is empty"):
        meeting_series.add(workspace, MeetingDraft(" ", MeetingKind.OTHER, Lane.TECHNICAL, DRAFT.when), WEEKLY)
    assert workspace.sequence == before
