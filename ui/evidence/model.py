"""A list of evidence as rows: a page is read when the view comes to its end, so any number of rows costs one page."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from models.errors import Refusal
from models.queries import evidence_lists
from models.queries.evidence_lists import PAGE, EvidenceSort, Part
from models.records import EvidenceFilter, EvidenceLine
from models.workspace import Workspace
from ui.evidence.columns import LOOKS, sign_of
from ui.icons import icon
from ui.widgets.plain_text import tooltip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class EvidenceModel(QAbstractTableModel):
    """`show` reads the first page; the view asks for the others."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.part = Part.SOURCES
        self.order = EvidenceSort.ENTERED
        self.filter = EvidenceFilter()
        self._workspace: Workspace | None = None
        self._as_of: dt.date | None = None
        self._lines: list[EvidenceLine] = []
        self._all_read = True
        self._offset = 0

    def show(
        self,
        workspace: Workspace | None,
        part: Part,
        flt: EvidenceFilter,
        sort: EvidenceSort,
        as_of: dt.date | None,
        *,
        at_least: int = PAGE,
    ) -> None:
        """at_least: so many rows are read, such as those that were read before. Raises Refusal."""
        lines: list[EvidenceLine] = []
        if workspace is not None:
            lines = list(evidence_lists.page(workspace, part, flt, sort, as_of=as_of, limit=at_least))
        self.beginResetModel()
        self._workspace, self.part, self.filter, self.order, self._as_of = workspace, part, flt, sort, as_of
        self._lines, self._all_read = lines, len(lines) < at_least
        self._offset = len(lines)
        self.endResetModel()

    @property
    def read(self) -> int:
        """How many rows are read."""
        return len(self._lines)

    def line(self, row: int) -> EvidenceLine | None:
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, record_id: int) -> int:
        """Where a record stands among the rows that are read, or -1."""
        return next((row for row, line in enumerate(self._lines) if line.id == record_id), -1)

    def put_first(self, line: EvidenceLine) -> None:
        """Show a row that lies further down; it is left out when its page comes."""
        self.beginInsertRows(_NOWHERE, 0, 0)
        self._lines.insert(0, line)
        self.endInsertRows()

    # ------------------------------------------------------------ Qt's questions

    def canFetchMore(self, parent: Index = _NOWHERE) -> bool:
        return not parent.isValid() and not self._all_read

    def fetchMore(self, parent: Index = _NOWHERE) -> None:
        if self._workspace is None:
            return
        try:
            page = evidence_lists.page(
                self._workspace, self.part, self.filter, self.order, as_of=self._as_of, offset=self._offset
            )
        except Refusal:
            self._all_read = True  # what is read stays; the next edit or screen says what is wrong
            return
        self._all_read = len(page) < PAGE
        self._offset += len(page)
        known = {line.id for line in self._lines}
        fresh = [line for line in page if line.id not in known]
        if fresh:
            first = len(self._lines)
            self.beginInsertRows(_NOWHERE, first, first + len(fresh) - 1)
            self._lines += fresh
            self.endInsertRows()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(LOOKS[self.part].headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            headings = LOOKS[self.part].headings
            return headings[section] if section < len(headings) else None
        return None

    def data(self, index: Index, role: int = 0) -> object:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icon(*sign_of(line, self.part))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            words = LOOKS[self.part].cells(line)[index.column()]
            if role == Qt.ItemDataRole.ToolTipRole:
                return tooltip(words)
            return " ".join(words.split())
        return None
