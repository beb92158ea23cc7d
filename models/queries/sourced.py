"""How far the negotiation rests on sources: what counts as sourced, the share of it, and all that nothing supports.

The rule is told in docs/domain.md and its reasons in the decision 0037. A record is sourced where something names a
source for it: a citation about it, its own source, or a step of its series. A fact is so where every one of its values
is. The negotiation itself, sources and editions are not asked.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, literal, not_, or_, select, true, union_all
from sqlalchemy.engine import Connection

from models.column_types import ReadTable
from models.queries import tables as t
from models.queries.on_day import OnDay
from models.queries.titles import NAMED
from models.records import Sourced, SourcedCount
from models.vocabulary import Disclosure, Kind
from models.workspace import Workspace

Condition = ColumnElement[bool]

#: The kinds of record that are asked for their source, in the order of the lists.
ASKED = (
    Kind.DEMAND,
    Kind.MEETING,
    Kind.INCIDENT,
    Kind.ERA,
    Kind.STATEMENT,
    Kind.FACT,
    Kind.INSTRUMENT,
    Kind.OBSTACLE,
    Kind.PARTY,
    Kind.PERSON,
    Kind.DELEGATION,
    Kind.PACKAGE,
    Kind.STAKE,
)
#: Parts of records that name a source of their own, beside the records.
PARTS: tuple[tuple[str, ReadTable], ...] = (
    ("positions", t.position),
    ("status steps", t.status_change),
    ("words on attendance", t.attendance),
    ("values of facts", t.fact_value),
)
#: Records that name their own source, and steps that name it for their record: table and the column of the record.
_OWN = {Kind.STATEMENT: t.statement, Kind.OBSTACLE: t.obstacle, Kind.STAKE: t.stake}
_STEPS = {Kind.DEMAND: (t.status_change, "demand_id"), Kind.MEETING: (t.meeting_state, "meeting_id")}


def sourced(workspace: Workspace, *, as_of: dt.date | None = None) -> Sourced:
    """All the numbers in one statement."""
    with workspace.reading() as connection:
        return read(connection, OnDay.of(workspace, as_of))


def read(connection: Connection, on_day: OnDay, *, public: bool = False) -> Sourced:
    """The same within a snapshot that is open; `public` counts no confidential record or citation."""
    counts = [
        _counted(kind.value, NAMED[kind][0], there(kind, on_day, public), supported(kind, on_day, public))
        for kind in ASKED
    ]
    counts += [
        _counted(name, table, _part_there(table, on_day, public), table.c.source_id.is_not(None))
        for name, table in PARTS
    ]
    found = {row.name: (row.sourced or 0, row.total) for row in connection.execute(union_all(*counts)).all()}
    return Sourced(
        tuple(SourcedCount(kind.word, kind, *found[kind.value]) for kind in ASKED),
        tuple(SourcedCount(name, None, *found[name]) for name, _ in PARTS),
    )


def _counted(name: str, table: ReadTable, there: Condition, holds: Condition) -> Select[str, int, int]:
    asked = select(case((holds, 1), else_=0).label("sourced")).select_from(table).where(there).subquery()
    return select(literal(name).label("name"), func.sum(asked.c.sourced).label("sourced"), func.count().label("total"))


def unsourced(kind: Kind, on_day: OnDay, public: bool = False) -> Condition:
    """A row of the kind's table is there, and nothing supports it."""
    return and_(there(kind, on_day, public), not_(supported(kind, on_day, public)))


def supported(kind: Kind, on_day: OnDay, public: bool = False) -> Condition:
    """Something names a source for a row of the kind's table."""
    table = NAMED[kind][0]
    if kind is Kind.FACT:
        values = t.fact_value
        mine = and_(values.c.fact_id == table.c.id, on_day.given())
        silent = exists(select(values.c.id).where(mine, values.c.source_id.is_(None))).correlate(table)
        return and_(exists(select(values.c.id).where(mine)).correlate(table), not_(silent))
    ways = [_cited(kind, table, on_day, public)]
    if kind in _OWN:
        ways.append(_OWN[kind].c.source_id.is_not(None))
    if kind in _STEPS:
        steps, owner = _STEPS[kind]
        named = select(steps.c.id).where(steps.c[owner] == table.c.id, steps.c.source_id.is_not(None))
        ways.append(exists(named.where(steps.c.effective <= on_day.day) if on_day.past else named).correlate(table))
    return or_(*ways)


def _cited(kind: Kind, table: ReadTable, on_day: OnDay, public: bool) -> Condition:
    c = t.citation
    query = select(c.c.id).where(c.c.about_kind == kind, c.c.about_id == table.c.id)
    if on_day.past:
        query = query.where(on_day.cited())
    if public:
        query = query.where(c.c.confidential.is_(False))
    return exists(query).correlate(table)


def there(kind: Kind, on_day: OnDay, public: bool = False) -> Condition:
    """A row of the kind's table exists on the day, and may be shown."""
    table = NAMED[kind][0]
    shown = table.c.confidential.is_(False) if public and "confidential" in table.c else true()
    if not on_day.past:
        return and_(table.c.id.is_not(None), shown)
    known = {
        Kind.DEMAND: on_day.demand_known,
        Kind.MEETING: on_day.meeting_known,
        Kind.INCIDENT: on_day.incident_known,
        Kind.STATEMENT: on_day.said,
        Kind.OBSTACLE: on_day.obstacle_known,
    }.get(kind)
    if kind is Kind.ERA:
        return t.era.c.start_at < on_day.end
    return and_(table.c.id.is_not(None) if known is None else known(), shown)


def _part_there(table: ReadTable, on_day: OnDay, public: bool) -> Condition:
    if table is t.fact_value:
        hidden = select(t.fact.c.id).where(t.fact.c.confidential.is_(True))
        return and_(on_day.given(), table.c.fact_id.not_in(hidden) if public else true())
    parts: list[Condition] = [table.c.effective <= on_day.day if on_day.past else table.c.id.is_not(None)]
    if public and table is t.position:
        parts.append(table.c.disclosure == Disclosure.PUBLIC)
    owner, column = (t.meeting, "meeting_id") if table is t.attendance else (t.demand, "demand_id")
    if public:
        parts.append(table.c[column].not_in(select(owner.c.id).where(owner.c.confidential.is_(True))))
    return and_(*parts)
