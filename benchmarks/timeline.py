"""The timeline's real widget, with lanes, labels, eras, clusters, marks and a selection, beside one pyqtgraph object.

First painting is that of fresh widgets, each with its floor right after it; pan and zoom take turns with the floor's,
step by step. Hover and click have no floor but a goal in milliseconds. `timeline-read` is the way from the file to the
arrays, beside the driver's own fetch of the same columns; `timeline-edit` what one edit costs after that.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from benchmarks.data import FOLDER, Data
from benchmarks.floor_timeline import FloorPlot
from benchmarks.timing import Row, in_turn, once, row, timed
from models.dates import When, days, moment
from models.queries import timeline as query
from models.records import EraSpan, Ref, StatusMark, TimelineRecord
from models.vocabulary import EraTone, Kind, Precision, Status
from models.workspace import Workspace
from ui.timeline.details import Details, Filed, Listed
from ui.timeline.index import EventIndex
from ui.timeline.mark_index import MarkIndex
from ui.timeline.view import TimelineView, empty_record

LANES = 5
#: Arrays are made in a moment: these sizes are measured in any run.
ALWAYS = (10_000, 100_000, 1_000_000)
SPAN = 3 * 365 * 86_400
START = 1_704_067_200
ZONE = "Asia/Kuala_Lumpur"
FRESH, STEPS, POINTS = 5, 20, 200


def events(number: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Starts and ends in UTC seconds, and lanes, clustered in forty rounds of talks."""
    chance = np.random.default_rng(7)
    rounds = chance.integers(0, SPAN, 40)
    clustered = chance.normal(rounds[chance.integers(0, 40, number)], 600_000)
    start = np.where(chance.random(number) < 0.6, clustered, chance.random(number) * SPAN).clip(0, SPAN - 1) + START
    length = np.array([3_600, 7_200, 86_400, 259_200])[chance.integers(0, 4, number)]
    return start.astype(np.int64), (start + length).astype(np.int64), chance.integers(0, LANES, number)


class Named(Listed):
    """Gives every event a title, as a file would."""

    def titles(self, refs: Collection[Ref]) -> dict[Ref, str]:
        return {ref: f"Round {ref.id} of the talks on the border" for ref in refs}


