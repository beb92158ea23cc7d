"""What rests on a source: every record and every step that names it, counted by kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import func, literal, select, union_all
from sqlalchemy.engine import Connection

from models.column_types import ReadTable
from models.queries import tables as t
from models.queries.cards import one_of

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


def resting_on(connection: Connection, source_ids: Sequence[int]) -> dict[int, dict[str, int]]:
    """Source → name of the kind (singular, as in `RESTING`) → how many rest on it. One statement."""
    parts = [
        select(literal(one).label("kind"), table.c.source_id.label("source_id"), func.count().label("number"))
        .where(one_of(table.c.source_id, source_ids))
        .group_by(table.c.source_id)
        for one, _, table in RESTING
    ]
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for row in connection.execute(union_all(*parts)).all():
        found[row.source_id][row.kind] = row.number
    return found


def resting_words(counts: Mapping[str, int]) -> tuple[str, ...]:
    """ "3 citations", "1 statement" …, in the order of `RESTING`; counts: as `resting_on` gives them for a source."""
    return tuple(f"{counts[one]:,} {one if counts[one] == 1 else many}" for one, many, _ in RESTING if counts.get(one))
