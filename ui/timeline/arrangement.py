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
from ui.timeline.flag import Flag
from ui.timeline.index import EventIndex, LaneIndex
from ui.timeline.lanes import LaneRow, Lanes
from ui.timeline.packing import Cluster, Placed, Rows, pack, rows_wanted
from ui.timeline.scale import TimeScale

#: Up to this many events are arranged whole, so that nothing jumps while panning.
WHOLE = 300
#: What a label may take beside its bar: as long as it is, then shorter, then only what happens to be free.
LABEL_ROOM = (float("inf"), 120.0, 60.0, 0.0)
#: Of a large negotiation, a lane with more in view than one event in so many pixels of its rows, or more than this at
#: all, is a picture: rows of stumps without labels would say less and cost more.
PER_EVENT, MOST_IN_LANE = 60.0, 120
#: Where lanes do not fit, each open one may have so many rows, and all of them are scrolled.
CROWDED = 2


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
    def folded(self) -> float:
        """How tall a folded lane is: its name and count are still read."""
        return self.text_height + 3

    @property
    def dot(self) -> float:
        """The radius of a statement's dot."""
        return round(self.text_height * 0.3)


@dataclass(slots=True)
class LaneBand:
    """One lane: from `top`, `height` tall; its events in rows, or None where it is drawn as a picture.

    `place` is its top when nothing is scrolled. A lane is a picture where it is dense, and where it is folded.
    """

    number: int
    row: LaneRow
    top: float = 0.0
    height: float = 0.0
    row_height: float = 0.0
    rows: Rows | None = field(default_factory=Rows)
    place: float = 0.0

    @property
    def lane(self) -> Lane:
        """Where a new event that is made here goes."""
        return self.row.name.creates

    @property
    def events(self) -> LaneIndex:
        return self.row.events

    @property
    def dense(self) -> bool:
        return self.rows is None

    @property
    def folded(self) -> bool:
        return self.row.folded

    def row_top(self, row: int) -> float:
        """Rows stand in the middle of the lane."""
        used = self.row_height * (self.rows.count if self.rows is not None else 1)
        return self.top + (self.height - used) / 2 + row * self.row_height

    def row_at(self, y: float) -> int:
        return int((y - self.row_top(0)) // self.row_height) if self.row_height else 0


@dataclass(slots=True)
class Arrangement:
    """`origin` is the moment at pixel 0 of all placed events; it holds for the zoom `per_second` from begin to end.

    top, height: where the lanes may be seen; `content_height` is how tall all of them are together.
    """

    origin: float
    per_second: float
    begin: float
    end: float
    top: float
    height: float
    width: float
    lanes: list[LaneBand]
    content_height: float = 0.0

    def holds_for(self, scale: TimeScale, top: float, height: float) -> bool:
        return (
            (top, height) == (self.top, self.height)
            and scale.width == self.width
            and abs(scale.per_second / self.per_second - 1) < 1e-9
            and (self.begin <= scale.begin and scale.end <= self.end)
        )

    @property
    def most_scroll(self) -> float:
        """How far the lanes can be scrolled, in pixels; 0 where all of them are seen."""
        beyond = self.content_height - self.height
        return beyond if beyond >= 1 else 0.0

    def scroll(self, by: float) -> None:
        """Puts the lanes where they stand when so many pixels of them are scrolled out at the top."""
        for band in self.lanes:
            band.top = band.place - by

    def offset(self, scale: TimeScale) -> float:
        """What is to be taken from a placed pixel to have it on the screen."""
        return (scale.begin - self.origin) * self.per_second

    def seen(self) -> list[LaneBand]:
        """The lanes of which anything is seen."""
        bottom = self.top + self.height
        return [band for band in self.lanes if band.top < bottom and band.top + band.height > self.top]

    def lane_at(self, y: float) -> LaneBand | None:
        if not self.top <= y < self.top + self.height:
            return None
        found = bisect_right([band.top for band in self.lanes], y) - 1
        return self.lanes[found] if found >= 0 and y < self.lanes[found].top + self.lanes[found].height else None

    def find(self, position: int, lane: int | None = None) -> tuple[LaneBand, Placed] | None:
        """Where an event stands, if it has a row of its own: in that lane, else in the first that has it."""
        found = None
        for band in self.lanes:
            if band.rows is None or position not in band.events:
                continue
            event = next((event for event in band.rows.placed if event.position == position), None)
            if event is not None and band.number == lane:
                return band, event
            found = (band, event) if found is None and event is not None else found
        return found

    def clusters(self) -> list[tuple[LaneBand, Cluster]]:
        return [(band, cluster) for band in self.seen() if band.rows for cluster in band.rows.clusters]


def arrange(
    index: EventIndex,
    lanes: Lanes,
    scale: TimeScale,
    top: float,
    height: float,
    metrics: Metrics,
    home: tuple[float, float],
) -> Arrangement:
    """Lays out what `scale` shows. `home` is the range of everything, at whose end labels lean to the left."""
    whole = sum(len(row) for row in lanes) <= WHOLE
    margin = scale.span / 2
    begin, end = (float("-inf"), float("inf")) if whole else (scale.begin - margin, scale.end + margin)
    bands = [LaneBand(number, row, rows=None if row.folded else Rows()) for number, row in enumerate(lanes)]
    made = Arrangement(home[0], scale.per_second, begin, end, top, height, scale.width, bands)
    still_open = [band for band in bands if not band.folded]
    free = height - metrics.folded * (len(bands) - len(still_open))
    room = int(free // metrics.least_row)
    if room < len(still_open):
        room = len(still_open) * CROWDED
    placer = _Placer(index, made, metrics, home[1])
    if whole:
        events = [placer.placed(band.events) for band in still_open]
        for band, placed, (most, rows) in zip(still_open, events, _share_rows(events, room), strict=True):
            band.rows = pack(placed, most, rows)
    elif still_open:
        _fill_equally(still_open, scale, placer, room // len(still_open))
    _share_height(made, still_open, metrics, free, equal=not whole)
    return made


def _fill_equally(bands: list[LaneBand], scale: TimeScale, placer: _Placer, rows: int) -> None:
    """Every lane gets the same rows; one with more in view than those can hold becomes a picture."""
    room = min(rows * scale.width / PER_EVENT, MOST_IN_LANE)
    for band in bands:
        if band.events.count(scale.begin, scale.end) > room:
            band.rows = None
            continue
        events = placer.placed(band.events)
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


def _share_height(made: Arrangement, still_open: list[LaneBand], metrics: Metrics, free: float, *, equal: bool) -> None:
    """The height goes to the open lanes by their rows; what rows do not need becomes air in every one of them.

    Where they need more than there is, they are taller than the plot and are scrolled.
    """
    counts = {band.number: 1 if equal or band.rows is None else max(band.rows.count, 1) for band in still_open}
    total = max(sum(counts.values()), 1)
    most = metrics.most_row * (1 if not equal else 99)
    least = metrics.least_row * (CROWDED if equal else 1)
    per_row = max(min(free / total, most), least)
    air = max(free - per_row * total, 0.0) / max(len(counts), 1)
    top = made.top
    for band in made.lanes:
        band.place = band.top = top
        band.height = metrics.folded if band.folded else per_row * counts[band.number] + air
        used = max(band.rows.count, 1) if band.rows is not None else 1
        band.row_height = min(band.height / used, metrics.most_row)
        top += band.height
    made.content_height = top - made.top


class _Placer:
    """Turns events into bars of the arrangement, with what their labels would like."""

    def __init__(self, index: EventIndex, made: Arrangement, metrics: Metrics, home_end: float) -> None:
        self._index, self._made, self._metrics = index, made, metrics
        self._last = (home_end - made.origin) * made.per_second - 4

    def placed(self, lane: LaneIndex) -> list[Placed]:
        made, metrics = self._made, self._metrics
        positions = lane.between(made.begin, made.end)
        self._index.prepare(positions.tolist())
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
