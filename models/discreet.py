"""Hides what is confidential from a connection: TEMP VIEWs of the tables' own names, without what is hidden.

SQLite looks for a table without a schema's name among the temporary ones first, so that every query that a screen or a
report makes through such a connection sees what is left, and none has to know of it. The views follow from the file's
own schema, and a table for which no rule is known reads as empty: what is forgotten hides too much, never too little.
What is hidden along with a record stands in `models.confidential_rules`; who reads through such a connection, in
`models.workspace`. Why it is done so: docs/decisions/0041-hidden-by-shadows.md.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from models.confidential_rules import (
    ASSESSED,
    DISCLOSURE,
    HIDDEN_WORDS,
    LET_GO,
    MARK,
    NOTHING_ALONE,
    ONLY_REFERRED_TO,
    PAIRS,
    SPEAK_OF_OTHERS,
    WHOLE_ONLY,
)
from models.kept.tables import tallies

#: The ids of all that is hidden (no two rows of a file have the same), and the round in which each was found.
HIDDEN_IDS = "veil_hidden"
_OUT = f"(SELECT id FROM temp.{HIDDEN_IDS})"

#: Tables without a record in them that nobody needs to be kept from: numbers given out, and the schema's version. What
#: editions held is read by `models.report.edition_content` alone, which says what of it may be seen.
OPEN = frozenset({"counter", "alembic_version", "edition_content"})

#: The full-text index keeps its own tables under names that begin so, and reads them under their schema's name.
_INDEX = "search_"

#: What is kept beside the records, and what a view of it shows.
_DERIVED = {
    "status_span": f"SELECT * FROM main.status_span WHERE demand_id NOT IN {_OUT}",
    "tally": "SELECT what, day, delta FROM main.tally UNION ALL SELECT what, day, delta FROM temp.veil_tally",
    # The column of the table's own name is what MATCH asks of.
    "search": f"SELECT rowid AS rowid, label, title, body, kind, search FROM main.search WHERE rowid NOT IN {_OUT}",
    "attachment_content": "SELECT * FROM main.attachment_content WHERE sha256 IN "
    f"(SELECT sha256 FROM main.attachment WHERE id NOT IN {_OUT})",
    # Steps are named after records, and changes hold their words, also those of records that were deleted since.
    "edit": f"SELECT id, sequence, at, author, '{HIDDEN_WORDS}' AS label, '' AS reason, kind, reverses, previous, hash "
    "FROM main.edit",
    "change": "SELECT * FROM main.change WHERE 0",
    # A note is free text; what else stands there names no record.
    "edition": "SELECT id, version, number, kind, title, as_of, issued_at, issued_by, marking, public, '' AS note, "
    "sequence, sha256 FROM main.edition",
}


@dataclass(frozen=True, slots=True)
class _Table:
    """columns: the names of all. refers: column → table, by the foreign keys."""

    name: str
    columns: tuple[str, ...]
    refers: tuple[tuple[str, str], ...]


class Veil:
    """What is hidden from one connection.

    Nothing but temporary tables is written, also where the file may not be.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._tables = {table.name: table for table in _tables(connection)}
        self._concerned = _concerned(self._tables)
        with _transaction(connection):
            for statement in (*_OWN_TABLES, *_views(self._tables)):
                connection.execute(statement)
        #: The number of the newest edit when it was last found out what is to be hidden.
        self.sequence = -1

    def find(self) -> None:
        """Find out anew what is to be hidden: after every edit it may be something else."""
        with _transaction(self._connection):
            for name in (HIDDEN_IDS, "veil_touched", "veil_span", "veil_tally"):
                self._connection.execute(f"DELETE FROM temp.{name}")
            row = self._connection.execute("SELECT max(sequence) FROM main.edit").fetchone()
            self._begin()
            number, fresh = 0, set(self._concerned)
            while fresh:
                fresh = self._hanging(number, fresh) or self._alone(number)
                number += 1
            self._count()
        self.sequence = row[0] or 0

    def _hide(self, number: int, query: str) -> bool:
        """Hide the ids that a query gives; whether there was a new one."""
        found = self._connection.execute(f"INSERT OR IGNORE INTO temp.{HIDDEN_IDS} SELECT id, {number} FROM ({query})")
        return found.rowcount > 0

    def _begin(self) -> None:
        for table in self._tables.values():
            if MARK in table.columns:
                self._hide(0, f"SELECT id FROM main.{table.name} WHERE {MARK}")
            if DISCLOSURE in table.columns:
                self._hide(0, f"SELECT id FROM main.{table.name} WHERE {DISCLOSURE} = '{ASSESSED}'")

    def _hanging(self, number: int, fresh: set[str]) -> set[str]:
        """What refers to rows that the last round hid, of the tables `fresh`; gives the tables that it hid rows of."""
        last = f"(SELECT id FROM temp.{HIDDEN_IDS} WHERE round = {number})"
        found = set()
        for name in self._concerned:
            table = self._tables[name]
            columns = [column for column, to in table.refers if to in fresh and to not in ONLY_REFERRED_TO]
            columns += [column for _, column in PAIRS if column in table.columns]
            for column in columns:
                if self._hide(number + 1, f"SELECT id FROM main.{name} WHERE {column} IN {last}"):
                    found.add(name)
        return found

    def _alone(self, number: int) -> set[str]:
        """What is not itself any more without the parts, links or references that are hidden."""
        found = set()
        for name, query in (*_parts(), *_speakers()):
            if self._hide(number + 1, query):
                found.add(name)
        for name in ONLY_REFERRED_TO:
            self._find_unreferred(name)
            if self._hide(number + 1, "SELECT id FROM temp.veil_left"):
                found.add(name)
        return found

    def _find_unreferred(self, name: str) -> None:
        """Put into `veil_left` what hidden rows refer to and no other row does."""
        execute = self._connection.execute
        referring = [(one.name, column) for one in self._tables.values() for column, to in one.refers if to == name]
        execute("DELETE FROM temp.veil_left")
        for one, column in referring:
            execute(
                f"INSERT OR IGNORE INTO temp.veil_left SELECT {column} FROM main.{one} "
                f"WHERE id IN {_OUT} AND {column} IS NOT NULL"
            )
        for one, column in referring:
            if execute("SELECT 1 FROM temp.veil_left").fetchone() is None:
                return
            execute(
                f"DELETE FROM temp.veil_left WHERE id IN (SELECT {column} FROM main.{one} "
                f"WHERE {column} IN (SELECT id FROM temp.veil_left) AND id NOT IN {_OUT})"
            )

    def _count(self) -> None:
        """By how much the tallies are less without what is hidden."""
        for statement in _TALLYING:
            self._connection.execute(statement)


