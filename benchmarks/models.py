"""The model floor: open, filter, search, as of a day, writes and imports, each in turn with its floor."""

from __future__ import annotations

import datetime as dt
import random
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import cycle
from pathlib import Path

from benchmarks.data import FOLDER, Data
from benchmarks.series import CLOCK, FIRST_DAY, with_series
from benchmarks.timing import Row, in_turn, once, row
from models.commands import demands
from models.door import Edit
from models.generate.demands import DemandRows, Rows
from models.generate.frame import Frame
from models.queries import board, search, summary
from models.records import BoardFilter, Card
from models.vocabulary import LADDER, Priority, Status
from models.words import query as words_query
from models.workspace import Workspace, create

#: How often each demand of the past changed its status.
CHANGES = 20

#: One letter is the worst case of a word's beginning.
WORDS = ("w", "with", "withdraw z")


def measure(data: Data) -> Iterator[Row]:
    yield from _opened(data)
    for size in data.sizes:
        yield from _searched(data.made(size), size)
        yield from _filtered(data.made(size), size)
    for size in data.sizes:
        if size <= 100_000:
            yield from _as_of(size)
    for size in data.sizes:
        yield from _written(data, size)
    yield from _imported(min(100_000, data.sizes[-1]))


# ---------------------------------------------------------------- reading


def first_sight(workspace: Workspace) -> None:
    """What a window asks for before its board is painted."""
    summary.negotiation(workspace)
    summary.totals(workspace)
    board.screen(workspace, statuses=LADDER)


def _open(path: Path) -> None:
    with Workspace.open(path) as workspace:
        first_sight(workspace)


def _opened(data: Data) -> Iterator[Row]:
    sample = data.sample()
    for size in data.sizes:
        found = in_turn(partial(_open, data.made(size)), partial(_open, sample), 9)
        yield row("open queries", "file, totals, counts, first cards; the sample's", size, *found)


def _searched(path: Path, size: int) -> Iterator[Row]:
    statement = "SELECT rowid, kind FROM search WHERE search MATCH ? LIMIT 50"
    with Workspace.open(path) as workspace, closing(sqlite3.connect(path)) as raw:
        for text in WORDS:
            raw_search = partial(_fetched, raw, statement, (words_query(text),))
            found = in_turn(partial(search.search, workspace, text), raw_search, 9)
            yield row("search", f"first fifty for “{text}”; raw FTS5", size, *found)


def _filtered(path: Path, size: int) -> Iterator[Row]:
    """Counts and first cards under a filter, against the counts alone by raw SQL."""
    matching = "SELECT rowid FROM search WHERE search MATCH ?"
    statement = f"SELECT status, count(*) FROM demand WHERE id IN ({matching}) GROUP BY status"
    with Workspace.open(path) as workspace, closing(sqlite3.connect(path)) as raw:
        for text in WORDS:
            ours = partial(board.screen, workspace, BoardFilter(text=text), statuses=LADDER)
            found = in_turn(ours, partial(_fetched, raw, statement, (words_query(text),)), 7)
            yield row("filter queries", f"counts and cards for “{text}”; counts alone by SQL", size, *found)
        party = summary.parties(workspace)[0].id
        for name, flt in {
            "a party": BoardFilter(party_ids=frozenset({party})),
            "a theme": BoardFilter(themes=frozenset({"Border"})),
            "a priority": BoardFilter(priorities=frozenset({Priority.HIGH})),
            "stalled": BoardFilter(stalled_days=60),
        }.items():
            ours = partial(board.screen, workspace, flt, statuses=LADDER)
            yield row("filter queries", f"counts and cards of {name}", size, in_turn(ours, lambda: None, 5)[0])


def _fetched(connection: sqlite3.Connection, statement: str, values: tuple[object, ...]) -> None:
    connection.execute(statement, values).fetchall()


