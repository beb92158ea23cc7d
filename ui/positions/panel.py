"""What is chosen in the matrix, at the side: the steps of the stance, and how stances came together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from models.queries import convergence, stances
from models.queries.suggested import suggested
from models.records import ColumnsBy, MatrixCell, MatrixColumn, MatrixRow
from models.vocabulary import Involvement
from models.workspace import Workspace
from ui.fonts import SEMIBOLD
from ui.positions.convergence_panel import ConvergencePanel
from ui.positions.stance_panel import StepsPanel
from ui.put_aside import PutAside
from ui.widgets.plain_label import PlainLabel
from ui.widgets.suggestion_bar import SuggestionBar

_LEAST = 300
STEPS, DEMAND, ALL = range(3)


class PositionsPanel(QWidget):
    """Filled by `show_cell` while it is visible; of its tabs only the one that is seen reads anything."""

    #: Another tab is seen, and wants to be filled.
    tab_changed = Signal()

    def __init__(self, put_aside: PutAside, parent: QWidget) -> None:
        super().__init__(parent)
        self.aside = put_aside
        self._all_read = False
        self.setAccessibleName("The chosen stance")
        self.setMinimumWidth(_LEAST)
        self.title = PlainLabel("", self, size_delta=1.5, weight=SEMIBOLD, wrap=True)
        self.about = PlainLabel("", self, tone="muted", wrap=True)
        self.suggestion = SuggestionBar(self)
        self.steps = StepsPanel(self)
        self.demand = ConvergencePanel("Convergence of the demand", self)
        self.all = ConvergencePanel("Convergence of all demands shown", self)
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName("About the chosen stance")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self._pages = QStackedWidget(self)
        for name, page in (("Steps", self.steps), ("Convergence", self.demand), ("All demands", self.all)):
            self.tabs.addTab(name)
            self._pages.addWidget(page)
        self.suggestion.put_aside.connect(put_aside.add)
        self.tabs.currentChanged.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addWidget(self.suggestion)
        column.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._pages, 1)

    def _turn(self, tab: int) -> None:
        self._pages.setCurrentIndex(tab)
        self.tab_changed.emit()

    def expect_others(self) -> None:
        """Other demands are shown, or what is known of them has changed: all of them are counted anew when seen."""
        self._all_read = False

    def let_go(self) -> None:
        """Show nothing of what was read, in no tab."""
        self.show_nothing()
        self.demand.let_go()
        self.all.let_go()

    def show_nothing(self) -> None:
        self.title.setText("No stance is chosen.")
        self.about.setText("")
        self.suggestion.show_suggestion(None)
        self.steps.show_steps((), "", "UTC", writable=False, recordable=False)

    def show_cell(
        self,
        workspace: Workspace,
        row: MatrixRow,
        column: MatrixColumn,
        cell: MatrixCell | None,
        as_of: dt.date | None,
        *,
        writable: bool,
        shown: Callable[[], tuple[int, ...]],
    ) -> None:
        """What the tab in sight says of the cell, as of a day. Raises Refusal where that cannot be read.

        shown: gives the ids of all demands that the matrix shows.
        """
        self.title.setText(column.told)
        whole = "" if column.by is ColumnsBy.PARTY else f" · all that {column.party_code} said"
        self.about.setText(f"on {row.ref}: {row.title}{whole}")
        found = suggested(workspace, [row.id]).get(row.id) if writable else None
        self.suggestion.show_suggestion(self.aside.waiting(found))
        tab = self.tabs.currentIndex()
        if tab == STEPS:
            tables = cell is not None and cell.involvement is Involvement.TABLED_BY
            steps = stances.steps_of(workspace, row.id, column.party_id, as_of=as_of)
            nothing, zone = _nothing(column, row, cell), workspace.zone
            self.steps.show_steps(steps, nothing, zone, writable=writable, recordable=not tables)
        elif tab == DEMAND:
            self.demand.show_demand(convergence.of_demand(workspace, row.id, as_of=as_of))
        elif not self._all_read:
            self._all_read = True
            QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)  # of ten thousand demands it takes a while
            try:
                counted = convergence.overall(workspace, shown(), as_of=as_of)
            finally:
                QApplication.restoreOverrideCursor()
            self.all.show_overall(counted)


def _nothing(column: MatrixColumn, row: MatrixRow, cell: MatrixCell | None) -> str:
    """The sentence where no step is recorded."""
    if cell is None:
        return f"{column.party_code} is not involved in {row.ref}."
    if cell.involvement is Involvement.TABLED_BY:
        return f"{column.party_code} tables {row.ref}; its position is the demand itself."
    if cell.involvement is Involvement.ADDRESSED_TO:
        return f"{column.party_code} was asked, and no position is recorded."
    return f"{column.party_code} is a third party, and no position is recorded."
