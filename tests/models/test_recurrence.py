"""Which days a series falls on: units, ends, changes of the clocks, and what is refused."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dates import days, exactly, moment, on_day
from models.errors import RuleBroken
from models.recurrence import MOST, Recurrence, Unit, shifted
from models.vocabulary import Precision

KL = "Asia/Kuala_Lumpur"
FIRST = on_day(dt.date(2025, 10, 14), KL, words="on Tuesday", reasoning="so")


def starts(recurrence: Recurrence, day: dt.date = FIRST.first_day) -> list[str]:
    return [when.first_day.isoformat() for when in recurrence.dates(on_day(day, KL))]


def test_days_weeks_and_months() -> None:
    assert starts(Recurrence(2, Unit.WEEK, times=3)) == ["2025-10-14", "2025-10-28", "2025-11-11"]
    assert starts(Recurrence(1, Unit.DAY, until=dt.date(2025, 10, 16))) == ["2025-10-14", "2025-10-15", "2025-10-16"]
    assert starts(Recurrence(1, Unit.MONTH, times=3)) == ["2025-10-14", "2025-11-14", "2025-12-14"]
    assert starts(Recurrence(1, Unit.MONTH, times=3), dt.date(2025, 1, 31)) == [
        "2025-01-31",
        "2025-02-28",
        "2025-03-31",
    ]
    # The second Tuesday; a fifth one is the last of its month.
    assert starts(Recurrence(1, Unit.MONTH_BY_WEEKDAY, times=3)) == ["2025-10-14", "2025-11-11", "2025-12-09"]
    fifth = Recurrence(1, Unit.MONTH_BY_WEEKDAY, times=3)
    assert starts(fifth, dt.date(2025, 9, 30)) == ["2025-09-30", "2025-10-28", "2025-11-25"]


def test_the_words() -> None:
    assert Recurrence(2, Unit.WEEK, times=6).words == "every 2 weeks, 6 times"
    assert Recurrence(1, Unit.MONTH_BY_WEEKDAY, until=dt.date(2025, 11, 30)).words == (
        "every month on the same weekday until 30 Nov 2025"
    )


def test_the_first_keeps_its_words_and_the_others_have_none() -> None:
    first, second = Recurrence(1, Unit.WEEK, times=2).dates(FIRST)
    assert first is FIRST
    assert (second.words, second.reasoning) == ("", "")


def test_the_wall_clock_stays_over_a_change_of_the_clocks() -> None:
    begins = dt.datetime(2025, 10, 20, 9, 30)  # noqa: DTZ001  (a wall clock)
    first = exactly(begins, begins + dt.timedelta(hours=2), "Europe/Berlin")
    dates = Recurrence(1, Unit.WEEK, times=2).dates(first)
    assert [moment(when.start, when.zone).strftime("%d %H:%M %z") for when in dates] == [
        "20 09:30 +0200",
        "27 09:30 +0100",
    ]
    assert [when.described() for when in dates] == ["20 Oct 2025, 09:30–11:30", "27 Oct 2025, 09:30–11:30"]


def test_an_hour_that_the_clocks_skip_is_refused_with_its_day() -> None:
    begins = dt.datetime(2025, 3, 23, 2, 30)  # noqa: DTZ001
    with pytest.raises(RuleBroken, match="02:30 on 2025-03-30 does not exist"):
        Recurrence(1, Unit.WEEK, times=2).dates(exactly(begins, begins, "Europe/Berlin"))


@pytest.mark.parametrize(
    ("recurrence", "says"),
    [
        (Recurrence(1, Unit.WEEK), "has no end"),
        (Recurrence(0, Unit.WEEK, times=3), "every 1 to 366"),
        (Recurrence(-2, Unit.DAY, times=3), "every 1 to 366"),
        (Recurrence(1, Unit.DAY, times=MOST + 1), "more than 366"),
        (Recurrence(1, Unit.DAY, until=dt.date(2030, 1, 1)), "more than 366"),
        (Recurrence(1, Unit.DAY, times=1), "at least two"),
        (Recurrence(1, Unit.WEEK, until=dt.date(2025, 10, 15)), "at least two"),
        (Recurrence(1, Unit.WEEK, until=dt.date(2025, 10, 1)), "before it begins"),
    ],
)
def test_what_is_refused(recurrence: Recurrence, says: str) -> None:
    with pytest.raises(RuleBroken, match=says):
        recurrence.dates(FIRST)


def test_it_begins_on_a_day_and_ends_in_the_calendar() -> None:
    month = days(dt.date(2025, 10, 1), dt.date(2025, 10, 31), KL, Precision.MONTH)
    with pytest.raises(RuleBroken, match="on a day or at a time"):
        Recurrence(1, Unit.MONTH, times=3).dates(month)
    late = on_day(dt.date(9999, 12, 1), "UTC")
    with pytest.raises(RuleBroken, match="year 9999"):
        Recurrence(1, Unit.MONTH, times=3).dates(late)
    with pytest.raises(RuleBroken, match="1 to 9999"):
        shifted(late, dt.timedelta(days=60))


@given(
    every=st.integers(1, 5),
    unit=st.sampled_from(Unit),
    times=st.integers(2, 40),
    day=st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1)),
)
def test_every_series_goes_forward_and_keeps_its_weekday_or_day(
    every: int, unit: Unit, times: int, day: dt.date
) -> None:
    dates = Recurrence(every, unit, times=times).dates(on_day(day, KL))
    found = [when.first_day for when in dates]
    assert len(found) == times
    assert found == sorted(set(found))
    if unit in (Unit.WEEK, Unit.MONTH_BY_WEEKDAY):
        assert {one.weekday() for one in found} == {day.weekday()}
    if unit is Unit.MONTH:
        assert all(one.day == day.day or one.day >= 28 for one in found)
    assert Recurrence(every, unit, until=found[-1]).dates(on_day(day, KL)) == dates
