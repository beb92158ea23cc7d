"""The timeline as a plain table, for screen readers and for whoever prefers reading: same events, same signals."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from models.dates import short_day
from models.records import Ref, StatusMark, TimelineEvent
from models.vocabulary import Kind
from ui.timeline.index import EventIndex
from ui.timeline.mark_index import MarkIndex
from ui.widgets.flat_scrollbar import use_flat_bars

COLUMNS = ("When", "What", "Kind", "State", "Place", "Parties")
_WIDTHS = (190, 330, 130, 100, 150, 120)
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
#: So many rows are asked for at once.
SCREENFUL = 60
EMPTY = (np.empty(0), np.empty(0), np.empty(0, np.int8))


class EventModel(QAbstractTableModel):
    """One row an event or a status change, in time order; what a large file says of them is read by the screenful."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._events, self._marks = EventIndex.from_arrays(*EMPTY), MarkIndex.of(())
        self._order = np.empty(0, np.int64)

    def set_content(self, index: EventIndex, marks: MarkIndex) -> None:
        self.beginResetModel()
        self._events, self._marks = index, marks
        self._order = np.argsort(np.concatenate((index.start, marks.at)), kind="stable")
        self.endResetModel()

    def position(self, row: int) -> int | None:
        """The event's position in the index; None for a status change."""
        number = int(self._order[row])
        return number if number < len(self._events) else None

    def mark(self, row: int) -> StatusMark | None:
        place = int(self._order[row]) - len(self._events)
        found = self._marks.between(place, place + 1) if place >= 0 else ()
        return found[0] if found else None

    def row_of(self, position: int) -> int:
        return int(np.flatnonzero(self._order == position)[0])

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        position = self.position(index.row())
        if position is None:
            mark = self.mark(index.row())
            return "" if mark is None else mark_text(mark, index.column())
        self._prepare(index.row())
        event = self._events.event(position)
        if event is None:
            return self._events.title(position) if index.column() == 1 else ""
        return cell_text(event, index.column())

    def _prepare(self, row: int) -> None:
        """Asks for a screenful of events at once."""
        rows = self._order[row - row % SCREENFUL :][:SCREENFUL].tolist()
        self._events.details.prepare_events([self._events.ref(it) for it in rows if it < len(self._events)])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return COLUMNS[section] if orientation is Qt.Orientation.Horizontal else str(section + 1)


def mark_text(mark: StatusMark, column: int) -> str:
    when = f"{'about ' if mark.soft else ''}{short_day(mark.effective)}"
    return (when, f"{mark.ref} {mark.title}", "status change", mark.becomes.word, "", "")[column]


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
    """`chosen` when the person comes to a row, `opened` on Enter or double click; of a status change its demand.

    `chosen`, `opened` carry an event's position, `ref_chosen`, `ref_opened` a demand's address.
    """

    chosen = Signal(object)
    opened = Signal(object)
    ref_chosen = Signal(object)
    ref_opened = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._events = EventModel(self)
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

    def set_content(self, index: EventIndex, marks: MarkIndex) -> None:
        self._following = True
        self._events.set_content(index, marks)
        self._following = False

    def follow(self, position: int | None) -> None:
        """Shows which event is selected, without telling anyone; what was chosen here stays where it is."""
        current = self.currentIndex()
        here = self._events.position(current.row()) if current.isValid() else None
        self._following = True
        if position is None and (not current.isValid() or here is not None):
            self.clearSelection()
        elif position is not None and position != here:
            self.setCurrentIndex(self._events.index(self._events.row_of(position), max(current.column(), 0)))
        self._following = False

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._following and not selected.isEmpty():
            self._tell(self.currentIndex().row(), self.chosen, self.ref_chosen)

    def _tell(self, row: int, of_event: SignalInstance, of_demand: SignalInstance) -> None:
        position, mark = self._events.position(row), self._events.mark(row)
        if position is not None:
            of_event.emit(position)
        elif mark is not None:
            of_demand.emit(Ref(Kind.DEMAND, mark.demand_id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: _Index) -> None:
        self._tell(index.row(), self.opened, self.ref_opened)
