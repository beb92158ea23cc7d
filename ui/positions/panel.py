"""What is chosen in the matrix, at the side: the steps of the stance."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.queries import stances
from models.records import MatrixCell, MatrixColumn, MatrixRow
from models.vocabulary import Involvement
from models.workspace import Workspace
from ui.fonts import SEMIBOLD
from ui.positions.stance_panel import StepsPanel
from ui.widgets.plain_label import PlainLabel

_LEAST = 300


class PositionsPanel(QWidget):
    """Filled by `show_cell` while it is visible."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("History of the chosen stance")
        self.setMinimumWidth(_LEAST)
        self.title = PlainLabel("", self, size_delta=1.5, weight=SEMIBOLD, wrap=True)
        self.about = PlainLabel("", self, tone="muted", wrap=True)
        self.steps = StepsPanel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addWidget(self.steps, 1)

    def show_nothing(self) -> None:
        self.title.setText("No stance is chosen.")
        self.about.setText("")
        self.steps.show_steps((), "", writable=False, recordable=False)

    def show_cell(
        self,
        workspace: Workspace,
        row: MatrixRow,
        column: MatrixColumn,
        cell: MatrixCell | None,
        as_of: dt.date | None,
        *,
        writable: bool,
    ) -> None:
        """The steps of the column's party on the demand, as of a day. Raises Refusal where they cannot be read."""
        self.title.setText(column.told)
        self.about.setText(f"on {row.ref}: {row.title}")
        tables = cell is not None and cell.involvement is Involvement.TABLED_BY
        steps = stances.steps_of(workspace, row.id, column.party_id, as_of=as_of)
        self.steps.show_steps(steps, self._nothing(column, row, cell), writable=writable, recordable=not tables)

    @staticmethod
    def _nothing(column: MatrixColumn, row: MatrixRow, cell: MatrixCell | None) -> str:
        if cell is None:
            return f"{column.party_code} is not involved in {row.ref}."
        if cell.involvement is Involvement.TABLED_BY:
            return f"{column.party_code} tables {row.ref}; its position is the demand itself."
        if cell.involvement is Involvement.ADDRESSED_TO:
            return f"{column.party_code} was asked, and no position is recorded."
        return f"{column.party_code} is a third party, and no position is recorded."
