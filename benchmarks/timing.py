"""Timing and its rows: runs after a warm-up, in turn with the floor, the median to quote, the ratio to the floor."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure; `floor` is what it is compared with, in the same unit, and `ratio` median / floor."""

    name: str
    work: str
    n: int
    median: float
    min: float
    max: float
    unit: str
    floor: float | None
    ratio: float | None

    def plain(self) -> dict[str, object]:
        return asdict(self)


def row(
    name: str, work: str, n: int, samples: Sequence[float], floor: Sequence[float] = (), *, unit: str = "ms"
) -> Row:
    """samples and floor: in `unit`, milliseconds where nothing is said."""
    middle = statistics.median(samples)
    ground = statistics.median(floor) if floor else None
    return Row(
        name,
        work,
        n,
        short(middle),
        short(min(samples)),
        short(max(samples)),
        unit,
        None if ground is None else short(ground),
        None if not ground else short(middle / ground),
    )


def short(value: float) -> float:
    """Three digits are more than a shared machine can promise."""
    return float(f"{value:.3g}")


def once(act: Act) -> float:
    """Milliseconds of one run."""
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1e3


def timed(act: Act, runs: int = 7) -> list[float]:
    """Milliseconds of each counted run, after one that does not count."""
    act()
    return [once(act) for _ in range(runs)]


def in_turn(act: Act, floor: Act, runs: int = 7) -> tuple[list[float], list[float]]:
    """Milliseconds of both, one after the other, so that a busy moment of the machine hits both; warmed up once."""
    act()
    floor()
    pairs = [(once(act), once(floor)) for _ in range(runs)]
    return [mine for mine, _ in pairs], [theirs for _, theirs in pairs]


def python(*words: str, env: Mapping[str, str] | None = None) -> str:
    """Run a whole Python process to its end and give its stdout; raises CalledProcessError where it fails."""
    return subprocess.run(
        [sys.executable, *words],
        check=True,
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, **(env or {})},
    ).stdout
