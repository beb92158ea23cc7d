"""Proves what is derived from the records: the search index, and what the file's own header says of it.

Part of `models.storage.check`; reads only.
"""

from __future__ import annotations

import heapq
import struct
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine import Connection

from models.entities.base import Base
from models.errors import Busy
from models.search_index import SEARCHED, Searched, entry
from models.storage import files, keys
from models.storage.copies import driver, fill
from models.storage.sqlite import connect, driver_errors

#: Up to so many bytes the index is proved in the file itself, under the writer's lock for a moment; beyond, in a copy.
IN_PLACE = 32 * 2**20


def header(path: Path) -> Iterator[str]:
    """The first hundred bytes of a plain file (https://www.sqlite.org/fileformat2.html#the_database_header).

    SQLite itself passes over most of them. An encrypted page has a checksum of its own.
    """
    if keys.salt_of(path) is not None:
        return
    with path.open("rb") as file:
        head = file.read(100)
    size = path.stat().st_size
    (page, write, read, spare, most, least, leaf) = struct.unpack(">H6B", head[16:24])
    (changes, pages) = struct.unpack(">2I", head[24:32])
    (form, cache, largest, encoding) = struct.unpack(">4I", head[44:60])
    (increments,) = struct.unpack(">I", head[64:68])
    (valid_for, library) = struct.unpack(">2I", head[92:100])
    page = 65536 if page == 1 else page
    wrong = {
        "its page size": page * pages != size,
        "its format": (write, read, spare, most, least, leaf, form, encoding) != (1, 1, 0, 64, 32, 32, 4, 1),
        "its counter of changes": changes != valid_for,
        "what is not used": any(head[72:92]) or cache or largest or increments,
        "the version of its writer": not 3_000_000 <= library < 4_000_000,
    }
    for what, is_wrong in wrong.items():
        if is_wrong:
            yield f"{what} in its header cannot be"


def catalogue(connection: Connection) -> Iterator[str]:
    """What the fingerprint of the schema passes over: which table an index is of, and other blanks than ours."""
    rows = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master").all()
    for kind, name, owner, sql in rows:
        words = " ".join(str(sql).split())
        if kind == "table":
            right = owner == name
        elif sql is None:
            right = str(name).startswith(f"sqlite_autoindex_{owner}_")
        else:
            right = f" ON {owner} (" in words
        if not right or any(not letter.isprintable() and letter not in "\n\t" for letter in str(sql)):
            yield f"the entry of {kind} {name} is not what this program writes"


def index_against_records(connection: Connection) -> Iterator[str]:
    """Every searched record, as the index holds it."""
    stored = connection.exec_driver_sql("SELECT rowid, label, title, body, kind FROM search ORDER BY rowid")
    found = next(stored, None)
    for name, record_id, wanted in _wanted(connection):
        while found is not None and found[0] < record_id:
            yield f"record {found[0]} does not exist (any more)"
            found = next(stored, None)
        if found is None or found[0] != record_id:
            yield f"{name} {record_id} is not indexed"
            continue
        if tuple(found[1:]) != wanted:
            yield f"{name} {record_id} is not indexed as it stands"
        found = next(stored, None)
    while found is not None:
        yield f"record {found[0]} does not exist (any more)"
        found = next(stored, None)
    # FTS5 proves the number of words of each column but of those that are not indexed, as the last one here.
    odd = connection.exec_driver_sql("SELECT id FROM search_docsize WHERE substr(sz, -1) <> x'00'").all()
    for (record_id,) in odd:
        yield f"the size of record {record_id} is not right"


def _wanted(connection: Connection) -> Iterator[tuple[str, int, tuple[object, ...]]]:
    """What the index has to hold of each record, in the order of ids."""
    streams = [_wanted_of(connection, name, searched) for name, searched in SEARCHED.items()]
    return heapq.merge(*streams, key=lambda one: one[1])


def _wanted_of(connection: Connection, name: str, searched: Searched) -> Iterator[tuple[str, int, tuple[object, ...]]]:
    names = [column.name for column in Base.metadata.tables[name].columns]
    columns = ", ".join(f'"{one}"' for one in names)
    for row in connection.exec_driver_sql(f"SELECT {columns} FROM {name} ORDER BY id"):
        values: dict[str, object] = dict(zip(names, row, strict=True))
        made = entry(searched, int(str(values["id"])), values)
        yield name, int(str(values["id"])), tuple(made[key] for key in ("label", "title", "body", "kind"))


def index_in_itself(path: Path) -> Iterator[str]:
    """FTS5's own proof: every word of the index is in its table and every word of the table in the index.

    It is asked for by an INSERT, which needs the writer's lock though it writes nothing; a large file, or one that
    may not be written, is copied for it into a private folder.
    """
    if path.stat().st_size <= IN_PLACE and files.writable(path):
        yield from _prove_index(path, path)
        return
    with tempfile.TemporaryDirectory(prefix="accord-") as private:
        copied = Path(private) / "check.accord"
        copied.touch(mode=0o600)
        fill(path, copied, path)
        yield from _prove_index(copied, path)


def _prove_index(place: Path, path: Path) -> Iterator[str]:
    with closing(connect(place, key=keys.known(path)) if place != path else driver(path)) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
        except driver_errors() as error:
            if isinstance(files.translated(error, path), Busy):
                raise
            yield "its words and the records’ words differ"
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
