"""The two tables of the sheet: the lines behind a number, and the burn-up as numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from models.records import BurnStep, ReadinessItem
from ui.language import written
from ui.widgets.record_table import dress_table
from ui.widgets.text_rows import TextRows


class ItemTable(QTableView):
    """What is open, a line each; `activated` (Enter, double click) is for the owner to follow."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = TextRows(("What", "State"), self)
        self._items: tuple[ReadinessItem, ...] = ()
        self.setModel(self._rows)
        dress_table(self)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)

    def show_items(self, items: tuple[ReadinessItem, ...], name: str) -> None:
        self._items = items
        self._rows.show([(item.text, item.detail) for item in items])
        self.setAccessibleName(name)
        self._share_width()
        if items:
            self.selectRow(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share_width()
        super().resizeEvent(event)

    def _share_width(self) -> None:
        """The second column as wide as its words, up to a bit more than half."""
        wanted = self.sizeHintForColumn(1) + 16
        self.horizontalHeader().resizeSection(1, max(min(wanted, int(self.viewport().width() * 0.55)), 90))

    def item_at(self, row: int) -> ReadinessItem | None:
        return self._items[row] if 0 <= row < len(self._items) else None


class StepTable(QTableView):
    """The burn-up for those who read numbers: how things stood at the end of each day that changed something."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = TextRows(("Day", "Agreed", "Of"), self)
        self.setModel(self._rows)
        self.setAccessibleName("Burn-up as numbers")
        dress_table(self)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def show_steps(self, steps: Sequence[BurnStep]) -> None:
        """The newest day comes first."""
        self._rows.show(
            [(written(step.day, "d MMM yyyy"), f"{step.agreed:,}", f"{step.demands:,}") for step in reversed(steps)]
        )
