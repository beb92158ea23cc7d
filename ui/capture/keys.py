"""Which way of taking a passage a key means. On a Thai or Khmer keyboard its place counts, where the letter is another.

Only keys without Ctrl, Alt and Shift are asked about; what else the keys do is the page's.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.capture.ways import BY_KEY, Way

#: Where the letters of the ways stand on a keyboard: scan codes of set 1, which Windows and Linux count by.
_PLACES = {0x2E: "C", 0x1F: "S", 0x20: "D", 0x32: "M", 0x21: "F", 0x19: "P", 0x17: "I", 0x18: "O"}
#: X11 and Wayland count from eight on.
_FIRST = 8 if sys.platform.startswith("linux") else 0
#: Letters of scripts other than Latin, and keys that are no letters.
_LATIN, _NO_LETTER = 0x250, 0x01000000


def way_of(event: QKeyEvent) -> Way | None:
    """The way, or None for a key that means none."""
    if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
        return None
    key = event.key()
    if 0x20 < key < 0x7F:
        return BY_KEY.get(chr(key))
    if _LATIN <= key < _NO_LETTER:
        return BY_KEY.get(_PLACES.get(event.nativeScanCode() - _FIRST, ""))
    return None
