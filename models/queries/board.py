"""What the board shows: exact counts first, then cards by the page, today or as of an effective date.

Which demands a filter lets through and in which order stands in `models.queries.demand_filter`, what a card carries
besides its own columns in `models.queries.cards`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import func, literal, select, tuple_

from models.queries import cards as card_reader
from models.queries.demand_filter import Demands, Grouping, Sort
from models.queries.on_day import OnDay
from models.queries.tables import demand as d
from models.records import BoardFilter, Card
from models.vocabulary import Status
from models.workspace import Workspace

NO_FILTER = BoardFilter()

__all__ = ["Grouping", "Sort", "cards", "counts", "groups", "page", "position", "themes"]


def counts(workspace: Workspace, flt: BoardFilter = NO_FILTER, *, as_of: dt.date | None = None) -> dict[Status, int]:
    """How many demands stand in each status; exact, and every status is there."""
    demands = Demands(workspace.today(), flt, as_of)
    found = dict.fromkeys(Status, 0)
    query = demands.among(select(demands.status, func.count())).group_by(demands.status)
    with workspace.reading() as connection:
        found.update((status, number) for status, number in connection.execute(query).all())
    return found


def page(
    workspace: Workspace,
    status: Status,
    flt: BoardFilter = NO_FILTER,
    *,
    sort: Sort = Sort.REFERENCE,
    grouping: Grouping = Grouping.NONE,
    offset: int = 0,
    limit: int = 30,
    as_of: dt.date | None = None,
) -> tuple[Card, ...]:
    """A page of one column's cards. Skips `offset` rows inside the index, without reading them."""
    demands = Demands(workspace.today(), flt, as_of)
    ids = demands.among(select(d.c.id), status).order_by(*demands.order(sort, grouping)).limit(limit).offset(offset)
    with workspace.reading() as connection:
        wanted = [row.id for row in connection.execute(ids).all()]
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
    query = demands.among(select(key.label("label"), func.count().label("number")), status).group_by(key).order_by(key)
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
    keys = demands.order(sort, grouping)
    with workspace.reading() as connection:
        mine = connection.execute(demands.among(select(demands.status, *keys)).where(d.c.id == demand_id)).first()
        if mine is None:
            return None
        # Each value under the type of its column: a priority is kept as its rank, not as its word.
        here = (literal(value, key.type) for key, value in zip(keys, mine[1:], strict=True))
        before = tuple_(*keys) < tuple_(*here)
        count = connection.execute(demands.among(select(func.count()), mine[0]).where(before)).scalar()
    return int(count or 0)


def themes(workspace: Workspace) -> tuple[str, ...]:
    """Every theme in use, in the order of the alphabet."""
    query = select(d.c.theme).distinct().where(d.c.theme != "").order_by(d.c.theme)
    with workspace.reading() as connection:
        return tuple(row.theme for row in connection.execute(query).all())
