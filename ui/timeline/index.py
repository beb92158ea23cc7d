"""Events as sorted arrays, so that whatever the screen asks is a binary search: pure numpy, no Qt.

An event is spoken of by its position, its rank in time order. The event a position stands for (its texts, its
address) stays in the record; where events are drawn is `ui.timeline.packing`'s business.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntFlag
from functools import cached_property

import numpy as np
import numpy.typing as npt

from models.records import Ref, TimelineEvent, TimelineRecord
from models.vocabulary import Kind, Lane, Precision

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

LANES = tuple(Lane)
DAY = 86_400.0
#: How long an event without an end is drawn, where today does not carry it further.
OPEN_END_DAYS = 7


class Flag(IntFlag):
    """What the painting must know of an event, in one byte."""

    NONE = 0
    SOFT_START = 1
    SOFT_END = 2
    DASHED = 4
    STRUCK = 8
    SUMMIT = 16
    DOT = 32
    INCIDENT = 64


class LaneIndex:
    """One lane's events by start, with what makes "how many" and "which" between two moments cheap."""

    __slots__ = ("ends", "ends_sorted", "positions", "reach", "starts")

    def __init__(self, start: Floats, end: Floats, positions: npt.NDArray[np.int32]) -> None:
        self.positions = positions
        self.starts = start[positions]
        self.ends = end[positions]
        self.ends_sorted = np.sort(self.ends)
        #: The furthest end so far: no event before the first one that reaches a moment can touch it.
        self.reach = np.maximum.accumulate(self.ends) if len(positions) else self.ends

    def __len__(self) -> int:
        return len(self.positions)

    def count(self, begin: float, end: float) -> int:
        """How many events touch [begin, end)."""
        return int(np.searchsorted(self.starts, end) - np.searchsorted(self.ends_sorted, begin, "right"))

    def between(self, begin: float, end: float) -> npt.NDArray[np.int32]:
        """The positions of the events that touch [begin, end), in time order."""
        first = int(np.searchsorted(self.reach, begin, "right"))
        last = int(np.searchsorted(self.starts, end))
        return self.positions[first:last][self.ends[first:last] > begin]

    def occupancy(self, edges: Floats) -> Ints:
        """How many events touch each of the cells between `edges`."""
        return np.searchsorted(self.starts, edges[1:]) - np.searchsorted(self.ends_sorted, edges[:-1], "right")

    def beginnings(self, edges: Floats) -> Ints:
        """How many events begin in each of the cells between `edges`."""
        return np.diff(np.searchsorted(self.starts, edges))


