"""The report takes over the days and lanes of the timeline on the screen, where a person wants that."""

from __future__ import annotations

import datetime as dt

from pytestqt.qtbot import QtBot

from models.report.choices import WayLanes, WayWindow
from tests.ui.window.acts import desk_of
from ui.main_window import MainWindow
from ui.timeline.lane_plan import LaneBy


def test_the_way_is_drawn_as_on_the_screen(qtbot: QtBot, window: MainWindow) -> None:
    timeline = desk_of(window).timeline
    assert timeline is not None
    timeline.go_to(dt.date(2025, 10, 14))
    timeline.lanes.choose(LaneBy.PARTY)
    window.open_screen("report")
    assert window.report is not None
    options = window.report.options
    begin, end = timeline.visible_range()
    assert options.options().way == WayWindow()
    assert options.as_seen.isVisible()
    assert options.as_seen.accessibleDescription().endswith(", by party")
    options.as_seen.click()
    assert options.options().way == WayWindow(timeline.day_at(begin), timeline.day_at(end - 1), WayLanes.PARTY)
    window.open_screen("board")
    timeline.fit_all()
    window.open_screen("report")
    assert options.options().way.first == timeline.day_at(timeline.visible_range()[0])
