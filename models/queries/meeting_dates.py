"""The dates a meeting had: the series of one, and which date each held on a given day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import Row, select
from sqlalchemy.engine import Connection

from models.dates import When
from models.moved_dates import shifts_of
from models.queries import tables as t
from models.queries.evidence import effective_of, source_names
from models.queries.when import when_of
from models.records import MeetingDateRecord, SeriesRecord


def dates_on(connection: Connection, ids: Collection[int] | None, day: dt.date) -> dict[int, When]:
    """The date that each moved meeting held on `day`; one that was never moved is not among them and has its own.

    ids: meetings to look at, None for all. The newest step whose effective date is not after `day` holds, on the same
    date the newest entry; before the first step its date holds, since nothing earlier is known.
    """
    steps = t.meeting_date
    query = select(steps).order_by(steps.c.meeting_id, steps.c.effective, steps.c.id)
    if ids is not None and len(ids) <= _AT_ONCE:
        query = query.where(steps.c.meeting_id.in_(ids))
    found: dict[int, When] = {}
    for row in connection.execute(query).all():
        if row.meeting_id not in found or row.effective <= day:
            found[row.meeting_id] = when_of(row)
    return found if ids is None else {key: when for key, when in found.items() if key in ids}


#: More ids than this are looked for among all moved meetings, which are few.
_AT_ONCE = 500


def dates_of(connection: Connection, meeting_id: int, *, as_of: dt.date | None = None) -> tuple[MeetingDateRecord, ...]:
    """The steps of one meeting's date, oldest first; none for one that was never moved."""
    found = steps_of(connection, [meeting_id], as_of=as_of)
    return found.get(meeting_id, ())


def steps_of(
    connection: Connection, ids: Iterable[int] | None, *, as_of: dt.date | None = None
) -> dict[int, tuple[MeetingDateRecord, ...]]:
    """The same for several meetings, or with None for all that were moved."""
    query = select(t.meeting_date).order_by(t.meeting_date.c.effective, t.meeting_date.c.id)
    if ids is not None:
        query = query.where(t.meeting_date.c.meeting_id.in_(list(ids)))
    if as_of is not None:
        query = query.where(t.meeting_date.c.effective <= as_of)
    rows: dict[int, list[Row[tuple[object, ...]]]] = defaultdict(list)
    for row in connection.execute(query).all():
        rows[row.meeting_id].append(row)
    sources = source_names(connection) if rows else {}
    found: dict[int, tuple[MeetingDateRecord, ...]] = {}
    for meeting_id, steps in rows.items():
        whens = [when_of(row) for row in steps]
        shifts = shifts_of(whens)
        found[meeting_id] = tuple(
            MeetingDateRecord(
                id=row.id,
                when=when,
                effective=effective_of(row),
                reason=row.reason,
                source=sources[row.source_id].outlet if row.source_id else "",
                shift=shift,
                postponements=postponements,
                was=whens[place - 1] if place else None,
            )
            for place, (row, when, (shift, postponements)) in enumerate(zip(steps, whens, shifts, strict=True))
        )
    return found


def series_of(connection: Connection, meeting_id: int) -> SeriesRecord | None:
    """The series that a meeting belongs to, its meetings by date."""
    mine = select(t.series_member.c.series_id).where(t.series_member.c.meeting_id == meeting_id).scalar_subquery()
    query = (
        select(t.meeting_series.c.id, t.meeting_series.c.rule, t.meeting.c.id.label("meeting_id"))
        .join_from(t.meeting_series, t.series_member, t.series_member.c.series_id == t.meeting_series.c.id)
        .join(t.meeting, t.meeting.c.id == t.series_member.c.meeting_id)
        .where(t.meeting_series.c.id == mine)
        .order_by(t.meeting.c.start_at, t.meeting.c.id)
    )
    rows = connection.execute(query).all()
    return SeriesRecord(rows[0].id, rows[0].rule, tuple(row.meeting_id for row in rows)) if rows else None
