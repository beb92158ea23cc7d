"""The evidence screen: the lists at the left, the chosen one as a table, the chosen record of it at the right.

It puts the parts together; the dialogs are opened by whoever gave it `questions`, other records by the window.
"""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from models.errors import Refusal
from models.queries import evidence, evidence_lists, sourced, summary
from models.queries.evidence_lists import Part
from models.records import EditNews, EvidenceFilter, EvidenceLine, Ref
from models.vocabulary import Kind
from models.workspace import Workspace
from ui.evidence.bar import MOST_SOURCES
from ui.evidence.columns import LOOKS
from ui.evidence.context import Context
from ui.evidence.deeds import Deeds
from ui.evidence.details import Details
from ui.evidence.head import Head
from ui.evidence.listing import Listing
from ui.evidence.parts import PartList
from ui.messages import show_refusal
from ui.widgets.message_bar import MessageBar

_SIDE = 18
#: The list that shows records of a kind; all other kinds are opened elsewhere.
PART_OF = {
    Kind.SOURCE: Part.SOURCES,
    Kind.STATEMENT: Part.STATEMENTS,
    Kind.FACT: Part.FACTS,
    Kind.INSTRUMENT: Part.TEXTS,
    Kind.OBSTACLE: Part.OBSTACLES,
}


