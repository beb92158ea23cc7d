"""The timeline as a plain table, for screen readers and for whoever prefers reading: same events, same signals."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QItemSelection, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from models.records import TimelineEvent
from ui.timeline.index import EventIndex
from ui.widgets.flat_scrollbar import use_flat_bars

COLUMNS = ("When", "What", "Kind", "State", "Place", "Parties")
_WIDTHS = (190, 330, 130, 100, 150, 120)
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class EventModel(QAbstractTableModel):
    """One row an event in time order; a row's number is the event's position in the index."""

    def __init__(self, index: EventIndex, parent: QWidget) -> None:
        super().__init__(parent)
        self._events = index

    def set_index(self, index: EventIndex) -> None:
        self.beginResetModel()
        self._events = index
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._events)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        event = self._events.event(index.row())
        if event is None:
            return self._events.title(index.row()) if index.column() == 1 else ""
        return cell_text(event, index.column())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return COLUMNS[section] if orientation is Qt.Orientation.Horizontal else str(section + 1)


def cell_text(event: TimelineEvent, column: int) -> str:
    return (
        event.when.described(),
        event.title,
        event.kind_word,
        event.state_word,
        event.place,
        ", ".join(event.parties),
    )[column]


class EventTable(QTableView):
    """Emits positions: `chosen` when the person comes to a row, `opened` on Enter or double click."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, index: EventIndex, parent: QWidget) -> None:
        super().__init__(parent)
        self._events = EventModel(index, self)
        self._following = False
        self.setModel(self._events)
        self.setAccessibleName("Timeline as a table")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        # Fixed heights: otherwise the first paint would ask every row of a large negotiation for its size.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 9)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setStretchLastSection(True)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)
        self.horizontalHeader().setStyleSheet("QHeaderView::section { padding: 4px 4px; }")
        use_flat_bars(self)
        self.doubleClicked.connect(self._open)

    def set_index(self, index: EventIndex) -> None:
        self._following = True
        self._events.set_index(index)
        self._following = False

    def follow(self, position: int | None) -> None:
        """Shows which event is selected, without telling anyone."""
        self._following = True
        if position is None:
            self.clearSelection()
        else:
            self.setCurrentIndex(self._events.index(position, max(self.currentIndex().column(), 0)))
        self._following = False

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._following and not selected.isEmpty():
            self.chosen.emit(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: _Index) -> None:
        self.opened.emit(index.row())
