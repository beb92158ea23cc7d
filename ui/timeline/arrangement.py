"""One arrangement of the events for one zoom: which lanes, how tall, which events in which row, which lane is dense.

It is kept while the person pans and made anew when the zoom, the size or the events change. Small negotiations are
arranged whole; of large ones the window and half a window on both sides. Knows no colours and paints nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from models.vocabulary import Lane
from ui.timeline.index import LANES, EventIndex, Flag, LaneIndex
from ui.timeline.packing import Cluster, Placed, Rows, pack, rows_wanted
from ui.timeline.scale import TimeScale

#: Up to this many events are arranged whole, so that nothing jumps while panning.
WHOLE = 300
#: What a label may take beside its bar: as long as it is, then shorter, then only what happens to be free.
LABEL_ROOM = (float("inf"), 120.0, 60.0, 0.0)
#: Of a large negotiation, a lane with more in view than one event in so many pixels of its rows, or more than this at
#: all, is a picture: rows of stumps without labels would say less and cost more.
PER_EVENT, MOST_IN_LANE = 60.0, 120
LANES_OF_EMPTY = (Lane.LEADERS, Lane.MINISTERS, Lane.STATEMENTS, Lane.INCIDENTS)


@dataclass(frozen=True, slots=True)
class Metrics:
    """The sizes that follow from the letters."""

    text_height: float
    width_of: Callable[[str], float]

    @property
    def least_row(self) -> float:
        return self.text_height + 1

    @property
    def most_row(self) -> float:
        return self.text_height + 11

    @property
    def least_bar(self) -> float:
        return round(self.text_height * 0.75)

    @property
    def dot(self) -> float:
        """The radius of a statement's dot."""
        return round(self.text_height * 0.3)


