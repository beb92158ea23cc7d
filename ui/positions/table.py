"""The matrix with its frozen edges: demands at the left, columns above, and the tail of each row at the right.

Keys are the table's own: arrows move, 1–5 or a letter records a stance, Enter asks for details, Del deletes the newest
step. What any of that does is the screen's.
"""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from models.records import MatrixColumn
from models.vocabulary import Involvement, Stance
from ui.fonts import SEMIBOLD
from ui.positions.model import Index, MatrixModel
from ui.positions.painting import COLUMN_WIDTH, HEADER_HEIGHT, ROW_HEIGHT, ColumnHeader, DemandHeader, MatrixPainter
from ui.widgets.flat_scrollbar import use_flat_bars
from ui.widgets.plain_label import PlainLabel

TAIL_WIDTH = 158
#: The demands take this share of the width, within these limits in pixels.
_SHARE, _LEAST, _MOST = 0.32, 180, 400

#: Which key records which stance: a number in the order of the vocabulary, and a letter.
KEYS: dict[Stance, tuple[str, str]] = {
    Stance.ACCEPTS: ("1", "A"),
    Stance.ACCEPTS_WITH_CONDITIONS: ("2", "C"),
    Stance.UNDECIDED: ("3", "U"),
    Stance.REJECTS: ("4", "R"),
    Stance.NONE_RECORDED: ("5", "N"),
}
_BY_KEY = {key: stance for stance, keys in KEYS.items() for key in keys}


def _typed(text: str) -> str:
    """What was typed, as it stands in the table of keys: a Thai or Khmer keyboard has digits of its own."""
    digit = unicodedata.digit(text, None) if len(text) == 1 else None
    return text.upper() if digit is None else str(digit)


