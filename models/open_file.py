"""The file of an open negotiation: its connections, what is hidden from them, and whether it is still in its place.

What is written and told stands in `models.workspace`, whose class this one is the lower half of.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine
from sqlalchemy.engine import Connection

from models.errors import LocationRefused, ReadOnly
from models.storage import files, keys
from models.storage.copies import copy, copy_open
from models.storage.sqlite import engine_for

if TYPE_CHECKING:
    from models.storage.veiled import VeiledEngine

#: Whether what is read here and now is for others: a public report reads so, on whatever thread it is made.
_for_others: ContextVar[bool] = ContextVar("for_others", default=False)


class OpenFile:
    """Reads are had from here, and the file can be copied, set aside and let go of."""

    def __init__(self, path: Path, engine: Engine, *, read_only: bool) -> None:
        self.path = path
        #: Where a file from elsewhere itself lies, whose clean copy is open (`models.trust`).
        self.origin: Path | None = None
        self.read_only = read_only
        self._engine = engine
        self._veiled: VeiledEngine | None = None
        self._discreet = False
        self._writing = threading.RLock()
        self._identity = _identity(path)

    # ------------------------------------------------------------ reading

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent snapshot for as many SELECTs as needed; read all rows inside, let go of it soon."""
        if self._discreet or _for_others.get():
            with files.environment(self.path), self._veil().connect() as connection:
                yield connection
            return
        with self._reading_all() as connection:
            yield connection

    @contextmanager
    def _reading_all(self) -> Iterator[Connection]:
        """Whatever is hidden: which records were touched has to be known also of those."""
        with files.environment(self.path), self._engine.connect() as connection:
            yield connection

    @property
    def discreet(self) -> bool:
        """Whether what is confidential is hidden from all that is read here. Edits are made as ever."""
        return self._discreet

    @discreet.setter
    def discreet(self, hidden: bool) -> None:
        # The connections from which it is hidden stay for the next time: the key is to answer at once.
        self._discreet = hidden

    @contextmanager
    def for_others(self, public: bool = True) -> Iterator[None]:
        """While this lasts, and on this thread, everything is read without what is confidential, if `public`."""
        token = _for_others.set(_for_others.get() or public)
        try:
            yield
        finally:
            _for_others.reset(token)

    def _veil(self) -> VeiledEngine:
        from models.storage.veiled import VeiledEngine

        if self._veiled is None:
            self._veiled = VeiledEngine(self.path, read_only=self.read_only)
        return self._veiled

    def _unveil(self) -> None:
        """Let go of the connections from which something is hidden."""
        if self._veiled is not None:
            self._veiled.dispose()
        self._veiled = None

    def _dispose(self) -> None:
        self._engine.dispose()
        self._unveil()

    def save_copy(self, location: str | Path) -> Path:
        """A second file with everything in it, journal included. Raises LocationRefused where it cannot be written."""
        target = files.located(str(location))
        if self._is_there():
            copy(self.path, target)
        else:  # out of what is open still: the file under its name is gone, or another one
            with files.environment(self.path), closing(self._engine.raw_connection()) as connection:
                copy_open(connection.driver_connection, target)
        if self.origin is None:  # a copy of what is ours is ours; one from elsewhere is made so by `models.trust`
            from models.trust import remember

            remember(target)
        return target

    def _is_there(self) -> bool:
        try:
            return _identity(self.path) == self._identity
        except LocationRefused:
            return False

    @property
    def replaced(self) -> bool:
        """Whether another file stands in the place of the one that is open, as after a restore."""
        return self.path.exists() and not self._is_there()

    @property
    def place(self) -> Path:
        """The file as a person knows it."""
        return self.origin or self.path

    @property
    def encrypted(self) -> bool:
        """Whether the file needs a passphrase."""
        return keys.salt_of(self.path) is not None

    def shares_key_with(self, other: OpenFile) -> bool:
        """Whether one passphrase opened both: the same encrypted file, or a copy of it."""
        salt = keys.salt_of(self.path)
        return salt is not None and salt == keys.salt_of(other.path)

    @contextmanager
    def set_aside(self) -> Iterator[None]:
        """Let go of the file while it is written anew in its place; after that everything goes on in the new one."""
        with self._writing:
            self._still_there()
            self._dispose()
            try:
                yield
            finally:
                self._engine = engine_for(self.path, read_only=self.read_only)
                self._identity = _identity(self.path)

    def let_go(self) -> None:
        """Close every connection; the next read or edit opens a new one, for which the key must be known again."""
        with self._writing:
            self._dispose()

    def _still_there(self) -> None:
        if _identity(self.path) != self._identity:
            raise LocationRefused(
                f"{self.path} was moved, replaced or deleted meanwhile.",
                "Put it back, or open it where it is now; the edit was not saved.",
            )
        if not files.writable(self.path):
            raise ReadOnly(
                f"{self.path} may not be written any more; the edit was not saved.",
                "Ask for the right to write there and try again, or save a copy and work on that.",
            )


def _identity(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError as error:
        raise LocationRefused(
            f"{path} is gone or out of reach.",
            "Put it back, or open it where it is now; nothing was changed.",
        ) from error
    return found.st_dev, found.st_ino
