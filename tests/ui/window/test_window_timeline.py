"""The timeline in the real window: eras pulled and undone, what is created where, snap remembered, going to a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from models.commands.confidentiality import mark
from models.dates import moment
from models.queries import timeline as timeline_query
from models.records import EraSpan
from models.vocabulary import Kind, Lane
from models.workspace import Workspace
from tests.ui.timeline.acts import double_click, drag, empty_place, paint, press_key
from tests.ui.window.acts import desk_of
from ui.dialogs.era_dialog import EraDialog
from ui.dialogs.go_to_dialog import GoToDialog
from ui.dialogs.meeting_dialog import MeetingDialog
from ui.dialogs.picture_dialog import PictureChoice, PictureDialog
from ui.dialogs.zone_dialog import ZoneDialog
from ui.main_window import MainWindow
from ui.timeline.snapping import Snap
from ui.timeline.view import TimelineView

CTRL = Qt.KeyboardModifier.ControlModifier


def timeline_of(window: MainWindow) -> TimelineView:
    view = desk_of(window).timeline
    assert view is not None
    return view


def workspace_of(window: MainWindow) -> Workspace:
    assert window.session.workspace is not None
    return window.session.workspace


def eras_of(window: MainWindow) -> tuple[EraSpan, ...]:
    return timeline_query.timeline(workspace_of(window)).eras


def end_of_first_era(window: MainWindow) -> QPoint:
    view = timeline_of(window)
    sight = view.canvas.sight()
    band = next(band for band in sight.content.bands if band.era and band.era.id == eras_of(window)[0].id)
    return QPoint(round(sight.scale.x(band.end)), round(sight.frame.lanes_top / 2))


def test_an_edge_that_was_pulled_is_written_once_and_undone(window: MainWindow) -> None:
    view, before = timeline_of(window), workspace_of(window).sequence
    was = eras_of(window)[0]
    view.fit_all()
    paint(view)
    drag(view, end_of_first_era(window), round(view.canvas.scale_now().per_day * 5))
    now = eras_of(window)[0]
    assert now.when.last_day == was.when.last_day + dt.timedelta(days=5)
    assert workspace_of(window).sequence == before + 1
    window.actions_by_id["edit.undo"].trigger()
    assert eras_of(window)[0] == was


def test_a_key_that_would_put_the_end_before_the_start_is_refused(window: MainWindow) -> None:
    view = timeline_of(window)
    view.setFocus()
    press_key(view, Qt.Key.Key_BracketRight)
    was = view.eras.chosen()
    assert was is not None
    length = (was.when.last_day - was.when.first_day).days + 1
    for _ in range(length):
        press_key(view, Qt.Key.Key_Left, CTRL)
    now = view.eras.chosen()
    assert now is not None
    assert now.when.last_day == was.when.first_day
    assert "lies before the start" in window.messages.text


def test_a_double_click_on_a_lane_plans_a_meeting_there_on_that_day(window: MainWindow) -> None:
    view = timeline_of(window)
    view.fit_summit()
    paint(view)
    point = empty_place(view, lane=2)
    lane = view.canvas.arrangement().lanes[2].lane
    double_click(view, point)
    dialog = desk_of(window).handling.dialog
    assert isinstance(dialog, MeetingDialog)
    day = view.day_at(view.canvas.scale_now().at(point.x()))
    when = dialog.when.when()
    assert when is not None
    assert (when.first_day, dialog.lane.currentData()) == (day, lane.value)
    dialog.reject()


def test_a_key_plans_a_meeting_at_the_hour_that_is_snapped_to(window: MainWindow) -> None:
    window.actions_by_id["timeline.snap.hour"].trigger()
    view = timeline_of(window)
    view.setFocus()
    press_key(view, Qt.Key.Key_N)
    dialog = desk_of(window).handling.dialog
    assert isinstance(dialog, MeetingDialog)
    when = dialog.when.when()
    assert when is not None
    assert when.timed
    assert moment(when.start, when.zone).minute == 0
    assert dialog.lane.currentData() == Lane.LEADERS.value
    dialog.reject()


def test_the_snap_is_remembered_and_ticked(
    window: MainWindow, new_window: Callable[[], MainWindow], file: Path
) -> None:
    window.actions_by_id["timeline.snap.day"].trigger()
    assert timeline_of(window).plot.snap is Snap.DAY
    window.close()
    again = new_window()
    assert again.open_location(str(file))
    desk_of(again).load_timeline()
    assert timeline_of(again).plot.snap is Snap.DAY
    again.commands.timeline.mark_choices()
    ticked = [snap for snap in Snap if again.actions_by_id[f"timeline.snap.{snap.value}"].isChecked()]
    assert ticked == [Snap.DAY]


def test_go_to_a_date_by_its_key(window: MainWindow) -> None:
    window.actions_by_id["timeline.goto"].trigger()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, GoToDialog) and one.isVisible())
    dialog.field.setText("1 Aug 2025")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    begin, end = timeline_of(window).visible_range()
    assert timeline_of(window).day_at((begin + end) / 2) == dt.date(2025, 8, 1)


def test_era_commands_open_the_dialog_or_say_what_is_missing(window: MainWindow) -> None:
    window.actions_by_id["era.edit"].trigger()
    assert "No era is chosen." in window.messages.text
    window.actions_by_id["era.new"].trigger()
    dialog = desk_of(window).handling.dialog
    assert isinstance(dialog, EraDialog)
    assert dialog.when.when() is not None
    dialog.reject()


def test_zooming_in_by_its_command_shows_less_time(window: MainWindow) -> None:
    begin, end = timeline_of(window).visible_range()
    window.actions_by_id["timeline.in"].trigger()
    closer = timeline_of(window).visible_range()
    assert closer[1] - closer[0] < end - begin


def test_a_second_zone_is_chosen_and_remembered_for_this_negotiation(
    window: MainWindow, new_window: Callable[[], MainWindow], file: Path
) -> None:
    window.actions_by_id["timeline.zone"].trigger()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, ZoneDialog) and one.isVisible())
    dialog.field.setText("phnom")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert timeline_of(window).second.isVisible()
    assert timeline_of(window).second.heading == "Phnom Penh"
    window.close()
    again = new_window()
    assert again.open_location(str(file))
    desk_of(again).load_timeline()
    assert timeline_of(again).second.zone == "Asia/Phnom_Penh"
    other = file.with_name("other.accord")
    workspace_of(again).save_copy(other)
    assert again.open_location(str(other))
    assert timeline_of(again).second.zone == ""


def test_a_zone_that_the_settings_made_up_is_no_second_zone(window: MainWindow, file: Path) -> None:
    window.preferences.set_second_zone(str(file.absolute()), "Mars/Olympus")
    assert desk_of(window).second_zone == ""


def test_the_timeline_is_exported_by_its_command(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "timeline"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.actions_by_id["timeline.export"].trigger()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, PictureDialog) and one.isVisible())
    assert dialog.scale.isEnabled()
    dialog.format.setCurrentIndex(1)
    assert not dialog.scale.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    written = target.with_suffix(".svg").read_text(encoding="utf-8")
    assert "Kuala Lumpur Accord" in written
    assert [path.name for path in tmp_path.glob("timeline*")] == ["timeline.svg"]
    assert window.preferences.last_folder == str(tmp_path)


@pytest.mark.parametrize("ending", [".svg", ".png"])
def test_a_picture_leaves_out_what_is_confidential_unless_it_is_wanted(
    window: MainWindow, tmp_path: Path, ending: str
) -> None:
    workspace = window.session.workspace
    assert workspace is not None
    event = next(one for one in timeline_query.timeline(workspace).events if one.ref.kind is Kind.MEETING)
    mark(workspace, event.ref, True)
    said = []
    for public in (False, True):
        path = tmp_path / f"{public}{ending}"
        choice = PictureChoice(ending, "all", 1_600, 1, outlines=False, on_paper=True, public=public)
        window.commands.timeline.save_picture(path, choice)
        words = path.read_text(encoding="utf-8") if ending == ".svg" else QImage(str(path)).text("Description")
        said.append(event.title.split(" ", maxsplit=1)[0] in words if ending == ".svg" else event.title in words)
    assert said == [True, False]
    assert not workspace.discreet


def test_a_picture_that_cannot_be_written_is_said(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "gone" / "x.png"), ""))
    window.actions_by_id["timeline.export"].trigger()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, PictureDialog) and one.isVisible())
    dialog.submit()
    assert "There is no folder" in window.messages.text
