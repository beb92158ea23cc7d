"""Runs the measurements, prints them as a table with goals, and writes them as JSON lines to build/bench.jsonl.

python -m benchmarks [NAME …]          those whose name begins so: start, open, scroll, timeline, report, …
python -m benchmarks --full            also a million; --sizes 1000,10000 other numbers of demands
python -m benchmarks --markdown PAGE   measures nothing: puts the last run's table into a page

Exit 0: all was measured, whether the goals were held or not; 1: something could not be measured; 2: wrong usage.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from benchmarks import table
from benchmarks.data import Data
from benchmarks.growth import growth
from benchmarks.timing import ROOT, Row

#: What each module measures, by the beginnings of its rows' names. `measure(data)` yields them.
GROUPS = {
    "start": ("start", "open"),
    "board": ("scroll", "move", "filter"),
    "matrix": ("scroll matrix",),
    "timeline": ("timeline",),
    "models": ("open queries", "search", "filter queries", "as-of", "write", "import"),
    "report": ("report",),
}

SIZES = (1_000, 10_000, 100_000)
FULL = (*SIZES, 1_000_000)


def main(words: list[str]) -> int:
    asked = _parser().parse_args(words)
    if asked.markdown is not None:
        table.refresh(asked.markdown, table.read(asked.out))
        return 0
    data = Data(asked.sizes or (FULL if asked.full else SIZES))
    application = _quiet_application()
    failed = False
    print(table.HEAD)
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    with asked.out.open("w", encoding="utf-8") as lines:
        for module in _wanted(asked.names):
            rows: list[Row] = []
            try:
                for row in _measured(module, data, rows):
                    if not asked.names or row.name.startswith(tuple(asked.names)):
                        print(table.line(row), flush=True)
                        lines.write(json.dumps(row.plain(), ensure_ascii=False) + "\n")
            except Exception:  # noqa: BLE001 - the other groups are still measured
                traceback.print_exc()
                failed = True
    application.quit()
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m benchmarks", description="Measures the program beside its floors.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only rows whose name begins so")
    parser.add_argument("--full", action="store_true", help="also a million demands (many minutes the first time)")
    parser.add_argument("--sizes", type=_sizes, metavar="N,N", help="other numbers of demands")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "bench.jsonl", help="where the JSON lines go")
    parser.add_argument("--markdown", type=Path, metavar="PAGE", help="put the last run's table into this page")
    return parser


def _sizes(words: str) -> tuple[int, ...]:
    return tuple(sorted(int(word) for word in words.split(",")))


def _wanted(names: list[str]) -> Iterator[str]:
    for module, begin in GROUPS.items():
        if not names or any(one.startswith(name) or name.startswith(one) for one in begin for name in names):
            yield module


def _measured(module: str, data: Data, rows: list[Row]) -> Iterator[Row]:
    measured: Iterable[Row] = importlib.import_module(f"benchmarks.{module}").measure(data)
    for row in measured:
        rows.append(row)
        yield row
    yield from growth(rows)


def _quiet_application() -> object:
    """The application that all measured widgets share; what Qt says about its platform is kept out of the table."""
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    from ui.program import prepare

    def keep_out(_kind: QtMsgType, _place: object, words: str | None) -> None:
        if "This plugin does not support" not in (words or ""):
            print(words, file=sys.stderr)

    qInstallMessageHandler(keep_out)
    return prepare(["benchmarks"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
