"""Timing and its rows: several runs after a warm-up, the median to quote, the ratio to a floor."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


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


def row(name: str, work: str, n: int, samples: Sequence[float], floor: Sequence[float] = ()) -> Row:
    """samples and floor: milliseconds."""
    middle = statistics.median(samples)
    ground = statistics.median(floor) if floor else None
    return Row(
        name,
        work,
        n,
        _short(middle),
        _short(min(samples)),
        _short(max(samples)),
        "ms",
        None if ground is None else _short(ground),
        None if not ground else _short(middle / ground),
    )


def _short(value: float) -> float:
    return float(f"{value:.3g}")


def timed(act: Callable[[], object], runs: int = 7) -> list[float]:
    """Milliseconds of each counted run, after one that does not count."""
    act()
    samples = []
    for _ in range(runs):
        begun = time.perf_counter()
        act()
        samples.append((time.perf_counter() - begun) * 1e3)
    return samples


def process(*words: str, runs: int = 5) -> list[float]:
    """Milliseconds of a whole Python process, its start counted, after one run that does not count."""

    def once() -> None:
        subprocess.run([sys.executable, *words], check=True, capture_output=True, cwd=ROOT)

    return timed(once, runs)
