"""Snapping: whole days, hours on the wall clock, minutes; dates known to the day stay on days."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from models.dates import exactly, moment, on_day, seconds, zone_named
from models.records import Ref, TimelineEvent
from models.vocabulary import Kind, Lane, Precision
from ui.timeline.snapping import Snap, nearest_hour, new_span, new_when, snapped_edge, snapped_start, step_of

BERLIN, KOLKATA = "Europe/Berlin", "Asia/Kolkata"
ZONES = st.sampled_from([BERLIN, KOLKATA, "Asia/Kuala_Lumpur", "America/New_York", "Asia/Kathmandu", "UTC"])
MOMENTS = st.integers(-2_000_000_000, 4_000_000_000)
SHIFTS = st.floats(-400 * 86_400, 400 * 86_400)


def call(hour: int, zone: str = BERLIN, day: int = 24) -> TimelineEvent:
    start = dt.datetime(2025, 10, day, hour, 20)  # noqa: DTZ001 - the wall clock of the zone
    when = exactly(start, start + dt.timedelta(minutes=45), zone)
    return TimelineEvent(
        Ref(Kind.MEETING, 1), "Call", Lane.LEADERS, when, False, False, False, False, "call", "held", "", ()
    )


def at(zone: str, *wall: int) -> int:
    return seconds(dt.datetime(*wall, tzinfo=zone_named(zone)))  # type: ignore[arg-type,misc]


def test_a_day_keeps_the_time_of_day_when_the_clocks_change() -> None:
    event = call(10)
    moved = snapped_start(event, 3 * 86_400 + 5_000, Snap.DAY)
    assert moment(moved, BERLIN) == dt.datetime(2025, 10, 27, 10, 20, tzinfo=zone_named(BERLIN))


def test_an_hour_is_one_of_the_wall_clock_also_where_zones_are_half_an_hour_off() -> None:
    moved = snapped_start(call(10, KOLKATA), 3_000, Snap.HOUR)
    assert f"{moment(moved, KOLKATA):%H:%M}" == "11:00"


def test_without_snap_a_minute_stays() -> None:
    assert snapped_start(call(10), 61.0, Snap.NONE) == call(10).when.start + 60


def test_a_key_moves_by_the_step_that_is_chosen() -> None:
    when = call(10).when
    assert [step_of(when, snap) for snap in Snap] == [900, 86_400, 3_600, 60]
    assert {step_of(on_day(dt.date(2025, 10, 1), BERLIN), snap) for snap in Snap} == {86_400}


def test_something_new_is_a_day_or_an_hour() -> None:
    noon = at(BERLIN, 2025, 10, 26, 12, 10)
    assert new_when(noon, BERLIN, Snap.DAY, 5_000.0) == on_day(dt.date(2025, 10, 26), BERLIN)
    hour = new_when(noon, BERLIN, Snap.HOUR, 3.0)
    assert (hour.precision, hour.described()) == (Precision.EXACT, "26 Oct 2025, 12:00–13:00")
    assert new_when(noon, BERLIN, Snap.AUTOMATIC, 3.0).precision is Precision.DAY
    assert new_when(noon, BERLIN, Snap.AUTOMATIC, 5_000.0).described() == "26 Oct 2025, 12:15–13:15"


@given(MOMENTS, ZONES)
def test_the_nearest_hour_is_near_and_whole(moment_at: int, zone: str) -> None:
    hour = nearest_hour(moment_at, zone)
    assert abs(hour - moment_at) <= 1_800
    offset = moment(moment_at, zone).utcoffset()
    assert offset is not None
    assert (hour + int(offset.total_seconds())) % 3_600 == 0


@given(MOMENTS, ZONES, SHIFTS, st.sampled_from(Snap))
def test_a_date_known_to_the_day_stays_on_whole_days(moment_at: int, zone: str, shift: float, snap: Snap) -> None:
    when = on_day(moment(moment_at, zone).date(), zone)
    event = TimelineEvent(Ref(Kind.MEETING, 1), "x", Lane.LEADERS, when, False, False, False, False, "", "", "", ())
    for edge in (snapped_start(event, shift, snap), snapped_edge(when, when.start + shift, snap)):
        local = moment(edge, zone)
        # Zones that put their clocks forward at midnight begin a day at one o'clock.
        assert local.time() in (dt.time(0), dt.time(1))


@given(MOMENTS, SHIFTS, ZONES, st.sampled_from(Snap), st.floats(0.01, 5_000))
def test_a_new_span_is_always_one_that_can_be_saved(
    begin: int, shift: float, zone: str, snap: Snap, per_day: float
) -> None:
    when = new_span(begin, begin + shift, zone, snap, per_day)
    assert when.end is not None
    assert when.end > when.start
    assert when.end - when.start <= abs(shift) + 2 * 86_400 + 3_600
