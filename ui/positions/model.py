"""The matrix as Qt sees it: exact numbers of rows and columns at once, cells read by the page when somebody looks.

The last column is the tail of a row. How anything looks is `ui.positions.painting`'s.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from models.errors import Refusal
from models.records import MatrixCell, MatrixColumn, MatrixLine, MatrixRow
from ui.positions.wording import cell_word, cell_words, row_words, tail_words
from ui.widgets.plain_text import tooltip

#: Rows of one reading: somewhat more than a screen shows.
PAGE = 60
#: So many pages are kept.
KEPT = 20

Index = QModelIndex | QPersistentModelIndex
#: Reads the rows of these demands.
Reader = Callable[[Sequence[int]], Mapping[int, MatrixRow]]
_NOWHERE = QModelIndex()


class MatrixModel(QAbstractTableModel):
    """Rows are demands and, where they are grouped, headings between them."""

    #: The rows could not be read; the Refusal says why.
    troubled = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read: Reader | None = None
        #: The demand of each row, or the words of a heading.
        self._order: list[int | str] = []
        self._columns: tuple[MatrixColumn, ...] = ()
        self._pages: OrderedDict[int, Mapping[int, MatrixRow]] = OrderedDict()
        self.demands = 0

    def show(self, lines: Sequence[MatrixLine], columns: tuple[MatrixColumn, ...], read: Reader | None) -> None:
        """Show these rows and columns. Where they are the ones that are shown, only their cells are read anew."""
        order = _with_headings(lines)
        self._read = read
        if order == self._order and columns == self._columns:
            self._pages.clear()
            if order:
                last = self.index(len(order) - 1, self.columnCount() - 1)
                self.dataChanged.emit(self.index(0, 0), last)
                self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(order) - 1)
            return
        self.beginResetModel()
        self._order, self._columns = order, columns
        self._pages.clear()
        self.demands = len(lines)
        self.endResetModel()

    # ------------------------------------------------------------ what is where

    @property
    def columns(self) -> tuple[MatrixColumn, ...]:
        return self._columns

    @property
    def tail(self) -> int:
        """The column of the row's tail, behind all others."""
        return len(self._columns)

    def heading(self, row: int) -> str | None:
        """The words of a heading; None where the row is a demand."""
        found = self._order[row] if 0 <= row < len(self._order) else None
        return found if isinstance(found, str) else None

    def demand_id(self, row: int) -> int | None:
        found = self._order[row] if 0 <= row < len(self._order) else None
        return found if isinstance(found, int) else None

    def row_of(self, demand_id: int) -> int | None:
        return self._order.index(demand_id) if demand_id in self._order else None

    def column_of(self, column_id: int) -> int | None:
        return next((place for place, column in enumerate(self._columns) if column.id == column_id), None)

    def demand_ids(self) -> tuple[int, ...]:
        """Every demand that is shown, in its order."""
        return tuple(found for found in self._order if isinstance(found, int))

    def record(self, row: int) -> MatrixRow | None:
        """The demand of a row, read where need be; None for a heading, and for what is gone or cannot be read."""
        demand_id = self.demand_id(row)
        if demand_id is None or self._read is None:
            return None
        page = row // PAGE
        if page not in self._pages:
            ids = [found for found in self._order[page * PAGE : (page + 1) * PAGE] if isinstance(found, int)]
            try:
                self._pages[page] = self._read(ids)
            except Refusal as trouble:
                self._pages[page] = {}
                self.troubled.emit(trouble)
            if len(self._pages) > KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        return self._pages[page].get(demand_id)

    def cell(self, row: int, column: int) -> MatrixCell | None:
        record = self.record(row)
        known = record is not None and 0 <= column < len(self._columns)
        return record.cells.get(self._columns[column].id) if record is not None and known else None

    # ------------------------------------------------------------ as Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.heading(index.row()) is not None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal:
            return self._column_data(section, role)
        heading = self.heading(section)
        if heading is not None:
            return heading if role == Qt.ItemDataRole.DisplayRole else None
        record = self.record(section) if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None
        if record is None:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(row_words(record))
        return f"{record.ref} {record.title}"

    def _column_data(self, section: int, role: int) -> object:
        column = self._columns[section] if 0 <= section < len(self._columns) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return column.code if column else "Status"
        if role == Qt.ItemDataRole.ToolTipRole:
            words = f"{column.told}. Click to sort by its stance." if column else "The demand’s status, and who accepts"
            return tooltip(words)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        if not index.isValid() or role not in wanted:
            return None
        row, place = index.row(), index.column()
        heading = self.heading(row)
        record = self.record(row)
        if heading is not None or record is None:
            return heading if role != Qt.ItemDataRole.ToolTipRole else None
        if place == self.tail:
            words = whole = tail_words(record)
        else:
            column = self._columns[place]
            cell = record.cells.get(column.id)
            words, whole = cell_word(cell, column), cell_words(record, column, cell)
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        return tooltip(whole) if role == Qt.ItemDataRole.ToolTipRole else whole


def _with_headings(lines: Sequence[MatrixLine]) -> list[int | str]:
    found: list[int | str] = []
    group = ""
    for line in lines:
        if line.group and line.group != group:
            found.append(line.group)
        group = line.group
        found.append(line.id)
    return found
