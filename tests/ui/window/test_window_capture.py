"""Capturing in the real window: an article is pasted, kept, gone through by keys, and becomes records."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.commands.evidence import SourceDraft, add_source
from models.queries import captured, detail, evidence
from models.records import Ref
from models.vocabulary import Involvement, Kind, Stance
from tests.ui.window.acts import desk_of, id_of
from tests.ui.window.capture_acts import (
    ARTICLE,
    choose,
    enter,
    go_to,
    keep,
    open_capture,
    panel_of,
    passage,
    paste,
    press,
    problems,
    suggested,
    take_offer,
    taken,
    workspace_of,
)
from ui.capture.panels.citation import CitationPanel
from ui.capture.panels.demand import DemandPanel
from ui.capture.panels.fact import FactPanel
from ui.capture.panels.meeting import MeetingPanel
from ui.capture.panels.position import PositionPanel
from ui.capture.panels.statement import StatementPanel
from ui.capture.view import CaptureView
from ui.evidence.view import EvidenceView
from ui.main_window import MainWindow


@pytest.fixture
def view(window: MainWindow) -> CaptureView:
    """The screen with the article kept and open, its keyboard in the text."""
    opened = open_capture(window)
    keep(opened)
    return opened


def test_an_article_is_kept_with_its_source_as_plain_text(window: MainWindow) -> None:
    view = open_capture(window)
    assert view.stack.currentWidget() is view.intake
    keep(view, text=f"<b>Bold</b> & \u202eturned\x07\r\n{ARTICLE}")
    (text,) = captured.texts(workspace_of(window))
    assert (text.source.outlet, text.source.published) == ("Daily News", dt.date(2025, 10, 16))
    assert captured.words(workspace_of(window), text.id).startswith("<b>Bold</b> & turned\nMalaysian")
    assert view.stack.currentWidget() is view.reading
    assert view.reading.page.toPlainText().startswith("<b>Bold</b> & turned\n")
    assert view.reading.sub.text() == "published 16 Oct 2025 · not graded"
    assert view.shelf.ids() == [text.id]


def test_the_statement_of_the_minister(window: MainWindow, view: CaptureView) -> None:
    go_to(view, "Hasan told reporters")
    press(view, Qt.Key.Key_S)
    panel = panel_of(view, StatementPanel)
    assert panel.words.toPlainText().startswith("During the summit, we hope")
    assert panel.words.toPlainText().endswith("a lasting ceasefire")
    assert panel.quoted.isChecked()
    assert (panel.speaker.text(), panel.audience.text(), panel.date.date.text()) == ("", "", "")  # nothing by itself
    take_offer(panel, "Mohamad Hasan, “Hasan”, named in the passage")
    take_offer(panel, "reporters")
    take_offer(panel, "14 Oct 2025, “on Tuesday” in the same paragraph: the Tuesday before 16 Oct 2025")
    assert "the Tuesday before 16 Oct 2025" in panel.date.reading.words.text()
    enter(panel.speaker)
    said = evidence.statements(workspace_of(window))[-1]
    assert (said.speaker, said.speaker_party, said.audience, said.outlet) == (
        "Mohamad Hasan",
        "MY",
        "reporters",
        "Daily News",
    )
    assert said.effective is not None
    assert (said.effective.date, said.effective.words) == (dt.date(2025, 10, 14), "on Tuesday")
    assert ("statement", passage(view)) in taken(window, view)  # the passage is still selected
    assert view.reading.panel is None
    assert "Capture what Mohamad Hasan said" in window.saved.text()


def test_the_length_of_the_border_has_two_values(window: MainWindow, view: CaptureView) -> None:
    go_to(view, "817-kilometer")
    press(view, Qt.Key.Key_F)
    panel = panel_of(view, FactPanel)
    take_offer(panel, "817-kilometer")
    panel.value.setText("817 kilometres")
    choose(panel.fact, "border")
    assert "It will stand beside: 817 km" in panel.beside.text()
    enter(panel.value)
    go_to(view, "800-plus")
    press(view, Qt.Key.Key_F)
    panel = panel_of(view, FactPanel)
    take_offer(panel, "800-plus")
    panel.question.setText("How long is the stretch?")
    enter(panel.question)
    facts = {fact.question: fact for fact in evidence.facts(workspace_of(window))}
    length = next(fact for question, fact in facts.items() if "border" in question)
    assert (length.values[-1].value, length.values[-1].source) == ("817 kilometres", "Daily News")
    assert "817-kilometer (508-mile)" in length.values[-1].quote
    assert facts["How long is the stretch?"].values[0].value == "800-plus kilometer"


def test_a_demand_with_parties_that_are_named(window: MainWindow, view: CaptureView) -> None:
    go_to(view, "outlined four key demands")
    press(view, Qt.Key.Key_D)
    panel = panel_of(view, DemandPanel)
    panel.title.setText("Clear the landmines first")
    enter(panel.title)
    assert "No party tables the demand." in problems(panel)
    take_offer(panel, "by Thailand")
    enter(panel.title)
    new = detail.demand(workspace_of(window), id_of(window, "D-8"))
    assert new.card.title == "Clear the landmines first"
    assert [(mark.code, mark.involvement) for mark in new.card.parties] == [("TH", Involvement.TABLED_BY)]
    assert new.citations[0].quote == passage(view)
    window.actions_by_id["edit.undo"].trigger()
    assert all("Clear the landmines" not in words for _, words in taken(window, view))
    assert len(taken(window, view)) == len(view.reading.taken.records())


def test_a_citation_of_a_record_that_is_found_by_letters(window: MainWindow, view: CaptureView) -> None:
    go_to(view, "withdrawal of heavy weapons")
    press(view, Qt.Key.Key_C)
    panel = panel_of(view, CitationPanel)
    assert any("D-1  Withdraw heavy weapons from the border" in offer for offer in suggested(panel))
    choose(panel.record, "landmines")
    enter(panel.claim)
    cited = detail.demand(workspace_of(window), id_of(window, "D-2")).citations[-1]
    assert (cited.source.outlet, cited.quote) == ("Daily News", passage(view))


def test_a_meeting_takes_its_date_from_the_words_with_the_reasoning(window: MainWindow, view: CaptureView) -> None:
    go_to(view, "announced on Tuesday")
    press(view, Qt.Key.Key_M)
    panel = panel_of(view, MeetingPanel)
    panel.title.setText("Announcement of the visit")
    take_offer(panel, "14 Oct 2025")
    enter(panel.title)
    event = view.reading.taken.records()[0]
    planned = detail.meeting(workspace_of(window), event.ref.id)
    assert planned.when.words == "on Tuesday"
    assert planned.when.reasoning.startswith("The Tuesday before 16 Oct 2025, when the piece was published")


def test_a_position_of_a_party_that_is_asked(window: MainWindow, view: CaptureView) -> None:
    go_to(view, "has not yet responded")
    press(view, Qt.Key.Key_P)
    panel = panel_of(view, PositionPanel)
    choose(panel.demand, "D-1")
    panel.party.setCurrentIndex(panel.party.findText("Cambodia", Qt.MatchFlag.MatchStartsWith))
    panel.stance.setCurrentIndex(panel.stance.findData(Stance.NONE_RECORDED.value))
    enter(panel.condition)
    recorded = detail.demand(workspace_of(window), id_of(window, "D-1")).positions
    assert [(one.stance, one.text) for one in recorded if one.source == "Daily News"] == [
        (Stance.NONE_RECORDED, passage(view))
    ]


def test_esc_goes_back_with_the_passage_selected_and_f6_goes_over(window: MainWindow, view: CaptureView) -> None:
    window.activateWindow()
    go_to(view, "deeply rooted")
    words = passage(view)
    press(view, Qt.Key.Key_O)
    panel = view.reading.panel
    assert panel is not None
    QTest.keyClick(panel, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is view.reading.page
    press(view, Qt.Key.Key_F6)
    assert panel.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert view.reading.panel is None
    assert QApplication.focusWidget() is view.reading.page
    assert view.reading.page.textCursor().hasSelection()
    assert passage(view) == words


def test_sentences_are_gone_through_and_extended_by_keys(view: CaptureView) -> None:
    press(view, Qt.Key.Key_Home, Qt.Key.Key_Space)
    first = passage(view)
    press(view, Qt.Key.Key_Space)
    second = passage(view)
    press(view, Qt.Key.Key_Backspace)
    assert passage(view) == first
    press(view, Qt.Key.Key_Space, shift=True)
    assert passage(view) == f"{first} {second}"
    press(view, Qt.Key.Key_Backspace, shift=True)
    assert passage(view) == first


def test_what_was_taken_leads_back_to_its_passage_and_to_its_record(window: MainWindow, view: CaptureView) -> None:
    go_to(view, "withdrawal of heavy weapons")
    press(view, Qt.Key.Key_C)
    choose(panel_of(view, CitationPanel).record, "D-1")
    enter(panel_of(view, CitationPanel).claim)
    record = next(one for one in view.reading.taken.records() if "D-1" in one.label)
    item = view.reading.taken.list.item(view.reading.taken.records().index(record))
    press(view, Qt.Key.Key_Home)
    QTest.mouseClick(
        view.reading.taken.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=view.reading.taken.list.visualItemRect(item).center(),
    )
    assert passage(view) == record.span.of(view.reading.page.segments.text)
    enter(view.reading.taken.list)
    assert desk_of(window).inspector.current() == Ref(Kind.DEMAND, id_of(window, "D-1"))
    assert window.stack.currentWidget() is window.desk


def test_a_text_goes_to_a_source_that_is_there(window: MainWindow) -> None:
    add_source(workspace_of(window), SourceDraft("Evening Post", "The guns"))
    view = open_capture(window)
    paste(view, ARTICLE)
    assert view.intake.source.known is not None
    choose(view.intake.source.known, "guns")
    assert not view.intake.source.outlet.isEnabled()
    view.intake.keep_button.click()
    (text,) = captured.texts(workspace_of(window))
    assert (text.source.outlet, text.source.title) == ("Evening Post", "The guns")


def test_words_are_found_in_the_text(window: MainWindow, view: CaptureView) -> None:
    window.activateWindow()
    press(view, Qt.Key.Key_Home)
    window.actions_by_id["edit.find"].trigger()
    line = view.reading.finding.line
    assert QApplication.focusWidget() is line
    QTest.keyClicks(line, "FOREIGN minister")
    assert view.reading.finding.count.text() == "1 of 2"
    assert passage(view) == "Foreign Minister"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert view.reading.finding.count.text() == "2 of 2"
    QTest.keyClicks(line, "xyz")
    assert view.reading.finding.count.text() == "no match"
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is view.reading.page
    assert passage(view) == "Foreign Minister"  # to be taken


def test_the_menu_steps_through_sentences_as_the_keys_do(window: MainWindow, view: CaptureView) -> None:
    press(view, Qt.Key.Key_Home)
    for _ in range(2):
        window.actions_by_id["capture.next"].trigger()
    assert passage(view).startswith('"During the summit')
    window.actions_by_id["capture.previous"].trigger()
    assert passage(view).startswith("Malaysian Foreign Minister")


def test_the_evidence_screen_leads_here(window: MainWindow) -> None:
    window.open_screen("evidence")
    screen = window.screens.made("evidence")
    assert isinstance(screen, EvidenceView)
    screen.head.capture_button.click()
    assert window.stack.currentWidget() is window.screens.made("capture")