class MatrixTable(QTableView):
    """The demands and the columns; the tail is hidden here and shown by `Matrix`."""

    #: Row, column, and what was done there.
    stance_chosen = Signal(int, int, object)
    details_wanted = Signal(int, int)
    delete_wanted = Signal(int, int)
    #: Row, column and the place on the screen for a menu.
    menu_wanted = Signal(int, int, object)
    current_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Positions by demand and party")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.painter = MatrixPainter(self)
        self.setItemDelegate(self.painter)
        self.demand_header, self.column_header = DemandHeader(self), ColumnHeader(self)
        self.setVerticalHeader(self.demand_header)
        self.setHorizontalHeader(self.column_header)
        use_flat_bars(self)
        self._corner = PlainLabel("Demand", self, weight=SEMIBOLD, size_delta=-0.5)
        self.doubleClicked.connect(self._open)

    @property
    def matrix(self) -> MatrixModel:
        model = self.model()
        assert isinstance(model, MatrixModel)
        return model

    def place(self) -> tuple[int, int] | None:
        """Row and column of the cell that has the keyboard; None where there is none."""
        index = self.currentIndex()
        known = index.isValid() and index.column() < self.matrix.tail and self.matrix.heading(index.row()) is None
        return (index.row(), index.column()) if known else None

    def choose(self, row: int, column: int) -> None:
        """Give a cell the keyboard and bring it into view."""
        index = self.matrix.index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.demand_header.viewport().update()
        self.column_header.viewport().update()
        self.current_changed.emit()

    # ------------------------------------------------------------ keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place, keys = self.place(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = keys in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        stance = _BY_KEY.get(_typed(event.text())) if plain else None
        if place is not None and stance is not None:
            self.stance_chosen.emit(*place, stance)
        elif place is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.details_wanted.emit(*place)
        elif place is not None and event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit(*place)
        elif event.text() and event.text().isprintable() and plain:
            event.ignore()  # no search by letters: they record stances
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Headings are stepped over, and the tail is no place to go to."""
        found = super().moveCursor(action, modifiers)
        if not found.isValid():
            return found
        model, row = self.matrix, found.row()
        up = row < self.currentIndex().row()
        while 0 <= row < model.rowCount() and model.heading(row) is not None:
            row += -1 if up else 1
        if not 0 <= row < model.rowCount():
            return self.currentIndex()
        return model.index(row, min(found.column(), model.tail - 1))

    def _open(self, index: QModelIndex) -> None:
        if index.column() < self.matrix.tail and self.matrix.heading(index.row()) is None:
            self.details_wanted.emit(index.row(), index.column())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if not index.isValid() or self.matrix.heading(index.row()) is not None:
                return
            self.choose(index.row(), index.column())
        place = self.place()
        if place is not None:
            below = self.visualRect(self.currentIndex()).bottomLeft()
            at = event.pos() if event.reason() == QContextMenuEvent.Reason.Mouse else below
            self.menu_wanted.emit(*place, self.viewport().mapToGlobal(at))

    # ------------------------------------------------------------ room

    def set_demand_width(self, whole: int) -> None:
        """The demands get their share of the whole width."""
        width = min(max(round(whole * _SHARE), _LEAST), _MOST)
        if self.demand_header.width() != width:
            self.demand_header.setFixedWidth(width)
            self.updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._corner.setGeometry(QRect(QPoint(12, 2), self._corner.sizeHint()))
        self._corner.resize(self.demand_header.width() - 16, HEADER_HEIGHT // 2)
        if event.size().width() < event.oldSize().width() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())  # what has the keyboard stays in sight


class Tail(QTableView):
    """The end of each row. It follows the matrix and takes no keys."""

    def __init__(self, table: MatrixTable, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table
        self.setAccessibleName("Status of each demand, and who accepts")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.painter = MatrixPainter(self)
        self.setItemDelegate(self.painter)
        self.setHorizontalHeader(ColumnHeader(self))
        use_flat_bars(self)

    def show_tail(self, model: MatrixModel) -> None:
        """Hide all columns but the last."""
        for column in range(model.columnCount()):
            self.setColumnHidden(column, column != model.tail)
        self.setColumnWidth(model.tail, TAIL_WIDTH)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._table.wheelEvent(event)


class Matrix(QWidget):
    """The table and its tail side by side, scrolling as one."""

    def __init__(self, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.table = MatrixTable(self)
        self.tail = Tail(self.table, self)
        self._below = QWidget(self)
        for view in (self.table, self.tail):
            view.setModel(model)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.table, 1)
        end = QVBoxLayout()
        end.setSpacing(0)
        end.addWidget(self.tail, 1)
        end.addWidget(self._below)
        row.addLayout(end)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tail.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.tail.setFixedWidth(TAIL_WIDTH + self.tail.verticalScrollBar().sizeHint().width())
        mine, other = self.table.verticalScrollBar(), self.tail.verticalScrollBar()
        mine.valueChanged.connect(other.setValue)
        other.valueChanged.connect(mine.setValue)
        self.table.horizontalScrollBar().rangeChanged.connect(self._level)
        self.table.demand_header.sectionClicked.connect(self.choose_demand)
        self.tail.clicked.connect(self._choose_tail)
        model.modelReset.connect(self._arrange)
        self.setFocusProxy(self.table)
        self._arrange()

    def _arrange(self) -> None:
        for column in range(self._model.columnCount()):
            self.table.setColumnHidden(column, column == self._model.tail)
        self.tail.show_tail(self._model)
        self.table.horizontalScrollBar().setAccessibleName("Scroll the columns")
        self._level()

    def _level(self) -> None:
        """Both end at the same row: below the tail lies as much as the bar below the table takes."""
        bar = self.table.horizontalScrollBar()
        self._below.setFixedHeight(bar.sizeHint().height() if bar.maximum() > bar.minimum() else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.set_demand_width(self.width())

    # ------------------------------------------------------------ what is chosen

    def chosen(self) -> tuple[int, MatrixColumn] | None:
        """The demand and the column that have the keyboard."""
        place = self.table.place()
        demand_id = self._model.demand_id(place[0]) if place else None
        return None if place is None or demand_id is None else (demand_id, self._model.columns[place[1]])

    def choose_again(self, kept: tuple[int, MatrixColumn] | None) -> None:
        """The same demand and column as before; else the first demand and whoever is asked there."""
        model = self._model
        row = model.row_of(kept[0]) if kept else None
        column = model.column_of(kept[1].id) if kept else None
        if row is not None and column is not None:
            if self.table.place() != (row, column):
                self.table.choose(row, column)
        elif model.demands and model.columns:
            first = row if row is not None else 0 if model.heading(0) is None else 1
            self.table.choose(first, column if column is not None else self._asked_column(first))

    def _asked_column(self, row: int) -> int:
        """The first column in sight that is asked there; the very first where none is."""
        for column in range(min(self._model.tail, self.table.viewport().width() // COLUMN_WIDTH)):
            cell = self._model.cell(row, column)
            if cell is not None and cell.involvement is Involvement.ADDRESSED_TO:
                return column
        return 0

    def choose_demand(self, row: int | None) -> None:
        """The row of a demand, in the column that has the keyboard."""
        if row is not None and self._model.demand_id(row) is not None:
            self.table.choose(row, max(self.table.currentIndex().column(), 0))
            self.table.setFocus()

    def choose_column(self, column: int | None) -> None:
        """A column, in the row that has the keyboard."""
        place = self.table.place()
        if column is not None and place is not None:
            self.table.choose(place[0], column)
            self.table.setFocus()

    def _choose_tail(self, index: QModelIndex) -> None:
        self.choose_demand(index.row())
