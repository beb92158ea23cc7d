"""Rows past the work that SQLAlchemy does for each entity: many new ones of a table at a time, or one that changes.

Says how a row of values becomes what the journal keeps and what the driver binds. That a bulk insert is journaled at
all is `models.door`'s care.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from operator import itemgetter

from sqlalchemy import Date, bindparam, select
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
        names = ", ".join(f'"{name}"' for name in (*self._names, *UNKEPT))
        marks = ", ".join(["?"] * len(self._names) + ["1"] * len(UNKEPT))
        self._inserting = f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'  # noqa: S608 (names of our own)
        self._reading = select(*(table.c[name] for name in self._names)).where(table.c.id == bindparam("wanted"))
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
        bound = itemgetter(*self._names)
        connection.exec_driver_sql(self._inserting, [bound(self._ranked(row)) for row in rows])

    def read(self, connection: Connection, record_id: int) -> Plain | None:
        """The values of one row as an entity holds them, its version counter left out."""
        row = connection.execute(self._reading, {"wanted": record_id}).first()
        return None if row is None else dict(zip(self._names, row, strict=True))

    def update(self, connection: Connection, record_id: int, becomes: Plain) -> None:
        """Change these columns of one row, given as the journal keeps them; its version counter goes on by one."""
        names = ", ".join(f'"{name}" = ?' for name in becomes)
        counted = "".join(f", {name} = {name} + 1" for name in UNKEPT)
        statement = f'UPDATE "{self._table.name}" SET {names}{counted} WHERE id = ?'  # noqa: S608 (names of our own)
        connection.exec_driver_sql(statement, (*self._ranked(becomes).values(), record_id))

    def _ranked(self, row: Plain) -> Plain:
        """With ranks for the words of priorities."""
        ranks = [name for name in self._ranks if name in row]
        return {**row, **{name: RANKS[str(row[name])] for name in ranks}} if ranks else row


@cache
def bulk_table(name: str) -> BulkTable:
    return BulkTable(Base.metadata.tables[name])
