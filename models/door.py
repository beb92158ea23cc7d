"""What a command holds while the door for writes is open: adding, finding and deleting entities in one edit.

Opening and committing is `models.workspace`'s; what the commands do with it is theirs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import event, select, text
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from models.bulk import bulk_table
from models.dates import moment
from models.entities.base import Base, Journaled
from models.errors import NotFound
from models.ids import IdSource
from models.journal import Collector, Plain, plain, table_of, whole
from models.records import EditNews, Effective

Entity = TypeVar("Entity", bound=Base)


class EditSession(Session):
    """The session of one edit; whose that is stands in `info`. Listeners belong to the class: each edit needs them."""


class Edit:
    """One edit while it is open. `at` is its recorded time in UTC seconds, `today` the negotiation's clock."""

    def __init__(
        self,
        connection: Connection,
        label: str,
        collector: Collector,
        ids: IdSource,
        at: int,
        clock: tuple[dt.date | None, str],
        today: dt.date,
    ) -> None:
        self.connection = connection
        #: Names the step; whoever learns a better name while the door is open sets it.
        self.label = label
        self.at = at
        self.zone = clock[1]
        self.today = today
        self.news: EditNews | None = None
        self._collector = collector
        self._ids = ids
        self._session: EditSession | None = None
        self._taken: dict[int, Plain] = {}
        self._held: list[object] = []

    @property
    def session(self) -> EditSession:
        """Made when the first entity needs it: the edits that people make most go without."""
        if self._session is None:
            self._session = EditSession(self.connection, autoflush=False, expire_on_commit=False, info={Edit: self})
        return self._session

    def close(self) -> None:
        """Let go of the entities."""
        if self._session is not None:
            self._session.close()

    def add(self, thing: Entity) -> Entity:
        self.session.add(thing)
        return thing

    def get(self, kind: type[Entity], record_id: int) -> Entity:
        """Raises NotFound where there is none of that id (any more)."""
        found = self.session.get(kind, record_id)
        if found is None:
            raise _not_found(kind)
        return found

    def take(self, kind: type[Entity], record_id: int) -> Entity:
        """A copy of one entity, to be changed by its own rules and written by `put`: a quarter of what `get` costs.

        It belongs to no session: nothing is loaded through it, and its lists are empty. Raises NotFound.
        """
        self.flush()
        row = bulk_table(kind.__tablename__).read(self.connection, record_id)
        if row is None:
            raise _not_found(kind)
        taken = kind(**row)
        self._taken[id(taken)] = {name: plain(value) for name, value in row.items()}
        # Held as long as its number is: another entity must not come by the same one.
        self._held.append(taken)
        return taken

    def put(self, thing: Journaled) -> None:
        """Write an entity of no session, past the session but not past the journal: one from `take`, or a new one."""
        name = table_of(thing)
        table = bulk_table(name)
        was = self._taken.get(id(thing))
        if was is None:
            thing.id = self.new_id()
            row = whole(thing)
            table.insert(self.connection, [row])
            self._collector.add_new(name, [row])
            return
        row = whole(thing)
        becomes = {key: value for key, value in row.items() if value != was[key]}
        if becomes:
            table.update(self.connection, thing.id, becomes)
            self._collector.changed(name, thing.id, {key: was[key] for key in becomes}, becomes, row)
            self._taken[id(thing)] = row

    def all(self, kind: type[Entity], **equal: object) -> Sequence[Entity]:
        """Every entity of a kind whose columns have these values, those of this edit among them."""
        self.flush()
        return self.session.scalars(select(kind).filter_by(**equal)).all()

    def delete(self, thing: Base) -> None:
        self.session.delete(thing)

    def flush(self) -> None:
        """Send what is new or changed to the database, so that it has its id and can be found; commits nothing."""
        if self._session is not None:
            self._session.flush()

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
        row = self.connection.execute(
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
        self.flush()
        table.insert(self.connection, plain_rows)
        self._collector.add_new(kind.__tablename__, plain_rows)


def _not_found(kind: type[Base]) -> NotFound:
    return NotFound(
        f"That {kind.__tablename__.replace('_', ' ')} does not exist (any more).", "Refresh, or undo its deletion."
    )


def _edit_of(session: Session) -> Edit:
    edit = session.info[Edit]
    assert isinstance(edit, Edit)
    return edit


@event.listens_for(EditSession, "before_flush")
def _number_new(session: Session, *_: object) -> None:
    edit = _edit_of(session)
    for thing in session.new:
        if isinstance(thing, Journaled) and vars(thing).get("id") is None:
            thing.id = edit.new_id()


@event.listens_for(EditSession, "after_flush")
def _collect(session: Session, *_: object) -> None:
    _edit_of(session)._collector.after_flush(session)


@event.listens_for(EditSession, "persistent_to_deleted")
def _collect_deleted(session: Session, thing: object) -> None:
    # Told of every deletion, also of those taken out of their owner's list, which `session.deleted` leaves out.
    _edit_of(session)._collector.deleted(thing)
