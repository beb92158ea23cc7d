"""Cards, meetings and undo, driven in the real window as a person does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.commands import demands
from models.dates import DAY_SECONDS
from models.queries import detail, timeline
from models.records import Ref
from models.vocabulary import Kind, Status
from models.workspace import Workspace
from tests.ui.window.acts import CTRL_SHIFT, counts, desk_of, drag_card, id_of, press, status_of
from ui.dialogs.status_dialog import StatusDialog
from ui.main_window import MainWindow
from ui.widgets.chip_button import ChipButton


def test_the_sample_shows_seven_cards_the_timeline_and_the_days_to_the_summit(window: MainWindow) -> None:
    assert sum(counts(window).values()) == 7
    assert "7 demands" in window.amounts.text()
    assert "Kuala Lumpur Accord" in window.windowTitle()
    spoken = " ".join(pill.accessibleName() for pill in desk_of(window).board.header.findChildren(ChipButton))
    assert "12 days" in spoken
    record = timeline.timeline(window.session.workspace)  # type: ignore[arg-type]
    assert len(record.events) == 12
    assert desk_of(window).timeline is not None


def test_a_key_moves_a_card_and_the_file_says_so(window: MainWindow) -> None:
    press(window, "D-3", Qt.Key.Key_Right, CTRL_SHIFT)
    assert status_of(window, "D-3") is Status.UNDER_DISCUSSION
    assert "Move D-3 to under discussion" in window.saved.text()


def test_a_dragged_card_is_moved_only_after_the_commit(window: MainWindow) -> None:
    drag_card(desk_of(window).board, "D-4", Status.UNDER_DISCUSSION)
    assert status_of(window, "D-4") is Status.UNDER_DISCUSSION
    assert counts(window)[Status.TABLED] == 2


def test_undo_works_after_a_restart(window: MainWindow, new_window: Callable[[], MainWindow], file: Path) -> None:
    press(window, "D-3", Qt.Key.Key_Right, CTRL_SHIFT)
    window.close()
    again = new_window()
    assert again.open_location(str(file))
    again.commands.name_undo()
    undo = again.actions_by_id["edit.undo"]
    assert undo.text() == "&Undo: Move D-3 to under discussion"
    undo.trigger()
    assert status_of(again, "D-3") is Status.TABLED
    again.actions_by_id["edit.redo"].trigger()
    assert status_of(again, "D-3") is Status.UNDER_DISCUSSION


def test_a_jump_asks_for_its_reason_and_moves_with_it(window: MainWindow) -> None:
    handling = desk_of(window).handling
    handling.move((id_of(window, "D-3"),), Status.AGREED)
    dialog = handling.dialog
    assert isinstance(dialog, StatusDialog)
    assert status_of(window, "D-3") is Status.TABLED
    dialog.submit()
    assert status_of(window, "D-3") is Status.TABLED, "without a reason nothing moves"
    dialog.reason.setText("settled by telephone")
    dialog.submit()
    assert status_of(window, "D-3") is Status.AGREED
    record = detail.demand(window.session.workspace, id_of(window, "D-3"))  # type: ignore[arg-type]
    assert record.why.reason == "settled by telephone"


def test_a_forbidden_move_leaves_the_card_and_says_why(window: MainWindow) -> None:
    desk_of(window).handling.move((id_of(window, "D-7"),), Status.TABLED)
    assert status_of(window, "D-7") is Status.AGREED
    assert "only as walked back" in window.messages.text


def test_a_meeting_moved_on_the_timeline_is_written_once(window: MainWindow) -> None:
    workspace = window.session.workspace
    assert workspace is not None
    view = desk_of(window).timeline
    assert view is not None
    event = next(one for one in timeline.timeline(workspace).events if one.title.startswith("Sihasak"))
    before = workspace.sequence
    view.move_requested.emit(event.ref, event.when.start + DAY_SECONDS)
    assert workspace.sequence == before + 1
    assert detail.meeting(workspace, event.ref.id).when.start == event.when.start + DAY_SECONDS
    window.actions_by_id["edit.undo"].trigger()
    assert detail.meeting(workspace, event.ref.id).when == event.when


def test_selecting_an_event_shows_it_in_the_inspector(window: MainWindow) -> None:
    desk = desk_of(window)
    workspace = window.session.workspace
    assert workspace is not None
    assert desk.timeline is not None
    event = timeline.timeline(workspace).events[0]
    desk.timeline.selected.emit(event.ref)
    assert desk.inspector.current() == event.ref


def test_what_another_program_writes_appears(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    with Workspace.open(file) as other:
        demands.move(other, [demands.id_of(other, "D-3")], Status.UNDER_DISCUSSION)
    window.session.bridge.look()
    assert "Changed elsewhere" in window.saved.text()


def test_deleting_is_undone_with_everything(window: MainWindow) -> None:
    demand_id = id_of(window, "D-5")
    before = detail.demand(window.session.workspace, demand_id)  # type: ignore[arg-type]
    desk_of(window).handling.delete_demands((demand_id,))
    assert sum(counts(window).values()) == 6
    window.actions_by_id["edit.undo"].trigger()
    after = detail.demand(window.session.workspace, demand_id)  # type: ignore[arg-type]
    assert (after.card, after.links, after.citations) == (before.card, before.links, before.citations)


def test_a_followed_link_brings_the_meeting(window: MainWindow) -> None:
    desk = desk_of(window)
    desk.show_ref(Ref(Kind.DEMAND, id_of(window, "D-1")))
    record = detail.demand(window.session.workspace, id_of(window, "D-1"))  # type: ignore[arg-type]
    meeting = next(link.ref for link in record.links if link.ref.kind is Kind.MEETING)
    desk.inspector.ref_clicked.emit(meeting)
    assert desk.inspector.current() == meeting
