"""Tabling and changing a demand in its dialog; what is refused stays, with the sentence beside the field."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.commands import demands
from models.queries import board, detail
from models.records import BoardFilter
from models.vocabulary import Involvement, Priority, Status
from models.workspace import Workspace, create
from tests.ui.dialogs.acts import opened, pick, press_enter, problems, tick, type_into
from ui.dialogs.demand_dialog import DemandDialog
from ui.dialogs.party_dialog import PartyDialog


def test_a_demand_is_tabled_with_all_that_was_entered(qtbot: QtBot, sample: Workspace) -> None:
    dialog = opened(qtbot, DemandDialog(sample))
    type_into(dialog.title, "Open the border crossings")
    tick(dialog.parties, Involvement.TABLED_BY, "KH")
    tick(dialog.parties, Involvement.ADDRESSED_TO, "TH")
    type_into(dialog.theme, "Border")
    pick(dialog.priority, Priority.LOW)
    dialog.effective.date.setText("10 Oct 2025")
    type_into(dialog.source, "Reuters")
    press_enter(dialog)
    assert not dialog.isVisible()
    assert dialog.result_id is not None
    assert dialog.news is not None
    record = detail.demand(sample, dialog.result_id)
    assert record.card.title == "Open the border crossings"
    assert [(mark.code, mark.involvement) for mark in record.card.parties] == [
        ("KH", Involvement.TABLED_BY),
        ("TH", Involvement.ADDRESSED_TO),
    ]
    assert (record.card.priority, record.card.theme) == (Priority.LOW, "Border")
    assert (record.why.status, record.why.effective.date) == (Status.TABLED, dt.date(2025, 10, 10))
    assert record.why.source == "Reuters"
    sample.undo()
    assert sum(board.counts(sample, BoardFilter()).values()) == 7


def test_an_empty_title_is_said_beside_it_and_every_word_stays(qtbot: QtBot, sample: Workspace) -> None:
    dialog = opened(qtbot, DemandDialog(sample))
    tick(dialog.parties, Involvement.TABLED_BY, "TH")
    type_into(dialog.theme, "Border")
    press_enter(dialog)
    assert dialog.isVisible()
    assert problems(dialog) == ["The demand’s title is empty. Enter at least one word."]
    assert dialog.focusWidget() is dialog.title
    assert dialog.theme.text() == "Border"
    type_into(dialog.title, "Something")
    press_enter(dialog)
    assert not dialog.isVisible()


def test_nobody_tables_it(qtbot: QtBot, sample: Workspace) -> None:
    dialog = opened(qtbot, DemandDialog(sample))
    type_into(dialog.title, "Something")
    press_enter(dialog)
    assert problems(dialog) == ["No party tables the demand. Choose at least one party that tables it."]


def test_words_that_are_no_date(qtbot: QtBot, sample: Workspace) -> None:
    dialog = opened(qtbot, DemandDialog(sample))
    type_into(dialog.title, "Something")
    tick(dialog.parties, Involvement.TABLED_BY, "TH")
    type_into(dialog.effective.date, "31 Feb 2025")
    press_enter(dialog)
    assert problems(dialog) == ["There is no day 31 in February 2025. Correct the day or the month."]
    assert dialog.focusWidget() is dialog.effective.date


def test_a_status_cannot_take_effect_in_the_future(qtbot: QtBot, sample: Workspace) -> None:
    dialog = opened(qtbot, DemandDialog(sample))
    type_into(dialog.title, "Something")
    tick(dialog.parties, Involvement.TABLED_BY, "TH")
    type_into(dialog.effective.date, "1 Nov 2025")
    press_enter(dialog)
    assert "in the future" in problems(dialog)[0]


def test_a_party_ticked_in_one_list_leaves_the_others(qtbot: QtBot, sample: Workspace) -> None:
    dialog = opened(qtbot, DemandDialog(sample))
    tick(dialog.parties, Involvement.TABLED_BY, "TH", "KH")
    tick(dialog.parties, Involvement.ADDRESSED_TO, "KH")
    chosen = dialog.parties.involved()
    assert len(chosen[Involvement.TABLED_BY]) == 1
    assert len(chosen[Involvement.ADDRESSED_TO]) == 1


def test_the_column_s_status_comes_along(qtbot: QtBot, sample: Workspace) -> None:
    dialog = opened(qtbot, DemandDialog(sample, status=Status.CONTESTED))
    assert dialog.status.currentText() == "Contested"


def test_changing_keeps_what_a_colleague_changed_elsewhere(
    qtbot: QtBot, sample: Workspace, colleague: Workspace
) -> None:
    demand_id = demands.id_of(sample, "D-3")
    dialog = opened(qtbot, DemandDialog(sample, demand_id))
    demands.change_field(colleague, demand_id, "theme", was="Justice", becomes="Crime")
    type_into(dialog.title, "Fight crime together")
    press_enter(dialog)
    card = detail.demand(sample, demand_id).card
    assert (card.title, card.theme) == ("Fight crime together", "Crime")


def test_changing_the_same_field_is_a_conflict_with_both_values(
    qtbot: QtBot, sample: Workspace, colleague: Workspace
) -> None:
    demand_id = demands.id_of(sample, "D-3")
    dialog = opened(qtbot, DemandDialog(sample, demand_id))
    demands.change_field(colleague, demand_id, "theme", was="Justice", becomes="Crime")
    type_into(dialog.theme, "Police")
    press_enter(dialog)
    assert dialog.isVisible()
    assert "Crime" in dialog.messages.text
    assert "Police" in dialog.messages.text
    assert dialog.theme.text() == "Police"
    assert detail.demand(sample, demand_id).card.theme == "Crime"


def test_escape_changes_nothing(qtbot: QtBot, sample: Workspace) -> None:
    before = sample.sequence
    dialog = opened(qtbot, DemandDialog(sample))
    type_into(dialog.title, "Something")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert sample.sequence == before


def test_enter_in_a_text_of_several_lines_is_a_new_line_and_ctrl_enter_saves(qtbot: QtBot, sample: Workspace) -> None:
    dialog = opened(qtbot, DemandDialog(sample, demands.id_of(sample, "D-3")))
    dialog.note.setFocus()
    dialog.note.clear()
    QTest.keyClicks(dialog.note, "first")
    QTest.keyClick(dialog.note, Qt.Key.Key_Return)
    QTest.keyClicks(dialog.note, "second")
    assert dialog.isVisible()
    dialog.submit()
    assert detail.demand(sample, demands.id_of(sample, "D-3")).note == "first\nsecond"


def test_the_first_party_can_be_made_on_the_way(qtbot: QtBot, tmp_path: object) -> None:
    from pathlib import Path

    assert isinstance(tmp_path, Path)
    with create(tmp_path / "new.accord", title="New talks") as workspace:
        dialog = opened(qtbot, DemandDialog(workspace))
        dialog.parties.new_requested.emit()
        parties = dialog.findChild(PartyDialog)
        assert parties is not None
        type_into(parties.code, "AA")
        type_into(parties.name, "Aaland")
        QTest.mouseClick(parties.save_button, Qt.MouseButton.LeftButton)
        type_into(dialog.title, "First demand")
        tick(dialog.parties, Involvement.TABLED_BY, "AA")
        press_enter(dialog)
        assert dialog.result_id is not None


def test_read_only_cannot_be_saved(qtbot: QtBot, sample: Workspace) -> None:
    with Workspace.open(sample.path, read_only=True) as reader:
        dialog = opened(qtbot, DemandDialog(reader))
        assert not dialog.save_button.isEnabled()
        assert "reading only" in dialog.messages.text
