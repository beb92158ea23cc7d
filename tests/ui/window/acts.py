"""What a person does in the window, and what they read there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.commands import demands
from models.queries import board, detail
from models.vocabulary import Status
from tests.ui.board.acts import drag_card
from ui.desk import Desk
from ui.main_window import MainWindow

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def desk_of(window: MainWindow) -> Desk:
    assert window.desk is not None
    return window.desk


def id_of(window: MainWindow, ref: str) -> int:
    assert window.session.workspace is not None
    return demands.id_of(window.session.workspace, ref)


def status_of(window: MainWindow, ref: str) -> Status:
    """What the file says, not what the screen shows."""
    assert window.session.workspace is not None
    return detail.demand(window.session.workspace, id_of(window, ref)).card.status


def counts(window: MainWindow) -> dict[Status, int]:
    assert window.session.workspace is not None
    return board.counts(window.session.workspace)


def press(window: MainWindow, ref: str, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """Put the keyboard on a card and press keys there."""
    desk_of(window).board.focus_card(id_of(window, ref))
    focused = window.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


__all__ = ["CTRL_SHIFT", "counts", "desk_of", "drag_card", "id_of", "press", "status_of"]
