"""Keys, windows of time, the overview, the tools, the table twin and what a screen reader is told."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.dates import midnight
from models.records import TimelineRecord
from tests.ui.timeline.acts import (
    Ear,
    meeting_ref,
    place_of,
    press_key,
    shown_timeline,
)
from tests.ui.timeline.sample_record import (
    CEASEFIRE,
    FIGHTING,
    HASAN,
    MINISTERS,
    SIGNING,
    SIHASAK,
    SUMMIT,
    ZONE,
    record_of,
    sample_record,
)
from ui.timeline.view import TimelineView


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
    assert table.model().rowCount() == 11 + 7
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