def background() -> TimelineRecord:
    """Three eras, thirty status changes, today in the middle."""
    at = [START + place * SPAN // 30 for place in range(30)]
    whens = [_days(at[first], at[last]) for first, last in ((2, 5), (5, 14), (18, 27))]
    tones = (EraTone.FIGHTING, EraTone.CEASEFIRE, EraTone.TALKS)
    marks = [
        StatusMark(place, f"D-{place}", "A demand", Status.TABLED, moment(it).date(), it, False, place + 1)
        for place, it in enumerate(at)
    ]
    return replace(
        empty_record(),
        zone=ZONE,
        today_at=START + SPAN // 2,
        eras=tuple(
            EraSpan(place, tone.word, tone, when) for place, (tone, when) in enumerate(zip(tones, whens, strict=True))
        ),
        marks=tuple(marks),
    )


def _days(first: int, last: int) -> When:
    return days(moment(first, ZONE).date(), moment(last, ZONE).date(), ZONE, Precision.DAY)


def measure(data: Data) -> Iterator[Row]:
    for size in sorted({*data.sizes, *ALWAYS}):
        start, end, lane = events(size)
        yield _first_painting(size, start, end, lane)
        view, floor = _widget(start, end, lane), _floor(start, end, lane)
        view.select(Ref(Kind.MEETING, size // 2))
        yield row("timeline-pan", "five days, all in view", size, *_walk(view, floor))
        yield row("timeline-zoom", "a step in or out", size, *_zoom(view, floor))
        yield from _pointer(size, view)
        _close(view, floor)
    for size in sorted({*data.sizes, *ALWAYS}):
        yield from _from_the_file(data, size)


def _widget(start: np.ndarray, end: np.ndarray, lane: np.ndarray) -> TimelineView:
    record = background()
    view = TimelineView()
    view.resize(1440, 640)
    index = EventIndex.from_arrays(start, end, lane, details=Details(Named()))
    view.set_index(record, index, MarkIndex.of(record.marks))
    view.show()
    QApplication.processEvents()
    return view


def _floor(start: np.ndarray, end: np.ndarray, lane: np.ndarray) -> FloorPlot:
    floor = FloorPlot(start, end, lane, LANES)
    floor.show()
    QApplication.processEvents()
    return floor


def _close(*widgets: TimelineView | FloorPlot) -> None:
    for widget in widgets:
        widget.close()
        widget.deleteLater()
    QApplication.processEvents()


def _first_painting(size: int, start: np.ndarray, end: np.ndarray, lane: np.ndarray) -> Row:
    mine, theirs = [], []
    for place in range(FRESH + 1):
        made: list[TimelineView | FloorPlot] = []
        spent = once(lambda made=made: made.append(_widget(start, end, lane)))  # type: ignore[misc]
        ground = once(lambda made=made: made.append(_floor(start, end, lane)))  # type: ignore[misc]
        _close(*made)
        if place:  # the first of each warms up
            mine.append(spent)
            theirs.append(ground)
    return row("timeline-paint", "first painting of a fresh one, its index made", size, mine, theirs)


Range = Callable[[float, float], object]


def _stepping(show: Range, ranges: Callable[[int], tuple[float, float]]) -> Callable[[], None]:
    place = iter(range(10_000))

    def step() -> None:
        show(*ranges(next(place)))
        QApplication.processEvents()

    return step


def _walk(view: TimelineView, floor: FloorPlot) -> tuple[list[float], list[float]]:
    def ranges(place: int) -> tuple[float, float]:
        left = START + place * 5 * 86_400
        return left, left + SPAN

    return in_turn(_stepping(view.plot.set_range, ranges), _stepping(floor.show_range, ranges), STEPS)


def _zoom(view: TimelineView, floor: FloorPlot) -> tuple[list[float], list[float]]:
    def ranges(place: int) -> tuple[float, float]:
        width, middle = SPAN * 0.8 ** (place % 20), START + SPAN * 0.45
        return middle - width / 2, middle + width / 2

    return in_turn(_stepping(view.plot.set_range, ranges), _stepping(floor.show_range, ranges), STEPS)


def _pointer(size: int, view: TimelineView) -> Iterator[Row]:
    """Where the pointer is, what lies there and what is said of it; and the same with choosing it."""
    chance = np.random.default_rng(11)
    for words, span in (("all in view", SPAN), ("two days in view", 2 * 86_400)):
        view.plot.set_range(START + SPAN * 0.45, START + SPAN * 0.45 + span)
        QApplication.processEvents()
        wide, tall = view.plot.viewport().width(), view.plot.viewport().height()
        points = [QPointF(*it) for it in chance.random((POINTS, 2)) * (wide, tall)]
        view.canvas.hit(points[0])
        hovered = [once(lambda point=point: view.plot.pointer.tooltip(point)) for point in points]  # type: ignore[misc]
        yield row("timeline-hover", f"finds what lies under the pointer, {words}", size, hovered)
    positions = chance.integers(0, size, 50).tolist()
    chosen = [once(lambda position=position: view._choose(position)) for position in positions]  # type: ignore[misc]
    yield row("timeline-click", "an event is chosen and stands out", size, chosen)


# ---------------------------------------------------------------- from the file


def _from_the_file(data: Data, size: int) -> Iterator[Row]:
    path = _filled(data, size)
    with Workspace.open(path, author="bench") as workspace:

        def read() -> EventIndex:
            record = query.timeline(workspace, whole=0)
            return EventIndex.from_record(record, Details(Filed(workspace)))

        mine, theirs = in_turn(read, lambda: _fetched(path), 3)
        yield row("timeline-read", "all events from the file, as arrays", size, mine, theirs)
        index = read()
        refs = [index.ref(size // 2)]
        yield row(
            "timeline-edit",
            "one event touched: read and swapped",
            size,
            timed(lambda: index.patched(query.patch(workspace, refs)), 5),
        )


def _filled(data: Data, size: int) -> Path:
    """A small negotiation with so many meetings put beside its own, without journal: only to be read."""
    # Named after the file it is made of, and so made anew when generator or schema changed.
    name = f"events-{size}-{data.made(1_000).stem}"
    path = FOLDER / f"{name}.accord"
    if not path.exists():
        for old in FOLDER.glob(f"events-{size}-*.accord"):
            old.unlink()
        path = data.copy(1_000, name)
        start, end, lane = events(size)
        lanes = ("leaders", "ministers", "technical", "statements", "leaders")
        with sqlite3.connect(path) as connection:
            names = [column[1] for column in connection.execute("PRAGMA table_info(meeting)")]
            model = dict(zip(names, connection.execute("SELECT * FROM meeting").fetchone(), strict=True))
            told = ("id", "start_at", "end_at", "lane", "title", "precision", "state")
            kept = [name for name in names if name not in told]
            marks = ", ".join("?" * len(names))
            columns = (start.tolist(), end.tolist(), lane.tolist())
            same = tuple(model[name] for name in kept)
            rows = (
                (place + 1, begin, stop, lanes[number], f"Round {place}", "exact", "confirmed", *same)
                for place, (begin, stop, number) in enumerate(zip(*columns, strict=True))
            )
            connection.executemany(f"INSERT INTO meeting ({', '.join([*told, *kept])}) VALUES ({marks})", rows)
    return path


def _fetched(path: Path) -> tuple[np.ndarray, ...]:
    """The floor: the driver's own rows of the same columns, as arrays and a dictionary's numbers."""
    with sqlite3.connect(path) as connection:
        rows = connection.execute(
            "SELECT id, start_at, coalesce(end_at, 0), lane || track || kind || precision || state FROM meeting"
        ).fetchall()
    ids, start, end, words = zip(*rows, strict=True)
    numbers: dict[str, int] = {}
    codes = [numbers.setdefault(word, len(numbers)) for word in words]
    order = np.argsort(np.array(start, np.int64), kind="stable")
    return tuple(np.array(column, np.int64)[order] for column in (ids, start, end, codes))
