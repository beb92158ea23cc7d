"""The list of confirmations: one line for each party or person at each meeting."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from models.records import ConfirmationRecord
from ui.fields.saying import effective_words
from ui.icons import icon
from ui.widgets.plain_text import tooltip
from ui.widgets.record_table import dress_table
from ui.widgets.signs import sign_of

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
HEADINGS = ("Who", "Newest word", "Contrary", "Meeting", "When", "Announced by", "On condition", "Source", "Since")
WORD, CONTRARY = 1, 2
_WIDTHS = (140, 172, 86, 190, 116, 150, 150, 110, 92)


class _Lines(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: tuple[ConfirmationRecord, ...] = ()

    def show_lines(self, lines: tuple[ConfirmationRecord, ...]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None

    def data(self, index: Index, role: int = 0) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(line)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            words = line.contrary if index.column() == CONTRARY else _words(line)[index.column()]
            return tooltip(words)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._sign(line, index.column())
        return None

    def _sign(self, line: ConfirmationRecord, column: int) -> QIcon | None:
        if column == WORD:
            return icon(*sign_of(line.newest.presence))
        return icon("warning", "danger") if column == CONTRARY and line.contrary else None


def _words(line: ConfirmationRecord) -> tuple[str, ...]:
    newest = line.newest
    who = f"{newest.person} ({newest.party_code})" if newest.person else newest.party_name
    return (
        who,
        newest.presence.word + ("" if line.open or not newest.presence.open else ", over"),
        "contrary" if line.contrary else "",
        line.title,
        line.when.described(),
        newest.announced_by,
        "; ".join(line.conditions),
        newest.source,
        effective_words(newest.effective),
    )


class ConfirmationTable(QTableView):
    """`activated` (Enter, double click) is for the owner to follow."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = _Lines(self)
        self.setModel(self._lines)
        self.setAccessibleName("Confirmations")
        dress_table(self)
        header = self.horizontalHeader()
        for column, width in enumerate(_WIDTHS):
            header.resizeSection(column, width)
        header.setSectionResizeMode(len(HEADINGS) - 1, QHeaderView.ResizeMode.Stretch)

    def show_lines(self, lines: tuple[ConfirmationRecord, ...]) -> None:
        """Keeps the chosen line where it is still there; else the first one."""
        kept = self.chosen()
        key = None if kept is None else _key(kept)
        self._lines.show_lines(lines)
        keys = [_key(line) for line in lines]
        if lines:
            self.selectRow(keys.index(key) if key in keys else 0)

    def chosen(self) -> ConfirmationRecord | None:
        return self.line_at(self.currentIndex().row())

    def line_at(self, row: int) -> ConfirmationRecord | None:
        return self._lines.lines[row] if 0 <= row < len(self._lines.lines) else None


def _key(line: ConfirmationRecord) -> tuple[int, int, int | None]:
    return line.meeting.id, line.newest.party_id, line.newest.person_id
