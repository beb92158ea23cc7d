"""Capturing where something is wrong: too much, too little, twice, on an earlier day, read only, gone meanwhile."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.capture import drafts
from models.commands import demands
from models.queries import evidence
from tests.ui.window.acts import desk_of, id_of
from tests.ui.window.capture_acts import (
    choose,
    drop,
    enter,
    go_to,
    keep,
    open_capture,
    panel_of,
    passage,
    paste,
    press,
    problems,
    taken,
    workspace_of,
)
from ui.capture.panels.citation import CitationPanel
from ui.capture.panels.demand import DemandPanel
from ui.capture.panels.fact import FactPanel
from ui.capture.panels.obstacle import ObstaclePanel
from ui.capture.panels.position import PositionPanel
from ui.capture.view import CaptureView
from ui.main_window import MainWindow


@pytest.fixture
def view(window: MainWindow) -> CaptureView:
    """The screen with the article kept and open, its keyboard in the text."""
    opened = open_capture(window)
    keep(opened)
    return opened


def test_the_same_passage_twice_for_the_same_record_is_asked_about(window: MainWindow, view: CaptureView) -> None:
    go_to(view, "has not yet responded")
    for _ in range(2):
        press(view, Qt.Key.Key_C)
        panel = panel_of(view, CitationPanel)
        choose(panel.record, "D-3")
        enter(panel.claim)
    assert view.reading.panel is panel
    assert panel.notice.text().startswith("This passage was taken already: “D-3")
    assert "Save once more" in problems(panel)
    assert len(taken(window, view)) == 1 + _others(window, view)
    enter(panel.claim)
    assert len(taken(window, view)) == 2 + _others(window, view)


def _others(window: MainWindow, view: CaptureView) -> int:
    return len([words for _, words in taken(window, view) if "has not yet responded" not in words])


def test_ten_megabytes_are_refused_with_a_way_out_and_nothing_is_lost(window: MainWindow) -> None:
    view = open_capture(window)
    paste(view, "Something typed before.")
    paste(view, "word " * 2_000_000)
    assert view.intake.editor.toPlainText() == "Something typed before."
    assert "10.0 million characters" in problems(view.intake)
    assert "attach the file to its source" in problems(view.intake)


def test_a_missing_outlet_and_a_missing_text_are_said_beside_their_fields(window: MainWindow) -> None:
    view = open_capture(window)
    view.intake.keep_button.click()
    assert problems(view.intake).startswith("The outlet is missing.")
    view.intake.source.outlet.setText("Daily News")
    view.intake.keep_button.click()
    assert problems(view.intake).startswith("There is no text yet.")
    assert view.intake.source.outlet.text() == "Daily News"


def test_an_earlier_day_is_read_but_not_taken_from(window: MainWindow, view: CaptureView) -> None:
    desk_of(window).past.as_of.go_to(dt.date(2025, 10, 17))  # after the clock of the sample: today
    desk_of(window).past.as_of.go_to(dt.date(2025, 10, 12))
    desk_of(window).past.as_of.settle()
    window.open_screen("capture")
    assert view.shelf.ids() == []  # not published by then
    window.actions_by_id["capture.fact"].trigger()
    assert "the past is read only" in window.messages.text
    assert view.reading.panel is None


def test_a_file_for_reading_only_shows_its_texts(
    new_window: Callable[[], MainWindow], window: MainWindow, view: CaptureView, file: Path
) -> None:
    window.session.close()
    file.chmod(0o400)
    other = new_window()
    assert other.open_location(str(file))
    if not workspace_of(other).read_only:
        pytest.fail("the file should be open for reading only")
    again = open_capture(other)
    assert again.reading.page.toPlainText().startswith("Malaysian Foreign Minister")
    press(again, Qt.Key.Key_Space, Qt.Key.Key_F)
    assert again.reading.panel is None
    assert "reading only" in other.messages.text
    assert not again.shelf.new_button.isEnabled()


def test_a_text_that_is_removed_comes_back_by_undo(window: MainWindow, view: CaptureView) -> None:
    view.reading.remove_button.click()
    assert view.shelf.ids() == []
    assert view.stack.currentWidget() is view.intake
    window.actions_by_id["edit.undo"].trigger()
    assert len(view.shelf.ids()) == 1


def test_a_draft_survives_other_screens_and_the_end_of_the_program(
    new_window: Callable[[], MainWindow], window: MainWindow, file: Path
) -> None:
    view = open_capture(window)
    paste(view, "An article that is not kept yet.")
    view.intake.source.outlet.setText("Daily News")
    window.open_screen("board")
    again = open_capture(window)
    assert again.intake.editor.toPlainText() == "An article that is not kept yet."
    window.close()
    other = new_window()
    assert other.open_location(str(file))
    view = open_capture(other)
    assert view.stack.currentWidget() is view.intake
    assert (view.intake.editor.toPlainText(), view.intake.source.outlet.text()) == (
        "An article that is not kept yet.",
        "Daily News",
    )
    view.intake.keep_button.click()
    other.session.close()
    assert other.open_location(str(file))
    assert open_capture(other).intake.draft().empty


def test_a_draft_is_written_down_while_a_person_works(window: MainWindow, qtbot: QtBot) -> None:
    """So a crash costs less than a second of work."""
    view = open_capture(window)
    paste(view, "An article that is not kept yet.")
    qtbot.waitUntil(lambda: drafts.load(workspace_of(window)).text == "An article that is not kept yet.", timeout=5_000)
    view.intake.discard()
    qtbot.waitUntil(lambda: drafts.load(workspace_of(window)).empty, timeout=5_000)


def test_what_was_entered_in_a_panel_is_there_again_when_it_was_left(window: MainWindow, view: CaptureView) -> None:
    go_to(view, "deeply rooted")
    press(view, Qt.Key.Key_O)
    panel = panel_of(view, ObstaclePanel)
    panel.text.setPlainText("Decades of mistrust")
    press(view, Qt.Key.Key_F)  # another way meanwhile, without a question
    panel_of(view, FactPanel)
    press(view, Qt.Key.Key_O)
    assert view.reading.panel is panel
    assert panel.text.toPlainText() == "Decades of mistrust"
    enter(panel.touches)
    assert [one.text for one in evidence.obstacles(workspace_of(window))][-1] == "Decades of mistrust"
    press(view, Qt.Key.Key_O)
    assert panel_of(view, ObstaclePanel) is not panel


def test_a_record_that_is_gone_meanwhile_is_said_in_the_panel(window: MainWindow, view: CaptureView) -> None:
    go_to(view, "deeply rooted")
    press(view, Qt.Key.Key_P)
    panel = panel_of(view, PositionPanel)
    choose(panel.demand, "D-1")
    panel.party.setCurrentIndex(1)
    demands.delete(workspace_of(window), [id_of(window, "D-1")])
    enter(panel.condition)
    assert "does not exist (any more)" in problems(panel)
    assert view.reading.panel is panel


def test_a_whole_text_is_not_a_quote(window: MainWindow) -> None:
    view = open_capture(window)
    keep(view, text="The border is long. " * 400)
    view.reading.page.selectAll()
    press(view, Qt.Key.Key_F)
    assert view.reading.panel is None
    assert "too long to be quoted: 7,999 characters" in window.messages.text
    assert "Select up to 5,000" in window.messages.text


def test_signs_that_are_two_units_for_qt_do_not_shift_the_passage(window: MainWindow) -> None:
    view = open_capture(window)
    keep(view, text="🕊🕊 Peace 👍 came. ประเทศไทยถอนอาวุธ 🇹🇭 แล้ว. وقعت الدولتان الاتفاق.\nAnd 🕊 it held.")
    go_to(view, "Peace")
    assert passage(view) == "🕊🕊 Peace 👍 came."
    go_to(view, "it held")
    assert passage(view) == "And 🕊 it held."
    press(view, Qt.Key.Key_O)
    enter(panel_of(view, ObstaclePanel).touches)
    (one,) = view.reading.taken.records()
    assert one.span.of(view.reading.page.segments.text) == "And 🕊 it held."
    mark = view.reading.page.extraSelections()[0]
    assert mark.cursor.selectedText() == "And 🕊 it held."


def test_a_dropped_text_file_becomes_a_draft_and_another_file_is_the_windows(
    window: MainWindow, view: CaptureView, tmp_path: Path
) -> None:
    article = tmp_path / "article.txt"
    article.write_bytes("\ufeffเจรจา\r\nTalks".encode())
    assert drop(view, article)
    assert view.intake.editor.toPlainText() == "เจรจา\nTalks"
    assert not drop(view, tmp_path / "talks.accord")
    (tmp_path / "old.txt").write_bytes("Gespräch".encode("cp1252"))
    drop(view, tmp_path / "old.txt")
    assert "old.txt is not a text in UTF-8." in problems(view.intake)
    assert view.intake.editor.toPlainText() == "เจรจา\nTalks"


def test_an_empty_negotiation_is_asked_for_its_first_text(new_window: Callable[[], MainWindow], tmp_path: Path) -> None:
    window = new_window()
    assert window.session.create(str(tmp_path / "new.accord"), "New talks")
    view = open_capture(window)
    keep(view, text="Nobody is known here. It was on Tuesday.")
    press(view, Qt.Key.Key_Space, Qt.Key.Key_D)
    panel = panel_of(view, DemandPanel)
    enter(panel.title)
    assert "No party tables the demand." in problems(panel)


def test_every_part_can_be_reached_by_tab_and_has_a_name(window: MainWindow, view: CaptureView) -> None:
    window.activateWindow()
    go_to(view, "Hasan told reporters")
    for name in ("statement", "demand", "meeting", "fact", "citation", "position", "incident", "obstacle"):
        window.actions_by_id[f"capture.{name}"].trigger()
        for _ in range(30):
            focused = QApplication.focusWidget()
            assert focused is not None
            assert focused.accessibleName(), focused
            QTest.keyClick(focused, Qt.Key.Key_Tab)
        view.reading.panel.back_button.click()


def test_no_panel_is_wider_than_its_place_on_a_small_screen(window: MainWindow, view: CaptureView) -> None:
    window.resize(1024, 700)
    go_to(view, "outlined four key demands")
    for name in ("statement", "demand", "meeting", "fact", "citation", "position", "incident", "obstacle"):
        window.actions_by_id[f"capture.{name}"].trigger()
        QApplication.processEvents()
        panel = view.reading.panel
        assert panel is not None
        assert panel._form.minimumSizeHint().width() <= panel._area.viewport().width(), name


def test_the_page_asks_for_nothing_but_what_is_in_sight(window: MainWindow) -> None:
    """Thousands of paragraphs cost no more signs in the margin than the few that are seen."""
    view = open_capture(window)
    keep(view, text="\n".join(f"Paragraph {number} about the border." for number in range(5_000)))
    margin, asked = view.reading.page.margin, []
    original = margin._signs
    margin._signs = lambda block: asked.append(block.blockNumber()) or original(block)
    margin.grab()
    assert 0 < len(asked) < 100


def test_a_confidential_text_leaves_the_screen_while_such_things_are_hidden(
    window: MainWindow, view: CaptureView
) -> None:
    view.new_text()
    paste(view, "zz-secret-zz: they will give in.")
    view.intake.source.outlet.setText("Cable")
    view.intake.confidential.setChecked(True)
    view.intake.keep_button.click()
    assert len(view.shelf.ids()) == 2
    press(view, Qt.Key.Key_Space, Qt.Key.Key_O)
    panel = panel_of(view, ObstaclePanel)
    assert panel.confidential.isChecked()
    panel.text.setPlainText("They will give in")
    window.actions_by_id["view.discreet"].trigger()
    assert view.cover.isVisible()
    window.actions_by_id["view.discreet"].trigger()
    assert panel_of(view, ObstaclePanel) is panel
    assert panel.text.toPlainText() == "They will give in"
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    window.actions_by_id["view.discreet"].trigger()
    assert len(view.shelf.ids()) == 1
    assert view.reading.page.toPlainText().startswith("Malaysian Foreign Minister")
    window.open_screen("board")
    window.actions_by_id["view.discreet"].trigger()
    open_capture(window)
    view.show_text(view.shelf.ids()[0])
    press(view, Qt.Key.Key_Home, Qt.Key.Key_Space, Qt.Key.Key_O)
    assert panel_of(view, ObstaclePanel) is panel
