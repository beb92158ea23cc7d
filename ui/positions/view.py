"""The screen of the positions: the demand × party matrix, its bar, and what is chosen in it at the side.

It reads, records stances and asks; dialogs, records of other screens, paper and files are the window's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from models.errors import Refusal
from models.queries.matrix import MatrixGrouping, MatrixSort
from models.records import (
    ColumnsBy,
    EditNews,
    MatrixColumn,
    MatrixFilter,
    MatrixRow,
    Ref,
)
from models.vocabulary import Involvement, Kind, Stance
from models.workspace import Workspace
from ui.fonts import SEMIBOLD
from ui.language import written
from ui.messages import show_refusal
from ui.positions.bar import PositionsBar
from ui.positions.model import MatrixModel
from ui.positions.painting import COLUMN_WIDTH
from ui.positions.panel import PositionsPanel
from ui.positions.questions import Questions
from ui.positions.recording import Recording
from ui.positions.sight import Sight
from ui.positions.stance_menu import CellChoices, StanceMenu
from ui.positions.table import Matrix
from ui.put_aside import PutAside
from ui.theme import theme
from ui.widgets.buttons import push_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_chips import FilterChips
from ui.widgets.message_bar import MessageBar
from ui.widgets.plain_label import PlainLabel

_SIDE = 18
#: From this width on the side panel is shown without being asked for.
_ROOM_FOR_PANEL = 1250
#: What the matrix shows changes with these.
_SHOWN = (Kind.NEGOTIATION, Kind.DEMAND, Kind.PARTY, Kind.PERSON, Kind.DELEGATION, Kind.SOURCE)


class PositionsView(QWidget):
    """`record_requested` carries a Ref; the others ask the window for a demand, paper, a file, today."""

    record_requested = Signal(object)
    demand_wanted = Signal()
    print_requested = Signal()
    pdf_requested = Signal()
    today_requested = Signal()

    def __init__(
        self, questions: Questions | None = None, parent: QWidget | None = None, *, put_aside: PutAside | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("positions")
        self.setAccessibleName("Positions")
        self._workspace: Workspace | None = None
        self._as_of: dt.date | None = None
        self.sight = Sight()
        self._stale = False
        self.messages = MessageBar(self)
        self.subtitle = PlainLabel("", self, tone="muted", elide=Qt.TextElideMode.ElideRight)
        self.past = PlainLabel("", self, tone="warning", weight=SEMIBOLD)
        self.today_button = push_button("Back to &today", self, glyph="today")
        self.print_button = push_button("P&rint…", self, glyph="print")
        self.pdf_button = push_button("&Save as PDF…", self, glyph="pdf")
        self.panel_button = push_button("&History", self, glyph="history", hint="Show or hide the side panel")
        self.panel_button.setCheckable(True)
        self.bar = PositionsBar(self)
        self.chips = FilterChips(self)
        self.model = MatrixModel(self)
        self.matrix = Matrix(self.model, self)
        self.table = self.matrix.table
        self.nothing = EmptyState("", parent=self, glyph="positions")
        self.panel = PositionsPanel(put_aside or PutAside(), self)
        self.recording = Recording(self.messages, questions, self)
        self._shown = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel("Positions", self, size_delta=4.5, weight=SEMIBOLD))
        words.addWidget(self.subtitle)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(words, 1)
        for widget in (self.past, self.today_button, self.panel_button, self.print_button, self.pdf_button):
            head.addWidget(widget)
        self._shown.addWidget(self.matrix)
        self._shown.addWidget(self.nothing)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.addWidget(self._shown)
        self.split.addWidget(self.panel)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 0)
        self.split.setSizes([900, 380])
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(1)
        self.panel.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 12, _SIDE, 12)
        column.setSpacing(10)
        column.addWidget(self.messages)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.chips)
        column.addWidget(self.split, 1)
        self._show_past()

    def _connect(self) -> None:
        bar, table = self.bar, self.table
        bar.filter_changed.connect(self.set_filter)
        bar.columns_changed.connect(self.set_columns)
        bar.sort_changed.connect(self.set_sort)
        bar.grouping_changed.connect(self.set_grouping)
        bar.search.left.connect(table.setFocus)
        self.chips.removed.connect(self._remove_filter)
        self.chips.cleared.connect(self._clear_filter)
        self.nothing.triggered.connect(self._act_on_nothing)
        table.stance_chosen.connect(self._choose_stance)
        table.details_wanted.connect(self._open_details)
        table.delete_wanted.connect(self._delete_newest)
        table.menu_wanted.connect(self._open_menu)
        table.current_changed.connect(self._show_chosen)
        table.column_header.sectionClicked.connect(self.sort_by_column)
        table.demand_header.sectionClicked.connect(self._choose_demand)
        self.matrix.tail.clicked.connect(self._choose_tail)
        self.model.troubled.connect(self._refused)
        self.panel.steps.record_wanted.connect(self._record_chosen)
        self.panel.steps.correct_wanted.connect(self.recording.correct)
        self.panel.steps.delete_wanted.connect(self.recording.delete)
        self.panel.suggestion.taken.connect(self.recording.take)
        self.panel.tab_changed.connect(self._show_chosen)
        self.panel_button.toggled.connect(self._show_panel)
        self.print_button.clicked.connect(self.print_requested)
        self.pdf_button.clicked.connect(self.pdf_requested)
        self.today_button.clicked.connect(self.today_requested)
        theme().changed.connect(self.update)

    # ------------------------------------------------------------ what is shown

    @property
    def writable(self) -> bool:
        return self._workspace is not None and not self._workspace.read_only and not self._is_past

    @property
    def _is_past(self) -> bool:
        return self._as_of is not None and self._workspace is not None and self._as_of < self._workspace.today()

    @property
    def as_of(self) -> dt.date | None:
        """The earlier day that is shown, or None for today."""
        return self._as_of

    @property
    def filter(self) -> MatrixFilter:
        return self.bar.filter

    def set_workspace(self, workspace: Workspace | None) -> None:
        """Another negotiation, or none."""
        self._workspace, self._as_of = workspace, None
        self.recording.set_workspace(workspace)
        self.messages.dismiss()
        self.bar.show_filter(MatrixFilter())
        self.sight = replace(self.sight, sorted_by=None)
        self._read()

    def set_as_of(self, day: dt.date | None) -> None:
        """The stances of another day; None is today."""
        if day != self._as_of:
            self._as_of = day
            self._read()

    def refresh(self, news: EditNews | None = None) -> None:
        """Read anew what an edit may have changed, at once where it is seen."""
        if news is None or news.touches(*_SHOWN):
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and self.width() >= _ROOM_FOR_PANEL and not self.panel_button.isChecked():
            self.panel_button.setChecked(True)
        if self._stale:
            self._read()

    def _read(self) -> None:
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        workspace = self._workspace
        if workspace is None:
            self.model.show((), (), None)
            return
        kept = self.chosen()
        try:
            seen = self.sight.read(workspace, self.bar.filter, self._as_of)
        except Refusal as refusal:
            self._refused(refusal)
            return
        self.bar.set_choices(seen.parties, seen.themes)
        self.chips.show_words(self.bar.words())
        sorted_by = seen.sorted_by
        self.model.show(seen.lines, seen.columns, partial(self._read_rows, workspace))
        self.table.column_header.sorted_by = None if sorted_by is None else self.model.column_of(sorted_by)
        self.subtitle.setText(seen.subtitle)
        self._show_past()
        nothing = seen.nothing(writable=self.writable)
        if nothing is not None:
            self.nothing.set_words(*nothing)
        self._shown.setCurrentIndex(0 if nothing is None else 1)
        self._choose_again(kept)

    def _read_rows(self, workspace: Workspace, ids: Sequence[int]) -> Mapping[int, MatrixRow]:
        return self.sight.rows(workspace, ids, self._as_of)

    def _show_past(self) -> None:
        past = self._is_past
        self.past.setVisible(past)
        self.today_button.setVisible(past)
        if past and self._as_of is not None:
            self.past.setText(f"As of {written(self._as_of, 'd MMM yyyy')}, read only")

    def _act_on_nothing(self) -> None:
        if not self.model.demands and self.bar.filter.active:
            self._clear_filter()
        elif self.model.demands:
            self.set_columns(ColumnsBy.PARTY)
        else:
            self.demand_wanted.emit()

    def _show_panel(self, shown: bool) -> None:
        self.panel.setVisible(shown)
        self._show_chosen()

    # ------------------------------------------------------------ what is chosen to be seen

    def set_filter(self, wanted: MatrixFilter) -> None:
        """Show the demands that the filter lets through, and the columns of its parties."""
        self.bar.show_filter(wanted)
        self._read()

    def _remove_filter(self, name: str) -> None:
        self.set_filter(self.bar.without(name))

    def _clear_filter(self) -> None:
        self.set_filter(MatrixFilter())

    def set_columns(self, by: ColumnsBy) -> None:
        """Parties, delegations or persons above."""
        self._look(replace(self.sight, by=by, sorted_by=None))

    def set_sort(self, sort: MatrixSort) -> None:
        self._look(replace(self.sight, sort=sort, sorted_by=None))

    def set_grouping(self, grouping: MatrixGrouping) -> None:
        self._look(replace(self.sight, grouping=grouping))

    def sort_by_column(self, column: int) -> None:
        """By the stance of a party, those that it rejects first; a second time in the order before."""
        if self.sight.by is ColumnsBy.PARTY and 0 <= column < self.model.tail:
            wanted = self.model.columns[column].id
            self._look(replace(self.sight, sorted_by=None if self.sight.sorted_by == wanted else wanted))

    def _look(self, sight: Sight) -> None:
        self.sight = sight
        self.bar.show_columns(sight.by)
        self.bar.show_order(sight.sort, sight.grouping)
        self._read()

    def find_text(self) -> None:
        """Go to the find field (Ctrl+F)."""
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    # ------------------------------------------------------------ what is chosen

    def chosen(self) -> tuple[int, MatrixColumn] | None:
        """The demand and the column that have the keyboard."""
        place = self.table.place()
        demand_id = self.model.demand_id(place[0]) if place else None
        return None if place is None or demand_id is None else (demand_id, self.model.columns[place[1]])

    def show_ref(self, ref: Ref) -> None:
        """Bring a demand into view, or a party's column."""
        if ref.kind is Kind.DEMAND:
            if self.model.row_of(ref.id) is None and self.bar.filter.active:
                self._clear_filter()
            row = self.model.row_of(ref.id)
            if row is not None:
                self.table.choose(row, max(self.table.currentIndex().column(), 0))
        elif ref.kind is Kind.PARTY:
            column = self.model.column_of(ref.id)
            if column is not None and self.model.rowCount():
                self.table.choose(max(self.table.currentIndex().row(), 0), column)

    def _choose_again(self, kept: tuple[int, MatrixColumn] | None) -> None:
        """The same demand and column as before; else the first demand and whoever is asked there."""
        row = self.model.row_of(kept[0]) if kept else None
        column = self.model.column_of(kept[1].id) if kept else None
        if row is not None and column is not None:
            if self.table.place() != (row, column):
                self.table.choose(row, column)
        elif self.model.demands and self.model.columns:
            first = row if row is not None else 0 if self.model.heading(0) is None else 1
            self.table.choose(first, column if column is not None else self._asked_column(first))
        self._show_chosen()

    def _asked_column(self, row: int) -> int:
        """The first column in sight that is asked there; the very first where none is."""
        for column in range(min(self.model.tail, self.table.viewport().width() // COLUMN_WIDTH)):
            cell = self.model.cell(row, column)
            if cell is not None and cell.involvement is Involvement.ADDRESSED_TO:
                return column
        return 0

    def _choose_tail(self, index: QModelIndex) -> None:
        self._choose_demand(index.row())

    def _choose_demand(self, row: int) -> None:
        if self.model.demand_id(row) is not None:
            self.table.choose(row, max(self.table.currentIndex().column(), 0))
            self.table.setFocus()

    def _show_chosen(self) -> None:
        place, chosen = self.table.place(), self.chosen()
        if not self.panel.isVisibleTo(self) or self._workspace is None:
            return
        record = self.model.record(place[0]) if place else None
        if chosen is None or record is None or place is None:
            self.panel.show_nothing()
            return
        cell = self.model.cell(*place)
        try:
            self.panel.show_cell(
                self._workspace,
                record,
                chosen[1],
                cell,
                self._as_of,
                writable=self.writable,
                shown=self.model.demand_ids,
            )
        except Refusal as refusal:
            self._refused(refusal)

    # ------------------------------------------------------------ changing

    def _choose_stance(self, row: int, column: int, stance: Stance) -> None:
        demand_id = self.model.demand_id(row)
        if demand_id is not None:
            self.recording.choose(demand_id, self.model.columns[column], self.model.cell(row, column), stance)

    def _open_details(self, row: int, column: int) -> None:
        demand_id = self.model.demand_id(row)
        if demand_id is not None:
            self.recording.ask(demand_id, self.model.columns[column])

    def _record_chosen(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.recording.ask(*chosen)

    def _delete_newest(self, row: int, column: int) -> None:
        self.recording.delete_newest(self.model.cell(row, column))

    def _open_menu(self, row: int, column: int, at: QPoint) -> None:
        demand_id, cell = self.model.demand_id(row), self.model.cell(row, column)
        if demand_id is not None:
            choices = CellChoices(
                choose=partial(self._choose_stance, row, column),
                details=partial(self._open_details, row, column),
                delete=partial(self._delete_newest, row, column),
                history=partial(self.panel_button.setChecked, True),
                board=partial(self.record_requested.emit, Ref(Kind.DEMAND, demand_id)),
            )
            StanceMenu(self, cell, choices, writable=self.writable).popup(at)

    def _refused(self, refusal: Refusal) -> None:
        show_refusal(self.messages, refusal)
