"""The index answers by binary search what a loop over all events would answer."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from models.records import Ref
from models.vocabulary import Kind
from tests.ui.timeline.sample_record import CLASHES, HASAN, SIGNING, SUMMIT, sample_record
from ui.timeline.flag import Flag
from ui.timeline.index import LANES, EventIndex, LaneIndex
from ui.timeline.lane_plan import LanePlan
from ui.timeline.lanes import Lanes


@pytest.fixture
def crowd() -> EventIndex:
    source = np.random.default_rng(4)
    start = source.integers(0, 100_000, 3_000).astype(np.float64)
    return EventIndex.from_arrays(
        start, start + source.integers(0, 9_000, 3_000), source.integers(0, 5, 3_000).astype(np.int8)
    )


def touching(index: EventIndex, lane: int, begin: float, end: float) -> list[int]:
    return [
        position
        for position in range(len(index))
        if index.lane[position] == lane and index.start[position] < end and index.end[position] > begin
    ]


def lanes_of(index: EventIndex) -> list[LaneIndex]:
    return [row.events for row in Lanes.of(index, LanePlan())]


@pytest.mark.parametrize(("begin", "end"), [(-50.0, 10.0), (20_000.0, 20_500.0), (0.0, 200_000.0), (5.0, 6.0)])
def test_a_window_of_a_lane_holds_what_a_loop_finds(crowd: EventIndex, begin: float, end: float) -> None:
    for number, lane in enumerate(lanes_of(crowd)):
        expected = touching(crowd, number, begin, end)
        assert lane.between(begin, end).tolist() == expected
        assert lane.count(begin, end) == len(expected)


def test_occupancy_counts_every_pixel(crowd: EventIndex) -> None:
    edges = np.linspace(30_000.0, 60_000.0, 41)
    found = lanes_of(crowd)[2].occupancy(edges).tolist()
    assert found == [len(touching(crowd, 2, begin, end)) for begin, end in itertools.pairwise(edges)]
    assert max(found) > 1


def test_beginnings_count_each_event_once(crowd: EventIndex) -> None:
    edges = np.array([-1.0, 40_000.0, 70_000.0, 200_000.0])
    assert sum(int(lane.beginnings(edges).sum()) for lane in lanes_of(crowd)) == len(crowd)


def test_positions_follow_time_and_lead_back_to_their_records() -> None:
    index = EventIndex.from_record(sample_record())
    assert len(index) == 11
    assert np.all(np.diff(index.start) >= 0)
    for position in range(len(index)):
        event = index.event(position)
        assert event is not None
        assert event.when.start == index.start[position]
        assert index.position_of(event.ref) == position
        assert LANES[index.lane[position]] is event.lane


def test_an_address_of_another_kind_is_not_found() -> None:
    index = EventIndex.from_record(sample_record())
    assert index.position_of(Ref(Kind.INCIDENT, SUMMIT)) is None
    assert index.position_of(Ref(Kind.MEETING, 999)) is None


def test_flags_tell_how_sure_an_event_is() -> None:
    index = EventIndex.from_record(sample_record())

    def flags(kind: Kind, number: int) -> int:
        position = index.position_of(Ref(kind, number))
        assert position is not None
        return int(index.flags[position])

    assert flags(Kind.MEETING, SIGNING) == Flag.DASHED
    assert flags(Kind.MEETING, SUMMIT) == Flag.SUMMIT
    assert flags(Kind.MEETING, HASAN) == Flag.DOT
    assert flags(Kind.INCIDENT, CLASHES) == Flag.INCIDENT | Flag.SOFT_END | Flag.OPEN_END


def test_the_lane_below_is_entered_at_the_nearest_time() -> None:
    index = EventIndex.from_record(sample_record())
    lanes = Lanes.of(index, LanePlan())
    summit = index.position_of(Ref(Kind.MEETING, SUMMIT))
    assert summit is not None
    [number] = lanes.of_position(summit)
    below = lanes.beside(number, float(index.start[summit]), 1)
    assert below is not None
    assert (lanes[below[0]].name.text, index.title(below[1])) == ("Ministers", "Sihasak travels to Kuala Lumpur")
    assert lanes.beside(number, float(index.start[summit]), -1) is None


def test_an_empty_index_has_no_bounds_and_no_events() -> None:
    nothing = EventIndex.from_arrays(np.array([]), np.array([]), np.array([], np.int8))
    assert nothing.bounds() is None
    assert nothing.first_from(0.0) is None
    assert nothing.position_of(Ref(Kind.MEETING, 1)) is None
