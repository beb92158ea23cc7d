"""The handle of the day on the timeline: pulled, given up, double-clicked; the veil and the flag."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.timeline.acts import carry, double_click, let_go, paint, shown_timeline, take
from tests.ui.timeline.sample_record import sample_record
from ui.motion import set_motion_reduced
from ui.theme import theme
from ui.timeline.as_of_layer import AsOfGrip
from ui.timeline.view import TimelineView


def grip_of(view: TimelineView) -> QPoint:
    """Where the hand takes the handle."""
    sight = view.canvas.sight()
    at = sight.content.today_at if view.handle.layer.at is None else view.handle.layer.at
    return QPoint(round(sight.scale.x(at)), round(sight.frame.lanes_top / 2))


def pixels_to(view: TimelineView, day: dt.date) -> int:
    """From the handle to the noon of a day."""
    return round(view.canvas.scale_now().x(view.handle.noon_of(day))) - grip_of(view).x()


def asked(view: TimelineView) -> list[dt.date | None]:
    """Every day that is asked for; the line follows as it does on the desk."""
    days: list[dt.date | None] = []
    view.handle.wanted.connect(days.append)
    view.handle.wanted.connect(view.show_day)
    return days


def test_the_grip_waits_on_today(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    assert isinstance(view.canvas.hit(QPointF(grip_of(view))).grip, AsOfGrip)
    middle = QPointF(grip_of(view).x(), view.canvas.frame().height / 2)
    assert view.canvas.hit(middle).grip is None, "the line of today alone is no handle"
    assert "earlier day" in view.plot.pointer.tooltip(QPointF(grip_of(view)))


def test_pulled_back_it_asks_for_every_day_on_the_way(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    days, wanted = asked(view), dt.date(2025, 8, 15)
    start, pixels = grip_of(view), pixels_to(view, wanted)
    take(view, start)
    carry(view, start, pixels)
    assert days[-1] == wanted
    assert days == sorted(days, reverse=True)  # type: ignore[type-var]
    assert view.handle.layer.at == view.handle.noon_of(wanted), "under the hand nothing glides"
    let_go(view, start + QPoint(pixels, 0))
    assert ", state of play as of 15 Aug 2025" in view.accessibleName()
    assert "Double click" in view.plot.pointer.tooltip(QPointF(grip_of(view)))


def test_pulled_beyond_today_it_is_today(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    view.show_day(dt.date(2025, 9, 1))
    days, start = asked(view), grip_of(view)
    take(view, start)
    carry(view, start, pixels_to(view, dt.date(2025, 10, 20)))
    assert days[-1] is None
    assert view.handle.layer.at is None


def test_escape_while_pulling_goes_back_to_where_it_stood(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    view.show_day(dt.date(2025, 9, 1))
    days, start = asked(view), grip_of(view)
    take(view, start)
    carry(view, start, pixels_to(view, dt.date(2025, 8, 1)))
    QTest.keyClick(view.plot, Qt.Key.Key_Escape)
    assert days[-1] == dt.date(2025, 9, 1)


def test_a_double_click_asks_for_today(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    view.show_day(dt.date(2025, 9, 1))
    days = asked(view)
    double_click(view, grip_of(view))
    assert days == [None]


def test_the_flag_can_be_pulled_too(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    days = asked(view)
    spot = QPoint(grip_of(view).x() + int(view.gutter.width()), view.fine.height() // 2)
    QTest.mousePress(view.fine, Qt.MouseButton.LeftButton, pos=spot)
    for step in (30, 60, 90):
        QTest.mouseMove(view.fine, spot - QPoint(step, 0))
    QTest.mouseRelease(view.fine, Qt.MouseButton.LeftButton, pos=spot - QPoint(90, 0))
    assert days
    assert days[-1] is not None


def test_what_came_after_is_dimmed_and_its_status_changes_are_covered(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    view.plot.set_range(*view.canvas.content.home)
    paint(view)
    before = view.plot.grab().toImage()
    view.show_day(dt.date(2025, 9, 15))
    paint(view)
    after = view.plot.grab().toImage()
    frame, x = view.canvas.frame(), grip_of(view).x()
    strip = round(frame.marks_top + frame.marks_height / 2)
    surface = theme().colours.surface
    ratio = after.devicePixelRatio()
    right = range(round((x + 14) * ratio), after.width() - 4)
    assert all(after.pixelColor(at, round(strip * ratio)) == surface for at in right)
    lanes = round((frame.lanes_top + 6) * ratio)
    left = range(4, round((x - 8) * ratio))
    assert [before.pixelColor(at, lanes) for at in left] == [after.pixelColor(at, lanes) for at in left]


def test_the_flag_names_the_day(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    view.show_day(dt.date(2025, 9, 1))
    assert "as of 1 Sep" in [flag.text for flag, _ in view.fine.flags()]
    view.show_day(None)
    assert next(flag.text for flag, _ in view.fine.flags()).startswith("today")


def test_the_line_glides_unless_stillness_is_wanted(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    view.show_day(dt.date(2025, 9, 1))
    set_motion_reduced(True)
    try:
        view.show_day(dt.date(2025, 8, 1))
        assert view.handle.layer.at == view.handle.noon_of(dt.date(2025, 8, 1))
    finally:
        set_motion_reduced(False)
    view.show_day(dt.date(2025, 9, 20))
    qtbot.waitUntil(lambda: view.handle.layer.at == view.handle.noon_of(dt.date(2025, 9, 20)))
