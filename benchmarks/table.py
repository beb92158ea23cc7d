"""The rows for people: lines of a terminal, or the table of docs/performance.md out of build/bench.jsonl."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.goals import verdict
from benchmarks.timing import Row

HEAD = f"{'name':<22}{'n':>10}{'median':>10}{'min':>9}{'max':>9}  unit{'floor':>9}{'ratio':>8}  {'goal':<16} work"

BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


def line(row: Row) -> str:
    """One row of the terminal's table."""
    floor = "" if row.floor is None else f"{row.floor:g}"
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    numbers = f"{row.n:>10,}{row.median:>10g}{row.min:>9g}{row.max:>9g}"
    return f"{row.name:<22}{numbers}  {row.unit:<4}{floor:>9}{ratio:>8}  {verdict(row):<16} {row.work}"


def read(path: Path) -> list[Row]:
    """The rows that a run left behind."""
    return [Row(**json.loads(one)) for one in path.read_text(encoding="utf-8").splitlines()]


def markdown(rows: list[Row]) -> str:
    """The same rows as a Markdown table."""
    lines = ["| name | work | n | median | min | max | floor | ratio | goal |", "|---|---|--:|--:|--:|--:|--:|--:|---|"]
    for row in rows:
        floor = "" if row.floor is None else f"{row.floor:g}"
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        unit = "" if row.unit == "exp" else f" {row.unit}"
        numbers = f"{row.n:,} | {row.median:g}{unit} | {row.min:g} | {row.max:g} | {floor} | {ratio}"
        lines.append(f"| {row.name} | {row.work} | {numbers} | {verdict(row).replace('MISSED', '**missed**')} |")
    return "\n".join(lines)


def refresh(page: Path, rows: list[Row]) -> None:
    """Put the table between the two marks of a page. Raises ValueError where it has none."""
    text = page.read_text(encoding="utf-8")
    before, mark, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not mark or not end:
        raise ValueError(f"{page} has no place for figures: {BEGIN} … {END}")
    page.write_text(f"{before}{BEGIN}\n{markdown(rows)}\n{END}{after}", encoding="utf-8")
