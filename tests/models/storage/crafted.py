"""Files as an attacker makes them: each is a sound negotiation with one thing done to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from models.journal import chain_hash

HOSTILE = "<img src='file:///etc/passwd'><b>x</b> #read(\"/etc/passwd\") [@x] $pi$ {{7*7}} &lt;"


def altered(path: Path, *statements: str, schema_writable: bool = False) -> None:
    """Run statements on the file as any SQLite tool would, without our rules."""
    with closing(sqlite3.connect(path)) as connection:
        connection.create_function("long_text", 1, lambda length: "a" * length)
        connection.create_function("deep", 1, lambda depth: '{"note":' + "[" * depth + "]" * depth + "}")
        if schema_writable:
            connection.execute("PRAGMA writable_schema=ON")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def rehash(path: Path) -> None:
    """Chain the journal anew, as an attacker would who changed it: the hashes then say nothing."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        previous = "0" * 64
        for edit in connection.execute("SELECT * FROM edit ORDER BY sequence").fetchall():
            rows = connection.execute(
                "SELECT edit_id, position, entity, entity_id, was, becomes FROM change WHERE edit_id = ? "
                "ORDER BY position",
                (edit["id"],),
            ).fetchall()
            head = {**dict(edit), "previous": previous}
            previous_hash = chain_hash(head, [dict(row) for row in rows])
            connection.execute(
                "UPDATE edit SET previous = ?, hash = ? WHERE id = ?", (previous, previous_hash, edit["id"])
            )
            previous = previous_hash
        connection.commit()


Craft = Callable[[Path], None]


def by(*statements: str, schema_writable: bool = False) -> Craft:
    return lambda path: altered(path, *statements, schema_writable=schema_writable)


def _sparse(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(5_000_000_000)


#: What the sentence of the refusal says → how the file is made.
CRAFTED: dict[str, tuple[str, Craft]] = {
    "a trigger": (
        "other tables",
        by("CREATE TRIGGER t AFTER INSERT ON edit BEGIN UPDATE demand SET title = 'Taken over'; END"),
    ),
    "a view in the place of a table": (
        "other tables",
        by("ALTER TABLE demand RENAME TO d2", "CREATE VIEW demand AS SELECT * FROM d2"),
    ),
    "a view that never ends": (
        "other tables",
        by(
            "ALTER TABLE edit RENAME TO e2",
            "CREATE VIEW edit AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
            "SELECT x AS id, x AS sequence, x AS hash FROM n",
        ),
    ),
    "a generated column": ("other tables", by("ALTER TABLE party ADD COLUMN g TEXT AS (hex(zeroblob(9)))")),
    "another virtual table": ("other tables", by("CREATE VIRTUAL TABLE more USING fts5(x)")),
    "one more table": ("other tables", by("CREATE TABLE more (x)")),
    "one more index": ("other tables", by("CREATE INDEX more ON party (name) WHERE name > 'a'")),
    "a table's text changed": (
        "other tables",
        by("UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', '') WHERE name = 'party'", schema_writable=True),
    ),
    "the tokenizer changed": (
        "other tables",
        by("UPDATE sqlite_master SET sql = replace(sql, 'unicode61', 'ascii') WHERE name = 'search'",
           schema_writable=True),
    ),
    "a text where a number belongs": ("whole number", by("UPDATE agenda_item SET place_in_list = 'x'")),
    "a number where a text belongs": ("not a text", by("UPDATE party SET name = x'414243'")),
    "a word nobody knows": ("none of the words", by("UPDATE demand SET status = '../../etc'")),
    "a priority of 9": ("none of the words", by("UPDATE demand SET priority = 9")),
    "a date that is none": ("not a date", by("UPDATE status_change SET effective = '2025-02-30'")),
    "yes, no and 7": ("neither yes nor no", by("UPDATE demand SET confidential = 7")),
    "a time after the end of calendars": ("year 1 to 9999", by(f"UPDATE meeting SET start_at = {10**15}")),
    "a zone that leads out of its folder": ("not a time zone", by("UPDATE negotiation SET zone = '../../etc/passwd'")),
    "a title of 10 MB": ("too large", by("UPDATE demand SET title = long_text(10000000)")),
    "a title of 300,000 letters": ("longer than", by("UPDATE demand SET title = long_text(300000)")),
    "a blob of 50 MB": ("too large", by("UPDATE party SET note = zeroblob(50000000)")),
    "a NUL in a title": ("control character", by("UPDATE demand SET title = 'a' || char(0) || 'b'")),
    "a terminal's escape in a name": ("control character", by("UPDATE party SET name = char(27) || '[2J'")),
    "bytes that are no UTF-8": ("cannot be read", by("UPDATE party SET name = CAST(x'ff41' AS TEXT)")),
    "a journal nested 10,000 deep": ("not a record", by("UPDATE change SET becomes = deep(10000)")),
    "a journal of a table nobody has": ("none of the words", by("UPDATE change SET entity = 'sqlite_master'")),
    "a record linked to itself": ("linked to itself", by("UPDATE link SET to_kind = from_kind, to_id = from_id")),
    "a row the journal does not know": ("hold together", by("UPDATE demand SET title = 'Forged' WHERE number = 1")),
    "a journal chained otherwise": ("hold together", by("UPDATE edit SET author = 'Somebody else'")),
    "a reference into nowhere": ("hold together", by("PRAGMA foreign_keys=OFF", "UPDATE person SET party_id = 12345")),
    "a file of 5 GB": ("too large", _sparse),
    "another program's file": ("another program", by("PRAGMA application_id = 7")),
    "a file of the future": ("newer", by("PRAGMA user_version = 99")),
    "a file kept in WAL's way": ("another way", by("PRAGMA journal_mode=WAL")),
}  # fmt: skip
