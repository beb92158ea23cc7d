"""Meetings that are postponed, brought forward, cancelled and reinstated; the dates they had on a day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.commands import meeting_dates, meetings
from models.commands.meetings import MeetingDraft
from models.dates import When, days, midnight, on_day
from models.errors import RuleBroken
from models.moved_dates import newest_words, ordinal, shift_between, shift_words
from models.queries import detail
from models.queries.meeting_dates import dates_on
from models.records import Effective, Ref
from models.storage.check import check
from models.vocabulary import Kind, Lane, MeetingKind, MeetingState, Precision, Shift
from models.workspace import Workspace
from tests.models.people import TODAY, ZONE, Small


def day(number: int) -> When:
    return on_day(dt.date(2025, 10, number), ZONE)


def told(number: int) -> Effective:
    """A day in September on which something was announced."""
    return Effective(dt.date(2025, 9, number))


def planned(workspace: Workspace, when: When | None = None, state: MeetingState = MeetingState.ANNOUNCED) -> int:
    draft = MeetingDraft(
        "Border talks", MeetingKind.TECHNICAL, Lane.TECHNICAL, when or day(12), state, effective=told(1)
    )
    return meetings.add(workspace, draft)


def held_on(workspace: Workspace, meeting_id: int, at: dt.date) -> When:
    with workspace.reading() as connection:
        return dates_on(connection, [meeting_id], at)[meeting_id]


def test_a_meeting_that_was_never_moved_has_no_steps(workspace: Workspace) -> None:
    meeting_id = planned(workspace)
    assert detail.meeting(workspace, meeting_id).dates == ()
    with workspace.reading() as connection:
        assert dates_on(connection, None, TODAY) == {}


def test_postponing_keeps_the_earlier_date_and_the_reason_and_counts(workspace: Workspace) -> None:
    meeting_id = planned(workspace)
    for number, reason, at in ((14, "rain", 5), (20, "the road is mined", 9), (25, "an election", 20)):
        meeting_dates.postpone(
            workspace, meeting_id, day(number), reason=reason, source="The Paper", effective=told(at)
        )
    record = detail.meeting(workspace, meeting_id)
    assert record.when == day(25)
    assert [step.when for step in record.dates] == [day(12), day(14), day(20), day(25)]
    assert [shift_words(step) for step in record.dates] == [
        "first date",
        "postponed from 12 Oct 2025",
        "postponed from 14 Oct 2025 (second postponement)",
        "postponed from 20 Oct 2025 (third postponement)",
    ]
    assert newest_words(record.dates) == "postponed from 20 Oct 2025 (third postponement): an election"
    assert {step.source for step in record.dates[1:]} == {"The Paper"}
    assert check(workspace.path).sound


def test_which_date_held_on_a_day(workspace: Workspace) -> None:
    meeting_id = planned(workspace)
    meeting_dates.postpone(workspace, meeting_id, day(20), effective=told(10))
    assert held_on(workspace, meeting_id, dt.date(2025, 8, 1)) == day(12)
    assert held_on(workspace, meeting_id, dt.date(2025, 9, 9)) == day(12)
    assert held_on(workspace, meeting_id, dt.date(2025, 9, 10)) == day(20)


def test_a_move_entered_late_does_not_change_the_newest_date(workspace: Workspace) -> None:
    meeting_id = planned(workspace)
    meeting_dates.postpone(workspace, meeting_id, day(20), effective=told(20))
    meeting_dates.postpone(workspace, meeting_id, day(16), effective=told(10))
    record = detail.meeting(workspace, meeting_id)
    assert record.when == day(20)
    assert [step.when for step in record.dates] == [day(12), day(16), day(20)]
    assert check(workspace.path).sound


@given(moves=st.lists(st.tuples(st.integers(1, 28), st.integers(1, 31)), min_size=1, max_size=6))
def test_today_holds_the_newest_effective_date_whatever_the_order(
    small_negotiation: Small, moves: list[tuple[int, int]]
) -> None:
    workspace = small_negotiation.workspace
    meeting_id = planned(workspace)
    for told_on, number in moves:
        if day(number) != detail.meeting(workspace, meeting_id).when:
            meeting_dates.postpone(workspace, meeting_id, day(number), reason="so", effective=told(told_on))
    record = detail.meeting(workspace, meeting_id)
    if record.dates:
        assert held_on(workspace, meeting_id, workspace.today()) == record.when
        newest = max(record.dates, key=lambda step: (step.effective.date, step.id))
        assert record.when == newest.when


def test_moving_earlier_is_brought_forward_and_a_closer_date_is_not_counted(workspace: Workspace) -> None:
    october = days(dt.date(2025, 10, 1), dt.date(2025, 10, 31), ZONE, Precision.MONTH)
    assert shift_between(october, day(14)) is Shift.SET_MORE_EXACTLY
    assert shift_between(day(14), day(10)) is Shift.BROUGHT_FORWARD
    assert shift_between(day(14), october) is Shift.BROUGHT_FORWARD
    assert shift_between(day(14), days(dt.date(2025, 10, 20), None, ZONE, Precision.OPEN_END)) is Shift.POSTPONED
    assert [ordinal(number) for number in (2, 11, 21, 112)] == ["second", "11th", "21st", "112th"]
    meeting_id = planned(workspace)
    meeting_dates.postpone(workspace, meeting_id, day(10), reason="both are ready")
    assert workspace.undoable() == "Bring forward “Border talks”"
    assert newest_words(detail.meeting(workspace, meeting_id).dates) == (
        "brought forward from 12 Oct 2025: both are ready"
    )


def test_undo_takes_the_first_move_back_whole(workspace: Workspace) -> None:
    meeting_id = planned(workspace)
    meeting_dates.postpone(workspace, meeting_id, day(20), reason="rain")
    assert workspace.undoable() == "Postpone “Border talks”"
    workspace.undo()
    record = detail.meeting(workspace, meeting_id)
    assert (record.when, record.dates) == (day(12), ())
    workspace.redo()
    assert detail.meeting(workspace, meeting_id).when == day(20)
    assert check(workspace.path).sound


def test_dragging_writes_a_step_and_dragging_on_the_same_day_only_corrects_it(workspace: Workspace) -> None:
    meeting_id = planned(workspace)
    ref = Ref(Kind.MEETING, meeting_id)
    for number in (15, 18, 16):
        meetings.move(workspace, ref, midnight(dt.date(2025, 10, number), ZONE))
    record = detail.meeting(workspace, meeting_id)
    assert [step.when for step in record.dates] == [day(12), day(16)]
    assert record.dates[-1].postponements == 1
    assert check(workspace.path).sound
    meetings.move(workspace, ref, midnight(dt.date(2025, 10, 12), ZONE))
    back = detail.meeting(workspace, meeting_id)
    assert back.when == day(12)
    assert [step.when for step in back.dates] == [day(12)]
    assert check(workspace.path).sound


def test_dragging_a_meeting_that_was_held_corrects_its_date(workspace: Workspace) -> None:
    meeting_id = planned(workspace, state=MeetingState.HELD)
    meetings.move(workspace, Ref(Kind.MEETING, meeting_id), midnight(dt.date(2025, 10, 15), ZONE))
    record = detail.meeting(workspace, meeting_id)
    assert (record.when, record.dates) == (day(15), ())


def test_changing_the_whole_meeting_corrects_the_newest_date(workspace: Workspace) -> None:
    meeting_id = planned(workspace)
    meeting_dates.postpone(workspace, meeting_id, day(20), reason="rain")
    draft = MeetingDraft("Border talks", MeetingKind.TECHNICAL, Lane.TECHNICAL, day(21), MeetingState.ANNOUNCED)
    meetings.change(workspace, meeting_id, draft)
    record = detail.meeting(workspace, meeting_id)
    assert [step.when for step in record.dates] == [day(12), day(21)]
    assert check(workspace.path).sound


@pytest.mark.parametrize(
    ("state", "says"),
    [(MeetingState.HELD, "is held"), (MeetingState.CANCELLED, "is cancelled"), (MeetingState.DENIED, "is denied")],
)
def test_what_is_over_or_off_is_not_postponed(workspace: Workspace, state: MeetingState, says: str) -> None:
    meeting_id = planned(workspace, state=state)
    before = workspace.sequence
    with pytest.raises(RuleBroken, match=says):
        meeting_dates.postpone(workspace, meeting_id, day(20))
    assert workspace.sequence == before


def test_other_moves_that_are_refused(workspace: Workspace) -> None:
    meeting_id = planned(workspace)
    before = workspace.sequence
    with pytest.raises(RuleBroken, match="new date is missing"):
        meeting_dates.postpone(workspace, meeting_id, None)
    with pytest.raises(RuleBroken, match="has that date already"):
        meeting_dates.postpone(workspace, meeting_id, day(12))
    with pytest.raises(RuleBroken, match="cannot take effect after today"):
        meeting_dates.postpone(workspace, meeting_id, day(20), effective=Effective(TODAY + dt.timedelta(days=1)))
    assert workspace.sequence == before


def test_a_cancelled_meeting_keeps_reason_and_date_and_can_be_reinstated(workspace: Workspace) -> None:
    meeting_id = planned(workspace)
    meeting_dates.cancel(workspace, meeting_id, reason="the shelling", source="The Paper", effective=told(9))
    record = detail.meeting(workspace, meeting_id)
    assert record.state is MeetingState.CANCELLED
    assert (record.states[-1].reason, record.states[-1].effective.date) == ("the shelling", dt.date(2025, 9, 9))
    with pytest.raises(RuleBroken, match="cancelled already"):
        meeting_dates.cancel(workspace, meeting_id)
    meeting_dates.reinstate(workspace, meeting_id, reason="both want it")
    assert detail.meeting(workspace, meeting_id).state is MeetingState.ANNOUNCED
    with pytest.raises(RuleBroken, match="not cancelled"):
        meeting_dates.reinstate(workspace, meeting_id)
    with pytest.raises(RuleBroken, match="was held"):
        meeting_dates.cancel(workspace, planned(workspace, state=MeetingState.HELD))


def test_deleting_a_moved_meeting_and_undoing_it(workspace: Workspace) -> None:
    meeting_id = planned(workspace)
    meeting_dates.postpone(workspace, meeting_id, day(20), reason="rain")
    meetings.delete(workspace, meeting_id)
    assert check(workspace.path).sound
    workspace.undo()
    assert len(detail.meeting(workspace, meeting_id).dates) == 2
    assert check(workspace.path).sound
