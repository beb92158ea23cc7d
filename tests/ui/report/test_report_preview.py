"""The preview: real pages that follow the choices and the data, zoom, page jump and finding."""

from __future__ import annotations

import dataclasses
import threading

import pytest
from PySide6.QtCore import QDate, QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDateEdit, QLineEdit, QPushButton, QSpinBox, QWidget

from models.commands import demands, negotiations
from models.queries import summary
from models.report import gather as gathering
from models.report.choices import Section
from models.vocabulary import Status
from models.workspace import Workspace
from tests.models.report.paper import refs_in
from tests.ui.report.acts import Desk, likeness
from ui.report.document import pattern_of
from ui.theme import theme


def test_the_screen_shows_the_samples_pages(report: Desk) -> None:
    words = report.words()
    assert "12 days to the summit" in words
    assert refs_in(words) >= {f"D-{number}" for number in range(1, 8)}
    assert report.view.status.text() == "2 pages"
    assert report.view.toolbar.of_pages.text() == "of 2"


def test_paper_is_white_and_carries_ink_in_both_themes(report: Desk) -> None:
    for mode in ("light", "dark"):
        theme().set_mode(mode)
        picture = report.picture()
        middle = picture.width() // 2
        column = [QColor(picture.pixel(middle, y)) for y in range(30, picture.height() - 4)]
        white = sum(colour == QColor("white") for colour in column)
        assert white > len(column) * 0.5, mode
        assert white < len(column), mode
        assert QColor(picture.pixel(4, picture.height() // 2)) == theme().colours.background


def test_a_section_switched_off_leaves_the_pages(report: Desk) -> None:
    assert "What was said" in report.words()
    report.choose_section(Section.STATEMENTS)
    assert "What was said" not in report.words()
    report.choose_section(Section.STATEMENTS)
    assert "What was said" in report.words()


def test_a_marking_typed_stands_on_the_page(report: Desk) -> None:
    report.mark("<b>CONFIDENTIAL</b>")
    assert "<b>CONFIDENTIAL</b>" in report.words()


def test_an_earlier_day_is_gathered_anew(report: Desk) -> None:
    report.go_back_to(QDate(2025, 10, 13))
    assert "State of play, 13 October 2025" in report.words()
    assert "13 days to the summit" in report.words()
    QTest.mouseClick(report.view.options.today_button, Qt.MouseButton.LeftButton)
    report.wait_for_pages()
    assert "12 days to the summit" in report.words()


def test_a_public_report_says_so(report: Desk) -> None:
    report.make_public()
    assert "without confidential records" in report.words()


def test_paper_can_be_american(report: Desk) -> None:
    paper = report.view.findChild(QComboBox, "report-paper")
    QTest.keyClick(paper, Qt.Key.Key_Down)
    report.wait_for_pages()
    document = report.view.pages.document
    assert document is not None
    assert document.sizes[0].width() == pytest.approx(612, abs=0.5)


def test_an_edit_reaches_the_pages(report: Desk, sample: Workspace) -> None:
    news = demands.move(sample, [demands.id_of(sample, "D-3")], Status.UNDER_DISCUSSION)
    report.view.refresh(news)
    report.wait_for_pages()
    assert "4 under discussion" in report.words()


def test_a_marking_changed_elsewhere_is_followed_until_a_person_typed_one(report: Desk, sample: Workspace) -> None:
    record = summary.negotiation(sample)
    given = {field.name for field in dataclasses.fields(negotiations.NegotiationDraft)}
    draft = {name: getattr(record, name) for name in given if hasattr(record, name)} | {"marking": "LIMITED"}
    report.view.refresh(negotiations.describe(sample, negotiations.NegotiationDraft(**draft)))
    report.wait_for_pages()
    assert "LIMITED" in report.words()
    report.mark("MINE")
    report.view.refresh(None)
    report.wait_for_pages()
    assert "MINE" in report.words()


def test_a_screen_that_nobody_sees_makes_no_pages(
    desk: Desk, sample: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    gathered: list[object] = []
    real = gathering.gather

    def counted(*choices: object) -> object:
        gathered.append(choices)
        return real(*choices)

    monkeypatch.setattr("ui.report.maker.gather", counted)
    desk.view.set_workspace(sample)
    desk.view.refresh(None)
    desk.qtbot.wait(20)
    assert gathered == []
    desk.view.show()
    desk.wait_for_pages()
    assert len(gathered) == 1


def test_many_changes_in_a_row_are_one_report(report: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    gathered: list[object] = []
    real = gathering.gather
    monkeypatch.setattr("ui.report.maker.gather", lambda *choices: (gathered.append(choices), real(*choices))[1])
    for box in report.view.options.sections.values():
        box.toggle()
    report.wait_for_pages()
    assert len(gathered) == 1


def test_a_choice_made_while_pages_are_made_is_not_lost(report: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    under_way, go_on = threading.Event(), threading.Event()
    real = gathering.gather

    def slowly(*choices: object) -> object:
        under_way.set()
        assert go_on.wait(10)
        return real(*choices)

    monkeypatch.setattr("ui.report.maker.gather", slowly)
    report.view.refresh(None)
    report.qtbot.waitUntil(under_way.is_set)
    report.view.options.sections[Section.STATEMENTS].toggle()
    report.qtbot.waitUntil(lambda: not report.view._maker._settling.isActive())
    go_on.set()
    report.qtbot.waitUntil(lambda: "What was said" not in report.words())


def test_a_part_of_a_page_is_cut_from_the_whole(report: Desk) -> None:
    document = report.view.pages.document
    assert document is not None
    part = QRect(120, 260, 300, 150)
    whole = document.picture(0, 1.5)
    assert likeness(document.picture(0, 1.5, part), whole.copy(part)) > 0.995
    assert likeness(document.picture(0, 1.5, part), whole.copy(part.translated(0, -40))) < 0.99


def test_a_refused_report_says_why_on_the_bar(report: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from models.errors import Refusal

    def refuse(*_: object) -> object:
        raise Refusal("The paper is out.", "Buy some.")

    monkeypatch.setattr("ui.report.maker.gather", refuse)
    report.view.refresh(None)
    report.qtbot.waitUntil(lambda: report.view.messages.isVisible())
    assert report.view.messages.text == "The paper is out. Buy some."
    monkeypatch.undo()
    report.view.refresh(None)
    report.wait_for_pages()
    assert report.view.messages.isHidden()


def test_without_a_negotiation_there_is_nothing_to_press(desk: Desk) -> None:
    desk.view.show()
    assert not desk.view.save_button.isEnabled()
    assert not desk.view.print_button.isEnabled()
    assert not desk.view.save_pdf("anywhere.pdf")
    assert "No negotiation is open." in desk.view.messages.text


# ---------------------------------------------------------------- pages and zoom


def test_the_page_field_jumps_and_follows(report: Desk) -> None:
    field = report.view.findChild(QSpinBox, "report-page")
    field.selectAll()
    QTest.keyClicks(field, "2")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert report.view.pages.page == 1
    QTest.keyClick(report.view.pages, Qt.Key.Key_Home)
    assert field.value() == 1
    QTest.keyClick(report.view.pages, Qt.Key.Key_End)
    assert field.value() == 2


def test_zoom_fits_the_width_and_the_page(report: Desk) -> None:
    pages = report.view.pages
    pages.set_zoom("page")
    assert pages.viewport().height() * 0.9 < 842 * pages.share * 96 / 72 < pages.viewport().height()
    pages.set_zoom("width")
    assert pages.viewport().width() * 0.9 < 595.3 * pages.share * 96 / 72 < pages.viewport().width()
    assert pages.horizontalScrollBar().maximum() == 0


def test_zoom_steps_by_key_and_stays_within_its_bounds(report: Desk) -> None:
    pages = report.view.pages
    pages.set_zoom(1.0)
    QTest.keyClick(pages, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert pages.share == 1.25
    for _ in range(9):
        QTest.keyClick(pages, Qt.Key.Key_Plus)
    assert pages.share == 3.0
    assert not report.view.toolbar.zoom_in.isEnabled()
    for _ in range(9):
        QTest.keyClick(pages, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert pages.share == 0.5
    QTest.keyClick(pages, Qt.Key.Key_0)
    assert report.view.toolbar.zoom.currentText() == "Fit width"


def test_the_wheel_zooms_at_the_pointer(report: Desk) -> None:
    pages = report.view.pages
    pages.set_zoom(1.0)
    pages.verticalScrollBar().setValue(300)
    pointer = QPoint(pages.viewport().width() // 2 + 60, 200)
    before = pages._sheets.point_at(
        pages.horizontalScrollBar().value() + pointer.x(),
        pages.verticalScrollBar().value() + pointer.y(),
        pages.viewport().width(),
    )
    report.turn_wheel(1, pointer)
    after = pages._sheets.point_at(
        pages.horizontalScrollBar().value() + pointer.x(),
        pages.verticalScrollBar().value() + pointer.y(),
        pages.viewport().width(),
    )
    assert pages.share == 1.25
    assert after == pytest.approx(before, abs=1.5)


def test_only_pages_in_view_are_drawn(report: Desk) -> None:
    document = report.view.pages.document
    assert document is not None
    drawn: list[int] = []
    real = document.picture
    document.picture = lambda index, *how: (drawn.append(index), real(index, *how))[1]  # type: ignore[method-assign]
    report.view.pages.set_zoom(1.5)
    report.picture()
    assert set(drawn) == {0}
    drawn.clear()
    report.picture()
    assert drawn == [], "what is at hand is not drawn twice"


# ---------------------------------------------------------------- finding


def test_finding_counts_marks_and_steps(report: Desk) -> None:
    report.find("cambodia")
    total = len(report.view.finder.matches)
    assert total == report.words().lower().count("cambodia")
    assert report.view.toolbar.found.text() == f"1 of {total}"
    report.press_in_find(Qt.Key.Key_Return)
    assert report.view.toolbar.found.text() == f"2 of {total}"
    report.press_in_find(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    report.press_in_find(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert report.view.toolbar.found.text() == f"{total} of {total}"
    assert report.view.pages.page == report.view.finder.matches[-1].page


def test_what_is_found_is_painted(report: Desk) -> None:
    before = report.picture()
    report.find("under discussion")
    assert report.picture() != before
    report.press_in_find(Qt.Key.Key_Escape)
    report.qtbot.waitUntil(lambda: not report.view.finder.active)
    assert report.view.finder.matches == []


def test_what_is_not_there_is_not_found(report: Desk) -> None:
    report.find("zebra")
    assert report.view.toolbar.found.text() == "Not found"
    assert not report.view.toolbar.next.isEnabled()


def test_found_words_are_found_again_in_new_pages(report: Desk) -> None:
    report.find("Hasan")
    before = len(report.view.finder.matches)
    report.choose_section(Section.STATEMENTS)
    report.qtbot.waitUntil(lambda: not report.view.finder.looking)
    assert 0 < len(report.view.finder.matches) < before


def test_words_are_found_over_line_ends_and_marks_for_breaking() -> None:
    pattern = pattern_of("heavy  ทุ่นระเบิด [x]")
    assert pattern is not None
    assert pattern.search("HEAVY\r\nทุ่น\u200bระเบิด [x]")
    assert pattern_of("  ") is None


# ---------------------------------------------------------------- for every hand and eye


def test_everything_that_takes_the_focus_has_a_name(report: Desk) -> None:
    kinds = (QAbstractButton, QLineEdit, QComboBox, QSpinBox, QDateEdit)
    inner = ("qt_spinbox_lineedit", "_q_qlineeditclearaction")
    seen = [
        widget
        for widget in report.view.findChildren(QWidget)
        if isinstance(widget, kinds) and widget.objectName() not in inner and widget.isVisible()
    ]
    assert len(seen) > 15
    assert all(widget.accessibleName() for widget in seen if widget.focusPolicy() != Qt.FocusPolicy.NoFocus)


def test_a_screen_reader_hears_the_page(report: Desk) -> None:
    assert report.view.pages.accessibleName() == "Report pages, page 1 of 2"
    assert "12" in report.view.pages.accessibleDescription()
    assert "days to the summit" in report.view.pages.accessibleDescription()


def test_the_focus_goes_to_the_pages(report: Desk) -> None:
    report.view.setFocus()
    assert report.view.pages.hasFocus()


def test_the_screen_fits_a_small_window(report: Desk) -> None:
    report.view.resize(964, 600)
    assert report.view.width() == 964
    for button in report.view.findChildren(QPushButton):
        if button.isVisible() and button.window() is report.view and button.parent() is not report.view.messages:
            assert button.width() >= button.minimumSizeHint().width()


def test_pages_that_take_long_can_be_given_up(report: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    under_way, go_on = threading.Event(), threading.Event()
    real = gathering.gather

    def slowly(*choices: object) -> object:
        under_way.set()
        assert go_on.wait(20)
        return real(*choices)

    monkeypatch.setattr("ui.report.maker.gather", slowly)
    before = report.view.pages.document
    report.view.options.sections[Section.SOURCES].toggle()
    report.qtbot.waitUntil(under_way.is_set)
    report.qtbot.waitUntil(report.view.cancel_button.isVisible, timeout=10_000)
    QTest.mouseClick(report.view.cancel_button, Qt.MouseButton.LeftButton)
    assert not report.view.cancel_button.isVisible()
    assert "Stopped" in report.view.status.text()
    assert report.view.pages.document is before
    go_on.set()
    monkeypatch.setattr("ui.report.maker.gather", real)
    report.view.options.sections[Section.FACTS].toggle()
    report.wait_for_pages()
    assert "Sources" not in report.words()
