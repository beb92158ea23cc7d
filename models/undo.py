"""Undo and redo out of the journal: which edit is next, and applying the reverse of its changes as a new edit.

Works on ids and plain rows, so it survives a restart and a record that was deleted and made again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection

from models.entities.base import AnyTable, Base
from models.errors import Conflict, Refusal
from models.journal import Change, Collector, Plain, changes, decode, edits, plain, restored
from models.vocabulary import EditKind

#: How many edits are read at once while looking back for the next one to undo.
PAGE = 64


@dataclass(frozen=True, slots=True)
class Candidate:
    """The edit that undo or redo would take next; `label` names its step."""

    edit_id: int
    label: str


def next_undo(connection: Connection) -> Candidate | None:
    """The newest step of a person's that still holds."""
    settled: set[int] = set()
    for edit_id, label, kind, reverses in _backwards(connection):
        original = edit_id if kind == EditKind.DO else reverses
        if kind == EditKind.FOUND or original is None or original in settled:
            continue
        settled.add(original)
        if kind != EditKind.UNDO:
            return Candidate(original, label.removeprefix("Redo: "))
    return None


def next_redo(connection: Connection) -> Candidate | None:
    """The step undone last, as long as no new step was made since."""
    settled: set[int] = set()
    for _, label, kind, reverses in _backwards(connection):
        if kind in (EditKind.DO, EditKind.FOUND):
            return None
        if reverses is None or reverses in settled:
            continue
        settled.add(reverses)
        if kind == EditKind.UNDO:
            return Candidate(reverses, label.removeprefix("Undo: "))
    return None


def _backwards(connection: Connection) -> Iterator[tuple[int, str, str, int | None]]:
    before: int | None = None
    while True:
        query = select(edits.c.id, edits.c.label, edits.c.kind, edits.c.reverses, edits.c.sequence)
        if before is not None:
            query = query.where(edits.c.sequence < before)
        page = connection.execute(query.order_by(edits.c.sequence.desc()).limit(PAGE)).all()
        for row in page:
            yield row.id, row.label, row.kind, row.reverses
        if len(page) < PAGE:
            return
        before = page[-1].sequence


def apply(connection: Connection, edit_id: int, collector: Collector, *, again: bool) -> None:
    """Reverse the changes of an edit, or make them again.

    Raises Conflict where someone has changed the same field since, Refusal where a row is gone or there already.
    """
    rows = connection.execute(select(changes).where(changes.c.edit_id == edit_id).order_by(changes.c.position)).all()
    made = [Change(row.entity, row.entity_id, decode(row.was), decode(row.becomes)) for row in rows]
    for change in made if again else [change.reversed() for change in reversed(made)]:
        _apply(connection, change, collector)


def _apply(connection: Connection, change: Change, collector: Collector) -> None:
    table = Base.metadata.tables[change.entity]
    now = _row(connection, table, change.entity_id)
    if change.was is None:
        if now is not None or change.becomes is None:
            raise Refusal("That step cannot be taken again: the record is there already.", "Look at its history.")
        connection.execute(insert(table), {**_typed(table, change.becomes), "version": 1})
        collector.add(change, change.becomes)
        return
    if now is None:
        raise Refusal("That step cannot be reversed: the record was deleted since.", "Undo the deletion first.")
    _unchanged_since(change, now)
    if change.becomes is None:
        connection.execute(delete(table).where(table.c.id == change.entity_id))
        collector.add(Change(change.entity, change.entity_id, now, None), now)
        return
    connection.execute(
        update(table)
        .where(table.c.id == change.entity_id)
        .values(**_typed(table, change.becomes), version=table.c.version + 1)
    )
    collector.add(change, {**now, **change.becomes})


def _unchanged_since(change: Change, now: Plain) -> None:
    for name, was in (change.was or {}).items():
        if now.get(name) != was:
            wanted = "" if change.becomes is None else str(change.becomes.get(name, ""))
            raise Conflict(f"The {name.replace('_', ' ')} of this {change.entity}", wanted, str(now.get(name)))


def _row(connection: Connection, table: AnyTable, entity_id: int) -> Plain | None:
    found = connection.execute(select(table).where(table.c.id == entity_id)).mappings().first()
    if found is None:
        return None
    return {str(name): plain(value) for name, value in found.items() if name != "version"}


def _typed(table: AnyTable, row: Plain) -> Plain:
    return {name: restored(table.c[name], value) for name, value in row.items()}
