"""What the painter allows: columns of cards in memory, each drawn once into a pixmap, in one widget that paints them.

No model, no view, no database, no accessibility, no selection. A move writes one row durably, as any board has to.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

HEIGHT, GAP, HEAD = 104, 6, 30
COLUMNS = 6
KEPT = 400


class FloorBoard(QWidget):
    """titles: what stands on the cards, dealt out over six columns. folder: where the moves are written."""

    def __init__(self, titles: list[str], folder: Path) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.resize(1440, 640)
        self._all = [titles[column::COLUMNS] for column in range(COLUMNS)]
        self._columns = list(self._all)
        self._top = 0
        self._pictures: dict[str, QPixmap] = {}
        path = folder / "floor-board.db"
        path.unlink(missing_ok=True)
        self._file = sqlite3.connect(path, isolation_level=None)
        self._file.execute("PRAGMA synchronous=FULL")
        self._file.execute("CREATE TABLE moved (card TEXT, status INTEGER)")

    def scroll_to(self, top: int) -> None:
        self._top = top
        self.update()

    def move_first(self) -> None:
        """The first card of the first column to the top of the second, and one durable row."""
        card = self._columns[0].pop(0)
        self._columns[1].insert(0, card)
        self._file.execute("INSERT INTO moved VALUES (?, 1)", (card,))
        self.update()

    def filter(self, words: str) -> None:
        """Only cards whose title holds the words, found by looking at every one."""
        self._columns = [[card for card in column if words in card] for column in self._all]
        self.update()

    def close_file(self) -> None:
        self._file.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#ebecf0"))
        width = self.width() // COLUMNS
        for at, column in enumerate(self._columns):
            first = self._top // HEIGHT
            for place in range(first, min(len(column), first + self.height() // HEIGHT + 2)):
                painter.drawPixmap(at * width, HEAD + place * HEIGHT - self._top, self._picture(column[place], width))
            painter.fillRect(at * width, 0, width, HEAD, QColor("#ebecf0"))
            painter.drawText(at * width + 6, 20, f"{len(column):,}")

    def _picture(self, title: str, width: int) -> QPixmap:
        found = self._pictures.get(title)
        if found is None:
            if len(self._pictures) >= KEPT:
                self._pictures.clear()
            found = self._pictures[title] = QPixmap(width - GAP, HEIGHT - GAP)
            found.fill(QColor("#ffffff"))
            painter = QPainter(found)
            room = QRect(8, 8, width - GAP - 16, 50)
            painter.drawText(room, int(Qt.TextFlag.TextWordWrap), title)
            small = QFontMetrics(painter.font()).elidedText(title, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(8, HEIGHT - GAP - 10, small)
            painter.end()
        return found
