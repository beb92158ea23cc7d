"""What the board shows: exact counts first, then cards by the page, today or as of an effective date.

Which demands a filter lets through and in which order stands in `models.queries.demand_filter`, what a card carries
besides its own columns in `models.queries.cards`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import func, literal, select, text, tuple_
from sqlalchemy.engine import Connection

from models.queries import cards as card_reader
from models.queries import tallies
from models.queries.demand_filter import FEW, Demands, Grouping, Sort
from models.queries.on_day import OnDay
from models.queries.tables import demand as d
from models.records import BoardFilter, Card
from models.vocabulary import Status
from models.workspace import Workspace

NO_FILTER = BoardFilter()

#: Cards of a column that are read at once.
PAGE = 30

__all__ = ["Grouping", "Screen", "Sort", "cards", "counts", "groups", "page", "position", "screen", "themes"]


@dataclass(frozen=True, slots=True)
class Screen:
    """A board at first sight: exact counts of every status, and the first cards of the columns asked for."""

    counts: dict[Status, int]
    pages: dict[Status, tuple[Card, ...]]


def counts(workspace: Workspace, flt: BoardFilter = NO_FILTER, *, as_of: dt.date | None = None) -> dict[Status, int]:
    """How many demands stand in each status; exact, and every status is there."""
    demands = Demands(workspace.today(), flt, as_of)
    with workspace.reading() as connection:
        return _counts(connection, demands)


def screen(
    workspace: Workspace,
    flt: BoardFilter = NO_FILTER,
    *,
    sort: Sort = Sort.REFERENCE,
    grouping: Grouping = Grouping.NONE,
    statuses: Collection[Status] = tuple(Status),
    limit: int = PAGE,
    as_of: dt.date | None = None,
) -> Screen:
    """Counts and the first cards of several columns out of one snapshot; what the filter matches is found once."""
    demands = Demands(workspace.today(), flt, as_of)
    with workspace.reading() as connection:
        matches = demands.match_once(connection)
        if matches is not None and matches <= FEW:
            found, wanted = _among_few(connection, demands, sort, grouping, statuses, limit)
        else:
            found = _counts(connection, demands)
            wanted = {
                status: _ids(connection, demands, status, sort, grouping, limit=min(limit, found[status]))
                for status in statuses
            }
        read = card_reader.read(
            connection, [one for ids in wanted.values() for one in ids], demands, OnDay.of(workspace, as_of)
        )
    return Screen(found, {status: tuple(read[one] for one in ids if one in read) for status, ids in wanted.items()})


def _among_few(
    connection: Connection,
    demands: Demands,
    sort: Sort,
    grouping: Grouping,
    statuses: Collection[Status],
    limit: int,
) -> tuple[dict[Status, int], dict[Status, list[int]]]:
    """Counts and first ids by one look at every match."""
    found = dict.fromkeys(Status, 0)
    wanted: dict[Status, list[int]] = {status: [] for status in statuses}
    query = demands.among(select(d.c.id, demands.status.label("status"))).order_by(*demands.order(sort, grouping))
    for row in connection.execute(query).all():
        found[row.status] += 1
        if row.status in wanted and len(wanted[row.status]) < limit:
            wanted[row.status].append(row.id)
    return found, wanted


def _counts(connection: Connection, demands: Demands) -> dict[Status, int]:
    found = dict.fromkeys(Status, 0)
    if demands.whole:
        kept = tallies.standing(connection, demands.day if demands.past else None)
        found.update((status, number) for status, number in kept.items() if demands.shows(status))
        return found
    for status, number in connection.execute(demands.numbers()).all():
        if status is not None and demands.shows(status):
            found[status] = number
    return found


def _ids(
    connection: Connection,
    demands: Demands,
    status: Status,
    sort: Sort,
    grouping: Grouping,
    *,
    limit: int,
    offset: int = 0,
) -> list[int]:
    if limit < 1:
        return []
    query = demands.column(select(d.c.id), status).order_by(*demands.column_order(sort, grouping))
    return [row.id for row in connection.execute(query.limit(limit).offset(offset)).all()]


def page(
    workspace: Workspace,
    status: Status,
    flt: BoardFilter = NO_FILTER,
    *,
    sort: Sort = Sort.REFERENCE,
    grouping: Grouping = Grouping.NONE,
    offset: int = 0,
    limit: int = PAGE,
    as_of: dt.date | None = None,
) -> tuple[Card, ...]:
    """A page of one column's cards. Skips `offset` rows inside the index, without reading them."""
    demands = Demands(workspace.today(), flt, as_of)
    with workspace.reading() as connection:
        wanted = _ids(connection, demands, status, sort, grouping, limit=limit, offset=offset)
        found = card_reader.read(connection, wanted, demands, OnDay.of(workspace, as_of))
    return tuple(found[demand_id] for demand_id in wanted if demand_id in found)