class EventIndex:
    """All events by start, and each lane by itself. Build with `from_record` or `from_arrays`."""

    def __init__(
        self,
        start: Floats,
        end: Floats,
        lane: npt.NDArray[np.int8],
        flags: npt.NDArray[np.uint8],
        ids: Ints,
        events: Sequence[TimelineEvent],
        titles: Sequence[str] | None,
    ) -> None:
        order = np.argsort(start, kind="stable")
        self.start = start[order]
        # Nothing has no length at all: half open intervals would lose it between two pixels.
        self.end = np.maximum(end[order], self.start + 1.0)
        self.lane = lane[order]
        self.flags = flags[order]
        self._ids = ids[order]
        self._order = order
        self._events = events
        self._titles = titles
        self.lanes = tuple(
            LaneIndex(self.start, self.end, np.flatnonzero(self.lane == number).astype(np.int32))
            for number in range(len(LANES))
        )

    @classmethod
    def from_arrays(
        cls,
        start: Floats,
        end: Floats,
        lane: npt.NDArray[np.int8],
        *,
        flags: npt.NDArray[np.uint8] | None = None,
        ids: Ints | None = None,
        events: Sequence[TimelineEvent] = (),
        titles: Sequence[str] | None = None,
    ) -> EventIndex:
        """From parallel arrays in any order: UTC seconds, the lane's number in `LANES`, `Flag` bits, record ids."""
        count = len(start)
        return cls(
            np.asarray(start, np.float64),
            np.asarray(end, np.float64),
            np.asarray(lane, np.int8),
            np.zeros(count, np.uint8) if flags is None else np.asarray(flags, np.uint8),
            np.arange(count, dtype=np.int64) if ids is None else np.asarray(ids, np.int64),
            events,
            titles,
        )

    @classmethod
    def from_record(cls, record: TimelineRecord) -> EventIndex:
        events, count, today = record.events, len(record.events), float(record.today_at)
        start = np.fromiter((event.when.start for event in events), np.float64, count)
        end = np.fromiter((np.nan if event.when.end is None else event.when.end for event in events), np.float64, count)
        end = np.where(np.isnan(end), np.maximum(start + OPEN_END_DAYS * DAY, today), end)
        numbers = {lane: number for number, lane in enumerate(LANES)}
        return cls.from_arrays(
            start,
            end,
            np.fromiter((numbers[event.lane] for event in events), np.int8, count),
            flags=np.fromiter((flags_of(event) for event in events), np.uint8, count),
            ids=np.fromiter((event.ref.id for event in events), np.int64, count),
            events=events,
        )

    def __len__(self) -> int:
        return len(self.start)

    def bounds(self) -> tuple[float, float] | None:
        """The first start and the last end, or None without events."""
        return (float(self.start[0]), float(self.end.max())) if len(self) else None

    def akin(self, other: EventIndex) -> bool:
        """True where a few of our events are there as well: another state of the same negotiation."""
        return bool(np.isin(self._ids[:: max(len(self) // 16, 1)], other._ids).any())

    def title(self, position: int) -> str:
        source = int(self._order[position])
        if self._titles is not None:
            return self._titles[source]
        return self._events[source].title if source < len(self._events) else ""

    def event(self, position: int) -> TimelineEvent | None:
        """The record behind a position; None where the index was built from bare arrays."""
        source = int(self._order[position])
        return self._events[source] if source < len(self._events) else None

    def position_of(self, ref: Ref | None) -> int | None:
        """Where the event of `ref` stands in time order, or None where it is not here."""
        if ref is None:
            return None
        by_id = self._by_id
        at = int(np.searchsorted(self._ids, ref.id, sorter=by_id))
        while at < len(by_id) and self._ids[by_id[at]] == ref.id:
            found = int(by_id[at])
            event = self.event(found)
            if event is not None and event.ref == ref:
                return found
            at += 1
        return None

    @cached_property
    def _by_id(self) -> Ints:
        return np.argsort(self._ids, kind="stable")

    @cached_property
    def _by_demand(self) -> dict[int, list[int]]:
        rank = np.empty(len(self), np.int64)
        rank[self._order] = np.arange(len(self))
        found: dict[int, list[int]] = {}
        for source, event in enumerate(self._events):
            for demand_id in event.demand_ids:
                found.setdefault(demand_id, []).append(int(rank[source]))
        return found

    def of_demands(self, demand_ids: Iterable[int]) -> frozenset[int]:
        """The positions of all events that have to do with one of the demands."""
        by_demand = self._by_demand
        return frozenset(position for demand_id in demand_ids for position in by_demand.get(demand_id, ()))

    def beside(self, position: int, lane_step: int) -> int | None:
        """The event nearest in time in the next lane above (-1) or below (1) that has any."""
        number = int(self.lane[position]) + lane_step
        while 0 <= number < len(LANES):
            if len(self.lanes[number]):
                return self.nearest(number, float(self.start[position]))
            number += lane_step
        return None

    def nearest(self, number: int, at: float) -> int:
        """The event of a lane that begins nearest to `at`."""
        lane = self.lanes[number]
        after = min(int(np.searchsorted(lane.starts, at)), len(lane) - 1)
        before = max(after - 1, 0)
        closer = before if at - lane.starts[before] < lane.starts[after] - at else after
        return int(lane.positions[closer])

    def first_from(self, at: float) -> int | None:
        """The first event that begins at `at` or later, else the last of all; None without events."""
        return min(int(np.searchsorted(self.start, at)), len(self) - 1) if len(self) else None


def flags_of(event: TimelineEvent) -> int:
    """An event's `Flag` bits."""
    flags = Flag.NONE
    if event.soft:
        open_end = event.when.precision is Precision.OPEN_END
        flags |= Flag.SOFT_END if open_end else Flag.SOFT_START | Flag.SOFT_END
    if event.dashed:
        flags |= Flag.DASHED
    if event.struck:
        flags |= Flag.STRUCK
    if event.is_summit:
        flags |= Flag.SUMMIT
    if event.ref.kind is Kind.INCIDENT:
        flags |= Flag.INCIDENT
    elif event.lane is Lane.STATEMENTS:
        flags |= Flag.DOT
    return int(flags)
