"""Many new rows of one table at a time, past the work that SQLAlchemy does for each single row.

Says how a row of values becomes what the journal keeps and what the driver binds. That a bulk insert is journaled at
all is `models.door`'s care.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from operator import itemgetter

from sqlalchemy import ColumnElement, Date, bindparam, insert, literal_column
from sqlalchemy.engine import Connection

from models.entities.base import AnyTable, Base, PriorityType, WordType
from models.journal import UNKEPT, Plain, plain

#: A priority's word → what is stored.
RANKS = {priority.value: rank for rank, priority in enumerate(PriorityType.RANKS, 1)}


class BulkTable:
    """How rows of one table are written. Get one with `bulk_table`."""

    def __init__(self, table: AnyTable) -> None:
        self._table = table
        self._names = [column.name for column in table.columns if column.name not in UNKEPT]
        self._wanted = frozenset(self._names)
        typed = [(column.name, column.type) for column in table.columns]
        self._ranks = [name for name, kind in typed if isinstance(kind, PriorityType)]
        self._plain = [name for name, kind in typed if isinstance(kind, Date | WordType | PriorityType)]

    def plain(self, row: Plain) -> Plain:
        """The row as the journal keeps it. Raises ValueError where it has not just the table's columns."""
        if row.keys() != self._wanted:
            wrong = sorted(row.keys() ^ self._wanted)
            raise ValueError(f"A row for {self._table.name} has too much or too little: {', '.join(wrong)}.")
        whole = dict(row)
        for name in self._plain:
            whole[name] = plain(whole[name])
        return whole

    def insert(self, connection: Connection, rows: Iterable[Plain]) -> None:
        """Write rows that `plain` gave, in one statement; the version counter of each begins at one."""
        values: dict[str, ColumnElement[object]] = {name: bindparam(name) for name in self._names}
        values |= {name: literal_column("1") for name in UNKEPT}
        statement = insert(self._table).values(values).compile(dialect=connection.dialect)
        bound = itemgetter(*(statement.positiontup or self._names))
        if self._ranks:
            rows = [{**row, **{name: RANKS[str(row[name])] for name in self._ranks}} for row in rows]
        connection.exec_driver_sql(str(statement), [bound(row) for row in rows])


@cache
def bulk_table(name: str) -> BulkTable:
    return BulkTable(Base.metadata.tables[name])
