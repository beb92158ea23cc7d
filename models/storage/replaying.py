"""Replays the journal beside the records and says where they differ, in memory that does not grow with the file.

Both are read in the order of the records' ids, the changes of one record at a time, and merged like two sorted lists.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

import msgspec
from sqlalchemy import Boolean
from sqlalchemy.engine import Connection

from models.bulk import RANKS
from models.entities.base import AnyTable, Base, PriorityType
from models.journal import UNKEPT, entity_classes

#: A record by its id and table, and what stands in its columns, as stored; None for one that was deleted.
State = tuple[tuple[int, str], list[object] | None]

#: In the order of the records; of one record in the order in which the changes were made.
_CHANGES = (
    "SELECT change.entity_id, change.entity, change.was IS NULL, change.becomes "
    "FROM change JOIN edit ON edit.id = change.edit_id "
    "ORDER BY change.entity_id, change.entity, edit.sequence, change.position"
)

#: How often a row can have been written within one edit at the most, for what its version counter may say.
_WRITES_AN_EDIT = 64


def differences(connection: Connection) -> Iterator[str]:
    """A sentence for each record that is not what the journal makes of it."""
    shapes = {name: _Shape(Base.metadata.tables[name]) for name in entity_classes()}
    journal = _replayed(connection, shapes)
    stored = heapq.merge(*(shape.stored(connection) for shape in shapes.values()), key=itemgetter(0))
    expected = next(journal, None)
    for key, row, version in stored:
        while expected is not None and expected[0] < key:
            yield _missing(expected[0])
            expected = next(journal, None)
        if expected is None or expected[0] != key:
            yield f"{_named(key)} is in no edit of the journal"
            continue
        _, wanted, updates = expected
        if wanted != row or list(map(type, wanted)) != list(map(type, row)):
            yield f"{_named(key)} is not what the journal says"
        elif type(version) is not int or not updates < version <= 1 + (updates + 1) * _WRITES_AN_EDIT:
            yield f"{_named(key)} has a version that its edits do not make"
        expected = next(journal, None)
    while expected is not None:
        yield _missing(expected[0])
        expected = next(journal, None)


def states(connection: Connection) -> Iterator[tuple[str, list[str], list[object], int]]:
    """Every record that still is, as the journal alone makes it: its table, columns, values as stored, and version."""
    shapes = {name: _Shape(Base.metadata.tables[name]) for name in entity_classes()}
    for (_, entity), row, updates in _replayed(connection, shapes):
        yield entity, shapes[entity].names, row, updates + 1


class _Shape:
    """How one table's rows are stored: the columns that the journal keeps, and those it writes in other words."""

    def __init__(self, table: AnyTable) -> None:
        self._table = table.name
        self.names = [column.name for column in table.columns if column.name not in UNKEPT]
        self._booleans = [column.name for column in table.columns if isinstance(column.type, Boolean)]
        self._ranks = [column.name for column in table.columns if isinstance(column.type, PriorityType)]

    def stored(self, connection: Connection) -> Iterator[tuple[tuple[int, str], list[object], object]]:
        columns = ", ".join(f'"{name}"' for name in ("version", *self.names))
        place = self.names.index("id") + 1
        for row in connection.exec_driver_sql(f"SELECT {columns} FROM {self._table} ORDER BY id"):
            yield (row[place], self._table), list(row[1:]), row[0]

    def as_stored(self, plain: dict[str, object]) -> list[object]:
        """Raises KeyError for a column that the journal does not know, ValueError for one too many."""
        for name in self._booleans:
            plain[name] = int(bool(plain[name]))
        for name in self._ranks:
            plain[name] = RANKS[str(plain[name])]
        if len(plain) != len(self.names):
            raise ValueError(f"{self._table} has other columns in the journal")
        return [plain[name] for name in self.names]


def _replayed(connection: Connection, shapes: dict[str, _Shape]) -> Iterator[tuple[tuple[int, str], list[object], int]]:
    """Each record that still is: what it is, and how often it was changed since it was made."""
    for key, changes in groupby(connection.exec_driver_sql(_CHANGES), key=itemgetter(0, 1)):
        row, updates = folded(changes)
        if row is not None:
            entity_id, entity = key
            yield (entity_id, entity), shapes[entity].as_stored(row), updates


_decode = msgspec.json.Decoder(dict[str, object]).decode


def folded(changes: Iterable[tuple[int, str, int, str | None]]) -> tuple[dict[str, object] | None, int]:
    """One record's changes in their order: what it is in the end, None if deleted, and how often it was changed."""
    row: dict[str, object] | None = None
    updates = 0
    for _, _, is_new, becomes in changes:
        if becomes is None:
            row = None
        elif is_new or row is None:
            row, updates = _decode(becomes), 0
        else:
            row.update(_decode(becomes))
            updates += 1
    return row, updates


def _named(key: tuple[int, str]) -> str:
    return f"{key[1].replace('_', ' ')} {key[0]}"


def _missing(key: tuple[int, str]) -> str:
    return f"{_named(key)} is missing"
