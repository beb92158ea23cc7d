"""History: every edit in recorded time, who made it and why, and what it changed."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from models.records import EditNews
from models.workspace import Workspace
from ui.fonts import SEMIBOLD
from ui.history.model import HistoryModel
from ui.widgets.flat_scrollbar import use_flat_bars
from ui.widgets.plain_label import PlainLabel


class HistoryView(QWidget):
    """`set_workspace` shows a journal, `refresh` puts the newest edits on top."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self.setAccessibleName("History")
        self.model = HistoryModel(self)
        self.rows = QSortFilterProxyModel(self)
        self.rows.setSourceModel(self.model)
        self.rows.setFilterKeyColumn(-1)
        self.rows.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.zone = PlainLabel("", self, tone="muted")
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("Filter by author, step or reason…")
        self.search.setAccessibleName("Filter the history")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.rows.setFilterFixedString)
        self.table = self._make_table()
        self.details = QPlainTextEdit(self)
        self.details.setReadOnly(True)
        self.details.setAccessibleName("What the selected edit changed")
        use_flat_bars(self.details)
        self._lay_out()
        self.setFocusProxy(self.table)

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setAccessibleName("Edits, newest first")
        table.setModel(self.rows)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(30)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column, width in enumerate((170, 120, 420)):
            header.resizeSection(column, width)
        header.setStretchLastSection(True)
        use_flat_bars(table)
        table.selectionModel().currentRowChanged.connect(self._show_details)
        return table

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.addWidget(self.table)
        splitter.addWidget(self.details)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([520, 180])
        splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(PlainLabel("History", self, size_delta=5, weight=SEMIBOLD))
        column.addWidget(self.zone)
        column.addWidget(self.search)
        column.addWidget(splitter, 1)

    def set_workspace(self, workspace: Workspace | None) -> None:
        self.model.set_workspace(workspace)
        self.details.clear()
        if workspace is not None:
            zone = workspace.zone.replace("_", " ")
            self.zone.setText(f"Every edit in recorded time ({zone}): when it was entered, not when it happened.")
            self.table.selectRow(0)

    def refresh(self, news: EditNews | None = None) -> None:
        self.model.add_newer()

    def _show_details(self, current: QModelIndex, _: QModelIndex) -> None:
        if not current.isValid():
            self.details.clear()
            return
        line = self.model.line(self.rows.mapToSource(current).row())
        told = [line.label, f"Edit {line.sequence} by {line.author}"]
        if line.reason:
            told.append(f"Reason: {line.reason}")
        self.details.setPlainText("\n".join([*told, "", *line.details]))