@dataclass(slots=True)
class LaneBand:
    """One lane: from `top`, `height` tall; its events in rows, or None where it is dense and drawn as a picture."""

    number: int
    top: float = 0.0
    height: float = 0.0
    row_height: float = 0.0
    rows: Rows | None = field(default_factory=Rows)

    @property
    def lane(self) -> Lane:
        return LANES[self.number]

    @property
    def dense(self) -> bool:
        return self.rows is None

    def row_top(self, row: int) -> float:
        """Rows stand in the middle of the lane."""
        used = self.row_height * (self.rows.count if self.rows is not None else 1)
        return self.top + (self.height - used) / 2 + row * self.row_height

    def row_at(self, y: float) -> int:
        return int((y - self.row_top(0)) // self.row_height) if self.row_height else 0


@dataclass(slots=True)
class Arrangement:
    """`origin` is the moment at pixel 0 of all placed events; it holds for the zoom `per_second` from begin to end."""

    origin: float
    per_second: float
    begin: float
    end: float
    height: float
    width: float
    lanes: list[LaneBand]

    def holds_for(self, scale: TimeScale, height: float) -> bool:
        return (
            height == self.height
            and scale.width == self.width
            and abs(scale.per_second / self.per_second - 1) < 1e-9
            and (self.begin <= scale.begin and scale.end <= self.end)
        )

    def offset(self, scale: TimeScale) -> float:
        """What is to be taken from a placed pixel to have it on the screen."""
        return (scale.begin - self.origin) * self.per_second

    def lane_at(self, y: float) -> LaneBand | None:
        tops = [band.top for band in self.lanes]
        found = bisect_right(tops, y) - 1
        return self.lanes[found] if found >= 0 and y < self.lanes[-1].top + self.lanes[-1].height else None

    def find(self, position: int, index: EventIndex) -> tuple[LaneBand, Placed] | None:
        """Where an event stands, if it has a row of its own."""
        number = int(index.lane[position])
        for band in self.lanes:
            if band.number == number and band.rows is not None:
                event = next((event for event in band.rows.placed if event.position == position), None)
                return None if event is None else (band, event)
        return None

    def clusters(self) -> list[tuple[LaneBand, Cluster]]:
        return [(band, cluster) for band in self.lanes if band.rows for cluster in band.rows.clusters]


def arrange(
    index: EventIndex, scale: TimeScale, top: float, height: float, metrics: Metrics, home: tuple[float, float]
) -> Arrangement:
    """Lays out what `scale` shows. `home` is the range of everything, at whose end labels lean to the left."""
    whole = len(index) <= WHOLE
    margin = scale.span / 2
    begin, end = (float("-inf"), float("inf")) if whole else (scale.begin - margin, scale.end + margin)
    numbers = [number for number, lane in enumerate(index.lanes) if len(lane)]
    bands = [LaneBand(number) for number in numbers or [LANES.index(lane) for lane in LANES_OF_EMPTY]]
    made = Arrangement(home[0], scale.per_second, begin, end, height, scale.width, bands)
    room = max(len(bands), int(height // metrics.least_row))
    placer = _Placer(index, made, metrics, home[1])
    if whole:
        events = [placer.placed(index.lanes[band.number]) for band in bands]
        for band, placed, (most, rows) in zip(bands, events, _share_rows(events, room), strict=True):
            band.rows = pack(placed, most, rows)
    else:
        _fill_equally(made, index, scale, placer, room // len(bands))
    _share_height(made, top, metrics, equal=not whole)
    return made


def _fill_equally(made: Arrangement, index: EventIndex, scale: TimeScale, placer: _Placer, rows: int) -> None:
    """Every lane gets the same rows; one with more in view than those can hold becomes a picture."""
    room = min(rows * scale.width / PER_EVENT, MOST_IN_LANE)
    for band in made.lanes:
        lane = index.lanes[band.number]
        if lane.count(scale.begin, scale.end) > room:
            band.rows = None
            continue
        events = placer.placed(lane)
        most = LABEL_ROOM[1] if rows_wanted(events, LABEL_ROOM[1]) <= rows else 0.0
        band.rows = pack(events, most, rows)


def _share_rows(lanes: list[list[Placed]], room: int) -> list[tuple[float, int]]:
    """For each lane how much its labels may take and how many rows it gets, so that all rows together fit `room`."""
    wants = [[rows_wanted(events, most) for most in LABEL_ROOM] for events in lanes]
    chosen = [0] * len(lanes)
    rows = [max(want[0], 1) for want in wants]
    while sum(rows) > room:
        # Where two lanes are equally tall the lower one gives way: leaders come first.
        tightest = max(range(len(lanes)), key=lambda lane: (rows[lane], -chosen[lane], lane))
        if chosen[tightest] + 1 < len(LABEL_ROOM):
            chosen[tightest] += 1
            rows[tightest] = max(wants[tightest][chosen[tightest]], 1)
        elif rows[tightest] > 1:
            rows[tightest] -= 1
        else:
            break
    return [(LABEL_ROOM[choice], count) for choice, count in zip(chosen, rows, strict=True)]


def _share_height(made: Arrangement, top: float, metrics: Metrics, *, equal: bool) -> None:
    """The height goes to the lanes by their rows; what rows do not need becomes air in every lane."""
    counts = [1 if equal or band.rows is None else max(band.rows.count, 1) for band in made.lanes]
    most = metrics.most_row * (1 if not equal else 99)
    per_row = min(made.height / sum(counts), most)
    air = (made.height - per_row * sum(counts)) / len(counts)
    for band, count in zip(made.lanes, counts, strict=True):
        band.top, band.height = top, per_row * count + air
        used = max(band.rows.count, 1) if band.rows is not None else 1
        band.row_height = min(band.height / used, metrics.most_row)
        top += band.height


class _Placer:
    """Turns events into bars of the arrangement, with what their labels would like."""

    def __init__(self, index: EventIndex, made: Arrangement, metrics: Metrics, home_end: float) -> None:
        self._index, self._made, self._metrics = index, made, metrics
        self._last = (home_end - made.origin) * made.per_second - 4

    def placed(self, lane: LaneIndex) -> list[Placed]:
        made, metrics = self._made, self._metrics
        positions = lane.between(made.begin, made.end)
        left = (self._index.start[positions] - made.origin) * made.per_second
        right = (self._index.end[positions] - made.origin) * made.per_second
        flags = self._index.flags[positions]
        middle, dots = (left + right) / 2, (flags & Flag.DOT) > 0
        left = np.where(dots, middle - metrics.dot, left)
        right = np.where(dots, middle + metrics.dot, np.maximum(right, left + metrics.least_bar))
        return [self._one(*it) for it in zip(*(a.tolist() for a in (positions, left, right, flags)), strict=True)]

    def _one(self, position: int, left: float, right: float, flags: int) -> Placed:
        wanted = self._metrics.width_of(self._index.title(position))
        leans_left = right + wanted + 8 > self._last and left - wanted - 8 > 0
        return Placed(position, left, right, wanted, flags, leans_left)
