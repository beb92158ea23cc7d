"""The keys that are the board's own while a list of cards has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_PLAIN = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier

#: The name of the request, and how far it steps.
_KEYS: dict[tuple[Qt.Key, Qt.KeyboardModifier], tuple[str, int]] = {
    (Qt.Key.Key_Left, _PLAIN): ("neighbour", -1),
    (Qt.Key.Key_Right, _PLAIN): ("neighbour", 1),
    (Qt.Key.Key_Left, _CTRL | _SHIFT): ("move", -1),
    (Qt.Key.Key_Right, _CTRL | _SHIFT): ("move", 1),
    (Qt.Key.Key_Return, _PLAIN): ("open", 0),
    (Qt.Key.Key_Enter, _PLAIN): ("open", 0),
    (Qt.Key.Key_F2, _PLAIN): ("edit", 0),
    (Qt.Key.Key_Delete, _PLAIN): ("delete", 0),
    (Qt.Key.Key_D, _CTRL): ("duplicate", 0),
    (Qt.Key.Key_Menu, _PLAIN): ("menu", 0),
    (Qt.Key.Key_F10, _SHIFT): ("menu", 0),
}


def asked(event: QKeyEvent) -> tuple[str, int] | None:
    """What the key asks for, or None where it is not the board's."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _KEYS.get((Qt.Key(event.key()), modifiers))
