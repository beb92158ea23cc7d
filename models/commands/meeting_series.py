"""Meetings of one series: planned together in one edit, and moved, cancelled or deleted from one of them on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import select

from models.commands.meetings import MeetingDraft, plan, remove
from models.commands.negotiations import require_date
from models.door import Edit
from models.entities import Meeting, MeetingSeries, SeriesMember
from models.queries import tables as t
from models.queries.meeting_dates import series_of
from models.records import EditNews
from models.recurrence import Recurrence
from models.workspace import Workspace


def add(workspace: Workspace, draft: MeetingDraft, recurrence: Recurrence) -> tuple[int, ...]:
    """Plan every meeting of a series in one edit; gives their ids by date. The summit, if it is one, is the first.

    Raises RuleBroken for an empty title, a missing date, and whatever the recurrence refuses.
    """
    dates = recurrence.dates(require_date(draft.when, "The first meeting"))
    with workspace.edit(f"New series “{draft.title.strip()}”, {len(dates)} meetings") as edit:
        series = edit.add(MeetingSeries(rule=recurrence.words))
        edit.flush()
        ids = []
        for place, when in enumerate(dates):
            meeting = plan(edit, replace(draft, when=when, is_summit=draft.is_summit and place == 0))
            edit.add(SeriesMember(series_id=series.id, meeting_id=meeting.id))
            ids.append(meeting.id)
    return tuple(ids)


def later_ones(workspace: Workspace, meeting_id: int) -> tuple[int, ...]:
    """The meetings of the same series that come after this one and can still be moved; none without a series."""
    with workspace.reading() as connection:
        series = series_of(connection, meeting_id)
        if series is None:
            return ()
        m = t.meeting
        query = select(m.c.id, m.c.start_at, m.c.state).where(m.c.id.in_(series.meeting_ids))
        rows = {row.id: row for row in connection.execute(query).all()}
    here = rows[meeting_id].start_at
    return tuple(
        other
        for other in series.meeting_ids
        if other != meeting_id and rows[other].start_at >= here and rows[other].state.movable
    )


def meetings_from(edit: Edit, meeting_id: int, others: tuple[int, ...]) -> Iterator[Meeting]:
    """This meeting and those others, within an edit that is open."""
    for one in (meeting_id, *others):
        yield edit.get(Meeting, one)


def delete_from(workspace: Workspace, meeting_id: int) -> EditNews | None:
    """Delete this meeting and all later ones of its series in one edit; undo brings them back."""
    others = later_ones(workspace, meeting_id)
    with workspace.edit(f"Delete {len(others) + 1} meetings of a series") as edit:
        for one in (meeting_id, *others):
            remove(edit, one)
    return edit.news
