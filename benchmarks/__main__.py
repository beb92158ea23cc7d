"""Runs all measurements, prints them as a table, and writes them as JSON lines to build/bench.jsonl.

python -m benchmarks [--full] [NAME …]: only those whose name begins so; --full raises the sizes.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from benchmarks import board, models, start, timeline
from benchmarks.data import Data
from benchmarks.timing import ROOT, Row

HEAD = f"{'name':<16}{'n':>9}{'median':>10}{'min':>9}{'max':>9}  unit{'floor':>9}{'ratio':>8}  work"


def shown(row: Row) -> str:
    floor = "" if row.floor is None else f"{row.floor:g}"
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    numbers = f"{row.n:>9}{row.median:>10g}{row.min:>9g}{row.max:>9g}"
    return f"{row.name:<16}{numbers}  {row.unit:<4}{floor:>9}{ratio:>8}  {row.work}"


def main(words: list[str]) -> int:
    full = "--full" in words
    names = tuple(word for word in words if not word.startswith("--"))
    data = Data((1_000, 10_000, 100_000) if full else (1_000, 10_000))
    events = (10_000, 100_000, 1_000_000) if full else (10_000, 100_000)
    groups: tuple[tuple[tuple[str, ...], Callable[[], Iterable[Row]]], ...] = (
        (("start", "open"), lambda: start.measure(data)),
        (("scroll", "move", "filter"), lambda: board.measure(data)),
        (("timeline",), lambda: timeline.measure(events)),
        (("search", "as-of", "write", "import", "report"), lambda: models.measure(data)),
    )
    from ui.program import prepare

    application = prepare(["benchmarks"])
    print(HEAD)
    with (ROOT / "build" / "bench.jsonl").open("w", encoding="utf-8") as lines:
        for group, measure in groups:
            if names and not any(name.startswith(names) or names[0].startswith(name) for name in group):
                continue
            for row in measure():
                print(shown(row), flush=True)
                lines.write(json.dumps(row.plain()) + "\n")
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
