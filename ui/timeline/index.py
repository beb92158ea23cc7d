"""Events as sorted arrays, so that whatever the screen asks is a binary search: pure numpy, no Qt.

An event is spoken of by its position, its rank in time order. What it says is in `ui.timeline.details`; which lane it
stands in `ui.timeline.lanes`'s business, and where it is drawn `ui.timeline.packing`'s.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property

import numpy as np
import numpy.typing as npt

from models.columns import EVENT_KINDS
from models.records import Ref, TimelineEvent, TimelinePatch, TimelineRecord
from models.vocabulary import Lane, MeetingKind, Track
from ui.timeline.details import NOTHING, Details, Listed
from ui.timeline.flag import Flag, flags_of
from ui.timeline.pairs import Pairs, as_arrays, swapped

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Positions = npt.NDArray[np.int32]
Small = npt.NDArray[np.int8]

LANES, TRACKS, MEETING_KINDS = tuple(Lane), tuple(Track), tuple(MeetingKind)
DAY = 86_400.0
#: How long an event without an end is drawn, where today does not carry it further.
OPEN_END_DAYS = 7
#: Up to so many addresses are looked for one by one.
FEW = 6


class LaneIndex:
    """One lane's events by start, with what makes "how many" and "which" between two moments cheap."""

    def __init__(self, start: Floats, end: Floats, positions: Positions) -> None:
        self.positions = positions
        self.starts = start[positions]
        self.ends = end[positions]

    @cached_property
    def ends_sorted(self) -> Floats:
        return np.sort(self.ends)

    @cached_property
    def reach(self) -> Floats:
        """The furthest end so far: no event before the first one that reaches a moment can touch it."""
        return np.maximum.accumulate(self.ends) if len(self.positions) else self.ends

    def __len__(self) -> int:
        return len(self.positions)

    def __contains__(self, position: int) -> bool:
        at = int(np.searchsorted(self.positions, position))
        return at < len(self.positions) and int(self.positions[at]) == position

    def count(self, begin: float, end: float) -> int:
        """How many events touch [begin, end)."""
        return int(np.searchsorted(self.starts, end) - np.searchsorted(self.ends_sorted, begin, "right"))

    def between(self, begin: float, end: float) -> Positions:
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

    def nearest(self, at: float) -> int:
        """The event that begins nearest to `at`; the lane must have one."""
        after = min(int(np.searchsorted(self.starts, at)), len(self) - 1)
        before = max(after - 1, 0)
        closer = before if at - self.starts[before] < self.starts[after] - at else after
        return int(self.positions[closer])


