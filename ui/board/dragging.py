"""What travels with dragged cards, and the scrolling near an edge while they are dragged.

The data names the negotiation, so that cards of another one are refused; it carries ids, never text.
"""

from __future__ import annotations

import json

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtWidgets import QScrollBar

MIME = "application/x-accord-desk-demands"
#: More ids than anyone drags; what claims to hold more is not ours.
MOST = 100_000
_EDGE = 28
_STEP = 14
_EVERY_MS = 30


def pack(address: str, ids: tuple[int, ...]) -> QMimeData:
    """The dragged demands of the negotiation at `address`."""
    mime = QMimeData()
    mime.setData(MIME, json.dumps({"negotiation": address, "demands": list(ids)}).encode())
    return mime


def unpack(mime: QMimeData | None, address: str) -> tuple[int, ...]:
    """The demands that were dragged; none for anything foreign or odd."""
    if mime is None or not mime.hasFormat(MIME):
        return ()
    try:
        told = json.loads(bytes(mime.data(MIME).data()))
    except (ValueError, RecursionError):
        return ()
    if not isinstance(told, dict) or told.get("negotiation") != address:
        return ()
    ids = told.get("demands")
    if not isinstance(ids, list) or not 0 < len(ids) <= MOST:
        return ()
    return tuple(ids) if all(type(one) is int for one in ids) else ()


class EdgeScroller(QObject):
    """Scrolls one bar while the pointer rests near an end of its view."""

    def __init__(self, bar: QScrollBar, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._direction = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._scroll)

    def follow(self, at: int, length: int) -> None:
        """The pointer is `at` pixels from the beginning of a view of this length."""
        self._direction = -1 if at < _EDGE else 1 if at > length - _EDGE else 0
        if self._direction and not self._timer.isActive():
            self._timer.start()
        elif not self._direction:
            self._timer.stop()

    def stop(self) -> None:
        self._direction = 0
        self._timer.stop()

    def _scroll(self) -> None:
        was = self._bar.value()
        self._bar.setValue(was + self._direction * _STEP)
        if self._bar.value() == was:
            self._timer.stop()
