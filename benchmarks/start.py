"""Start and open: whole processes, from the command to the first painting, in turn with their floors."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.data import Data
from benchmarks.timing import Act, Row, in_turn, python, row

RUNS = 9


def measure(data: Data) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as home:
        way = _Way(Path(home))
        sample = str(data.sample())
        found = in_turn(way.program("window"), way.floor("bare"), RUNS)
        yield row("start window", "first pixels, a bare PySide6 window", 0, *found)
        found = in_turn(way.program("window", sample), way.floor("bare"), RUNS)
        yield row("start window of a file", "first pixels when a file is named, a bare PySide6 window", 7, *found)
        found = in_turn(way.program("board", sample), way.floor("imports"), RUNS)
        yield row("start board", "sample's painted board, window with SQLAlchemy", 7, *found)
        found = in_turn(way.program("board", "--sample"), way.floor("imports"), RUNS)
        yield row("start board --sample", "a fresh sample made and painted, window with SQLAlchemy", 7, *found)
        found = in_turn(way.program("timeline", sample), way.floor("plot"), RUNS)
        yield row("start timeline", "sample's painted timeline, window with pyqtgraph", 11, *found)
        for size in data.sizes:
            file = str(data.made(size))
            found = in_turn(way.program("board", file), way.program("board", sample), RUNS)
            yield row("open", "first painted board, the sample's", size, *found)


class _Way:
    """Runs `python main.py` as a person does, in a home of its own, until something was painted."""

    def __init__(self, home: Path) -> None:
        self._env = {
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_CACHE_HOME": str(home / "cache"),
        }

    def program(self, milestone: str, *words: str) -> Act:
        """`main.py` with these words, until "window", "board" or "timeline"; without words nothing is reopened."""

        def run() -> None:
            if not words:
                for settings in Path(self._env["XDG_CONFIG_HOME"]).rglob("*.conf"):
                    settings.unlink()
            told = python("main.py", *words, env={**self._env, "ACCORD_STOP_AFTER": milestone})
            assert f'"reached": "{milestone}"' in told, told

        return run

    def floor(self, kind: str) -> Act:
        return lambda: python("-m", "benchmarks.probe", kind, env=self._env)
