"""Connections and engines on one SQLite file, plain or encrypted, with transactions that really are transactions.

The driver runs in autocommit and the `begin` event sends BEGIN itself, because pysqlite's own handling breaks
savepoints and DDL rollback. Edits begin IMMEDIATE, so that two writers wait for each other instead of failing late.
An encrypted file takes another driver, SQLCipher's; whoever connects here need not know which it is.
"""

from __future__ import annotations

import importlib
import sqlite3
import sys
from pathlib import Path
from types import ModuleType
from typing import cast
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.pool import QueuePool

from models.errors import PassphraseNeeded
from models.storage import keys

#: How long a writer waits for another program before it gives up, in seconds.
PATIENCE = 4.0

#: Execution option that marks a connection as a writer's.
WRITES = "accord_writes"

_CIPHER = "sqlcipher3.dbapi2"


def connect(
    path: Path,
    *,
    read_only: bool = False,
    key: keys.Key | None = None,
    immutable: bool = False,
    cipher: bool = False,
    lenient: bool = False,
) -> sqlite3.Connection:
    """A connection of the driver itself to an existing file, with everything set that we always set.

    key: for a file that is about to be made encrypted; the key of one that is encrypted is found by itself.
    immutable: the bytes are read as they lie there, without locks and whatever a journal beside them says.
    cipher: SQLCipher's driver also for a plain file, as when it is exported into an encrypted one.
    lenient: a table whose entry in the catalogue cannot be read hides the others no more; for reading damaged files.
    Raises PassphraseNeeded for an encrypted file whose key is not known, the driver's own errors otherwise.
    """
    key = key or _key_for(path)
    driver = _cipher_driver() if key is not None or cipher else sqlite3
    uri = f"file:{quote(str(path.absolute()))}?mode={'ro' if read_only or immutable else 'rw'}"
    uri += "&immutable=1" if immutable else ""
    connection = cast(
        "sqlite3.Connection",
        driver.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False),
    )
    if driver is not sqlite3:
        connection.execute("PRAGMA cipher_log_level=NONE")  # or it writes about wrong keys on standard error
    if key is not None:
        connection.execute(f"PRAGMA key=\"x'{key.hexadecimal}'\"")
    if lenient:
        connection.execute("PRAGMA writable_schema=ON")
    for setting in _SETTINGS:
        connection.execute(setting)
    return connection


#: EXTRA, not FULL: after a power cut the rollback journal of an edit that was answered must not be there again (0025).
#: Temporary tables and sorters stay in memory: on the disk they would be plain beside an encrypted file.
_SETTINGS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA temp_store=MEMORY",
)


def engine_for(path: Path, *, read_only: bool = False, key: keys.Key | None = None, lenient: bool = False) -> Engine:
    """The engine of an existing file. Opens nothing before the first connection. key, lenient: see `connect`."""
    encrypted = key is not None or keys.salt_of(path) is not None
    engine = create_engine(
        "sqlite://",
        module=_cipher_driver() if encrypted else sqlite3,
        creator=lambda: connect(path, read_only=read_only, key=key, lenient=lenient),
        poolclass=QueuePool,
        pool_size=4,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        driver = connection.connection.dbapi_connection
        assert driver is not None
        if not connection.get_execution_options().get(WRITES, False):
            driver.execute("BEGIN")
            return
        driver.execute("BEGIN IMMEDIATE")
        driver.execute("PRAGMA defer_foreign_keys=ON")  # so that rows may come in any order; the commit checks them all

    return engine


def driver_errors() -> tuple[type[Exception], ...]:
    """What a connection of `connect` raises: each driver has a family of its own."""
    loaded = sys.modules.get(_CIPHER)
    return (sqlite3.DatabaseError, loaded.DatabaseError) if loaded is not None else (sqlite3.DatabaseError,)


def _key_for(path: Path) -> keys.Key | None:
    if keys.salt_of(path) is None:
        return None
    key = keys.known(path)
    if key is None:
        raise PassphraseNeeded(path)
    return key


def _cipher_driver() -> ModuleType:
    """Imported only when an encrypted file is met."""
    return importlib.import_module(_CIPHER)
