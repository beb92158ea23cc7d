"""The report as a whole process, beside the bare Typst compile of the same data; every demand counted in its text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from benchmarks.data import FOLDER, Data
from benchmarks.timing import Row, in_turn, python, row
from models.fonts import font_folders
from models.report.choices import ReportOptions
from models.report.gather import gather
from models.report.kinds import kind_of
from models.report.typeset import TEMPLATES, inputs_of
from models.workspace import Workspace

#: Typst holds a whole document in memory: beyond this size it is a book, and not a report.
LARGEST = 10_000
SLOW = 5_000


def measure(data: Data) -> Iterator[Row]:
    sizes = [size for size in data.sizes if size <= LARGEST]
    for size in sizes:
        yield from _time(data.made(size), size)
    for size in sizes:
        made = str(data.made(size))
        peak = _mib("report", made), _mib("typst", str(_inputs(data.made(size))))
        yield row("report memory", "the most that the process held, bare Typst", size, [peak[0]], [peak[1]], unit="MiB")


def _time(made: Path, size: int) -> Iterator[Row]:
    out, bare = FOLDER / "report.pdf", FOLDER / "bare.pdf"
    inputs = _inputs(made)
    found = in_turn(
        lambda: python("main.py", "report", str(made), "-o", str(out)),
        lambda: python("-m", "benchmarks.floor_report", str(inputs), str(bare)),
        1 if size > SLOW else 3,
    )
    counted = demands_in(out)
    if counted != size:
        raise AssertionError(f"{counted} of {size} demands are in {out}")
    yield row("report", "command to PDF, all demands in it; bare Typst of the same data", size, *found)


def demands_in(pdf: Path) -> int:
    """How many different demands ("D-12") the text of the pages names."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found: set[str] = set()
        for page in document:
            found.update(re.findall(r"\bD-\d+\b", page.get_textpage().get_text_range()))
        return len(found)
    finally:
        document.close()


def _inputs(made: Path) -> Path:
    """What the template reads, prepared in a file."""
    with Workspace.open(made) as workspace:
        state = gather(workspace, ReportOptions())
    path = FOLDER / "typst.json"
    prepared = {
        "template": str(TEMPLATES / kind_of(state.kind).template),
        "fonts": [str(folder) for folder in font_folders()],
        "sys_inputs": inputs_of(state),
        "timestamp": state.issued_at,
    }
    path.write_text(json.dumps(prepared), encoding="utf-8")
    return path


def _mib(what: str, file: str) -> float:
    return float(json.loads(python("-m", "benchmarks.memory", what, file))["mib"])
