"""The timeline's events and status changes as columns of numbers, straight from the database.

Words become numbers inside the database and rows go into columns by the chunk: about two microseconds an event, of
which SQLite takes half. What an event says is read by `timeline_events` when it is wanted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import TypeAlias, TypeVar

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    and_,
    func,
    literal,
    not_,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.engine import Connection

from models.columns import (
    EVENT_KINDS,
    LANE,
    MEETING_KIND,
    NO_END,
    PRECISION,
    SAID,
    STANDING,
    STATE,
    STATUS,
    TRACK,
    Coded,
    EventColumns,
    MarkColumns,
    PairColumns,
    columns_of,
)
from models.dates import midnight, next_midnight
from models.queries import tables as t
from models.queries.meeting_dates import dates_on
from models.queries.on_day import OnDay
from models.vocabulary import Kind, Precision, Presence, Word

HALF_DAY = 43_200
CHUNK = 20_000
#: So many ids go into one statement.
SLICE = 500
#: Who said no, was not there or was shut out does not attend.
ABSENT = (Presence.DENIED, Presence.ABSENT, Presence.EXCLUDED)

W = TypeVar("W", bound=Word)
Query: TypeAlias = "Select[*tuple[object, ...]]"
#: The column type of a whole number, as one that may hold anything.
NUMBER = t.meeting.c.start_at.type


#: And of a text.
TEXT = t.meeting.c.title.type


def coded(words: Coded[W], column: ColumnElement[object]) -> ColumnElement[object]:
    """The shifted code of a column of an enumeration, worked out by the database."""
    place = func.instr(literal(words.joined, literal_execute=True), type_coerce(column, TEXT), type_=NUMBER)
    return place * literal(1 << words.shift, NUMBER, literal_execute=True)


def event_columns(
    connection: Connection, day: OnDay, among: Collection[tuple[Kind, int]] | None = None
) -> EventColumns:
    """All events, or those `among` which, as they stood on a day. What was not known yet has no state."""
    wanted = {kind: None if among is None else [id_ for its, id_ in among if its is kind] for kind in EVENT_KINDS}
    parts: list[tuple[int, Sequence[memoryview]]] = [
        (0, _read(connection, _meetings(day), t.meeting.c.id, wanted[Kind.MEETING])),
        (1, _read(connection, _incidents(day), t.incident.c.id, wanted[Kind.INCIDENT])),
        (2, _statements(connection, day, wanted[Kind.STATEMENT])),
    ]
    if day.past:
        parts[0] = (0, _as_dated_then(connection, parts[0][1], day.day))
    return EventColumns.joined(parts)


def _meetings(day: OnDay) -> Query:
    m = t.meeting.c
    traits = coded(LANE, m.lane) + coded(TRACK, m.track) + coded(MEETING_KIND, m.kind) + coded(PRECISION, m.precision)
    state = coded(STATE, type_coerce(day.meeting_state(), TEXT) if day.past else m.state)
    # `known` is 0 or 1: before anybody spoke of it, a meeting has no state.
    known = traits + (state * type_coerce(day.meeting_known(), NUMBER) if day.past else state)
    return select(m.id, m.start_at, func.coalesce(m.end_at, NO_END), known)


def _incidents(day: OnDay) -> Query:
    i = t.incident.c
    standing = coded(STANDING, i.standing)
    known = standing * type_coerce(day.incident_known(), NUMBER) if day.past else standing
    return select(i.id, i.start_at, func.coalesce(i.end_at, NO_END), coded(PRECISION, i.precision) + known)


def _statements(connection: Connection, day: OnDay, ids: list[int] | None) -> tuple[memoryview, ...]:
    """Those with a date of their own; a whole local day each. One that was made has the trait `SAID`."""
    s, zone = t.statement.c, day.zone
    query: Query = select(s.id, s.effective, s.effective_soft).where(s.effective.is_not(None))
    soft, firm = PRECISION.code(Precision.APPROXIMATE), PRECISION.code(Precision.DAY)

    def chunks() -> Iterator[Sequence[Sequence[int]]]:
        for chunk in _rows_of(connection, query, s.id, ids):
            rows = []
            for row in chunk:
                begin, end = midnight(row.effective, zone), next_midnight(row.effective, zone)
                said = SAID if not day.past or row.effective <= day.day else 0
                rows.append((row.id, begin, end, (soft if row.effective_soft else firm) + said))
            yield rows

    return columns_of(chunks(), 4)


def _read(
    connection: Connection, query: Query, key: ColumnElement[object], ids: list[int] | None
) -> tuple[memoryview, ...]:
    return columns_of(_chunks_of(connection, query, key, ids), 4)


def _chunks_of(
    connection: Connection, query: Query, key: ColumnElement[object], ids: list[int] | None
) -> Iterator[Sequence[Sequence[int]]]:
    """The rows of those ids as numbers; with None all of them."""
    yield from _rows_of(connection, query, key, ids)  # type: ignore[misc]  # every column here is a number


def _rows_of(
    connection: Connection, query: Query, key: ColumnElement[object], ids: list[int] | None
) -> Iterator[Sequence[Row[*tuple[object, ...]]]]:
    """Chunk by chunk; where ids are given they are asked slice by slice."""
    parts = [query] if ids is None else [query.where(key.in_(part)) for part in _parts(ids)]
    for part in parts:
        result = connection.execute(part)
        while chunk := result.fetchmany(CHUNK):
            yield chunk


def _parts(ids: list[int]) -> list[list[int]]:
    return [ids[first : first + SLICE] for first in range(0, len(ids), SLICE)]


def _as_dated_then(connection: Connection, meetings: Sequence[memoryview], day: dt.date) -> Sequence[memoryview]:
    """The few meetings that were moved stand where they stood on that day."""
    moved = dates_on(connection, None, day)
    if not moved:
        return meetings
    ids, starts, ends, traits = (one.tolist() for one in meetings)
    clear = ~(PRECISION.mask << PRECISION.shift)
    for place, meeting_id in enumerate(ids):
        when = moved.get(meeting_id)
        if when is not None:
            starts[place], ends[place] = when.start, NO_END if when.end is None else when.end
            traits[place] = (traits[place] & clear) | PRECISION.code(when.precision)
    return columns_of([list(zip(ids, starts, ends, traits, strict=True))] if ids else [], 4)


# ---------------------------------------------------------------- status changes


def mark_columns(connection: Connection, day: OnDay, demand_ids: Collection[int] | None = None) -> MarkColumns:
    """The status changes up to a day, of all demands or of some."""
    steps = t.status_change.c
    # The date as the text it is kept as: turned into a moment once a date, not once a row.
    query: Query = select(
        steps.id,
        steps.demand_id,
        type_coerce(steps.effective, TEXT).label("on"),
        coded(STATUS, steps.status),
        func.coalesce(steps.effective_soft, 0, type_=NUMBER),
    ).where(steps.effective <= day.day)
    noon = _Noons(day.zone)

    def chunks() -> Iterator[Sequence[Sequence[int]]]:
        wanted = None if demand_ids is None else list(demand_ids)
        for chunk in _chunks_of(connection, query, steps.demand_id, wanted):
            yield [(id_, demand, noon[str(on)], status, soft) for id_, demand, on, status, soft in chunk]

    return MarkColumns(*columns_of(chunks(), 5))


class _Noons(dict[str, int]):
    """The UTC seconds of a date's local noon, by its ISO text."""

    def __init__(self, zone: str) -> None:
        super().__init__()
        self._zone = zone

    def __missing__(self, text: str) -> int:
        self[text] = found = noon_of(dt.date.fromisoformat(text), self._zone)
        return found


