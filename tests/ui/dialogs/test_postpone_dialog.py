"""Postponing, cancelling and reinstating a meeting; meetings that repeat; what is refused leaves the file as it was."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from models.commands import meeting_series, meetings
from models.commands.meetings import MeetingDraft
from models.dates import on_day
from models.errors import RuleBroken
from models.queries import detail, timeline
from models.records import Ref
from models.recurrence import Recurrence, Unit
from models.vocabulary import Kind, Lane, MeetingKind, MeetingState
from models.workspace import Workspace
from tests.ui.dialogs.acts import opened, pick, press_enter, problems, type_into
from ui.dialogs.meeting_dialog import MeetingDialog
from ui.dialogs.postpone_dialog import CallOffDialog, PostponeDialog
from ui.handling import Handling

KL = "Asia/Kuala_Lumpur"


class Heard:
    """Keeps what is emitted."""

    def __init__(self) -> None:
        self.refusals: list[object] = []

    def emit(self, value: object, /) -> None:
        self.refusals.append(value)


@pytest.fixture
def talks(sample: Workspace) -> tuple[int, ...]:
    """Weekly talks, the first on 15 Oct 2025."""
    draft = MeetingDraft("Talks", MeetingKind.TECHNICAL, Lane.TECHNICAL, on_day(dt.date(2025, 10, 15), KL))
    return meeting_series.add(sample, draft, Recurrence(1, Unit.WEEK, times=2))


def days_of(workspace: Workspace, ids: tuple[int, ...]) -> list[str]:
    return [detail.meeting(workspace, one).when.described() for one in ids]


def test_a_meeting_is_postponed_in_loose_words_with_a_reason(
    qtbot: QtBot, sample: Workspace, talks: tuple[int, ...]
) -> None:
    dialog = opened(qtbot, PostponeDialog(sample, talks[0]))
    assert dialog.focusWidget() is dialog.when.text
    type_into(dialog.when.text, "next Friday")
    type_into(dialog.reason, "heavy rain")
    type_into(dialog.source, "Reuters")
    press_enter(dialog)
    record = detail.meeting(sample, talks[0])
    assert record.when.described() == "17 Oct 2025"
    assert record.when.words == "next Friday"
    assert [(step.reason, step.source) for step in record.dates] == [("", ""), ("heavy rain", "Reuters")]
    assert days_of(sample, talks)[1] == "22 Oct 2025"
    assert sample.undoable() == "Postpone “Talks”"


def test_this_and_all_later_ones_of_the_series(qtbot: QtBot, sample: Workspace, talks: tuple[int, ...]) -> None:
    dialog = opened(qtbot, PostponeDialog(sample, talks[0]))
    assert dialog.later is not None
    dialog.later.click()
    type_into(dialog.when.text, "17 Oct 2025")
    press_enter(dialog)
    assert days_of(sample, talks) == ["17 Oct 2025", "24 Oct 2025"]
    assert PostponeDialog(sample, talks[1]).later is None


@pytest.mark.parametrize(
    ("words", "effective", "says"),
    [
        ("", "14 Oct 2025", "The new date is missing."),
        ("15 Oct 2025", "14 Oct 2025", "has that date already"),
        ("soon", "14 Oct 2025", "not understood"),
        ("18 Oct 2568", "14 Oct 2025", "Buddhist"),
        ("20 Oct 2025", "16 Oct 2025", "cannot take effect after today"),
        ("30 Oct 2025 – 20 Oct 2025", "14 Oct 2025", "lies before the start"),
        ("99999-01-01", "14 Oct 2025", "1 to 9999"),
    ],
)
def test_what_is_refused_is_said_and_nothing_is_saved(
    qtbot: QtBot, sample: Workspace, talks: tuple[int, ...], words: str, effective: str, says: str
) -> None:
    before = sample.sequence
    dialog = opened(qtbot, PostponeDialog(sample, talks[0]))
    dialog.when.text.setText(words)
    dialog.when.text.changed.emit()
    type_into(dialog.effective.date, effective)
    press_enter(dialog)
    assert dialog.isVisible()
    assert says in problems(dialog)[0]
    assert sample.sequence == before


def test_a_date_after_the_summit_is_meant_twice(qtbot: QtBot, sample: Workspace, talks: tuple[int, ...]) -> None:
    dialog = opened(qtbot, PostponeDialog(sample, talks[0]))
    type_into(dialog.when.text, "3 Nov 2025")
    press_enter(dialog)
    assert problems(dialog)[0].startswith("That is after the summit.")
    press_enter(dialog)
    assert days_of(sample, talks)[0] == "3 Nov 2025"


def test_an_hour_that_the_clocks_skip_is_refused(qtbot: QtBot, sample: Workspace) -> None:
    draft = MeetingDraft("Call", MeetingKind.OTHER, Lane.TECHNICAL, on_day(dt.date(2025, 3, 20), "Europe/Berlin"))
    meeting_id = meetings.add(sample, draft)
    before = sample.sequence
    dialog = opened(qtbot, PostponeDialog(sample, meeting_id))
    type_into(dialog.when.text, "30 March 2025, 02:30")
    press_enter(dialog)
    assert "does not exist in Europe/Berlin" in problems(dialog)[0]
    dialog.when.zone.setEditText("Mars/Olympus")
    press_enter(dialog)
    assert "not a time zone" in problems(dialog)[0]
    assert sample.sequence == before


def test_a_meeting_is_cancelled_and_reinstated(qtbot: QtBot, sample: Workspace, talks: tuple[int, ...]) -> None:
    dialog = opened(qtbot, CallOffDialog(sample, talks[0]))
    assert dialog.cancel_button.text() == "Leave it"
    type_into(dialog.reason, "the shelling")
    press_enter(dialog)
    record = detail.meeting(sample, talks[0])
    assert (record.state, record.states[-1].reason) == (MeetingState.CANCELLED, "the shelling")
    assert next(one for one in timeline.timeline(sample).events if one.ref.id == talks[0]).struck
    with pytest.raises(RuleBroken, match="is cancelled"):
        PostponeDialog(sample, talks[0])
    back = opened(qtbot, CallOffDialog(sample, talks[0], reinstate=True))
    press_enter(back)
    assert detail.meeting(sample, talks[0]).state is MeetingState.PROPOSED


def test_a_meeting_repeats_until_a_day_in_one_step(qtbot: QtBot, sample: Workspace) -> None:
    dialog = opened(qtbot, MeetingDialog(sample))
    type_into(dialog.title, "Border committee")
    type_into(dialog.when.text, "20 Oct 2025")
    dialog.repeat.repeats.click()
    dialog.repeat.every.setValue(2)
    assert dialog.repeat.preview.text().startswith("6 meetings, by the clock of Asia/Kuala_Lumpur: Mon 20 Oct 2025")
    dialog.repeat.ends.setCurrentIndex(1)
    assert dialog.repeat.preview.text().startswith("The series has no end.")
    type_into(dialog.repeat.until, "1 Dec 2025")
    assert dialog.repeat.preview.text().endswith("Mon 20 Oct 2025, Mon 3 Nov, Mon 17 Nov, Mon 1 Dec 2025")
    press_enter(dialog)
    made = [one for one in timeline.timeline(sample).events if one.title == "Border committee"]
    assert [one.when.described() for one in made] == ["20 Oct 2025", "3 Nov 2025", "17 Nov 2025", "1 Dec 2025"]
    sample.undo()
    assert all(one.title != "Border committee" for one in timeline.timeline(sample).events)


@pytest.mark.parametrize(
    ("first", "until", "says"),
    [
        ("20 Oct 2025", "", "The series has no end."),
        ("20 Oct 2025", "1 Oct 2025", "before it begins"),
        ("20 Oct 2025", "1 Jan 2099", "more than 366"),
        ("20 Oct 2025", "soon", "not understood"),
        ("October 2025", "1 Dec 2025", "begins on a day or at a time"),
    ],
)
def test_a_series_that_cannot_be_is_refused(qtbot: QtBot, sample: Workspace, first: str, until: str, says: str) -> None:
    before = sample.sequence
    dialog = opened(qtbot, MeetingDialog(sample))
    type_into(dialog.title, "Border committee")
    type_into(dialog.when.text, first)
    dialog.repeat.repeats.click()
    dialog.repeat.ends.setCurrentIndex(1)
    type_into(dialog.repeat.until, until)
    press_enter(dialog)
    assert dialog.isVisible()
    assert says in problems(dialog)[0]
    assert sample.sequence == before


def test_the_fields_of_a_series_have_names_and_a_changed_meeting_has_none(qtbot: QtBot, sample: Workspace) -> None:
    dialog = opened(qtbot, MeetingDialog(sample))
    dialog.repeat.repeats.click()
    fields = (dialog.repeat.every, dialog.repeat.unit, dialog.repeat.ends, dialog.repeat.times, dialog.repeat.until)
    assert all(field.accessibleName() for field in fields)
    pick(dialog.state, MeetingState.CONFIRMED)
    known = next(one.ref.id for one in timeline.timeline(sample).events if one.is_summit)
    assert not opened(qtbot, MeetingDialog(sample, known)).repeat.isVisible()


@pytest.mark.parametrize(("pressed", "left"), [("Delete this one", 1), ("Delete it and 1 later", 0), ("Keep it", 2)])
def test_deleting_one_of_a_series_asks_which(
    qtbot: QtBot, sample: Workspace, talks: tuple[int, ...], pressed: str, left: int
) -> None:
    desk = QWidget()
    qtbot.addWidget(desk)
    desk.show()
    handling = Handling(desk, Heard())
    handling.workspace = sample

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text() == pressed).click()

    QTimer.singleShot(0, desk, answer)
    handling.delete_event(Ref(Kind.MEETING, talks[0]))
    assert sum(1 for one in timeline.timeline(sample).events if one.title == "Talks") == left


def test_what_is_over_is_not_postponed_and_says_so(qtbot: QtBot, sample: Workspace, talks: tuple[int, ...]) -> None:
    meetings.record_state(sample, talks[0], MeetingState.HELD)
    desk, heard = QWidget(), Heard()
    qtbot.addWidget(desk)
    handling = Handling(desk, heard)
    handling.workspace = sample
    handling.postpone(Ref(Kind.MEETING, talks[0]))
    assert "is held: it cannot be moved" in str(heard.refusals[0])
    assert handling.dialog is None
