"""The columns side by side: six on the way to agreed, and three aside behind a fold. Keys and drops become requests.

Scrolls sideways where the columns would become too narrow. Nothing is moved here before the news of it came.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from models.vocabulary import ASIDE, LADDER, Status
from ui.board.card_menu import CardMenu
from ui.board.choice import Choice
from ui.board.column import Column
from ui.board.dragging import EdgeScroller
from ui.board.fold import FoldStrip
from ui.board.painting import CardPainter
from ui.board.source import BoardSource
from ui.board.swapping import swap
from ui.widgets.flat_scrollbar import FlatScrollBar

_NOTHING_HERE = "No demand here.\nDrop one, or press Ctrl+Shift+→"
_NOTHING_ASIDE = "No demand here."
_NOTHING_FOUND = "Nothing here matches the filter."
_NOTHING_READ_ONLY = "No demand here."


class Columns(QScrollArea):
    """All columns. The owner hands in a source with counts, and later the ids that an edit touched."""

    opened = Signal(object)
    status_requested = Signal(object, object)
    priority_requested = Signal(object, object)
    new_requested = Signal(object)
    edit_requested = Signal(object)
    duplicate_requested = Signal(object)
    delete_requested = Signal(object)
    confidential_requested = Signal(object)
    #: A command of the window, by its id, for what is chosen.
    command_requested = Signal(str)
    troubled = Signal(object)
    #: Something was to be changed while the cards can only be looked at.
    write_tried = Signal()
    #: Exact counts changed: shown cards over all columns.
    counted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source: BoardSource | None = None
        self.read_only = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBar(FlatScrollBar(Qt.Orientation.Horizontal, self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.painter = CardPainter(self)
        inside = QWidget()
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(14, 0, 14, 8)
        self._row.setSpacing(8)
        self.fold = FoldStrip(inside)
        self.columns = {status: Column(status, self.painter, inside) for status in (*LADDER, *ASIDE)}
        for status, column in self.columns.items():
            if status is ASIDE[0]:
                self._row.addWidget(self.fold)
            self._row.addWidget(column, 1)
            self._connect(column)
        self._row.addStretch(0)
        self.setWidget(inside)
        self._edge = EdgeScroller(self.horizontalScrollBar(), self)
        self.choice = Choice(list(self.columns.values()), self)
        self.fold.toggled.connect(self._show_columns)
        self.fold.hovered.connect(self.open_fold)
        self._show_columns()

    def _connect(self, column: Column) -> None:
        # Queued: the owner may ask for a reason, and no dialog may open while the drag still runs.
        column.dropped.connect(self.status_requested, Qt.ConnectionType.QueuedConnection)
        column.hovered.connect(self._hovered)
        column.left.connect(self._hover_ended)
        column.head_menu_requested.connect(partial(self._head_menu, column))
        column.table.requested.connect(partial(self._requested, column))
        column.table.menu_requested.connect(partial(self._menu, column))
        column.table.focused.connect(partial(self._came_into_view, column))
        column.model.troubled.connect(self.troubled)

    # ------------------------------------------------------------ what is shown

    @property
    def shown(self) -> int:
        """How many cards the columns hold."""
        return sum(column.model.count for column in self.columns.values())

    def first_cards(self) -> QWidget:
        """What paints the first cards that there are: when it has, the board is on the screen."""
        shown = self.visible_columns()
        return next((column for column in shown if column.model.count), shown[0]).table.viewport()

    def show_source(self, source: BoardSource | None) -> None:
        """Read everything anew: exact counts now, cards when they are painted."""
        counts = source.counts() if source else dict.fromkeys(Status, 0)
        with self.choice.following(source if source is self.source else None):
            self.source = source
            self.fold.address = source.address if source else ""
            for status, column in self.columns.items():
                column.table.address = self.fold.address
                column.table.empty_words = self._empty_words(status)
                column.model.show(source, counts[status])
        self._show_columns()
        self._count()

    def show_again(self, ids: Sequence[int], current: int | None) -> None:
        """Read everything anew, as of another day, and choose those of `ids` that are there; nobody is told."""
        self.choice.blockSignals(True)
        try:
            self.choice.put(None, (), None)
            self.show_source(self.source)
            self.choice.put(self.source, ids, current)
        finally:
            self.choice.blockSignals(False)

    def touch(self, ids: frozenset[int]) -> None:
        """Bring the cards of these demands up to date, and nothing else."""
        if self.source is None or not ids:
            return
        models = {status: column.model for status, column in self.columns.items()}
        with self.choice.following(self.source):
            unsure = swap(self.source, models, ids)
            counts = self.source.counts() if unsure else {}
            for status in unsure:
                self._read_again(self.columns[status], counts[status])
        self._count()

    def _read_again(self, column: Column, count: int) -> None:
        bar = column.table.verticalScrollBar()
        was = bar.value()
        column.model.show(self.source, count)
        bar.setValue(was)

    def _count(self) -> None:
        self.fold.set_count(sum(self.columns[status].model.count for status in ASIDE))
        self.counted.emit()

    def _empty_words(self, status: Status) -> str:
        if self.source is None:
            return ""
        if self.source.filter.active:
            return _NOTHING_FOUND
        if self.read_only:
            return _NOTHING_READ_ONLY
        return _NOTHING_ASIDE if status in ASIDE else _NOTHING_HERE

    def set_read_only(self, read_only: bool) -> None:
        self.read_only = read_only
        for status, column in self.columns.items():
            column.set_takes_drops(not read_only)
            column.table.empty_words = self._empty_words(status)
            column.table.viewport().update()

    def open_fold(self) -> None:
        self.fold.setChecked(True)

    def _show_columns(self) -> None:
        only = self.source.filter.statuses if self.source else frozenset()
        aside = self.fold.isChecked()
        for status, column in self.columns.items():
            column.setVisible(status in only if only else status in LADDER or aside)
        self.fold.setVisible(not only)
        if aside and not only:
            # The columns have their places only after the layout's turn.
            QTimer.singleShot(0, self._scroll_to_aside)

    def _scroll_to_aside(self) -> None:
        self.ensureWidgetVisible(self.columns[ASIDE[-1]], 14, 0)
        self.ensureWidgetVisible(self.columns[ASIDE[0]], 14, 0)

    def visible_columns(self) -> list[Column]:
        return [column for column in self.columns.values() if not column.isHidden()]

    # ------------------------------------------------------------ finding a card

    def choose(self, demand_id: int | None) -> bool:
        """Choose a demand without telling, and bring it into view where its column is shown."""
        found = self.choice.set(self.source, demand_id)
        if found:
            table = self.choice.active.table
            table.scrollTo(table.currentIndex())
        return found

    def focus_card(self, demand_id: int) -> bool:
        """Choose a demand, open the fold where it stands there, and give it the keyboard."""
        if not self.choose(demand_id):
            return False
        if self.choice.active.status in ASIDE:
            self.open_fold()
        self.choice.active.table.setFocus()
        return True

    def _came_into_view(self, column: Column) -> None:
        self.ensureWidgetVisible(column, 14, 0)

    # ------------------------------------------------------------ requests

    def _requested(self, column: Column, name: str, step: int) -> None:
        if name == "neighbour":
            self._go(column, step)
        elif name == "open":
            self._ask("open")
        elif self.read_only:
            self.write_tried.emit()
        elif name == "move":
            self._step(step)
        elif name == "drag":
            column.table.carry(self.choice.ids())
        elif name == "new":
            self.new_requested.emit(column.status)
        else:
            self._ask(name)

    def _ask(self, name: str) -> None:
        """Pass a request on for the card with the keyboard, or for the whole choice."""
        card = self.choice.acting_card()
        if card is None:
            return
        if name == "delete":
            self.delete_requested.emit(self.choice.acting_ids())
        elif name == "confidential":
            self.confidential_requested.emit(self.choice.acting_ids())
        elif name.startswith("demand."):
            self.command_requested.emit(name)
        else:
            asked = {"open": self.opened, "edit": self.edit_requested, "duplicate": self.duplicate_requested}
            asked[name].emit(card.id)

    def _go(self, column: Column, step: int) -> None:
        """To the next column with cards, at about the same height."""
        among = self.visible_columns()
        y = column.table.visualRect(column.table.currentIndex()).center().y()
        at = among.index(column) + step
        while 0 <= at < len(among):
            row = among[at].table.nearest_row(y)
            if row is not None:
                among[at].table.setFocus()
                among[at].table.choose_as_person(row)
                return
            at += step

    def _step(self, step: int) -> None:
        card = self.choice.acting_card()
        if card is None or card.status not in LADDER:
            return
        at = LADDER.index(card.status) + step
        if 0 <= at < len(LADDER):
            self.status_requested.emit(self.choice.acting_ids(), LADDER[at])

    def _hovered(self, on_screen: QPoint) -> None:
        self._edge.follow(self.viewport().mapFromGlobal(on_screen).x(), self.viewport().width())

    def _hover_ended(self) -> None:
        self._edge.stop()

    # ------------------------------------------------------------ menus

    def _menu(self, column: Column, on_screen: QPoint, on_card: bool) -> None:
        card = self.choice.acting_card() if on_card and column is self.choice.active else None
        ids = self.choice.acting_ids() if card else ()
        self._open_menu(CardMenu(card, len(ids), column.status, self, read_only=self.read_only), on_screen)

    def _head_menu(self, column: Column, on_screen: QPoint) -> None:
        self._open_menu(CardMenu(None, 0, column.status, self, read_only=self.read_only), on_screen)

    def _open_menu(self, menu: CardMenu, on_screen: QPoint) -> None:
        menu.requested.connect(self._menu_asked)
        menu.new_requested.connect(self.new_requested)
        menu.status_chosen.connect(self._status_chosen)
        menu.priority_chosen.connect(self._priority_chosen)
        menu.popup(on_screen)

    def _menu_asked(self, name: str) -> None:
        self._ask(name)

    def _status_chosen(self, status: Status) -> None:
        self.status_requested.emit(self.choice.acting_ids(), status)

    def _priority_chosen(self, priority: object) -> None:
        self.priority_requested.emit(self.choice.acting_ids(), priority)
