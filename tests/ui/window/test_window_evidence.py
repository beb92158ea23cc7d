"""The evidence screen in the real window: lists, filters, details that open records, edits by keyboard, a past day."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from models.commands import demands, evidence
from models.commands.demands import DemandDraft
from models.commands.evidence import SourceDraft
from models.queries import board, summary
from models.queries import evidence as read
from models.queries.evidence_lists import Part
from models.records import Ref
from models.vocabulary import Involvement, Kind
from models.workspace import Workspace
from tests.models.people import open_again
from tests.ui.dialogs.acts import type_into
from tests.ui.window.acts import desk_of, id_of
from ui.dialogs.citation_dialog import CitationDialog
from ui.dialogs.fact_dialog import FactDialog
from ui.dialogs.source_dialog import SourceDialog
from ui.dialogs.statement_dialog import StatementDialog
from ui.evidence.view import EvidenceView
from ui.main_window import MainWindow
from ui.record_opening import open_record
from ui.widgets.record_row import Row


@pytest.fixture
def screen(window: MainWindow) -> EvidenceView:
    window.actions_by_id["view.evidence"].trigger()
    screen = window.screens.made("evidence")
    assert isinstance(screen, EvidenceView)
    QApplication.processEvents()
    return screen


def workspace_of(window: MainWindow) -> Workspace:
    assert window.session.workspace is not None
    return window.session.workspace


def shown(screen: EvidenceView, column: int = 0) -> list[str]:
    return [str(screen.model.index(row, column).data()) for row in range(screen.model.rowCount())]


def choose(screen: EvidenceView, part: Part, words: str) -> None:
    """Go to a list and put the keyboard on the line with these words."""
    screen.parts.setCurrentRow(list(Part).index(part))
    row = next(row for row in range(screen.model.rowCount()) if words in " ".join(cells(screen, row)))
    screen.table.setFocus()
    screen.table.selectRow(row)


def cells(screen: EvidenceView, row: int) -> list[str]:
    return [str(screen.model.index(row, column).data()) for column in range(screen.model.columnCount())]


def said(screen: EvidenceView) -> str:
    """Everything that the details say."""
    labels = [label.text() for label in screen.details.findChildren(QLabel) if label.isVisible()]
    rows = [f"{row.words} {row.right}" for row in screen.details.findChildren(Row) if row.isVisible()]
    return "\n".join((*labels, *rows))


def dialog_of(window: MainWindow, kind: type[QDialog]) -> QDialog:
    [found] = [one for one in window.findChildren(kind) if one.isVisible()]
    return found


def test_every_list_is_there_with_its_count_and_the_share_stands_above(screen: EvidenceView) -> None:
    words = [screen.parts.item(row).text() for row in range(screen.parts.count())]
    assert words == [
        "Sources  4", "Statements  4", "Facts  3", "Citations  44", "Texts  3", "Obstacles  7", "Without a source  0",
    ]  # fmt: skip
    assert screen.head.share.accessibleName() == "100 % sourced: 50 of 50 records"
    assert "status steps 11 of 11" in screen.head.subtitle.text()


def test_pressing_the_share_lists_what_nothing_supports(window: MainWindow, screen: EvidenceView) -> None:
    with workspace_of(window).edit("A rumour") as edit:
        evidence.enter_fact(edit, "Who pays?", [("nobody knows", "", "")])
    assert screen.head.share.accessibleName() == "98 % sourced: 50 of 51 records"
    QTest.keyClick(screen.head.share, Qt.Key.Key_Space)
    assert screen.part is Part.UNSOURCED
    assert cells(screen, 0) == ["Who pays?", "fact", "no source"]
    assert "one of its values names no source" in said(screen)


def test_contrary_values_stand_side_by_side_and_are_marked(screen: EvidenceView) -> None:
    choose(screen, Part.FACTS, "border")
    assert cells(screen, screen.table.currentIndex().row())[1:] == ["817 km (508 miles) ↔ 800-plus km", "contradictory"]
    words = said(screen)
    assert "Contradictory" in words
    assert "The article (outlet not named) · not graded" in words
    assert "“the 800-plus kilometer stretch”" in words
    choose(screen, Part.FACTS, "ASEAN")
    assert "Contradictory" not in said(screen)


def test_filters_are_chips_and_the_find_field_counts(screen: EvidenceView) -> None:
    screen.parts.setCurrentRow(list(Part).index(Part.FACTS))
    screen.bar.menu.aboutToShow.emit()
    next(action for action in screen.bar.menu.actions() if action.text() == "Contradictory only").trigger()
    assert len(shown(screen)) == 2
    assert screen.bar.count.text() == "2 found"
    [chip] = [chip for chip in screen.bar.chips._chips if chip.words == "Contradictory only"]
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert len(shown(screen)) == 3
    QTest.keyClicks(screen.bar.search, "817")
    screen.bar.look()
    assert shown(screen) == ["How long is the Thai–Cambodian border?"]
    QTest.keyClicks(screen.bar.search, " xyz")
    screen.bar.look()
    assert screen.nothing.isVisible()
    screen.nothing.button.click()
    assert len(shown(screen)) == 3


def test_the_citations_of_one_source_are_shown_from_its_line(screen: EvidenceView) -> None:
    choose(screen, Part.SOURCES, "Politico")
    screen.details.buttons["evidence.of_source"].click()
    assert screen.part is Part.CITATIONS
    assert set(shown(screen, 2)) == {"Politico"}
    assert [chip.words for chip in screen.bar.chips._chips] == ["Source: Politico"]
    assert screen.bar.count.text() == f"{len(shown(screen))} found"


def test_a_source_is_graded_by_the_keys(window: MainWindow, screen: EvidenceView) -> None:
    choose(screen, Part.SOURCES, "Politico")
    for key in (Qt.Key.Key_B, Qt.Key.Key_3):
        QTest.keyClick(screen.table, key)
    assert cells(screen, screen.table.currentIndex().row())[3] == "grade B3"
    assert "B3 (usually reliable, possibly true)" in said(screen)
    assert workspace_of(window).undoable() == "Grade Politico: B3"
    QTest.keyClick(screen.table, Qt.Key.Key_0)
    assert cells(screen, screen.table.currentIndex().row())[3] == "not graded"


def test_a_source_is_not_deleted_while_something_rests_on_it(window: MainWindow, screen: EvidenceView) -> None:
    choose(screen, Part.SOURCES, "Politico")
    QTest.keyClick(screen.table, Qt.Key.Key_Delete)
    told = " ".join(label.text() for label in screen.messages.findChildren(QLabel))
    assert "Politico cannot be deleted: 3 citations" in told
    evidence.add_source(workspace_of(window), SourceDraft("Spare"))
    choose(screen, Part.SOURCES, "Spare")
    QTest.keyClick(screen.table, Qt.Key.Key_Delete)
    assert "Spare" not in shown(screen)
    window.actions_by_id["edit.undo"].trigger()
    assert "Spare" in shown(screen)


def test_a_statement_is_entered_and_shown(window: MainWindow, screen: EvidenceView) -> None:
    window.actions_by_id["evidence.statement"].trigger()
    dialog = dialog_of(window, StatementDialog)
    assert isinstance(dialog, StatementDialog)
    type_into(dialog.speaker, "Hun Manet")
    dialog.speaker.editingFinished.emit()
    assert dialog.party.currentText() == "KH  Cambodia"
    dialog.words.setPlainText("We are <b>ready</b>\0.")
    type_into(dialog.audience, "reporters")
    type_into(dialog.source, "Reuters")
    dialog.about.choose(Ref(Kind.DEMAND, id_of(window, "D-1")))
    dialog.save_button.click()
    assert screen.part is Part.STATEMENTS
    assert cells(screen, screen.table.currentIndex().row()) == [
        "“We are <b>ready</b>.”", "Hun Manet → reporters", "Reuters", "no date",
    ]  # fmt: skip
    assert "D-1 Withdraw heavy weapons from the border relates to" in said(screen)


def test_a_fact_gets_another_value(window: MainWindow, screen: EvidenceView) -> None:
    choose(screen, Part.FACTS, "ASEAN")
    QTest.keyClick(screen.table, Qt.Key.Key_F2)
    dialog = dialog_of(window, FactDialog)
    assert isinstance(dialog, FactDialog)
    dialog.values.add_button.click()
    second = dialog.values.parts()[1]
    type_into(second.value, "11")
    type_into(second.source, "Reuters")
    dialog.save_button.click()
    assert "contradictory" in cells(screen, screen.table.currentIndex().row())


def test_what_is_typed_stays_when_the_record_was_deleted_meanwhile(window: MainWindow, screen: EvidenceView) -> None:
    workspace = workspace_of(window)
    made = evidence.add_fact(workspace, "Who pays?", [("nobody", "Reuters", "")])
    screen.show_ref(Ref(Kind.FACT, made))
    screen.do("evidence.cite")
    dialog = dialog_of(window, CitationDialog)
    assert isinstance(dialog, CitationDialog)
    type_into(dialog.outlet, "Politico")
    dialog.quote.setPlainText("a quote that took long to type")
    with open_again(workspace.path) as elsewhere:
        evidence.delete_fact(elsewhere, made)
    dialog.save_button.click()
    assert dialog.isVisible()
    assert dialog.quote.toPlainText() == "a quote that took long to type"
    told = " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
    assert "That fact was deleted meanwhile, so the citation was not saved." in told
    dialog.about.choose(Ref(Kind.DEMAND, id_of(window, "D-2")))
    dialog.save_button.click()
    assert not dialog.isVisible()


def test_a_citation_is_moved_to_another_record(window: MainWindow, screen: EvidenceView) -> None:
    choose(screen, Part.CITATIONS, "inclusivity")
    line = screen.chosen()
    assert line is not None
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    dialog = dialog_of(window, CitationDialog)
    assert isinstance(dialog, CitationDialog)
    about = Ref(Kind.DEMAND, id_of(window, "D-6"))
    dialog.about.choose(about)
    dialog.save_button.click()
    assert read.citation(workspace_of(window), line.id).about == about


def test_an_empty_outlet_is_said_beside_the_field(window: MainWindow, screen: EvidenceView) -> None:
    screen.parts.setCurrentRow(0)
    screen.bar.add_button.click()
    dialog = dialog_of(window, SourceDialog)
    assert isinstance(dialog, SourceDialog)
    type_into(dialog.title, "kept words")
    dialog.save_button.click()
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.outlet
    type_into(dialog.outlet, "Bernama")
    dialog.save_button.click()
    assert "Bernama" in shown(screen)


def test_a_line_is_marked_as_confidential_hidden_by_f9_and_shown_again(
    window: MainWindow, screen: EvidenceView
) -> None:
    choose(screen, Part.FACTS, "ASEAN")
    screen.details.buttons["evidence.confidential"].click()
    assert screen.details.mark.isVisible()
    assert screen.details.buttons["evidence.confidential"].text() == "Not confidential"
    window.commands.run("view.discreet")
    assert screen.part is Part.FACTS
    assert len(shown(screen)) == 2
    window.commands.run("view.discreet")
    assert "How many members does ASEAN have?" in shown(screen)


def test_lines_of_the_details_open_their_records(window: MainWindow, screen: EvidenceView) -> None:
    choose(screen, Part.OBSTACLES, "Exclusion of Chinese officials")
    [row] = [row for row in screen.details.findChildren(Row) if row.isVisible() and row.words.startswith("D-6")]
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert window.stack.currentWidget() is desk_of(window)
    assert desk_of(window).inspector.demand.record.card.ref == "D-6"
    open_record(window, Ref(Kind.OBSTACLE, read.obstacles(workspace_of(window))[0].id))
    assert window.stack.currentWidget() is screen
    assert "No answer from the Cambodian Foreign Ministry" in said(screen)


def test_an_obstacle_is_resolved_and_reopened(window: MainWindow, screen: EvidenceView) -> None:
    choose(screen, Part.OBSTACLES, "ASEAN")
    screen.details.buttons["evidence.resolve"].click()
    [dialog] = [one for one in window.findChildren(QDialog) if one.isVisible()]
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    choose(screen, Part.OBSTACLES, "ASEAN")
    assert "resolved 14 Oct 2025" in cells(screen, screen.table.currentIndex().row())
    screen.details.buttons["evidence.resolve"].click()
    choose(screen, Part.OBSTACLES, "ASEAN")
    assert "open" in cells(screen, screen.table.currentIndex().row())


def test_an_earlier_day_is_read_only_and_says_so(window: MainWindow, screen: EvidenceView) -> None:
    screen.set_as_of(dt.date(2025, 8, 1))
    assert screen.head.subtitle.text().startswith("As of 1 Aug 2025, to be read only")
    choose(screen, Part.OBSTACLES, "Decades of mistrust")
    assert not screen.details.buttons["evidence.edit"].isEnabled()
    screen.parts.setCurrentRow(list(Part).index(Part.STATEMENTS))
    assert shown(screen) == []
    assert not screen.bar.add_button.isEnabled()
    assert screen.nothing.button.isHidden()


def test_a_hidden_screen_reads_nothing_until_it_is_seen(window: MainWindow, screen: EvidenceView) -> None:
    window.open_screen("board")
    demands.delete(workspace_of(window), [id_of(window, "D-7")])
    assert screen.parts.item(3).text() == "Citations  44"
    window.open_screen("evidence")
    assert screen.parts.item(3).text() != "Citations  44"


def test_the_inspector_says_who_tabled_d6_who_reported_it_and_how_reliable_that_is(window: MainWindow) -> None:
    desk_of(window).show_ref(Ref(Kind.DEMAND, id_of(window, "D-6")))
    page = desk_of(window).inspector.demand
    page.bar.setCurrentIndex(1)
    assert page.bar.tabText(1) == "Evidence 3"
    assert "tabled by United States" in page.crumb.text()
    labels = [label.text() for label in page.evidence.findChildren(QLabel)]
    rows = [f"{row.words}: {row.right}" for row in page.evidence.findChildren(Row)]
    assert rows == ["Politico: not graded", "US President (reportedly): no date known", "Politico: not graded"]
    assert "“reportedly requested that Chinese officials not join the ceremony”" in labels
    assert "US President (reportedly) · Politico (not graded) · no date known · paraphrased" in labels
    assert "Exclusion of Chinese officials from the ceremony requested" in labels
    assert page.unsourced.isHidden()
    page.evidence.say_button.click()
    dialog = dialog_of(window, StatementDialog)
    assert isinstance(dialog, StatementDialog)
    assert dialog.about.refs() == (Ref(Kind.DEMAND, id_of(window, "D-6")),)


def test_cambodias_silence_stands_beside_the_obstacle(window: MainWindow) -> None:
    for ref in ("D-1", "D-2", "D-3", "D-4"):
        desk_of(window).show_ref(Ref(Kind.DEMAND, id_of(window, ref)))
        page = desk_of(window).inspector.demand
        page.bar.setCurrentIndex(0)
        rows = [f"{row.words}: {row.right}" for row in page.positions.findChildren(Row) if not row.isHidden()]
        assert "Cambodia: no position recorded" in rows
        page.bar.setCurrentIndex(1)
        labels = [label.text() for label in page.evidence.findChildren(QLabel)]
        assert "No answer from the Cambodian Foreign Ministry to requests for comment" in labels


def test_a_demand_without_a_source_is_marked_until_one_is_cited(window: MainWindow) -> None:
    workspace = workspace_of(window)
    party = summary.parties(workspace)[0].id
    made = demands.add(workspace, DemandDraft("A rumour", {Involvement.TABLED_BY: (party,)}))
    desk_of(window).show_ref(Ref(Kind.DEMAND, made))
    page = desk_of(window).inspector.demand
    page.bar.setCurrentIndex(1)
    assert page.unsourced.isVisible()
    assert not board.cards(workspace, [made])[made].sourced
    page.evidence.add_button.click()
    dialog = dialog_of(window, CitationDialog)
    assert isinstance(dialog, CitationDialog)
    type_into(dialog.outlet, "Politico")
    dialog.save_button.click()
    assert page.unsourced.isHidden()
    assert board.cards(workspace, [made])[made].sourced
    assert page.bar.tabText(1) == "Evidence 1"


def test_a_statement_is_corrected_from_the_inspector(window: MainWindow) -> None:
    [said_it] = [one for one in read.statements(workspace_of(window)) if one.speaker.startswith("Hun Manet")]
    desk_of(window).show_ref(Ref(Kind.STATEMENT, said_it.id))
    desk_of(window).inspector.statement.edit_button.click()
    dialog = dialog_of(window, StatementDialog)
    assert isinstance(dialog, StatementDialog)
    type_into(dialog.audience, "the Nobel Committee")
    dialog.save_button.click()
    assert read.statement(workspace_of(window), said_it.id).audience == "the Nobel Committee"
