"""What a command holds while the door for writes is open: adding, finding and deleting entities in one edit.

Opening and committing is `models.workspace`'s; what the commands do with it is theirs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import event, select, text
from sqlalchemy.orm import Session

from models.bulk import bulk_table
from models.dates import moment
from models.entities.base import Base, Journaled
from models.errors import NotFound
from models.ids import IdSource
from models.journal import Collector, Plain
from models.records import EditNews, Effective

Entity = TypeVar("Entity", bound=Base)


class Edit:
    """One edit while it is open. `at` is its recorded time in UTC seconds, `today` the negotiation's clock."""

    def __init__(
        self,
        session: Session,
        collector: Collector,
        ids: IdSource,
        at: int,
        clock: tuple[dt.date | None, str],
        today: dt.date,
    ) -> None:
        self.session = session
        self.at = at
        self.zone = clock[1]
        self.today = today
        self.news: EditNews | None = None
        self._collector = collector
        self._ids = ids
        event.listen(session, "before_flush", self._number_new)
        event.listen(session, "after_flush", self._collect)
        event.listen(session, "persistent_to_deleted", self._collect_deleted)

    def add(self, thing: Entity) -> Entity:
        self.session.add(thing)
        return thing

    def get(self, kind: type[Entity], record_id: int) -> Entity:
        """Raises NotFound where there is none of that id (any more)."""
        found = self.session.get(kind, record_id)
        if found is None:
            raise NotFound(
                f"That {kind.__tablename__.replace('_', ' ')} does not exist (any more).",
                "Refresh, or undo its deletion.",
            )
        return found

    def all(self, kind: type[Entity], **equal: object) -> Sequence[Entity]:
        """Every entity of a kind whose columns have these values, those of this edit among them."""
        self.flush()
        return self.session.scalars(select(kind).filter_by(**equal)).all()

    def delete(self, thing: Base) -> None:
        self.session.delete(thing)

    def flush(self) -> None:
        """Send what is new or changed to the database, so that it has its id and can be found; commits nothing."""
        self.session.flush()

    def effective(self, effective: Effective | None) -> Effective:
        """The given effective date, or the negotiation's today."""
        return effective or Effective(self.today)

    def set_clock(self, clock: dt.date | None, zone: str) -> None:
        """Go by another clock and zone from here on, as when the edit itself has just changed them."""
        self.zone = zone
        self.today = clock or moment(self.at, zone).date()

    def next_number(self, name: str) -> int:
        """The next number of a series that is never reused, also after a deletion or an undo."""
        return self.next_numbers(name, 1)[0]

    def next_numbers(self, name: str, count: int) -> range:
        """So many numbers of the series at once."""
        row = self.session.execute(
            text(
                "INSERT INTO counter (name, value) VALUES (:name, :count) "
                "ON CONFLICT (name) DO UPDATE SET value = value + :count RETURNING value"
            ),
            {"name": name, "count": count},
        ).one()
        last = int(row[0])
        return range(last - count + 1, last + 1)

    def new_id(self) -> int:
        return self._ids()

    def insert_rows(self, kind: type[Base], rows: Sequence[Plain]) -> None:
        """Many new rows at once, past the session but not past the journal. Every column must be given, but version."""
        if not rows:
            return
        table = bulk_table(kind.__tablename__)
        plain_rows = [table.plain(row) for row in rows]
        self.session.flush()
        table.insert(self.session.connection(), plain_rows)
        self._collector.add_new(kind.__tablename__, plain_rows)

    def _number_new(self, session: Session, *_: object) -> None:
        for thing in session.new:
            if isinstance(thing, Journaled) and vars(thing).get("id") is None:
                thing.id = self._ids()

    def _collect(self, session: Session, *_: object) -> None:
        self._collector.after_flush(session)

    def _collect_deleted(self, _: Session, thing: object) -> None:
        # Told of every deletion, also of those taken out of their owner's list, which `session.deleted` leaves out.
        self._collector.deleted(thing)
