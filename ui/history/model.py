"""The journal's lines as rows of a table, a page at a time, newest first."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from models.dates import moment, short_day
from models.queries import history
from models.records import HistoryLine
from models.workspace import Workspace

COLUMNS = ("Recorded", "Author", "Step", "Reason")
PAGE = 200

Index = QModelIndex | QPersistentModelIndex


class HistoryModel(QAbstractTableModel):
    """Reads a further page when the view comes to the end of what it has."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self._lines: list[HistoryLine] = []
        self._more = False

    def set_workspace(self, workspace: Workspace | None) -> None:
        self.beginResetModel()
        self._workspace = workspace
        self._lines = history.recent(workspace, limit=PAGE) if workspace is not None else []
        self._more = len(self._lines) == PAGE
        self.endResetModel()

    def add_newer(self) -> None:
        """Put the edits made since on top."""
        if self._workspace is None:
            return
        newest = self._lines[0].sequence if self._lines else 0
        fresh = [line for line in history.recent(self._workspace, limit=PAGE) if line.sequence > newest]
        if fresh:
            self.beginInsertRows(QModelIndex(), 0, len(fresh) - 1)
            self._lines[:0] = fresh
            self.endInsertRows()

    def line(self, row: int) -> HistoryLine:
        return self._lines[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return len(COLUMNS)

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        if self._workspace is None or not self._lines:
            return
        older = history.recent(self._workspace, limit=PAGE, before=self._lines[-1].sequence)
        self._more = len(older) == PAGE
        if older:
            self.beginInsertRows(QModelIndex(), len(self._lines), len(self._lines) + len(older) - 1)
            self._lines += older
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        line = self._lines[index.row()]
        if index.column() == 0:
            at = moment(line.at, self._workspace.zone if self._workspace else "UTC")
            return f"{short_day(at.date())}, {at:%H:%M:%S}"
        return (line.author, line.label, line.reason)[index.column() - 1]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return COLUMNS[section]
        return None
