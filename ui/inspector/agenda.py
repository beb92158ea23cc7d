"""What a meeting is to talk about: lines in order, each about a demand where it begins with a reference."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from models.commands import demands, meetings
from models.errors import Refusal
from models.queries import board
from models.records import AgendaRecord, MeetingRecord, Ref
from models.vocabulary import Kind
from models.workspace import Workspace
from ui.fields.problem import ProblemLabel
from ui.inspector.context import Context
from ui.widgets.column import Column
from ui.widgets.record_row import Row

_REFERENCE = re.compile(r"[Dd]-?(\d{1,9})\b[\s:,.–-]*(.*)", re.DOTALL)


class AgendaTab(QWidget):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._record: MeetingRecord | None = None
        self.column = Column(self)
        self.entry = _Entry(self)
        self.entry.setAccessibleName("New agenda item")
        self.entry.setPlaceholderText("Add an item: words, or D-2")
        self.entry.returnPressed.connect(self._add)
        self.problem = ProblemLabel(self)
        self.entry.textEdited.connect(self.problem.clear_refusal)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.column)
        layout.addSpacing(4)
        layout.addWidget(self.entry)
        layout.addWidget(self.problem)

    def fill(self, record: MeetingRecord) -> None:
        if self._record is None or self._record.id != record.id:
            self.entry.clear()
            self.problem.clear_refusal()
        self._record = record
        self.column.clear()
        for item in record.agenda:
            self._add_item(item)
        if not record.agenda:
            self.column.add_words("Nothing is on the agenda yet.")
        self.column.done()
        self.entry.setVisible(self._context.writable)

    def _add_item(self, item: AgendaRecord) -> None:
        row = Row(
            item.text,
            "",
            self.column,
            key=f"agenda-{item.id}",
            chip=item.demand_ref,
            glyph="" if item.demand_ref else "document",
            pressable=item.demand_id is not None,
        )
        if item.demand_id is not None:
            row.clicked.connect(partial(self._follow, item.demand_id))
        if self._context.writable:
            button = self.column.add_with_remove(row, f"Take “{item.text}” off the agenda")
            button.clicked.connect(partial(self._remove, item.id))
        else:
            self.column.add(row)

    def _follow(self, demand_id: int, _: bool = False) -> None:
        self._context.follow(Ref(Kind.DEMAND, demand_id))

    def _add(self) -> None:
        """Put the entry at the end; words that are refused stay."""
        if self._record is None:
            return
        workspace = self._context.open_workspace
        try:
            item = item_of(workspace, self.entry.text())
            meetings.set_agenda(workspace, self._record.id, [*_items(self._record), item])
        except Refusal as refusal:
            self.problem.show_refusal(refusal)
        else:
            self.entry.clear()
            self.problem.clear_refusal()

    def _remove(self, item_id: int, _: bool = False) -> None:
        if self._record is not None:
            left = [(item.text, item.demand_id) for item in self._record.agenda if item.id != item_id]
            workspace = self._context.open_workspace
            self._context.run(partial(meetings.set_agenda, workspace, self._record.id, left))


class _Entry(QLineEdit):
    """Esc empties it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def _items(record: MeetingRecord) -> list[tuple[str, int | None]]:
    return [(item.text, item.demand_id) for item in record.agenda]


def item_of(workspace: Workspace, words: str) -> tuple[str, int | None]:
    """ "D-2" or "D-2 timetable" is about that demand. Raises NotFound for a reference that is none."""
    found = _REFERENCE.fullmatch(words.strip())
    if found is None:
        return words, None
    demand_id = demands.id_of(workspace, f"D-{found[1]}")
    title = found[2].strip() or board.cards(workspace, [demand_id])[demand_id].title
    return title, demand_id
