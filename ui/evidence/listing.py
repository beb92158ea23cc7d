"""The chosen list: its bar, its table, and what stands there where it is empty. It reads pages; others act on them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.queries import evidence_lists
from models.queries.evidence_lists import EvidenceSort, Part
from models.records import EvidenceFilter, EvidenceLine
from ui.evidence.bar import Bar
from ui.evidence.columns import LOOKS
from ui.evidence.context import Context
from ui.evidence.model import EvidenceModel
from ui.evidence.table import EvidenceTable
from ui.widgets.empty_state import EmptyState

#: A list that is read anew keeps so many rows at most; the others come again as the view is scrolled.
_MOST_KEPT = 1_000


class Listing(QWidget):
    #: Another line is chosen, or the same one reads otherwise.
    chosen_changed = Signal()
    add_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._sorts: dict[Part, EvidenceSort] = {}
        self.part = Part.SOURCES
        self.bar = Bar(self)
        self.model = EvidenceModel(self)
        self.table = EvidenceTable(self.model, self)
        self.nothing = EmptyState("", parent=self, glyph="evidence")
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self.bar.filter_changed.connect(self._filter)
        self.bar.sort_changed.connect(self._sort)
        self.bar.add_wanted.connect(self.add_wanted)
        self.bar.left.connect(self.table.setFocus)
        self.nothing.triggered.connect(self._relieve)
        self.table.selectionModel().currentRowChanged.connect(self._tell)

    def forget(self) -> None:
        """Another negotiation: nothing is filtered, all is in its first order."""
        self._sorts.clear()
        self.bar.show_filter(EvidenceFilter())
        self.part = Part.SOURCES

    def chosen(self) -> EvidenceLine | None:
        return self.table.chosen()

    # ------------------------------------------------------------ reading

    def show_part(self, part: Part) -> None:
        """Another list, from its beginning."""
        self.part = part
        self.read(keep=False)

    def read(self, *, keep: bool = True) -> None:
        """keep: the chosen line stays chosen, and as many rows are read as were. A refusal is shown by the screen."""
        if self._context.workspace is not None:
            self._context.run(partial(self._read, keep))

    def _read(self, keep: bool) -> None:
        part, workspace = self.part, self._context.workspace
        keep = keep and self.model.part is part
        chosen = self.table.chosen() if keep else None
        sort = self._sorts.get(part, EvidenceSort.ENTERED)
        self.bar.show_part(part, sort, writable=self._context.writable)
        at_least = max(evidence_lists.PAGE, min(self.model.read, _MOST_KEPT)) if keep else evidence_lists.PAGE
        self.model.show(workspace, part, self.bar.filter, sort, self._context.as_of, at_least=at_least)
        self._count()
        self.table.show_look(LOOKS[part])
        self._say_nothing()
        row = -1 if chosen is None else self.model.row_of(chosen.id)
        self.table.choose_row(max(row, 0))
        self.chosen_changed.emit()

    def _count(self) -> None:
        shown, filtered, workspace = 0, self.bar.filtered, self._context.workspace
        if filtered and workspace is not None:
            shown = evidence_lists.count(workspace, self.part, self.bar.filter, as_of=self._context.as_of)
        self.bar.show_count(shown, filtered=filtered)

    def _say_nothing(self) -> None:
        look = LOOKS[self.part]
        if self.bar.filtered:
            self.nothing.set_words("Nothing matches the filter.", "&Clear the filter")
        else:
            self.nothing.set_words(look.nothing, f"{look.adds}…" if look.adds and self._context.writable else "")
        self._stack.setCurrentIndex(0 if self.model.read else 1)

    def _relieve(self) -> None:
        """The button of the empty state."""
        if self.bar.filtered:
            self.bar.show_filter(EvidenceFilter())
            self.read(keep=False)
        else:
            self.add_wanted.emit()

    def _filter(self, _: EvidenceFilter) -> None:
        self.read(keep=False)

    def _sort(self, sort: EvidenceSort) -> None:
        self._sorts[self.part] = sort
        self.read(keep=False)

    def _tell(self) -> None:
        self.chosen_changed.emit()

    # ------------------------------------------------------------ going to a line

    def show_record(self, part: Part, record_id: int) -> bool:
        """Bring one record into view, whatever the filter was; False where it is not there (any more)."""
        workspace = self._context.workspace
        self.bar.show_filter(EvidenceFilter())
        self.show_part(part)
        row = self.model.row_of(record_id)
        if row < 0 and workspace is not None:
            line = evidence_lists.line(workspace, part, record_id, as_of=self._context.as_of)
            if line is None:
                return False
            self.model.put_first(line)
            row = 0
        self.table.choose_row(row)
        self.chosen_changed.emit()
        return True
