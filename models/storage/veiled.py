"""Connections of their own from which what is confidential is hidden: never the ones that edits are written through.

Each finds out what to hide when it is first used, and again when the file holds a newer edit than it knew of. What is
hidden, and how, is `models.discreet`'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from sqlalchemy.engine import Connection

from models.discreet import HIDDEN_IDS, Veil
from models.storage.sqlite import engine_for

_VEIL = "accord_veil"

#: So many ids are asked for at once.
_SLICE = 500


class VeiledEngine:
    """Reads one file without what is confidential."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self._engine = engine_for(path, read_only=read_only)

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """A connection in one snapshot of the file, from which everything that this snapshot marks is hidden."""
        with self._engine.connect() as connection:
            veil = self._veil_of(connection)
            while veil.sequence != _newest(connection):  # begins the snapshot
                connection.rollback()
                veil.find()
            yield connection

    def hides(self, ids: Sequence[int]) -> bool:
        """Whether one of these rows is hidden."""
        with self.connect() as connection:
            for start in range(0, len(ids), _SLICE):
                part = tuple(ids[start : start + _SLICE])
                query = f"SELECT 1 FROM temp.{HIDDEN_IDS} WHERE id IN ({', '.join('?' * len(part))}) LIMIT 1"  # noqa: S608
                if connection.exec_driver_sql(query, part).first() is not None:
                    return True
        return False

    def dispose(self) -> None:
        self._engine.dispose()

    def _veil_of(self, connection: Connection) -> Veil:
        """Kept with the connection of the driver, and gone with it."""
        found = connection.info.get(_VEIL)
        if found is None:
            driver = connection.connection.driver_connection
            assert driver is not None
            found = connection.info[_VEIL] = Veil(driver)
        return cast("Veil", found)


def _newest(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT max(sequence) FROM main.edit").scalar() or 0)
