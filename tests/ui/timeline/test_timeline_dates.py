"""Dates as they come: each precision is drawn in its own way, and a moved meeting shows where it stood before."""

from __future__ import annotations

import dataclasses
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from models.dates import When, days, midnight, on_day
from models.records import MovedFrom, TimelineRecord
from models.vocabulary import Lane, MeetingState, Precision
from tests.ui.timeline.acts import Ear, click, drag, meeting_ref, paint, shown_timeline
from tests.ui.timeline.sample_record import ZONE, day, meeting, record_of
from ui.timeline.moved_layer import Earlier, MovedLayer
from ui.timeline.view import TimelineView

#: One meeting over the same ten days, known in each way.
PRECISIONS = tuple(Precision)
STATES = (MeetingState.CONFIRMED, MeetingState.ANNOUNCED, MeetingState.CANCELLED)


def one(precision: Precision, state: MeetingState = MeetingState.CONFIRMED) -> TimelineRecord:
    when = days(day(9, 10), day(9, 19), ZONE, precision)
    if precision is Precision.EXACT:
        when = When(midnight(day(9, 10), ZONE), midnight(day(9, 20), ZONE), precision, ZONE)
    return record_of([meeting(1, "Talks", Lane.LEADERS, when, state, "bilateral")])


def picture(view: TimelineView, record: TimelineRecord) -> QImage:
    view.set_record(record)
    view.go_to(day(9, 15))
    paint(view)
    [shown] = view.canvas.shown()
    assert shown.bar.width() > 60
    return view.plot.viewport().grab(shown.bar.adjusted(-6, -4, 6, 4).toAlignedRect()).toImage()


def test_every_precision_is_drawn_in_its_own_way(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, one(Precision.DAY))
    view.plot.set_range(midnight(day(8, 20), ZONE), midnight(day(10, 10), ZONE))
    drawn = {precision: picture(view, one(precision)) for precision in PRECISIONS}
    alike = [(a, b) for (a, one_), (b, other) in combinations(drawn.items(), 2) if one_ == other]
    # A day and an hour differ by where they end, and in words; both are certain.
    assert alike == [(Precision.EXACT, Precision.DAY)]


def test_sure_unconfirmed_and_cancelled_differ_without_colour(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, one(Precision.DAY))
    view.plot.set_range(midnight(day(8, 20), ZONE), midnight(day(10, 10), ZONE))
    grey = [
        picture(view, one(Precision.DAY, state)).convertToFormat(QImage.Format.Format_Grayscale8) for state in STATES
    ]
    assert all(a != b for a, b in combinations(grey, 2))


# ---------------------------------------------------------------- moved


def moved_record() -> TimelineRecord:
    """Talks of the 10th, put off to the 20th and then to the 28th."""
    talks = meeting(1, "Talks", Lane.LEADERS, on_day(day(9, 28), ZONE), MeetingState.CONFIRMED, "bilateral")
    other = meeting(2, "Other talks", Lane.MINISTERS, on_day(day(9, 1), ZONE), MeetingState.HELD, "bilateral")
    whens = [on_day(day(9, number), ZONE) for number in (10, 20, 28)]
    words = ("postponed from 10 Sep 2025", "postponed from 20 Sep 2025 (second postponement)")
    moved = [
        MovedFrom(talks.ref, was, becomes, said, reason)
        for was, becomes, said, reason in zip(whens[:2], whens[1:], words, ("rain", ""), strict=True)
    ]
    return dataclasses.replace(record_of([talks, other]), moved=tuple(moved))


@pytest.fixture
def moved(qtbot: QtBot) -> TimelineView:
    view = shown_timeline(qtbot, moved_record())
    view.plot.set_range(midnight(day(8, 25), ZONE), midnight(day(10, 10), ZONE))
    paint(view)
    return view


def ghosts(view: TimelineView) -> list[Earlier]:
    return list(MovedLayer().shown(view.canvas.sight()))


def test_a_postponed_meeting_leaves_a_ghost_at_every_earlier_date(moved: TimelineView) -> None:
    scale = moved.canvas.scale_now()
    [first, second] = ghosts(moved)
    assert first.box.left() == pytest.approx(scale.x(midnight(day(9, 10), ZONE)), abs=1)
    assert second.box.left() == pytest.approx(scale.x(midnight(day(9, 20), ZONE)), abs=1)
    [bar] = [one.bar for one in moved.canvas.shown() if moved.canvas.content.index.title(one.event.position) == "Talks"]
    assert first.box.top() == bar.top()


def test_the_pointer_over_a_ghost_tells_of_the_move_and_a_click_chooses_the_meeting(moved: TimelineView) -> None:
    ear = Ear(moved)
    [first, second] = ghosts(moved)
    assert moved.plot.pointer.tooltip(first.box.center()) == "Talks\npostponed from 10 Sep 2025\nrain"
    assert "second postponement" in moved.plot.pointer.tooltip(second.box.center())
    click(moved, first.box.center().toPoint())
    assert ear.selected == [meeting_ref(1)]


def test_a_ghost_is_not_dragged(moved: TimelineView) -> None:
    ear, begin = Ear(moved), ghosts(moved)[0].box.center().toPoint()
    before = moved.visible_range()
    drag(moved, begin, 60)
    assert ear.moved == []
    assert moved.visible_range() != before


def test_ghosts_are_painted_and_go_with_their_meeting(moved: TimelineView) -> None:
    spot = ghosts(moved)[0].box.topLeft().toPoint() + QPoint(4, 0)
    drawn = moved.plot.viewport().grab().toImage().pixelColor(spot)
    moved.set_record(dataclasses.replace(moved_record(), moved=()))
    moved.plot.set_range(midnight(day(8, 25), ZONE), midnight(day(10, 10), ZONE))
    paint(moved)
    assert ghosts(moved) == []
    assert moved.plot.viewport().grab().toImage().pixelColor(spot) != drawn


def test_a_ghost_out_of_sight_or_in_a_folded_lane_is_not_looked_for(moved: TimelineView) -> None:
    moved.go_to(day(12, 20))
    assert ghosts(moved) == []
    moved.go_to(day(9, 20))
    moved.lanes.toggle(0)
    assert ghosts(moved) == []
