"""The mouse on the real widget: choosing, opening, creating, moving, zooming, panning, tooltips."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from models.dates import midnight, moment, on_day
from models.records import Ref
from models.vocabulary import Kind, Lane
from tests.ui.timeline.acts import (
    Ear,
    carry,
    click,
    double_click,
    drag,
    empty_place,
    let_go,
    meeting_ref,
    paint,
    place_of,
    press_key,
    shown_timeline,
    take,
    turn_wheel,
)
from tests.ui.timeline.sample_record import (
    CALL,
    FIGHTING,
    HASAN,
    MINISTERS,
    SIGNING,
    SIHASAK,
    ZONE,
    minute_exact_call,
    record_of,
    sample_record,
)
from ui.timeline.view import TimelineView


def day_width(view: TimelineView) -> float:
    return view.canvas.scale_now().per_day


def test_a_click_on_a_bar_selects_it(view: TimelineView, ear: Ear) -> None:
    click(view, place_of(view, meeting_ref(MINISTERS)))
    assert ear.selected == [meeting_ref(MINISTERS)]
    assert "12 Oct 2025" in view.plot.accessibleDescription()


def test_a_click_on_the_label_beside_a_bar_selects_it_too(view: TimelineView, ear: Ear) -> None:
    click(view, place_of(view, meeting_ref(HASAN)) + QPoint(60, 0))
    assert ear.selected == [meeting_ref(HASAN)]


def test_a_double_click_opens(view: TimelineView, ear: Ear) -> None:
    double_click(view, place_of(view, meeting_ref(SIHASAK)))
    assert ear.opened == [meeting_ref(SIHASAK)]
    assert ear.moved == []


def test_a_double_click_on_empty_space_asks_for_a_new_event_on_that_day(view: TimelineView, ear: Ear) -> None:
    point = empty_place(view, lane=1)
    double_click(view, point)
    day = moment(int(view.canvas.scale_now().at(point.x())), ZONE).date()
    assert ear.created == [(Lane.MINISTERS, on_day(day, ZONE))]


def test_dragging_a_bar_asks_once_for_whole_days(view: TimelineView, ear: Ear) -> None:
    place = place_of(view, meeting_ref(MINISTERS))
    drag(view, place, round(day_width(view) * 2.2))
    assert ear.moved == [(meeting_ref(MINISTERS), midnight(dt.date(2025, 10, 14), ZONE))]
    assert view.canvas.ghost is None
    assert place_of(view, meeting_ref(MINISTERS)) == place


def test_while_dragging_a_ghost_tells_the_new_date(view: TimelineView, ear: Ear) -> None:
    place = place_of(view, meeting_ref(SIGNING))
    take(view, place)
    carry(view, place, -round(day_width(view)))
    assert view.canvas.ghost is not None
    assert view.canvas.ghost.text == "25 Oct 2025"
    assert ear.moved == []
    let_go(view, place)


def test_escape_gives_the_drag_up(view: TimelineView, ear: Ear) -> None:
    place = place_of(view, meeting_ref(MINISTERS))
    take(view, place)
    carry(view, place, 150)
    press_key(view, Qt.Key.Key_Escape)
    assert view.canvas.ghost is None
    let_go(view, place + QPoint(150, 0))
    assert ear.moved == []


def test_a_drag_back_to_where_it_was_asks_for_nothing(view: TimelineView, ear: Ear) -> None:
    drag(view, place_of(view, meeting_ref(MINISTERS)), round(day_width(view) * 0.3))
    assert ear.moved == []


def test_an_exact_meeting_moves_by_quarters_of_an_hour(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, record_of([minute_exact_call()]))
    ear = Ear(view)
    view.go_to(dt.date(2025, 10, 20))
    view.zoom(20)
    paint(view)
    drag(view, place_of(view, meeting_ref(CALL)), round(view.canvas.scale_now().per_second * 3_100))
    assert ear.moved == [(meeting_ref(CALL), minute_exact_call().when.start + 2_700)]


def test_incidents_can_be_moved_as_well(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    ear = Ear(view)
    drag(view, place_of(view, Ref(Kind.INCIDENT, FIGHTING)), round(day_width(view) * 2))
    assert ear.moved == [(Ref(Kind.INCIDENT, FIGHTING), midnight(dt.date(2025, 7, 26), ZONE))]


def test_read_only_pans_instead_of_moving_and_creates_nothing(view: TimelineView, ear: Ear) -> None:
    view.set_read_only(True)
    before = view.visible_range()
    drag(view, place_of(view, meeting_ref(MINISTERS)), 60)
    double_click(view, empty_place(view))
    press_key(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert view.visible_range()[0] < before[0]
    assert ear.moved == []
    assert ear.created == []


def test_dragging_empty_space_pans_and_keeps_the_zoom(view: TimelineView, ear: Ear) -> None:
    begin, end = view.visible_range()
    drag(view, empty_place(view), 100)
    shifted = view.visible_range()
    assert begin - shifted[0] == pytest.approx(100 / view.canvas.scale_now().per_second, rel=0.01)
    assert shifted[1] - shifted[0] == pytest.approx(end - begin)
    assert ear.selected == []


def test_the_wheel_zooms_at_the_pointer(view: TimelineView) -> None:
    under = view.canvas.scale_now().at(250)
    span = view.canvas.scale_now().span
    turn_wheel(view, 250, 3)
    assert view.canvas.scale_now().at(250) == pytest.approx(under, abs=1)
    assert view.canvas.scale_now().span < span
    turn_wheel(view, 250, -3)
    assert view.canvas.scale_now().span == pytest.approx(span)


def test_zooming_without_end_stops_at_an_hour_and_at_the_calendars_ends(view: TimelineView) -> None:
    turn_wheel(view, 300, 200)
    assert view.canvas.scale_now().span == pytest.approx(3_600)
    turn_wheel(view, 300, -900)
    paint(view)
    begin, end = view.visible_range()
    assert (moment(int(begin)).year, moment(int(end)).year) == (2, 9998)


def test_a_click_on_a_status_change_selects_its_demand(view: TimelineView, ear: Ear) -> None:
    mark = next(mark for mark in sample_record().marks if mark.ref == "D-7")
    view.go_to(mark.effective)
    view.zoom(3)  # so that the day before does not stand together with it
    frame = view.canvas.frame()
    click(view, QPoint(round(view.canvas.scale_now().x(mark.at)), round(frame.marks_top + 8)))
    assert ear.selected == [Ref(Kind.DEMAND, 7)]


def test_the_tooltip_tells_words_precision_and_both_zones(view: TimelineView) -> None:
    text = view.plot.pointer.tooltip(QPointF(place_of(view, meeting_ref(MINISTERS))))
    for part in ("Foreign ministers", "12 Oct 2025 (Asia/Kuala_Lumpur)", "11 Oct 2025, 16:00 (UTC)", "“On Sunday”",
                 "the Sunday before", "ministerial · held", "TH, KH, US, MY"):  # fmt: skip
        assert part in text
