"""What a person does with the day that the window shows, and what then stands on the screen."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.vocabulary import Status
from tests.ui.window.acts import desk_of
from ui.as_of_desk import AsOfDesk
from ui.main_window import MainWindow

ALT = Qt.KeyboardModifier.AltModifier
ALT_SHIFT = ALT | Qt.KeyboardModifier.ShiftModifier


def past_of(window: MainWindow) -> AsOfDesk:
    return desk_of(window).past


def look_at(window: MainWindow, day: str) -> None:
    """Show a day and let it come to rest."""
    past_of(window).as_of.go_to(dt.date.fromisoformat(day))
    past_of(window).as_of.settle()


def settle(window: MainWindow) -> None:
    past_of(window).as_of.settle()


def command(window: MainWindow, command_id: str) -> None:
    """Choose a command in its menu, and let what it changes come to rest."""
    window.actions_by_id[command_id].trigger()
    settle(window)


def type_date(window: MainWindow, words: str) -> None:
    """Open the bar, write into its date field as a hand would, and press Enter."""
    bar = past_of(window).bar
    bar.choose()
    bar.date.selectAll()
    QTest.keyClicks(bar.date, words)
    QTest.keyClick(bar.date, Qt.Key.Key_Return)
    settle(window)


def escape(window: MainWindow) -> None:
    focused = window.focusWidget()
    QTest.keyClick(focused if focused is not None else window, Qt.Key.Key_Escape)
    settle(window)


def on_board(window: MainWindow) -> dict[Status, list[str]]:
    """The references of the cards in each column that has any, as the lists hold them."""
    found = {}
    for status, column in desk_of(window).board.columns.columns.items():
        cards = [column.model.card(row) for row in range(column.model.rowCount())]
        refs = [card.ref for card in cards if card is not None]
        if refs:
            found[status] = refs
    return found


def numbers(window: MainWindow) -> dict[str, str]:
    """What the header's pills say."""
    return {name: pill.accessibleName() for name, pill in desk_of(window).board.header.pills.items()}
