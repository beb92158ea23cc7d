"""One negotiation, one file: making it, looking at it before it is trusted, opening it.

A file is first read as bytes and, while anything is wrong with it, never written.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import struct
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError, OperationalError

from models.errors import Busy, Damaged, LocationRefused, NewerFile, OlderFile, ReadOnly, Refusal
from models.storage import schema
from models.storage.sqlite import WRITES, engine_for

MAGIC = b"SQLite format 3\x00"
ENDING = ".accord"


def located(location: str) -> Path:
    """The path that a person means by `location`. Raises LocationRefused for what this program cannot open."""
    if "://" in location:
        scheme = location.partition("://")[0]
        raise LocationRefused(
            f"A negotiation on a {scheme} server cannot be opened by this version.", "Name a file instead."
        )
    if not location.strip() or "\0" in location:
        raise LocationRefused("No file is named.", "Give the path of an .accord file.")
    return Path(location).expanduser()


def look_at(path: Path) -> None:
    """Refuse whatever is not a negotiation of this schema version, by its first hundred bytes alone."""
    if not path.exists():
        raise LocationRefused(
            f"There is no file {path}.", "Check the name, or make a new negotiation with: new LOCATION."
        )
    if not path.is_file():
        raise LocationRefused(f"{path} is not a file.", "Name an .accord file.")
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except PermissionError as error:
        raise LocationRefused(f"{path} may not be read by you.", "Ask its owner for the right to read it.") from error
    except OSError as error:
        raise LocationRefused(f"{path} cannot be read: {error.strerror}.", "Check the disk or the network.") from error
    if not head:
        raise LocationRefused(f"{path} is empty.", "Restore a backup, or choose another file.")
    if not head.startswith(MAGIC):
        raise LocationRefused(
            f"{path} is not a negotiation of Accord Desk.", "Choose an .accord file; nothing was changed."
        )
    if len(head) < 100:
        raise Damaged(f"{path} is cut off.", "Restore a backup; the file was not changed.")
    _version_of(path, head)


def _version_of(path: Path, head: bytes) -> None:
    (application_id,) = struct.unpack(">I", head[68:72])
    (version,) = struct.unpack(">I", head[60:64])
    if application_id != schema.APPLICATION_ID:
        raise LocationRefused(
            f"{path} is a database of another program.", "Choose an .accord file; nothing was changed."
        )
    if version > schema.SCHEMA_VERSION:
        raise NewerFile(
            f"{path} was written by a newer Accord Desk (file version {version}; "
            f"this one reads up to {schema.SCHEMA_VERSION}).",
            "Update the program; the file was not changed.",
        )
    if version == 0:
        raise Damaged(f"{path} has lost its version number.", "Restore a backup; the file was not changed.")
    if version < schema.SCHEMA_VERSION:
        raise OlderFile(
            f"{path} was written by an older Accord Desk (file version {version}).",
            f"Upgrade it, with a backup beside it: upgrade {path}",
        )


def writable(path: Path) -> bool:
    """False for a file without any write permission (also for root), or in a folder that takes no rollback journal."""
    return bool(path.stat().st_mode & 0o222) and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def open_engine(path: Path, *, read_only: bool) -> Engine:
    """The engine of a file that was looked at, after its schema was compared. Raises LocationRefused otherwise."""
    engine = engine_for(path, read_only=read_only)
    try:
        with environment(path), engine.connect() as connection:
            found = schema.fingerprint(connection)
    except Refusal:
        engine.dispose()
        raise
    if found != schema.EXPECTED_FINGERPRINT:
        engine.dispose()
        raise Damaged(
            f"{path} does not hold the tables that a negotiation has.",
            "Restore a backup; the file was not changed.",
        )
    return engine


def create(path: Path) -> None:
    """Make an empty negotiation file: beside, then renamed, so that a half made one never stands there."""
    if path.exists():
        raise LocationRefused(f"{path} exists already.", "Choose another name; nothing was overwritten.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=".accord-", suffix=".tmp", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise LocationRefused(
            f"{path.parent} takes no new file: {error.strerror}.", "Choose a folder that you may write to."
        ) from error
    temporary = Path(beside)
    try:
        engine = engine_for(temporary)
        with environment(path), engine.connect() as connection:
            connection = connection.execution_options(**{WRITES: True})
            with connection.begin():
                schema.create_all(connection)
        engine.dispose()
        if path.exists():
            raise LocationRefused(f"{path} exists already.", "Choose another name; nothing was overwritten.")
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def environment(path: Path) -> Iterator[None]:
    """Turn what the disk or another program does to us into a sentence with a way out."""
    try:
        yield
    except DatabaseError as error:
        raise translated(error, path) from error
    except sqlite3.DatabaseError as error:
        raise translated(error, path) from error


def translated(error: Exception, path: Path) -> Exception:
    """The Refusal that an SQLite error means, or the error itself where it is a bug of ours."""
    original = error.orig if isinstance(error, DatabaseError) else error
    words = str(original).lower()
    if "locked" in words or "busy" in words:
        return Busy(
            f"{path} is being written by another program.",
            "Wait a moment and try again; nothing was changed.",
        )
    if "readonly" in words or "read-only" in words or "unable to open" in words:
        return ReadOnly(f"{path} cannot be written.", "Save a copy to a folder that you may write to.")
    if "disk is full" in words or "full" in words:
        return LocationRefused(f"The disk of {path} is full.", "Make room and try again; nothing was changed.")
    if "disk i/o" in words:
        return LocationRefused(f"The disk of {path} does not answer.", "Check the disk or the network and try again.")
    if "malformed" in words or "not a database" in words or "decode" in words or "corrupt" in words:
        return Damaged(f"{path} is damaged.", "Restore a backup; the file was not changed.")
    if isinstance(error, OperationalError) and "no such" in words:
        return Damaged(f"{path} lacks a table.", "Restore a backup; the file was not changed.")
    return error
