"""EDTF as exports write it, checked against another implementation of the standard."""

from __future__ import annotations

import datetime as dt

import pytest
from edtf import parse_edtf
from hypothesis import given

from models.dates import When, days, exactly, on_day
from models.edtf import from_edtf, to_edtf
from models.errors import RuleBroken
from models.vocabulary import Precision
from tests.models.loose_dates.test_properties import whens

KL = "Asia/Kuala_Lumpur"
DAY = dt.date(2025, 10, 14)
TEN = dt.datetime(2025, 10, 14, 10, 30)  # noqa: DTZ001  (the wall clock of a zone that is named)


@pytest.mark.parametrize(
    ("when", "written"),
    [
        (on_day(DAY, KL), "2025-10-14"),
        (days(DAY, dt.date(2025, 10, 16), KL), "2025-10-14/2025-10-16"),
        (days(dt.date(2025, 10, 1), dt.date(2025, 10, 31), KL, Precision.MONTH), "2025-10"),
        (days(dt.date(2025, 8, 1), dt.date(2025, 9, 30), KL, Precision.MONTH), "2025-08/2025-09"),
        (days(DAY, DAY, KL, Precision.APPROXIMATE), "2025-10-14~"),
        (days(DAY, dt.date(2025, 10, 16), KL, Precision.APPROXIMATE), "2025-10-14~/2025-10-16~"),
        (days(dt.date(2025, 10, 1), dt.date(2025, 10, 31), KL, Precision.APPROXIMATE), "2025-10~"),
        (days(dt.date(2025, 1, 1), dt.date(2025, 12, 31), KL, Precision.APPROXIMATE), "2025~"),
        (days(DAY, dt.date(2025, 10, 19), KL, Precision.RANGE), "[2025-10-14..2025-10-19]"),
        (days(dt.date(2025, 1, 1), dt.date(2025, 12, 31), KL, Precision.RANGE), "2025"),
        (days(DAY, None, KL, Precision.OPEN_END), "2025-10-14/.."),
        (days(DAY, dt.date(2025, 12, 1), KL, Precision.OPEN_END), "2025-10-14/2025-12-01?"),
        (exactly(TEN, TEN, KL), "2025-10-14T10:30:00+08:00"),
        (exactly(TEN, TEN + dt.timedelta(hours=2), "UTC"), "2025-10-14T10:30:00Z/2025-10-14T12:30:00Z"),
        (exactly(TEN.replace(year=1900), TEN.replace(year=1900), "Asia/Bangkok"), "1900-10-14T03:47:56Z"),
        (on_day(dt.date(1, 2, 3), "UTC"), "0001-02-03"),
    ],
)
def test_each_precision_has_its_form(when: When, written: str) -> None:
    assert to_edtf(when) == written
    assert from_edtf(written, when.zone) == when


@given(when=whens())
def test_what_is_written_is_edtf_and_another_reader_finds_the_same_days(when: When) -> None:
    written = to_edtf(when)
    if when.precision is Precision.EXACT and "/" in written:
        return  # an interval of moments is ISO 8601's; the Library of Congress leaves it out
    theirs = parse_edtf(written)
    assert tuple(theirs.lower_strict()[:3]) == when.first_day.timetuple()[:3]
    if when.end is not None and when.precision is not Precision.EXACT:
        assert tuple(theirs.upper_strict()[:3]) == when.last_day.timetuple()[:3]


def test_seasons_and_qualifiers_of_others_are_read() -> None:
    assert from_edtf("2025-22", KL) == days(dt.date(2025, 6, 1), dt.date(2025, 8, 31), KL, Precision.RANGE)
    assert from_edtf("2025-24", KL).last_day == dt.date(2026, 2, 28)
    assert from_edtf("2025-10-14?", KL).precision is Precision.APPROXIMATE
    assert from_edtf("2025-08/", KL) == days(dt.date(2025, 8, 1), None, KL, Precision.OPEN_END)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not an EDTF date"),
        ("soon", "not an EDTF date"),
        ("14 Oct 2025", "not an EDTF date"),
        ("2025-02-30", "no date"),
        ("2025-13", "no date"),
        ("0000-01-01", "no date"),
        ("9999-24", "no date"),
        ("2025-10-14T25:00:00Z", "no moment"),
        ("2025-10-14T10:00:00Z/2025-10-15", "not an EDTF date"),
        ("2025-10-14T10:00:00Z/2025-10-14T09:00:00Z", "lies before the start"),
        ("2025-10-14/2025-10-01", "lies before the start"),
        ("0001-01-01T00:00:00+08:00", "1 to 9999"),
    ],
)
def test_what_is_refused(text: str, says: str) -> None:
    with pytest.raises(RuleBroken, match=says):
        from_edtf(text, KL)
