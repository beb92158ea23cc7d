"""The journal as rows: a page is read when the view comes to its end, and filtered over what is read."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from models.queries import history
from models.records import HistoryLine
from models.vocabulary import EditKind
from models.workspace import Workspace
from ui.fields.saying import moment_words
from ui.icons import icon
from ui.widgets.plain_text import tooltip

#: Edits read at once.
PAGE = 200
COLUMNS = ("Recorded", "Step", "Reason", "By", "Kind")
RECORDED, STEP, REASON, BY, KIND = range(len(COLUMNS))

_KINDS = {
    EditKind.FOUND: ("new", "founding"),
    EditKind.DO: ("edit", "edit"),
    EditKind.UNDO: ("undo", "undo"),
    EditKind.REDO: ("redo", "redo"),
}
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


def kind_words(kind: EditKind) -> str:
    return _KINDS[kind][1]


class HistoryModel(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self._zone = "UTC"
        self._words: tuple[str, ...] = ()
        self._read: list[HistoryLine] = []
        self._shown: list[HistoryLine] = []
        self._all_read = True
        #: Only edits up to this number are shown; None for all.
        self._until: int | None = None

    # ------------------------------------------------------------ reading

    def set_workspace(self, workspace: Workspace | None) -> None:
        self.beginResetModel()
        self._workspace = workspace
        self._zone = workspace.zone if workspace is not None else "UTC"
        before = None if self._until is None else self._until + 1
        self._read = history.recent(workspace, limit=PAGE, before=before) if workspace is not None else []
        self._all_read = len(self._read) < PAGE
        self._shown = [line for line in self._read if self._wanted(line)]
        self.endResetModel()

    def show_until(self, sequence: int | None) -> None:
        """Show only what was recorded up to that edit; with None everything."""
        if sequence != self._until:
            self._until = sequence
            self.set_workspace(self._workspace)

    def read_newest(self) -> None:
        """Put the edits made since on top, unless an earlier moment is shown."""
        if self._workspace is None or self._until is not None:
            return
        if not self._read or self._zone != self._workspace.zone:
            self.set_workspace(self._workspace)
            return
        top = self._read[0].sequence
        newest = [line for line in history.recent(self._workspace, limit=PAGE) if line.sequence > top]
        if len(newest) == PAGE:
            self.set_workspace(self._workspace)
            return
        self._read[:0] = newest
        shown = [line for line in newest if self._wanted(line)]
        if shown:
            self.beginInsertRows(QModelIndex(), 0, len(shown) - 1)
            self._shown[:0] = shown
            self.endInsertRows()

    def canFetchMore(self, parent: Index = _NOWHERE) -> bool:
        return not parent.isValid() and not self._all_read

    def fetchMore(self, parent: Index = _NOWHERE) -> None:
        """Read the page before the oldest edit that is read."""
        if self._workspace is None or not self._read:
            return
        older = history.recent(self._workspace, limit=PAGE, before=self._read[-1].sequence)
        self._all_read = len(older) < PAGE
        self._read += older
        shown = [line for line in older if self._wanted(line)]
        if shown:
            first = len(self._shown)
            self.beginInsertRows(QModelIndex(), first, first + len(shown) - 1)
            self._shown += shown
            self.endInsertRows()

    # ------------------------------------------------------------ filtering

    def filter(self, text: str) -> None:
        """Show the lines that hold every word, in their step, reason, author or details."""
        self.beginResetModel()
        self._words = tuple(text.casefold().split())
        self._shown = [line for line in self._read if self._wanted(line)]
        self.endResetModel()

    def _wanted(self, line: HistoryLine) -> bool:
        if not self._words:
            return True
        said = " ".join((line.label, line.reason, line.author, kind_words(line.kind), *line.details)).casefold()
        return all(word in said for word in self._words)

    @property
    def read(self) -> int:
        """How many edits are read, shown or not."""
        return len(self._read)

    @property
    def all_read(self) -> bool:
        return self._all_read

    # ------------------------------------------------------------ Qt's questions

    def line(self, row: int) -> HistoryLine | None:
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return None

    def data(self, index: Index, role: int = 0) -> object:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, column)
        if role == Qt.ItemDataRole.DecorationRole and column == KIND:
            return icon(_KINDS[line.kind][0], "muted")
        if role == Qt.ItemDataRole.ToolTipRole and column in (STEP, REASON):
            return tooltip(self._text(line, column))
        return None

    def _text(self, line: HistoryLine, column: int) -> str:
        match column:
            case 0:
                return moment_words(line.at, self._zone)
            case 1:
                return line.label
            case 2:
                return line.reason
            case 3:
                return line.author
            case _:
                return kind_words(line.kind)
