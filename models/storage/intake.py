"""Takes in a file from elsewhere: looked at under limits, then copied row by row into a fresh file of our own.

What was sent is never written, not even a journal beside it. What is used afterwards holds nothing that our own types
would not have written; its tables and its search index are made by us. Which files are from elsewhere says
`models.storage.known`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import LargeBinary, select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

import models.entities
import models.journal  # noqa: F401  (so do its own)
from models.entities.base import AnyTable, Base
from models.errors import Damaged, LocationRefused
from models.kept.refresh import rebuild
from models.search_index import SEARCHED, entry
from models.storage import files, keys, schema
from models.storage.guard import allow_files, connect_guarded
from models.storage.sqlite import WRITES, driver_errors, engine_for
from models.storage.typed_rows import Value, Wrong, readers, text, whole_number

#: So many rows may all tables together have.
MOST_ROWS = 50_000_000

#: Rows that are read and written at a time.
CHUNK = 2_000

UNCHANGED = "It was not opened; nothing was changed."


def examine(path: Path) -> None:
    """Read every row of the file as a stranger's, and use none. Raises LocationRefused for whatever is wrong."""
    files.look_at(path)
    with _reading(path) as source:
        for table in Base.metadata.sorted_tables:
            for _ in _rows(path, source, table):
                pass
        list(_counters(path, source))


def take_in(path: Path, target: Path) -> None:
    """Copy the file's rows into a fresh file at `target`, encrypted by the same key where the file is.

    Raises LocationRefused (or one of its kinds) for whatever is wrong with the file; `target` does not exist then.
    """
    files.look_at(path)
    files.create(target, keys.known(path))
    try:
        with _reading(path) as source:
            engine = engine_for(target)
            try:
                with engine.connect() as plain:
                    connection = plain.execution_options(**{WRITES: True})
                    with connection.begin():
                        _copy(path, source, connection)
            finally:
                engine.dispose()
        _prove(path, target)
    except IntegrityError as error:
        target.unlink(missing_ok=True)
        raise Damaged(f"{path} does not hold together (its records contradict each other).", UNCHANGED) from error
    except BaseException:
        target.unlink(missing_ok=True)
        raise


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A guarded connection to a file whose schema is ours and whose pages hold together."""
    with closing(connect_guarded(path)) as connection:
        try:
            rows = connection.execute(schema.WHOLE_SCHEMA).fetchall()
            found = schema.digest_of((str(kind), str(name), str(sql)) for kind, name, sql in rows)
            if found != schema.EXPECTED_FINGERPRINT:
                raise Damaged(f"{path} holds other tables than a negotiation has.", UNCHANGED)
            if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                raise Damaged(f"{path} is damaged.", f"Ask for it again. {UNCHANGED}")
            yield connection
        except driver_errors() as error:
            raise _translated(path, error) from error


def _translated(path: Path, error: Exception) -> Exception:
    words = str(error).lower()
    if "interrupted" in words:
        return LocationRefused(f"{path} takes too long to be read.", f"Ask for a smaller one. {UNCHANGED}")
    if "too big" in words or "too large" in words or "too many" in words or "too much" in words:
        return LocationRefused(f"{path} holds a value that is too large.", UNCHANGED)
    if "utf-8" in words or "decode" in words:
        return Damaged(f"{path} holds a text that cannot be read.", UNCHANGED)
    return files.translated(error, path)


# ---------------------------------------------------------------- rows


def _rows(path: Path, source: sqlite3.Connection, table: AnyTable) -> Iterator[list[tuple[Value, ...]]]:
    """The rows of a table in chunks, each value as our types would have written it.

    Raises Damaged at the first that is not.
    """
    columns = readers(table)
    holds_files = any(isinstance(column.type, LargeBinary) for column in table.columns)
    allow_files(source, holds_files)
    names = ", ".join(f'"{name}"' for name, _ in columns)
    cursor = source.execute(f'SELECT {names} FROM "{table.name}"')
    seen = 0
    chunk = 1 if holds_files else CHUNK  # a file at a time: they are as large as all other rows together
    while rows := cursor.fetchmany(chunk):
        seen += len(rows)
        if seen > MOST_ROWS:
            raise LocationRefused(f"{path} holds too many records.", UNCHANGED)
        for row in rows:
            for (name, read), value in zip(columns, row, strict=True):
                try:
                    read(value)
                except Wrong as wrong:
                    raise Damaged(
                        f"{path} holds a {table.name.replace('_', ' ')} whose {name.replace('_', ' ')} {wrong}.",
                        UNCHANGED,
                    ) from None
            _not_to_itself(path, table.name, dict(zip((name for name, _ in columns), row, strict=True)))
        yield rows


def _not_to_itself(path: Path, table: str, row: dict[str, Value]) -> None:
    if table == "link" and (row["from_kind"], row["from_id"]) == (row["to_kind"], row["to_id"]):
        raise Damaged(f"{path} holds a record that is linked to itself.", UNCHANGED)


def _counters(path: Path, source: sqlite3.Connection) -> Iterator[tuple[Value, Value]]:
    for name, value in source.execute("SELECT name, value FROM counter"):
        try:
            yield text(name), whole_number(value)
        except Wrong as wrong:
            raise Damaged(f"{path} holds a counter that {wrong}.", UNCHANGED) from None


def _copy(path: Path, source: sqlite3.Connection, connection: Connection) -> None:
    for table in Base.metadata.sorted_tables:
        columns = readers(table)
        places = ", ".join("?" for _ in columns)
        statement = f'INSERT INTO "{table.name}" ({", ".join(name for name, _ in columns)}) VALUES ({places})'
        for rows in _rows(path, source, table):
            connection.exec_driver_sql(statement, rows)
    for pair in _counters(path, source):
        connection.exec_driver_sql("INSERT INTO counter (name, value) VALUES (?, ?)", pair)
    index_anew(connection)
    rebuild(connection)


def index_anew(connection: Connection) -> None:
    """The search index anew, out of the records."""
    for name, searched in SEARCHED.items():
        table = Base.metadata.tables[name]
        found = connection.execute(select(table)).mappings()
        for rows in found.partitions(CHUNK):
            entries = [entry(searched, row["id"], {str(key): value for key, value in row.items()}) for row in rows]
            connection.exec_driver_sql(
                "INSERT INTO search (rowid, label, title, body, kind) VALUES (:id, :label, :title, :body, :kind)",
                entries,
            )


def _prove(path: Path, target: Path) -> None:
    from models.storage.check import check

    wrong = [finding.what for finding in check(target).findings if not finding.ok]
    if wrong:
        raise Damaged(f"{path} does not hold together ({wrong[0]}).", f"Ask for it again. {UNCHANGED}")
