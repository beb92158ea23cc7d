"""Reads the records of a damaged file one by one, past what cannot be read, and leaves out what cannot stand alone.

Part of `models.storage.salvage`; only reads, and writes nothing.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

import models.entities  # noqa: F401  (its tables belong to the metadata)
from models.entities.base import AnyTable, Base, PriorityType
from models.ids import IdSource
from models.journal import UNKEPT, Plain
from models.storage.replaying import folded
from models.storage.sqlite import driver_errors
from models.storage.typed_rows import Reader, Wrong, readers

#: What editions and attached files hold, in tables outside the journal.
CONTENTS = ("edition_content", "attachment_content")

Rows = dict[int, Plain]


def known_ids(source: sqlite3.Connection, name: str) -> set[int]:
    """The ids that the journal knows of a table and tells no deletion of, and those in the table's indexes."""
    found = _indexed_ids(source, name)
    gone: set[int] = set()
    query = "SELECT rowid, entity_id, becomes IS NULL FROM change WHERE entity = ? AND rowid > ? ORDER BY rowid"
    for _, record_id, deleted in _past_damage(source, query, (name,), "change"):
        if type(record_id) is int:
            found.add(record_id)
            if deleted:
                gone.add(record_id)
            else:
                gone.discard(record_id)
    return found - gone


def _indexed_ids(source: sqlite3.Connection, name: str) -> set[int]:
    """An index holds the ids of its table too, and lies on other pages."""
    found: set[int] = set()
    with suppress(*driver_errors()):
        for index in [str(row[1]) for row in source.execute(f"PRAGMA index_list({name})")]:
            with suppress(*driver_errors()):
                for (record_id,) in source.execute(f"SELECT id FROM {name} INDEXED BY {index}"):
                    found.add(int(record_id))
    return found


def readable(source: sqlite3.Connection, table: AnyTable, known: set[int]) -> Rows:
    """Every row that can be read and is right in itself; those that cannot be, as the journal tells them."""
    names = [column.name for column in table.columns if column.name not in UNKEPT]
    columns = ", ".join(f'"{name}"' for name in names)
    checked = [(name, read) for name, read in readers(table) if name not in UNKEPT]
    found: Rows = {}
    query = f"SELECT id, {columns} FROM {table.name} WHERE id > ? ORDER BY id"
    for row in _past_damage(source, query, (), table.name, sorted(known)):
        values = dict(zip(names, row[1:], strict=True))
        if type(row[0]) is int and _right(checked, values):
            found[row[0]] = _plain(table, values)
    for record_id in known - found.keys():
        told = _told(source, table.name, record_id)
        if told is not None and told.keys() == set(names):
            found[record_id] = told
    return found


def _past_damage(
    source: sqlite3.Connection, query: str, words: tuple[object, ...], table: str, ids: list[int] | None = None
) -> Iterator[tuple[object, ...]]:
    """The rows of a query whose last word is the row id to begin after; where one cannot be read, on behind it.

    ids: row ids that are known from elsewhere. Without them the end is looked for from behind.
    """
    after = 0
    for _ in range(10_000):
        try:
            for row in source.execute(query, (*words, after)):
                after = int(row[0])
                yield row
            return
        except driver_errors():
            following = _next_id(source, table, after, ids)
            if following is None:
                return
            after = following


def _next_id(source: sqlite3.Connection, table: str, after: int, ids: list[int] | None) -> int | None:
    """A row id behind a place that cannot be read, so that the next that can be read follows it."""
    if ids is not None:
        return next((one for one in ids if one > after), None)
    step = 1
    while step < 1 << 40:
        with suppress(*driver_errors()):
            row = source.execute(f"SELECT rowid FROM {table} WHERE rowid > ? LIMIT 1", (after + step,)).fetchone()
            return None if row is None else int(row[0]) - 1
        step *= 2
    return None


def _told(source: sqlite3.Connection, name: str, record_id: int) -> Plain | None:
    """A record as its own changes in the journal tell it, if they all can be read."""
    query = (
        "SELECT entity_id, entity, was IS NULL, becomes FROM change WHERE entity_id = ? AND entity = ? "
        "ORDER BY edit_id, position"
    )
    with suppress(*driver_errors(), ValueError):
        changes = source.execute(query, (record_id, name)).fetchall()
        if changes and changes[0][2]:
            return folded(changes)[0]
    return None


