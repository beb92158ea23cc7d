"""Status, positions and evidence of a demand from the inspector: menus, the prompt for a reason, the dialogs."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.commands import demands
from models.vocabulary import Disclosure, Stance, Status
from models.workspace import Workspace
from tests.ui.inspector.acts import (
    choose,
    click,
    click_button,
    demand_ref,
    dialog_of,
    open_menu,
    open_tab,
    press,
    read_demand,
    row,
    rows,
)
from ui.dialogs.citation_dialog import CitationDialog
from ui.dialogs.link_dialog import LinkDialog
from ui.dialogs.position_dialog import PositionDialog
from ui.dialogs.status_dialog import StatusDialog
from ui.inspector.view import Inspector
from ui.widgets.plain_label import PlainLabel
from ui.widgets.record_row import Row


@pytest.fixture(autouse=True)
def shown(inspector: Inspector, sample: Workspace) -> None:
    inspector.show_ref(demand_ref(sample, "D-1"))


def test_an_ordinary_move_is_made_at_once(inspector: Inspector, sample: Workspace) -> None:
    click(inspector.demand.status)
    choose("Contested")
    assert read_demand(sample, "D-1").card.status is Status.CONTESTED
    assert inspector.demand.status.text() == "Contested"
    sample.undo()
    assert inspector.demand.status.text() == "Under discussion"


def test_the_status_button_opens_with_enter(inspector: Inspector) -> None:
    inspector.demand.status.setFocus()
    press(inspector.demand.status, Qt.Key.Key_Return)
    menu = open_menu()
    press(menu, Qt.Key.Key_Escape)


def test_a_jump_asks_for_the_reason_in_the_panel(inspector: Inspector, sample: Workspace) -> None:
    click(inspector.demand.status)
    choose("Agreed  (with a reason)")
    prompt = inspector.demand.prompt
    assert prompt.isVisible()
    assert read_demand(sample, "D-1").card.status is Status.UNDER_DISCUSSION
    press(prompt.reason, Qt.Key.Key_Return)
    assert prompt.problem.isVisible()
    QTest.keyClicks(prompt.reason, "settled by the leaders")
    press(prompt.reason, Qt.Key.Key_Return)
    record = read_demand(sample, "D-1")
    assert record.card.status is Status.AGREED
    assert record.why.reason == "settled by the leaders"
    assert prompt.isHidden()
    sample.undo()
    assert read_demand(sample, "D-1").card.status is Status.UNDER_DISCUSSION


def test_escape_leaves_the_prompt_and_the_status(inspector: Inspector, sample: Workspace) -> None:
    click(inspector.demand.status)
    choose("Agreed  (with a reason)")
    press(inspector.demand.prompt.reason, Qt.Key.Key_Escape)
    assert inspector.demand.prompt.isHidden()
    assert read_demand(sample, "D-1").card.status is Status.UNDER_DISCUSSION


def test_forbidden_moves_are_greyed_and_say_why(inspector: Inspector, sample: Workspace) -> None:
    inspector.show_ref(demand_ref(sample, "D-7"))
    click(inspector.demand.status)
    by_text = {action.text().split("  ")[0]: action for action in open_menu().actions()}
    assert not by_text["Tabled"].isEnabled()
    assert by_text["Tabled"].statusTip() == "A demand leaves agreed only as walked back"
    assert by_text["Walked back"].isEnabled()
    press(open_menu(), Qt.Key.Key_Escape)


def test_the_reason_goes_along_to_the_dialog_with_date_and_source(inspector: Inspector, sample: Workspace) -> None:
    click(inspector.demand.status)
    choose("Agreed  (with a reason)")
    QTest.keyClicks(inspector.demand.prompt.reason, "settled")
    click(inspector.demand.prompt.details_button)
    dialog = dialog_of(inspector, StatusDialog)
    assert dialog.reason.text() == "settled"
    dialog.effective.date.setText("13 Oct 2025")
    dialog.source.setText("Reuters")
    click(dialog.save_button)
    why = read_demand(sample, "D-1").why
    assert (why.status, why.effective.date, why.source) == (Status.AGREED, dt.date(2025, 10, 13), "Reuters")
    assert inspector.demand.status.text() == "Agreed"


def test_a_stance_is_recorded_from_its_line_and_undone(inspector: Inspector, sample: Workspace) -> None:
    click(row(inspector, "Cambodia"))
    choose("Rejects")
    assert rows(inspector)["Cambodia"] == "rejects"
    kh = next(mark for mark in read_demand(sample, "D-1").card.parties if mark.code == "KH")
    assert kh.stance is Stance.REJECTS
    sample.undo()
    assert rows(inspector)["Cambodia"] == "no position recorded"


def test_the_keyboard_stays_on_the_line_whose_stance_was_recorded(inspector: Inspector) -> None:
    line = row(inspector, "Cambodia")
    line.setFocus()
    press(line, Qt.Key.Key_Return)
    choose("Undecided")
    assert row(inspector, "Cambodia").hasFocus()


def test_accepting_with_conditions_asks_for_the_condition(inspector: Inspector, sample: Workspace) -> None:
    click(row(inspector, "Cambodia"))
    choose("Accepts with conditions")
    dialog = dialog_of(inspector, PositionDialog)
    click(dialog.save_button)
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.condition
    QTest.keyClicks(dialog.condition, "a joint survey first")
    dialog.disclosure.setCurrentIndex(dialog.disclosure.findData(Disclosure.ASSESSED.value))
    click(dialog.save_button)
    position = next(known for known in read_demand(sample, "D-1").positions if known.party.code == "KH")
    assert position.condition == "a joint survey first"
    assert position.disclosure is Disclosure.ASSESSED


def test_a_source_is_cited_and_the_citation_deleted(inspector: Inspector, sample: Workspace) -> None:
    open_tab(inspector, "Evidence")
    before = len(read_demand(sample, "D-1").citations)
    click(inspector.demand.evidence.add_button)
    dialog = dialog_of(inspector, CitationDialog)
    click_button(dialog, "Cite")
    assert dialog.isVisible()
    QTest.keyClicks(dialog.outlet, "The Straits Times")
    dialog.claim.setPlainText("Both sides confirm")
    click_button(dialog, "Cite")
    assert len(read_demand(sample, "D-1").citations) == before + 1
    assert "The Straits Times" in rows(inspector)
    from PySide6.QtWidgets import QToolButton

    remove = next(
        button
        for button in inspector.findChildren(QToolButton)
        if button.isVisible() and button.accessibleName() == "Delete the citation of The Straits Times"
    )
    click(remove)
    assert len(read_demand(sample, "D-1").citations) == before


def test_a_link_is_made_by_words_and_removed(inspector: Inspector, sample: Workspace) -> None:
    open_tab(inspector, "Links")
    click(inspector.demand.links.add_button)
    dialog = dialog_of(inspector, LinkDialog)
    QTest.keyClicks(dialog.words, "crime")
    dialog.look()
    click(dialog.save_button)
    labels = [link.label for link in read_demand(sample, "D-1").links]
    assert "D-3" in labels
    sample.undo()
    assert "D-3" not in [link.label for link in read_demand(sample, "D-1").links]


def test_history_tells_steps_and_edits(inspector: Inspector, sample: Workspace) -> None:
    click(inspector.demand.status)
    choose("Contested")
    open_tab(inspector, "History")
    lines = rows(inspector)
    assert lines["Contested"] == "effective 14 Oct 2025"
    assert "Move D-1 to contested" in lines


def test_a_line_of_the_history_tells_what_was_known_after_it(inspector: Inspector, sample: Workspace) -> None:
    inspector.show_ref(demand_ref(sample, "D-3"))
    demands.move(sample, [demands.id_of(sample, "D-3")], Status.UNDER_DISCUSSION)
    inspector.refresh(None)
    open_tab(inspector, "History")
    column = inspector.demand.history.column
    lines = [row for row in column.findChildren(Row) if row.key]
    entered = next(row for row in lines if row.words.startswith("Enter the sample"))
    entered.setFocus()
    press(entered, Qt.Key.Key_Return)
    told = [label.text() for label in column.findChildren(PlainLabel) if label.text().startswith("Known then")]
    assert len(told) == 1
    assert told[0].startswith("Known then: tabled, effective about 14 Oct 2025, recorded ")
    assert told[0].endswith("; KH no position recorded.")
    steps = {row.right for row in column.findChildren(Row) if row.words == "Under discussion"}
    assert steps == {"effective 14 Oct 2025"}
    line = column.window().focusWidget()
    assert line is not None
    press(line, Qt.Key.Key_Return)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [one for one in column.findChildren(PlainLabel) if one.text().startswith("Known then")]
