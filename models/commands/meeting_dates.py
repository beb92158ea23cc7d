"""What a person does with the date of a meeting: postpone it, bring it forward, cancel it, reinstate it.

With `later`, the later meetings of the same series that are still to come go along, in the same edit.
"""

from __future__ import annotations

from sqlalchemy import select

from models.commands.evidence import source_id
from models.commands.meeting_series import later_ones, meetings_from
from models.dates import When
from models.door import Edit
from models.entities import Meeting
from models.errors import RuleBroken
from models.moved_dates import shift_between
from models.queries import tables as t
from models.queries.when import when_of
from models.records import EditNews, Effective
from models.recurrence import moved_along
from models.vocabulary import MeetingState, Shift
from models.workspace import Workspace


def postpone(
    workspace: Workspace,
    meeting_id: int,
    when: When | None,
    *,
    reason: str = "",
    source: str = "",
    effective: Effective | None = None,
    later: bool = False,
) -> EditNews | None:
    """Give the meeting another date from `effective` on; the date it had, and the reason, are kept.

    Raises RuleBroken without a date, for the date it has already, for a meeting that is over or off, and for an
    effective date after today.
    """
    if when is None:
        raise RuleBroken("The new date is missing.", "Enter at least its month, or “from” a day for an open end.")
    others = later_ones(workspace, meeting_id) if later else ()
    with workspace.edit(_label(workspace, meeting_id, when, others), reason) as edit:
        meeting = edit.get(Meeting, meeting_id)
        was = meeting.when
        if (was.start, was.end, was.precision) == (when.start, when.end, when.precision):
            raise RuleBroken(f"“{meeting.title}” has that date already.", "Enter another date.")
        outlet = source_id(edit, source)
        since = edit.effective(effective)
        for one in meetings_from(edit, meeting_id, others):
            becomes = when if one is meeting else moved_along(one.when, was, when)
            one.move_to(becomes, since, edit.today, reason=reason, source_id=outlet)
    return edit.news


def _label(workspace: Workspace, meeting_id: int, when: When, others: tuple[int, ...]) -> str:
    """The step as undo names it: whether the meeting is postponed or brought forward."""
    with workspace.reading() as connection:
        row = connection.execute(select(t.meeting).where(t.meeting.c.id == meeting_id)).first()
    if row is None:
        return "Move a meeting"
    shift = shift_between(when_of(row), when)
    verb = {Shift.POSTPONED: "Postpone", Shift.BROUGHT_FORWARD: "Bring forward"}.get(shift, "Move")
    return f"{verb} “{row.title}”" + _and_later(others)


def _and_later(others: tuple[int, ...]) -> str:
    return f" and {len(others)} later" if others else ""


def cancel(
    workspace: Workspace,
    meeting_id: int,
    *,
    reason: str = "",
    source: str = "",
    effective: Effective | None = None,
    later: bool = False,
) -> EditNews | None:
    """Call the meeting off; it stays visible, struck through. Raises RuleBroken where it is over or off already."""
    others = later_ones(workspace, meeting_id) if later else ()
    with workspace.edit("Cancel a meeting" + _and_later(others), reason) as edit:
        outlet = source_id(edit, source)
        for meeting in meetings_from(edit, meeting_id, others):
            if meeting.state is MeetingState.HELD:
                raise RuleBroken(f"“{meeting.title}” was held: it cannot be cancelled.", "Set another state first.")
            _record(edit, meeting, MeetingState.CANCELLED, reason, outlet, effective)
    return edit.news


def reinstate(
    workspace: Workspace, meeting_id: int, *, reason: str = "", source: str = "", effective: Effective | None = None
) -> EditNews | None:
    """Put a cancelled meeting back to what it was before. Raises RuleBroken for one that is not cancelled."""
    with workspace.edit("Reinstate a meeting", reason) as edit:
        meeting = edit.get(Meeting, meeting_id)
        if meeting.state is not MeetingState.CANCELLED:
            raise RuleBroken(f"“{meeting.title}” is {meeting.state.word}, not cancelled.", "There is nothing to do.")
        steps = sorted(meeting.states, key=lambda step: (step.effective, step.id))
        before = [step.state for step in steps if step.state is not MeetingState.CANCELLED]
        becomes = before[-1] if before else MeetingState.PROPOSED
        _record(edit, meeting, becomes, reason, source_id(edit, source), effective)
    return edit.news


def _record(
    edit: Edit, meeting: Meeting, state: MeetingState, reason: str, outlet: int | None, effective: Effective | None
) -> None:
    meeting.record_state(state, edit.effective(effective), announced_by="", reason=reason, source_id=outlet)
