"""The ruler names the right moments at every zoom, in the negotiation's zone, and no two names touch."""

from __future__ import annotations

import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from models.dates import midnight
from tests.ui.timeline.acts import paint, shown_timeline
from tests.ui.timeline.sample_record import ZONE, sample_record
from ui.timeline.scale import FIRST_MOMENT, LAST_MOMENT, TimeScale
from ui.timeline.ticks import Ticks, ticks_in

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


def test_decades_are_named_by_years_alone() -> None:
    above, below = texts(ticks_around(80 * 365 * DAY))
    assert above == []
    assert "2020" in below


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


def test_todays_flag_pushes_names_aside(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    flag = view.fine.flag()
    assert flag is not None
    for tick, x in view.fine.names():
        assert x > flag.right() or x + view.canvas.labels.width(tick.text) < flag.left()
    view.go_to(dt.date(2026, 10, 14))
    paint(view)
    assert view.fine.flag() is None
