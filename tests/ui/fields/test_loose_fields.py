"""Loose words in the date fields: shown as read, other readings to choose, relative to the source's date."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.commands import evidence
from models.commands.evidence import SourceDraft
from models.dates import exactly, on_day
from models.errors import RuleBroken
from models.loose_dates import Anchor, Order
from models.records import Effective
from models.vocabulary import Precision
from models.workspace import Workspace
from ui.fields.anchoring import SourceFollower, anchor_of, order_here
from ui.fields.date_input import DateInput
from ui.fields.effective_edit import EffectiveEdit
from ui.fields.problem import FieldRefused
from ui.fields.reading_label import ReadingLabel
from ui.fields.when_edit import WhenEdit

KL = "Asia/Kuala_Lumpur"
PIECE = Anchor(dt.date(2025, 10, 16), KL, published=True)


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    window = QWidget()
    QVBoxLayout(window)
    qtbot.addWidget(window)
    window.show()
    return window


def placed(host: QWidget, widget: QWidget) -> None:
    layout = host.layout()
    assert layout is not None
    layout.addWidget(widget)


def write(line: QLineEdit, words: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    if words.isascii():
        QTest.keyClicks(line, words)
    else:  # QTest has no keys for other letters
        QGuiApplication.clipboard().setText(words)
        line.paste()


@pytest.fixture
def when(host: QWidget) -> WhenEdit:
    field = WhenEdit(KL, host, anchor=PIECE)
    placed(host, field)
    return field


@pytest.fixture
def effective(host: QWidget) -> EffectiveEdit:
    field = EffectiveEdit(PIECE.day, host, anchor=PIECE)
    placed(host, field)
    return field


def offered(label: ReadingLabel) -> list[str]:
    return [button.text() for button in label.buttons]


def test_the_line_says_how_it_read_the_words(when: WhenEdit) -> None:
    write(when.text, "on Tuesday")
    assert when.reading.words.text() == (
        "Tue 14 Oct 2025 · day · the Tuesday before 16 Oct 2025, when the piece was published"
    )
    assert when.text.accessibleDescription() == when.reading.words.text()
    entered = when.when()
    assert entered == on_day(
        dt.date(2025, 10, 14),
        KL,
        words="on Tuesday",
        reasoning="The Tuesday before 16 Oct 2025, when the piece was published → 14 Oct 2025",
    )


def test_a_plain_date_leaves_no_words_beside_it(when: WhenEdit) -> None:
    write(when.text, "14 Oct 2025")
    assert when.when() == on_day(dt.date(2025, 10, 14), KL)
    write(when.text, "28–30 July 2025")
    assert when.reading.words.text() == "28–30 Jul 2025 · days"


def test_another_reading_is_chosen_by_keyboard(when: WhenEdit) -> None:
    write(when.text, "12/10")
    assert offered(when.reading) == ["or 10 Dec 2025"]
    button = when.reading.buttons[0]
    assert button.accessibleName() == "Read it as 10 Dec 2025"
    assert when.text.nextInFocusChain() is button
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    entered = when.when()
    assert entered is not None
    assert entered.first_day == dt.date(2025, 12, 10)
    assert entered.words == "12/10"
    assert offered(when.reading) == ["or 12 Oct 2025"]
    assert when.text.text() == "12/10"


def test_a_buddhist_year_is_asked_about_before_anything_is_taken(when: WhenEdit) -> None:
    write(when.text, "14 Oct 2568")
    assert when.reading.words.text() == "Is 2568 a Buddhist year (2025) or the year 2568?"
    with pytest.raises(FieldRefused, match="Buddhist") as refused:
        when.when()
    assert refused.value.field is when.text
    when.reading.buttons[0].click()
    entered = when.when()
    assert entered is not None
    assert entered.first_day == dt.date(2025, 10, 14)


def test_words_that_are_not_understood_are_refused_and_stay(when: WhenEdit) -> None:
    write(when.text, "soon")
    with pytest.raises(FieldRefused, match="not understood") as refused:
        when.when()
    assert refused.value.field is when.text
    assert when.text.text() == "soon"
    write(when.text, "")
    assert when.when() is None
    assert when.reading.isHidden()


def test_the_details_follow_the_line_and_the_line_the_details(when: WhenEdit) -> None:
    write(when.text, "Tuesday, 14:00–16:00")
    assert Precision(when.precision.currentData()) is Precision.EXACT
    assert (when.first.text(), when.first_time.text(), when.last_time.text()) == ("14 Oct 2025", "14:00", "16:00")
    when.more.click()
    assert when.details.isVisible()
    write(when.last_time, "17:00")
    assert when.text.text() == "14 Oct 2025, 14:00–17:00"
    entered = when.when()
    assert entered is not None
    assert entered.described() == "14 Oct 2025, 14:00–17:00"
    assert entered.words == "Tuesday, 14:00–16:00"


def test_another_zone_moves_the_hour_and_an_unknown_one_is_refused(when: WhenEdit) -> None:
    write(when.text, "14 Oct 2025, 10:30")
    when.zone.setEditText("UTC")
    entered = when.when()
    assert entered is not None
    assert (entered.described(), entered.zone) == ("14 Oct 2025, 10:30", "UTC")
    when.zone.setEditText("Mars/Olympus")
    with pytest.raises(FieldRefused, match="not a time zone") as refused:
        when.when()
    assert refused.value.field is when.zone
    assert when.details.isVisible()


def test_the_hour_that_the_clocks_skip_and_the_one_they_show_twice(host: QWidget) -> None:
    field = WhenEdit("Europe/Berlin", host, anchor=replace(PIECE, zone="Europe/Berlin"))
    placed(host, field)
    write(field.text, "30 March 2025, 02:30")
    with pytest.raises(RuleBroken, match="does not exist"):
        field.when()
    write(field.text, "26 October 2025, 02:30")
    with pytest.raises(FieldRefused, match="show 02:30 twice"):
        field.when()
    field.reading.buttons[1].click()
    entered = field.when()
    assert entered is not None
    assert entered.start == 1_761_442_200
    again = WhenEdit("Europe/Berlin", host)
    again.set_when(entered)
    write(again.reasoning, "by the minutes")
    kept = again.when()
    assert kept is not None
    assert kept.start == entered.start
    write(again.first_time, "02:15")
    assert again.reading.words.text() == "The clocks show 02:15 twice that day; the first time is taken."


def test_what_was_entered_before_is_shown_with_its_reason_and_kept_untouched(when: WhenEdit) -> None:
    known = on_day(dt.date(2025, 10, 12), KL, words="on Sunday", reasoning="the Sunday before the piece")
    when.set_when(known)
    assert when.text.text() == "12 Oct 2025"
    assert when.reading.words.text() == "As found: “on Sunday”; read so because: the Sunday before the piece"
    when.set_anchor(replace(PIECE, day=dt.date(2025, 1, 1)))
    assert when.when() is known
    exact = exactly(dt.datetime(2025, 10, 14, 9, 0, 13), dt.datetime(2025, 10, 14, 9, 0, 13), KL)  # noqa: DTZ001
    when.set_when(exact)
    assert when.when() is exact


def test_a_date_out_of_the_calendar(when: WhenEdit) -> None:
    write(when.text, "10000-01-01")
    with pytest.raises(FieldRefused):
        when.when()
    write(when.text, "28 July 2025 – 24 July 2025")
    with pytest.raises(FieldRefused, match="lies before the start"):
        when.when()


def test_an_effective_date_takes_words_and_their_reasoning(effective: EffectiveEdit) -> None:
    write(effective.date, "since August")
    assert effective.soft.isChecked()
    assert effective.words.isVisible()
    entered = effective.effective()
    assert entered is not None
    assert (entered.date, entered.soft, entered.words) == (dt.date(2025, 8, 1), True, "since August")
    assert "August nearest to 16 Oct 2025" in entered.reasoning
    write(effective.date, "14 Oct 2025")
    assert effective.effective() == Effective(dt.date(2025, 10, 14))
    assert not effective.words.isVisible()


def test_what_a_person_wrote_beside_the_date_stays(effective: EffectiveEdit) -> None:
    effective.soft.click()
    write(effective.words, "some time last week")
    write(effective.date, "12 Oct 2025")
    assert effective.effective() == Effective(dt.date(2025, 10, 12), True, "some time last week", "")


def test_words_are_relative_to_the_chosen_source(host: QWidget, sample: Workspace) -> None:
    evidence.add_source(sample, SourceDraft("Bernama", published=dt.date(2025, 9, 3)))
    field = EffectiveEdit(None, host)
    line = QLineEdit(host)
    placed(host, field)
    SourceFollower(line, sample, field.set_anchor)
    write(field.date, "yesterday")
    entered = field.effective()
    assert entered is not None
    assert entered.date == sample.today() - dt.timedelta(days=1)
    QTest.keyClicks(line, "bernama")
    entered = field.effective()
    assert entered is not None
    assert entered.date == dt.date(2025, 9, 2)
    assert "when the piece was published" in field.reading.words.text()
    assert anchor_of(sample, "Bernama").published
    assert not anchor_of(sample, "Nobody").published


def test_the_order_of_day_and_month_is_the_language_s(qapp: object) -> None:
    before = QLocale()
    try:
        QLocale.setDefault(QLocale("en_US"))
        assert order_here() is Order.MONTH_FIRST
        QLocale.setDefault(QLocale("ms_MY"))
        assert order_here() is Order.DAY_FIRST
    finally:
        QLocale.setDefault(before)


def test_a_single_date_field_takes_words_too(host: QWidget) -> None:
    field = DateInput("Day", host, anchor=PIECE)
    placed(host, field)
    write(field, "next week")
    assert field.date() == dt.date(2025, 10, 20)
    write(field, "2568")
    with pytest.raises(FieldRefused, match="Buddhist"):
        field.date()
