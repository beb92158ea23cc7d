"""Mouse and keys on the real widget: choosing, opening, moving, zooming, panning, the overview, the table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.dates import midnight, moment
from models.records import Ref, TimelineRecord
from models.vocabulary import Kind, Lane
from tests.ui.timeline.acts import (
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
    CEASEFIRE,
    FIGHTING,
    HASAN,
    MINISTERS,
    SIGNING,
    SIHASAK,
    SUMMIT,
    ZONE,
    minute_exact_call,
    record_of,
    sample_record,
)
from ui.timeline.view import TimelineView


class Ear:
    """Hears what the view asks for."""

    def __init__(self, view: TimelineView) -> None:
        self.selected: list[Ref] = []
        self.opened: list[Ref] = []
        self.moved: list[tuple[Ref, int]] = []
        self.created: list[tuple[Lane, int]] = []
        view.selected.connect(self.selected.append)
        view.opened.connect(self.opened.append)
        view.move_requested.connect(self._move)
        view.create_requested.connect(self._create)

    def _move(self, ref: Ref, start: int) -> None:
        self.moved.append((ref, start))

    def _create(self, lane: Lane, at: int) -> None:
        self.created.append((lane, at))


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[TimelineView]:
    shown = shown_timeline(qtbot, sample_record())
    shown.fit_summit()
    paint(shown)
    return shown


@pytest.fixture
def ear(view: TimelineView) -> Ear:
    return Ear(view)


def day_width(view: TimelineView) -> float:
    return view.canvas.scale_now().per_day


# ---------------------------------------------------------------- the mouse


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
    assert ear.created == [(Lane.MINISTERS, midnight(day, ZONE))]


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


def test_a_click_on_a_cluster_looks_closer(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record(), 560, 150)
    band, cluster = view.canvas.arrangement().clusters()[0]
    made, scale = view.canvas.arrangement(), view.canvas.scale_now()
    x = (cluster.left + cluster.right) / 2 - made.offset(scale)
    click(view, QPoint(round(x), round(band.row_top(cluster.row) + band.row_height / 2)))
    assert view.canvas.scale_now().span <= scale.span / 2
    begin, end = view.visible_range()
    for position in cluster.positions:
        assert begin < view.canvas.content.index.start[position] < end


def test_a_click_on_a_status_change_selects_its_demand(view: TimelineView, ear: Ear) -> None:
    mark = next(mark for mark in sample_record().marks if mark.ref == "D-7")
    frame = view.canvas.frame()
    click(view, QPoint(round(view.canvas.scale_now().x(mark.at)), round(frame.marks_top + 8)))
    assert ear.selected == [Ref(Kind.DEMAND, 7)]


def test_the_tooltip_tells_words_precision_and_both_zones(view: TimelineView) -> None:
    text = view.plot.pointer.tooltip(QPointF(place_of(view, meeting_ref(MINISTERS))))
    for part in ("Foreign ministers", "12 Oct 2025 (Asia/Kuala_Lumpur)", "11 Oct 2025, 16:00 (UTC)", "“On Sunday”",
                 "the Sunday before", "ministerial · held", "TH, KH, US, MY"):  # fmt: skip
        assert part in text


# ---------------------------------------------------------------- keys


def test_arrows_go_through_the_events_in_time_order(view: TimelineView, ear: Ear) -> None:
    press_key(view, Qt.Key.Key_Home)
    titles = []
    for _ in range(11):
        titles.append(view.canvas.content.index.title(view.canvas.marked.selected or 0))
        press_key(view, Qt.Key.Key_Right)
    assert titles[0] == "Fighting along the border"
    assert len(set(titles)) == 11
    starts = [ref.id for ref in ear.selected]
    assert starts[0] == FIGHTING
    press_key(view, Qt.Key.Key_Left)
    assert ear.selected[-1] != ear.selected[-2]


def test_up_and_down_change_the_lane(view: TimelineView, ear: Ear) -> None:
    view.select(meeting_ref(SIHASAK))
    press_key(view, Qt.Key.Key_Down)
    press_key(view, Qt.Key.Key_Up)
    press_key(view, Qt.Key.Key_Up)
    assert ear.selected == [meeting_ref(HASAN), meeting_ref(SIHASAK), meeting_ref(SIGNING)]


def test_the_chosen_event_is_brought_into_sight(view: TimelineView) -> None:
    press_key(view, Qt.Key.Key_Home)
    begin, end = view.visible_range()
    assert begin < sample_record().events[-2].when.start < end


def test_enter_opens_what_is_selected(view: TimelineView, ear: Ear) -> None:
    press_key(view, Qt.Key.Key_Return)
    view.select(meeting_ref(CEASEFIRE))
    press_key(view, Qt.Key.Key_Return)
    assert ear.opened == [meeting_ref(CEASEFIRE)]


def test_plus_minus_f_and_s_change_the_window_of_time(view: TimelineView) -> None:
    summit = view.visible_range()
    press_key(view, Qt.Key.Key_Plus)
    assert view.visible_range()[1] - view.visible_range()[0] < summit[1] - summit[0]
    press_key(view, Qt.Key.Key_F)
    assert view.visible_range() == view.canvas.content.home
    press_key(view, Qt.Key.Key_S)
    assert view.visible_range() == summit


def test_a_key_moves_the_selected_event_by_a_day(view: TimelineView, ear: Ear) -> None:
    view.select(meeting_ref(SIGNING))
    press_key(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert ear.moved == [(meeting_ref(SIGNING), midnight(dt.date(2025, 10, 27), ZONE))]


def test_keys_of_others_are_left_to_them(view: TimelineView, qtbot: QtBot) -> None:
    before = view.visible_range()
    press_key(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    press_key(view, Qt.Key.Key_Escape)
    assert view.visible_range() == before


def test_the_keyboards_focus_is_seen_on_the_plot(view: TimelineView) -> None:
    assert view.plot.hasFocus()
    focused = view.plot.viewport().grab().toImage()
    view.tools.whole.setFocus()
    assert view.plot.viewport().grab().toImage() != focused


# ---------------------------------------------------------------- windows of time, overview, table


def test_the_way_to_the_summit_holds_today_and_the_summit(view: TimelineView) -> None:
    begin, end = view.visible_range()
    summit = next(event for event in sample_record().events if event.ref.id == SUMMIT)
    assert begin < sample_record().today_at < summit.when.start < (summit.when.end or 0) < end
    assert end - begin < 22 * 86_400


def test_fitting_the_selection_and_going_to_a_day(view: TimelineView) -> None:
    view.select(meeting_ref(CEASEFIRE))
    view.fit_selection()
    begin, end = view.visible_range()
    assert begin < midnight(dt.date(2025, 7, 28), ZONE) < end
    view.go_to(dt.date(2025, 9, 1))
    begin, end = view.visible_range()
    assert (begin + end) / 2 == pytest.approx(midnight(dt.date(2025, 9, 1), ZONE) + 43_200)


def drag_overview(view: TimelineView, start: QPointF, pixels: int) -> None:
    point = start.toPoint()
    QTest.mousePress(view.overview, Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseMove(view.overview, point + QPoint(pixels, 0))
    QTest.mouseRelease(view.overview, Qt.MouseButton.LeftButton, pos=point + QPoint(pixels, 0))


def test_the_overviews_pane_is_dragged_and_pulled(view: TimelineView) -> None:
    begin, end = view.visible_range()
    second = 1 / view.overview.scale().per_second
    drag_overview(view, view.overview.pane().center(), -80)
    assert view.visible_range()[0] == pytest.approx(begin - 80 * second, rel=1e-6)
    pane = view.overview.pane()
    drag_overview(view, QPointF(pane.left(), pane.center().y()), -50)
    assert view.visible_range()[0] == pytest.approx(begin - 130 * second, rel=1e-6)
    assert view.visible_range()[1] == pytest.approx(end - 80 * second, rel=1e-6)


def test_a_click_beside_the_pane_brings_the_window_there(view: TimelineView) -> None:
    strip = view.overview
    point = QPointF(strip.pane().left() - 300, strip.height() / 2)
    drag_overview(view, point, 0)
    assert strip.pane().center().x() == pytest.approx(point.x(), abs=1.5)


def test_the_tools_have_names_and_work(view: TimelineView) -> None:
    QTest.mouseClick(view.tools.whole, Qt.MouseButton.LeftButton)
    assert view.visible_range() == view.canvas.content.home
    QTest.mouseClick(view.tools.closer, Qt.MouseButton.LeftButton)
    assert view.canvas.scale_now().span < view.canvas.content.home[1] - view.canvas.content.home[0]
    for button in (view.tools.whole, view.tools.approach, view.tools.out, view.tools.closer, view.tools.table):
        assert button.accessibleName()
        assert button.toolTip()


def test_the_table_twin_tells_the_same_events(view: TimelineView, ear: Ear) -> None:
    view.select(meeting_ref(MINISTERS))
    QTest.mouseClick(view.tools.table, Qt.MouseButton.LeftButton)
    table = view.table
    assert table is not None
    assert table.isVisible()
    assert table.model().rowCount() == 11
    row = table.currentIndex().row()
    cells = [table.model().index(row, column).data() for column in range(6)]
    assert cells == [
        "12 Oct 2025",
        "Foreign ministers with US and Malaysian officials",
        "ministerial",
        "held",
        "Kuala Lumpur",
        "TH, KH, US, MY",
    ]
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert len(ear.selected) == 1
    assert ear.opened == ear.selected
    view.set_table(False)
    assert view.plot.isVisible()


def test_selecting_from_outside_is_followed_in_the_table_without_an_echo(view: TimelineView, ear: Ear) -> None:
    view.set_table(True)
    view.select(meeting_ref(SUMMIT))
    assert view.table is not None
    assert view.table.model().index(view.table.currentIndex().row(), 1).data() == "47th ASEAN Summit"
    assert ear.selected == []


def test_the_accessible_name_counts_the_events(view: TimelineView) -> None:
    assert view.plot.accessibleName() == "Timeline, 11 events"
    without: TimelineRecord = record_of(list(sample_record().events[:1]))
    view.set_record(without)
    assert view.plot.accessibleName() == "Timeline, 1 event"


def test_markup_in_a_title_stays_text(qtbot: QtBot) -> None:
    record = sample_record()
    nasty = "<img src='file:///etc/hostname'><b>bold</b>"
    event = record.events[0]
    renamed = type(event)(**{name: getattr(event, name) for name in event.__slots__} | {"title": nasty})
    view = shown_timeline(qtbot, record_of([renamed]))
    assert nasty in [text for text, _ in view.canvas.label_rects()]
    assert nasty in view.plot.pointer.tooltip(QPointF(place_of(view, renamed.ref)))