def cards(workspace: Workspace, ids: Sequence[int], *, as_of: dt.date | None = None) -> dict[int, Card]:
    """The cards of those demands that exist (on that day)."""
    demands = Demands(workspace.today(), NO_FILTER, as_of)
    with workspace.reading() as connection:
        return card_reader.read(connection, ids, demands, OnDay.of(workspace, as_of))


def groups(
    workspace: Workspace,
    status: Status,
    flt: BoardFilter = NO_FILTER,
    *,
    grouping: Grouping,
    as_of: dt.date | None = None,
) -> tuple[tuple[str, int], ...]:
    """The groups of one column with their counts, in the order of `page`."""
    if grouping is Grouping.NONE:
        return ()
    demands = Demands(workspace.today(), flt, as_of)
    key = demands.group_key(grouping)
    query = demands.column(select(key.label("label"), func.count().label("number")), status).group_by(key).order_by(key)
    with workspace.reading() as connection:
        return tuple((row.label or "", row.number) for row in connection.execute(query).all())


def position(
    workspace: Workspace,
    demand_id: int,
    flt: BoardFilter = NO_FILTER,
    *,
    sort: Sort = Sort.REFERENCE,
    grouping: Grouping = Grouping.NONE,
    as_of: dt.date | None = None,
) -> int | None:
    """The row of a demand within its own status' column, counted from 0; None where the filter holds it back."""
    demands = Demands(workspace.today(), flt, as_of)
    with workspace.reading() as connection:
        query = demands.among(select(demands.status, *demands.order(sort, grouping)))
        mine = connection.execute(query.where(d.c.id == demand_id)).first()
        if mine is None:
            return None
        keys = demands.column_order(sort, grouping)
        # Each value under the type of its column: a priority is kept as its rank, not as its word.
        here = (literal(value, key.type) for key, value in zip(keys, mine[1:], strict=True))
        before = tuple_(*keys) < tuple_(*here)
        count = connection.execute(demands.column(select(func.count()), mine[0]).where(before)).scalar()
    return int(count or 0)


def themes(workspace: Workspace) -> tuple[str, ...]:
    """Every theme in use, in the order of the alphabet. Steps from one to the next in the index, status by status."""
    with workspace.reading() as connection:
        return tuple(connection.execute(text(_THEMES), {"statuses": _STATUSES}).scalars())


_STATUSES = json.dumps([status.value for status in Status])
#: A DISTINCT would read the theme of every demand.
_THEMES = """
WITH RECURSIVE step(status, theme) AS (
    SELECT value, (SELECT min(theme) FROM demand WHERE status = value AND theme > '') FROM json_each(:statuses)
    UNION ALL
    SELECT status, (SELECT min(d.theme) FROM demand AS d WHERE d.status = step.status AND d.theme > step.theme)
    FROM step WHERE theme IS NOT NULL
)
SELECT DISTINCT theme FROM step WHERE theme IS NOT NULL ORDER BY theme
"""
