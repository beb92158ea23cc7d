"""What every edit changed, kept for good: one Edit with one Change per touched row, chained by hashes.

The journal's tables, the collecting of changes while a session flushes, and the writing and hashing of an edit. Undo
stands in `models.undo`, reading for people in `models.queries.history`, proving in `models.storage.check`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import NamedTuple

import msgspec
from sqlalchemy import BigInteger, Column, Date, Integer, Table, Text, inspect
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from models.entities.base import Base, BigId, Journaled, PriorityType, WordType
from models.records import EditNews, Ref
from models.vocabulary import EditKind, Priority, Word

edits = Table(
    "edit",
    Base.metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("sequence", Integer, nullable=False, unique=True),
    Column("at", BigInteger, nullable=False),
    Column("author", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("reverses", BigInteger),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

changes = Table(
    "change",
    Base.metadata,
    Column("edit_id", BigInteger, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("entity", Text, nullable=False),
    Column("entity_id", BigInteger, nullable=False, index=True),
    Column("was", Text),
    Column("becomes", Text),
)

#: The `previous` of the first edit.
GENESIS = "0" * 64

#: Not kept in the journal: it counts the changes that the journal holds anyway.
UNKEPT = frozenset({"version"})

Plain = dict[str, object]


@dataclass(slots=True)
class Change:
    """What one row was and is: `was` None for a new one, `becomes` None for a deleted one, else what differs."""

    entity: str
    entity_id: int
    was: Plain | None
    becomes: Plain | None

    def reversed(self) -> Change:
        return Change(self.entity, self.entity_id, self.becomes, self.was)


# ---------------------------------------------------------------- plain values


def plain(value: object) -> object:
    """A column's value as JSON can hold it."""
    if isinstance(value, Word):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    return value


def restored(column: Column[object], value: object) -> object:
    """The other way round: what the column's type expects."""
    if value is None:
        return None
    if isinstance(column.type, Date):
        return dt.date.fromisoformat(str(value))
    if isinstance(column.type, WordType):
        return column.type.words(str(value))
    if isinstance(column.type, PriorityType):
        return Priority(str(value))
    return value


def encode(row: Plain | None) -> str | None:
    return None if row is None else msgspec.json.encode(row, order="sorted").decode()


def decode(text: str | None) -> Plain | None:
    return None if text is None else msgspec.json.decode(text, type=dict[str, object])


_CLASSES: dict[str, type[Journaled]] = {}


def entity_classes() -> dict[str, type[Journaled]]:
    """Every journaled class by the name of its table."""
    if not _CLASSES:
        for mapper in Base.registry.mappers:
            if issubclass(mapper.class_, Journaled):
                _CLASSES[str(mapper.local_table)] = mapper.class_
    return _CLASSES


def concerned(change: Change, row: Plain) -> set[Ref]:
    """The records that a change is news about; `row` is the whole row. An end that it let go of hears of it too."""
    concerns = entity_classes()[change.entity].concerns
    now = row if "id" in row else {"id": change.entity_id, **row}
    return {*concerns(now), *concerns({**now, **change.was})} if change.was else set(concerns(now))


# ---------------------------------------------------------------- collecting


class Collector:
    """Gathers, over all flushes of one edit, what each row was before the edit and what it is after."""

    def __init__(self) -> None:
        self._changes: dict[tuple[str, int], Change] = {}
        self._rows: dict[tuple[str, int], Plain] = {}

    def after_flush(self, session: Session) -> None:
        for thing in session.new:
            if isinstance(thing, Journaled):
                self._insert(thing)
        for thing in session.dirty:
            if isinstance(thing, Journaled):
                self._update(thing)

    def deleted(self, thing: object) -> None:
        if isinstance(thing, Journaled):
            self._delete(thing)

    def add(self, change: Change, row: Plain) -> None:
        """A change made without the session (bulk inserts, undo); `row` is the whole row it is news about."""
        key = (change.entity, change.entity_id)
        self._changes[key] = change
        self._rows[key] = row

    def add_new(self, entity: str, rows: Iterable[Plain]) -> None:
        """Whole new rows of one table that were written without the session."""
        for row in rows:
            key = (entity, int(str(row["id"])))
            self._changes[key] = Change(*key, None, row)
            self._rows[key] = row

    def row(self, entity: str, entity_id: int) -> Plain | None:
        """The whole row of a record that changed (what it was, for a deleted one)."""
        return self._rows.get((entity, entity_id))

    def changes(self) -> list[Change]:
        """Those that really changed something, in the order they were first made."""
        return [change for change in self._changes.values() if change.was != change.becomes]

    def touched(self) -> frozenset[Ref]:
        return frozenset(
            ref for change in self.changes() for ref in concerned(change, self._rows[change.entity, change.entity_id])
        )

    def _insert(self, thing: Journaled) -> None:
        row = whole(thing)
        key = _key(thing)
        self._rows[key] = row
        earlier = self._changes.get(key)
        self._changes[key] = Change(*key, earlier.was if earlier else None, row)

    def _update(self, thing: Journaled) -> None:
        was, becomes = _difference(thing)
        if becomes:
            self.changed(*_key(thing), was, becomes, whole(thing))

    def changed(self, entity: str, entity_id: int, was: Plain, becomes: Plain, row: Plain) -> None:
        """Columns of a row changed, perhaps not for the first time in this edit; `row` is the whole row now."""
        key = (entity, entity_id)
        self._rows[key] = row
        earlier = self._changes.get(key)
        if earlier is None:
            self._changes[key] = Change(*key, was, becomes)
        elif earlier.was is None:
            earlier.becomes = row
        elif earlier.becomes is not None:
            earlier.was = {**was, **earlier.was}
            earlier.becomes = {**earlier.becomes, **becomes}
            for name in [name for name in earlier.was if earlier.was[name] == earlier.becomes[name]]:
                del earlier.was[name], earlier.becomes[name]

    def _delete(self, thing: Journaled) -> None:
        key = _key(thing)
        before = whole(thing)
        before.update(_difference(thing)[0])
        self._rows[key] = before
        earlier = self._changes.get(key)
        if earlier is not None and earlier.was is None:
            del self._changes[key]
        else:
            was = {**before, **(earlier.was or {})} if earlier is not None else before
            self._changes[key] = Change(*key, was, None)