_OWN_TABLES = (
    f"CREATE TEMP TABLE {HIDDEN_IDS} (id INTEGER PRIMARY KEY, round INTEGER NOT NULL)",
    "CREATE TEMP TABLE veil_left (id INTEGER PRIMARY KEY)",
    "CREATE TEMP TABLE veil_touched (id INTEGER PRIMARY KEY)",
    """CREATE TEMP TABLE veil_span (
        status TEXT, since DATE, until DATE, demand_id INTEGER, PRIMARY KEY (demand_id, since)
    ) WITHOUT ROWID""",
    "CREATE TEMP TABLE veil_tally (what TEXT, day DATE, delta INTEGER)",
)


def _parts() -> Iterator[tuple[str, str]]:
    for part, column in WHOLE_ONLY:
        yield column.removesuffix("_id"), f"SELECT {column} AS id FROM main.{part} WHERE id IN {_OUT}"
    for whole, part, column in NOTHING_ALONE:
        left = f"SELECT {column} FROM main.{part} WHERE id NOT IN {_OUT}"
        yield whole, f"SELECT id FROM main.{whole} WHERE id NOT IN ({left})"


def _speakers() -> Iterator[tuple[str, str]]:
    for name in SPEAK_OF_OTHERS:
        was, still = (
            f"SELECT from_id AS id FROM main.link WHERE from_kind = '{name}' AND id {how} {_OUT}"
            for how in ("IN", "NOT IN")
        )
        yield name, f"SELECT id FROM ({was}) WHERE id NOT IN ({still})"


