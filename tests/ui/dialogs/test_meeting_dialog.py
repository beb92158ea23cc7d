"""Planning meetings and recording incidents: dates as exactly as they are known, and what is refused."""

from __future__ import annotations

import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from models.commands import meetings
from models.queries import detail, summary, timeline
from models.vocabulary import IncidentStanding, Lane, MeetingKind, MeetingState, Precision
from models.workspace import Workspace
from tests.ui.dialogs.acts import opened, pick, press_enter, problems, type_into
from ui.dialogs.incident_dialog import IncidentDialog
from ui.dialogs.meeting_dialog import MeetingDialog


def id_of(workspace: Workspace, words: str) -> int:
    return next(event.ref.id for event in timeline.timeline(workspace).events if words in event.title)


def test_a_meeting_is_planned_on_a_day(qtbot: QtBot, sample: Workspace) -> None:
    dialog = opened(qtbot, MeetingDialog(sample))
    type_into(dialog.title, "Regional border committee")
    pick(dialog.kind, MeetingKind.TECHNICAL)
    assert dialog.lane.currentData() == Lane.TECHNICAL.value
    type_into(dialog.when.first, "2025-10-20")
    type_into(dialog.when.last, "22 Oct 2025")
    type_into(dialog.place, "Koh Kong")
    press_enter(dialog)
    assert dialog.result_id is not None
    record = detail.meeting(sample, dialog.result_id)
    assert (record.when.precision, record.when.zone) == (Precision.DAY, "Asia/Kuala_Lumpur")
    assert (record.when.first_day, record.when.last_day) == (dt.date(2025, 10, 20), dt.date(2025, 10, 22))
    assert (record.place, record.state) == ("Koh Kong", MeetingState.PROPOSED)
    sample.undo()
    assert all(event.title != "Regional border committee" for event in timeline.timeline(sample).events)


def test_an_end_before_the_start_is_said_by_the_date(qtbot: QtBot, sample: Workspace) -> None:
    dialog = opened(qtbot, MeetingDialog(sample))
    type_into(dialog.title, "Backwards")
    type_into(dialog.when.first, "20 Oct 2025")
    type_into(dialog.when.last, "18 Oct 2025")
    press_enter(dialog)
    assert dialog.isVisible()
    assert "lies before the start" in problems(dialog)[0]
    assert dialog.focusWidget() is dialog.when.last
    assert dialog.title.text() == "Backwards"


def test_a_summit_without_a_date(qtbot: QtBot, sample: Workspace) -> None:
    before = sample.sequence
    dialog = opened(qtbot, MeetingDialog(sample))
    type_into(dialog.title, "The summit")
    dialog.summit.setChecked(True)
    press_enter(dialog)
    assert problems(dialog)[0].startswith("The summit has no date.")
    assert dialog.focusWidget() is dialog.when.text
    assert sample.sequence == before


def test_an_exact_time_in_a_zone_of_its_own(qtbot: QtBot, sample: Workspace) -> None:
    dialog = opened(qtbot, MeetingDialog(sample))
    type_into(dialog.title, "Call")
    pick(dialog.when.precision, Precision.EXACT)
    type_into(dialog.when.first, "15 Oct 2025")
    type_into(dialog.when.first_time, "9:30")
    type_into(dialog.when.last_time, "10")
    dialog.when.zone.setEditText("Asia/Bangkok")
    press_enter(dialog)
    assert dialog.result_id is not None
    when = detail.meeting(sample, dialog.result_id).when
    assert when.described() == "15 Oct 2025, 09:30–10:00"
    assert when.zone == "Asia/Bangkok"


def test_a_zone_that_is_none(qtbot: QtBot, sample: Workspace) -> None:
    dialog = opened(qtbot, MeetingDialog(sample))
    type_into(dialog.title, "Call")
    type_into(dialog.when.first, "15 Oct 2025")
    dialog.when.zone.setEditText("Mars/Olympus")
    press_enter(dialog)
    assert problems(dialog) == ["“Mars/Olympus” is not a time zone. " + ZONE_HELP]


ZONE_HELP = "Use a name such as Asia/Kuala_Lumpur, Asia/Bangkok or UTC."


def test_an_untouched_date_is_kept_to_the_second(qtbot: QtBot, sample: Workspace) -> None:
    meeting_id = id_of(sample, "Sihasak in Kuala Lumpur")
    before = detail.meeting(sample, meeting_id).when
    dialog = opened(qtbot, MeetingDialog(sample, meeting_id))
    type_into(dialog.place, "Putrajaya")
    press_enter(dialog)
    record = detail.meeting(sample, meeting_id)
    assert record.when == before
    assert record.place == "Putrajaya"


def test_making_another_meeting_the_summit(qtbot: QtBot, sample: Workspace) -> None:
    meeting_id = id_of(sample, "East Asia Summit")
    dialog = opened(qtbot, MeetingDialog(sample, meeting_id))
    dialog.summit.setChecked(True)
    press_enter(dialog)
    assert summary.negotiation(sample).summit_id == meeting_id


def test_a_move_beyond_the_summit_is_asked_for_once_more(qtbot: QtBot, sample: Workspace) -> None:
    meeting_id = id_of(sample, "Foreign ministers")
    dialog = opened(qtbot, MeetingDialog(sample, meeting_id))
    type_into(dialog.when.first, "5 Nov 2025")
    press_enter(dialog)
    assert problems(dialog)[0].startswith("That is after the summit.")
    press_enter(dialog)
    assert detail.meeting(sample, meeting_id).when.first_day == dt.date(2025, 11, 5)


def test_a_colleague_s_other_field_is_kept(qtbot: QtBot, sample: Workspace, colleague: Workspace) -> None:
    meeting_id = id_of(sample, "Foreign ministers")
    dialog = opened(qtbot, MeetingDialog(sample, meeting_id))
    note = detail.meeting(sample, meeting_id).note
    meetings.change_field(colleague, meeting_id, "note", was=note, becomes="theirs")
    type_into(dialog.title, "Mine")
    press_enter(dialog)
    record = detail.meeting(sample, meeting_id)
    assert (record.title, record.note) == ("Mine", "theirs")


def test_an_incident_is_recorded_with_figures_in_words(qtbot: QtBot, sample: Workspace) -> None:
    dialog = opened(qtbot, IncidentDialog(sample))
    type_into(dialog.title, "Mine explosion")
    type_into(dialog.when.first, "9 Oct 2025")
    type_into(dialog.deaths, "three")
    press_enter(dialog)
    assert "not a number" in problems(dialog)[0]
    type_into(dialog.deaths, "3")
    type_into(dialog.deaths_words, "three soldiers")
    pick(dialog.standing, IncidentStanding.REPORTED)
    press_enter(dialog)
    assert dialog.result_id is not None
    record = detail.incident(sample, dialog.result_id)
    assert (record.deaths, record.deaths_words, record.standing) == (3, "three soldiers", IncidentStanding.REPORTED)


@pytest.mark.parametrize("kind", [MeetingDialog, IncidentDialog])
def test_it_fits_a_small_screen(qtbot: QtBot, sample: Workspace, kind: type[MeetingDialog]) -> None:
    dialog = opened(qtbot, kind(sample))
    assert dialog.minimumSizeHint().height() <= 600
    assert dialog.width() <= 600
