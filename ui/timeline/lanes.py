"""Which lanes there are and which events stand in each: as they were set, by track, by kind, or one per party.

Whole arrays at a time. How the person wants them, their order and which are folded, is a `LanePlan`; where they stand
on the screen is `ui.timeline.arrangement`'s business.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from models.columns import EVENT_KINDS
from models.records import PartyName, TimelineRecord
from models.vocabulary import Kind, Lane, MeetingKind, Track
from ui.timeline.index import LANES, MEETING_KINDS, TRACKS, EventIndex, Ints, LaneIndex, Positions, Small
from ui.timeline.lane_plan import LaneBy, LanePlan

#: Without any event these are shown, so that there is something to double-click.
LANES_OF_EMPTY = (Lane.LEADERS, Lane.MINISTERS, Lane.STATEMENTS, Lane.INCIDENTS)
_STATEMENTS, _INCIDENTS = (EVENT_KINDS.index(kind) for kind in (Kind.STATEMENT, Kind.INCIDENT))


@dataclass(frozen=True, slots=True)
class LaneName:
    """`key` is what a plan remembers, `creates` the lane of a new event that is made here."""

    key: str
    text: str
    creates: Lane

    @property
    def of_incidents(self) -> bool:
        return self.creates is Lane.INCIDENTS


@dataclass(frozen=True, slots=True)
class LaneRow:
    """One lane with its events."""

    name: LaneName
    events: LaneIndex
    folded: bool = False

    def __len__(self) -> int:
        return len(self.events)


class Lanes:
    """All lanes that have events, in the order in which they are shown."""

    def __init__(self, rows: Sequence[LaneRow], plan: LanePlan) -> None:
        """rows: in their first order, in which they stand where the plan does not say otherwise."""
        self._first = tuple(rows)
        wanted = {key: place for place, key in enumerate(plan.order)}
        places = sorted(range(len(rows)), key=lambda it: (wanted.get(rows[it].name.key, len(wanted)), it))
        self.rows = tuple(replace(rows[it], folded=rows[it].name.key in plan.folded) for it in places)

    @classmethod
    def of(cls, index: EventIndex, plan: LanePlan, record: TimelineRecord | None = None) -> Lanes:
        """`record` names the parties; without it there is no lane of a party."""
        groups = _groups(index, plan.by, record)
        rows = [LaneRow(name, LaneIndex(index.start, index.end, events)) for name, events in groups if len(events)]
        if not rows:
            none = np.empty(0, np.int32)
            rows = [LaneRow(_of_lane(lane), LaneIndex(index.start, index.end, none)) for lane in LANES_OF_EMPTY]
        return cls(rows, plan)

    def arranged(self, plan: LanePlan) -> Lanes:
        """The same lanes in the order of a plan of the same kind, folded as it says."""
        return Lanes(self._first, plan)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[LaneRow]:
        return iter(self.rows)

    def __getitem__(self, number: int) -> LaneRow:
        return self.rows[number]

    @property
    def keys(self) -> list[str]:
        return [row.name.key for row in self.rows]

    def of_position(self, position: int) -> list[int]:
        """The numbers of the lanes in which an event stands."""
        return [number for number, row in enumerate(self.rows) if position in row.events]

    def beside(self, number: int, at: float, step: int) -> tuple[int, int] | None:
        """(lane, position) of the event nearest to a moment in the next lane above (-1) or below (1)."""
        number += step
        while 0 <= number < len(self.rows):
            if len(self.rows[number]):
                return number, self.rows[number].events.nearest(at)
            number += step
        return None


def _of_lane(lane: Lane) -> LaneName:
    return LaneName(f"{LaneBy.LANE}:{lane}", lane.word.capitalize(), lane)


def _incident_lane(by: LaneBy) -> LaneName:
    return LaneName(f"{by}:incidents", "Incidents", Lane.INCIDENTS)


def _groups(index: EventIndex, by: LaneBy, record: TimelineRecord | None) -> list[tuple[LaneName, Positions]]:
    if by is LaneBy.TRACK:
        return _by_track(index)
    if by is LaneBy.KIND:
        return _by_kind(index)
    if by is LaneBy.PARTY:
        return _by_party(index, () if record is None else record.parties)
    return [(_of_lane(lane), _where(index.lane == number)) for number, lane in enumerate(LANES)]


def _where(chosen: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Positions:
    return np.flatnonzero(chosen).astype(np.int32)


def _statements_and_incidents(index: EventIndex, by: LaneBy) -> list[tuple[LaneName, Positions]]:
    said = LaneName(f"{by}:statements", "Statements", Lane.STATEMENTS)
    return [
        (said, _where(index.kinds == _STATEMENTS)),
        (_incident_lane(by), _where(index.kinds == _INCIDENTS)),
    ]


def _by_track(index: EventIndex) -> list[tuple[LaneName, Positions]]:
    tracks = [
        (LaneName(f"{LaneBy.TRACK}:{track}", f"Track {track.number}", _LANE_OF_TRACK[track]), _where(index.track == it))
        for it, track in enumerate(TRACKS)
    ]
    return [*tracks, *_statements_and_incidents(index, LaneBy.TRACK)]


def _by_kind(index: EventIndex) -> list[tuple[LaneName, Positions]]:
    """Statements as records stand with the meetings of that kind: both are words said in public."""
    found = []
    for number, kind in enumerate(MEETING_KINDS):
        chosen = index.meeting_kind == number
        if kind is MeetingKind.STATEMENT:
            chosen = chosen | (index.kinds == _STATEMENTS)
        lane = _LANE_OF_KIND.get(kind, Lane.MINISTERS)
        found.append((LaneName(f"{LaneBy.KIND}:{kind}", kind.word.capitalize(), lane), _where(chosen)))
    return [*found, (_incident_lane(LaneBy.KIND), _where(index.kinds == _INCIDENTS))]


_LANE_OF_TRACK = {Track.OFFICIAL: Lane.LEADERS, Track.MIXED: Lane.MINISTERS, Track.UNOFFICIAL: Lane.TECHNICAL}
_LANE_OF_KIND = {
    MeetingKind.LEADERS_CALL: Lane.LEADERS,
    MeetingKind.SUMMIT: Lane.LEADERS,
    MeetingKind.SIGNING: Lane.LEADERS,
    MeetingKind.AGREEMENT: Lane.LEADERS,
    MeetingKind.TECHNICAL: Lane.TECHNICAL,
    MeetingKind.STATEMENT: Lane.STATEMENTS,
    MeetingKind.PRECEDENT: Lane.STATEMENTS,
}


def _by_party(index: EventIndex, parties: Sequence[PartyName]) -> list[tuple[LaneName, Positions]]:
    positions, numbers = _pairs(index, parties)
    found: list[tuple[LaneName, Positions]] = []
    for number, party in enumerate(parties):
        name = LaneName(f"{LaneBy.PARTY}:{party.id}", party.name, Lane.MINISTERS)
        found.append((name, np.unique(positions[numbers == number]).astype(np.int32)))
    alone = np.ones(len(index), bool)
    alone[positions] = False
    alone[index.kinds == _INCIDENTS] = False
    nobody = LaneName(f"{LaneBy.PARTY}:none", "No party named", Lane.MINISTERS)
    return [*found, (nobody, _where(alone)), (_incident_lane(LaneBy.PARTY), _where(index.kinds == _INCIDENTS))]


def _pairs(index: EventIndex, parties: Sequence[PartyName]) -> tuple[Ints, Ints]:
    """Positions of events and beside each the number of a party that takes part in it."""
    pairs = index.pairs()
    if pairs is not None:
        return _joined(index, *pairs, np.array([party.id for party in parties], np.int64))
    codes = {party.code: number for number, party in enumerate(parties)}
    named = [
        (position, codes[code])
        for position in range(len(index))
        if (event := index.event(position)) is not None
        for code in event.parties
        if code in codes
    ]
    made = np.array(named, np.int64).reshape(-1, 2)
    return made[:, 0], made[:, 1]


def _joined(index: EventIndex, kinds: Small, ids: Ints, party_ids: Ints, known: Ints) -> tuple[Ints, Ints]:
    """Ids turned into positions and numbers by binary search; pairs whose event or party is not here are left out."""
    if not len(index) or not len(known):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    # Ids of different kinds never meet within one file, but nothing says so: the kind decides as well.
    by_id = np.argsort(index.ids, kind="stable")
    at = np.searchsorted(index.ids, ids, sorter=by_id).clip(0, len(by_id) - 1)
    positions = by_id[at]
    by_party = np.argsort(known, kind="stable")
    place = np.searchsorted(known, party_ids, sorter=by_party).clip(0, len(known) - 1)
    numbers = by_party[place]
    right = (index.ids[positions] == ids) & (index.kinds[positions] == kinds) & (known[numbers] == party_ids)
    return positions[right], numbers[right]
