"""Attendance over all meetings as a person reads it: one filter away from the board, contrary words side by side."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.commands import meetings
from models.records import Ref
from models.vocabulary import Kind, Presence
from models.workspace import Workspace
from tests.models.people import open_again
from tests.ui.window.acts import desk_of, id_of
from ui.confirmations.table import HEADINGS
from ui.confirmations.view import ConfirmationsView
from ui.dialogs.attendance_dialog import AttendanceDialog
from ui.main_window import MainWindow
from ui.widgets.plain_label import PlainLabel
from ui.widgets.record_row import Row


def workspace_of(window: MainWindow) -> Workspace:
    assert window.session.workspace is not None
    return window.session.workspace


def lines(screen: ConfirmationsView) -> list[dict[str, str]]:
    model = screen.table.model()
    return [
        {name: str(model.index(row, column).data()) for column, name in enumerate(HEADINGS)}
        for row in range(model.rowCount())
    ]


def words(screen: ConfirmationsView) -> list[str]:
    return [label.text() for label in screen.panel.findChildren(PlainLabel) if label.isVisible()]


def press(widget: object, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)  # type: ignore[call-overload]


def test_the_number_in_the_header_opens_what_is_not_confirmed(window: MainWindow) -> None:
    pill = desk_of(window).board.header.pills["unconfirmed"]
    assert pill.number == "1"
    QTest.mouseClick(pill, Qt.MouseButton.LeftButton)
    screen = window.stack.currentWidget()
    assert isinstance(screen, ConfirmationsView)
    assert screen.filters.open_only.isChecked()
    (line,) = lines(screen)
    assert line["Who"] == "Donald Trump (US)"
    assert line["Newest word"] == "announced by another"
    assert line["Contrary"] == "contrary"
    assert line["Announced by"] == "Malaysia (Mohamad Hasan)"
    assert "(D-5)" in line["On condition"]
    assert "1 attendance that the party itself has not confirmed" in screen.subtitle.text()


def test_the_contrary_words_stand_side_by_side_and_the_condition_leads_to_its_demand(
    window: MainWindow, screen: ConfirmationsView
) -> None:
    screen.filters.contradicted.click()
    told = " ".join(words(screen))
    assert "announced by Malaysia (Mohamad Hasan) (Reuters) — " in told
    assert "not confirmed by the White House" in told
    assert "confirmed: the first paragraph" in told
    row = next(row for row in screen.panel.findChildren(Row) if row.words.startswith("D-5"))
    row.setFocus()
    press(row, Qt.Key.Key_Return)
    assert desk_of(window).inspector.current() == Ref(Kind.DEMAND, id_of(window, "D-5"))


def test_every_filter_can_be_combined_and_taken_back(screen: ConfirmationsView) -> None:
    everything = len(lines(screen))
    assert everything == 11
    screen.filters.conditional.click()
    assert len(lines(screen)) == 1
    screen.filters.conditional.click()
    screen.filters.parties.setCurrentIndex(screen.filters.parties.findText("Cambodia"))
    screen.filters.parties.activated.emit(0)
    assert {line["Who"] for line in lines(screen)} == {"Cambodia"}
    screen.filters.open_only.click()
    assert screen.nothing.isVisible()
    QTest.mouseClick(screen.nothing.button, Qt.MouseButton.LeftButton)
    assert len(lines(screen)) == everything


def test_words_find_a_line(screen: ConfirmationsView, window: MainWindow) -> None:
    QTest.keyClicks(screen.filters.words, "sihasak p")
    screen.filters.changed.emit()
    assert [line["Newest word"] for line in lines(screen)] == ["confirmed"]


def test_enter_opens_the_meeting(window: MainWindow, screen: ConfirmationsView) -> None:
    screen.filters.open_only.click()
    screen.table.setFocus()
    press(screen.table, Qt.Key.Key_Return)
    shown = desk_of(window).inspector.current()
    assert shown is not None
    assert shown.kind is Kind.MEETING
    assert "Signing" in desk_of(window).inspector.meeting.title.text.words


def test_a_new_word_from_here_is_counted_at_once(window: MainWindow, screen: ConfirmationsView) -> None:
    screen.filters.open_only.click()
    QTest.mouseClick(screen.panel.word_button, Qt.MouseButton.LeftButton)
    dialog = next(one for one in window.findChildren(AttendanceDialog) if one.isVisible())
    dialog.presence.setCurrentIndex(dialog.presence.findData(Presence.CONFIRMED.value))
    dialog.submit()
    assert lines(screen) == []
    assert "0 attendances" in screen.subtitle.text()
    window.actions_by_id["edit.undo"].trigger()
    assert len(lines(screen)) == 1


def test_another_program_deletes_the_meeting_that_is_shown(window: MainWindow, screen: ConfirmationsView) -> None:
    screen.filters.open_only.click()
    (line,) = [screen.table.line_at(0)]
    assert line is not None
    with open_again(workspace_of(window).path) as elsewhere:
        meetings.delete(elsewhere, line.meeting.id)
    workspace_of(window).catch_up()
    assert lines(screen) == []
    assert screen.panel.open_button.isHidden()


def test_an_earlier_day_has_the_words_by_then_and_asks_for_none(screen: ConfirmationsView) -> None:
    screen.set_as_of(dt.date(2025, 10, 13))
    assert "as of 13 Oct 2025" in screen.subtitle.text()
    assert "Signing of the Kuala Lumpur Accord" not in {line["Meeting"] for line in lines(screen)}
    assert not screen.panel.word_button.isEnabled()


def test_text_from_a_file_is_never_markup(window: MainWindow, screen: ConfirmationsView) -> None:
    line = screen.table.line_at(0)
    assert line is not None
    markup = "<img src='/etc/passwd'><b>กัมพูชา</b>"
    meetings.attend(
        workspace_of(window),
        line.meeting.id,
        line.newest.party_id,
        Presence.DENIED,
        announced_by=markup,
        condition=markup,
    )
    screen.filters.conditional.click()
    screen.filters.words.setText("กัมพูชา")
    screen.filters.changed.emit()
    assert any(markup in told for told in words(screen))
    assert lines(screen)[0]["Announced by"] == markup


def test_everything_is_reached_by_tab_and_has_a_name(window: MainWindow, screen: ConfirmationsView) -> None:
    window.activateWindow()
    screen.setFocus()
    seen = set()
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.accessibleName(), focused
        seen.add(focused)
        press(focused, Qt.Key.Key_Tab)
    wanted = {
        *screen.filters.chips,
        screen.filters.parties,
        screen.filters.words,
        screen.table,
        screen.panel.open_button,
    }
    assert wanted - seen == set()
