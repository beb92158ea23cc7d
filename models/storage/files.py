"""One negotiation, one file: making it, looking at it before it is trusted, opening it.

A file is first read as bytes and, while anything is wrong with it, never written.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import struct
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError, OperationalError

from models.errors import Busy, Damaged, LocationRefused, NewerFile, OlderFile, ReadOnly, Refusal, WrongPassphrase
from models.storage import keys, schema
from models.storage.beside import beside, put_in_place
from models.storage.keys import MAGIC
from models.storage.sqlite import WRITES, connect, driver_errors, engine_for

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
    """Refuse whatever is not a negotiation of this schema version, by its first page alone.

    Raises PassphraseNeeded for an encrypted one whose key is not known.
    """
    if not path.exists():
        raise LocationRefused(
            f"There is no file {path}.", "Check the name, or make a new negotiation with: new LOCATION."
        )
    if not path.is_file():
        raise LocationRefused(f"{path} is not a file.", "Name an .accord file.")
    try:
        with path.open("rb") as file:
            head = file.read(keys.PAGE)
            size = os.fstat(file.fileno()).st_size
    except PermissionError as error:
        raise LocationRefused(f"{path} may not be read by you.", "Ask its owner for the right to read it.") from error
    except OSError as error:
        raise LocationRefused(f"{path} cannot be read: {error.strerror}.", "Check the disk or the network.") from error
    if not head:
        raise LocationRefused(f"{path} is empty.", "Restore a backup, or choose another file.")
    if keys.looks_encrypted(head, size):
        _stamps(path, *_read_stamps(path))
        return
    if not head.startswith(MAGIC):
        raise LocationRefused(
            f"{path} is not a negotiation of Accord Desk.", "Choose an .accord file; nothing was changed."
        )
    if len(head) < 100:
        raise Damaged(f"{path} is cut off.", "Restore a backup; the file was not changed.")
    (application_id,) = struct.unpack(">I", head[68:72])
    (version,) = struct.unpack(">I", head[60:64])
    _stamps(path, application_id, version)


def opens(path: Path, key: keys.Key) -> None:
    """Raises WrongPassphrase where the key is not that of the file."""
    _read_stamps(path, key)


def _read_stamps(path: Path, key: keys.Key | None = None) -> tuple[int, int]:
    """Application id and version of an encrypted file. Raises PassphraseNeeded, WrongPassphrase for a wrong key."""
    with environment(path):
        try:
            with contextlib.closing(connect(path, read_only=True, key=key)) as connection:
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
                (application_id,) = connection.execute("PRAGMA application_id").fetchone()
                (version,) = connection.execute("PRAGMA user_version").fetchone()
        except driver_errors() as error:
            if "not a database" in str(error):
                raise WrongPassphrase(path) from None
            raise
    return application_id, version


def _stamps(path: Path, application_id: int, version: int) -> None:
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


def has_second_name(path: Path) -> bool:
    """Whether the file has another name (a hard link), as in a snapshot of the folder.

    It is then not written: the edit would change what stands under the other name, and the journal of a killed program
    is named after one name only (https://www.sqlite.org/howtocorrupt.html, section 2.5).
    """
    return path.stat().st_nlink > 1


def settle(path: Path) -> None:
    """Roll back the edit that a killed program left half done, so that the file can be opened for reading only.

    Raises LocationRefused where that is needed and the file may not be written.
    """
    journal = Path(f"{path.resolve()}-journal")
    try:
        with journal.open("rb") as file:
            hot = any(file.read(8))
    except OSError:
        return
    if not hot:
        return
    if not writable(path):
        raise LocationRefused(
            f"{path} was left in the middle of an edit, and cannot be put in order because it may not be written.",
            f"Copy it together with {journal.name} to a folder that you may write to, and open the copy.",
        )
    engine = engine_for(path)
    try:
        with environment(path), engine.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
    finally:
        engine.dispose()


def open_engine(path: Path, *, read_only: bool) -> Engine:
    """The engine of a file that was looked at, after its schema was compared. Raises LocationRefused otherwise."""
    if read_only:
        settle(path)
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


def create(path: Path, key: keys.Key | None = None) -> None:
    """Make an empty negotiation file: beside, then renamed, so that a half made one never stands there.

    key: makes it an encrypted one.
    """
    if path.exists():
        raise LocationRefused(f"{path} exists already.", "Choose another name; nothing was overwritten.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LocationRefused(
            f"{path.parent} takes no new file: {error.strerror}.", "Choose a folder that you may write to."
        ) from error
    with beside(path) as temporary:
        engine = engine_for(temporary, key=key)
        try:
            with environment(path), engine.connect() as connection:
                connection = connection.execution_options(**{WRITES: True})
                with connection.begin():
                    schema.create_all(connection)
        finally:
            engine.dispose()
        if path.exists():
            raise LocationRefused(f"{path} exists already.", "Choose another name; nothing was overwritten.")
        put_in_place(temporary, path)


@contextlib.contextmanager
def environment(path: Path) -> Iterator[None]:
    """Turn what the disk or another program does to us into a sentence with a way out."""
    try:
        yield
    except DatabaseError as error:
        raise translated(error, path) from error
    except driver_errors() as error:
        raise translated(error, path) from error


def answers(path: Path) -> bool:
    """Whether the disk gives the file's first and last bytes. SQLite takes a disk that fails for a damaged file."""
    try:
        with path.open("rb") as file:
            file.read(100)
            file.seek(max(0, path.stat().st_size - 1))
            file.read(1)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def translated(error: Exception, path: Path) -> Exception:
    """The Refusal that an SQLite error means, or the error itself where it is a bug of ours."""
    original = error.orig if isinstance(error, DatabaseError) else error
    words = str(original).lower()
    code = getattr(original, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) or "locked" in words or "busy" in words:
        return Busy(
            f"{path} is being written by another program.",
            "Wait a moment and try again; nothing was changed.",
        )
    if code == sqlite3.SQLITE_FULL or "is full" in words:
        return LocationRefused(f"The disk of {path} is full.", "Make room and try again; nothing was changed.")
    if code == sqlite3.SQLITE_IOERR or "disk i/o" in words or not answers(path):
        return LocationRefused(f"The disk of {path} does not answer.", "Check the disk or the network and try again.")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN) or "readonly" in words or "unable to open" in words:
        return ReadOnly(f"{path} cannot be written.", "Save a copy to a folder that you may write to.")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or "malformed" in words or "decode" in words:
        return Damaged(f"{path} is damaged.", "Restore a backup; the file was not changed.")
    if isinstance(error, OperationalError) and "no such" in words:
        return Damaged(f"{path} lacks a table.", "Restore a backup; the file was not changed.")
    return error
