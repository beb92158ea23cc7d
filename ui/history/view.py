"""The history screen: the journal as a table, a field to filter it, and below it what the chosen edit changed."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from models.queries import known as known_query
from models.records import EditNews, HistoryLine, Moment
from models.workspace import Workspace
from ui.fields.saying import moment_words, zone_words
from ui.fonts import SEMIBOLD
from ui.history.known_bar import CHOSEN, KnownBar
from ui.history.known_panel import KnownPanel
from ui.history.model import BY, KIND, REASON, RECORDED, STEP, HistoryModel, kind_words
from ui.theme import theme
from ui.widgets.buttons import push_button
from ui.widgets.flat_scrollbar import use_flat_bars
from ui.widgets.plain_label import PlainLabel
from ui.widgets.record_table import dress_table

_SIDE = 18


class HistoryView(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self.setAccessibleName("History")
        self._zone = "UTC"
        self.model = HistoryModel(self)
        self.subtitle = PlainLabel("", self, tone="muted", elide=Qt.TextElideMode.ElideRight)
        self.search = _Search(self)
        self.search.setAccessibleName("Filter the history")
        self.search.setPlaceholderText("Filter by step, reason, author or change…")
        self.search.textChanged.connect(self._filter)
        self.count = PlainLabel("", self, tone="muted")
        self.older_button = push_button("Read earlier edits", self, hint="Look further back in the journal")
        self.older_button.clicked.connect(self._read_older)
        self.table = _table(self.model, self)
        self.details = _Details(self)
        self.known_bar = KnownBar(self)
        self.panel = KnownPanel(self.details, self)
        self._workspace: Workspace | None = None
        self._known: Moment | None = None
        self._day: dt.date | None = None
        self._lay_out()
        self._connect()
        self._recolour()
        self.setFocusProxy(self.table)
        self._count()

    def _connect(self) -> None:
        theme().changed.connect(self._recolour)
        self.table.selectionModel().currentRowChanged.connect(self._show_details)
        for signal in (self.model.modelReset, self.model.rowsInserted):
            signal.connect(self._count)
        bar = self.known_bar
        bar.moment_wanted.connect(self._show_moment)
        bar.preset_wanted.connect(self.show_known)
        bar.edit_wanted.connect(self.know_chosen_edit)
        bar.day_wanted.connect(self._show_day)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel("History", self, size_delta=4.5, weight=SEMIBOLD))
        words.addWidget(self.subtitle)
        bar = QHBoxLayout()
        bar.setSpacing(10)
        self.search.setMaximumWidth(420)
        bar.addWidget(self.search, 1)
        bar.addWidget(self.count)
        bar.addStretch(1)
        bar.addWidget(self.older_button)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(self.table)
        split.addWidget(self.panel)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setSizes([430, 270])
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SIDE, 12, _SIDE, 12)
        layout.setSpacing(10)
        layout.addLayout(words)
        layout.addLayout(bar)
        layout.addWidget(self.known_bar)
        layout.addWidget(split, 1)

    def _recolour(self) -> None:
        # The chosen row stays quiet, so that icons keep their contrast on it.
        colours, palette = theme().colours, self.table.palette()
        palette.setColor(palette.ColorRole.Highlight, colours.accent_soft)
        palette.setColor(palette.ColorRole.HighlightedText, colours.text)
        self.table.setPalette(palette)

    # ------------------------------------------------------------ the negotiation

    def set_workspace(self, workspace: Workspace | None) -> None:
        self.search.clear()
        self._workspace = workspace
        self._zone = workspace.zone if workspace is not None else "UTC"
        self._known = self._day = None
        self.model.show_until(None)
        self.model.set_workspace(workspace)
        self._offer_moments()
        # What was known at a moment is told by the journal, whose words are hidden then.
        self.known_bar.setHidden(workspace is not None and workspace.discreet)
        self.known_bar.show_moment(None, None)
        self.panel.show_known(None, None, None)
        self._name_zone()
        self._choose_first()

    # ------------------------------------------------------------ as known at

    @property
    def known(self) -> Moment | None:
        """The moment of recorded time that is shown, None for now."""
        return self._known

    def show_known(self, known: Moment | None) -> None:
        """Show the edits up to a moment, and what was known then; None is now."""
        name = self.known_bar.preset.currentText() if known is not None else ""
        self._known = known
        self._day = self._day if known is not None else None
        self.model.show_until(None if known is None else known.sequence)
        self._show_panel(name)
        self._name_zone()
        self._choose_first()

    def know_chosen_edit(self) -> None:
        """What was known just after the chosen edit was recorded."""
        line = self.model.line(self.table.currentIndex().row())
        if line is not None and self._workspace is not None:
            self.known_bar.preset.setCurrentText(CHOSEN)
            self.show_known(Moment(line.at, line.sequence))

    def _show_moment(self, at: int | None) -> None:
        if self._workspace is not None:
            self.show_known(None if at is None else known_query.moment_at(self._workspace, at))

    def _show_day(self, day: dt.date | None) -> None:
        self._day = day
        self._show_panel(self.known_bar.preset.currentText())

    def _show_panel(self, name: str = "") -> None:
        if self._workspace is not None:
            today = self._workspace.today()
            day = today if self._day is None else min(self._day, today)
            self.panel.show_known(self._workspace, self._known, day)
            self.known_bar.show_moment(self._known, day, name)

    def _offer_moments(self) -> None:
        workspace = self._workspace
        if workspace is not None:
            self.known_bar.set_choices(known_query.presets(workspace), workspace.zone, workspace.today())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._known is not None:
            self.known_bar.leave()
        else:
            super().keyPressEvent(event)

    def refresh(self, news: EditNews | None = None) -> None:
        """New edits come on top; what is chosen stays chosen."""
        chosen = self.table.currentIndex().row()
        at_top = chosen <= 0 and self.table.verticalScrollBar().value() == 0
        self.model.read_newest()
        self._offer_moments()
        if self._known is not None:
            self._show_panel(self.known_bar.preset.currentText())
        self._name_zone()
        if at_top or self.table.currentIndex().row() < 0:
            self._choose_first()

    def _name_zone(self) -> None:
        which = "Every edit as it was recorded"
        if self._known is not None:
            which = f"What was recorded by {moment_words(self._known.at, self._zone)}"
        if self._workspace is not None and self._workspace.discreet:
            which = "Steps have no names here while confidential records are hidden"
        self.subtitle.setText(f"{which}, newest first · {zone_words(self._zone)}")

    def _choose_first(self) -> None:
        if self.model.rowCount():
            self.table.selectRow(0)
        else:
            self.details.show_line(None, self._zone)

    # ------------------------------------------------------------ looking for something

    def find_text(self) -> None:
        """Go to the filter field (Ctrl+F)."""
        self.search.setFocus()
        self.search.selectAll()

    def _filter(self, text: str) -> None:
        self.model.filter(text)
        self._choose_first()

    def _read_older(self) -> None:
        self.model.fetchMore()
        self._count()

    def _count(self) -> None:
        shown, read = self.model.rowCount(), self.model.read
        more = "" if self.model.all_read else " read so far"
        filtered = bool(self.search.text().strip())
        edits = "edit" if read == 1 else "edits"
        self.count.setText(f"{shown:n} of {read:n} {edits}{more}" if filtered else f"{read:n} {edits}{more}")
        self.older_button.setVisible(not self.model.all_read)

    def _show_details(self) -> None:
        self.details.show_line(self.model.line(self.table.currentIndex().row()), self._zone)


class _Search(QLineEdit):
    """Esc empties it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class _Details(QScrollArea):
    """One edit in full: when, who, why, and each field that changed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setMinimumHeight(96)
        self.setAccessibleName("The chosen edit")
        use_flat_bars(self)
        inner = QWidget(self)
        self.title = PlainLabel("", inner, weight=SEMIBOLD, size_delta=1.0, wrap=True, selectable=True)
        self.told = PlainLabel("", inner, tone="muted", wrap=True, selectable=True)
        self.changes = PlainLabel("", inner, wrap=True, selectable=True)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(2, 10, 2, 6)
        layout.setSpacing(5)
        for label in (self.title, self.told, self.changes):
            layout.addWidget(label)
        layout.addStretch(1)
        self.setWidget(inner)

    def show_line(self, line: HistoryLine | None, zone: str) -> None:
        self.title.setText(line.label if line else "No edit is chosen.")
        if line is None:
            self.told.setText("")
            self.changes.setText("")
            return
        told = f"{moment_words(line.at, zone)}, {zone_words(zone)} · {line.author} · {kind_words(line.kind)}"
        self.told.setText(f"{told} · because: {line.reason}" if line.reason else told)
        lines = [(said, sum(1 for _ in same)) for said, same in groupby(line.details)]
        self.changes.setText("\n".join(said if n == 1 else f"{said} ({n} times)" for said, n in lines))


def _table(model: HistoryModel, parent: QWidget) -> QTableView:
    """Rows of one height, which lay themselves out at no cost however many there are."""
    table = QTableView(parent)
    table.setModel(model)
    table.setAccessibleName("Edits, newest first")
    dress_table(table)
    header = table.horizontalHeader()
    for column, width in ((RECORDED, 160), (REASON, 260), (BY, 110), (KIND, 100)):
        header.resizeSection(column, width)
    header.setSectionResizeMode(STEP, QHeaderView.ResizeMode.Stretch)
    return table
