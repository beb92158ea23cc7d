"""Arrows between what hangs together: whose are drawn, where they go, and that they strike out no words."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from models.dates import on_day
from models.records import Ref, TimelineLink, TimelineRecord
from models.vocabulary import Kind, Lane, Linkage, MeetingState
from tests.ui.timeline.acts import meeting_ref, paint, place_of, press_key, shown_timeline
from tests.ui.timeline.sample_record import (
    CALLS,
    CEASEFIRE,
    FIGHTING,
    HASAN,
    SIGNING,
    SUMMIT,
    ZONE,
    day,
    meeting,
    record_of,
    sample_record,
)
from ui.timeline.arrow_looks import STYLES, curve
from ui.timeline.arrows import MOST, Arrow, arrow_words
from ui.timeline.bars import label_rect
from ui.timeline.view import TimelineView

FIGHT = Ref(Kind.INCIDENT, FIGHTING)


def linked_record() -> TimelineRecord:
    links = (
        TimelineLink(meeting_ref(CALLS), meeting_ref(CEASEFIRE), Linkage.LED_TO),
        TimelineLink(FIGHT, meeting_ref(SIGNING), Linkage.LED_TO),
        TimelineLink(Ref(Kind.DEMAND, 5), meeting_ref(SIGNING), Linkage.CONDITION_OF),
        TimelineLink(meeting_ref(SIGNING), meeting_ref(SUMMIT), Linkage.PART_OF),
        TimelineLink(Ref(Kind.DEMAND, 6), Ref(Kind.DEMAND, 7), Linkage.BLOCKS),
        TimelineLink(Ref(Kind.INSTRUMENT, 1), meeting_ref(CEASEFIRE), Linkage.RELATES_TO),
    )
    return dataclasses.replace(sample_record(), links=links)


@pytest.fixture
def linked(qtbot: QtBot) -> TimelineView:
    return shown_timeline(qtbot, linked_record(), 1010, 320)


def drawn(view: TimelineView) -> list[Arrow]:
    return view.canvas.arrows.arrows(view.canvas.sight())


def test_the_selected_record_shows_its_arrows_and_no_others(linked: TimelineView) -> None:
    assert drawn(linked) == []
    linked.select(meeting_ref(CEASEFIRE))
    assert [arrow.link.linkage for arrow in drawn(linked)] == [Linkage.LED_TO]
    linked.select(meeting_ref(SIGNING))
    assert {arrow.link.linkage for arrow in drawn(linked)} == {Linkage.LED_TO, Linkage.CONDITION_OF, Linkage.PART_OF}
    linked.select(None, frozenset({6}))
    assert [arrow.link.linkage for arrow in drawn(linked)] == [Linkage.BLOCKS]


def test_a_shows_every_link_and_hides_them_again(linked: TimelineView) -> None:
    told: list[bool] = []
    linked.arrows_chosen.connect(told.append)
    press_key(linked, Qt.Key.Key_A)
    assert len(drawn(linked)) == 4  # the one between two demands touches no event in sight
    press_key(linked, Qt.Key.Key_A)
    assert drawn(linked) == []
    assert told == [True, False]


def test_an_arrow_goes_from_one_bar_to_the_other(linked: TimelineView) -> None:
    linked.select(FIGHT)
    [arrow] = drawn(linked)
    begin, end = place_of(linked, FIGHT), place_of(linked, meeting_ref(SIGNING))
    tip, tail = arrow.path.pointAtPercent(1.0), arrow.path.pointAtPercent(0.0)
    assert abs(tail.x() - begin.x()) < 30
    assert abs(tip.x() - end.x()) < 10
    assert end.y() < tip.y() < tail.y() < begin.y()


def test_an_end_out_of_sight_is_followed_to_the_edge_and_two_are_not(linked: TimelineView) -> None:
    linked.select(FIGHT)
    linked.fit_summit()
    [arrow] = drawn(linked)
    assert arrow.path.boundingRect().left() < 0
    assert arrow.path.boundingRect().left() > -60
    linked.go_to(day(9, 1))
    linked.zoom(10)
    assert drawn(linked) == []


def test_in_a_folded_lane_the_arrow_ends_at_its_strip(linked: TimelineView) -> None:
    linked.select(FIGHT)
    linked.lanes.toggle(0)
    paint(linked)
    [arrow] = drawn(linked)
    band = linked.canvas.arrangement().lanes[0]
    assert band.top <= arrow.path.pointAtPercent(1.0).y() <= band.top + band.height + 4


def test_no_arrow_strikes_out_a_label(linked: TimelineView) -> None:
    """The same painting with and without arrows is the same where words stand."""
    linked.fit_summit()
    linked.select(meeting_ref(SIGNING))
    sight = linked.canvas.sight()
    crossed = 0
    plain, struck = QImage(1010, 320, QImage.Format.Format_RGB32), QImage(1010, 320, QImage.Format.Format_RGB32)
    for image in (plain, struck):
        image.fill(QColor("white"))
    painter = QPainter(struck)
    linked.canvas.arrows.paint(painter, sight)
    painter.end()
    assert plain != struck
    for one in linked.canvas.shown():
        if one.label_room <= 0:
            continue
        words = label_rect(one, linked.canvas.labels).adjusted(0, 2, 0, -2).toAlignedRect()
        assert plain.copy(words) == struck.copy(words)
        crossed += any(arrow.path.intersects(QRectF(words)) for arrow in drawn(linked))
    assert crossed


def test_every_linkage_has_a_look_of_its_own() -> None:
    looks = {(style.head, style.dash) for style in STYLES.values()}
    assert set(STYLES) == set(Linkage)
    assert len(looks) == len(STYLES)


def test_the_pointer_over_an_arrow_tells_what_led_to_what(linked: TimelineView) -> None:
    linked.select(FIGHT)
    [arrow] = drawn(linked)
    middle = arrow.path.pointAtPercent(0.5)
    hit = linked.canvas.hit(middle)
    assert isinstance(hit.grip, Arrow)
    assert linked.plot.pointer.tooltip(QPointF(middle)) == arrow_words(arrow, linked.canvas.content)
    assert arrow_words(arrow, linked.canvas.content).splitlines() == [
        "Fighting along the border",
        "led to",
        "Hoped-for signing of the Kuala Lumpur Accord",
    ]


def test_words_of_a_demand_name_it(linked: TimelineView) -> None:
    linked.select(None, frozenset({6}))
    [arrow] = drawn(linked)
    assert arrow_words(arrow, linked.canvas.content) == "D-6 Demand 6\nblocks\nD-7 Demand 7"


def test_too_many_links_show_only_those_of_the_selection(qtbot: QtBot) -> None:
    events = [
        meeting(600 + number, f"Round {number}", Lane.TECHNICAL if number % 2 else Lane.LEADERS,
                on_day(day(9, 1 + number % 28), ZONE), MeetingState.HELD, "technical")
        for number in range(90)
    ]  # fmt: skip
    links = tuple(
        TimelineLink(meeting_ref(600 + number), meeting_ref(601 + number), Linkage.LED_TO)
        for number in range(MOST + 20)
    )
    view = shown_timeline(qtbot, dataclasses.replace(record_of(events), links=links))
    press_key(view, Qt.Key.Key_A)
    assert drawn(view) == []
    view.select(meeting_ref(610))
    assert len(drawn(view)) == 2


def test_read_only_and_empty_timelines_have_no_arrows(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, record_of([]))
    press_key(view, Qt.Key.Key_A)
    view.select(meeting_ref(HASAN))
    assert drawn(view) == []


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (QRectF(10, 10, 4, 12), QRectF(400, 80, 30, 12)),
        (QRectF(400, 80, 30, 12), QRectF(10, 10, 4, 12)),
        (QRectF(10, 10, 40, 12), QRectF(60, 24, 10, 12)),
        (QRectF(60, 24, 10, 12), QRectF(10, 10, 40, 12)),
        (QRectF(10, 10, 40, 12), QRectF(90, 10, 40, 12)),
        (QRectF(10, 10, 40, 12), QRectF(10, 10, 40, 12)),
        (QRectF(10, 10, 500, 12), QRectF(100, 60, 2, 12)),
    ],
)
def test_every_curve_begins_and_ends_beside_its_boxes(start: QRectF, end: QRectF) -> None:
    path = curve(start, end)
    assert start.adjusted(-3, -3, 3, 3).contains(path.pointAtPercent(0.0))
    assert end.adjusted(-3, -3, 3, 3).contains(path.pointAtPercent(1.0))
    assert path.length() > 1
