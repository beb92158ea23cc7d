"""The screen of the positions: the demand × party matrix, its bar, and what is chosen in it at the side.

It reads, records stances and asks; dialogs, records of other screens, paper and files are the window's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from models.errors import Refusal
from models.queries.matrix import MatrixGrouping, MatrixSort
from models.records import ColumnsBy, EditNews, MatrixColumn, MatrixFilter, MatrixRow, Ref
from models.vocabulary import Kind
from models.workspace import Workspace
from ui.messages import show_refusal
from ui.positions.bar import PositionsBar
from ui.positions.head import Framed, PositionsHead
from ui.positions.model import MatrixModel
from ui.positions.panel import PositionsPanel
from ui.positions.questions import Questions
from ui.positions.recording import Recording
from ui.positions.sight import Sight
from ui.positions.table import Matrix
from ui.put_aside import PutAside
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_chips import FilterChips
from ui.widgets.message_bar import MessageBar

_SIDE = 18
#: From this width on the side panel is shown without being asked for.
_ROOM_FOR_PANEL = 1250
_WIDE_PANEL = 380
#: What the matrix shows changes with these.
_SHOWN = (Kind.NEGOTIATION, Kind.DEMAND, Kind.PARTY, Kind.PERSON, Kind.DELEGATION, Kind.SOURCE)


class PositionsView(QWidget):
    """`record_requested` carries a Ref; the others ask the window for a demand, paper, a file, today."""

    record_requested = Signal(object)
    demand_wanted = Signal()
    print_requested = Signal()
    pdf_requested = Signal()
    today_requested = Signal()
    #: Other columns or another order were chosen; carries the Sight.
    sight_changed = Signal(object)

    def __init__(
        self, questions: Questions | None = None, parent: QWidget | None = None, *, put_aside: PutAside | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("positions")
        self.setAccessibleName("Positions")
        self._workspace: Workspace | None = None
        self._as_of: dt.date | None = None
        #: What was chosen before everything was let go.
        self._kept: tuple[int, MatrixColumn] | None = None
        self.sight = Sight()
        self._stale = self._panel_seen = False
        self.messages = MessageBar(self)
        self.head = PositionsHead(self)
        self.bar = PositionsBar(self)
        self.chips = FilterChips(self, side=0, below=0)
        self.model = MatrixModel(self)
        self.matrix = Matrix(self.model, self)
        self.table = self.matrix.table
        self.nothing = EmptyState("", parent=self, glyph="positions")
        self.panel = PositionsPanel(put_aside or PutAside(), self)
        self.recording = Recording(self.matrix, self.messages, questions, self)
        self._shown = Framed(self)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        self._shown.addWidget(self.matrix)
        self._shown.addWidget(self.nothing)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.addWidget(self._shown)
        self.split.addWidget(self.panel)
        self.split.setStretchFactor(0, 1)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(1)
        self.panel.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 12, _SIDE, 12)
        column.setSpacing(10)
        for widget in (self.messages, self.head, self.bar, self.chips):
            column.addWidget(widget)
        column.addWidget(self.split, 1)

    def _connect(self) -> None:
        bar, table, panel = self.bar, self.table, self.panel
        bar.filter_changed.connect(self.set_filter)
        bar.columns_changed.connect(self.set_columns)
        bar.sort_changed.connect(self.set_sort)
        bar.grouping_changed.connect(self.set_grouping)
        bar.search.left.connect(table.setFocus)
        self.chips.removed.connect(self._remove_filter)
        self.chips.cleared.connect(self._clear_filter)
        self.nothing.triggered.connect(self._act_on_nothing)
        self.recording.history_wanted.connect(self._open_panel)
        self.recording.board_wanted.connect(self.record_requested)
        table.current_changed.connect(self._show_chosen)
        table.column_header.sectionClicked.connect(self.sort_by_column)
        self.model.troubled.connect(self._refused)
        panel.steps.record_wanted.connect(self.recording.ask_chosen)
        panel.steps.correct_wanted.connect(self.recording.correct)
        panel.steps.delete_wanted.connect(self.recording.delete)
        panel.suggestion.taken.connect(self.recording.take)
        panel.suggestion.put_aside.connect(self._read)
        panel.tab_changed.connect(self._show_chosen)
        self.head.panel_toggled.connect(self._show_panel)
        self.head.print_requested.connect(self.print_requested)
        self.head.pdf_requested.connect(self.pdf_requested)
        self.head.today_requested.connect(self.today_requested)

    # ------------------------------------------------------------ what is shown

    @property
    def _is_past(self) -> bool:
        return self._as_of is not None and self._workspace is not None and self._as_of < self._workspace.today()

    def set_workspace(self, workspace: Workspace | None) -> None:
        """Another negotiation, or none. The same one again is read anew, and what was chosen stays chosen."""
        self._kept = self.matrix.chosen() if workspace is self._workspace else None
        if workspace is not self._workspace:
            self.bar.show_filter(MatrixFilter())
            self.sight = replace(self.sight, sorted_by=None)
        self._workspace, self._as_of = workspace, None
        self.recording.set_workspace(workspace)
        self._let_go()
        self._read()

    def _let_go(self) -> None:
        """Nothing that was read before is kept, shown or not: it may have been hidden since."""
        self.messages.dismiss()
        self.model.show((), (), None)
        self.panel.let_go()

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
        if not event.spontaneous() and self.width() >= _ROOM_FOR_PANEL and not self.head.panel_button.isChecked():
            self.head.panel_button.setChecked(True)
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
        kept, self._kept = self.matrix.chosen() or self._kept, None
        self.panel.expect_others()
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
        self.head.subtitle.setText(seen.subtitle)
        self.recording.past = self._is_past
        self._shown.set_past(self._is_past)
        self.head.show_past(self._as_of if self._is_past else None)
        nothing = seen.nothing(writable=self.recording.writable, past=self._is_past)
        if nothing is not None:
            self.nothing.set_words(*nothing)
        self._shown.setCurrentIndex(0 if nothing is None else 1)
        self.matrix.choose_again(kept)
        self._show_chosen()

    def _read_rows(self, workspace: Workspace, ids: Sequence[int]) -> Mapping[int, MatrixRow]:
        return self.sight.rows(workspace, ids, self._as_of, self.panel.aside)

    def _act_on_nothing(self) -> None:
        if not self.model.demands and self.bar.filter.active:
            self._clear_filter()
        elif self.model.demands:
            self.set_columns(ColumnsBy.PARTY)
        else:
            self.demand_wanted.emit()

    def _open_panel(self) -> None:
        self.head.panel_button.setChecked(True)

    def _show_panel(self, shown: bool) -> None:
        first = shown and not self._panel_seen
        self.panel.setVisible(shown)
        if first:
            self._panel_seen = True
            beside = _WIDE_PANEL if self.width() >= _ROOM_FOR_PANEL else self.panel.minimumWidth()
            self.split.setSizes([max(self.width() - beside, 1), beside])
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
        self.look(replace(self.sight, by=by, sorted_by=None))

    def set_sort(self, sort: MatrixSort) -> None:
        self.look(replace(self.sight, sort=sort, sorted_by=None))

    def set_grouping(self, grouping: MatrixGrouping) -> None:
        self.look(replace(self.sight, grouping=grouping))

    def sort_by_column(self, column: int) -> None:
        """By the stance of a party, those that it rejects first; a second time in the order before."""
        if self.sight.by is ColumnsBy.PARTY and 0 <= column < self.model.tail:
            wanted = self.model.columns[column].id
            self.look(replace(self.sight, sorted_by=None if self.sight.sorted_by == wanted else wanted))

    def look(self, sight: Sight) -> None:
        """Other columns, or another order of the rows."""
        self.sight = sight
        self.bar.show_columns(sight.by)
        self.bar.show_order(sight.sort, sight.grouping)
        self.sight_changed.emit(sight)
        self._read()

    def find_text(self) -> None:
        """Go to the find field (Ctrl+F)."""
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    # ------------------------------------------------------------ what is chosen

    def show_ref(self, ref: Ref) -> None:
        """Bring a demand into view, or a party's column."""
        if ref.kind is Kind.DEMAND:
            if self.model.row_of(ref.id) is None and self.bar.filter.active:
                self._clear_filter()
            self.matrix.choose_demand(self.model.row_of(ref.id))
        elif ref.kind is Kind.PARTY:
            self.matrix.choose_column(self.model.column_of(ref.id))

    def _show_chosen(self) -> None:
        place, chosen = self.table.place(), self.matrix.chosen()
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
                writable=self.recording.writable,
                shown=self.model.demand_ids,
            )
        except Refusal as refusal:
            self._refused(refusal)

    def _refused(self, refusal: Refusal) -> None:
        show_refusal(self.messages, refusal)
