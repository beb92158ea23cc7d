"""The rows of the negotiation as they were recorded by an earlier edit: the changes since then, taken back in thought.

The tables hold what is known now. What was known then differs from it only by the edits made since, so these alone are
read, newest first, and of a new row not even its content: it was not there. Nothing is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.engine import Connection

from models.entities.base import Base
from models.journal import Plain, changes, decode, edits, plain

Key = tuple[str, int]

#: SQLite takes so many parameters at once with ease.
SLICE = 500


def sequence_at(connection: Connection, at: int) -> int:
    """The number of the newest edit recorded by a moment (UTC seconds); 0 where there was none yet."""
    query = select(edits.c.sequence).where(edits.c.at <= at).order_by(edits.c.sequence.desc()).limit(1)
    return int(connection.execute(query).scalar() or 0)


class Rewind:
    """What each row that was touched after edit `sequence` was at that edit; all other rows are as they are now.

    ids: look only at the changes of rows with these ids, by their index; None for all.
    """

    def __init__(self, connection: Connection, sequence: int, ids: Collection[int] | None = None) -> None:
        self.sequence = sequence
        #: The row as it was, whole or only what differs; None where there was none.
        self._rows: dict[Key, Plain | None] = {}
        #: Rows of which only what differs is known yet.
        self._partial: set[Key] = set()
        #: Rows that are deleted by now.
        self._deleted: set[Key] = set()
        #: The newest edit that touched each row.
        self.touched: dict[Key, int] = {}
        for part in _parts(ids):
            self._read(connection, part)

    def _read(self, connection: Connection, ids: Collection[int] | None) -> None:
        query = (
            select(changes.c.entity, changes.c.entity_id, changes.c.was, changes.c.becomes.is_(None), edits.c.sequence)
            .join_from(changes, edits, edits.c.id == changes.c.edit_id)
            .where(edits.c.sequence > self.sequence)
            .order_by(edits.c.sequence.desc(), changes.c.position.desc())
        )
        if ids is not None:
            query = query.where(changes.c.entity_id.in_(ids))
        for entity, entity_id, was, gone, sequence in connection.execute(query):
            key = (str(entity), int(entity_id))
            if key not in self.touched:
                self.touched[key] = int(sequence)
                if gone:
                    self._deleted.add(key)
            row = decode(was)
            if row is None:
                self._rows[key] = None
                self._partial.discard(key)
            elif gone:
                self._rows[key] = {"id": key[1], **row}
            else:
                kept = self._rows.get(key)
                if kept is None:
                    self._rows[key] = row
                    self._partial.add(key)
                else:
                    kept.update(row)

    def __contains__(self, key: Key) -> bool:
        return key in self._rows

    def was(self, key: Key, now: Plain | None) -> Plain | None:
        """One row as it was; `now` is what it is. None where there was none."""
        row = self._rows.get(key, now) if key in self._rows else now
        return {**(now or {}), **row} if row is not None and key in self._partial else row

    def then(self, entity: str, now: Iterable[Plain]) -> list[Plain]:
        """These rows of the present as they were: changed ones as they stood, new ones left out."""
        found = []
        for row in now:
            key = (entity, int(str(row["id"])))
            if key not in self._rows:
                found.append(row)
                continue
            was = self._rows[key]
            if was is not None:
                found.append({**row, **was} if key in self._partial else was)
        return found

    def gone(self, entity: str, column: str = "id", among: Collection[int] | None = None) -> list[Plain]:
        """The rows that were there and are deleted since, whose `column` is one of `among`."""
        rows = ((key, self._rows[key]) for key in self._deleted if key[0] == entity)
        return [row for _, row in rows if row is not None and (among is None or row.get(column) in among)]


def _parts(ids: Collection[int] | None) -> list[list[int] | None]:
    if ids is None:
        return [None]
    ordered = list(ids)
    return [ordered[start : start + SLICE] for start in range(0, len(ordered), SLICE)]


def rows_now(connection: Connection, entity: str, column: str, values: Collection[object]) -> list[Plain]:
    """The rows of a table whose `column` is one of `values`, as the journal writes them."""
    table = Base.metadata.tables[entity]
    found: list[Plain] = []
    wanted = list(values)
    for start in range(0, len(wanted), SLICE):
        query = select(table).where(table.c[column].in_(wanted[start : start + SLICE]))
        found += [plain_row(dict(row)) for row in connection.execute(query).mappings()]
    return found


def plain_row(row: Mapping[str, object]) -> Plain:
    return {str(name): plain(value) for name, value in row.items() if name != "version"}


def by(column: str, rows: Iterable[Plain]) -> dict[int, list[Plain]]:
    """The rows under the number in one of their columns."""
    found: dict[int, list[Plain]] = defaultdict(list)
    for row in rows:
        found[int(str(row[column]))].append(row)
    return found
