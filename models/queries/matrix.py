"""The demand × party matrix: which demands in which order, and the cells of those that are seen, a page at a time.

The order is one statement over the demands; cells cost three for a page, however many demands the file holds. Which
stance holds is `models.queries.stances`' to say.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import ColumnElement, case, literal, select
from sqlalchemy.engine import Connection

from models.column_types import BigId
from models.kept.tables import SETTLED
from models.queries import tables as t
from models.queries.cards import SLICE, one_of
from models.queries.demand_filter import Demands
from models.queries.stances import ACCEPTING, Held, Key, accepting, blocked, held, newest, unanswered
from models.records import BoardFilter, ColumnsBy, MatrixCell, MatrixColumn, MatrixFilter, MatrixLine, MatrixRow
from models.vocabulary import Involvement, Stance, Status, Word
from models.workspace import Workspace


class MatrixSort(Word):
    """The order of the rows; equal ones by reference. `ACCEPTED` puts those first that the fewest accept."""

    REFERENCE = "reference"
    TITLE = "title"
    PRIORITY = "priority"
    STATUS = "status"
    ACCEPTED = "fewest_accept_first"


class MatrixGrouping(Word):
    NONE = "none"
    THEME = "theme"
    STATUS = "status"


#: A sort key of whatever type.
AnyKey = ColumnElement[object] | ColumnElement[bool]

_ORDER = tuple(Status)
#: From the one that blocks to the one that agrees.
_STANCES = (Stance.REJECTS, Stance.NONE_RECORDED, Stance.UNDECIDED, Stance.ACCEPTS_WITH_CONDITIONS, Stance.ACCEPTS)


def columns(workspace: Workspace, by: ColumnsBy, party_ids: frozenset[int] = frozenset()) -> tuple[MatrixColumn, ...]:
    """In the order of the parties; only those of `party_ids` where some are given."""
    p, d, n = t.party, t.delegation, t.person
    if by is ColumnsBy.PARTY:
        query = select(p.c.id, p.c.code, p.c.name, p.c.id.label("party_id"), p.c.code.label("party_code"))
        query = query.order_by(p.c.place_in_list, p.c.id)
    elif by is ColumnsBy.DELEGATION:
        query = select(d.c.id, d.c.name.label("code"), d.c.name, d.c.party_id, p.c.code.label("party_code"))
        query = query.join_from(d, p, p.c.id == d.c.party_id)
        query = query.order_by(p.c.place_in_list, p.c.id, d.c.place_in_list, d.c.id)
    else:
        query = select(n.c.id, n.c.name.label("code"), n.c.name, n.c.party_id, p.c.code.label("party_code"))
        query = query.join_from(n, p, p.c.id == n.c.party_id).order_by(p.c.place_in_list, p.c.id, n.c.id)
    if party_ids:
        query = query.where(p.c.id.in_(sorted(party_ids)))
    with workspace.reading() as connection:
        rows = connection.execute(query).all()
    return tuple(MatrixColumn(by, row.id, row.code, row.name, row.party_id, row.party_code) for row in rows)


def lines(
    workspace: Workspace,
    wanted: MatrixFilter,
    sort: MatrixSort = MatrixSort.REFERENCE,
    grouping: MatrixGrouping = MatrixGrouping.NONE,
    *,
    by_party: int | None = None,
    as_of: dt.date | None = None,
) -> tuple[MatrixLine, ...]:
    """The demands that the filter lets through, in their order.

    by_party: sorted by this party's stance first, those that it rejects on top.
    """
    demands = Demands(workspace.today(), wanted.demands, as_of)
    d = t.demand
    query = demands.among(select(d.c.id, d.c.theme, demands.status.label("status")))
    if wanted.blocks:
        query = query.where(blocked(demands.day, demands.status))
    if wanted.open:
        query = query.where(unanswered(demands.day, demands.status))
    keys: list[AnyKey] = []
    if grouping is MatrixGrouping.THEME:
        keys = [d.c.theme == "", d.c.theme]
    elif grouping is MatrixGrouping.STATUS:
        keys = [_place(demands.status)]
    if by_party is not None:
        keys.append(_stance_place(newest(demands.day, d.c.id, literal(by_party, BigId))))
    keys += _sorted(sort, demands)
    with workspace.reading() as connection:
        rows = connection.execute(query.order_by(*keys, d.c.number)).all()
    return tuple(MatrixLine(row.id, _heading(row.theme, row.status, grouping)) for row in rows)


def _sorted(sort: MatrixSort, demands: Demands) -> list[AnyKey]:
    match sort:
        case MatrixSort.TITLE:
            return [t.demand.c.title]
        case MatrixSort.PRIORITY:
            return [t.demand.c.priority]
        case MatrixSort.STATUS:
            return [_place(demands.status)]
        case MatrixSort.ACCEPTED:
            share = accepting(demands.day)
            return [share.is_(None), share]
        case MatrixSort.REFERENCE:
            return []


def _place(status: ColumnElement[Status]) -> ColumnElement[object]:
    """A status by its place on the way to agreed."""
    return case({word.value: place for place, word in enumerate(_ORDER)}, value=status, else_=len(_ORDER))


def _stance_place(stance: ColumnElement[object]) -> ColumnElement[object]:
    places = {word.value: place for place, word in enumerate(_STANCES)}
    return case(places, value=stance, else_=len(places))


def _heading(theme: str, status: Status, grouping: MatrixGrouping) -> str:
    if grouping is MatrixGrouping.THEME:
        return theme or "Without a theme"
    return status.word if grouping is MatrixGrouping.STATUS else ""


def rows(
    workspace: Workspace,
    ids: Sequence[int],
    *,
    by: ColumnsBy = ColumnsBy.PARTY,
    as_of: dt.date | None = None,
) -> dict[int, MatrixRow]:
    """The rows of these demands; one that does not exist (on that day) is not among them."""
    demands = Demands(workspace.today(), BoardFilter(), as_of)
    with workspace.reading() as connection:
        return read(connection, ids, demands, by=by)


def read(
    connection: Connection,
    ids: Sequence[int],
    demands: Demands,
    *,
    by: ColumnsBy = ColumnsBy.PARTY,
    public: bool = False,
) -> dict[int, MatrixRow]:
    """The same on a connection, for the report as well. public: our own assessments left out."""
    found: dict[int, MatrixRow] = {}
    for start in range(0, len(ids), SLICE):
        found.update(_slice(connection, list(ids[start : start + SLICE]), demands, by, public))
    return found


def _slice(
    connection: Connection, ids: list[int], demands: Demands, by: ColumnsBy, public: bool
) -> dict[int, MatrixRow]:
    d = t.demand
    query = demands.among(
        select(d.c.id, d.c.number, d.c.title, d.c.theme, d.c.priority, d.c.confidential, demands.status.label("status"))
    ).where(one_of(d.c.id, ids))
    involved = _involved(connection, ids)
    stances = held(connection, ids, demands.day, public=public)
    voiced = stances if by is ColumnsBy.PARTY else held(connection, ids, demands.day, by=by, public=public)
    owners = _owners(connection, by)
    found: dict[int, MatrixRow] = {}
    for row in connection.execute(query).all():
        parties = involved.get(row.id, {})
        open_still = row.status not in SETTLED
        asked = [party for party, kind in parties.items() if kind is Involvement.ADDRESSED_TO]
        answers = [stances[row.id, party].stance for party in asked if (row.id, party) in stances]
        found[row.id] = MatrixRow(
            id=row.id,
            ref=f"D-{row.number}",
            title=row.title,
            theme=row.theme,
            priority=row.priority,
            status=row.status,
            cells=_cells(row.id, parties, voiced, owners, by, open_still),
            asked=len(asked),
            accepted=sum(1 for stance in answers if stance in ACCEPTING),
            conditional=answers.count(Stance.ACCEPTS_WITH_CONDITIONS),
            confidential=row.confidential,
        )
    return found


def _involved(connection: Connection, ids: list[int]) -> dict[int, dict[int, Involvement]]:
    dp = t.demand_party
    query = (
        select(dp.c.demand_id, dp.c.party_id, dp.c.involvement)
        .where(one_of(dp.c.demand_id, ids))
        .order_by(dp.c.demand_id, dp.c.place_in_list)
    )
    found: dict[int, dict[int, Involvement]] = defaultdict(dict)
    for row in connection.execute(query).all():
        found[row.demand_id][row.party_id] = row.involvement
    return found


def _owners(connection: Connection, by: ColumnsBy) -> dict[int, list[int]]:
    """The columns of each party: its delegations or its people; nothing where the parties are the columns."""
    if by is ColumnsBy.PARTY:
        return {}
    table = t.delegation if by is ColumnsBy.DELEGATION else t.person
    found: dict[int, list[int]] = defaultdict(list)
    for row in connection.execute(select(table.c.id, table.c.party_id)).all():
        found[row.party_id].append(row.id)
    return found


def _cells(
    demand_id: int,
    parties: dict[int, Involvement],
    stances: dict[Key, Held],
    owners: dict[int, list[int]],
    by: ColumnsBy,
    open_still: bool,
) -> dict[int, MatrixCell]:
    found: dict[int, MatrixCell] = {}
    for party_id, involvement in parties.items():
        for owner in (party_id,) if by is ColumnsBy.PARTY else owners.get(party_id, ()):
            now = stances.get((demand_id, owner))
            if involvement is Involvement.TABLED_BY or now is None:
                silent = by is ColumnsBy.PARTY and involvement is Involvement.ADDRESSED_TO
                found[owner] = MatrixCell(involvement, Stance.NONE_RECORDED if silent else None)
                continue
            found[owner] = MatrixCell(
                involvement,
                now.stance,
                now.disclosure,
                now.effective,
                now.condition,
                now.position_id,
                now.steps,
                open_still and now.stance is Stance.REJECTS,
            )
    return found
