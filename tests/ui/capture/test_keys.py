"""The letters that take a passage, on keyboards of other scripts by their place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ui.capture import keys
from ui.capture.keys import way_of

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def pressed(key: int, place: int = 0, modifiers: Qt.KeyboardModifier = NONE) -> str | None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, place, 0, 0, "")
    way = way_of(event)
    return way.name if way is not None else None


def test_a_latin_letter_counts_wherever_it_stands() -> None:
    assert pressed(Qt.Key.Key_S) == "statement"
    assert pressed(Qt.Key.Key_S, place=40) == "statement"
    assert pressed(Qt.Key.Key_Q) is None


@pytest.mark.parametrize(
    ("letter", "place", "name"),
    [("แ", 54, "citation"), ("ห", 39, "statement"), ("ด", 41, "fact"), ("ស", 39, "statement")],
)
def test_a_thai_or_khmer_letter_counts_by_its_place(
    letter: str, place: int, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "_FIRST", 8)  # as on Linux, whatever runs the test
    assert pressed(ord(letter), place) == name
    assert pressed(ord(letter), place=10) is None


def test_other_keys_and_shortcuts_mean_nothing() -> None:
    assert pressed(Qt.Key.Key_S, modifiers=CTRL) is None
    assert pressed(Qt.Key.Key_F6, place=39) is None
    assert pressed(Qt.Key.Key_Space, place=39) is None
