"""An SQLAlchemy engine on one SQLite file, with transactions that really are transactions.

The driver runs in autocommit and the `begin` event sends BEGIN itself, because pysqlite's own handling breaks
savepoints and DDL rollback. Edits begin IMMEDIATE, so that two writers wait for each other instead of failing late.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.pool import QueuePool

#: How long a writer waits for another program before it gives up, in seconds.
PATIENCE = 4.0

#: Execution option that marks a connection as a writer's.
WRITES = "accord_writes"


def engine_for(path: Path, *, read_only: bool = False) -> Engine:
    """The engine of an existing file. Opens nothing before the first connection."""
    mode = "ro" if read_only else "rw"
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA cell_size_check=ON")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=4, hide_parameters=True)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
        if writes:  # so that rows may come in any order; the commit checks them all
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")

    return engine
