"""What stands too close together: clusters that open on a click or a key, and status changes that the keys reach."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.dates import on_day
from models.records import Ref, TimelineEvent
from models.vocabulary import Kind, Lane, MeetingState
from tests.ui.timeline.acts import Ear, click, meeting_ref, paint, press_key, shown_timeline
from tests.ui.timeline.sample_record import HASAN, SUMMIT, ZONE, day, meeting, record_of, sample_record
from ui.timeline.arrangement import LaneBand
from ui.timeline.cluster_menu import MOST_LISTED
from ui.timeline.packing import Cluster
from ui.timeline.view import TimelineView


def rounds(count: int, *, days: int) -> list[TimelineEvent]:
    return [
        meeting(500 + number, f"Round {number}", Lane.TECHNICAL, on_day(day(9, 1 + number % days), ZONE),
                MeetingState.HELD, "technical")
        for number in range(count)
    ]  # fmt: skip


def crowd(qtbot: QtBot, count: int, *, days: int) -> tuple[TimelineView, LaneBand, Cluster]:
    far = meeting(1, "Long before", Lane.TECHNICAL, on_day(day(3, 1), ZONE), MeetingState.HELD, "technical")
    view = shown_timeline(qtbot, record_of([far, *rounds(count, days=days)]), 700, 200)
    band, cluster = view.canvas.arrangement().clusters()[0]
    return view, band, cluster


def middle(view: TimelineView, band: LaneBand, cluster: Cluster) -> QPoint:
    made = view.canvas.arrangement()
    x = (cluster.left + cluster.right) / 2 - made.offset(view.canvas.scale_now())
    return QPoint(round(x), round(band.row_top(cluster.row) + band.row_height / 2))


def test_a_click_on_a_cluster_zooms_to_what_it_spans(qtbot: QtBot) -> None:
    view, band, cluster = crowd(qtbot, 60, days=28)
    before = view.canvas.scale_now().span
    click(view, middle(view, band, cluster))
    assert view.canvas.scale_now().span <= before / 2
    begin, end = view.visible_range()
    for position in cluster.positions:
        assert begin < view.canvas.content.index.start[position] < end


def test_a_cluster_that_no_zoom_splits_lists_its_events(qtbot: QtBot) -> None:
    view, band, cluster = crowd(qtbot, 60, days=1)
    ear, before = Ear(view), view.visible_range()
    click(view, middle(view, band, cluster))
    assert view.visible_range() == before
    menu = view.plot.pointer.choose.menu
    assert menu.isVisible()
    words = [action.text() for action in menu.actions()]
    assert len(words) == MOST_LISTED + 1
    assert words[0].startswith("Round ")
    assert words[0].endswith("\t1 Sep 2025")
    assert words[-1] == f"and {len(cluster.positions) - MOST_LISTED} more: see the table"
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert len(ear.selected) == 1
    assert ear.selected[0].kind is Kind.MEETING


def test_space_looks_into_the_cluster_of_the_selected_event(qtbot: QtBot) -> None:
    view, _, cluster = crowd(qtbot, 60, days=28)
    view.select(view.canvas.content.index.ref(cluster.positions[3]))
    before = view.canvas.scale_now().span
    press_key(view, Qt.Key.Key_Space)
    assert view.canvas.scale_now().span <= before / 2


def test_a_cluster_with_the_selected_event_stands_out(qtbot: QtBot) -> None:
    view, band, cluster = crowd(qtbot, 60, days=1)
    plain = view.plot.viewport().grab().toImage()
    view.select(view.canvas.content.index.ref(cluster.positions[0]))
    paint(view)
    assert view.plot.viewport().grab().toImage() != plain
    assert middle(view, band, cluster).x() > 0


# ---------------------------------------------------------------- status changes


def test_below_the_last_lane_the_keys_come_to_the_status_changes(view: TimelineView, ear: Ear) -> None:
    view.select(meeting_ref(HASAN))
    press_key(view, Qt.Key.Key_Down)
    press_key(view, Qt.Key.Key_Down)
    assert ear.selected[-1].kind is Kind.DEMAND
    assert view.plot.accessibleDescription().endswith("of 7")
    here = view.canvas.marked.mark
    assert here is not None
    press_key(view, Qt.Key.Key_Right)
    assert view.canvas.marked.mark == here + 1
    press_key(view, Qt.Key.Key_Return)
    assert ear.opened == [ear.selected[-1]]
    press_key(view, Qt.Key.Key_Up)
    assert view.canvas.marked.mark is None
    assert ear.selected[-1].kind is not Kind.DEMAND


def test_status_changes_are_gone_through_from_the_first_to_the_last(view: TimelineView) -> None:
    marks = view.canvas.content.marks
    view._go_mark(0)
    seen = [view.plot.accessibleDescription()]
    for _ in range(len(marks)):
        press_key(view, Qt.Key.Key_Right)
        seen.append(view.plot.accessibleDescription())
    assert seen[0] == "D-6 Demand 6: tabled, 28 Sep 2025, status change 1 of 7"
    assert len(set(seen)) == len(marks)
    assert seen[-1] == seen[-2]


def test_space_on_gathered_status_changes_looks_closer(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record(), 500, 250)
    before = view.canvas.scale_now().span
    view._go_mark(4)
    press_key(view, Qt.Key.Key_Space)
    assert view.canvas.scale_now().span < before


def test_the_table_lists_status_changes_among_the_events(view: TimelineView, ear: Ear) -> None:
    view.set_table(True)
    assert view.table is not None
    model = view.table.model()
    rows = [[model.index(row, column).data() for column in range(6)] for row in range(model.rowCount())]
    assert ["28 Sep 2025", "D-6 Demand 6", "status change", "tabled", "", ""] in rows
    kinds = [row[2] for row in rows]
    assert kinds.count("status change") == 7
    assert kinds[-1] != "status change"
    view.table.selectRow(kinds.index("status change"))
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert ear.selected[-1] == ear.opened[-1] == Ref(Kind.DEMAND, 6)


def test_another_selection_leaves_the_status_changes(view: TimelineView) -> None:
    view._go_mark(2)
    view.select(meeting_ref(SUMMIT))
    assert view.canvas.marked.mark is None
