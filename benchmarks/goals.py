"""What was promised: the limit that a row has to keep, by its name and size. The table and the notes print it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from benchmarks.timing import Row

#: An exponent up to here counts as flat or logarithmic: a logarithm from 1,000 to 1,000,000 doubles, which is 0.1.
FLAT = 0.2


@dataclass(frozen=True, slots=True)
class Goal:
    """`of`: whether the ratio to the floor or the median itself must stay at or below `limit`. n: at that size only."""

    name: str
    limit: float
    of: Literal["ratio", "median"] = "ratio"
    n: int | None = None

    def shown(self) -> str:
        return f"≤ {self.limit:g}{' ×' if self.of == 'ratio' else ''}"

    def held(self, row: Row) -> bool | None:
        """None where the row has no floor to compare with."""
        value = row.ratio if self.of == "ratio" else row.median
        return None if value is None else value <= self.limit


#: The first that fits a row by its beginning holds.
GOALS = (
    Goal("start window", 1.5),
    Goal("start board", 1.3),
    Goal("start timeline", 1.3),
    Goal("open growth", FLAT, "median"),
    Goal("open queries growth", FLAT, "median"),
    Goal("filter queries growth", 1, "median"),
    Goal("open", 1.5, n=1_000_000),
    Goal("open", 1.3),
    Goal("scroll matrix growth", FLAT, "median"),
    Goal("scroll matrix", 8, "median"),
    Goal("scroll growth", FLAT, "median"),
    Goal("move growth", FLAT, "median"),
    Goal("filter growth", FLAT, "median"),
    Goal("scroll memory", 60, "median", n=100_000),
    Goal("scroll memory", 60, "median", n=1_000_000),
    Goal("scroll", 8, "median", n=100_000),
    Goal("move", 15, "median", n=100_000),
    Goal("filter", 50, "median", n=100_000),
    Goal("timeline-pan growth", FLAT, "median"),
    Goal("timeline-hover", 2, "median", n=1_000_000),
    Goal("timeline-paint", 1.5),
    Goal("timeline-pan", 1.5),
    Goal("timeline-zoom", 1.5),
    Goal("search", 20, "median", n=100_000),
    Goal("search", 60, "median", n=1_000_000),
    Goal("write", 2),
    Goal("import", 4),
    Goal("as-of", 2),
    Goal("report", 1.3),
)


def goal_of(row: Row) -> Goal | None:
    """The goal that this row has to keep, or None for one that is only told."""
    for goal in GOALS:
        exact = " growth" in row.name or " memory" in row.name
        fits = row.name == goal.name if exact else row.name.startswith(goal.name)
        if fits and goal.n in (None, row.n):
            return goal
    return None


def verdict(row: Row) -> str:
    """ "≤ 1.3 × held", "≤ 8 MISSED", or nothing."""
    goal = goal_of(row)
    held = goal.held(row) if goal else None
    if goal is None or held is None:
        return ""
    return f"{goal.shown()} {'held' if held else 'MISSED'}"