class EventIndex:
    """All events by start. Build with `from_record` or `from_arrays`.

    lane, track, meeting_kind: numbers of `LANES`, `TRACKS`, `MEETING_KINDS`, -1 where there is none.
    """

    def __init__(
        self,
        start: Floats,
        end: Floats,
        kinds: Small,
        ids: Ints,
        lane: Small,
        track: Small,
        meeting_kind: Small,
        flags: npt.NDArray[np.uint16],
        details: Details,
    ) -> None:
        order = np.argsort(start, kind="stable")
        self.start = start[order]
        # Nothing has no length at all: half open intervals would lose it between two pixels.
        self.end = np.maximum(end[order], self.start + 1.0)
        self.kinds, self.ids = kinds[order], ids[order]
        self.lane, self.track, self.meeting_kind = lane[order], track[order], meeting_kind[order]
        self.flags = flags[order]
        self.details = details
        self._pairs: Pairs | None = None

    @classmethod
    def from_arrays(
        cls,
        start: npt.NDArray[np.float64] | Ints,
        end: npt.NDArray[np.float64] | Ints,
        lane: Small,
        *,
        flags: npt.NDArray[np.uint16] | None = None,
        ids: Ints | None = None,
        details: Details = NOTHING,
    ) -> EventIndex:
        """Meetings from parallel arrays in any order: UTC seconds, the lane's number in `LANES`, `Flag` bits, ids."""
        count = len(start)
        return cls(
            np.asarray(start, np.float64),
            np.asarray(end, np.float64),
            np.zeros(count, np.int8),
            np.arange(count, dtype=np.int64) if ids is None else np.asarray(ids, np.int64),
            np.asarray(lane, np.int8),
            np.zeros(count, np.int8),
            np.full(count, len(MEETING_KINDS) - 1, np.int8),
            np.zeros(count, np.uint16) if flags is None else np.asarray(flags, np.uint16),
            details,
        )

    @classmethod
    def from_record(cls, record: TimelineRecord, details: Details | None = None) -> EventIndex:
        """`details` answers for the events of a record that came as columns."""
        if record.columns is not None:
            from ui.timeline.decoding import decoded

            summit = None if record.summit is None else record.summit.ref
            arrays = decoded(record.columns, seen_at(record), summit)
            return cls(*arrays, details or NOTHING)
        return cls._from_events(record)

    @classmethod
    def _from_events(cls, record: TimelineRecord) -> EventIndex:
        events, count, seen = record.events, len(record.events), seen_at(record)
        start = np.fromiter((event.when.start for event in events), np.float64, count)
        end = np.fromiter((np.nan if event.when.end is None else event.when.end for event in events), np.float64, count)
        return cls(
            start,
            np.where(np.isnan(end), drawn_end(start, seen), end),
            np.fromiter((EVENT_KINDS.index(event.ref.kind) for event in events), np.int8, count),
            np.fromiter((event.ref.id for event in events), np.int64, count),
            np.fromiter((LANES.index(event.lane) for event in events), np.int8, count),
            np.fromiter((-1 if it.track is None else TRACKS.index(it.track) for it in events), np.int8, count),
            np.fromiter(
                (-1 if it.meeting_kind is None else MEETING_KINDS.index(it.meeting_kind) for it in events),
                np.int8,
                count,
            ),
            np.fromiter((flags_of(event) for event in events), np.uint16, count),
            Details(Listed(events, record.links)),
        )

    def patched(self, patch: TimelinePatch) -> EventIndex:
        """The same with what an edit touched swapped: costs moving memory, not reading the others again."""
        from ui.timeline.decoding import decoded

        summit = None if patch.record.summit is None else patch.record.summit.ref
        fresh = decoded(patch.columns, seen_at(patch.record), summit)
        kept = np.ones(len(self), bool)
        kept[list(self.positions_of(patch.gone))] = False
        self.details.forget(patch.gone)
        start, end, kinds, ids, lane, track, meeting_kind, flags = fresh
        changed = EventIndex(
            np.concatenate((self.start[kept], start)),
            np.concatenate((self.end[kept], end)),
            np.concatenate((self.kinds[kept], kinds)),
            np.concatenate((self.ids[kept], ids)),
            np.concatenate((self.lane[kept], lane)),
            np.concatenate((self.track[kept], track)),
            np.concatenate((self.meeting_kind[kept], meeting_kind)),
            np.concatenate((self.flags[kept], flags)),
            self.details,
        )
        changed._crown(summit)
        if self._pairs is not None:
            changed._pairs = swapped(self._pairs, patch)
        return changed

    def pairs(self) -> Pairs | None:
        """Which party takes part in which event, as read once; None where the events say it themselves."""
        if self._pairs is None:
            columns = self.details.source.attendance()
            self._pairs = None if columns is None else as_arrays(columns)
        return self._pairs

    def _crown(self, summit: Ref | None) -> None:
        """The summit may be another than before, though neither meeting was touched."""
        self.flags &= ~np.uint16(Flag.SUMMIT)
        position = self.position_of(summit)
        if position is not None:
            self.flags[position] |= np.uint16(Flag.SUMMIT)

    def __len__(self) -> int:
        return len(self.start)

    def bounds(self) -> tuple[float, float] | None:
        """The first start and the last end, or None without events."""
        return (float(self.start[0]), float(self.end.max())) if len(self) else None

    def akin(self, other: EventIndex) -> bool:
        """True where a few of our events are there as well: another state of the same negotiation."""
        return bool(np.isin(self.ids[:: max(len(self) // 16, 1)], other.ids).any())

    # ------------------------------------------------------------ from position to event and back

    def ref(self, position: int) -> Ref:
        return Ref(EVENT_KINDS[self.kinds[position]], int(self.ids[position]))

    def title(self, position: int) -> str:
        return self.details.title(self.ref(position))

    def event(self, position: int) -> TimelineEvent | None:
        """What the event says; None where the index was built from bare arrays, or it is gone."""
        return self.details.event(self.ref(position))

    def prepare(self, positions: Iterable[int]) -> None:
        """Reads the titles of several events at once, since each will be asked for."""
        self.details.prepare([self.ref(position) for position in positions])

    def position_of(self, ref: Ref | None) -> int | None:
        """Where the event of `ref` stands in time order, or None where it is not here."""
        if ref is None or ref.kind not in EVENT_KINDS:
            return None
        found = np.flatnonzero((self.ids == ref.id) & (self.kinds == EVENT_KINDS.index(ref.kind)))
        return int(found[0]) if len(found) else None

    def positions_of(self, refs: Collection[Ref]) -> frozenset[int]:
        """The positions of those that are here."""
        if len(refs) <= FEW:
            found = (self.position_of(ref) for ref in refs)
            return frozenset(position for position in found if position is not None)
        numbers = np.array([ref.id for ref in refs], np.int64)
        near = np.flatnonzero(np.isin(self.ids, numbers)).tolist()
        return frozenset(position for position in near if self.ref(position) in refs)

    def of_demands(self, demand_ids: Collection[int]) -> frozenset[int]:
        """The positions of all events that have to do with one of the demands."""
        return self.positions_of(self.details.of_demands(demand_ids))

    def first_from(self, at: float) -> int | None:
        """The first event that begins at `at` or later, else the last of all; None without events."""
        return min(int(np.searchsorted(self.start, at)), len(self) - 1) if len(self) else None


def seen_at(record: TimelineRecord) -> float:
    """The noon of the day whose state this is."""
    return float(record.today_at if record.seen_at is None else record.seen_at)


def drawn_end(start: Floats, seen: float) -> Floats:
    """Where an event without an end is drawn to."""
    return np.maximum(start + OPEN_END_DAYS * DAY, seen)
