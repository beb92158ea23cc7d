"""What a person has entered and not kept yet, beside no negotiation: one small file each in the data folder, 0600.

A draft of an encrypted negotiation is encrypted with that file's own key, and read only while the key is known; its
name holds the place and the salt, so that another key never meets it (decision 0040). Content is the caller's.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import platformdirs

from models.errors import LocationRefused, PassphraseNeeded
from models.storage import keys
from models.storage.sqlite import connect, driver_errors

NAME = "accord-desk"
_TABLE = "CREATE TABLE IF NOT EXISTS draft (id INTEGER PRIMARY KEY CHECK (id = 1), content TEXT NOT NULL) STRICT"


def read(place: Path) -> str | None:
    """The draft of the negotiation that lies there; None where there is none, or none that can be read.

    A plain one of a negotiation that has been encrypted meanwhile is taken over and let go of.
    """
    salt = keys.salt_of(place)
    found = _content(_file(place, salt))
    plain = _file(place, None)
    if salt is not None and plain.exists():
        found = found or _content(plain)
        if found is not None:
            write(place, found)
        _remove(plain)
    return found


def write(place: Path, content: str) -> None:
    """Put the draft in the place of the one before, durably.

    Raises PassphraseNeeded where the key is not known now, LocationRefused where the data folder takes nothing.
    """
    salt, key = keys.salt_of(place), keys.known(place)
    if salt is not None and key is None:
        raise PassphraseNeeded(place)
    file = _file(place, salt)
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not file.exists() or _content(file) is None:
            _remove(file)
            os.close(os.open(file, os.O_WRONLY | os.O_CREAT, 0o600))
        with closing(connect(file, key=key)) as connection:
            connection.execute("PRAGMA secure_delete=ON")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_TABLE)
            connection.execute("INSERT OR REPLACE INTO draft (id, content) VALUES (1, ?)", (content,))
            connection.execute("COMMIT")
    except OSError as error:
        raise _not_kept(error.strerror) from error
    except driver_errors() as error:
        raise _not_kept(str(error)) from error


def remove(place: Path) -> None:
    """Let go of the draft."""
    _remove(_file(place, keys.salt_of(place)))


@contextlib.contextmanager
def carried_over(place: Path) -> Iterator[None]:
    """While the negotiation there gets another key, a first one or none: its draft gets the same."""
    before, content = _file(place, keys.salt_of(place)), read(place)
    yield
    if content is not None:
        with contextlib.suppress(LocationRefused):  # the passphrase is set, whatever becomes of the draft
            write(place, content)
    if before != _file(place, keys.salt_of(place)):
        _remove(before)


def _content(file: Path) -> str | None:
    if not file.exists():
        return None
    try:
        with closing(connect(file, read_only=True)) as connection:
            row = connection.execute("SELECT content FROM draft").fetchone()
    except (PassphraseNeeded, OSError):
        return None
    except driver_errors():
        return None
    return row[0] if row is not None and isinstance(row[0], str) else None


def _remove(file: Path) -> None:
    for path in (file, file.with_name(f"{file.name}-journal")):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _file(place: Path, salt: bytes | None) -> Path:
    named = hashlib.sha256(os.fsencode(place.resolve()) + b"\0" + (salt or b"")).hexdigest()[:40]
    return folder() / f"{named}.draft"


def folder() -> Path:
    """Where the drafts lie."""
    return platformdirs.user_data_path(NAME, appauthor=False) / "drafts"


def _not_kept(why: str | None) -> LocationRefused:
    return LocationRefused(
        f"The draft is not written down: {why}.", "It stays on the screen; keep the text, or make room on the disk."
    )
