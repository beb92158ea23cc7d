"""Limits on a connection to a file that a stranger may have crafted: size of values, nesting, time, and its schema.

What is not set here cannot be on this Python or driver; `models.storage.intake` says what else is looked at.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path

from models.errors import Damaged, LocationRefused
from models.storage.sqlite import connect

#: The longest value, in bytes: a change of the journal holds one whole record, a text of a record much less.
LONGEST_VALUE = 4_000_000

#: The longest value of a table that keeps files: an edition of a large negotiation.
LONGEST_FILE = 100_000_000

#: The largest file, in bytes.
LARGEST_FILE = 4_000_000_000

#: So long may the reading of a file take, in seconds, and more for each byte: an honest disk gives 10 MB a second.
SECONDS = 20.0
SECONDS_A_BYTE = 1 / 10_000_000

#: SQLite asks after so many steps of its machine whether to go on.
STEPS = 20_000

#: A journal that begins so was never finished, and SQLite would play it back into the file.
HOT = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"


def connect_guarded(path: Path, *, seconds: float | None = None) -> sqlite3.Connection:
    """Read the bytes of a file as they lie there; whatever it holds, it can neither write nor run on for ever.

    Raises LocationRefused for a file that is too large, has an unfinished journal beside it, or is kept in another
    way than ours (WAL), because reading it as it lies there would then give something else than what was meant.
    """
    refuse_unfinished(path)
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise LocationRefused(
            f"{path} is too large to be taken from elsewhere: {size // 1_000_000} MB.",
            "Ask for a smaller one; nothing was changed.",
        )
    connection = connect(path, immutable=True)
    connection.execute("PRAGMA query_only=ON")
    deadline = time.monotonic() + (SECONDS + size * SECONDS_A_BYTE if seconds is None else seconds)
    connection.set_progress_handler(lambda: int(time.monotonic() > deadline), STEPS)
    if isinstance(connection, sqlite3.Connection):  # SQLCipher's driver has no limits of this sort
        for name, limit in _LIMITS:
            connection.setlimit(name, limit)
        if sys.version_info >= (3, 12):
            _be_defensive(connection)
    return connection


_LIMITS = (
    (sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 100_000),
    (sqlite3.SQLITE_LIMIT_COLUMN, 100),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 50),
    (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 3),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
)


def allow_files(connection: sqlite3.Connection, allowed: bool) -> None:
    """Let values be as long as a file for the next table, or not."""
    if isinstance(connection, sqlite3.Connection):
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_FILE if allowed else LONGEST_VALUE)


def _be_defensive(connection: sqlite3.Connection) -> None:
    set_config: Callable[[int, bool], None] = getattr(connection, "setconfig")  # noqa: B009 - not on Python 3.11
    for name, on in (
        ("SQLITE_DBCONFIG_DEFENSIVE", True),
        ("SQLITE_DBCONFIG_TRUSTED_SCHEMA", False),
        ("SQLITE_DBCONFIG_ENABLE_TRIGGER", False),
        ("SQLITE_DBCONFIG_ENABLE_VIEW", False),
    ):
        set_config(getattr(sqlite3, name), on)


def refuse_unfinished(path: Path) -> None:
    """Raises LocationRefused where an unfinished edit lies beside the file, or the file is kept in WAL's way."""
    journal, log = (path.with_name(path.name + ending) for ending in ("-journal", "-wal"))
    try:
        hot = journal.exists() and _begins(journal, len(HOT)) == HOT
        waits = log.exists() and log.stat().st_size > 0
        way = _begins(path, 20)
    except OSError as error:
        raise LocationRefused(f"{path} cannot be read: {error.strerror}.", "Check the disk or the network.") from error
    if hot or waits:
        raise LocationRefused(
            f"An unfinished edit lies beside {path}.",
            "Ask for a copy that was saved whole (Save a copy); nothing was changed.",
        )
    if way.startswith(b"SQLite") and way[18:20] != b"\x01\x01":
        raise Damaged(f"{path} was written in another way than Accord Desk writes.", "Nothing was changed.")


def _begins(path: Path, length: int) -> bytes:
    with path.open("rb") as file:
        return file.read(length)
