"""Where the nodes of a network stand: by networkx's spring layout, seeded, then drawn apart until none lies on another.

The same graph gives the same places each time. Places are shares of the picture's width and height, 0 to 1; nothing is
painted here.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

_SEED = 47  # any number will do, as long as it stays
_ROUNDS = 600
#: How far apart two chips have to stand at least, as shares of width and height: a code of five letters, or
#: a name, at 900 × 560.
_APART_X, _APART_WIDE, _APART_Y = 0.115, 0.19, 0.085

Place = tuple[float, float]


def places(count: int, edges: Sequence[tuple[int, int, int]], *, wide: bool = False) -> tuple[Place, ...]:
    """A place for each of `count` nodes. edges: pairs of nodes with how often they met. wide: names, not codes."""
    return _places(count, tuple(edges), wide)


@lru_cache(maxsize=8)
def _places(count: int, edges: tuple[tuple[int, int, int], ...], wide: bool) -> tuple[Place, ...]:
    """Kept, as most edits leave the network as it was."""
    if count == 0:
        return ()
    if count <= 2:
        return ((0.5, 0.5),) if count == 1 else ((0.25, 0.5), (0.75, 0.5))
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    for one, other, times in edges:
        graph.add_edge(one, other, weight=1.0 + 0.5 * times**0.5)
    found = nx.spring_layout(graph, seed=_SEED, k=2.2 / count**0.5, iterations=120)
    rough = [(float(found[node][0]), float(found[node][1])) for node in range(count)]
    return _drawn_apart(_filling(rough), (_APART_WIDE if wide else _APART_X, _APART_Y))


def _filling(rough: Sequence[Place]) -> list[Place]:
    """The same figure from edge to edge of the picture."""
    lows = [min(place[axis] for place in rough) for axis in (0, 1)]
    highs = [max(place[axis] for place in rough) for axis in (0, 1)]
    spans = [max(high - low, 1e-9) for low, high in zip(lows, highs, strict=True)]
    return [((x - lows[0]) / spans[0], (y - lows[1]) / spans[1]) for x, y in rough]


def _drawn_apart(rough: Sequence[Place], apart: Place) -> tuple[Place, ...]:
    """Push pairs that lie on each other apart, along the shorter way, until none do or the rounds are over."""
    now = [list(place) for place in rough]
    for _ in range(_ROUNDS):
        moved = False
        for one in range(len(now)):
            for other in range(one + 1, len(now)):
                moved = _part(now[one], now[other], apart) or moved
        if not moved:
            break
    return tuple((round(x, 4), round(y, 4)) for x, y in now)


def _part(one: list[float], other: list[float], apart: Place) -> bool:
    """Draw two apart along the shorter way; where the edge of the picture is in the way, along the other one too."""
    laps = apart[0] - abs(other[0] - one[0]), apart[1] - abs(other[1] - one[1])
    if min(laps) <= 1e-6:
        return False
    shorter = 0 if laps[0] / apart[0] < laps[1] / apart[1] else 1
    for axis in (shorter, 1 - shorter):
        forth = 1 if other[axis] >= one[axis] else -1
        for place, way in ((one, -forth), (other, forth)):
            place[axis] = min(max(place[axis] + way * laps[axis] * 0.55, 0.0), 1.0)
        if abs(other[axis] - one[axis]) >= apart[axis]:
            break
    return True
