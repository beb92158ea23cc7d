"""One open negotiation: the only door for writes, the news of what they touched, undo and redo.

Commands (`models.commands`) open the door, queries (`models.queries`) read; a window subscribes to the news. Its file
and the reading of it are `models.open_file`'s, in what shape it lies there is `models.storage`'s.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Engine, func, select
from sqlalchemy.engine import Connection

from models.dates import moment, short_day
from models.errors import LocationRefused, LookingBack, NotFound, ReadOnly, Refusal
from models.ids import IdSource
from models.open_file import OpenFile
from models.queries.tables import edit as edits
from models.queries.tables import negotiation
from models.records import EditNews
from models.storage import files, keys, known
from models.storage.sqlite import WRITES
from models.vocabulary import EditKind, Kind

if TYPE_CHECKING:  # the object mapper and what stands on it are imported when the first edit comes
    from models.door import Edit
    from models.journal import Collector, Last, Step
    from models.undo import Candidate

Subscriber = Callable[[EditNews], None]


class Workspace(OpenFile):
    """An open negotiation. Use `Workspace.open` and `close`, or `with`.

    now: gives UTC seconds. ids: gives record ids. Both are handed in where a run must be repeatable.
    """

    def __init__(
        self,
        path: Path,
        engine: Engine,
        *,
        read_only: bool,
        author: str = "",
        now: Callable[[], int] | None = None,
        ids: IdSource | None = None,
    ) -> None:
        super().__init__(path, engine, read_only=read_only)
        self.author = author or _user()
        self._now = now or (lambda: int(time.time()))
        self._ids = ids or IdSource()
        self._subscribers: list[Subscriber] = []
        self._open_edit = False
        #: The earlier day that is being looked at; until it is None again, nothing can be written through this door.
        self.looking_back: dt.date | None = None
        self._recorded: int | None = None
        self._clock: tuple[dt.date | None, str] = (None, "UTC")
        with self.reading() as connection:
            self._seen = _newest(connection, edits.c.sequence)
        self._read_clock()

    @classmethod
    def open(
        cls,
        location: str | Path,
        *,
        read_only: bool = False,
        author: str = "",
        now: Callable[[], int] | None = None,
        ids: IdSource | None = None,
    ) -> Workspace:
        """Open what lies at `location`. A file without write permission, or with a second name, opens read-only.

        Raises LocationRefused (or one of its kinds) for anything that is not a sound negotiation of this version.
        """
        path = files.located(str(location))
        files.look_at(path)
        read_only = read_only or not files.writable(path) or files.has_second_name(path)
        engine = files.open_engine(path, read_only=read_only)
        try:
            return cls(path, engine, read_only=read_only, author=author, now=now, ids=ids)
        except BaseException:
            engine.dispose()
            raise

    def close(self) -> None:
        """Let go of the file. Nothing is left to be saved: every edit is on the disk already."""
        self._subscribers.clear()
        self._dispose()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def zone(self) -> str:
        """The negotiation's own time zone, an IANA name."""
        return self._clock[1]

    def now(self) -> int:
        """UTC seconds."""
        return self._now()

    def today(self) -> dt.date:
        """The state of play: the negotiation's fixed clock, or today in its own zone."""
        fixed, zone = self._clock
        return fixed or moment(self._now(), zone).date()

    # ------------------------------------------------------------ writing

    @contextmanager
    def edit(self, label: str, reason: str = "", *, founding: bool = False) -> Iterator[Edit]:
        """The only door for writes: one durable transaction, one journal entry, one piece of news.

        label names the step as undo will ("Move D-2 to agreed"). founding: an edit that cannot be undone, such as the
        one that makes the negotiation. An edit that changes nothing writes nothing. On any error nothing is kept.
        After the block, `edit.news` holds the news, or None where nothing changed.
        """
        from models.door import Edit
        from models.journal import Collector, Step

        kind = EditKind.FOUND if founding else EditKind.DO
        with self._transaction() as (connection, last):
            collector = Collector()
            edit = Edit(connection, label, collector, self._ids, self._now(), self._clock, self.today())
            try:
                yield edit
                edit.flush()
                step = Step(self._ids(), edit.at, self.author, edit.label, reason.strip(), kind)
                news = self._record(connection, last, step, collector)
            finally:
                edit.close()
        edit.news = news
        self._announce(news)

    def ensure_writable(self) -> None:
        """Raises ReadOnly for a file that is only read, LookingBack while an earlier day is being looked at."""
        if self.read_only:
            raise ReadOnly(f"{self.place} is open for reading only.", "Save a copy and work on that.")
        if self.looking_back is not None:
            raise LookingBack(
                f"{short_day(self.looking_back)} is being looked at, and the past is read only.",
                "Go back to today (Esc), then make the change.",
            )

    def undo(self) -> EditNews:
        """Reverse the newest step that still holds. Raises Conflict where someone changed the same since."""
        from models.undo import next_undo

        return self._reverse(next_undo, EditKind.UNDO, "Nothing is left to undo.")

    def redo(self) -> EditNews:
        """Make the step that was undone last again."""
        from models.undo import next_redo

        return self._reverse(next_redo, EditKind.REDO, "Nothing is left to redo.")

    def undoable(self) -> str | None:
        """The name of the step that undo would reverse."""
        from models.undo import next_undo

        return self._candidate(next_undo)

    def redoable(self) -> str | None:
        from models.undo import next_redo

        return self._candidate(next_redo)

    def _candidate(self, choose: Callable[[Connection], Candidate | None]) -> str | None:
        with self.reading() as connection:
            candidate = choose(connection)
        return candidate.label if candidate else None

    def _reverse(self, choose: Callable[[Connection], Candidate | None], kind: EditKind, nothing: str) -> EditNews:
        from models.journal import Collector, Step
        from models.undo import apply

        with self._transaction() as (connection, last):
            candidate = choose(connection)
            if candidate is None:
                raise Refusal(nothing)
            if self._discreet and self._concerns_hidden(connection, candidate.edit_id):
                raise Refusal("That step is about something that is hidden.", "Show it first (F9), then do it.")
            collector = Collector()
            apply(connection, candidate.edit_id, collector, again=kind is EditKind.REDO)
            label = f"{'Undo' if kind is EditKind.UNDO else 'Redo'}: {candidate.label}"
            step = Step(self._ids(), self._now(), self.author, label, "", kind, candidate.edit_id)
            news = self._record(connection, last, step, collector)
        if news is None:
            raise Refusal("That step left nothing to reverse.")
        self._announce(news)
        return news

    def _concerns_hidden(self, connection: Connection, edit_id: int) -> bool:
        """Whether an edit made, changed or deleted what cannot be seen now: nobody takes back what he does not see."""
        from models.confidential_rules import ASSESSED, DISCLOSURE, MARK
        from models.journal import changes, decode

        query = select(changes.c.entity_id, changes.c.was).where(changes.c.edit_id == edit_id)
        rows = connection.execute(query).all()
        before = [decode(row.was) or {} for row in rows]
        if any(row.get(MARK) or row.get(DISCLOSURE) == ASSESSED for row in before):
            return True
        return self._veil().hides([row.entity_id for row in rows])

    @contextmanager
    def _transaction(self) -> Iterator[tuple[Connection, Last]]:
        """A writer's transaction, and where the journal stands in it."""
        from models.journal import last_of

        self.ensure_writable()
        with self._writing:
            if self._open_edit:
                raise RuntimeError("An edit is open already; commands do not nest.")
            self._still_there()
            self._open_edit = True
            self._recorded = None
            try:
                with files.environment(self.path), self._engine.connect() as plain_connection:
                    connection = plain_connection.execution_options(**{WRITES: True})
                    with connection.begin():
                        self._still_there()  # once more under the lock: a restore holds it while it replaces the file
                        # An edit's id is the newest of its ids; whose clock lags behind must not write below it.
                        last = last_of(connection)
                        self._ids.start_after(last.id)
                        yield connection, last
            except LocationRefused:
                if not self._arrived():
                    raise
            finally:
                self._open_edit = False

    def _arrived(self) -> bool:
        """Whether the edit whose commit failed is in the file all the same: its last call to the disk may have.

        Raises LocationRefused where the disk does not say.
        """
        if self._recorded is None:
            return False
        try:
            with self.reading() as connection:
                return connection.execute(select(edits.c.id).where(edits.c.id == self._recorded)).first() is not None
        except LocationRefused as refusal:
            raise LocationRefused(
                f"The disk of {self.path} stopped answering while the edit was being saved.",
                "Check the disk or the network, and look whether the edit is there before you enter it again.",
            ) from refusal

    def _record(self, connection: Connection, last: Last, step: Step, collector: Collector) -> EditNews | None:
        changes = collector.changes()
        if not changes:
            return None
        from models.journal import write
        from models.kept.refresh import refresh as refresh_kept
        from models.search_index import refresh as refresh_search

        refresh_search(connection, changes)
        refresh_kept(connection, changes, collector.row)
        news = write(connection, last, step, collector)
        self._recorded = step.id
        return news

    # ------------------------------------------------------------ news

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Be told of every edit, after it is on the disk. Gives the function that ends it."""
        self._subscribers.append(subscriber)

        def unsubscribe() -> None:
            if subscriber in self._subscribers:
                self._subscribers.remove(subscriber)

        return unsubscribe

    def catch_up(self) -> list[EditNews]:
        """News of the edits that another window or program made since; subscribers are told too."""
        from models.queries.history import edits_after

        with self._reading_all() as connection:
            missed = self._unnamed(edits_after(connection, self._seen))
        self._tell(missed)
        return missed

    def _announce(self, news: EditNews | None) -> None:
        if news is None:
            return
        missed: list[EditNews] = []
        if news.sequence > self._seen + 1:  # others wrote in between, and their news would never be asked for again
            from models.queries.history import edits_after

            with suppress(LocationRefused), self._reading_all() as connection:  # this edit is saved in any case
                missed = [one for one in edits_after(connection, self._seen) if one.sequence < news.sequence]
        self._tell(self._unnamed([*missed, news]))

    def _unnamed(self, all_news: list[EditNews]) -> list[EditNews]:
        """News without the names of steps while what is confidential is hidden: a name may be that of a record."""
        if not self._discreet:
            return all_news
        from models.confidential_rules import HIDDEN_WORDS

        return [replace(news, label=HIDDEN_WORDS) for news in all_news]

    def _tell(self, all_news: list[EditNews]) -> None:
        if not all_news:
            return
        self._seen = all_news[-1].sequence
        if any(news.touches(Kind.NEGOTIATION) for news in all_news):
            self._read_clock()
        for news in all_news:
            for subscriber in tuple(self._subscribers):
                subscriber(news)

    def _read_clock(self) -> None:
        row = None
        with suppress(LocationRefused), self.reading() as connection:
            row = connection.execute(select(negotiation.c.clock, negotiation.c.zone)).first()
        if row is not None:
            self._clock = (row.clock, row.zone)

    @property
    def sequence(self) -> int:
        """The number of the newest edit that this workspace has seen."""
        return self._seen


def create(
    location: str | Path,
    *,
    title: str,
    author: str = "",
    now: Callable[[], int] | None = None,
    ids: IdSource | None = None,
    passphrase: str | None = None,
) -> Workspace:
    """Make a negotiation file and open it. Raises RuleBroken for an empty title before anything is made.

    passphrase: makes it an encrypted one.
    """
    from models.entities import Negotiation
    from models.entities.base import filled

    title = filled("The title", title)
    path = files.located(str(location))
    key = keys.fresh(passphrase) if passphrase is not None else None
    if key is not None:
        keys.remember(key)
    files.create(path, key)
    try:
        workspace = Workspace.open(path, author=author, now=now, ids=ids)
        with workspace.edit(f"Begin “{title}”", founding=True) as edit:
            edit.add(Negotiation(title=title))
        with workspace.reading() as connection:
            found = connection.execute(select(edits.c.hash).where(edits.c.sequence == 1)).scalar_one()
            known.add(path, str(found))
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return workspace


def _newest(connection: Connection, number: ColumnElement[object]) -> int:
    """The largest number of a column, 0 where there is none."""
    found = connection.execute(select(func.max(number))).scalar()
    return found if isinstance(found, int) else 0


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


__all__ = ["NotFound", "Subscriber", "Workspace", "create"]
