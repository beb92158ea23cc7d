"""Dates as people write them, and the entry of a time with its precision, back and forth."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.dates import When, days, exactly, on_day
from models.errors import RuleBroken
from models.records import Effective
from models.vocabulary import Precision
from ui.fields.date_input import DateInput, read_date
from ui.fields.effective_edit import EffectiveEdit
from ui.fields.problem import FieldRefused
from ui.fields.when_edit import WhenEdit

KL = "Asia/Kuala_Lumpur"
DAY = dt.date(2025, 10, 14)


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """The window that a field stands in. It keeps the field alive while an exception still names it."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def at(day: dt.date, hour: int) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, 30))


@pytest.mark.parametrize(
    "words", ["14 Oct 2025", "14 October 2025", "2025-10-14", "14.10.2025", " 14  oct 2025 ", "14. Oct 2025"]
)
def test_dates_as_people_write_them(qapp: object, words: str) -> None:
    assert read_date(words) == DAY


@pytest.mark.parametrize(
    "words", ["", "Oct", "31 Feb 2025", "14 Oct", "2025-13-01", "0000-01-01", "10/14/2025", "soon"]
)
def test_what_is_no_date(qapp: object, words: str) -> None:
    assert read_date(words) is None


def test_months(qapp: object) -> None:
    assert read_date("Oct 2025", months=True) == dt.date(2025, 10, 1)
    assert read_date("2025-10", months=True) == dt.date(2025, 10, 1)
    assert read_date("Oct 2025") is None


def test_arrow_keys_go_on_by_a_day(host: QWidget) -> None:
    field = DateInput("Day", host)
    field.set_date(dt.date(2025, 12, 31))
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.date() == dt.date(2026, 1, 1)
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.date() == dt.date(2025, 12, 30)


def test_a_day_chosen_on_the_calendar(host: QWidget) -> None:
    field = DateInput("Day", host)
    field.show()
    field.set_date(DAY)
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert field._popup is not None
    field._take(QDate(2025, 10, 20))
    assert field.date() == dt.date(2025, 10, 20)
    assert field._popup is None


@pytest.mark.parametrize(
    "when",
    [
        on_day(DAY, KL, words="on Tuesday", reasoning="the article is of that week"),
        days(DAY, dt.date(2025, 10, 19), KL, Precision.RANGE),
        days(dt.date(2025, 8, 1), dt.date(2025, 9, 30), KL, Precision.MONTH),
        days(DAY, dt.date(2025, 10, 15), KL, Precision.APPROXIMATE),
        days(DAY, None, KL, Precision.OPEN_END),
        days(DAY, dt.date(2025, 12, 1), KL, Precision.OPEN_END),
        exactly(at(DAY, 9), at(DAY, 11), KL),
        exactly(at(DAY, 22), at(dt.date(2025, 10, 15), 1), "Asia/Bangkok"),
        exactly(at(DAY, 9), at(DAY, 9), KL),
    ],
)
def test_what_is_shown_comes_back_also_after_retyping(host: QWidget, when: When) -> None:
    field = WhenEdit("UTC", host)
    field.set_when(when)
    assert field.when() is when
    field.words.setText(f"{when.words} x")
    field.words.setText(when.words)
    field.reasoning.setText("now touched")
    again = field.when()
    assert again is not None
    assert (again.start, again.end, again.precision, again.zone) == (when.start, when.end, when.precision, when.zone)
    assert again.reasoning == "now touched"


def test_an_empty_entry_is_nothing(host: QWidget) -> None:
    field = WhenEdit(KL, host)
    assert field.when() is None


@pytest.mark.parametrize(
    ("precision", "first", "last", "named"),
    [
        (Precision.DAY, "20 Oct 2025", "18 Oct 2025", "last"),
        (Precision.RANGE, "20 Oct 2025", "", "last"),
        (Precision.DAY, "", "18 Oct 2025", "first"),
        (Precision.DAY, "sometime", "", "first"),
        (Precision.EXACT, "20 Oct 2025", "", "first_time"),
        (Precision.EXACT, "20 Oct 2025", "21 Oct 2025", "last_time"),
    ],
)
def test_what_is_refused_names_the_field(
    host: QWidget, precision: Precision, first: str, last: str, named: str
) -> None:
    field = WhenEdit(KL, host)
    field.precision.setCurrentIndex(field.precision.findData(precision))
    field.first.setText(first)
    field.last.setText(last)
    if named == "last_time":
        field.first_time.setText("10:00")
    with pytest.raises(FieldRefused) as refused:
        field.when()
    assert refused.value.field is getattr(field, named)


def test_an_hour_that_the_clocks_skip(host: QWidget) -> None:
    field = WhenEdit("Europe/Berlin", host)
    field.precision.setCurrentIndex(field.precision.findData(Precision.EXACT))
    field.first.setText("2025-03-30")
    field.first_time.setText("02:30")
    with pytest.raises(RuleBroken, match="does not exist"):
        field.when()


def test_an_effective_date_with_its_words(host: QWidget) -> None:
    field = EffectiveEdit(DAY, host)
    field.show()
    assert field.effective() == Effective(DAY)
    assert not field.words.isVisible()
    field.soft.click()
    assert field.words.isVisible()
    QTest.keyClicks(field.words, "on Tuesday")
    assert field.effective() == Effective(DAY, True, "on Tuesday", "")
    field.date.clear()
    assert field.effective() is None
