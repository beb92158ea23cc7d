"""The table of lines: what is over is grey and says so, columns share the width by what is in them, keys tell.

Which lines there are, and what a key does, is the owner's.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from ui.fonts import SEMIBOLD, ui_font
from ui.icons import icon
from ui.parties.cells import Cell, Line
from ui.theme import theme
from ui.widgets.plain_text import tooltip
from ui.widgets.record_table import dress_table

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
Role = Qt.ItemDataRole
_INSET = "    "
#: Pixels: the widest that a column of few words becomes, the least it gives way to, the least of a
#: stretched one, and the least of all.
_WIDEST, _NARROWEST, _STRETCHED_LEAST, _LEAST = 230, 90, 150, 40


class Lines(QAbstractTableModel):
    """Lines under fixed headings; what is over is grey, and says so to a screen reader."""

    def __init__(self, headings: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self.lines: tuple[Line, ...] = ()
        self._strong = ui_font(0.0, SEMIBOLD)

    def set_lines(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self._headings[section]
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        cell = line.cells[index.column()]
        if role == Role.DisplayRole:
            words = " ".join(cell.text.split())
            return _INSET + words if line.inset and index.column() == 0 and not cell.glyph else words
        if role == Role.AccessibleTextRole:
            return f"{cell.text}, not now" if line.over and index.column() == 0 else cell.text
        if role == Role.ToolTipRole:
            return tooltip(cell.text)
        if role == Role.DecorationRole and cell.glyph:
            return icon(cell.glyph, "faint" if line.over else cell.ink or "muted")
        if role == Role.ForegroundRole:
            return QBrush(theme().colours.role("muted" if line.over else _words_ink(cell)))
        if role == Role.FontRole:
            return self._font(line)
        return None

    def _font(self, line: Line) -> QFont | None:
        return self._strong if line.strong else None


def _words_ink(cell: Cell) -> str:
    """Words stay readable: only quiet ones take an ink of their own, elsewhere the icon carries it."""
    return cell.ink if cell.ink in ("muted", "faint") and not cell.glyph else "text"


class LineTable(QTableView):
    """`opened` (Enter, F2, double click) and `deleted` (Del) carry the row; a context menu is the owner's."""

    opened = Signal(int)
    deleted = Signal(int)

    def __init__(self, headings: Sequence[str], stretched: Sequence[int], parent: QWidget) -> None:
        super().__init__(parent)
        self.lines = Lines(headings, self)
        self.setModel(self.lines)
        dress_table(self)
        self.setIconSize(QSize(13, 13))
        self._stretched = tuple(stretched)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(_LEAST)
        for column in range(len(headings)):
            stretch = column in self._stretched
            header.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Fixed
            )
        self.activated.connect(self._tell)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _tell(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def show_lines(self, lines: Sequence[Line]) -> None:
        """The chosen line stays chosen where it is still there."""
        was = self.chosen
        self.lines.set_lines(lines)
        for column in range(self.lines.columnCount()):
            self.setColumnHidden(column, bool(lines) and not any(line.cells[column].text for line in lines))
        self._share_width()
        same = [row for row, line in enumerate(lines) if was is not None and _key(line) == _key(was)]
        if lines:
            self.selectRow(same[0] if same else 0)

    def _share_width(self) -> None:
        """Each column as wide as its words; where that leaves too little for the stretched ones, the widest give."""
        shown = [column for column in range(self.lines.columnCount()) if not self.isColumnHidden(column)]
        wanted = {
            column: max(self.sizeHintForColumn(column), self.horizontalHeader().sectionSizeHint(column)) + 14
            for column in shown
            if column not in self._stretched
        }
        room = self.viewport().width() - _STRETCHED_LEAST * (len(shown) - len(wanted))
        most = _WIDEST
        while most > _NARROWEST and sum(min(width, most) for width in wanted.values()) > room:
            most -= 10
        for column, width in wanted.items():
            self.horizontalHeader().resizeSection(column, max(min(width, most), _LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share_width()
        super().resizeEvent(event)

    @property
    def chosen(self) -> Line | None:
        row = self.currentIndex().row()
        return self.lines.lines[row] if 0 <= row < len(self.lines.lines) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Delete and self.chosen is not None:
            self.deleted.emit(row)
        elif event.key() == Qt.Key.Key_F2 and self.chosen is not None:
            self.opened.emit(row)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        rows = min(max(self.lines.rowCount(), 2), 12)
        return QSize(400, self.horizontalHeader().height() + rows * self.verticalHeader().defaultSectionSize() + 4)


def _key(line: Line) -> tuple[object, ...]:
    return line.kind, line.record_id, line.ref
