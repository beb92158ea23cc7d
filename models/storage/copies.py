"""A second file with the same content, by SQLite's own backup: also while someone writes to the first.

Copied in steps, so that a writer waits for one step and never for the whole; told of each step, a caller can stop it.
The copy of an encrypted file is encrypted by the same key, so that one passphrase opens both.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from models.errors import Damaged, LocationRefused
from models.storage import files, keys, schema
from models.storage.beside import beside, put_in_place
from models.storage.sqlite import connect

#: Pages a step. A step holds the reader's lock for about a millisecond.
STEP = 512

#: Told how many pages are done and how many there are; whatever it raises stops the work, and nothing is left of it.
Progress = Callable[[int, int], None]


def copy(source: Path, target: Path, progress: Progress | None = None) -> None:
    """Write `target` beside, then rename: an older file of that name is replaced only by a whole one.

    Raises LocationRefused for the file itself as its own copy, or a folder that takes no new file.
    """
    if target.exists() and target.samefile(source):
        raise LocationRefused("A copy cannot lie where the negotiation itself lies.", "Choose another name.")
    with beside(target) as temporary:
        fill(source, temporary, target, progress)
        put_in_place(temporary, target)


def copy_open(source: object, target: Path) -> None:
    """The same out of a plain file's connection that is open, whatever lies under the file's name by now.

    Raises LocationRefused for an encrypted one, whose copy would come out plain.
    """
    if not isinstance(source, sqlite3.Connection):
        raise LocationRefused("The encrypted file is gone from its place.", "Put it back, and save the copy then.")
    with beside(target) as temporary:
        with files.environment(target), closing(connect(temporary)) as new:
            new.execute("PRAGMA journal_mode=OFF")
            source.backup(new, pages=STEP, sleep=0.001)
        put_in_place(temporary, target)


def fill(source: Path, temporary: Path, target: Path, progress: Progress | None = None) -> None:
    """Copy `source` into the empty file `temporary`; `target` is the name that messages give it."""

    def told(_: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress(total - remaining, total)

    with (
        files.environment(target),
        closing(driver(source)) as old,
        closing(connect(temporary, key=keys.known(source))) as new,
    ):
        # Nobody reads it before it is whole and synced, so it needs no journal of its own.
        new.execute("PRAGMA journal_mode=OFF")
        new.execute("PRAGMA synchronous=OFF")
        old.backup(new, pages=STEP, progress=told, sleep=0.001)


def driver(path: Path) -> sqlite3.Connection:
    """A bare connection to a file that must exist. Rolls back what a killed writer left half done."""
    return connect(path, read_only=not files.writable(path))


def quick_check(path: Path) -> None:
    """Raises Damaged for a copy whose pages or tables are not right; what they say is proved by `check`."""
    with files.environment(path), closing(driver(path)) as connection:
        (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        identity = connection.execute("PRAGMA application_id").fetchone()[0]
    if found != "ok" or identity != schema.APPLICATION_ID or not 0 < version <= schema.SCHEMA_VERSION:
        raise Damaged(f"{path} did not come out whole ({found}).", "Check the file and the disk.")