def _right(checked: Sequence[tuple[str, Reader]], values: Mapping[str, object]) -> bool:
    try:
        for name, read in checked:
            value = values[name]
            read(value if isinstance(value, str | int | bytes | None) else str(value))
    except Wrong:
        return False
    return True


def _plain(table: AnyTable, values: Plain) -> Plain:
    """As the journal keeps them: yes and no, and the words of priorities."""
    for column in table.columns:
        value = values.get(column.name)
        if isinstance(column.type, PriorityType) and isinstance(value, int):
            values[column.name] = PriorityType.RANKS[value - 1].value
        elif column.type.python_type is bool and value is not None:
            values[column.name] = bool(value)
    return values


def stand_where_their_series_end(rows: dict[str, Rows]) -> None:
    """A demand whose steps are lost gets one that says where it stands; if only the last is, it stands one before.

    The same for a meeting and its dates.
    """
    ids = IdSource()
    ends: Rows = {}
    for row in sorted(rows["status_change"].values(), key=_place_in_series):
        ends[int(str(row["demand_id"]))] = row
    for demand_id, demand in rows["demand"].items():
        end = ends.get(demand_id)
        if end is None:
            step = _step(demand, ids())
            rows["status_change"][int(str(step["id"]))] = step
        else:
            demand["status"], demand["since"], demand["since_soft"] = (
                end["status"], end["effective"], end["effective_soft"],
            )  # fmt: skip
    for row in sorted(rows["meeting_date"].values(), key=_place_in_series):
        meeting = rows["meeting"].get(int(str(row["meeting_id"])))
        if meeting is not None:
            meeting.update({name: row[name] for name in ("start_at", "end_at", "precision", "zone")})


def without_lost_contents(source: sqlite3.Connection, rows: dict[str, Rows]) -> None:
    """An edition or a file of which nothing is left but its number or name is left out."""
    for name, content in zip(("edition", "attachment"), CONTENTS, strict=True):
        there: set[object] = set()
        with suppress(*driver_errors()):
            there = {row[0] for row in source.execute(f"SELECT sha256 FROM {content}") if row[0]}
        rows[name] = {key: row for key, row in rows[name].items() if row["sha256"] in there}


def _place_in_series(row: Plain) -> tuple[str, int]:
    return str(row["effective"]), int(str(row["id"]))


def _step(demand: Plain, step_id: int) -> Plain:
    return {
        "id": step_id,
        "demand_id": demand["id"],
        "status": demand["status"],
        "reason": "",
        "source_id": None,
        "recorded_at": int(time.time()),
        "effective": demand["since"],
        "effective_soft": demand["since_soft"],
        "effective_words": "",
        "effective_reasoning": "",
    }


#: Which columns name a record of any kind, by a kind and an id.
_NAMED = (
    ("link", "from_kind", "from_id"), ("link", "to_kind", "to_id"), ("citation", "about_kind", "about_id"),
    ("attachment", "about_kind", "about_id"),
)  # fmt: skip


def without_what_they_name(rows: dict[str, Rows]) -> int:
    """Leaves out the rows whose foreign keys lead nowhere, again and again until none does; says how many."""
    dropped = 0
    while True:
        lost = [
            (name, record_id)
            for name, of_table in rows.items()
            for record_id, row in of_table.items()
            if not _holds(rows, name, row)
        ]
        if not lost:
            return dropped
        for name, record_id in lost:
            del rows[name][record_id]
        dropped += len(lost)


def _holds(rows: dict[str, Rows], name: str, row: Plain) -> bool:
    """Whether everything that the row names is there."""
    keys_hold = all(
        row[key.parent.name] is None or row[key.parent.name] in rows[key.column.table.name]
        for key in Base.metadata.tables[name].foreign_keys
    )
    return keys_hold and all(
        row[record_id] in rows.get(str(row[kind]), {}) for table, kind, record_id in _NAMED if table == name
    )