@cache
def _columns(table: str) -> tuple[str, ...]:
    """The names of what the journal keeps of a table, which are those of the attributes too."""
    return tuple(column.name for column in Base.metadata.tables[table].columns if column.name not in UNKEPT)


def table_of(thing: Journaled) -> str:
    return str(inspect(thing).mapper.class_.__tablename__)


def _key(thing: Journaled) -> tuple[str, int]:
    return table_of(thing), thing.id


def whole(thing: Journaled) -> Plain:
    """All of an entity's columns that the journal keeps."""
    return {name: plain(getattr(thing, name)) for name in _columns(table_of(thing))}


def _difference(thing: Journaled) -> tuple[Plain, Plain]:
    state = inspect(thing)
    was: Plain = {}
    becomes: Plain = {}
    for name in _columns(table_of(thing)):
        if name not in state.committed_state:  # it was not set since it was read or written
            continue
        history = state.attrs[name].history
        if history.has_changes():
            old = plain(history.deleted[0]) if history.deleted else None
            new = plain(history.added[0]) if history.added else None
            if old != new:
                was[name], becomes[name] = old, new
    return was, becomes


# ---------------------------------------------------------------- writing


@dataclass(frozen=True, slots=True)
class Step:
    """What is said of an edit besides its changes. `at` is the recorded time in UTC seconds."""

    id: int
    at: int
    author: str
    label: str
    reason: str
    kind: EditKind
    reverses: int | None = None


def chain_hash(edit: Mapping[str, object], rows: Iterable[Mapping[str, object]]) -> str:
    """SHA-256 over the edit's columns, its predecessor's hash and its changes, in their order. Hexadecimal."""
    head = [
        edit[name] for name in ("previous", "id", "sequence", "at", "author", "label", "reason", "kind", "reverses")
    ]
    digest = hashlib.sha256(msgspec.json.encode(head))
    encoder = msgspec.json.Encoder()
    columns = itemgetter("edit_id", "position", "entity", "entity_id", "was", "becomes")
    for row in rows:
        digest.update(encoder.encode(columns(row)))
    return digest.hexdigest()


#: For the driver itself: an edit may have many changes, and each would cost SQLAlchemy more than the database.
_NEWEST = "SELECT sequence, hash, (SELECT max(id) FROM edit) FROM edit ORDER BY sequence DESC LIMIT 1"
_INSERT_EDIT = (
    "INSERT INTO edit (id, sequence, at, author, label, reason, kind, reverses, previous, hash) "
    "VALUES (:id, :sequence, :at, :author, :label, :reason, :kind, :reverses, :previous, :hash)"
)
_INSERT_CHANGE = (
    "INSERT INTO change (edit_id, position, entity, entity_id, was, becomes) "
    "VALUES (:edit_id, :position, :entity, :entity_id, :was, :becomes)"
)


class Last(NamedTuple):
    """Where the journal stands: the newest edit's number and hash, and the largest id of any."""

    sequence: int
    hash: str
    id: int


def last_of(connection: Connection) -> Last:
    """Where the journal stands; before the first edit too."""
    row = connection.exec_driver_sql(_NEWEST).first()
    return Last(0, GENESIS, 0) if row is None else Last(*row)


def write(connection: Connection, last: Last, step: Step, collector: Collector) -> EditNews:
    """Append the edit with its changes after the last one, in the transaction of the rows themselves."""
    head: dict[str, object] = {
        "id": step.id,
        "sequence": last.sequence + 1,
        "at": step.at,
        "author": step.author,
        "label": step.label,
        "reason": step.reason,
        "kind": step.kind.value,
        "reverses": step.reverses,
        "previous": last.hash,
    }
    rows: list[dict[str, object]] = [
        {
            "edit_id": step.id,
            "position": position,
            "entity": change.entity,
            "entity_id": change.entity_id,
            "was": encode(change.was),
            "becomes": encode(change.becomes),
        }
        for position, change in enumerate(collector.changes())
    ]
    head["hash"] = chain_hash(head, rows)
    connection.exec_driver_sql(_INSERT_EDIT, head)
    connection.exec_driver_sql(_INSERT_CHANGE, rows)
    return EditNews(step.id, int(str(head["sequence"])), step.label, step.at, step.kind, collector.touched())
