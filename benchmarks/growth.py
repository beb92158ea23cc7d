"""How a figure grows with the size: the exponent of a straight line through its medians on logarithmic scales.

0 is flat, 1 is linear; a logarithm comes out near 0.1.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator

from benchmarks.timing import Row, row


def exponent(points: list[tuple[int, float]]) -> float:
    """The slope by least squares of (size, value), both above zero, two sizes at least."""
    logs = [(math.log(size), math.log(value)) for size, value in points]
    middle_x = sum(x for x, _ in logs) / len(logs)
    middle_y = sum(y for _, y in logs) / len(logs)
    return sum((x - middle_x) * (y - middle_y) for x, y in logs) / sum((x - middle_x) ** 2 for x, _ in logs)


def growth(rows: Iterable[Row]) -> Iterator[Row]:
    """One row for each work that was measured at three sizes or more."""
    works: dict[tuple[str, str, str], list[tuple[int, float]]] = defaultdict(list)
    for one in rows:
        if one.n > 0 and one.median > 0:
            works[one.name, one.work, one.unit].append((one.n, one.median))
    for (name, work, _), points in works.items():
        if len({size for size, _ in points}) >= 3:
            sizes = sorted(size for size, _ in points)
            told = f"exponent from {sizes[0]:,} to {sizes[-1]:,}: {work}"
            yield row(f"{name} growth", told, sizes[-1], [round(exponent(points), 3)], unit="exp")
