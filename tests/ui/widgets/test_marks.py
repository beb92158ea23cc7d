"""Badges, chips and small headings: icon, word and colour, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.records import PartyMark
from models.vocabulary import Involvement, Stance, Status
from ui.theme import theme
from ui.widgets.buttons import icon_button, push_button
from ui.widgets.chip_button import ChipButton
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.party_chip import PartyChip, party_words
from ui.widgets.section_header import SectionHeader
from ui.widgets.status_badge import StatusBadge, StatusButton

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(autouse=True)
def light(qapp: object) -> Iterator[None]:
    theme().set_mode("light")
    yield
    theme().set_mode("system")


def colours_of(picture: QImage) -> set[str]:
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


def near(one: QColor, other: QColor) -> bool:
    """The same colour but for the soft edge of a thin line."""
    parts = zip(one.getRgb(), other.getRgb(), strict=True)
    return sum(abs(a - b) for a, b in parts) < 90


def shown(widget: QWidget, qtbot: QtBot) -> QImage:
    widget.resize(widget.sizeHint())
    return widget.grab().toImage()


@pytest.mark.parametrize("status", list(Status))
def test_a_badge_shows_its_status_in_colour_and_tells_it_in_words(status: Status, qtbot: QtBot) -> None:
    badge = StatusBadge(status)
    qtbot.addWidget(badge)
    assert theme().colours.status(status).name() in colours_of(shown(badge, qtbot))
    assert badge.accessibleName() == f"Status: {status.word}"


def test_badges_grow_with_their_word_and_follow_the_theme(qtbot: QtBot) -> None:
    badge = StatusBadge(Status.AGREED)
    qtbot.addWidget(badge)
    short = badge.sizeHint().width()
    badge.set_status(Status.AGREED_AD_REFERENDUM)
    assert badge.sizeHint().width() > short
    theme().set_mode("dark")
    assert theme().colours.status(Status.AGREED_AD_REFERENDUM).name() in colours_of(shown(badge, qtbot))


def test_the_status_button_is_pressed_by_keyboard_with_a_visible_focus(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = StatusButton(Status.CONTESTED, window)
    button.resize(220, 34)
    window.show()
    before = button.grab().toImage()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert button.grab().toImage() != before
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert "contested" in button.accessibleName()


def party(stance: Stance | None) -> PartyMark:
    return PartyMark(1, "KH", "Cambodia", Involvement.ADDRESSED_TO, stance)


def test_a_party_tells_its_stance_by_sign_and_words(qtbot: QtBot) -> None:
    chip = PartyChip(party(Stance.REJECTS))
    qtbot.addWidget(chip)
    danger = theme().colours.danger
    assert any(near(QColor(name), danger) for name in colours_of(shown(chip, qtbot)))
    assert chip.accessibleName() == chip.toolTip() == "Cambodia, addressed to: rejects"

    with_sign = chip.sizeHint().width()
    chip.set_mark(party(None))
    assert chip.sizeHint().width() < with_sign
    assert party_words(party(None)) == "Cambodia, addressed to"


def test_a_partys_name_cannot_be_markup(qtbot: QtBot) -> None:
    chip = PartyChip(PartyMark(1, "X", "<b>X</b>", Involvement.TABLED_BY, None))
    qtbot.addWidget(chip)
    assert "<b>" not in chip.toolTip()


def test_a_number_of_the_header_works_as_a_filter(qtbot: QtBot) -> None:
    chip = ChipButton("agreed", "1 of 7")
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "1 of 7 agreed"
    narrow = chip.sizeHint().width()
    chip.show()
    with qtbot.waitSignal(chip.toggled):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.isChecked()
    assert chip.sizeHint().width() > narrow, "a tick stands before a chosen chip"
    with qtbot.waitSignal(chip.toggled):
        qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert chip.sizeHint().width() == narrow


def test_the_hot_number_has_the_summits_colour(qtbot: QtBot) -> None:
    chip = ChipButton("to the summit", "12 days", hot=True)
    qtbot.addWidget(chip)
    assert theme().colours.summit.name() in colours_of(shown(chip, qtbot))
    chip.set_hot(False)
    assert theme().colours.summit.name() not in colours_of(shown(chip, qtbot))
    chip.set_parts("11 days", "to the summit")
    assert (chip.number, chip.words) == ("11 days", "to the summit")


def test_an_ampersand_stays_an_ampersand(qtbot: QtBot) -> None:
    chip = ChipButton("Law & order")
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "Law & order"
    assert chip.shortcut().isEmpty()


def test_a_heading_folds_its_part_by_keyboard(qtbot: QtBot) -> None:
    header = SectionHeader("Linked to", count=3, foldable=True)
    qtbot.addWidget(header)
    header.show()
    assert header.accessibleName() == "Linked to, 3, open"
    with qtbot.waitSignal(header.toggled) as told:
        qtbot.keyClick(header, Qt.Key.Key_Space)
    assert told.args == [False]
    assert header.accessibleName() == "Linked to, 3, folded"


def test_a_heading_that_cannot_fold_takes_no_focus(qtbot: QtBot) -> None:
    header = SectionHeader("Note")
    qtbot.addWidget(header)
    assert header.focusPolicy() == Qt.FocusPolicy.NoFocus
    header.set_title("Notes", 2)
    assert header.accessibleName() == "Notes, 2"
    assert theme().colours.faint.name() in colours_of(shown(header, qtbot))


def test_buttons_have_names(qtbot: QtBot) -> None:
    push, symbol = push_button("&New demand", glyph="plus", kind="primary"), icon_button("more", "More")
    for button in (push, symbol):
        qtbot.addWidget(button)
    assert push.accessibleName() == "New demand"
    assert symbol.accessibleName() == symbol.toolTip() == "More"
    assert not push.icon().isNull()


def test_chips_go_on_in_the_next_row(qtbot: QtBot) -> None:
    panel = QWidget()
    qtbot.addWidget(panel)
    rows = QWidget(panel)
    flow = FlowLayout(rows)
    chips = [ChipButton(f"Theme number {number}", "", rows) for number in range(6)]
    for chip in chips:
        flow.addWidget(chip)
    QVBoxLayout(panel).addWidget(rows)
    panel.resize(300, 400)
    panel.show()
    assert chips[-1].y() > chips[0].y()
    assert all(chip.geometry().right() <= rows.width() for chip in chips)
    assert flow.heightForWidth(200) > flow.heightForWidth(2000)

    chips[0].hide()
    panel.resize(301, 400)
    assert chips[1].pos().x() == 0, "a hidden chip leaves no hole"
    assert flow.takeAt(0) is not None
    assert flow.count() == 5
    assert flow.takeAt(9) is None
