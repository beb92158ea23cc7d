"""The timeline's real widget: first painting, pan, zoom; the floor is one pyqtgraph object with the same bars."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import numpy as np
from PySide6.QtWidgets import QApplication

from benchmarks.data import Data
from benchmarks.floor_timeline import FloorPlot
from benchmarks.timing import Row, row, timed
from ui.timeline.index import EventIndex
from ui.timeline.view import TimelineView, empty_record

LANES = 5
#: Arrays are made in a moment: these sizes are measured in any run.
ALWAYS = (10_000, 100_000, 1_000_000)
SPAN = 3 * 365 * 86_400
START = 1_704_067_200


def events(number: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Starts and ends in UTC seconds, and lanes, clustered in forty rounds of talks."""
    chance = np.random.default_rng(7)
    rounds = chance.integers(0, SPAN, 40)
    clustered = chance.normal(rounds[chance.integers(0, 40, number)], 600_000)
    start = np.where(chance.random(number) < 0.6, clustered, chance.random(number) * SPAN).clip(0, SPAN - 1) + START
    length = np.array([3_600, 7_200, 86_400, 259_200])[chance.integers(0, 4, number)]
    return start.astype(np.int64), (start + length).astype(np.int64), chance.integers(0, LANES, number)


def measure(data: Data) -> Iterator[Row]:
    for size in sorted({*data.sizes, *ALWAYS}):
        start, end, lane = events(size)
        begun = time.perf_counter()
        view = TimelineView()
        view.resize(1440, 640)
        view.set_index(empty_record(), EventIndex.from_arrays(start, end, lane))
        view.show()
        QApplication.processEvents()
        first = (time.perf_counter() - begun) * 1e3
        begun = time.perf_counter()
        floor = FloorPlot(start, end, lane, LANES)
        floor.show()
        QApplication.processEvents()
        ground = (time.perf_counter() - begun) * 1e3
        yield row("timeline-paint", "first painting with its index", size, [first], [ground])
        yield row(
            "timeline-pan", "five days, all in view", size, _walk(view.plot.set_range, 20), _walk(floor.show_range, 20)
        )
        yield row("timeline-zoom", "a step in or out", size, _zoom(view.plot.set_range), _zoom(floor.show_range))
        for widget in (view, floor):
            widget.close()
            widget.deleteLater()
        QApplication.processEvents()


def _walk(show: Callable[[float, float], object], steps: int) -> list[float]:
    place = iter(range(10_000))

    def step() -> None:
        left = START + next(place) * 5 * 86_400
        show(left, left + SPAN)
        QApplication.processEvents()

    return timed(step, steps)


def _zoom(show: Callable[[float, float], object]) -> list[float]:
    place = iter(range(10_000))

    def step() -> None:
        width = SPAN * 0.8 ** (next(place) % 20)
        middle = START + SPAN * 0.45
        show(middle - width / 2, middle + width / 2)
        QApplication.processEvents()

    return timed(step, 20)
