"""Choosing which report it is: kinds, whom it is about, the order of sections, editions, and what is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton

from models.commands import demands
from models.queries.editions import editions
from models.report.choices import Section
from models.vocabulary import Status
from models.workspace import Workspace
from tests.ui.report.acts import Desk
from ui.preferences import Preferences


def choose(desk: Desk, name: str, words: str) -> None:
    """Picks the entry of a box that begins with these words."""
    box = desk.view.findChild(QComboBox, name)
    assert not box.isHidden()
    assert box.isEnabled()
    at = next(index for index in range(box.count()) if box.itemText(index).startswith(words))
    box.setCurrentIndex(at)
    desk.wait_for_pages()


def test_another_kind_is_another_page(report: Desk) -> None:
    choose(report, "report-kind", "Dossier")
    assert "Demand by demand" in report.words()
    assert Section.PAGES in report.view.options.sections
    assert Section.WAY not in report.view.options.sections


def test_a_brief_asks_for_its_party(report: Desk) -> None:
    choose(report, "report-kind", "Party brief")
    choose(report, "report-subject", "KH")
    assert "Party brief Cambodia" in report.words()
    choose(report, "report-kind", "Meeting brief")
    choose(report, "report-subject", "47th ASEAN Summit")
    assert "Meeting brief 47th ASEAN Summit" in report.words()


def test_a_section_moves_by_key(report: Desk) -> None:
    box = report.view.options.sections[Section.SOURCES]
    box.setFocus()
    for _ in range(20):
        QTest.keyClick(box, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    report.wait_for_pages()
    assert next(iter(report.view.options.sections)) is Section.SOURCES
    words = report.words()
    assert words.index("Sources") < words.index("In short")


def test_issuing_shows_the_edition_and_undo_takes_it_back(report: Desk, sample: Workspace) -> None:
    QTest.mouseClick(report.view.findChild(QPushButton, "report-issue"), Qt.MouseButton.LeftButton)
    report.wait_for_pages()
    assert "Edition 1 · issued" in report.words()
    assert not report.view.issue_button.isEnabled()
    assert not report.view.options.section_list.isEnabled()
    assert [one.number for one in editions(sample)] == [1]
    report.view.refresh(sample.undo())
    report.wait_for_pages()
    assert editions(sample) == ()
    assert report.view.issue_button.isEnabled()
    assert "Edition 1" not in report.words()


def test_what_changed_is_told_since_the_edition(report: Desk, sample: Workspace) -> None:
    report.view.issue()
    report.wait_for_pages()
    choose(report, "report-edition", "Not issued")
    news = demands.move(sample, (demands.id_of(sample, "D-3"),), Status.UNDER_DISCUSSION)
    report.view.refresh(news)
    choose(report, "report-kind", "What changed")
    assert "1 change since edition 1" in report.words()
    choose(report, "report-since", "A day")
    assert "changes since" in report.words()


def test_without_an_edition_the_comparison_is_with_a_day(report: Desk) -> None:
    choose(report, "report-kind", "What changed")
    assert "since 7 Oct 2025" in report.words()


def test_choices_are_kept_for_each_negotiation(report: Desk, sample: Workspace, tmp_path: Path) -> None:
    report.view._preferences = Preferences(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    choose(report, "report-kind", "Minister")
    choose(report, "report-subject", "TH")
    report.choose_section(Section.ARGUMENTS)
    report.view.options.page.grey.setChecked(True)
    report.view.set_workspace(None)
    report.view.set_workspace(sample)
    report.wait_for_pages()
    words = report.words()
    assert "Minister’s brief Thailand" in words
    assert "Arguments" not in words
    assert report.view.options.page.grey.isChecked()
