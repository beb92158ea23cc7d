"""The columns, or one sentence in their place where there is nothing to show: no demand yet, or none on that day."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QStackedLayout, QWidget

from ui.board.wording import day_words
from ui.widgets.empty_state import EmptyState


class BoardPages(QStackedLayout):
    """`nothing` offers to table the first demand, `nothing_then` the way back from an empty earlier day."""

    def __init__(self, columns: QWidget, parent: QWidget) -> None:
        super().__init__()
        self._columns = columns
        self.nothing = EmptyState("No demand has been tabled yet.", "New demand", parent, glyph="board", primary=True)
        self.nothing_then = EmptyState("", "Back to today", parent, glyph="history")
        for page in (columns, self.nothing, self.nothing_then):
            self.addWidget(page)

    def turn(self, shown: int, total: int, as_of: dt.date | None, *, filtered: bool) -> None:
        """shown: cards that the columns hold. total: demands there are, filtered or not."""
        if shown or filtered or (as_of is None and total):
            self.setCurrentWidget(self._columns)
        elif as_of is None:
            self.setCurrentWidget(self.nothing)
        else:
            self.nothing_then.set_words(f"No demand was on the table yet on {day_words(as_of)}.", "Back to today")
            self.setCurrentWidget(self.nothing_then)
