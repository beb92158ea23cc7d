"""What a person does with the date of a meeting: postpone it, bring it forward, cancel it, reinstate it."""

from __future__ import annotations

from sqlalchemy import select

from models.commands.evidence import source_id
from models.dates import When
from models.entities import Meeting
from models.errors import RuleBroken
from models.moved_dates import shift_between
from models.queries import tables as t
from models.queries.when import when_of
from models.records import EditNews, Effective
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
) -> EditNews | None:
    """Give the meeting another date from `effective` on; the date it had, and the reason, are kept.

    Raises RuleBroken without a date, for the date it has already, for a meeting that is over or off, and for an
    effective date after today.
    """
    if when is None:
        raise RuleBroken("The new date is missing.", "Enter at least its month, or “from” a day for an open end.")
    with workspace.edit(_label(workspace, meeting_id, when), reason) as edit:
        meeting = edit.get(Meeting, meeting_id)
        if (meeting.start_at, meeting.end_at, meeting.precision) == (when.start, when.end, when.precision):
            raise RuleBroken(f"“{meeting.title}” has that date already.", "Enter another date.")
        outlet = source_id(edit, source)
        meeting.move_to(when, edit.effective(effective), edit.today, reason=reason, source_id=outlet)
    return edit.news


def _label(workspace: Workspace, meeting_id: int, when: When) -> str:
    """The step as undo names it: whether the meeting is postponed or brought forward."""
    with workspace.reading() as connection:
        row = connection.execute(select(t.meeting).where(t.meeting.c.id == meeting_id)).first()
    if row is None:
        return "Move a meeting"
    shift = shift_between(when_of(row), when)
    verb = {Shift.POSTPONED: "Postpone", Shift.BROUGHT_FORWARD: "Bring forward"}.get(shift, "Move")
    return f"{verb} “{row.title}”"


def cancel(
    workspace: Workspace, meeting_id: int, *, reason: str = "", source: str = "", effective: Effective | None = None
) -> EditNews | None:
    """Call the meeting off; it stays visible, struck through. Raises RuleBroken where it is over or off already."""
    return _set(workspace, meeting_id, MeetingState.CANCELLED, reason, source, effective)


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
        meeting.record_state(
            before[-1] if before else MeetingState.PROPOSED,
            edit.effective(effective),
            announced_by="",
            reason=reason,
            source_id=source_id(edit, source),
        )
    return edit.news


def _set(
    workspace: Workspace,
    meeting_id: int,
    state: MeetingState,
    reason: str,
    source: str,
    effective: Effective | None,
) -> EditNews | None:
    with workspace.edit("Cancel a meeting", reason) as edit:
        meeting = edit.get(Meeting, meeting_id)
        if meeting.state is MeetingState.HELD:
            raise RuleBroken(f"“{meeting.title}” was held: it cannot be cancelled.", "Set another state first.")
        meeting.record_state(
            state, edit.effective(effective), announced_by="", reason=reason, source_id=source_id(edit, source)
        )
    return edit.news
