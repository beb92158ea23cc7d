"""The graph for those who read lines: every link with its ends, how they stand, whether it lies on a cycle."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from models.records import LinkageNode, LinkageRecord, LinkageTie, Ref
from ui.widgets.plain_text import tooltip
from ui.widgets.record_table import dress_table

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HEADINGS = ("From", "Stands", "How", "To", "Stands", "Cycle", "Note")


class _Links(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.ties: tuple[LinkageTie, ...] = ()
        self._nodes: dict[Ref, LinkageNode] = {}
        self._circular: frozenset[tuple[Ref, Ref]] = frozenset()

    def show_record(self, record: LinkageRecord) -> None:
        self.beginResetModel()
        self._nodes = {node.ref: node for node in record.nodes}
        self.ties, self._circular = record.ties, record.in_cycles
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.ties)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADINGS[section]
        return None

    def data(self, index: Index, role: int = 0) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        words = self._words(self.ties[index.row()])[index.column()]
        return tooltip(words) if role == Qt.ItemDataRole.ToolTipRole else words

    def _words(self, tie: LinkageTie) -> tuple[str, ...]:
        start, end = self._nodes[tie.start], self._nodes[tie.end]
        cycle = "in a cycle" if tie.order in self._circular else ""
        return start.name, start.state, tie.linkage.word, end.name, end.state, cycle, tie.note


class LinkTable(QTableView):
    """`tie_chosen` and `tie_opened` carry a `LinkageTie`; Del asks to untie the chosen one."""

    tie_chosen = Signal(object)
    tie_opened = Signal(object)
    unlink_requested = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._links = _Links(self)
        self.setModel(self._links)
        self.setAccessibleName("Links as a table")
        dress_table(self)
        header = self.horizontalHeader()
        for column, width in enumerate((190, 110, 90, 190, 110, 80)):
            header.resizeSection(column, width)
        header.setSectionResizeMode(6, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)
        self.activated.connect(self._tell_opened)

    def show_record(self, record: LinkageRecord) -> None:
        kept = self.chosen()
        self._links.show_record(record)
        ids = [tie.link_id for tie in record.ties]
        if kept is not None and kept.link_id in ids:
            self.selectRow(ids.index(kept.link_id))

    def chosen(self) -> LinkageTie | None:
        row = self.currentIndex().row()
        return self._links.ties[row] if 0 <= row < len(self._links.ties) else None

    def choose(self, link_id: int) -> None:
        ids = [tie.link_id for tie in self._links.ties]
        if link_id in ids:
            self.selectRow(ids.index(link_id))

    def _tell_chosen(self) -> None:
        tie = self.chosen()
        if tie is not None:
            self.tie_chosen.emit(tie)

    def _tell_opened(self, index: QModelIndex) -> None:
        self.tie_opened.emit(self._links.ties[index.row()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        tie = self.chosen()
        if event.key() == Qt.Key.Key_Delete and tie is not None:
            self.unlink_requested.emit(tie.link_id)
        else:
            super().keyPressEvent(event)
