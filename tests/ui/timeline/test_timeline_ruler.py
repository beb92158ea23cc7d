"""The ruler names the right moments at every zoom, in the negotiation's zone, and no two names touch."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from models.dates import midnight, moment
from tests.ui.timeline.acts import paint, shown_timeline
from tests.ui.timeline.sample_record import ZONE, minute_exact_call, sample_record
from ui.language import language, set_language
from ui.timeline.scale import FIRST_MOMENT, LAST_MOMENT, TimeScale
from ui.timeline.ticks import Ticks, ticks_in
from ui.timeline.wording import tooltip_of

HOUR, DAY = 3_600.0, 86_400.0
NOON = midnight(dt.date(2025, 10, 14), ZONE) + 12 * HOUR


def ticks_around(seconds: float, *, at: float = NOON, zone: str = ZONE) -> Ticks:
    return ticks_in(TimeScale(at - seconds / 2, at + seconds / 2, 900), zone, 6.5)


def texts(ticks: Ticks) -> tuple[list[str], list[str]]:
    return [tick.text for tick in ticks.upper], [tick.text for tick in ticks.lower]


@pytest.mark.parametrize(
    ("seconds", "upper", "lower"),
    [
        (4 * HOUR, "Tue 14 Oct 2025", "12:00"),
        (3 * DAY, "Tue 14 Oct 2025", "12:00"),
        (14 * DAY, "Oct 2025", "Tue 14"),
        (21 * DAY, "Oct 2025", "14"),
        (100 * DAY, "Oct 2025", "13"),
        (500 * DAY, "2025", "Oct"),
    ],
)
def test_each_zoom_names_steps_and_the_unit_above(seconds: float, upper: str, lower: str) -> None:
    above, below = texts(ticks_around(seconds))
    assert upper in above
    assert lower in below


@pytest.mark.parametrize(
    ("years", "upper", "lower"),
    [(12, "2020–2029", "2024"), (150, "2000–2099", "2020"), (3_000, "2000–2999", "2400")],
)
def test_years_stand_in_decades_centuries_and_millennia(years: int, upper: str, lower: str) -> None:
    above, below = texts(ticks_around(years * 365 * DAY))
    assert upper in above
    assert lower in below


def test_days_begin_at_the_zones_midnight() -> None:
    assert midnight(dt.date(2025, 10, 15), ZONE) in {tick.at for tick in ticks_around(21 * DAY).lower}


def test_the_wall_clock_is_kept_on_the_day_the_clocks_change() -> None:
    change = midnight(dt.date(2025, 10, 26), "Europe/Paris") + 12 * HOUR
    ticks = ticks_around(DAY, at=change, zone="Europe/Paris")
    six = next(tick for tick in ticks.lower if tick.text == "06:00" and tick.at > change - 12 * HOUR)
    assert six.at == midnight(dt.date(2025, 10, 26), "Europe/Paris") + 7 * HOUR


def test_the_first_and_the_last_years_can_be_shown() -> None:
    assert texts(ticks_in(TimeScale(FIRST_MOMENT, LAST_MOMENT, 900), ZONE, 6.5))[1][-1] == "9500"
    assert ticks_in(TimeScale(LAST_MOMENT - DAY, LAST_MOMENT, 900), ZONE, 6.5).lower


def test_names_never_touch_while_zooming_and_panning(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    for step in range(70):
        view.plot.zoom_at(300, 1.17 if step < 60 else 0.5)
        view.plot.pan(13)
        for tier in (view.coarse, view.fine):
            end = 0.0
            for tick, x in tier.names():
                assert x >= end
                end = x + view.canvas.labels.width(tick.text)
            assert end <= view.canvas.scale_now().width + 4


def test_flags_push_names_aside_and_do_not_overlap(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    for step in range(40):
        boxes = [box for _, box in view.fine.flags()]
        for tick, x in view.fine.names():
            end = x + view.canvas.labels.width(tick.text)
            assert all(x > box.right() or end < box.left() for box in boxes)
        assert not any(one.intersects(other) for one, other in itertools.combinations(boxes, 2))
        view.plot.zoom_at(700, 0.8 if step % 3 else 1.3)
    view.go_to(dt.date(2026, 10, 14))
    view.zoom(400)
    paint(view)
    assert view.fine.flags() == []


def test_today_and_the_summit_are_flagged_side_by_side_where_they_are_close(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    view.plot.set_range(midnight(dt.date(2025, 1, 1), ZONE), midnight(dt.date(2026, 6, 1), ZONE))
    flags = {flag.text: box for flag, box in view.fine.flags()}
    assert set(flags) == {"today, 14 Oct", "summit, 26 Oct"}


# ---------------------------------------------------------------- languages


@pytest.fixture
def speaking() -> Iterator[Callable[[QLocale.Language], QLocale]]:
    before = language()

    def speak(wanted: QLocale.Language) -> QLocale:
        locale = QLocale(wanted)
        set_language(locale)
        return locale

    yield speak
    set_language(before)


@pytest.mark.parametrize(
    ("spoken", "month", "weekday"),
    [
        (QLocale.Language.Thai, "ต.ค.", "อังคาร"),
        (QLocale.Language.Khmer, "តុលា", "អង្គារ"),
        (QLocale.Language.Malay, "Okt", "Sel"),
    ],
)
def test_months_and_weekdays_come_in_the_programs_language(
    speaking: Callable[[QLocale.Language], QLocale], spoken: QLocale.Language, month: str, weekday: str
) -> None:
    locale = speaking(spoken)
    assert locale.language() is spoken, "Qt knows this language"
    above, below = texts(ticks_around(14 * DAY))
    assert any(text.startswith(month) for text in above)
    assert any(text.startswith(weekday) for text in below)


def test_the_machines_language_changes_nothing() -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German))
    try:
        assert "Tue 14" in texts(ticks_around(14 * DAY, at=NOON + 60))[1]
    finally:
        QLocale.setDefault(before)


# ---------------------------------------------------------------- clocks

PLACES = st.sampled_from(
    ["Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Asia/Kathmandu", "UTC"]
)


@given(st.integers(0, 2_000_000_000), PLACES, st.sampled_from([3, 12, 30, 70]))
def test_every_hour_on_the_ruler_is_what_the_clock_shows(at: int, zone: str, hours: int) -> None:
    ticks = ticks_around(hours * HOUR, at=float(at), zone=zone).lower
    assert [tick.at for tick in ticks] == sorted({tick.at for tick in ticks})
    for tick in ticks:
        assert tick.text == f"{moment(int(tick.at), zone):%H:%M}"


def test_the_hour_that_is_repeated_stands_twice_and_the_one_that_is_jumped_over_not_at_all() -> None:
    autumn = midnight(dt.date(2025, 10, 26), "Europe/Paris") + 3 * HOUR
    below = texts(ticks_around(6 * HOUR, at=autumn, zone="Europe/Paris"))[1]
    assert below.count("02:00") == 2
    spring = midnight(dt.date(2025, 3, 30), "Europe/Paris") + 2 * HOUR
    below = texts(ticks_around(6 * HOUR, at=spring, zone="Europe/Paris"))[1]
    assert "02:00" not in below
    assert "03:00" in below


# ---------------------------------------------------------------- the second zone


def test_a_second_zone_has_a_row_of_its_own_with_its_own_days(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    assert not view.second.isVisible()
    view.set_second_zone("America/New_York")
    paint(view)
    assert view.second.isVisible()
    assert view.second.heading == "New York"
    view.plot.set_range(NOON - 14 * HOUR, NOON + 14 * HOUR)
    names = {tick.at: tick.text for tick, _ in view.second.names()}
    here = {tick.at: tick.text for tick, _ in view.fine.names()}
    common = set(names) & set(here)
    assert common
    for at in common:
        assert names[at] in (f"{moment(int(at), 'America/New_York'):%H:%M}", "Tue 14 Oct")
    assert names[midnight(dt.date(2025, 10, 14), "America/New_York")] == "Tue 14 Oct"
    view.set_second_zone("")
    assert not view.second.isVisible()


def test_the_second_zones_names_never_touch(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    view.set_second_zone("Asia/Kathmandu")
    for _ in range(50):
        view.plot.zoom_at(300, 1.2)
        end = 0.0
        for tick, x in view.second.names():
            assert x >= end
            end = x + view.canvas.labels.width(tick.text)


def test_tooltips_tell_the_time_in_both_zones(qtbot: QtBot) -> None:
    call = minute_exact_call()
    assert "America/New_York" in tooltip_of(call, "America/New_York")
    assert f"{moment(call.when.start, 'America/New_York'):%H:%M}" in tooltip_of(call, "America/New_York")
    assert "(UTC)" in tooltip_of(call, call.when.zone)
