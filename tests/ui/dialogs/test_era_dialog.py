"""Eras in their dialog: entered, changed, deleted, and what is refused beside the field."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.commands import eras
from models.dates import days
from models.queries import timeline
from models.queries.eras import era
from models.records import EraSpan
from models.vocabulary import EraTone
from models.workspace import Workspace
from tests.ui.dialogs.acts import opened, pick, press_enter, problems, type_into
from ui.dialogs.era_dialog import EraDialog
from ui.dialogs.go_to_dialog import GoToDialog

ZONE = "Asia/Kuala_Lumpur"


def first_era(workspace: Workspace) -> EraSpan:
    return timeline.timeline(workspace).eras[0]


def test_a_new_era_is_added_and_undone(qtbot: QtBot, sample: Workspace) -> None:
    span = days(dt.date(2025, 8, 4), dt.date(2025, 8, 10), ZONE)
    dialog = opened(qtbot, EraDialog(sample, when=span))
    dialog.title.setText("การเจรจา")
    pick(dialog.tone, EraTone.TALKS)
    press_enter(dialog)
    assert dialog.result_id is not None
    made = era(sample, dialog.result_id)
    assert (made.title, made.tone, made.when) == ("การเจรจา", EraTone.TALKS, span)
    sample.undo()
    assert all(known.id != made.id for known in timeline.timeline(sample).eras)


def test_an_end_before_the_start_and_an_empty_title_are_said_by_their_fields(qtbot: QtBot, sample: Workspace) -> None:
    before = sample.sequence
    dialog = opened(qtbot, EraDialog(sample))
    type_into(dialog.when.first, "4 Aug 2025")
    press_enter(dialog)
    assert problems(dialog)[0].startswith("The era’s title is empty.")
    type_into(dialog.title, "Backwards")
    type_into(dialog.when.last, "1 Aug 2025")
    press_enter(dialog)
    assert "lies before the start" in problems(dialog)[0]
    assert dialog.isVisible()
    assert sample.sequence == before


def test_an_era_is_changed_and_a_colleagues_change_is_not_lost(
    qtbot: QtBot, sample: Workspace, colleague: Workspace
) -> None:
    was = first_era(sample)
    dialog = opened(qtbot, EraDialog(sample, was.id))
    type_into(dialog.title, "Fighting at the border")
    eras.change(colleague, was.id, eras.EraDraft("Five days of fighting", was.tone, was.when))
    sample.catch_up()
    press_enter(dialog)
    assert dialog.isVisible()
    assert "Five days of fighting" in dialog.messages.text
    assert dialog.title.text() == "Fighting at the border"


def test_an_era_is_deleted_from_its_dialog_and_comes_back(qtbot: QtBot, sample: Workspace) -> None:
    was = first_era(sample)
    dialog = opened(qtbot, EraDialog(sample, was.id))
    QTest.mouseClick(dialog.delete_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert all(known.id != was.id for known in timeline.timeline(sample).eras)
    sample.undo()
    assert first_era(sample) == was


def test_go_to_a_date_goes_there_or_says_why_not(qtbot: QtBot) -> None:
    dialog = opened(qtbot, GoToDialog(dt.date(2025, 10, 14)))
    gone: list[dt.date] = []
    dialog.chosen.connect(gone.append)
    type_into(dialog.field, "soon")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert gone == []
    assert problems(dialog)
    type_into(dialog.field, "26 Oct 2025")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert gone == [dt.date(2025, 10, 26)]
    assert not dialog.isVisible()
