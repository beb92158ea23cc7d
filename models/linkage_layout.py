"""Where each record of the linkage stands: what comes first is left, few lines cross, what hangs together is together.

Gives columns and rows, not pixels: the screen and the report draw at their own measures. The layers are those of
Sugiyama's method: lines against the order are set aside, each record comes one column after the last it needs, and
sweeps put it beside its neighbours.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from models.records import LinkageTie, Ref

#: How much wider than high the whole should be, in columns to rows: a node is about three times as wide as high.
_WIDER = 0.55
_SWEEPS = 4

Place = tuple[int, float]
Pair = tuple[Ref, Ref]


def lay_out(
    refs: Sequence[Ref], ties: Iterable[LinkageTie], together: Iterable[Sequence[Ref]] = ()
) -> dict[Ref, Place]:
    """Column and row of every record, the first of each is 0. `together`: records of one package."""
    known = set(refs)
    pairs: list[Pair] = []
    loose: list[Pair] = []
    for tie in ties:
        if tie.start in known and tie.end in known:
            (pairs if tie.order is not None else loose).append(tie.order or (tie.start, tie.end))
    for members in together:
        there = [ref for ref in members if ref in known]
        loose += [(there[0], other) for other in there[1:]]
    found: dict[Ref, Place] = {}
    parts = _parts(refs, [*pairs, *loose])
    part_of = {ref: at for at, part in enumerate(parts) for ref in part}
    ordered, beside = _sorted_in(parts, part_of, pairs), _sorted_in(parts, part_of, loose)
    blocks = [_Block(part, ordered[at], beside[at]) for at, part in enumerate(parts)]
    blocks.sort(key=lambda block: (-len(block.places), block.first))
    for block, (left, top) in zip(blocks, _shelves([block.size for block in blocks]), strict=True):
        for ref, (column, row) in block.places.items():
            found[ref] = (left + column, top + row)
    return found


def _parts(refs: Sequence[Ref], pairs: Iterable[Pair]) -> list[list[Ref]]:
    """The records in groups that nothing ties to each other."""
    beside = _neighbours(pairs)
    seen: set[Ref] = set()
    parts: list[list[Ref]] = []
    for ref in refs:
        if ref in seen:
            continue
        part, waiting = [], [ref]
        seen.add(ref)
        while waiting:
            here = waiting.pop()
            part.append(here)
            for other in beside[here]:
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        parts.append(part)
    return parts


def _sorted_in(parts: Sequence[object], part_of: Mapping[Ref, int], pairs: Iterable[Pair]) -> list[list[Pair]]:
    """The pairs of each part; both ends of a pair are in the same one."""
    found: list[list[Pair]] = [[] for _ in parts]
    for pair in pairs:
        found[part_of[pair[0]]].append(pair)
    return found


def _neighbours(pairs: Iterable[Pair]) -> defaultdict[Ref, set[Ref]]:
    found: defaultdict[Ref, set[Ref]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return found


class _Block:
    """One group of records, laid out by itself from the corner."""

    def __init__(self, refs: Sequence[Ref], pairs: Sequence[Pair], loose: Sequence[Pair]) -> None:
        """pairs: of this group only, what comes first and what after it; loose: those without an order."""
        self.first = min(refs)
        beside = _neighbours([*pairs, *loose])
        columns = _columns(sorted(refs), pairs, beside)
        self.places = _rows(columns, beside)
        self.size = (
            max(column for column, _ in self.places.values()) + 1,
            max(row for _, row in self.places.values()) + 1,
        )


def _columns(refs: Sequence[Ref], pairs: Sequence[Pair], beside: Mapping[Ref, set[Ref]]) -> dict[Ref, int]:
    """One column after the last of those that come first; without an order, that of a neighbour."""
    after: defaultdict[Ref, list[Ref]] = defaultdict(list)
    before: defaultdict[Ref, set[Ref]] = defaultdict(set)
    for first, then in _forward(refs, pairs):
        after[first].append(then)
        before[then].add(first)
    columns: dict[Ref, int] = {}
    ordered = [ref for ref in refs if after[ref] or before[ref]]
    missing = {ref: len(before[ref]) for ref in ordered}
    ready = [ref for ref in ordered if not missing[ref]]
    while ready:
        here = ready.pop()
        columns[here] = max((columns[first] + 1 for first in before[here]), default=0)
        for then in after[here]:
            missing[then] -= 1
            if not missing[then]:
                ready.append(then)
    for ref in refs:
        if ref not in columns:
            columns[ref] = min((columns[other] for other in beside[ref] if other in columns), default=0)
    return columns


def _forward(refs: Sequence[Ref], pairs: Iterable[Pair]) -> set[Pair]:
    """The pairs without those that close a cycle, as a walk into the depth meets them."""
    after: defaultdict[Ref, list[Ref]] = defaultdict(list)
    for first, then in sorted(set(pairs)):
        after[first].append(then)
    closing: set[Pair] = set()
    done: set[Ref] = set()
    on_way: set[Ref] = set()
    for root in refs:
        if root in done:
            continue
        way = [(root, iter(after[root]))]
        on_way.add(root)
        while way:
            here, rest = way[-1]
            if (following := next(rest, None)) is None:
                way.pop()
                on_way.discard(here)
                done.add(here)
            elif following in on_way:
                closing.add((here, following))
            elif following not in done:
                on_way.add(following)
                way.append((following, iter(after[following])))
    return set(pairs) - closing


def _rows(columns: Mapping[Ref, int], beside: Mapping[Ref, set[Ref]]) -> dict[Ref, Place]:
    """Each column in the order of where its neighbours stand, as often as it takes to settle; columns are centred."""
    layers: list[list[Ref]] = [[] for _ in range(max(columns.values()) + 1)]
    for ref, column in columns.items():
        layers[column].append(ref)
    row: dict[Ref, float] = {ref: float(at) for layer in layers for at, ref in enumerate(layer)}
    for sweep in range(_SWEEPS):
        for layer in layers if sweep % 2 == 0 else reversed(layers):
            here = {ref: _middle([row[other] for other in beside[ref]], row[ref]) for ref in layer}
            layer.sort(key=lambda ref: (here[ref], row[ref]))
            row.update((ref, float(at)) for at, ref in enumerate(layer))
    highest = max(len(layer) for layer in layers)
    return {
        ref: (column, at + (highest - len(layer)) / 2)
        for column, layer in enumerate(layers)
        for at, ref in enumerate(layer)
    }


def _middle(rows: Sequence[float], otherwise: float) -> float:
    return sum(rows) / len(rows) if rows else otherwise


def _shelves(sizes: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
    """The upper left corner of each block: side by side from the left, the next shelf below the highest of the last."""
    area = sum(width * height for width, height in sizes)
    room = max([math.ceil(math.sqrt(area * _WIDER)), 3, *(width for width, _ in sizes)])
    corners: list[tuple[int, float]] = []
    left, top, deepest = 0, 0.0, 0.0
    for width, height in sizes:
        if left and left + width > room:
            left, top, deepest = 0, top + deepest, 0.0
        corners.append((left, top))
        left += width
        deepest = max(deepest, height)
    return corners