def _as_of(size: int) -> Iterator[Row]:
    """Another day each time, as when the handle is dragged."""
    span = (CLOCK - FIRST_DAY).days
    days = cycle([FIRST_DAY + dt.timedelta(days=span * tenth // 10) for tenth in range(1, 10)])
    with Workspace.open(with_series(size, CHANGES)) as workspace:
        for name, flt in (
            ("the board and its totals", board.NO_FILTER),
            ("the board of a theme, and totals,", BoardFilter(themes=frozenset({"Water"}))),
        ):

            def show(day: dt.date | None, flt: BoardFilter = flt) -> None:
                summary.totals(workspace, as_of=day)
                board.screen(workspace, flt, as_of=day, statuses=LADDER)

            found = in_turn(lambda show=show: show(next(days)), partial(show, None), 18)
            yield row("as-of", f"{name} of a past day; today’s", size, *found)


# ---------------------------------------------------------------- writing


def _written(data: Data, size: int) -> Iterator[Row]:
    """A status change through the door, against the same rows by raw sqlite3 in one durable transaction."""
    path, floor = data.copy(size, "write"), data.copy(size, "raw")
    with Workspace.open(path) as workspace, closing(sqlite3.connect(floor, isolation_level=None)) as raw:
        raw.execute("PRAGMA synchronous=FULL")
        raw.execute("PRAGMA foreign_keys=ON")
        cards = board.page(workspace, Status.UNDER_DISCUSSION, limit=62)
        mine, theirs = iter(cards), iter(cards)
        raw_move = _RawMove(raw, workspace.today())

        def move() -> None:
            demands.move(workspace, (next(mine).id,), Status.CONTESTED)

        found = in_turn(move, lambda: raw_move(next(theirs)), len(cards) - 1)
    yield row("write", "a status change with journal; the same rows by sqlite3", size, *found)
    path.unlink()
    floor.unlink()


class _RawMove:
    """The rows that a move to contested writes, by statements that know all of it beforehand."""

    def __init__(self, connection: sqlite3.Connection, today: dt.date) -> None:
        self._connection, self._today, self._next = connection, today.isoformat(), 1 << 62

    def __call__(self, card: Card) -> None:
        self._next += 1
        one, day, number = self._next, self._today, int(card.ref.removeprefix("D-"))
        do = self._connection.execute
        do("BEGIN IMMEDIATE")
        do("SELECT * FROM demand WHERE id = ?", (card.id,)).fetchone()
        do(
            "UPDATE demand SET status = 'contested', since = ?, version = version + 1 WHERE id = ?",
            (day, card.id),
        )
        do(
            "INSERT INTO status_change (id, version, status, reason, source_id, recorded_at, demand_id, effective,"
            " effective_soft, effective_words, effective_reasoning)"
            " VALUES (?, 1, 'contested', '', NULL, 1, ?, ?, 0, '', '')",
            (one, card.id, day),
        )
        was = ("under_discussion", number, card.since.isoformat())
        do("UPDATE status_span SET until = ? WHERE status = ? AND number = ? AND since = ?", (day, *was))
        do("INSERT INTO status_span VALUES ('contested', ?, ?, '9999-12-31', ?)", (number, day, card.id))
        self._connection.executemany(
            "INSERT INTO tally VALUES (?, ?, ?) ON CONFLICT (what, day) DO UPDATE SET delta = delta + excluded.delta",
            [("contested", day, 1), ("under_discussion", day, -1)],
        )
        (last,) = do("SELECT max(sequence) FROM edit").fetchone()
        do(
            "INSERT INTO edit VALUES (?, ?, 1, 'me', 'Move', '', 'do', NULL, ?, ?)",
            (one, last + 1, "0" * 64, "1" * 64),
        )
        self._connection.executemany(
            "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?)",
            [
                (one, 0, "status_change", one, None, "{}" * 90),
                (one, 1, "demand", card.id, "{}" * 20, "{}" * 20),
            ],
        )
        do("COMMIT")


def _imported(number: int) -> Iterator[Row]:
    """Demands with all that is theirs through the door, against raw inserts of the very same rows of every table."""
    path = FOLDER / "import.accord"
    path.unlink(missing_ok=True)
    with create(path, title="Import") as workspace:
        chunks = _rows(workspace, number)

        def enter() -> None:
            for chunk in chunks:
                with workspace.edit("Import", founding=True) as edit:
                    for kind, rows in chunk.items():
                        edit.insert_rows(kind, rows)

        sample = once(enter)
    yield row("import", "demands with all that is theirs; raw inserts", number, [sample], [_raw_import(path)])
    path.unlink()


def _rows(workspace: Workspace, number: int) -> Sequence[Rows]:
    """What is to be imported, in chunks, as a reader of another format would hand it over."""
    with workspace.edit("Surroundings", founding=True) as edit:
        frame = Frame(edit, random.Random(5), number)
    with workspace.edit("Numbers", founding=True) as edit:
        frame.edit = edit
        return [_chunk(edit, frame, min(5_000, number - first)) for first in range(0, number, 5_000)]


def _chunk(edit: Edit, frame: Frame, number: int) -> Rows:
    made = DemandRows(frame, edit.at)
    for one in edit.next_numbers("demand", number):
        made.add(one)
    return made.rows


def _raw_import(path: Path) -> float:
    """Milliseconds for the rows of that file, table by table in one transaction."""
    with closing(sqlite3.connect(path)) as source:
        names = [
            str(name)
            for (name,) in source.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'"
                " AND name NOT LIKE 'sqlite%' AND name <> 'alembic_version'"
            )
        ]
        tables = {name: source.execute(f"SELECT * FROM {name}").fetchall() for name in names}
        index = source.execute("SELECT rowid, label, title, body, kind FROM search").fetchall()
    fresh = FOLDER / "raw-import.accord"
    fresh.unlink(missing_ok=True)
    create(fresh, title="Raw").close()
    with closing(sqlite3.connect(fresh, isolation_level=None)) as target:
        target.execute("PRAGMA synchronous=FULL")
        for name in names:
            target.execute(f"DELETE FROM {name}")

        def enter() -> None:
            target.execute("BEGIN IMMEDIATE")
            for name, content in tables.items():
                if content:
                    target.executemany(f"INSERT INTO {name} VALUES ({','.join('?' * len(content[0]))})", content)
            target.executemany("INSERT INTO search (rowid, label, title, body, kind) VALUES (?,?,?,?,?)", index)
            target.execute("COMMIT")

        taken = once(enter)
    fresh.unlink()
    return taken
