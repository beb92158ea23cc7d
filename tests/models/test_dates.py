"""Times with their precision: arithmetic over all years and zones, and how they read."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from models import dates
from models.dates import When, days, exactly, iso, midnight, moment, next_midnight, on_day, seconds, zone_named
from models.errors import RuleBroken
from models.vocabulary import Precision

ZONES = (
    "UTC",
    "Asia/Bangkok",
    "Asia/Kuala_Lumpur",
    "Asia/Kathmandu",
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "Australia/Lord_Howe",
    "America/Sao_Paulo",
)

any_zone = st.sampled_from(ZONES)
#: Away from the two ends of the calendar, where a zone's offset leads out of it.
any_day = st.dates(dt.date(1, 1, 3), dt.date(9999, 12, 29))


@given(day=any_day, zone=any_zone)
def test_a_day_begins_and_ends_at_local_midnights(day: dt.date, zone: str) -> None:
    when = on_day(day, zone)
    skipped = (zone, day) == ("Pacific/Apia", dt.date(2011, 12, 30))
    assume(not skipped)
    assert when.first_day == when.last_day == day
    assert when.end == midnight(day + dt.timedelta(days=1), zone)
    # A day has 24 hours, or up to two more or fewer where clocks change; local mean time ended by jumps of minutes.
    assert 22 * 3600 <= when.end - when.start <= 26 * 3600


@given(first=any_day, length=st.integers(0, 4000), zone=any_zone)
def test_a_span_keeps_its_days(first: dt.date, length: int, zone: str) -> None:
    assume(first.toordinal() + length < dt.date.max.toordinal() - 2)
    last = first + dt.timedelta(days=length)
    when = days(first, last, zone, Precision.RANGE)
    assert (when.first_day, when.last_day) in {(first, last)} or zone == "Pacific/Apia"


@given(at=st.integers(seconds(dt.datetime.min.replace(tzinfo=dt.UTC)), 253_402_300_799))
def test_seconds_go_there_and_back_over_the_years_1_to_9999(at: int) -> None:
    assert seconds(moment(at)) == at


@given(day=any_day, minutes=st.integers(0, 1439), zone=any_zone)
def test_a_minute_that_exists_is_kept(day: dt.date, minutes: int, zone: str) -> None:
    wall = dt.datetime.combine(day, dt.time(minutes // 60, minutes % 60))
    exists = moment(seconds(wall.replace(tzinfo=zone_named(zone))), zone).replace(tzinfo=None) == wall
    assume(exists)
    assert moment(exactly(wall, wall, zone).start, zone).replace(tzinfo=None) == wall


@given(minutes=st.integers(0, 59))
def test_every_minute_of_a_skipped_hour_is_refused(minutes: int) -> None:
    wall = dt.datetime.combine(dt.date(2025, 3, 9), dt.time(2, minutes))
    with pytest.raises(RuleBroken, match="does not exist in America/New_York"):
        exactly(wall, wall, "America/New_York")


@given(start=any_day, move=st.integers(-2000, 2000), length=st.integers(0, 60), zone=any_zone)
def test_moving_keeps_the_length_and_drops_the_words(start: dt.date, move: int, length: int, zone: str) -> None:
    assume(dt.date.min.toordinal() + 3 < start.toordinal() + move < dt.date.max.toordinal() - 70)
    assume(start.toordinal() + length < dt.date.max.toordinal() - 3)
    when = days(start, start + dt.timedelta(days=length), zone, words="on Tuesday", reasoning="the week of the talks")
    moved = when.moved_to(when.start + move * dates.DAY_SECONDS)
    assert moved.end is not None
    assert when.end is not None
    assert moved.end - moved.start == when.end - when.start
    assert (moved.words, moved.reasoning, moved.zone) == ("", "", zone)
    assert moved.moved_to(when.start).start == when.start


def test_the_hour_that_the_clocks_skip_is_refused_with_a_way_out() -> None:
    with pytest.raises(RuleBroken, match="02:30 on 2025-03-30 does not exist in Europe/Berlin") as refused:
        exactly(dt.datetime(2025, 3, 30, 2, 30), dt.datetime(2025, 3, 30, 4), "Europe/Berlin")  # noqa: DTZ001
    assert refused.value.way_out


def test_the_hour_that_comes_twice_is_taken() -> None:
    twice = dt.datetime(2025, 10, 26, 2, 30)  # noqa: DTZ001
    when = exactly(twice, twice, "Europe/Berlin")
    assert iso(when.start, "Europe/Berlin") == "2025-10-26T02:30+02:00"


def test_an_aware_moment_is_taken_as_it_is() -> None:
    start = dt.datetime(2025, 10, 26, 3, 0, tzinfo=dt.UTC)
    when = exactly(start, start + dt.timedelta(hours=2), "Asia/Kuala_Lumpur")
    assert iso(when.start, when.zone) == "2025-10-26T11:00+08:00"


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_the_two_ends_of_the_calendar_are_days_in_utc(day: dt.date) -> None:
    when = on_day(day, "UTC")
    assert when.end == when.start + dates.DAY_SECONDS
    assert when.first_day == day


def test_the_last_day_of_all_ends() -> None:
    when = on_day(dt.date.max, "UTC")
    assert when.last_day == dt.date.max
    assert when.described() == "31 Dec 9999"
    assert next_midnight(dt.date.max, "UTC") == when.end


def test_beyond_the_calendar_is_refused() -> None:
    for attempt in (
        lambda: midnight(dt.date.min, "Asia/Bangkok"),
        lambda: moment(10**15),
        lambda: moment(-(10**11)),
        lambda: When(10**12, None, Precision.OPEN_END, "UTC"),
    ):
        with pytest.raises(RuleBroken, match="years 1 to 9999"):
            attempt()


def test_a_zone_must_be_one() -> None:
    for name in ("Asia/Atlantis", "", "../etc/passwd", "/etc/localtime"):
        with pytest.raises(RuleBroken, match="not a time zone"):
            on_day(dt.date(2025, 1, 1), name)


def test_an_end_is_not_before_its_start() -> None:
    with pytest.raises(RuleBroken, match=r"2025-10-27.*before.*2025-10-28"):
        days(dt.date(2025, 10, 28), dt.date(2025, 10, 27), "UTC")
    with pytest.raises(RuleBroken, match="before the start"):
        When(100, 40, Precision.EXACT, "UTC")
    with pytest.raises(RuleBroken, match="before the start"):
        When(100, 100, Precision.DAY, "UTC")


def test_only_an_open_end_has_no_end() -> None:
    assert days(dt.date(2025, 1, 1), None, "UTC", Precision.OPEN_END).end is None
    with pytest.raises(RuleBroken, match="end is missing"):
        days(dt.date(2025, 1, 1), None, "UTC", Precision.DAY)


def test_a_moment_has_no_length() -> None:
    when = When(1000, 1000, Precision.EXACT, "UTC")
    assert when.timed
    assert when.first_day == when.last_day


_OCT_26, _OCT_28 = dt.date(2025, 10, 26), dt.date(2025, 10, 28)


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (on_day(_OCT_26, "Asia/Bangkok"), "26 Oct 2025"),
        (days(_OCT_26, _OCT_28, "Asia/Bangkok"), "26–28 Oct 2025"),
        (days(dt.date(2025, 7, 24), dt.date(2025, 8, 2), "UTC"), "24 Jul – 2 Aug 2025"),
        (days(dt.date(2024, 12, 30), dt.date(2025, 1, 2), "UTC"), "30 Dec 2024 – 2 Jan 2025"),
        (days(_OCT_26, _OCT_26, "UTC", Precision.APPROXIMATE), "about 26 Oct 2025"),
        (days(_OCT_26, _OCT_28, "UTC", Precision.RANGE), "within 26–28 Oct 2025"),
        (days(dt.date(2025, 10, 1), dt.date(2025, 10, 31), "UTC", Precision.MONTH), "Oct 2025"),
        (days(dt.date(2025, 10, 1), dt.date(2025, 11, 30), "UTC", Precision.MONTH), "Oct 2025 – Nov 2025"),
        (days(_OCT_26, None, "UTC", Precision.OPEN_END), "from 26 Oct 2025"),
        (days(_OCT_26, _OCT_28, "UTC", Precision.OPEN_END), "from 26–28 Oct 2025, open end"),
    ],
)
def test_a_date_reads_as_a_person_would_write_it(when: When, text: str) -> None:
    assert when.described() == text


def test_a_time_reads_with_its_hours() -> None:
    ten = dt.datetime(2025, 10, 26, 10, tzinfo=dt.UTC)
    assert exactly(ten, ten, "UTC").described() == "26 Oct 2025, 10:00"
    assert exactly(ten, ten + dt.timedelta(hours=2), "UTC").described() == "26 Oct 2025, 10:00–12:00"
    assert exactly(ten, ten + dt.timedelta(days=1), "UTC").described() == "26 Oct 2025, 10:00 – 27 Oct 2025, 10:00"
