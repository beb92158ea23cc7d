"""What every edit changed, kept for good: one Edit with one Change per touched row, chained by hashes.

The journal's tables, the collecting of changes while a session flushes, and the writing and hashing of an edit. Undo
stands in `models.undo`, reading for people in `models.queries.history`, proving in `models.storage.check`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter

import msgspec
from sqlalchemy import BigInteger, Column, Date, Integer, Table, Text, insert, inspect, select
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

    def changes(self) -> list[Change]:
        """Those that really changed something, in the order they were first made."""
        return [change for change in self._changes.values() if change.was != change.becomes]

    def touched(self) -> frozenset[Ref]:
        return frozenset(
            ref for change in self.changes() for ref in concerned(change, self._rows[change.entity, change.entity_id])
        )

    def _insert(self, thing: Journaled) -> None:
        row = _whole(thing)
        key = _key(thing)
        self._rows[key] = row
        earlier = self._changes.get(key)
        self._changes[key] = Change(*key, earlier.was if earlier else None, row)

    def _update(self, thing: Journaled) -> None:
        was, becomes = _difference(thing)
        if not becomes:
            return
        key = _key(thing)
        self._rows[key] = _whole(thing)
        earlier = self._changes.get(key)
        if earlier is None:
            self._changes[key] = Change(*key, was, becomes)
        elif earlier.was is None:
            earlier.becomes = self._rows[key]
        elif earlier.becomes is not None:
            earlier.was = {**was, **earlier.was}
            earlier.becomes = {**earlier.becomes, **becomes}
            for name in [name for name in earlier.was if earlier.was[name] == earlier.becomes[name]]:
                del earlier.was[name], earlier.becomes[name]

    def _delete(self, thing: Journaled) -> None:
        key = _key(thing)
        whole = _whole(thing)
        whole.update(_difference(thing)[0])
        self._rows[key] = whole
        earlier = self._changes.get(key)
        if earlier is not None and earlier.was is None:
            del self._changes[key]
        else:
            before = {**whole, **(earlier.was or {})} if earlier is not None else whole
            self._changes[key] = Change(*key, before, None)


def _key(thing: Journaled) -> tuple[str, int]:
    return str(inspect(thing).mapper.class_.__tablename__), thing.id


def _whole(thing: Journaled) -> Plain:
    state = inspect(thing)
    return {
        attribute.key: plain(getattr(thing, attribute.key))
        for attribute in state.mapper.column_attrs
        if attribute.key not in UNKEPT
    }


def _difference(thing: Journaled) -> tuple[Plain, Plain]:
    state = inspect(thing)
    was: Plain = {}
    becomes: Plain = {}
    for attribute in state.mapper.column_attrs:
        name = attribute.key
        if name in UNKEPT:
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
_INSERT_CHANGE = (
    "INSERT INTO change (edit_id, position, entity, entity_id, was, becomes) "
    "VALUES (:edit_id, :position, :entity, :entity_id, :was, :becomes)"
)


def write(connection: Connection, step: Step, collector: Collector) -> EditNews:
    """Append the edit with its changes, in the transaction of the rows themselves."""
    last = connection.execute(select(edits.c.sequence, edits.c.hash).order_by(edits.c.sequence.desc()).limit(1)).first()
    head: dict[str, object] = {
        "id": step.id,
        "sequence": last.sequence + 1 if last else 1,
        "at": step.at,
        "author": step.author,
        "label": step.label,
        "reason": step.reason,
        "kind": step.kind.value,
        "reverses": step.reverses,
        "previous": last.hash if last else GENESIS,
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
    connection.execute(insert(edits), head)
    connection.exec_driver_sql(_INSERT_CHANGE, rows)
    return EditNews(step.id, int(str(head["sequence"])), step.label, step.at, step.kind, collector.touched())
