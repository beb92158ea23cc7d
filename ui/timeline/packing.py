"""Where events stand within a lane: stacked into rows, each with a place for its label, the rest in clusters.

Pure arithmetic over one lane, in pixels from the arrangement's origin. Nothing that is placed here overlaps anything
else of the same row. Which events and how many rows a lane gets is decided in `ui.timeline.arrangement`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from ui.timeline.flag import Flag

#: Free pixels between two things of a row, and between a bar and its label.
GAP = 10.0
LABEL_GAP = 6.0
#: Between a bar's edge and the label inside it.
INSET = 6.0
#: A label that would be shorter than this says nothing: it is left to the tooltip.
SHORTEST_LABEL = 30.0
CLUSTER_WIDTH = 30.0


class Side(Enum):
    NONE = 0
    INSIDE = 1
    RIGHT = 2
    LEFT = 3


@dataclass(slots=True)
class Placed:
    """One event: its bar from `left` to `right`, and its label.

    `wanted` is the label's full width, `label_width` what it gets. `free_left` is where free space begins that the
    label may use instead when the window's edge would cut it.
    """

    position: int
    left: float
    right: float
    wanted: float
    flags: int
    leans_left: bool = False
    row: int = -1
    side: Side = Side.NONE
    label_width: float = 0.0
    free_left: float = 0.0

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def fits_inside(self) -> bool:
        return self.wanted + 2 * INSET <= self.width

    def reach(self, most: float) -> tuple[float, float]:
        """From where to where the event wants its row for itself, with at most `most` pixels of label beside it."""
        if self.fits_inside or most <= 0:
            return self.left, self.right
        beside = LABEL_GAP + min(self.wanted, most)
        return (self.left - beside, self.right) if self.leans_left else (self.left, self.right + beside)


@dataclass(slots=True)
class Cluster:
    """Events that found no row, told by their number; `positions` are theirs."""

    left: float
    right: float
    row: int
    positions: list[int]
    #: From the first start to the last end, in the same pixels: what a click zooms to.
    first: float
    last: float

    @property
    def text(self) -> str:
        return f"+{len(self.positions)}"


@dataclass(slots=True)
class Rows:
    """A lane's events in rows."""

    count: int = 0
    placed: list[Placed] = field(default_factory=list)
    clusters: list[Cluster] = field(default_factory=list)


def rows_wanted(events: Sequence[Placed], most_label: float) -> int:
    """How many rows the events take when each keeps up to `most_label` pixels for its label."""
    return _stack(events, most_label, len(events) or 1)


def pack(events: list[Placed], most_label: float, limit: int) -> Rows:
    """Stacks the events into at most `limit` rows; what finds no row is gathered into clusters in the last one."""
    rows = Rows(_stack(events, most_label, limit), events)
    if any(event.row < 0 for event in events):
        rows.count = limit
        _stack(events, most_label, limit - 1)
        _keep_summit(events, limit - 2)
        left_over = sorted((event for event in events if event.row < 0), key=lambda event: event.left)
        rows.placed = [event for event in events if event.row >= 0]
        _gather(rows, left_over)
    _place_labels(rows)
    return rows


def _stack(events: Sequence[Placed], most_label: float, limit: int) -> int:
    """Gives each event the first row that is free where it wants to be, -1 where none is; returns the rows used."""
    reaches = sorted(((event.reach(most_label), event.position, event) for event in events), key=lambda it: it[:2])
    ends: list[float] = []
    for (left, right), _, event in reaches:
        event.row = next((row for row, end in enumerate(ends) if end + GAP <= left), -1)
        if event.row >= 0:
            ends[event.row] = right
        elif len(ends) < limit:
            event.row = len(ends)
            ends.append(right)
    return len(ends)


def _keep_summit(events: Sequence[Placed], row: int) -> None:
    """What everything leads to does not vanish in a cluster: whatever stands in its way on `row` does instead."""
    summit = next((event for event in events if event.flags & Flag.SUMMIT and event.row < 0), None)
    if summit is None or row < 0:
        return
    for event in events:
        if event.row == row and event.left < summit.right + GAP and summit.left < event.right + GAP:
            event.row = -1
    summit.row = row


def _gather(rows: Rows, left_over: list[Placed]) -> None:
    """Joins neighbours that touch into clusters on the last row; one that stands alone keeps its bar."""
    last_row = rows.count - 1
    group: list[Placed] = []
    edge = 0.0
    for event in left_over:
        if group and event.left >= edge + GAP:
            _close(rows, group, last_row)
            group = []
        group.append(event)
        # A cluster needs room for its number; so does a bar that may become one.
        right = max(event.right, group[0].left + CLUSTER_WIDTH)
        edge = right if len(group) == 1 else max(edge, right)
    if group:
        _close(rows, group, last_row)


def _close(rows: Rows, group: list[Placed], row: int) -> None:
    if len(group) == 1:
        group[0].row = row
        rows.placed.append(group[0])
        return
    left, right = group[0].left, max(event.right for event in group)
    rows.clusters.append(
        Cluster(left, max(right, left + CLUSTER_WIDTH), row, [event.position for event in group], left, right)
    )


def _place_labels(rows: Rows) -> None:
    by_row: dict[int, list[tuple[float, float, Placed | None]]] = {}
    for event in rows.placed:
        by_row.setdefault(event.row, []).append((event.left, event.right, event))
    for cluster in rows.clusters:
        by_row.setdefault(cluster.row, []).append((cluster.left, cluster.right, None))
    for things in by_row.values():
        things.sort(key=lambda it: it[:2])
        _place_row(things)


def _place_row(things: list[tuple[float, float, Placed | None]]) -> None:
    # Pixel 0 is where everything begins: a label further left would be out of reach.
    taken = -GAP / 2
    for number, (left, right, event) in enumerate(things):
        if event is None:
            taken = right
            continue
        following = things[number + 1] if number + 1 < len(things) else None
        event.free_left = taken + GAP
        _place_label(event, left - LABEL_GAP - event.free_left, _room_right(right, following))
        taken = right + LABEL_GAP + event.label_width if event.side is Side.RIGHT else right


def _room_right(right: float, following: tuple[float, float, Placed | None] | None) -> float:
    """What a label may take up to the next thing, leaving that one the room it wants on its own left."""
    if following is None:
        return float("inf")
    left, _, event = following
    if event is not None and event.leans_left and not event.fits_inside:
        wanted = min(event.wanted, (left - right) / 2)
        left -= wanted + LABEL_GAP
    return left - GAP - right - LABEL_GAP


def _place_label(event: Placed, room_left: float, room_right: float) -> None:
    """Inside if it fits, else beside it where it leans, else beside it anywhere, else as much as fits somewhere."""
    if event.fits_inside:
        event.side, event.label_width = Side.INSIDE, event.wanted
        return
    rooms = [(Side.RIGHT, room_right), (Side.LEFT, room_left)]
    if event.leans_left:
        rooms.reverse()
    for side, room in rooms:
        if room >= event.wanted:
            event.side, event.label_width = side, event.wanted
            return
    side, room = max([*rooms, (Side.INSIDE, event.width - 2 * INSET)], key=lambda it: it[1])
    event.side, event.label_width = (side, room) if room >= SHORTEST_LABEL else (Side.NONE, 0.0)
