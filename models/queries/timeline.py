"""All that the timeline draws: meetings, incidents, eras, status changes, and the summit."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from sqlalchemy import Boolean, Row, select, type_coerce
from sqlalchemy.engine import Connection

from models.dates import When, midnight
from models.queries import tables as t
from models.queries.on_day import OnDay
from models.records import EraSpan, Ref, StatusMark, TimelineEvent, TimelineRecord
from models.vocabulary import Kind, Lane, MeetingState
from models.workspace import Workspace

HALF_DAY = 43_200
#: The state of a meeting that nobody had spoken of yet on the day that is shown.
NOT_KNOWN = "not known yet"


def timeline(workspace: Workspace, *, as_of: dt.date | None = None) -> TimelineRecord:
    """Everything with a place in time; with `as_of`, meetings in their state of that day, status changes up to it.

    What was not known yet on that day is there all the same, told as such: the timeline shows the way there.
    """
    on_day = OnDay.of(workspace, as_of)
    zone = workspace.zone
    with workspace.reading() as connection:
        head = connection.execute(select(t.negotiation.c.summit_id)).first()
        events = sorted(
            (*_meetings(connection, head.summit_id if head else None, on_day), *_incidents(connection)),
            key=lambda event: event.when.start,
        )
        eras = _eras(connection)
        marks = _marks(connection, on_day.day, zone)
    return TimelineRecord(
        zone=zone,
        today=workspace.today(),
        today_at=midnight(workspace.today(), zone) + HALF_DAY,
        events=tuple(events),
        eras=eras,
        marks=marks,
        summit=next((event for event in events if event.is_summit), None),
    )


def when_of(row: Row[tuple[object, ...]]) -> When:
    """The time of a row with the columns of `Dated`."""
    return When(row.start_at, row.end_at, row.precision, row.zone, row.date_words, row.date_reasoning)


def _meetings(connection: Connection, summit_id: int | None, on_day: OnDay) -> list[TimelineEvent]:
    parties = _attending(connection)
    demands = _discussed(connection)
    events = []
    query = select(t.meeting)
    if on_day.past:
        query = query.add_columns(
            on_day.meeting_state().label("state_then"), type_coerce(on_day.meeting_known(), Boolean).label("known")
        )
    held = _dates_on(connection, on_day)
    for row in connection.execute(query).all():
        when, state, known = held.get(row.id) or when_of(row), row.state, True
        if on_day.past:
            state, known = row.state_then, row.known
        events.append(
            TimelineEvent(
                ref=Ref(Kind.MEETING, row.id),
                title=row.title,
                lane=row.lane,
                when=when,
                soft=when.precision.soft,
                dashed=not known or state in (MeetingState.PROPOSED, MeetingState.ANNOUNCED),
                struck=known and state in (MeetingState.CANCELLED, MeetingState.DENIED),
                is_summit=row.id == summit_id,
                kind_word=row.kind.word,
                state_word=state.word if known else NOT_KNOWN,
                place=row.place,
                parties=tuple(parties[row.id]),
                demand_ids=tuple(demands[row.id]),
            )
        )
    return events


def _dates_on(connection: Connection, on_day: OnDay) -> dict[int, When]:
    from models.queries.meeting_dates import dates_on  # which reads dates by `when_of`

    return dates_on(connection, None, on_day.day) if on_day.past else {}


def _incidents(connection: Connection) -> list[TimelineEvent]:
    threatened = _ties(connection, Kind.INCIDENT)
    events = []
    for row in connection.execute(select(t.incident)).all():
        when = when_of(row)
        events.append(
            TimelineEvent(
                ref=Ref(Kind.INCIDENT, row.id),
                title=row.title,
                lane=Lane.INCIDENTS,
                when=when,
                soft=when.precision.soft,
                dashed=False,
                struck=False,
                is_summit=False,
                kind_word=row.kind or "incident",
                state_word=row.standing.word,
                place=row.place,
                parties=(),
                demand_ids=tuple(threatened[row.id]),
            )
        )
    return events


def _attending(connection: Connection) -> dict[int, list[str]]:
    query = (
        select(t.attendance.c.meeting_id, t.party.c.code)
        .join_from(t.attendance, t.party, t.party.c.id == t.attendance.c.party_id)
        .order_by(t.attendance.c.id)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(query).all():
        if row.code not in found[row.meeting_id]:
            found[row.meeting_id].append(row.code)
    return found


def _discussed(connection: Connection) -> dict[int, list[int]]:
    """The demands tied to each meeting, by its agenda or by a link."""
    found = _ties(connection, Kind.MEETING)
    query = select(t.agenda_item.c.meeting_id, t.agenda_item.c.demand_id).where(t.agenda_item.c.demand_id.is_not(None))
    for row in connection.execute(query).all():
        if row.demand_id not in found[row.meeting_id]:
            found[row.meeting_id].append(row.demand_id)
    return found


def _ties(connection: Connection, kind: Kind) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    forward = select(t.link.c.from_id, t.link.c.to_id).where(
        t.link.c.from_kind == kind, t.link.c.to_kind == Kind.DEMAND
    )
    backward = select(t.link.c.to_id, t.link.c.from_id).where(
        t.link.c.to_kind == kind, t.link.c.from_kind == Kind.DEMAND
    )
    for row in connection.execute(forward.union(backward)).all():
        found[row.from_id].append(row.to_id)
    return found


def _eras(connection: Connection) -> tuple[EraSpan, ...]:
    rows = connection.execute(select(t.era).order_by(t.era.c.start_at)).all()
    return tuple(EraSpan(row.id, row.title, row.tone, when_of(row)) for row in rows)


def _marks(connection: Connection, day: dt.date, zone: str) -> tuple[StatusMark, ...]:
    steps = t.status_change
    query = (
        select(
            steps.c.demand_id,
            steps.c.status,
            steps.c.effective,
            steps.c.effective_soft,
            t.demand.c.number,
            t.demand.c.title,
        )
        .join_from(steps, t.demand, t.demand.c.id == steps.c.demand_id)
        .where(steps.c.effective <= day)
        .order_by(steps.c.effective, steps.c.id)
    )
    return tuple(
        StatusMark(
            row.demand_id,
            f"D-{row.number}",
            row.title,
            row.status,
            row.effective,
            midnight(row.effective, zone) + HALF_DAY,
            row.effective_soft,
        )
        for row in connection.execute(query).all()
    )
