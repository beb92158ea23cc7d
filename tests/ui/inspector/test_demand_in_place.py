"""A demand in the inspector: its words change where they stand, saved on Enter or on leaving, kept when refused."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from models.commands import demands, parties
from models.errors import Refusal
from models.records import Ref
from models.vocabulary import Kind, Priority
from models.workspace import Workspace
from tests.ui.inspector.acts import (
    CTRL,
    demand_ref,
    event_ref,
    open_tab,
    press,
    read_demand,
    retype,
    row,
    rows,
)
from ui.inspector.view import Inspector


@pytest.fixture(autouse=True)
def shown(inspector: Inspector, sample: Workspace) -> None:
    inspector.show_ref(demand_ref(sample, "D-1"))


def test_it_tells_what_the_demand_is(inspector: Inspector) -> None:
    page = inspector.demand
    assert page.crumb.text() == "D-1 · Military · tabled by Thailand"
    assert page.title.text.words == "Withdraw heavy weapons from the border"
    assert page.status.text() == "Under discussion"
    lines = rows(inspector)
    assert lines["Thailand"] == "demands"
    assert lines["Cambodia"] == "no position recorded"
    assert lines["Malaysia"] == "mediates"


def test_a_new_title_is_saved_on_enter_and_undone(inspector: Inspector, sample: Workspace) -> None:
    title = inspector.demand.title
    retype(title, "Withdraw all heavy weapons")
    assert read_demand(sample, "D-1").card.title == "Withdraw heavy weapons from the border"
    press(title.text, Qt.Key.Key_Return)
    assert read_demand(sample, "D-1").card.title == "Withdraw all heavy weapons"
    sample.undo()
    assert title.text.words == "Withdraw heavy weapons from the border"


def test_escape_takes_the_words_back(inspector: Inspector, sample: Workspace) -> None:
    before = sample.sequence
    retype(inspector.demand.title, "Something else")
    press(inspector.demand.title.text, Qt.Key.Key_Escape)
    assert inspector.demand.title.text.words == "Withdraw heavy weapons from the border"
    assert sample.sequence == before


def test_an_empty_title_is_refused_right_there(inspector: Inspector, sample: Workspace) -> None:
    title = inspector.demand.title
    retype(title, "")
    press(title.text, Qt.Key.Key_Return)
    assert title.problem.isVisible()
    assert "title is empty" in title.problem.text()
    assert title.text.words == ""
    assert read_demand(sample, "D-1").card.title == "Withdraw heavy weapons from the border"
    press(title.text, Qt.Key.Key_Escape)
    assert title.problem.isHidden()
    assert title.text.words == "Withdraw heavy weapons from the border"


def test_leaving_a_field_saves_it(inspector: Inspector, sample: Workspace) -> None:
    note = inspector.demand.positions.note
    retype(note, "Ask again on Friday")
    inspector.demand.title.text.setFocus()
    assert read_demand(sample, "D-1").note == "Ask again on Friday"


def test_a_note_of_several_lines_is_saved_with_ctrl_enter(inspector: Inspector, sample: Workspace) -> None:
    note = inspector.demand.positions.note
    retype(note, "first")
    press(note.text, Qt.Key.Key_Return)
    before = sample.sequence
    note.text.insertPlainText("second")
    press(note.text, Qt.Key.Key_Return, CTRL)
    assert sample.sequence == before + 1
    assert read_demand(sample, "D-1").note == "first\nsecond"


def test_edits_elsewhere_never_overwrite_what_is_being_typed(inspector: Inspector, sample: Workspace) -> None:
    demand_id = demand_ref(sample, "D-1").id
    retype(inspector.demand.title, "My words")
    demands.change_field(sample, demand_id, "theme", was="Military", becomes="Security")
    assert inspector.demand.title.text.words == "My words"
    assert "Security" in inspector.demand.crumb.text()


def test_a_conflict_shows_both_and_keeps_my_words(
    inspector: Inspector, sample: Workspace, colleague: Workspace
) -> None:
    title = inspector.demand.title
    retype(title, "My words")
    demands.change_field(colleague, demand_ref(sample, "D-1").id, "title", was=title.text.was, becomes="Their words")
    press(title.text, Qt.Key.Key_Return)
    assert "Their words" in title.problem.text()
    assert "My words" in title.problem.text()
    assert title.text.words == "My words"
    assert read_demand(sample, "D-1").card.title == "Their words"
    press(title.text, Qt.Key.Key_Return)  # having seen both, the person means it
    assert read_demand(sample, "D-1").card.title == "My words"


def test_words_that_were_refused_wait_until_the_record_is_shown_again(
    inspector: Inspector, sample: Workspace, colleague: Workspace
) -> None:
    told: list[Refusal] = []
    inspector.message.connect(told.append)
    first, title = demand_ref(sample, "D-1"), inspector.demand.title
    retype(title, "My words")
    demands.change_field(colleague, first.id, "title", was=title.text.was, becomes="Their words")
    press(title.text, Qt.Key.Key_Return)
    inspector.show_ref(demand_ref(sample, "D-2"))
    assert title.text.words == "Clear landmines in the disputed territories"
    assert [refusal.sentence for refusal in told] == ["Not saved: title."]
    inspector.show_ref(first)
    assert title.text.words == "My words"


def test_typed_words_are_saved_when_another_record_is_shown(inspector: Inspector, sample: Workspace) -> None:
    retype(inspector.demand.title, "Saved on the way")
    inspector.show_ref(demand_ref(sample, "D-2"))
    assert read_demand(sample, "D-1").card.title == "Saved on the way"


def test_details_are_changed_in_place(inspector: Inspector, sample: Workspace) -> None:
    open_tab(inspector, "Details")
    details, before = inspector.demand.details, read_demand(sample, "D-1").card.priority
    retype(details.theme, "Security")
    press(details.theme.text, Qt.Key.Key_Return)
    details.priority.setFocus()
    press(details.priority, Qt.Key.Key_Down)
    record = read_demand(sample, "D-1")
    assert record.card.theme == "Security"
    ranks = list(Priority)
    assert record.card.priority is ranks[ranks.index(before) + 1]


def test_a_demand_that_is_deleted_leaves_a_sentence_and_undo_brings_it_back(
    inspector: Inspector, sample: Workspace
) -> None:
    demands.delete(sample, [demand_ref(sample, "D-1").id])
    assert inspector.pages.currentWidget() is inspector.empty
    assert "deleted" in inspector.empty.accessibleName()
    sample.undo()
    assert inspector.pages.currentWidget() is inspector.demand
    assert inspector.demand.title.text.words == "Withdraw heavy weapons from the border"


def test_only_edits_that_concern_the_record_reload_it(
    inspector: Inspector, sample: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    reloads: list[Ref | None] = []
    monkeypatch.setattr(inspector, "_reload", lambda: reloads.append(inspector.current()))
    was = read_demand(sample, "D-3").note
    demands.change_field(sample, demand_ref(sample, "D-3").id, "note", was=was, becomes="not about D-1")
    assert reloads == []
    mine = demand_ref(sample, "D-1")
    demands.change_field(sample, mine.id, "text", was=read_demand(sample, "D-1").text, becomes="New text")
    assert reloads == [mine]


def test_a_party_that_is_renamed_is_renamed_here(inspector: Inspector, sample: Workspace) -> None:
    party = next(mark for mark in read_demand(sample, "D-1").card.parties if mark.code == "KH")
    parties.change(sample, party.party_id, "KH", "Kingdom of Cambodia", (), "")
    assert rows(inspector)["Kingdom of Cambodia"] == "no position recorded"


def test_read_only_offers_nothing_to_change(inspector: Inspector, sample: Workspace) -> None:
    inspector.set_read_only(True)
    assert inspector.demand.title.text.isReadOnly()
    assert not inspector.demand.status.isEnabled()
    assert not row(inspector, "Cambodia").focusPolicy() & Qt.FocusPolicy.TabFocus
    open_tab(inspector, "Evidence")
    assert inspector.demand.evidence.add_button.isHidden()


def test_markup_in_a_title_stays_words(inspector: Inspector, sample: Workspace) -> None:
    words = "<b>bold</b> & <img src='file:///etc/passwd'>"
    retype(inspector.demand.title, words)
    press(inspector.demand.title.text, Qt.Key.Key_Return)
    assert read_demand(sample, "D-1").card.title == words
    assert inspector.demand.title.text.words == words


def test_undo_is_left_to_the_window_while_nothing_is_typed(inspector: Inspector) -> None:
    text = inspector.demand.title.text
    text.setFocus()
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, CTRL)
    QApplication.sendEvent(text, override)
    assert not override.isAccepted()
    retype(inspector.demand.title, "x")
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, CTRL)
    QApplication.sendEvent(text, override)
    assert override.isAccepted()


def test_links_lead_to_other_records(inspector: Inspector, sample: Workspace) -> None:
    followed: list[Ref] = []
    inspector.ref_clicked.connect(followed.append)
    open_tab(inspector, "Links")
    press(row(inspector, "Foreign ministers"), Qt.Key.Key_Return)
    assert followed == [event_ref(sample, "Foreign ministers")]


def test_nothing_selected_says_what_to_do(inspector: Inspector) -> None:
    inspector.show_ref(None)
    assert inspector.empty.accessibleName().startswith("Select a demand or a meeting.")
    assert inspector.current() is None


def test_everything_focusable_has_a_name(inspector: Inspector, sample: Workspace) -> None:
    from PySide6.QtWidgets import QAbstractButton, QWidget

    for ref in (demand_ref(sample, "D-1"), event_ref(sample, "Foreign"), event_ref(sample, "Five-day")):
        inspector.show_ref(ref)
        for widget in inspector.pages.currentWidget().findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                named = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
                assert named, (ref, type(widget).__name__)


def test_kinds_of_refs(inspector: Inspector, sample: Workspace) -> None:
    for ref in (demand_ref(sample, "D-7"), event_ref(sample, "47th"), event_ref(sample, "Sporadic")):
        inspector.show_ref(ref)
        assert inspector.current() == ref
    assert ref.kind is Kind.INCIDENT
