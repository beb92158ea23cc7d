"""The way to the summit on one sheet: the numbers, the list behind the chosen one, the burn-up and what it says.

It reads and asks; opening a record, the board, a printer or a file is the window's.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from models.errors import Refusal
from models.pace import told
from models.queries import summary
from models.queries.open_lists import MOST_LISTED, Part, listed
from models.queries.readiness import OPEN, readiness
from models.records import BoardFilter, EditNews, Readiness
from models.vocabulary import Kind
from models.workspace import Workspace
from ui.fonts import SEMIBOLD
from ui.language import written
from ui.messages import show_refusal
from ui.readiness.burnup import BurnUp
from ui.readiness.tables import ItemTable, StepTable
from ui.readiness.tiles import Tiles, words_of
from ui.theme import theme
from ui.widgets.buttons import push_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.message_bar import MessageBar
from ui.widgets.plain_label import PlainLabel

_SIDE = 18
#: What the sheet counts changes with these.
_COUNTED = (Kind.NEGOTIATION, Kind.DEMAND, Kind.MEETING, Kind.PARTY, Kind.PERSON, Kind.INSTRUMENT)
_NOTHING = {
    Part.DEMANDS: "No demand is open.",
    Part.POSITIONS: "Every party that was asked has a position.",
    Part.TERMS: "No word is contested.",
    Part.ATTENDANCES: "Every attendance is confirmed by the party itself.",
    Part.MEETINGS: "No meeting is planned before the summit.",
}


class ReadinessView(QWidget):
    """`record_requested` carries a Ref, `board_requested` a BoardFilter; the other two ask for paper and a file."""

    record_requested = Signal(object)
    board_requested = Signal(object)
    print_requested = Signal()
    pdf_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readiness")
        self.setAccessibleName("Readiness")
        self._workspace: Workspace | None = None
        self._as_of: dt.date | None = None
        self._part = Part.DEMANDS
        self._stale = False
        self.state: Readiness | None = None
        self.messages = MessageBar(self)
        self.subtitle = PlainLabel("", self, tone="muted", elide=Qt.TextElideMode.ElideRight)
        self.tiles = Tiles(self)
        self.verdict = PlainLabel("", self, wrap=True)
        self.verdict.setAccessibleName("Whether the pace is enough")
        self.list_title = PlainLabel("", self, weight=SEMIBOLD)
        self.board_button = push_button("Show on the &board", self)
        self.items = ItemTable(self)
        self.nothing = EmptyState("", parent=self, glyph="check")
        self.chart = BurnUp(self)
        self.steps = StepTable(self)
        self.table_button = push_button("As &numbers", self)
        self.table_button.setCheckable(True)
        self.pdf_button = push_button("&Save as PDF…", self, glyph="pdf", kind="primary")
        self.print_button = push_button("P&rint…", self, glyph="print")
        self._lists, self._pictures = QStackedWidget(self), QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.tiles.parts[Part.DEMANDS])

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel("The way to the summit", self, size_delta=4.5, weight=SEMIBOLD))
        words.addWidget(self.subtitle)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(words, 1)
        head.addWidget(self.print_button)
        head.addWidget(self.pdf_button)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self._left())
        split.addWidget(self._right())
        split.setChildrenCollapsible(False)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        split.setSizes([440, 620])
        split.setHandleWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 12, _SIDE, 12)
        column.setSpacing(10)
        column.addWidget(self.messages)
        column.addLayout(head)
        column.addWidget(self.tiles)
        column.addWidget(split, 1)

    def _left(self) -> QWidget:
        side = QWidget(self)
        bar = QHBoxLayout()
        bar.addWidget(self.list_title, 1)
        bar.addWidget(self.board_button)
        self._lists.addWidget(self.items)
        self._lists.addWidget(self.nothing)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 12, 0)
        column.addLayout(bar)
        column.addWidget(self._lists, 1)
        return side

    def _right(self) -> QWidget:
        side = QWidget(self)
        bar = QHBoxLayout()
        bar.addWidget(PlainLabel("Agreed demands over time", side, weight=SEMIBOLD), 1)
        bar.addWidget(self.table_button)
        self._pictures.addWidget(self.chart)
        self._pictures.addWidget(self.steps)
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(self._pictures, 1)
        column.addWidget(self.verdict)
        return side

    def _connect(self) -> None:
        self.tiles.chosen.connect(self.show_part)
        self.tiles.summit_pressed.connect(self._open_summit)
        self.items.activated.connect(self._open_row)
        self.board_button.clicked.connect(self._show_on_board)
        self.table_button.toggled.connect(self._show_numbers)
        self.print_button.clicked.connect(self.print_requested)
        self.pdf_button.clicked.connect(self.pdf_requested)
        theme().changed.connect(self._recolour)

    # ------------------------------------------------------------ what is shown

    def set_workspace(self, workspace: Workspace | None) -> None:
        """Another negotiation, or none."""
        self._workspace, self._as_of, self.state = workspace, None, None
        self.messages.dismiss()
        self._part = Part.DEMANDS
        self._read()

    def set_as_of(self, day: dt.date | None) -> None:
        """The state of another day; None is today."""
        if day != self._as_of:
            self._as_of = day
            self._read()

    def refresh(self, news: EditNews | None = None) -> None:
        """Read anew what an edit may have changed, at once where it is seen."""
        if news is None or news.touches(*_COUNTED):
            self._read()

    def _read(self) -> None:
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        if self._workspace is None:
            return
        try:
            self.state = readiness(self._workspace, as_of=self._as_of)
            head = summary.negotiation(self._workspace)
        except Refusal as refusal:
            show_refusal(self.messages, refusal)
            return
        self._show(self.state, head.place or self.state.zone.rsplit("/", 1)[-1].replace("_", " "))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The style sheet has dressed the tables by now, and would have taken their colours back.
        self._recolour()
        if self._stale:
            self._read()

    def _show(self, state: Readiness, place: str) -> None:
        summit = "No summit is set"
        if state.summit_when is not None:
            summit = f"{state.summit_title}, {state.summit_when.described()}"
        self.subtitle.setText(f"{summit} · as of {written(state.day, 'd MMM yyyy')}, {place}")
        self.tiles.show_state(state)
        self.verdict.setText(told(state))
        self.chart.show_state(state)
        self.steps.show_steps(state.steps)
        self.show_part(self._part)

    def show_part(self, part: Part) -> None:
        """The list behind a number."""
        self._part = part
        self.tiles.mark(part)
        if self._workspace is None or self.state is None:
            return
        items = listed(self._workspace, part, as_of=self._as_of)
        name = f"{words_of(part, 2)[0].upper()}{words_of(part, 2)[1:]}"
        self.list_title.setText(name if len(items) < MOST_LISTED else f"{name}: the first {MOST_LISTED}")
        self.items.show_items(items, name)
        self.nothing.set_words(_NOTHING[part])
        self._lists.setCurrentIndex(0 if items else 1)
        self.board_button.setVisible(part in (Part.DEMANDS, Part.POSITIONS) and bool(items))

    def _show_numbers(self, shown: bool) -> None:
        self._pictures.setCurrentIndex(1 if shown else 0)

    def _recolour(self) -> None:
        # The chosen row stays quiet, as in the history.
        for table in (self.items, self.steps):
            palette = table.palette()
            palette.setColor(palette.ColorRole.Highlight, theme().colours.accent_soft)
            palette.setColor(palette.ColorRole.HighlightedText, theme().colours.text)
            table.setPalette(palette)

    # ------------------------------------------------------------ links

    def _open_summit(self) -> None:
        if self.state is not None and self.state.summit is not None:
            self.record_requested.emit(self.state.summit)

    def _open_row(self, index: QModelIndex) -> None:
        item = self.items.item_at(index.row())
        if item is None:
            return
        if item.ref is not None:
            self.record_requested.emit(item.ref)
        elif item.party_id is not None:
            self.board_requested.emit(BoardFilter(party_ids=frozenset({item.party_id}), statuses=frozenset(OPEN)))

    def _show_on_board(self) -> None:
        """All open demands; for missing positions those of the parties that owe one."""
        parties: frozenset[int] = frozenset()
        if self._part is Part.POSITIONS:
            known = [self.items.item_at(row) for row in range(self.items.model().rowCount())]
            parties = frozenset(item.party_id for item in known if item is not None and item.party_id is not None)
        self.board_requested.emit(BoardFilter(party_ids=parties, statuses=frozenset(OPEN)))
