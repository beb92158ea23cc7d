"""The board as the window sees it: the state of play, the filter bar and the columns.

Reads through `models.queries` and asks its owner for every change: the cards move when the owner hands the news back
to `refresh`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.errors import Refusal
from models.queries import board as queries
from models.queries import summary
from models.queries.board import Grouping, Sort
from models.records import BoardFilter, EditNews
from models.vocabulary import Kind, Status
from models.workspace import Workspace
from ui.board.columns import Columns
from ui.board.emptiness import BoardPages
from ui.board.filter_bar import FilterBar
from ui.board.header import Header
from ui.board.look_back import LookBack
from ui.board.source import BoardSource
from ui.widgets.filter_chips import FilterChips

_AGREED_ONLY = frozenset({Status.AGREED})
#: Up to here the numbers of the header are counted at once; in larger files after the card was painted.
_COUNT_AT_ONCE = 300
_LATER_MS = 250


class BoardView(QWidget):
    """Demands as cards by status. `set_workspace` shows a negotiation, `refresh` brings it up to date."""

    selected = Signal(object)
    opened = Signal(object)
    status_requested = Signal(object, object)
    priority_requested = Signal(object, object)
    new_requested = Signal(object)
    edit_requested = Signal(object)
    duplicate_requested = Signal(object)
    delete_requested = Signal(object)
    #: The mark of what is confidential is to be set on these demands, or taken off.
    confidential_requested = Signal(object)
    command_requested = Signal(str)
    report_requested = Signal()
    #: A number of the header that filters nothing here was pressed: "summit", "contested", …
    pill_clicked = Signal(str)
    filter_changed = Signal(object)
    #: Cards could not be read; the Refusal says why.
    troubled = Signal(object)
    #: Something was to be changed while the board can only be looked at.
    write_tried = Signal()
    #: The way back from an empty earlier day was asked for.
    today_requested = Signal()
    #: An earlier day is to be chosen.
    day_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board")
        self.setAccessibleName("Board of demands")
        self._workspace: Workspace | None = None
        self._source: BoardSource | None = None
        self._read_only = False
        self._sort, self._grouping = Sort.REFERENCE, Grouping.NONE
        self.header = Header(self)
        self.bar = FilterBar(self)
        self.chips = FilterChips(self)
        self.columns = Columns(self)
        self._pages = BoardPages(self.columns, self)
        self.nothing, self.nothing_then = self._pages.nothing, self._pages.nothing_then
        self._look_back = LookBack(self.columns)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.header, self.bar, self.chips):
            layout.addWidget(widget)
        layout.addLayout(self._pages, 1)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER_MS)
        self._later.timeout.connect(self._refresh_header)
        self._connect()

    def _connect(self) -> None:
        columns, bar = self.columns, self.bar
        columns.choice.changed.connect(self.selected)
        for name in (
            "opened",
            "status_requested",
            "priority_requested",
            "new_requested",
            "edit_requested",
            "duplicate_requested",
            "delete_requested",
            "confidential_requested",
            "command_requested",
            "troubled",
        ):
            getattr(columns, name).connect(getattr(self, name))
        columns.write_tried.connect(self.write_tried)
        columns.counted.connect(self._show_count)
        bar.filter_changed.connect(self._filter_by_person)
        bar.sort_changed.connect(self._set_sort)
        bar.grouping_changed.connect(self._set_grouping)
        bar.report_requested.connect(self.report_requested)
        bar.new_requested.connect(self._new)
        bar.search_left.connect(self.focus_cards)
        self.nothing.triggered.connect(self._new)
        self.nothing_then.triggered.connect(self.today_requested)
        self.chips.removed.connect(self._remove_filter)
        self.chips.cleared.connect(self._clear_filter)
        self.header.pill_clicked.connect(self._pill)
        self.header.day_requested.connect(self.day_requested)

    # ------------------------------------------------------------ what is shown

    def set_workspace(self, workspace: Workspace | None) -> None:
        """Show a negotiation, or nothing."""
        self._workspace = workspace
        self._source = None
        if workspace is not None:
            self._source = BoardSource(workspace)
            self._source.sort, self._source.grouping = self._sort, self._grouping
            self._source.filter = self.bar.filter
        self.set_read_only(workspace is None or workspace.read_only)
        self._reload()

    def refresh(self, news: EditNews | None = None) -> None:
        """Show what an edit changed; without news, everything."""
        if self._workspace is None:
            return
        if news is None or news.touches(Kind.PARTY, Kind.NEGOTIATION):
            self._reload()
            return
        self.columns.touch(news.ids(Kind.DEMAND) | self._packed(news.ids(Kind.PACKAGE)))
        self._count_soon()

    def _packed(self, package_ids: frozenset[int]) -> frozenset[int]:
        """The demands whose cards name these packages."""
        if not package_ids or self._workspace is None:
            return frozenset()
        from models.queries.linkage import members_of

        return members_of(self._workspace, package_ids)

    def _count_soon(self) -> None:
        totals = self.header.totals
        if totals is None or max(totals.demands, self.columns.shown) <= _COUNT_AT_ONCE:
            self._refresh_header()
        else:
            self._later.start()

    # ------------------------------------------------------------ an earlier day

    @property
    def as_of(self) -> dt.date | None:
        """The earlier day that is shown, or None for today."""
        return self._source.as_of if self._source is not None else None

    def set_as_of(self, day: dt.date | None) -> None:
        """Show an earlier day, which can only be looked at, or today again with choice, filter and places as before."""
        source = self._source
        if source is None or day == source.as_of:
            return
        if source.as_of is None:
            self._look_back.leave_today(self.bar.filter)
        source.as_of = day
        self.set_read_only(self._read_only)
        if day is None and self._look_back.filter is not None:
            source.filter = self._look_back.filter
            self.bar.show_filter(source.filter)
            self.filter_changed.emit(source.filter)
        try:
            self._look_back.show()
            self._count_soon()
        except Refusal as trouble:
            self.troubled.emit(trouble)
        if day is None:
            self._look_back.come_back()

    def _reload(self) -> None:
        try:
            self._refresh_header()
            self.columns.show_source(self._source)
        except Refusal as trouble:
            self.troubled.emit(trouble)

    def _refresh_header(self) -> None:
        """The numbers, and what the menus offer."""
        workspace = self._workspace
        if workspace is None:
            self.header.show_state(None, None)
            self.bar.set_choices((), ())
        else:
            self.header.show_state(summary.negotiation(workspace), summary.totals(workspace, as_of=self.as_of))
            self.bar.set_choices(summary.parties(workspace), queries.themes(workspace))
        self._show_filter()
        self._show_count()

    def _show_count(self) -> None:
        totals = self.header.totals
        total = totals.demands if totals else 0
        self.bar.search.set_count(self.columns.shown, total, filtered=self.bar.filter.active)
        if self._workspace is not None:
            self._pages.turn(self.columns.shown, total, self.as_of, filtered=self.bar.filter.active and total > 0)

    def set_read_only(self, read_only: bool) -> None:
        """Cards can be looked at, not moved or changed."""
        self._read_only = read_only
        shut = read_only or self.as_of is not None
        self.bar.set_read_only(shut)
        self.nothing.button.setEnabled(not shut)
        self.columns.set_read_only(shut)

    # ------------------------------------------------------------ choice

    def select(self, demand_id: int | None) -> None:
        """Choose a demand, or none, without telling."""
        self.columns.choose(demand_id)

    def selected_ids(self) -> tuple[int, ...]:
        """All chosen demands, column by column from top to bottom."""
        return self.columns.choice.ids()

    def focus_card(self, demand_id: int) -> None:
        """Choose a demand and give it the keyboard, also where it stands aside."""
        self.columns.focus_card(demand_id)

    def focus_cards(self) -> None:
        """Give the keyboard to the cards: to the chosen one, or to the first there is."""
        active = self.columns.choice.active
        with_cards = [column for column in self.columns.visible_columns() if column.model.count]
        if active not in with_cards and with_cards:
            active = with_cards[0]
        active.table.setFocus()

    # ------------------------------------------------------------ filter and order

    def find_text(self) -> None:
        """Go to the search field."""
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    def filter(self) -> BoardFilter:
        return self.bar.filter

    def set_filter(self, flt: BoardFilter) -> None:
        if flt != self.bar.filter:
            self.bar.show_filter(flt)
            self._filter_by_person(flt)

    @property
    def sort(self) -> Sort:
        return self._sort

    @sort.setter
    def sort(self, sort: Sort) -> None:
        self._set_sort(sort)

    @property
    def grouping(self) -> Grouping:
        return self._grouping

    @grouping.setter
    def grouping(self, grouping: Grouping) -> None:
        self._set_grouping(grouping)

    def _set_sort(self, sort: Sort) -> None:
        self._sort = sort
        self._order_changed()

    def _set_grouping(self, grouping: Grouping) -> None:
        self._grouping = grouping
        self._order_changed()

    def _order_changed(self) -> None:
        self.bar.show_order(self._sort, self._grouping)
        if self._source is not None:
            self._source.sort, self._source.grouping = self._sort, self._grouping
            self._show_columns()

    def _filter_by_person(self, flt: BoardFilter) -> None:
        if self._source is not None:
            self._source.filter = flt
            self._show_columns()
        self._show_filter()
        self.filter_changed.emit(flt)

    def _show_columns(self) -> None:
        try:
            self.columns.show_source(self._source)
        except Refusal as trouble:
            self.troubled.emit(trouble)

    def _show_filter(self) -> None:
        self.chips.show_words(self.bar.words())
        self.header.set_agreed_only(self.bar.filter.statuses == _AGREED_ONLY)

    def _remove_filter(self, name: str) -> None:
        self.set_filter(self.bar.without(name))

    def _clear_filter(self) -> None:
        self.set_filter(BoardFilter())
        self.find_text()

    def _pill(self, name: str) -> None:
        if name == "agreed":
            on = self.bar.filter.statuses != _AGREED_ONLY
            self.set_filter(replace(self.bar.filter, statuses=_AGREED_ONLY if on else frozenset()))
        else:
            self.pill_clicked.emit(name)

    def _new(self) -> None:
        if self._read_only or self.as_of is not None:
            self.write_tried.emit()
        else:
            self.new_requested.emit(None)
