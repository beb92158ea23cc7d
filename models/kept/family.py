"""The rows that belong to one owner, before and after an edit: the steps of a demand, the attendance of a meeting.

What stood before is what stands now with the edit's own changes taken back, so nothing has to be read beforehand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from models.journal import Change, Plain

#: Rows by their owner, and by their own id.
Rows = dict[int, dict[int, Plain]]

#: SQLite takes many more parameters in one statement; an edit that touches more owners asks in slices.
SLICE = 500


@dataclass(frozen=True, slots=True)
class Family:
    """One table, the column that names the owner, and the columns that matter."""

    entity: str
    owner: str
    columns: tuple[str, ...]

    def matters(self, change: Change) -> bool:
        """False for a change of other columns alone."""
        if change.was is None or change.becomes is None:
            return True
        return self.owner in change.becomes or any(name in change.becomes for name in self.columns)

    def owners(self, connection: Connection, changes: Iterable[Change]) -> set[int]:
        """Whose rows these changes are."""
        found: set[int] = set()
        for change in changes:
            named = [row[self.owner] for row in (change.was, change.becomes) if row and self.owner in row]
            found.update(int(str(owner)) for owner in named)
            if not named:
                query = f"SELECT {self.owner} FROM {self.entity} WHERE id = ?"
                found.update(row[0] for row in connection.exec_driver_sql(query, (change.entity_id,)))
        return found

    def read(self, connection: Connection, owners: Collection[int]) -> Rows:
        """What stands now."""
        found: Rows = defaultdict(dict)
        names = ("id", self.owner, *self.columns)
        wanted = sorted(owners)
        for start in range(0, len(wanted), SLICE):
            part = tuple(wanted[start : start + SLICE])
            marks = ", ".join("?" * len(part))
            query = f"SELECT {', '.join(names)} FROM {self.entity} WHERE {self.owner} IN ({marks})"
            for row in connection.exec_driver_sql(query, part):
                found[row[1]][row[0]] = dict(zip(names, row, strict=True))
        return found

    def made(self, changes: Iterable[Change]) -> Rows:
        """The rows of owners that are new themselves: all of them come with the edit."""
        found: Rows = defaultdict(dict)
        for change in changes:
            if change.was is None and change.becomes is not None:
                found[int(str(change.becomes[self.owner]))][change.entity_id] = change.becomes
        return found

    def taken_back(self, after: Rows, changes: Iterable[Change]) -> Rows:
        """What stood before these changes."""
        rows = {row_id: row for mine in after.values() for row_id, row in mine.items()}
        for change in changes:
            if change.was is None:
                rows.pop(change.entity_id, None)
            else:
                rows[change.entity_id] = {**rows.get(change.entity_id, {}), **change.was}
        before: Rows = defaultdict(dict)
        for row_id, row in rows.items():
            before[int(str(row[self.owner]))][row_id] = row
        return before
