"""The attendance screen: who comes to which meeting by whose word, filtered, with all words on the chosen line.

It reads and asks; opening a record and recording a word are the window's.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from models.errors import Refusal
from models.queries import confirmations as queries
from models.queries import summary
from models.records import ConfirmationFilter, EditNews, Ref
from models.vocabulary import Kind
from models.workspace import Workspace
from ui.confirmations.filters import Filters
from ui.confirmations.table import ConfirmationTable
from ui.confirmations.words_panel import WordsPanel
from ui.fonts import SEMIBOLD
from ui.language import written
from ui.messages import show_refusal
from ui.theme import theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.message_bar import MessageBar
from ui.widgets.plain_label import PlainLabel
from ui.widgets.record_table import quiet_choice

_SIDE = 18
_LISTED = (Kind.NEGOTIATION, Kind.MEETING, Kind.PARTY, Kind.PERSON, Kind.SOURCE, Kind.DEMAND)
_NOTHING = "Nobody’s attendance is recorded yet."
_NOTHING_LEFT = "No attendance is like that."


class ConfirmationsView(QWidget):
    """`record_requested` carries a Ref, `word_requested` a meeting's id and the newest word on somebody."""

    record_requested = Signal(object)
    word_requested = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attendance")
        self.setAccessibleName("Attendance and confirmations")
        self._workspace: Workspace | None = None
        self._as_of: dt.date | None = None
        self._stale = False
        self._wanted: Ref | None = None
        self.messages = MessageBar(self)
        self.subtitle = PlainLabel("", self, tone="muted", elide=Qt.TextElideMode.ElideRight)
        self.filters = Filters(self)
        self.table = ConfirmationTable(self)
        self.nothing = EmptyState(_NOTHING, parent=self, glyph="attendance")
        self.panel = WordsPanel(self)
        self._lists = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.filters.open_only)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel("Attendance and confirmations", self, size_delta=4.5, weight=SEMIBOLD))
        words.addWidget(self.subtitle)
        self._lists.addWidget(self.table)
        self._lists.addWidget(self.nothing)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self._lists)
        split.addWidget(self.panel)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(0, 1)
        split.setSizes([760, 320])
        split.setHandleWidth(1)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 12, _SIDE, 12)
        column.setSpacing(10)
        column.addWidget(self.messages)
        column.addLayout(head)
        column.addWidget(self.filters)
        column.addWidget(split, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._read)
        self.table.activated.connect(self._open_row)
        self.table.selectionModel().currentRowChanged.connect(self._show_words)
        self.nothing.triggered.connect(self._let_all_through)
        self.panel.record_requested.connect(self.record_requested)
        self.panel.word_requested.connect(self._ask_word)
        theme().changed.connect(self._recolour)

    # ------------------------------------------------------------ what is shown

    @property
    def writable(self) -> bool:
        return self._workspace is not None and not self._workspace.read_only and self._as_of is None

    def set_workspace(self, workspace: Workspace | None) -> None:
        """Another negotiation, or none."""
        self._workspace, self._as_of, self._wanted = workspace, None, None
        self.messages.dismiss()
        self.filters.set_choices((), ())
        self.filters.show_wanted(ConfirmationFilter())
        self.table.show_lines(())
        self._show_words()
        self._read()

    def set_as_of(self, day: dt.date | None) -> None:
        """The words by another day; None is today."""
        if day != self._as_of:
            self._as_of = day
            self._read()

    def refresh(self, news: EditNews | None = None) -> None:
        """Read anew what an edit may have changed, at once where it is seen."""
        if news is None or news.touches(*_LISTED):
            self._read()

    def show_wanted(self, wanted: ConfirmationFilter) -> None:
        """Filter the list, as if a person had."""
        self.filters.show_wanted(wanted)
        self._read()

    def show_ref(self, ref: Ref) -> None:
        """All words on one meeting."""
        self._wanted = ref
        self._read()

    def _read(self) -> None:
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        workspace = self._workspace
        if workspace is None:
            return
        try:
            parties = summary.parties(workspace, as_of=self._as_of)
            self.filters.set_choices(parties, queries.meetings_attended(workspace, as_of=self._as_of))
            if self._wanted is not None:
                self.filters.show_wanted(ConfirmationFilter(meeting_id=self._wanted.id))
                self._wanted = None
            found = queries.confirmations(workspace, self.filters.wanted(), as_of=self._as_of)
            unconfirmed = summary.totals(workspace, as_of=self._as_of).unconfirmed
        except Refusal as refusal:
            show_refusal(self.messages, refusal)
            return
        self._show(found, unconfirmed)

    def _show(self, found: queries.Confirmations, unconfirmed: int) -> None:
        noun = "attendance" if unconfirmed == 1 else "attendances"
        parts = [f"{unconfirmed:,} {noun} that the party itself has not confirmed"]
        if self._as_of is not None:
            parts.append(f"as of {written(self._as_of, 'd MMM yyyy')}, to be looked at only")
        self.subtitle.setText(" · ".join(parts))
        number = len(found.lines)
        self.filters.count.setText(f"the first {number:,}" if found.more else f"{number:,} shown")
        self.table.show_lines(found.lines)
        self.nothing.set_words(
            _NOTHING_LEFT if self.filters.active else _NOTHING, "Show &all" if self.filters.active else ""
        )
        self._lists.setCurrentIndex(0 if found.lines else 1)
        self._show_words()

    def _show_words(self) -> None:
        self.panel.show_line(self._workspace, self.table.chosen(), as_of=self._as_of, writable=self.writable)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._recolour()
        if self._stale:
            self._read()

    def _recolour(self) -> None:
        quiet_choice(self.table)

    # ------------------------------------------------------------ asking

    def _let_all_through(self) -> None:
        self.show_wanted(ConfirmationFilter())
        self.filters.open_only.setFocus()

    def _open_row(self, index: QModelIndex) -> None:
        line = self.table.line_at(index.row())
        if line is not None:
            self.record_requested.emit(line.meeting)

    def _ask_word(self) -> None:
        line = self.table.chosen()
        if line is not None and self.writable:
            self.word_requested.emit(line.meeting.id, line.newest)
