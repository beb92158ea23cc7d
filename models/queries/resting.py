"""What rests on a source: every record and every step that names it, counted by kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, and_, func, literal, or_, select, true, union_all
from sqlalchemy.engine import Connection

from models.column_types import ReadTable
from models.queries import tables as t
from models.queries.cards import one_of
from models.queries.on_day import OnDay
from models.queries.sourced import there
from models.queries.titles import NAMED
from models.vocabulary import Kind

#: Singular and plural of what can name a source, and the table that holds it.
RESTING: tuple[tuple[str, str, ReadTable], ...] = (
    ("citation", "citations", t.citation),
    ("statement", "statements", t.statement),
    ("value of a fact", "values of facts", t.fact_value),
    ("obstacle", "obstacles", t.obstacle),
    ("red line or interest", "red lines and interests", t.stake),
    ("status step", "status steps", t.status_change),
    ("position", "positions", t.position),
    ("state of a meeting", "states of meetings", t.meeting_state),
    ("date of a meeting", "dates of meetings", t.meeting_date),
    ("word on attendance", "words on attendance", t.attendance),
)


#: What a list of sources counts. The others are steps of series: as many as demands, and without an index by source.
EVIDENCE = RESTING[:4]


def resting_on(
    connection: Connection,
    source_ids: Sequence[int],
    kinds: Sequence[tuple[str, str, ReadTable]] = RESTING,
    *,
    on_day: OnDay | None = None,
) -> dict[int, dict[str, int]]:
    """Source → name of the kind (singular, as in `RESTING`) → how many rest on it (on the day). One statement."""
    parts = [
        select(literal(one).label("kind"), table.c.source_id.label("source_id"), func.count().label("number"))
        .where(one_of(table.c.source_id, source_ids), rested(table, on_day))
        .group_by(table.c.source_id)
        for one, _, table in kinds
    ]
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for row in connection.execute(union_all(*parts)).all():
        found[row.source_id][row.kind] = row.number
    return found


def rested(table: ReadTable, on_day: OnDay | None) -> ColumnElement[bool]:
    """A row of one of the tables of `RESTING` was there on the day; None is today."""
    if on_day is None or not on_day.past:
        return true()
    if "effective" in table.c and table is not t.statement:
        return table.c.effective <= on_day.day
    known = {t.citation: citation_there, t.statement: OnDay.said, t.fact_value: OnDay.given}
    if table is t.obstacle:
        return on_day.obstacle_known()
    return known[table](on_day) if table in known else true()


def citation_there(on_day: OnDay) -> ColumnElement[bool]:
    """A row of `citation` is there: its source was published by then, and what it is about existed."""
    if not on_day.past:
        return on_day.cited()
    about = t.citation.c
    dated = (Kind.DEMAND, Kind.MEETING, Kind.INCIDENT, Kind.ERA, Kind.STATEMENT, Kind.OBSTACLE)
    existed = [
        and_(about.about_kind == kind, about.about_id.in_(select(NAMED[kind][0].c.id).where(there(kind, on_day))))
        for kind in dated
    ]
    return and_(on_day.cited(), or_(about.about_kind.not_in(dated), *existed))


def resting_words(counts: Mapping[str, int]) -> tuple[str, ...]:
    """ "3 citations", "1 statement" …, in the order of `RESTING`; counts: as `resting_on` gives them for a source."""
    return tuple(f"{counts[one]:,} {one if counts[one] == 1 else many}" for one, many, _ in RESTING if counts.get(one))