def _tables(connection: sqlite3.Connection) -> Iterator[_Table]:
    """The tables of the file itself, by its own word."""
    names = connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    for (name,) in names:
        if name.startswith((_INDEX, "sqlite_")):
            continue
        columns = tuple(row[1] for row in connection.execute(f"PRAGMA main.table_info({name})"))
        refers = tuple((row[3], row[2]) for row in connection.execute(f"PRAGMA main.foreign_key_list({name})"))
        yield _Table(name, columns, refers)


def _concerned(tables: dict[str, _Table]) -> tuple[str, ...]:
    """The tables that may hold something to be hidden: those with a mark, and what refers to one of them."""
    marks = {MARK, DISCLOSURE, *(column for _, column in PAIRS)}
    found = {table.name for table in tables.values() if marks.intersection(table.columns)}
    found |= {part for _, part, _ in NOTHING_ALONE} | {whole for whole, _, _ in NOTHING_ALONE} | set(ONLY_REFERRED_TO)
    while True:
        more = {
            table.name
            for table in tables.values()
            if table.name not in found
            and any(to in found and (table.name, column) not in LET_GO for column, to in table.refers)
        }
        if not more:
            return tuple(sorted(found))
        found |= more


def _views(tables: dict[str, _Table]) -> Iterator[str]:
    for table in tables.values():
        if table.name not in OPEN:
            yield f"CREATE TEMP VIEW {table.name} AS {_shown(table)}"


def _shown(table: _Table) -> str:
    """What is left of a table."""
    if table.name in _DERIVED:
        return _DERIVED[table.name]
    if "id" not in table.columns:
        return f"SELECT * FROM main.{table.name} WHERE 0"
    columns = ", ".join(
        f"CASE WHEN {name} IN {_OUT} THEN NULL ELSE {name} END AS {name}" if (table.name, name) in LET_GO else name
        for name in table.columns
    )
    return f"SELECT {columns} FROM main.{table.name} WHERE id NOT IN {_OUT}"


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """BEGIN and COMMIT on the driver's own connection, which runs in autocommit."""
    connection.execute("BEGIN")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


_TOUCHED = "(SELECT id FROM temp.veil_touched)"


def _tallies(*, left: bool) -> str:
    """What the touched demands and meetings come to: all of it, or with what is left of them."""
    shown = f"id NOT IN {_OUT}" if left else "1"
    return tallies(
        spans=f"(SELECT * FROM temp.veil_span WHERE {shown.replace('id', 'demand_id', 1)})",
        asked=f"(SELECT * FROM main.demand_party WHERE demand_id IN {_TOUCHED} AND {shown})",
        positions=f"(SELECT * FROM main.position WHERE {shown}) AS position",
        attendance=f"(SELECT * FROM main.attendance WHERE meeting_id IN {_TOUCHED} AND {shown})",
        meetings=f"(SELECT * FROM main.meeting WHERE {shown}) AS meeting",
    )


#: Only the demands and meetings that lose something are counted anew, before and after.
_TALLYING = (
    f"INSERT OR IGNORE INTO temp.veil_touched SELECT id FROM main.demand WHERE id IN {_OUT}",
    f"INSERT OR IGNORE INTO temp.veil_touched SELECT id FROM main.meeting WHERE id IN {_OUT}",
    f"INSERT OR IGNORE INTO temp.veil_touched SELECT demand_id FROM main.position WHERE id IN {_OUT}",
    f"""INSERT INTO temp.veil_span
        SELECT status, effective, lead(effective, 1, '9999-12-31') OVER (PARTITION BY demand_id ORDER BY effective),
            demand_id
        FROM main.status_change AS step WHERE demand_id IN {_TOUCHED} AND NOT EXISTS (
            SELECT 1 FROM main.status_change AS later
            WHERE later.demand_id = step.demand_id AND later.effective = step.effective AND later.id > step.id
        )""",
    f"INSERT INTO temp.veil_tally {_tallies(left=True)}",
    f"""INSERT INTO temp.veil_tally
        WITH was (what, day, delta) AS ({_tallies(left=False)}) SELECT what, day, -delta FROM was""",
)
