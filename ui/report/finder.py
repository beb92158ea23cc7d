"""Finds words in the pages, a few pages at a time, so that a long report never stops the window.

What is found is told in the order of the pages; drawing it is `pages`' business.
"""

from __future__ import annotations

import re
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from ui.report.document import Match, PdfPages, pattern_of

#: How long one turn may take, in seconds, before the window gets its turn.
_TURN = 0.012


class Finder(QObject):
    """Looks for one text at a time."""

    #: Something more was found, or the end was reached.
    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._document: PdfPages | None = None
        self._pattern: re.Pattern[str] | None = None
        self._words = ""
        self._next = 0
        self.matches: list[Match] = []
        self.current = -1
        self._turns = QTimer(self)
        self._turns.timeout.connect(self._turn)

    @property
    def active(self) -> bool:
        """True while there is something to look for."""
        return self._pattern is not None

    @property
    def looking(self) -> bool:
        return self._turns.isActive()

    @property
    def match(self) -> Match | None:
        return self.matches[self.current] if 0 <= self.current < len(self.matches) else None

    def set_document(self, document: PdfPages | None) -> None:
        """Looks for the same words in other pages; the same place stays chosen where it is still there."""
        chosen = self.current
        self._document = document
        self._start()
        self.current = chosen

    def look_for(self, words: str) -> None:
        self._words = words
        self._start()
        self.current = 0 if self.active else -1

    def step(self, by: int) -> None:
        """To the next or the last place before, round the end."""
        if self.matches:
            self.current = (self.current + by) % len(self.matches)
            self.changed.emit()

    def told(self) -> str:
        """How many there are, in words."""
        if not self.active:
            return ""
        if self.matches:
            more = "+" if self.looking else ""
            return f"{min(self.current, len(self.matches) - 1) + 1} of {len(self.matches)}{more}"
        return "Looking…" if self.looking else "Not found"

    def _start(self) -> None:
        self.matches = []
        self._next = 0
        self._pattern = pattern_of(self._words)
        if self._document is not None and self._pattern is not None:
            self._turns.start(0)
        else:
            self._turns.stop()
        self.changed.emit()

    def _turn(self) -> None:
        document, pattern = self._document, self._pattern
        if document is None or pattern is None:
            self._turns.stop()
            return
        began = perf_counter()
        while self._next < len(document) and perf_counter() - began < _TURN:
            self.matches += document.find(self._next, pattern)
            self._next += 1
        if self._next >= len(document):
            self._turns.stop()
            self.current = min(self.current, len(self.matches) - 1)
        self.changed.emit()
