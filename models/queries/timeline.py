"""All that the timeline draws: meetings, incidents, dated statements, eras, status changes, links, and the summit.

Of a small negotiation everything is read at once; of a large one numbers for all (`timeline_columns`), and what single
events say when they are looked at (`timeline_events`). After an edit, `patch` reads only what was touched.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from models.columns import EVENT_KINDS, PairColumns
from models.moved_dates import shift_words
from models.queries import tables as t
from models.queries import timeline_columns, timeline_events
from models.queries.meeting_dates import steps_of
from models.queries.on_day import OnDay
from models.queries.timeline_columns import noon_of
from models.queries.when import when_of
from models.records import (
    EraSpan,
    MovedFrom,
    PartyName,
    Ref,
    StatusMark,
    TimelineEvent,
    TimelineLink,
    TimelinePatch,
    TimelineRecord,
)
from models.vocabulary import Kind, Shift
from models.workspace import Workspace

#: Up to so many events and status changes together are read whole: that costs less than a tenth of a second.
WHOLE = 2_000
#: More links than this are not read at once: nobody could follow so many arrows.
MOST_LINKS = 2_000
#: The first day of the calendar has no midnight in the zones east of Greenwich.
SECOND_DAY = dt.date(1, 1, 2)
#: More earlier dates than this are not drawn.
MOST_MOVED = 500
#: Where one edit touches more records than this, reading everything anew is no dearer than patching.
MOST_PATCHED = 5_000


def timeline(workspace: Workspace, *, as_of: dt.date | None = None, whole: int = WHOLE) -> TimelineRecord:
    """Everything with a place in time; with `as_of`, meetings in the state and at the date of that day.

    What was not known yet on that day is there all the same, told as such: the timeline shows the way there.
    whole: up to so many events and status changes their details are read along.
    """
    day = OnDay.of(workspace, as_of)
    with workspace.reading() as connection:
        if _size(connection) > whole:
            return replace(
                _frame(connection, workspace, day, summit=True),
                columns=timeline_columns.event_columns(connection, day),
                mark_columns=timeline_columns.mark_columns(connection, day),
            )
        events = tuple(timeline_events.events_by(connection, day, None))
        return replace(
            _frame(connection, workspace, day, summit=False),
            events=events,
            summit=next((event for event in events if event.is_summit), None),
            marks=timeline_events.marks_by(connection, day, None),
            links=timeline_events.links_by(connection, None, MOST_LINKS),
        )


def patch(workspace: Workspace, touched: Collection[Ref], *, as_of: dt.date | None = None) -> TimelinePatch:
    """What has become of the touched records; reads as many rows as they have."""
    day = OnDay.of(workspace, as_of)
    gone = frozenset(ref for ref in touched if ref.kind in EVENT_KINDS)
    demand_ids = frozenset(ref.id for ref in touched if ref.kind is Kind.DEMAND)
    with workspace.reading() as connection:
        among = [(ref.kind, ref.id) for ref in gone]
        return TimelinePatch(
            gone,
            demand_ids,
            timeline_columns.event_columns(connection, day, among),
            timeline_columns.mark_columns(connection, day, demand_ids),
            timeline_columns.attendance_columns(connection, day, among),
            _frame(connection, workspace, day, summit=True),
        )


def events(
    workspace: Workspace, refs: Collection[Ref] | None = None, *, as_of: dt.date | None = None
) -> tuple[TimelineEvent, ...]:
    """What the events of those addresses say, by start; with None all of them."""
    with workspace.reading() as connection:
        return tuple(timeline_events.events_by(connection, OnDay.of(workspace, as_of), refs))


def titles(workspace: Workspace, refs: Collection[Ref]) -> dict[Ref, str]:
    with workspace.reading() as connection:
        return timeline_events.titles_of(connection, refs)


def of_demands(workspace: Workspace, demand_ids: Collection[int]) -> frozenset[Ref]:
    """The events that have to do with one of the demands."""
    with workspace.reading() as connection:
        return timeline_events.refs_of_demands(connection, demand_ids)


def marks(workspace: Workspace, ids: Collection[int], *, as_of: dt.date | None = None) -> tuple[StatusMark, ...]:
    """The status changes of those ids, by date."""
    with workspace.reading() as connection:
        return timeline_events.marks_by(connection, OnDay.of(workspace, as_of), list(ids))


def links(workspace: Workspace, refs: Collection[Ref]) -> tuple[TimelineLink, ...]:
    """How the records of those addresses hang together with others on the timeline."""
    with workspace.reading() as connection:
        return timeline_events.links_by(connection, refs, MOST_LINKS)


def attendance(workspace: Workspace, *, as_of: dt.date | None = None) -> PairColumns:
    """Which party attends what, for one lane a party."""
    with workspace.reading() as connection:
        return timeline_columns.attendance_columns(connection, OnDay.of(workspace, as_of))


def _size(connection: Connection) -> int:
    tables = (t.meeting, t.incident, t.statement, t.status_change)
    counts = [select(func.count()).select_from(table).scalar_subquery() for table in tables]
    return sum(connection.execute(select(*counts)).one())


def _frame(connection: Connection, workspace: Workspace, day: OnDay, *, summit: bool) -> TimelineRecord:
    """What is little whatever the negotiation's size: eras, parties, earlier dates and, if wanted, the summit."""
    zone, today = workspace.zone, workspace.today()
    head = connection.execute(select(t.negotiation.c.summit_id)).first() if summit else None
    refs = [] if head is None or head.summit_id is None else [Ref(Kind.MEETING, head.summit_id)]
    return TimelineRecord(
        zone=zone,
        today=today,
        today_at=noon_of(today, zone),
        events=(),
        eras=_eras(connection),
        marks=(),
        summit=next(iter(timeline_events.events_by(connection, day, refs)), None) if refs else None,
        parties=_parties(connection),
        moved=_moved(connection, day),
        seen_at=noon_of(max(day.day, SECOND_DAY), zone) if day.past else None,
    )


def _eras(connection: Connection) -> tuple[EraSpan, ...]:
    rows = connection.execute(select(t.era).order_by(t.era.c.start_at)).all()
    return tuple(EraSpan(row.id, row.title, row.tone, when_of(row)) for row in rows)


def _parties(connection: Connection) -> tuple[PartyName, ...]:
    p = t.party.c
    rows = connection.execute(select(p.id, p.code, p.name).order_by(p.place_in_list, p.id)).all()
    return tuple(PartyName(row.id, row.code, row.name) for row in rows)


def _moved(connection: Connection, day: OnDay) -> tuple[MovedFrom, ...]:
    """The earlier dates of meetings that were postponed or brought forward."""
    found: list[MovedFrom] = []
    for meeting_id, steps in steps_of(connection, None, as_of=day.day).items():
        for step in steps:
            if step.was is not None and step.shift in (Shift.POSTPONED, Shift.BROUGHT_FORWARD):
                ref = Ref(Kind.MEETING, meeting_id)
                found.append(MovedFrom(ref, step.was, step.when, shift_words(step), step.reason))
    return tuple(found[-MOST_MOVED:])
