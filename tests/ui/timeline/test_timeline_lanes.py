"""Lanes as a person wants them: by track, by kind, one per party; folded, in another order, more than fit."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.records import PartyName, Ref, TimelineRecord
from models.vocabulary import Kind, Lane, MeetingKind, MeetingState, Track
from tests.ui.timeline.acts import drag, meeting_ref, paint, place_of, press_key, shown_timeline, turn_wheel
from tests.ui.timeline.sample_record import HASAN, MINISTERS, SUMMIT, day, meeting, on_day, record_of, sample_record
from ui.timeline.index import EventIndex
from ui.timeline.lane_plan import LaneBy, LanePlan
from ui.timeline.lanes import Lanes
from ui.timeline.view import TimelineView

ZONE = "Asia/Kuala_Lumpur"
ALT = Qt.KeyboardModifier.AltModifier


def party_record() -> TimelineRecord:
    """The sample with its parties by name."""
    codes = ("TH", "KH", "MY", "US", "ASEAN", "JP", "RU", "CN")
    return dataclasses.replace(
        sample_record(),
        parties=tuple(PartyName(900 + place, code, f"Party {code}") for place, code in enumerate(codes)),
    )


def many_parties(count: int = 40) -> TimelineRecord:
    """One meeting a party."""
    events = [
        dataclasses.replace(
            meeting(300 + place, f"Talks of {place}", Lane.MINISTERS, on_day(day(9, 1 + place % 28), ZONE),
                    MeetingState.HELD, "bilateral"),
            parties=(f"P{place}",),
        )
        for place in range(count)
    ]  # fmt: skip
    parties = tuple(PartyName(place, f"P{place}", f"Delegation number {place}") for place in range(count))
    return dataclasses.replace(record_of(events), parties=parties)


def names(view: TimelineView) -> list[str]:
    return [row.name.text for row in view.lanes.lanes]


def titles(view: TimelineView, number: int) -> list[str]:
    index = view.canvas.content.index
    return [index.title(position) for position in view.lanes.lanes[number].events.positions.tolist()]


@pytest.fixture
def parties(qtbot: QtBot) -> TimelineView:
    view = shown_timeline(qtbot, party_record(), 1010, 420)
    view.lanes.choose(LaneBy.PARTY)
    paint(view)
    return view


# ---------------------------------------------------------------- what makes a lane


def test_with_a_lane_per_party_an_event_stands_with_each_that_attends(parties: TimelineView) -> None:
    assert names(parties)[:4] == ["Party TH", "Party KH", "Party MY", "Party US"]
    assert "Party CN" not in names(parties)
    ministers = "Foreign ministers with US and Malaysian officials"
    assert [ministers in titles(parties, number) for number in range(5)] == [True, True, True, True, False]
    assert names(parties)[-2:] == ["No party named", "Incidents"]
    position = parties.canvas.content.index.position_of(meeting_ref(MINISTERS))
    bars = [one.bar.center().y() for one in parties.canvas.shown() if one.event.position == position]
    assert len(set(bars)) == 4


def test_lanes_by_track_and_by_kind_leave_nobody_out(qtbot: QtBot) -> None:
    events = [
        dataclasses.replace(event, track=track, meeting_kind=kind)
        for event, track, kind in zip(
            sample_record().events[:3],
            (Track.OFFICIAL, Track.MIXED, Track.UNOFFICIAL),
            (MeetingKind.LEADERS_CALL, MeetingKind.AGREEMENT, MeetingKind.SIGNING),
            strict=True,
        )
    ]
    incident = next(event for event in sample_record().events if event.ref.kind is Kind.INCIDENT)
    view = shown_timeline(qtbot, record_of([*events, incident]))
    view.lanes.choose(LaneBy.TRACK)
    assert names(view) == ["Track 1", "Track 1.5", "Track 2", "Incidents"]
    view.lanes.choose(LaneBy.KIND)
    assert names(view) == ["Leaders’ call", "Signing ceremony", "Agreement", "Incidents"]


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(-1, 2), st.integers(-1, 9), st.integers(0, 2)), max_size=40),
    st.sampled_from([by for by in LaneBy if by is not LaneBy.PARTY]),
)
def test_every_event_stands_in_exactly_one_lane(made: list[tuple[int, int, int, int]], by: LaneBy) -> None:
    count = len(made)
    columns = [np.array([one[part] for one in made], np.int8) for part in range(4)]
    lane, track, meeting_kind, kinds = columns
    # As the records are: an incident or a statement has a lane of its own, and neither track nor kind.
    lane = np.where(kinds == 1, 4, np.where(kinds == 2, 3, lane)).astype(np.int8)
    track = np.where(kinds == 0, np.maximum(track, 0), -1).astype(np.int8)
    meeting_kind = np.where(kinds == 0, np.maximum(meeting_kind, 0), -1).astype(np.int8)
    index = EventIndex.from_arrays(np.arange(count, dtype=float), np.arange(count, dtype=float) + 1, lane)
    index.kinds, index.track, index.meeting_kind = kinds, track, meeting_kind
    lanes = Lanes.of(index, LanePlan(by))
    stand = sorted(position for row in lanes for position in row.events.positions.tolist())
    assert stand == list(range(count))


def test_l_goes_through_the_ways_and_tells_the_owner(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, party_record())
    told: list[LanePlan] = []
    view.lanes.changed.connect(told.append)
    for _ in LaneBy:
        press_key(view, Qt.Key.Key_L)
    assert [plan.by for plan in told] == [LaneBy.TRACK, LaneBy.KIND, LaneBy.PARTY, LaneBy.LANE]


def test_the_chooser_shows_and_changes_what_makes_a_lane(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, party_record())
    menu = view.chooser.menu()
    by_words = {action.text(): action for action in menu.actions()}
    by_words["A lane per party"].trigger()
    assert view.lanes.plan.by is LaneBy.PARTY
    press_key(view, Qt.Key.Key_L)
    assert by_words["Lanes as set"].isChecked()
    assert not by_words["A lane per party"].isChecked()


def test_up_and_down_go_through_the_lanes_of_an_event_of_several(parties: TimelineView) -> None:
    parties.select(meeting_ref(HASAN))
    press_key(parties, Qt.Key.Key_Down)
    assert parties._lane_key == "party:903"
    press_key(parties, Qt.Key.Key_Up)
    assert parties._lane_key == "party:902"


# ---------------------------------------------------------------- folded


def test_a_click_on_the_triangle_folds_a_lane_to_a_strip_with_its_count(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    before = view.canvas.arrangement().lanes[0].height
    QTest.mouseClick(view.gutter, Qt.MouseButton.LeftButton, pos=QPoint(12, middle(view, 0)))
    paint(view)
    band = view.canvas.arrangement().lanes[0]
    assert band.folded
    assert band.height < before / 2
    assert "5 events" in view.gutter.accessibleDescription()
    assert "folded" in view.gutter.accessibleDescription()
    assert not any(one.event.position in band.events for one in view.canvas.shown())
    summit = view.canvas.content.index.position_of(meeting_ref(SUMMIT))
    assert summit in band.events
    QTest.mouseClick(view.gutter, Qt.MouseButton.LeftButton, pos=QPoint(12, middle(view, 0)))
    assert not view.canvas.arrangement().lanes[0].folded


def middle(view: TimelineView, number: int) -> int:
    band = view.canvas.arrangement().lanes[number]
    return int(band.top + band.height / 2)


def test_the_keys_fold_open_and_go_from_lane_to_lane(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    view.gutter.setFocus()
    press = QTest.keyClick
    press(view.gutter, Qt.Key.Key_Down)
    press(view.gutter, Qt.Key.Key_Left)
    assert [row.folded for row in view.lanes.lanes] == [False, True, False, False]
    press(view.gutter, Qt.Key.Key_Right)
    press(view.gutter, Qt.Key.Key_End)
    press(view.gutter, Qt.Key.Key_Space)
    assert [row.folded for row in view.lanes.lanes] == [False, False, False, True]
    assert view.gutter.accessibleDescription() == "Incidents, 2 events, 4 of 4, folded"


def test_a_folded_lane_still_shows_where_something_is(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    summit = place_of(view, meeting_ref(SUMMIT)).x()
    view.lanes.toggle(0)
    paint(view)
    band = view.canvas.arrangement().lanes[0]
    image = view.plot.viewport().grab().toImage()
    y = int(band.top + band.height / 2)
    assert image.pixelColor(summit, y) != image.pixelColor(summit, int(band.top) + 2)


def test_folding_all_but_one_and_opening_all_again(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    view.lanes.fold_others(2)
    assert [row.folded for row in view.lanes.lanes] == [True, True, False, True]
    view.lanes.unfold_all()
    assert not any(row.folded for row in view.lanes.lanes)


# ---------------------------------------------------------------- in another order


def test_a_lane_is_dragged_to_another_place(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    assert names(view) == ["Leaders", "Ministers", "Statements", "Incidents"]
    below = view.canvas.arrangement().lanes[2]
    start = QPoint(60, middle(view, 0))
    end = QPoint(60, int(below.top + below.height * 0.7))
    QTest.mousePress(view.gutter, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.gutter, QPoint(60, start.y() + 20))
    QTest.mouseMove(view.gutter, end)
    QTest.mouseRelease(view.gutter, Qt.MouseButton.LeftButton, pos=end)
    assert names(view) == ["Ministers", "Statements", "Leaders", "Incidents"]


def test_esc_lets_a_dragged_lane_stay_where_it_was(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    start = QPoint(60, middle(view, 0))
    QTest.mousePress(view.gutter, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.gutter, QPoint(60, middle(view, 3)))
    QTest.keyClick(view.gutter, Qt.Key.Key_Escape)
    QTest.mouseRelease(view.gutter, Qt.MouseButton.LeftButton, pos=QPoint(60, middle(view, 3)))
    assert names(view) == ["Leaders", "Ministers", "Statements", "Incidents"]


def test_alt_and_an_arrow_move_the_lane_in_the_gutter_and_in_the_plot(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    view.gutter.setFocus()
    QTest.keyClick(view.gutter, Qt.Key.Key_Down, ALT)
    assert names(view)[:2] == ["Ministers", "Leaders"]
    assert view.gutter.current == 1
    view.select(meeting_ref(HASAN))
    press_key(view, Qt.Key.Key_Up, ALT)
    assert names(view) == ["Ministers", "Statements", "Leaders", "Incidents"]


def test_the_first_order_comes_back_and_other_ways_keep_theirs(parties: TimelineView) -> None:
    parties.lanes.move(0, 3)
    kept = names(parties)
    parties.lanes.choose(LaneBy.LANE)
    parties.lanes.move(0, 1)
    parties.lanes.restore()
    assert names(parties) == ["Leaders", "Ministers", "Statements", "Incidents"]
    parties.lanes.choose(LaneBy.PARTY)
    assert names(parties) == kept


@given(st.permutations(range(5)), st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=8))
def test_moving_lanes_never_loses_one(first: list[int], moves: list[tuple[int, int]]) -> None:
    keys = [f"lane:{number}" for number in first]
    plan = LanePlan().ordered(keys)
    for start, end in moves:
        keys.insert(end, keys.pop(start))
        plan = plan.ordered(keys)
    assert list(plan.order) == keys


def test_the_menu_of_a_lane_by_keyboard(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    view.gutter.setFocus()
    QTest.keyClick(view.gutter, Qt.Key.Key_Down)
    at = view.gutter.mapToGlobal(QPoint(5, 5))
    QApplication.sendEvent(view.gutter, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), at))
    entries = {action.text(): action for action in view.gutter.menu.actions()}
    assert not entries["Unfold all lanes"].isEnabled()
    entries["Fold “Ministers”"].trigger()
    entries["Move down\tAlt+Down"].trigger()
    view.gutter.menu.close()
    assert [(row.name.text, row.folded) for row in view.lanes.lanes][1:3] == [
        ("Statements", False),
        ("Ministers", True),
    ]


# ---------------------------------------------------------------- more than fit


def test_forty_lanes_are_scrolled_by_the_bar_the_wheel_and_the_keys(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, many_parties(), 1010, 300)
    view.lanes.choose(LaneBy.PARTY)
    paint(view)
    assert len(view.lanes.lanes) == 40
    assert view.bar.isVisible()
    made = view.canvas.arrangement()
    assert made.lanes[0].top == made.top
    assert len(made.seen()) < 20
    view.gutter.setFocus()
    QTest.keyClick(view.gutter, Qt.Key.Key_End)
    last = made.lanes[-1]
    assert last.top + last.height <= made.top + made.height + 1
    view.bar.setValue(0)
    assert made.lanes[0].top == made.top
    view.select(Ref(Kind.MEETING, 339))
    press_key(view, Qt.Key.Key_Up)
    assert any(band.number == 38 for band in made.seen())


def test_dragging_the_plot_scrolls_the_lanes_too(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, many_parties(), 1010, 300)
    view.lanes.choose(LaneBy.PARTY)
    paint(view)
    viewport, begin = view.plot.viewport(), QPoint(500, 200)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=begin)
    for step in (20, 60, 90):
        QTest.mouseMove(viewport, begin - QPoint(0, step))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=begin - QPoint(0, 90))
    assert view.canvas.scrolled == pytest.approx(90, abs=2)


def test_few_lanes_have_no_bar_and_do_not_move(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    assert not view.bar.isVisible()
    drag(view, QPoint(500, 150), 40)
    turn_wheel(view, 300, 1)
    assert view.canvas.scrolled == 0


def test_texts_of_scrolled_lanes_stay_within_the_lanes(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, many_parties(), 1010, 300)
    view.lanes.choose(LaneBy.PARTY)
    made = view.canvas.arrangement()
    for pixels in (0, 7, 33, 250):
        view.canvas.scroll_to(pixels)
        texts = view.canvas.label_rects()
        assert texts
        assert all(made.top <= rect.center().y() <= made.top + made.height for _, rect in texts)
