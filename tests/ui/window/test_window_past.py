"""Looking at an earlier day in the real window: what is shown, that nothing can be written, and the way back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.commands import demands, negotiations
from models.errors import LookingBack
from models.queries import summary
from models.records import BoardFilter, Effective, Ref
from models.vocabulary import Kind, Stance, Status
from models.workspace import Workspace
from tests.ui.timeline.acts import carry, let_go, take
from tests.ui.timeline.test_timeline_day import grip_of
from tests.ui.window.acts import CTRL_SHIFT, desk_of, drag_card, id_of, press, status_of
from tests.ui.window.past_acts import (
    command,
    escape,
    look_at,
    numbers,
    on_board,
    past_of,
    settle,
    type_date,
)
from ui.main_window import MainWindow

OCT_13, OCT_12, JUL_28 = "2025-10-13", "2025-10-12", "2025-07-28"
TODAY = {
    Status.TABLED: ["D-3", "D-4", "D-6"],
    Status.UNDER_DISCUSSION: ["D-1", "D-2", "D-5"],
    Status.AGREED: ["D-7"],
}


def test_a_day_fills_board_header_status_bar_and_timeline(window: MainWindow) -> None:
    assert on_board(window) == TODAY
    look_at(window, OCT_13)
    assert on_board(window) == {Status.UNDER_DISCUSSION: ["D-1", "D-2"]}
    assert numbers(window)["summit"].startswith("13 days")
    assert numbers(window)["agreed"].startswith("0 of 2")
    assert "as of 13 Oct 2025" in desk_of(window).board.header.subtitle.text()
    assert window.amounts.text().startswith("2 demands · 7 meetings")
    timeline = desk_of(window).timeline
    assert timeline is not None
    assert len(timeline.canvas.content.marks) == 4
    bar = past_of(window).bar
    assert bar.isVisible()
    assert bar.sentence.text() == "State of play as of 13 Oct 2025 — read only"
    assert bar.clocks.text() == "effective up to 13 Oct 2025, as recorded until now"


def test_escape_brings_today_back_with_choice_filter_and_places(window: MainWindow) -> None:
    window.resize(1024, 700)
    board = desk_of(window).board
    board.set_filter(BoardFilter(themes=frozenset({"Ceremony", "Military", "Border"})))
    press(window, "D-4", Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    board.focus_cards()
    bar = board.columns.columns[Status.TABLED].table.verticalScrollBar()
    bar.setValue(bar.maximum())
    before = (on_board(window), bar.value(), board.selected_ids())
    look_at(window, JUL_28)
    assert on_board(window) == {}
    board.set_filter(BoardFilter(text="landmines"))
    escape(window)
    assert past_of(window).day is None
    assert not past_of(window).bar.isVisible()
    assert (on_board(window), bar.value(), board.selected_ids()) == before
    assert board.filter() == BoardFilter(themes=frozenset({"Ceremony", "Military", "Border"}))


def test_the_choice_waits_for_its_card(window: MainWindow) -> None:
    desk = desk_of(window)
    chosen = Ref(Kind.DEMAND, id_of(window, "D-1"))
    desk.show_ref(chosen)
    look_at(window, JUL_28)
    assert desk.board.selected_ids() == ()
    assert desk.inspector.current() == chosen
    assert desk.inspector.pages.currentWidget() is desk.inspector.empty
    assert desk.inspector.empty.accessibleName() == "This was not known yet on 28 Jul 2025."
    look_at(window, OCT_12)
    assert desk.board.selected_ids() == (chosen.id,)
    assert desk.inspector.demand.isVisible()


def test_the_inspector_shows_the_series_up_to_the_day(window: MainWindow) -> None:
    workspace = window.session.workspace
    assert workspace is not None
    made, cambodia = id_of(window, "D-1"), next(p.id for p in summary.parties(workspace) if p.code == "KH")
    demands.move(workspace, [made], Status.CONTESTED, effective=Effective(dt.date(2025, 10, 14)))
    demands.record_position(workspace, made, cambodia, Stance.REJECTS, effective=Effective(dt.date(2025, 10, 14)))
    desk = desk_of(window)
    desk.show_ref(Ref(Kind.DEMAND, made))
    look_at(window, OCT_13)
    record = desk.inspector.demand.record
    assert record.card.status is Status.UNDER_DISCUSSION
    assert [step.status for step in record.statuses] == [Status.TABLED, Status.UNDER_DISCUSSION]
    assert Stance.REJECTS not in [position.stance for position in record.positions]
    escape(window)
    assert desk.inspector.demand.record.card.status is Status.CONTESTED


# ---------------------------------------------------------------- nothing is written


def test_a_card_cannot_be_moved_by_key_mouse_or_command(window: MainWindow) -> None:
    workspace = window.session.workspace
    assert workspace is not None
    before = workspace.sequence
    look_at(window, OCT_13)

    def told() -> bool:
        text, shown = window.messages.text, window.messages.isVisible()
        window.messages.dismiss()
        return shown and "13 Oct 2025 is being looked at, and the past is read only." in text

    press(window, "D-1", Qt.Key.Key_Right, CTRL_SHIFT)
    assert told()
    drag_card(desk_of(window).board, "D-2", Status.CONTESTED)
    desk_of(window).handling.move((id_of(window, "D-1"),), Status.CONTESTED)
    assert told()
    for command_id in ("demand.new", "demand.move", "demand.delete", "meeting.new", "file.details", "edit.undo"):
        window.commands.run(command_id)
        assert told(), command_id
    desk_of(window).handling.new_demand()
    assert told()
    assert desk_of(window).handling.dialog is None
    with pytest.raises(LookingBack):
        demands.move(workspace, [id_of(window, "D-1")], Status.CONTESTED)
    assert workspace.sequence == before
    assert status_of(window, "D-1") is Status.UNDER_DISCUSSION


def test_the_message_offers_the_way_back_and_then_it_works(window: MainWindow) -> None:
    look_at(window, OCT_13)
    press(window, "D-1", Qt.Key.Key_Right, CTRL_SHIFT)
    assert window.messages.action_button.text() == "Back to today"
    window.messages.action_button.click()
    settle(window)
    assert past_of(window).day is None
    assert not window.messages.isVisible()
    press(window, "D-1", Qt.Key.Key_Right, CTRL_SHIFT)
    assert status_of(window, "D-1") is Status.CONTESTED


def test_undo_is_refused_in_the_past_and_works_after_it(window: MainWindow) -> None:
    press(window, "D-3", Qt.Key.Key_Right, CTRL_SHIFT)
    look_at(window, OCT_13)
    window.actions_by_id["edit.undo"].trigger()
    assert "the past is read only" in window.messages.text
    escape(window)
    window.actions_by_id["edit.undo"].trigger()
    assert status_of(window, "D-3") is Status.TABLED


def test_a_button_that_sleeps_says_why(window: MainWindow) -> None:
    desk = desk_of(window)
    desk.show_ref(Ref(Kind.DEMAND, id_of(window, "D-1")))
    look_at(window, OCT_13)
    button = desk.inspector.demand.status
    assert not button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "the past is read only" in window.messages.text


def test_words_half_typed_are_saved_before_the_past_is_shown(window: MainWindow) -> None:
    desk = desk_of(window)
    desk.show_ref(Ref(Kind.DEMAND, id_of(window, "D-1")))
    title = desk.inspector.demand.title.text
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "Withdraw the guns")
    look_at(window, OCT_13)
    assert "title" in window.saved.text()
    escape(window)
    assert desk.inspector.demand.record.card.title == "Withdraw the guns"


def test_a_read_only_file_can_be_looked_back_at(new_window: Callable[[], MainWindow], file: Path) -> None:
    file.chmod(0o444)
    window = new_window()
    assert window.open_location(str(file))
    look_at(window, OCT_13)
    assert on_board(window) == {Status.UNDER_DISCUSSION: ["D-1", "D-2"]}
    press(window, "D-1", Qt.Key.Key_Right, CTRL_SHIFT)
    assert "for reading only" in window.messages.text
    escape(window)
    assert on_board(window) == TODAY


# ---------------------------------------------------------------- edits meanwhile


def test_an_edit_from_elsewhere_shows_where_it_concerns_the_day(window: MainWindow, file: Path) -> None:
    look_at(window, OCT_13)
    with Workspace.open(file) as other:
        ids = [demands.id_of(other, "D-2")]
        demands.move(other, ids, Status.CONTESTED, effective=Effective(dt.date(2025, 10, 13)))
        demands.move(other, [demands.id_of(other, "D-3")], Status.UNDER_DISCUSSION)
    window.session.bridge.look()
    assert on_board(window) == {Status.UNDER_DISCUSSION: ["D-1"], Status.CONTESTED: ["D-2"]}
    assert past_of(window).day == dt.date(2025, 10, 13)
    escape(window)
    assert on_board(window)[Status.UNDER_DISCUSSION] == ["D-1", "D-3", "D-5"]


def test_a_clock_set_back_elsewhere_leaves_a_day_that_is_not_past_any_more(window: MainWindow, file: Path) -> None:
    look_at(window, OCT_13)
    with Workspace.open(file) as other:
        head = summary.negotiation(other)
        draft = negotiations.NegotiationDraft(head.title, zone=head.zone, clock=dt.date(2025, 10, 12))
        negotiations.describe(other, draft)
    window.session.bridge.look()
    settle(window)
    assert past_of(window).day is None


# ---------------------------------------------------------------- ways to a day


def test_a_date_is_typed(window: MainWindow) -> None:
    type_date(window, "12 Oct 2025")
    assert past_of(window).day == dt.date(2025, 10, 12)
    QTest.keyClick(past_of(window).bar.date, Qt.Key.Key_Up)
    settle(window)
    assert past_of(window).day == dt.date(2025, 10, 13)
    escape(window)
    assert past_of(window).day is None


@pytest.mark.parametrize("words", ["soon", "32 Oct 2025", "0000-01-01", "12 Oct 20255"])
def test_nonsense_changes_nothing_and_says_so(window: MainWindow, words: str) -> None:
    type_date(window, words)
    assert past_of(window).day is None
    told = past_of(window).bar.clocks.text()
    assert told.startswith(("“", "There is no"))
    assert ("1 to 9999" in told) == (words in ("0000-01-01", "12 Oct 20255"))


def test_a_day_to_come_is_clamped_with_a_message(window: MainWindow) -> None:
    look_at(window, OCT_13)
    type_date(window, "26 Oct 2025")
    assert past_of(window).day is None
    assert "Nothing is known of 26 Oct 2025: today is 14 Oct 2025" in window.messages.text
    assert on_board(window) == TODAY
    assert past_of(window).bar.date.text() == "14 Oct 2025"


@pytest.mark.parametrize("day", ["0001-01-01", "2025-07-01"])
def test_before_the_first_event_one_sentence_stands_on_an_empty_board(window: MainWindow, day: str) -> None:
    look_at(window, day)
    board = desk_of(window).board
    assert on_board(window) == {}
    assert board.nothing_then.isVisible()
    assert "No demand was on the table yet on 1 J" in board.nothing_then.accessibleName()
    board.nothing_then.button.click()
    settle(window)
    assert on_board(window) == TODAY


def test_commands_step_by_days_and_by_changes(window: MainWindow) -> None:
    def shown(command_id: str) -> str:
        command(window, command_id)
        day = past_of(window).day
        return "today" if day is None else day.isoformat()

    assert shown("past.earlier") == "2025-10-13"
    assert shown("past.previous") == "2025-10-12"
    assert shown("past.earlier") == "2025-10-11"
    assert shown("past.previous") == "2025-08-01"
    assert shown("past.first") == "2025-07-24"
    assert shown("past.previous") == "2025-07-24"
    assert "Nothing took effect before" in window.messages.text
    assert shown("past.next") == "2025-07-27"
    assert shown("past.later") == "2025-07-28"
    assert shown("past.today") == "today"
    assert shown("past.later") == "today"


def test_many_days_in_one_turn_are_shown_once(window: MainWindow, qtbot: QtBot) -> None:
    as_of = past_of(window).as_of
    shown: list[object] = []
    as_of.changed.connect(shown.append)
    for back in range(1, 60):
        as_of.go_to(dt.date(2025, 10, 14) - dt.timedelta(days=back))
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == [dt.date(2025, 8, 16)]


def test_hidden_parts_wait(window: MainWindow) -> None:
    desk = desk_of(window)
    assert desk.timeline is not None
    desk.set_timeline_shown(False)
    desk.set_inspector_shown(False)
    scene = desk.timeline.canvas.content
    look_at(window, JUL_28)
    assert desk.timeline.canvas.content is scene
    desk.set_timeline_shown(True)
    desk.set_inspector_shown(True)
    assert len(desk.timeline.canvas.content.marks) == 0


# ---------------------------------------------------------------- playing


def test_playing_walks_over_every_change_to_today(window: MainWindow) -> None:
    past = past_of(window)
    seen: list[tuple[object, int]] = []
    past.as_of.changed.connect(
        lambda day: seen.append((day and f"{day:%m-%d}", sum(map(len, on_board(window).values()))))
    )
    command(window, "past.play")
    assert past.player.playing
    while past.player.playing:
        past.player.step()
        settle(window)
    assert seen == [
        ("07-24", 0), ("07-27", 0), ("07-28", 0), ("08-01", 0), ("10-12", 2), ("10-13", 2), (None, 7),
    ]  # fmt: skip
    assert not past.bar.isVisible()


def test_playing_pauses_goes_on_from_there_and_escape_ends_it(window: MainWindow) -> None:
    past = past_of(window)
    command(window, "past.play")
    past.player.step()
    settle(window)
    command(window, "past.play")
    assert not past.player.playing
    assert past.day == dt.date(2025, 7, 27)
    past.bar.speed.setCurrentText("4×")
    command(window, "past.play")
    past.player.step()
    settle(window)
    assert past.day == dt.date(2025, 7, 28)
    escape(window)
    assert past.day is None
    assert not past.player.playing


def test_taking_the_day_into_the_own_hand_pauses(window: MainWindow) -> None:
    past = past_of(window)
    command(window, "past.play")
    look_at(window, OCT_12)
    assert not past.player.playing
    assert past.bar.play.accessibleName().startswith("Play")


# ---------------------------------------------------------------- the report


def test_the_report_follows_the_day_until_it_is_unlinked(window: MainWindow) -> None:
    look_at(window, OCT_13)
    window.open_screen("report")
    assert window.report is not None
    options = window.report.options
    assert options.options().as_of == dt.date(2025, 10, 13)
    options.date.setDate(options.date.date().addDays(-1))
    assert not options.follow.isChecked()
    look_at(window, JUL_28)
    assert options.options().as_of == dt.date(2025, 10, 12)
    options.follow.setChecked(True)
    assert options.options().as_of == dt.date(2025, 7, 28)
    past_of(window).bar.leave()
    settle(window)
    assert options.options().as_of is None


# ---------------------------------------------------------------- the handle


def test_dragging_the_handle_fills_the_board_as_the_article_tells_it(window: MainWindow) -> None:
    view = desk_of(window).timeline
    assert view is not None
    window.resize(1440, 900)
    view.fit_all()
    seen = {}
    start = grip_of(view)
    take(view, start)
    for day in ("2025-07-28", "2025-10-12", "2025-10-13"):
        carry(
            view, start, round(view.canvas.scale_now().x(view.handle.noon_of(dt.date.fromisoformat(day)))) - start.x()
        )
        settle(window)
        seen[day] = on_board(window)
    let_go(view, start)
    assert seen == {
        "2025-07-28": {},
        "2025-10-12": {Status.UNDER_DISCUSSION: ["D-1", "D-2"]},
        "2025-10-13": {Status.UNDER_DISCUSSION: ["D-1", "D-2"]},
    }
    carry_back = grip_of(view)
    take(view, carry_back)
    carry(view, carry_back, 200)
    let_go(view, carry_back)
    settle(window)
    assert on_board(window) == TODAY


def test_nothing_moves_on_the_timeline_of_an_earlier_day(window: MainWindow) -> None:
    look_at(window, OCT_13)
    view, workspace = desk_of(window).timeline, window.session.workspace
    assert view is not None
    assert workspace is not None
    before = workspace.sequence
    view.move_selected(1)
    event = view.canvas.content.index.event(0)
    assert event is not None
    view.move_requested.emit(event.ref, event.when.start + 86_400)
    assert workspace.sequence == before
    assert "the past is read only" in window.messages.text
