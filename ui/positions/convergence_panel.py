"""How stances came together, as a plot and as numbers: of one demand, or of all demands that are shown.

The plot is made when it is first seen, since it brings pyqtgraph along.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHeaderView, QStackedWidget, QTableView, QVBoxLayout, QWidget

from models.records.convergence import LEVELS, DemandConvergence, OverallConvergence
from models.vocabulary import Stance
from ui.language import written
from ui.widgets.buttons import push_button
from ui.widgets.plain_label import PlainLabel
from ui.widgets.record_table import dress_table
from ui.widgets.text_rows import TextRows

if TYPE_CHECKING:
    from ui.positions.plot import ConvergencePlot, Picture

_SHORT = {
    Stance.NONE_RECORDED: "none",
    Stance.REJECTS: "rejects",
    Stance.UNDECIDED: "undecided",
    Stance.ACCEPTS_WITH_CONDITIONS: "conditions",
    Stance.ACCEPTS: "accepts",
}


class ConvergencePanel(QWidget):
    """Filled by `show_demand` or `show_overall`; a button turns the plot into the table of the same numbers."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self.plot: ConvergencePlot | None = None
        self.told = PlainLabel("", self, wrap=True)
        self.note = PlainLabel("", self, tone="muted", size_delta=-1.0, wrap=True)
        self.numbers = TextRows((), self)
        self.table = QTableView(self)
        self.table.setModel(self.numbers)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setAccessibleName(f"{name} as numbers")
        dress_table(self.table, row_height=24)
        self.table_button = push_button("As &numbers", self)
        self.table_button.setCheckable(True)
        self.table_button.toggled.connect(self._show_numbers)
        self._pictures = QStackedWidget(self)
        self._place = QWidget(self)
        place = QVBoxLayout(self._place)
        place.setContentsMargins(0, 0, 0, 0)
        place.addStretch(0)
        self._pictures.addWidget(self._place)
        self._pictures.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.told)
        column.addWidget(self._pictures, 1)
        column.addWidget(self.note)
        column.addWidget(self.table_button, 0, Qt.AlignmentFlag.AlignLeft)

    def let_go(self) -> None:
        """Show nothing of what was read."""
        if self.plot is not None:
            self.plot.show_picture(None, "")
        self.told.setText("")
        self.note.setText("")
        self._show_rows((), [])

    def show_demand(self, found: DemandConvergence) -> None:
        """The path of each party, and the statuses of the demand as marks."""
        from ui.positions.plot import Line, Mark, Picture

        levels = {stance: float(height) for height, stance in enumerate(LEVELS)}
        lines = [
            Line(path.code, tuple((max(step.day, found.first), levels[step.stance]) for step in path.steps))
            for path in found.paths
        ]
        marks = [Mark(max(on.day, found.first), on.status.word, on.status.value) for on in found.statuses]
        heights = tuple((float(height), _SHORT[stance]) for height, stance in enumerate(LEVELS))
        told = told_of_demand(found)
        self._show(Picture(found.first, found.day, heights, tuple(lines), tuple(marks)), told)
        self.note.setText("Our own assessments are drawn too." if _assessed(found) else "")
        self._show_rows(("Day", "Who", "What"), _demand_rows(found))

    def show_overall(self, found: OverallConvergence) -> None:
        """The shares of all answers that are asked for."""
        from ui.positions.plot import Line, Picture

        asked = max(found.asked, 1)
        lines = [
            Line(name, tuple((on.day, 100 * on.of(*stances) / asked) for on in found.steps), ink, stroke)
            for name, ink, stroke, stances in _SHARES
            if found.steps
        ]
        heights = tuple((float(share), f"{share} %") for share in (0, 25, 50, 75, 100))
        told = told_of_all(found)
        self._show(Picture(found.first, found.day, heights, tuple(lines), spread=False), told)
        self.note.setText("Each addressee of each demand that is shown is one answer; our own assessments count.")
        headings = ("Day", "Accept", "Cond.", "Undec.", "Reject", "None")
        rows = [
            (
                written(on.day, "d MMM yy"),
                *(str(on.of(stance)) for stance in reversed(LEVELS[2:])),
                str(on.of(Stance.REJECTS)),
                str(on.of(Stance.NONE_RECORDED)),
            )
            for on in reversed(found.steps)
        ]
        self._show_rows(headings, rows)

    def _show(self, picture: Picture, told: str) -> None:
        if self.plot is None:
            from ui.positions.plot import ConvergencePlot

            self.plot = ConvergencePlot(self._place)
            self.plot.setAccessibleName(self._name)
            layout = self._place.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.insertWidget(0, self.plot, 1)
        self.plot.show_picture(picture, told)
        self.told.setText(told)

    def _show_rows(self, headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
        self.numbers.show(rows, headings)
        header = self.table.horizontalHeader()
        for column in range(len(headings)):
            last = column == len(headings) - 1
            mode = QHeaderView.ResizeMode.Stretch if last else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(column, mode)
            header.resizeSection(column, 82 if column == 0 else 60)

    def _show_numbers(self, shown: bool) -> None:
        self._pictures.setCurrentIndex(1 if shown else 0)


#: The lines of all demands together: name, ink, stroke and what they count.
_SHARES: tuple[tuple[str, str, Qt.PenStyle, Sequence[Stance]], ...] = (
    ("accept", "success", Qt.PenStyle.SolidLine, (Stance.ACCEPTS, Stance.ACCEPTS_WITH_CONDITIONS)),
    ("reject", "danger", Qt.PenStyle.DashLine, (Stance.REJECTS,)),
    ("open", "muted", Qt.PenStyle.DotLine, (Stance.UNDECIDED, Stance.NONE_RECORDED)),
)


def told_of_demand(found: DemandConvergence) -> str:
    """ "Cambodia rejects since 12 Oct 2025; Malaysia accepts since 2 Oct 2025." """
    parts = [
        f"{path.name}: {path.steps[-1].stance.word} since {written(path.steps[-1].day, 'd MMM yyyy')}"
        if path.steps[-1].stance is not Stance.NONE_RECORDED
        else f"{path.name}: {path.steps[-1].stance.word}"
        for path in found.paths
    ]
    return "; ".join(parts) + "." if parts else "No party is addressed, and no position is recorded."


def told_of_all(found: OverallConvergence) -> str:
    """ "3 of 9 answers accept, 2 reject, 4 are open."""
    if not found.asked or not found.steps:
        return "No party is addressed by the demands that are shown."
    last = found.steps[-1]
    share = round(100 * last.accepting / found.asked)
    out = last.of(Stance.UNDECIDED, Stance.NONE_RECORDED)
    accept = f"{last.accepting:,} of {found.asked:,} answers accept ({share} %)"
    return f"{accept}, {last.of(Stance.REJECTS):,} reject, {out:,} open."


def _assessed(found: DemandConvergence) -> bool:
    return any(step.assessed for path in found.paths for step in path.steps)


def _demand_rows(found: DemandConvergence) -> list[tuple[str, ...]]:
    """The steps of all parties and of the status, newest first."""
    rows = [
        (step.day, path.code, step.stance.word + (", assessed" if step.assessed else ""), step.soft)
        for path in found.paths
        for step in path.steps
    ]
    rows += [(on.day, found.ref, on.status.word, on.soft) for on in found.statuses]
    return [
        (f"{'~' if soft else ''}{written(day, 'd MMM yy')}", who, what)
        for day, who, what, soft in sorted(rows, key=lambda row: row[0], reverse=True)
    ]
