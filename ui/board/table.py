"""The list of one column: a table view of one column, which lays out a hundred thousand rows in no time.

Keys, mouse and dragging become requests; what they lead to is decided above. Drops are the column's.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from models.records import Card
from ui.board.column_bar import ColumnBar
from ui.board.delegate import CardDelegate
from ui.board.dragging import pack
from ui.board.keys import asked
from ui.board.model import CardModel
from ui.board.painting import CardPainter, drag_picture, ground
from ui.theme import theme

_PLAIN = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_PICK = QItemSelectionModel.SelectionFlag.ClearAndSelect
_ADD = QItemSelectionModel.SelectionFlag.Select


class CardTable(QTableView):
    """Requests name what a key asked for: "open", "edit", "delete", "duplicate", "move", "neighbour", "drag", "new"."""

    requested = Signal(str, int)
    #: The choice changed by a person; True when Ctrl adds it to that of the other columns.
    chosen = Signal(bool)
    #: A context menu at a place of the screen; True where it is asked for on a card.
    menu_requested = Signal(QPoint, bool)
    focused = Signal()

    def __init__(self, model: CardModel, painter: CardPainter, parent: QWidget) -> None:
        super().__init__(parent)
        self.cards = model
        self.address = ""
        self.empty_words = ""
        self._quiet = False
        self._adding = False
        self._own_heights: set[int] = set()
        self._painter = painter
        self.delegate = CardDelegate(painter, self)
        self.setItemDelegate(self.delegate)
        self._plain_looks()
        self.setModel(model)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        model.modelReset.connect(self.fit_rows)
        model.rowsInserted.connect(self._fit_inserted)
        model.rowsRemoved.connect(self._fit_removed)
        model.dataChanged.connect(self._fit_changed)
        theme().changed.connect(self._restyle)
        self._restyle()

    def _plain_looks(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.horizontalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, so that cards need no other width when a column fills; without a handle it is only margin.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollBar(ColumnBar(self.cards.status, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(False)

    def _restyle(self) -> None:
        palette = self.palette()
        tint = ground(self.cards.status)
        for role in (palette.ColorRole.Base, palette.ColorRole.Window, palette.ColorRole.Highlight):
            palette.setColor(role, tint)
        self.setPalette(palette)
        self.fit_rows()
        self.viewport().update()

    # ------------------------------------------------------------ heights

    def fit_rows(self) -> None:
        """Give each row its own height in a short column; in a long one all cards the same, and headings theirs."""
        header = self.verticalHeader()
        fixed = self.delegate.fixed = not self.cards.whole
        rows = self.cards.rowCount()
        width = self.viewport().width()
        header.setDefaultSectionSize(self.delegate.fixed_row)
        wanted = set(self.cards.heading_rows) if fixed else set(range(rows))
        # A row that came or went may have moved those below it by one.
        stale = {row for own in self._own_heights for row in (own, own + 1) if row < rows} - wanted
        header.blockSignals(True)
        for row in stale:
            header.resizeSection(row, self.delegate.fixed_row)
        for row in wanted:
            header.resizeSection(row, self.delegate.row_height(self.cards, row, width))
        header.blockSignals(False)
        self._own_heights = wanted
        self.updateGeometries()

    def _fit_row(self, row: int) -> None:
        height = self.delegate.row_height(self.cards, row, self.viewport().width())
        self._own_heights.add(row)
        if self.rowHeight(row) != height:
            self.setRowHeight(row, height)

    def _fit_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        if self.delegate.fixed is self.cards.whole:
            self.fit_rows()
        elif self.cards.whole:
            self._own_heights.add(self.cards.rowCount() - 1)
            for row in range(first, last + 1):
                self._fit_row(row)

    def _fit_removed(self) -> None:
        if self.delegate.fixed is self.cards.whole:
            self.fit_rows()

    def _fit_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        if self.cards.whole:
            for row in range(first.row(), last.row() + 1):
                self._fit_row(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.cards.whole and event.oldSize().width() != event.size().width():
            self.fit_rows()

    # ------------------------------------------------------------ the choice

    def chosen_ids(self) -> list[int]:
        """The chosen demands from top to bottom."""
        spans = sorted((span.top(), span.bottom()) for span in self.chosen_spans())
        return [demand_id for first, last in spans for demand_id in self.cards.ids_between(first, last)]

    def chosen_spans(self) -> list[QItemSelectionRange]:
        return list(self.selectionModel().selection().toList())

    def current_card(self) -> Card | None:
        index = self.currentIndex()
        return self.cards.card(index.row()) if index.isValid() else None

    def current_is_chosen(self) -> bool:
        index = self.currentIndex()
        return index.isValid() and self.selectionModel().isSelected(index)

    def choose_rows(self, rows: list[int], current: int | None) -> None:
        """Choose exactly these rows, without telling anyone."""
        self._quiet = True
        marks = self.selectionModel()
        marks.clearSelection()
        for row in rows:
            marks.select(self.cards.index(row, 0), _ADD)
        if current is not None:
            marks.setCurrentIndex(self.cards.index(current, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
        self._quiet = False

    def choose_as_person(self, row: int) -> None:
        """Go to a row as an arrow key would: chosen alone, and told."""
        self._adding = False
        self.selectionModel().setCurrentIndex(self.cards.index(row, 0), _PICK)
        self.scrollTo(self.cards.index(row, 0))
        self.chosen.emit(False)

    def selectionChanged(self, selected: object, deselected: object) -> None:
        super().selectionChanged(selected, deselected)  # type: ignore[arg-type]
        if not self._quiet:
            self.chosen.emit(self._adding)

    def nearest_row(self, y: int) -> int | None:
        """The row of the card closest to a height in the viewport; None in an empty column."""
        if not self.cards.count:
            return None
        row = self.rowAt(max(0, min(y, self.viewport().height() - 1)))
        row = self.cards.rowCount() - 1 if row < 0 else row
        return row + 1 if self.cards.heading(row) is not None else row

    # ------------------------------------------------------------ keys

    def event(self, event: QEvent) -> bool:
        # The board's keys are the board's while it has the keyboard, even where a menu knows them too.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and asked(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._adding = bool(event.modifiers() & _CTRL)
        wish = asked(event)
        if wish is None:
            super().keyPressEvent(event)
        elif wish[0] == "menu":
            rect = self.visualRect(self.currentIndex())
            spot = rect.center() if rect.isValid() else self.viewport().rect().center()
            self.menu_requested.emit(self.viewport().mapToGlobal(spot), rect.isValid())
        else:
            self.requested.emit(*wish)

    def keyboardSearch(self, search: str) -> None:
        # Qt would read every card of the column for each letter; the search field finds them instead.
        return

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    # ------------------------------------------------------------ mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        self._adding = bool(event.modifiers() & _CTRL)
        alone = not self._adding and not (index.isValid() and self.selectionModel().isSelected(index))
        super().mousePressEvent(event)
        if alone:
            self.chosen.emit(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragging = self.state() == QAbstractItemView.State.DraggingState
        super().mouseReleaseEvent(event)
        if not dragging and not self._adding and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.requested.emit("open" if self._on_card(event.position().toPoint()) else "new", 0)

    def _on_card(self, at: QPoint) -> bool:
        return bool(self.indexAt(at).flags() & Qt.ItemFlag.ItemIsEnabled)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos(), self._on_card(event.pos()))

    def startDrag(self, actions: Qt.DropAction) -> None:
        self.requested.emit("drag", 0)

    def carry(self, ids: tuple[int, ...]) -> None:
        """Drag these cards, of whichever columns they are. Always a copy: after a move Qt would delete rows here."""
        card = self.current_card()
        if card is None or not ids:
            return
        drag = QDrag(self)
        drag.setMimeData(pack(self.address, ids))
        drag.setPixmap(drag_picture(self._painter, card, len(ids), self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(24, 24))
        drag.exec(Qt.DropAction.CopyAction)

    # ------------------------------------------------------------ empty

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.cards.count or not self.empty_words:
            return
        painter = QPainter(self.viewport())
        painter.setPen(theme().colours.faint)
        room: QRect = self.viewport().rect().adjusted(10, 10, -10, -10)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.empty_words)
        painter.end()
