"""Choosing a second time zone by a few letters, with how far the clocks are apart; an unknown one is refused."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.dates import midnight
from tests.ui.dialogs.acts import opened, problems, type_into
from ui.dialogs.zone_dialog import ZoneDialog, difference_words, matching

KUALA_LUMPUR = "Asia/Kuala_Lumpur"
AUTUMN, WINTER = midnight(dt.date(2025, 10, 14), "UTC"), midnight(dt.date(2025, 12, 14), "UTC")


def test_a_city_is_found_by_its_words_and_taken_with_enter(qtbot: QtBot) -> None:
    dialog = opened(qtbot, ZoneDialog(KUALA_LUMPUR, "", AUTUMN))
    chosen: list[str] = []
    dialog.chosen.connect(chosen.append)
    type_into(dialog.field, "new york")
    assert dialog.offset.text() == "On 14 Oct 2025: UTC−04:00, 12 h behind Asia/Kuala_Lumpur"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert chosen == ["America/New_York"]
    assert not dialog.isVisible()


def test_arrows_go_through_the_list_while_one_types(qtbot: QtBot) -> None:
    dialog = opened(qtbot, ZoneDialog(KUALA_LUMPUR, "", AUTUMN))
    type_into(dialog.field, "indiana")
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.list.currentRow() == 1
    assert dialog.focusWidget() is dialog.field


def test_an_unknown_zone_is_refused_and_stays_to_be_corrected(qtbot: QtBot) -> None:
    dialog = opened(qtbot, ZoneDialog(KUALA_LUMPUR, "", AUTUMN))
    chosen: list[str] = []
    dialog.chosen.connect(chosen.append)
    type_into(dialog.field, "Atlantis")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert chosen == []
    assert dialog.isVisible()
    assert problems(dialog)[0].startswith("“Atlantis” is not a time zone.")
    type_into(dialog.field, "Phnom")
    assert problems(dialog) == []


def test_the_present_one_is_marked_and_can_be_given_up(qtbot: QtBot) -> None:
    dialog = opened(qtbot, ZoneDialog(KUALA_LUMPUR, "Asia/Bangkok", AUTUMN))
    chosen: list[str] = []
    dialog.chosen.connect(chosen.append)
    assert dialog.list.currentItem().text() == "Asia/Bangkok"
    QTest.mouseClick(dialog.none, Qt.MouseButton.LeftButton)
    assert chosen == [""]


def test_cities_that_begin_with_the_letters_come_first() -> None:
    assert matching("bangk")[0] == "Asia/Bangkok"
    assert matching("york")[0] == "America/New_York"
    assert matching("phnom penh") == ["Asia/Phnom_Penh"]
    assert "UTC" in matching("")


def test_the_difference_follows_summer_time_and_half_hours() -> None:
    assert "13 h behind" in difference_words("America/New_York", KUALA_LUMPUR, WINTER)
    assert "2 h 30 min behind" in difference_words("Asia/Kolkata", KUALA_LUMPUR, WINTER)
    assert "the same clock" in difference_words("Asia/Singapore", KUALA_LUMPUR, WINTER)