class EvidenceView(QWidget):
    """`record_requested` carries the Ref of a record that another screen shows; `capture_requested` asks for a text."""

    record_requested = Signal(object)
    capture_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("evidence")
        self.setAccessibleName("Evidence")
        self.context = Context(self)
        self._stale = False
        self.messages = MessageBar(self)
        self.head = Head(self)
        self.parts = PartList(self)
        self.listing = Listing(self.context, self)
        self.bar, self.table, self.model = self.listing.bar, self.listing.table, self.listing.model
        self.nothing = self.listing.nothing
        self.details = Details(self.context, self)
        self.deeds = Deeds(self.context, self)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.listing)
        split.addWidget(self.details)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([660, 400])
        split.setHandleWidth(1)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(self.parts)
        across.addWidget(split, 1)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, _SIDE, 0)
        head.addWidget(self.head)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_SIDE, 12, 0, 12)
        whole.setSpacing(10)
        whole.addWidget(self.messages)
        whole.addLayout(head)
        whole.addLayout(across, 1)

    def _connect(self) -> None:
        self.head.bare_wanted.connect(partial(self.show_part, Part.UNSOURCED))
        self.head.capture_button.clicked.connect(self.capture_requested)
        self.parts.chosen.connect(self.show_part)
        self.listing.add_wanted.connect(self.add)
        self.listing.chosen_changed.connect(self._show_details)
        self.table.activated.connect(self._activate)
        self.table.deed_wanted.connect(self.do)
        self.table.graded.connect(self._grade)
        self.table.customContextMenuRequested.connect(self._offer)
        self.details.wanted.connect(self.do)
        self.context.followed.connect(self.follow)
        self.context.citation_followed.connect(self.show_citation)
        self.context.refused.connect(partial(show_refusal, self.messages))

    # ------------------------------------------------------------ the negotiation and the day

    @property
    def part(self) -> Part:
        return self.listing.part

    def set_workspace(self, workspace: Workspace | None) -> None:
        """Another negotiation, or none."""
        self.context.workspace, self.context.as_of = workspace, None
        self.messages.dismiss()
        self.listing.forget()
        self.parts.show_part(self.listing.part)
        self._read()

    def set_as_of(self, day: dt.date | None) -> None:
        """The state of another day, to be read only; None is today."""
        if day != self.context.as_of:
            self.context.as_of = day
            self._read()

    def refresh(self, news: EditNews | None = None) -> None:
        """Read anew what an edit may have changed, at once where it is seen. Any record can gain or lose a source."""
        self._read()

    def read_anew(self) -> None:
        """What is confidential was hidden or is shown again: the same list, as it reads now."""
        self._read()

    def find_text(self) -> None:
        """Ctrl+F: into the field that filters the list."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The style sheet has dressed them by now, and would have taken their colours back.
        self.table.recolour()
        self.parts.recolour()
        if self._stale:
            self._read()

    def _read(self) -> None:
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        workspace, as_of = self.context.workspace, self.context.as_of
        if workspace is None:
            return
        try:
            numbers = sourced.sourced(workspace, as_of=as_of)
            counts = evidence_lists.counts(workspace, as_of=as_of)
            self.bar.set_known(evidence.sources(workspace, limit=MOST_SOURCES), summary.parties(workspace))
        except Refusal as refusal:
            show_refusal(self.messages, refusal)
            return
        self.head.show_numbers(numbers, as_of)
        self.parts.show_counts({**counts, Part.UNSOURCED: numbers.total - numbers.sourced})
        self.listing.read()

    def show_part(self, part: Part) -> None:
        """One of the lists."""
        self.parts.show_part(part)
        self.listing.show_part(part)

    def _show_details(self) -> None:
        self.details.show_line(self.part, self.chosen())

    # ------------------------------------------------------------ going to a record

    def show_ref(self, ref: Ref) -> None:
        """Bring one record into view, whatever the filter was."""
        part = PART_OF.get(ref.kind)
        if part is not None:
            self._show_one(part, ref.id)

    def show_citation(self, citation_id: int) -> None:
        self._show_one(Part.CITATIONS, citation_id)

    def _show_one(self, part: Part, record_id: int) -> None:
        if self.context.workspace is None:
            return
        self.parts.show_part(part)
        if not self.listing.show_record(part, record_id):
            self.messages.show_message("info", "That record is not there (any more).", "Undo brings it back.")

    def follow(self, ref: Ref) -> None:
        """A record of this screen is shown here, any other by the window."""
        if ref.kind in PART_OF and ref.kind is not Kind.STATEMENT:
            self.show_ref(ref)
        else:
            self.record_requested.emit(ref)

    # ------------------------------------------------------------ doing

    def chosen(self) -> EvidenceLine | None:
        """The line that commands are about."""
        return self.listing.chosen()

    def add(self) -> None:
        """One more of what the list shows."""
        if self.part is Part.CITATIONS:
            self.do("evidence.cite")
        elif (kind := LOOKS[self.part].kind) is not None:
            self.add_record(kind)

    def add_record(self, kind: Kind) -> None:
        """A new source, statement, fact, text or obstacle, by its form; it is shown once it is saved."""
        dialog = self.deeds.ask_new(kind)
        if dialog is not None:
            dialog.accepted.connect(partial(self._show_new, kind, dialog))

    def _show_new(self, kind: Kind, dialog: QWidget) -> None:
        made = getattr(dialog, "result_id", None)
        if isinstance(made, int):
            self.show_ref(Ref(kind, made))

    def do(self, command_id: str) -> None:
        """Carry out a command of this screen about the chosen line."""
        line = self.chosen()
        if command_id == "evidence.open":
            if line is not None:
                self.record_requested.emit(line.ref)
        elif command_id == "evidence.of_source" and self.part is Part.SOURCES and line is not None:
            self.bar.name_source(line.id, line.words)
            self.bar.show_filter(EvidenceFilter(source_id=line.id))
            self.show_part(Part.CITATIONS)
        elif command_id == "evidence.attach" and self.part is Part.SOURCES and line is not None:
            self.details.files.ask()
        else:
            self.deeds.do(command_id, self.part, line)

    def _activate(self, _: QModelIndex) -> None:
        line = self.chosen()
        if line is not None and (self.part is Part.UNSOURCED or not self.context.writable):
            self.follow(line.ref)
        else:
            self.do("evidence.edit")

    def _grade(self, key: str) -> None:
        line = self.chosen()
        if line is not None and self.part is Part.SOURCES:
            self.deeds.grade_by_key(line.id, key)

    def _offer(self, place: QPoint) -> None:
        """The context menu repeats the buttons of the details."""
        if self.chosen() is None:
            return
        menu = QMenu(self.table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command_id, button in self.details.buttons.items():
            if not button.isHidden():
                action = QAction(button.icon(), button.text(), menu)
                action.setEnabled(button.isEnabled())
                action.triggered.connect(partial(self._do_from_menu, command_id))
                menu.addAction(action)
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _do_from_menu(self, command_id: str, _: bool = False) -> None:
        self.do(command_id)
