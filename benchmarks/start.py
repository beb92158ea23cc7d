"""Start and open: whole processes, from the command to the first painting."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.data import Data
from benchmarks.timing import Row, process, row


def measure(data: Data) -> Iterator[Row]:
    probe = ("-m", "benchmarks.probe")
    sample = str(data.sample())
    yield row(
        "start window", "first pixels, bare PySide6 window", 0, process(*probe, "window"), process(*probe, "bare")
    )
    board = process(*probe, "board", sample)
    floor = process(*probe, "imports")
    yield row("start board", "sample's board, window with SQLAlchemy", 7, board, floor)
    floor = process(*probe, "plot")
    yield row(
        "start timeline", "sample's timeline, window with pyqtgraph", 11, process(*probe, "timeline", sample), floor
    )
    for size in data.sizes:
        opened = process(*probe, "board", str(data.made(size)))
        yield row("open", "first painted board, the sample's", size, opened, board)
