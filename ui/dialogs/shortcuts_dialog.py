"""Every command with its keys, to be searched by words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.fonts import SEMIBOLD
from ui.widgets.buttons import push_button
from ui.widgets.flat_scrollbar import use_flat_bars
from ui.widgets.plain_label import PlainLabel


class ShortcutsDialog(QDialog):
    """`commands` holds the text of each command and its keys, in the order of the menus."""

    def __init__(self, commands: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        self.setModal(True)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("Search commands and keys…")
        self.search.setAccessibleName("Search commands and keys")
        self.search.textChanged.connect(self._filter)
        self.table = QTableWidget(len(commands), 2, self)
        self.table.setAccessibleName("Commands and their keys")
        self.table.setHorizontalHeaderLabels(["Command", "Keys"])
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        use_flat_bars(self.table)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        for row, (text, keys) in enumerate(commands):
            self.table.setItem(row, 0, QTableWidgetItem(text.replace("&", "")))
            self.table.setItem(row, 1, QTableWidgetItem(keys))
        close = push_button("Close", self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel("Keyboard shortcuts", self, size_delta=3.5, weight=SEMIBOLD))
        layout.addWidget(self.search)
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)

    def sizeHint(self) -> QSize:
        return QSize(560, 540)

    def _filter(self, words: str) -> None:
        wanted = words.casefold().split()
        for row in range(self.table.rowCount()):
            cells = (self.table.item(row, 0), self.table.item(row, 1))
            line = " ".join(cell.text() for cell in cells if cell is not None).casefold()
            self.table.setRowHidden(row, not all(word in line for word in wanted))
