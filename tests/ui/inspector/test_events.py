"""Meetings and incidents in the inspector: state, date, attendance, agenda, facts."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from models.commands import attendance, meetings
from models.records import Ref
from models.vocabulary import IncidentStanding, MeetingState, Presence
from models.workspace import Workspace
from tests.ui.inspector.acts import (
    choose,
    click,
    click_button,
    demand_ref,
    dialog_of,
    event_ref,
    open_tab,
    press,
    read_incident,
    read_meeting,
    retype,
    row,
    rows,
)
from ui.dialogs.attendance_dialog import AttendanceDialog
from ui.dialogs.postpone_dialog import CallOffDialog, PostponeDialog
from ui.inspector.view import Inspector
from ui.widgets.plain_label import PlainLabel
from ui.widgets.record_row import Row


def test_the_state_is_changed_through_its_button_and_undone(inspector: Inspector, sample: Workspace) -> None:
    inspector.show_ref(event_ref(sample, "Sihasak"))
    click(inspector.meeting.state)
    choose("Held")
    assert read_meeting(sample, "Sihasak").state is MeetingState.HELD
    assert inspector.meeting.state.text() == "Held"
    sample.undo()
    assert inspector.meeting.state.text() == "Announced"


def test_title_and_place_are_changed_in_place(inspector: Inspector, sample: Workspace) -> None:
    inspector.show_ref(event_ref(sample, "Foreign ministers"))
    retype(inspector.meeting.title, "Foreign ministers meet")
    press(inspector.meeting.title.text, Qt.Key.Key_Return)
    open_tab(inspector, "Details")
    retype(inspector.meeting.place, "Putrajaya")
    press(inspector.meeting.place.text, Qt.Key.Key_Return)
    record = read_meeting(sample, "Foreign ministers meet")
    assert record.place == "Putrajaya"
    assert "Putrajaya" in inspector.meeting.crumb.text()


def test_the_date_is_edited_below_its_line(inspector: Inspector, sample: Workspace) -> None:
    inspector.show_ref(event_ref(sample, "Foreign ministers"))
    inspector.meeting.date.open_editor()
    editor = inspector.meeting.date.editor
    assert editor is not None
    editor.first.setText("11 Oct 2025")
    press(editor.first, Qt.Key.Key_Return)
    assert read_meeting(sample, "Foreign ministers").when.first_day == dt.date(2025, 10, 11)
    assert inspector.meeting.date.editor is None
    assert "11 Oct 2025" in rows(inspector)


def test_an_end_before_the_start_is_refused_with_the_editor_open(inspector: Inspector, sample: Workspace) -> None:
    inspector.show_ref(event_ref(sample, "47th"))
    inspector.meeting.date.open_editor()
    editor = inspector.meeting.date.editor
    assert editor is not None
    editor.last.setText("20 Oct 2025")
    click_button(inspector.meeting.date, "Save the date")
    assert editor.isVisible()
    assert editor.last.text() == "20 Oct 2025"
    assert read_meeting(sample, "47th").when.last_day == dt.date(2025, 10, 28)


def test_beyond_the_summit_only_when_asked_for_twice(inspector: Inspector, sample: Workspace) -> None:
    inspector.show_ref(event_ref(sample, "Foreign ministers"))
    inspector.meeting.date.open_editor()
    editor = inspector.meeting.date.editor
    assert editor is not None
    editor.first.setText("3 Nov 2025")
    click_button(inspector.meeting.date, "Save the date")
    assert read_meeting(sample, "Foreign ministers").when.first_day == dt.date(2025, 10, 12)
    click_button(inspector.meeting.date, "Save the date")
    assert read_meeting(sample, "Foreign ministers").when.first_day == dt.date(2025, 11, 3)


def test_attendance_is_recorded_from_its_line(inspector: Inspector, sample: Workspace) -> None:
    inspector.show_ref(event_ref(sample, "Signing of the Kuala Lumpur Accord"))
    line = row(inspector, "Donald Trump")
    assert line.right == "announced by another"
    click(line)
    choose("Confirmed")
    assert rows(inspector)["Donald Trump"] == "confirmed"
    newest = read_meeting(sample, "Signing of the Kuala Lumpur Accord").attendance[-1]
    assert newest.presence is Presence.CONFIRMED


def test_attendance_of_somebody_new_through_the_dialog(inspector: Inspector, sample: Workspace) -> None:
    inspector.show_ref(event_ref(sample, "47th"))
    before = len(read_meeting(sample, "47th").attendance)
    click(inspector.meeting.attendance.add_button)
    dialog = dialog_of(inspector, AttendanceDialog)
    dialog.who.setCurrentIndex(dialog.who.findText("Japan"))
    dialog.condition.setText("a bilateral on the side")
    click(dialog.save_button)
    attendance = read_meeting(sample, "47th").attendance
    assert len(attendance) == before + 1
    assert (attendance[-1].party_name, attendance[-1].condition) == ("Japan", "a bilateral on the side")


def test_the_agenda_takes_words_and_references(inspector: Inspector, sample: Workspace) -> None:
    inspector.show_ref(event_ref(sample, "47th"))
    before = len(read_meeting(sample, "47th").agenda)
    open_tab(inspector, "Agenda")
    entry = inspector.meeting.agenda.entry
    for words in ("Next steps", "D-2"):
        QTest.keyClicks(entry, words)
        press(entry, Qt.Key.Key_Return)
    added = read_meeting(sample, "47th").agenda[before:]
    assert [(item.text, item.demand_ref) for item in added] == [
        ("Next steps", ""),
        ("Clear landmines in the disputed territories", "D-2"),
    ]
    followed: list[Ref] = []
    inspector.ref_clicked.connect(followed.append)
    click(row(inspector, "Clear landmines"))
    assert followed == [demand_ref(sample, "D-2")]


def test_a_reference_that_is_none_is_refused_with_the_words_kept(inspector: Inspector, sample: Workspace) -> None:
    inspector.show_ref(event_ref(sample, "47th"))
    before = sample.sequence
    open_tab(inspector, "Agenda")
    QTest.keyClicks(inspector.meeting.agenda.entry, "D-99")
    press(inspector.meeting.agenda.entry, Qt.Key.Key_Return)
    assert "D-99" in inspector.meeting.agenda.problem.text()
    assert inspector.meeting.agenda.entry.text() == "D-99"
    assert sample.sequence == before


def test_the_summit_mark_moves_to_another_meeting(inspector: Inspector, sample: Workspace) -> None:
    inspector.show_ref(event_ref(sample, "East Asia Summit"))
    open_tab(inspector, "Details")
    inspector.meeting.summit.click()
    assert read_meeting(sample, "East Asia Summit").is_summit
    assert not read_meeting(sample, "47th").is_summit
    assert "the summit" in inspector.meeting.crumb.text()


def test_a_choice_that_a_colleague_changed_meanwhile_is_not_overwritten(
    inspector: Inspector, sample: Workspace, colleague: Workspace
) -> None:
    ref = event_ref(sample, "Foreign ministers")
    inspector.show_ref(ref)
    meetings.change_field(colleague, ref.id, "place", was=read_meeting(sample, "Foreign ministers").place, becomes="X")
    open_tab(inspector, "Details")
    inspector.meeting.confidential.click()
    record = read_meeting(sample, "Foreign ministers")
    assert record.confidential
    assert record.place == "X"


def test_an_incident_s_standing_and_figures(inspector: Inspector, sample: Workspace) -> None:
    inspector.show_ref(event_ref(sample, "Sporadic"))
    click(inspector.incident.standing)
    choose("Verified")
    deaths = inspector.incident.fields["deaths"]
    retype(deaths, "many")
    press(deaths.text, Qt.Key.Key_Return)
    assert "not a number" in deaths.problem.text()
    assert deaths.text.words == "many"
    retype(deaths, "3")
    press(deaths.text, Qt.Key.Key_Return)
    record = read_incident(sample, "Sporadic")
    assert (record.standing, record.deaths) == (IncidentStanding.VERIFIED, 3)
    sample.undo()
    sample.undo()
    assert read_incident(sample, "Sporadic").standing is IncidentStanding.REPORTED


def test_an_incident_s_title_conflict_keeps_both(inspector: Inspector, sample: Workspace, colleague: Workspace) -> None:
    from dataclasses import replace

    from models.queries import detail
    from ui.inspector.incident_page import draft_of

    ref = event_ref(sample, "Sporadic")
    inspector.show_ref(ref)
    title = inspector.incident.title
    retype(title, "Clashes")
    theirs = draft_of(detail.incident(colleague, ref.id))
    meetings.change_incident(colleague, ref.id, replace(theirs, title="Skirmishes"))
    press(title.text, Qt.Key.Key_Return)
    assert "Skirmishes" in title.problem.text()
    assert title.text.words == "Clashes"


def test_postponing_from_the_date_keeps_the_earlier_one_in_words(inspector: Inspector, sample: Workspace) -> None:
    inspector.show_ref(event_ref(sample, "47th"))
    inspector.meeting.date.open_editor()
    click_button(inspector.meeting.date, "Postpone or move…")
    dialog = dialog_of(inspector, PostponeDialog)
    QTest.keyClicks(dialog.when.text, "3 Nov 2025")
    QTest.keyClicks(dialog.reason, "more time is needed")
    press(dialog, Qt.Key.Key_Return)
    assert read_meeting(sample, "47th").when.first_day == dt.date(2025, 11, 3)
    assert inspector.meeting.date.moved.text() == "Postponed from 26–28 Oct 2025: more time is needed"
    open_tab(inspector, "History")
    assert rows(inspector)["26–28 Oct 2025"] == "14 Oct 2025"
    sample.undo()
    assert not inspector.meeting.date.moved.isVisible()


def test_a_cancelled_meeting_asks_for_the_reason_and_stays_struck_through(
    inspector: Inspector, sample: Workspace
) -> None:
    inspector.show_ref(event_ref(sample, "Sihasak"))
    click(inspector.meeting.state)
    choose("Cancelled")
    dialog = dialog_of(inspector, CallOffDialog)
    QTest.keyClicks(dialog.reason, "he is ill")
    press(dialog, Qt.Key.Key_Return)
    assert inspector.meeting.standing.text() == "Cancelled since 14 Oct 2025: he is ill"
    assert inspector.meeting.title.text.font().strikeOut()
    inspector.meeting.date.open_editor()
    buttons = [button.text() for button in inspector.meeting.date.findChildren(QPushButton) if button.isVisible()]
    assert "Postpone or move…" not in buttons
    inspector.show_ref(event_ref(sample, "47th"))
    assert not inspector.meeting.title.text.font().strikeOut()


def test_the_whole_series_of_an_attendance_is_seen_and_contrary_words_are_named(
    inspector: Inspector, sample: Workspace
) -> None:
    inspector.show_ref(event_ref(sample, "Signing of the Kuala Lumpur Accord"))
    shown = [line.words for line in inspector.meeting.attendance.column.findChildren(Row) if line.isVisible()]
    assert shown[:2] == ["Donald Trump", "D-5 Ceremony led by the US President, as condition of attendance"]
    assert shown[2:] == ["announced by another"] * 3 + ["confirmed"]
    told = [label.text() for label in inspector.meeting.attendance.findChildren(PlainLabel) if label.isVisible()]
    assert any(words.startswith("Contrary words: announced by Malaysia (Mohamad Hasan) (Reuters) — ") for words in told)


def test_a_word_is_corrected_and_deleted_where_it_stands(inspector: Inspector, sample: Workspace) -> None:
    inspector.show_ref(event_ref(sample, "Signing of the Kuala Lumpur Accord"))
    click(row(inspector, "confirmed"))
    choose("Correct this word…")
    dialog = dialog_of(inspector, AttendanceDialog)
    assert dialog.source.text() == "The article (outlet not named)"
    dialog.announced_by.setText("nobody by name")
    click(dialog.save_button)
    words = read_meeting(sample, "Signing of the Kuala Lumpur Accord").attendance
    assert [word.announced_by for word in words if word.presence is Presence.CONFIRMED] == ["nobody by name"]
    assert words[0].effective is not None
    assert words[0].effective.soft
    click(row(inspector, "confirmed"))
    choose("Delete this word")
    assert len(read_meeting(sample, "Signing of the Kuala Lumpur Accord").attendance) == 3
    sample.undo()
    assert len(read_meeting(sample, "Signing of the Kuala Lumpur Accord").attendance) == 4


def test_all_words_on_one_person_go_at_once(inspector: Inspector, sample: Workspace) -> None:
    inspector.show_ref(event_ref(sample, "Signing of the Kuala Lumpur Accord"))
    click(row(inspector, "confirmed"))
    choose("Delete all 4 words on Donald Trump")
    assert read_meeting(sample, "Signing of the Kuala Lumpur Accord").attendance == ()


def test_a_correction_that_meets_another_one_keeps_what_was_typed(
    inspector: Inspector, sample: Workspace, colleague: Workspace
) -> None:
    inspector.show_ref(event_ref(sample, "Signing of the Kuala Lumpur Accord"))
    word = read_meeting(sample, "Signing of the Kuala Lumpur Accord").attendance[0]
    click(row(inspector, "confirmed"))
    choose("Correct this word…")
    dialog = dialog_of(inspector, AttendanceDialog)
    dialog.announced_by.setText("mine")
    draft = attendance.AttendanceDraft(
        word.party_id, word.person_id, word.presence, "theirs", word.condition, word.source, word.effective
    )
    attendance.correct(colleague, word.id, draft)
    click(dialog.save_button)
    assert dialog.isVisible()
    assert dialog.announced_by.text() == "mine"
    dialog.reject()