@lru_cache(maxsize=4096)
def noon_of(day: dt.date, zone: str) -> int:
    return midnight(day, zone) + HALF_DAY


# ---------------------------------------------------------------- parties


def attendance_columns(
    connection: Connection, day: OnDay, among: Collection[tuple[Kind, int]] | None = None
) -> PairColumns:
    """Which party attends, or is expected at, which meeting; and whose statement is whose."""
    wanted = {kind: None if among is None else [id_ for its, id_ in among if its is kind] for kind in EVENT_KINDS}
    met = _chunks_of(connection, attending(day), t.attendance.c.meeting_id, wanted[Kind.MEETING])
    pairs, s = columns_of(met, 2), t.statement.c
    said: Query = select(s.id, s.party_id).where(s.party_id.is_not(None))
    spoken = columns_of(_chunks_of(connection, said, s.id, wanted[Kind.STATEMENT]), 2)
    joined = EventColumns.joined([(0, (*pairs, *pairs)), (2, (*spoken, *spoken))])
    return PairColumns(joined.kinds, joined.ids, joined.starts)


def attending(day: OnDay, meeting_ids: Collection[int] | None = None) -> Query:
    """(meeting id, party id) of the parties whose newest word, or one of their people's, is not to stay away."""
    a, later = t.attendance.c, t.attendance.alias("later").c
    newer = and_(
        later.meeting_id == a.meeting_id,
        later.party_id == a.party_id,
        func.coalesce(later.person_id, 0) == func.coalesce(a.person_id, 0),
        or_(later.effective > a.effective, and_(later.effective == a.effective, later.id > a.id)),
    )
    query: Query = select(a.meeting_id, a.party_id).where(a.presence.not_in(ABSENT))
    if day.past:
        newer, query = and_(newer, later.effective <= day.day), query.where(a.effective <= day.day)
    if meeting_ids is not None:
        query = query.where(a.meeting_id.in_(list(meeting_ids)))
    return query.where(not_(select(later.id).where(newer).exists())).distinct()
