"""Where nodes and lines of the graph lie, in its own measures: what is hit, what is near, what is in sight.

Columns and rows come from `models.linkage_layout`; colours and the screen's zoom are not known here.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from models.linkage_layout import lay_out
from models.records import LinkageNode, LinkageRecord, LinkageTie, Ref
from models.vocabulary import Kind

NODE_WIDTH, NODE_HEIGHT = 196.0, 54.0
_COLUMN, _ROW = NODE_WIDTH + 84.0, NODE_HEIGHT + 26.0
_MARGIN = 24.0
#: The height that a line going back takes below the nodes.
_LANE = 26.0
_SAMPLES = 14


@dataclass(frozen=True, slots=True)
class PlacedNode:
    node: LinkageNode
    box: QRectF
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlacedTie:
    """`path` runs from what comes first to what comes after; without an order from the link's start to its end."""

    tie: LinkageTie
    path: QPainterPath
    circular: bool
    points: tuple[QPointF, ...]

    @property
    def middle(self) -> QPointF:
        return self.points[len(self.points) // 2]


class Scene:
    """One record, laid out."""

    def __init__(self, record: LinkageRecord | None = None) -> None:
        self.nodes: dict[Ref, PlacedNode] = {}
        self.ties: list[PlacedTie] = []
        self.bounds = QRectF()
        self._rows: defaultdict[int, list[PlacedNode]] = defaultdict(list)
        if record is not None and record.nodes:
            self._place(record)

    def _place(self, record: LinkageRecord) -> None:
        members = [[Ref(Kind.DEMAND, card.id) for card in package.members] for package in record.packages]
        tags: defaultdict[Ref, list[str]] = defaultdict(list)
        for at, inside in enumerate(members):
            for ref in inside:
                tags[ref].append(package_tag(at))
        places = lay_out([node.ref for node in record.nodes], record.ties, members)
        for node in record.nodes:
            column, row = places[node.ref]
            box = QRectF(_MARGIN + column * _COLUMN, _MARGIN + row * _ROW, NODE_WIDTH, NODE_HEIGHT)
            self.nodes[node.ref] = PlacedNode(node, box, tuple(tags[node.ref]))
            self._rows[int(box.top() // _ROW)].append(self.nodes[node.ref])
            self.bounds = self.bounds.united(box)
        circular = record.in_cycles
        beside: defaultdict[tuple[Ref, Ref], int] = defaultdict(int)
        for tie in record.ties:
            first, then = tie.order or (tie.start, tie.end)
            pair = (min(first, then), max(first, then))
            one, other = self.nodes[first].box, self.nodes[then].box
            path = _line(one, other, beside[pair], self._floor(one, other))
            beside[pair] += 1
            points = tuple(path.pointAtPercent(at / _SAMPLES) for at in range(_SAMPLES + 1))
            self.ties.append(PlacedTie(tie, path, tie.order in circular, points))
            self.bounds = self.bounds.united(path.boundingRect())
        self.bounds = self.bounds.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)

    def _floor(self, one: QRectF, other: QRectF) -> float:
        """Below that, a line finds its way past everything between the columns of two nodes."""
        left, right = min(one.left(), other.left()), max(one.right(), other.right())
        floor = max(one.bottom(), other.bottom())
        while True:
            row = int(floor // _ROW)
            near = (placed.box for at in (row - 1, row, row + 1) for placed in self._rows.get(at, ()))
            in_way = [
                box.bottom()
                for box in near
                if box.right() > left and box.left() < right and box.top() < floor + _LANE and box.bottom() > floor
            ]
            if not in_way:
                return floor
            floor = max(in_way)

    # ------------------------------------------------------------ asked by the screen

    def node_at(self, point: QPointF) -> PlacedNode | None:
        row = int(point.y() // _ROW)
        near = [node for at in (row - 1, row) for node in self._rows.get(at, ())]
        return next((node for node in near if node.box.contains(point)), None)

    def tie_at(self, point: QPointF, reach: float) -> PlacedTie | None:
        """The nearest line within `reach`."""
        around = QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach)
        near = [tie for tie in self.ties if tie.path.boundingRect().adjusted(-1, -1, 1, 1).intersects(around)]
        hit = [tie for tie in near if _distance(tie.points, point) <= reach]
        return min(hit, key=lambda tie: _distance(tie.points, point), default=None)

    def ties_of(self, ref: Ref) -> list[PlacedTie]:
        return [tie for tie in self.ties if ref in (tie.tie.start, tie.tie.end)]

    def neighbour(self, ref: Ref, x: int, y: int) -> Ref | None:
        """The nearest node in a direction (-1, 0, 1): along it counts once, across it three times."""
        here = self.nodes[ref].box.center()
        best: tuple[float, Ref] | None = None
        for other, placed in self.nodes.items():
            there = placed.box.center() - here
            along = there.x() * x + there.y() * y
            across = abs(there.x() * y) + abs(there.y() * x)
            if other == ref or along < 1 or (across > along * 4 and across > _ROW):
                continue
            away = along + 3 * across
            if best is None or (away, other) < best:
                best = (away, other)
        return None if best is None else best[1]

    def find(self, words: str) -> list[Ref]:
        """The nodes whose reference or title holds the words, from the left."""
        wanted = " ".join(words.casefold().split())
        if not wanted:
            return []
        hits = [
            placed
            for placed in self.nodes.values()
            if placed.node.label.casefold() == wanted or wanted in placed.node.name.casefold()
        ]
        exact = [placed for placed in hits if placed.node.label.casefold() == wanted]
        rest = sorted(
            (placed for placed in hits if placed not in exact), key=lambda one: (one.box.left(), one.box.top())
        )
        return [placed.node.ref for placed in (*exact, *rest)]

    def around(self, refs: Iterable[Ref]) -> QRectF:
        """The room that these nodes take."""
        found = QRectF()
        for ref in refs:
            if ref in self.nodes:
                found = found.united(self.nodes[ref].box)
        return found


def package_tag(at: int) -> str:
    """A, B, … Z, AA, … for the package of that place in the list."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _distance(points: tuple[QPointF, ...], point: QPointF) -> float:
    """To the straight pieces between the samples."""
    best = math.inf
    for one, other in pairwise(points):
        step = other - one
        length = step.x() ** 2 + step.y() ** 2
        share = 0.0
        if length:
            share = ((point.x() - one.x()) * step.x() + (point.y() - one.y()) * step.y()) / length
        nearest = one + step * min(max(share, 0.0), 1.0)
        best = min(best, math.hypot(point.x() - nearest.x(), point.y() - nearest.y()))
    return best


def _line(first: QRectF, then: QRectF, beside: int, floor: float) -> QPainterPath:
    """From a node to one right of it as an S; within a column as a bow; back to the left below both.

    beside: how many lines run between the same two already; floor: below that nothing stands between them.
    """
    shift = beside * 9.0
    if then.left() > first.right():
        start = QPointF(first.right(), first.center().y() + shift)
        end = QPointF(then.left(), then.center().y() + shift)
        reach = (end.x() - start.x()) / 2
        path = QPainterPath(start)
        path.cubicTo(start + QPointF(reach, 0), end - QPointF(reach, 0), end)
        return path
    if abs(then.left() - first.left()) < 1:
        start = QPointF(first.right(), first.center().y() + shift)
        end = QPointF(then.right(), then.center().y() + shift)
        bow = 34.0 + shift * 2
        path = QPainterPath(start)
        path.cubicTo(start + QPointF(bow, 0), end + QPointF(bow, 0), end)
        return path
    return _way_back(first, then, shift, floor)


def _way_back(first: QRectF, then: QRectF, shift: float, floor: float) -> QPainterPath:
    """Out at the right, down through the gap, left below all that stands between, up and in from the left."""
    round_by = 14.0
    start, end = QPointF(first.right(), first.center().y() + shift), QPointF(then.left(), then.center().y() + shift)
    right, left, depth = start.x() + 22.0 + shift, end.x() - 26.0 - shift, floor + 13.0 + shift
    path = QPainterPath(start)
    path.cubicTo(QPointF(right, start.y()), QPointF(right, start.y()), QPointF(right, start.y() + round_by))
    path.lineTo(right, depth - round_by)
    path.quadTo(QPointF(right, depth), QPointF(right - round_by, depth))
    path.lineTo(left + round_by, depth)
    path.quadTo(QPointF(left, depth), QPointF(left, depth - round_by))
    path.lineTo(left, end.y() + round_by)
    path.cubicTo(QPointF(left, end.y()), QPointF(left, end.y()), end)
    return path
