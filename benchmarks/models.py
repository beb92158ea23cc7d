"""The model floor: search, writes, imports, as of a day."""

from __future__ import annotations

import datetime as dt
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.data import FOLDER, Data
from benchmarks.timing import Row, row, timed
from models.commands import demands
from models.queries import board, search
from models.vocabulary import Status
from models.workspace import Workspace, create

STATUSES = (Status.UNDER_DISCUSSION, Status.CONTESTED)


def measure(data: Data) -> Iterator[Row]:
    for size in data.sizes:
        with Workspace.open(data.made(size)) as workspace:
            yield row("search", "first fifty for “with”", size, timed(lambda w=workspace: search.search(w, "with"), 9))
            past = workspace.today() - dt.timedelta(days=400)
            now = timed(lambda w=workspace: _first_screen(w, None), 5)
            then = timed(lambda w=workspace, day=past: _first_screen(w, day), 5)
            yield row("as-of", "counts and first cards of a past day, today's", size, then, now)
    yield from _writes(data)
    yield from _imports()


def _first_screen(workspace: Workspace, day: dt.date | None) -> None:
    board.counts(workspace, as_of=day)
    for status in Status:
        board.page(workspace, status, limit=30, as_of=day)


def _writes(data: Data) -> Iterator[Row]:
    """A status change through the door, against the same rows by raw sqlite3 in one durable transaction."""
    size = data.sizes[0]
    path = data.copy(size, "write")
    with Workspace.open(path) as workspace:
        card = board.page(workspace, Status.UNDER_DISCUSSION, limit=1)[0]
        turn = iter(range(10_000))

        def move() -> None:
            demands.move(workspace, (card.id,), STATUSES[(next(turn) + 1) % 2])

        samples = timed(move, 60)
    with closing(sqlite3.connect(data.copy(size, "raw"), isolation_level=None)) as raw:
        raw.execute("PRAGMA synchronous=FULL")
        floor = timed(_RawMove(raw, card.id), 60)
    yield row("write", "a status change with journal, raw sqlite3", size, samples, floor)


class _RawMove:
    def __init__(self, connection: sqlite3.Connection, demand_id: int) -> None:
        self._connection, self._demand_id, self._next = connection, demand_id, 1 << 62

    def __call__(self) -> None:
        self._next += 1
        one, connection = self._next, self._connection
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("SELECT * FROM demand WHERE id = ?", (self._demand_id,)).fetchone()
        connection.execute(
            "UPDATE demand SET status = 'contested', version = version + 1 WHERE id = ?", (self._demand_id,)
        )
        connection.execute(
            "INSERT INTO status_change VALUES (?, 1, 'contested', '', NULL, 1, ?, '2026-01-01', 0, '', '')",
            (one, self._demand_id),
        )
        (last,) = connection.execute("SELECT max(sequence) FROM edit").fetchone()
        connection.execute(
            "INSERT INTO edit VALUES (?, ?, 1, 'me', 'Move', '', 'do', NULL, ?, ?)", (one, last + 1, "0" * 64, "1" * 64)
        )
        connection.executemany(
            "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?)",
            [
                (one, 0, "status_change", one, None, "{}" * 90),
                (one, 1, "demand", self._demand_id, "{}" * 20, "{}" * 20),
            ],
        )
        connection.execute("COMMIT")


def _imports() -> Iterator[Row]:
    """Many sources at once through the door, against raw inserts of the same rows, journal and index included."""
    from models.entities import Source

    number = 10_000
    path = FOLDER / "import.accord"

    def rows(first: int) -> list[dict[str, object]]:
        names = ("outlet", "title", "url", "note")
        nothing: dict[str, object] = {"published": None, "reliability": None, "credibility": None}
        return [
            {"id": first + at, **{name: f"{name} number {at}" for name in names}, **nothing} for at in range(number)
        ]

    path.unlink(missing_ok=True)
    with create(path, title="Import") as workspace:
        begun = time.perf_counter()
        with workspace.edit("Import", founding=True) as edit:
            edit.insert_rows(Source, rows(1 << 40))
        sample = (time.perf_counter() - begun) * 1e3
    yield row(
        "import", "10,000 sources with journal and index, raw sqlite3", number, [sample], [_raw_import(path, number)]
    )


def _raw_import(path: Path, number: int) -> float:
    with closing(sqlite3.connect(path)) as source:
        tables = {name: source.execute(f"SELECT * FROM {name}").fetchall() for name in ("source", "change", "edit")}
        index = source.execute("SELECT rowid, label, title, body, kind FROM search").fetchall()
    fresh = FOLDER / "raw-import.accord"
    fresh.unlink(missing_ok=True)
    create(fresh, title="Raw").close()
    with closing(sqlite3.connect(fresh, isolation_level=None)) as target:
        target.execute("PRAGMA synchronous=FULL")
        target.execute("DELETE FROM edit")
        target.execute("DELETE FROM change")
        begun = time.perf_counter()
        target.execute("BEGIN IMMEDIATE")
        for name, content in tables.items():
            marks = ",".join("?" * len(content[0]))
            target.executemany(f"INSERT INTO {name} VALUES ({marks})", content)
        target.executemany("INSERT INTO search (rowid, label, title, body, kind) VALUES (?,?,?,?,?)", index)
        target.execute("COMMIT")
    assert len(tables["source"]) == number
    return (time.perf_counter() - begun) * 1e3
