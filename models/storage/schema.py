"""The schema as this program writes it: its version, its tables, the search index, and whether a file has just that.

How an older schema becomes this one stands in `models.storage.migrations`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sqlalchemy.engine import Connection
from sqlalchemy.schema import CreateIndex, CreateTable

from models.kept.tables import SPAN_TABLE, TALLY_TABLE

APPLICATION_ID = 0x41435244  # "ACRD"

#: `user_version` of the files that this program writes. Each step has a migration and an old file in tests/data.
SCHEMA_VERSION = 3

#: Alembic's name for it.
REVISION = "0003"

#: Words are segmented by ICU before they come here (`models.words`), so unicode61 only folds case and accents.
SEARCH_TABLE = (
    "CREATE VIRTUAL TABLE search USING fts5("
    "label, title, body, kind UNINDEXED, "
    "tokenize=\"unicode61 remove_diacritics 2 categories 'L* N* Co M*'\", prefix='1 2 3')"
)

COUNTER_TABLE = "CREATE TABLE counter (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID"
REVISION_TABLE = (
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)

#: SHA-256 over the file's schema, see `fingerprint`. A test computes it anew from the mapped classes.
EXPECTED_FINGERPRINT = "45cc2775705b64197f38dca60fea504d71501f6dba2e6e6cf493ab41644e46d2"

#: The same of the versions before, by their `user_version`: an older file is looked at before its upgrade touches it.
OLDER_FINGERPRINTS = {
    1: "dee3ae239cca1f82be50017ac5379a1fdac118e2e48e34874187b983e62c411e",
    2: "e75f3ba8027b1586291233e4578f4fb2548abd4d7fe75b83040b6943d6ac6dd5",
}


def create_all(connection: Connection) -> None:
    """Make every table of an empty file and stamp it."""
    import models.journal  # noqa: F401  (its tables belong to the metadata)
    from models.entities.base import Base

    for table in Base.metadata.sorted_tables:
        connection.execute(CreateTable(table))
        # In the order of their names: a table keeps its indexes in a set, and the same file shall come out each time.
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            connection.execute(CreateIndex(index))
    for statement in (COUNTER_TABLE, REVISION_TABLE, SEARCH_TABLE, SPAN_TABLE, TALLY_TABLE):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (REVISION,))
    stamp(connection)


def stamp(connection: Connection) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")


def fingerprint(connection: Connection) -> str:
    """SHA-256 over all that `sqlite_master` says, white space folded: tables, indexes, and any trigger or view."""
    return digest_of((str(kind), str(name), str(sql)) for kind, name, sql in connection.exec_driver_sql(WHOLE_SCHEMA))


#: What `digest_of` wants to know of a file.
WHOLE_SCHEMA = "SELECT type, name, coalesce(sql, '') FROM sqlite_master ORDER BY type, name"


def digest_of(rows: Iterable[tuple[str, str, str]]) -> str:
    """SHA-256 over the rows of `WHOLE_SCHEMA`."""
    digest = hashlib.sha256()
    for kind, name, sql in rows:
        folded = " ".join(sql.replace("(", " ( ").replace(")", " ) ").split())
        digest.update(f"{kind}\0{name}\0{folded}\n".encode())
    return digest.hexdigest()
