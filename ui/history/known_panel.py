"""Below the journal: the chosen edit, and what was known at a moment in tables of their own."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QTabBar, QTableView, QVBoxLayout, QWidget

from models.dates import short_day
from models.queries.changed import changed_since
from models.queries.known import Known
from models.records import Moment
from models.workspace import Workspace
from ui.fields.saying import moment_words
from ui.fonts import SEMIBOLD, ui_font
from ui.history.known_model import ChangesModel, DemandsModel, MeetingsModel
from ui.widgets.plain_label import PlainLabel
from ui.widgets.record_table import dress_table

EDIT, DEMANDS, MEETINGS, CHANGES = range(4)

#: Pixels by column; the one that is left out takes the rest.
_DEMAND_WIDTHS = {0: 74, 2: 142, 3: 122, 4: 134, 5: 150, 6: 134}
_MEETING_WIDTHS = {1: 92, 2: 122, 3: 134, 4: 160, 5: 170}
_CHANGE_WIDTHS = {0: 90, 1: 300}


class KnownPanel(QWidget):
    """`details` stands under the first tab; the others are there while a moment is shown."""

    def __init__(self, details: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(110)
        self.sentence = PlainLabel("", self, weight=SEMIBOLD, elide=Qt.TextElideMode.ElideRight)
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName("The chosen edit, and what was known")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setFont(ui_font(-0.5))
        self.demands, self.meetings, self.changes = DemandsModel(self), MeetingsModel(self), ChangesModel(self)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(details)
        self.tables = {
            DEMANDS: _table(
                self.demands, "Demands as they were known", {0: 84, 2: 150, 3: 130, 4: 150, 5: 210, 6: 190}, 1
            ),
            MEETINGS: _table(self.meetings, "Meetings as they were known", {1: 120, 2: 130, 3: 150, 4: 190, 5: 230}, 0),
            CHANGES: _table(self.changes, "What changed since", {0: 90, 1: 300}, 2),
        }
        for name in ("Chosen edit", "Demands", "Meetings", "Changed since"):
            self.tabs.addTab(name)
        for table in self.tables.values():
            self.pages.addWidget(table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.sentence)
        layout.addWidget(self.tabs)
        layout.addWidget(self.pages, 1)
        self.tabs.currentChanged.connect(self._turn)
        self._known: tuple[Workspace, Moment] | None = None
        self._changes_read = False
        self.show_known(None, None, None)

    def show_known(self, workspace: Workspace | None, known: Moment | None, day: dt.date | None) -> None:
        """What was known at a moment of a day; None, and only the chosen edit is told."""
        there = workspace is not None and known is not None
        for tab in (DEMANDS, MEETINGS, CHANGES):
            self.tabs.setTabVisible(tab, there)
        self.tabs.setVisible(there)
        self.sentence.setVisible(there)
        self._changes_read = False
        if workspace is None or known is None:
            self._known = None
            self.tabs.setCurrentIndex(EDIT)
            for paged in (self.demands, self.meetings):
                paged.show((), lambda _: (), "UTC")
            self.changes.show(())
            return
        self._known = (workspace, known)
        seen = Known(workspace, known, day)
        self.demands.show(seen.demand_ids, seen.demands, workspace.zone)
        self.meetings.show(seen.meeting_ids, seen.meetings, workspace.zone)
        self.tabs.setTabText(DEMANDS, f"Demands {len(seen.demand_ids):n}")
        self.tabs.setTabText(MEETINGS, f"Meetings {len(seen.meeting_ids):n}")
        counts = ", ".join(f"{number:n} {status.word}" for status, number in seen.counts().items() if number)
        self.sentence.setText(
            f"As known on {moment_words(known.at, workspace.zone)}, effective up to {short_day(seen.day)}"
            f" — {counts or 'no demand was known'}"
        )
        if self.tabs.currentIndex() == EDIT:
            self.tabs.setCurrentIndex(DEMANDS)
        self._turn(self.tabs.currentIndex())

    def _turn(self, tab: int) -> None:
        self.pages.setCurrentIndex(tab)
        if tab == CHANGES and not self._changes_read and self._known is not None:
            self._changes_read = True
            records, further = changed_since(*self._known)
            self.changes.show(records)
            more = f", and {further:n} rows further back" if further else ""
            self.tabs.setTabText(CHANGES, f"Changed since {len(records):n}{more}")


def _table(model: QAbstractTableModel, name: str, widths: dict[int, int], stretched: int) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(name)
    dress_table(table, row_height=26)
    header = table.horizontalHeader()
    for column, width in widths.items():
        header.resizeSection(column, width)
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    return table
