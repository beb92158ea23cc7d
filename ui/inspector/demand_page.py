"""A demand in the inspector: its status with the moves that the rules allow, and the tabs behind it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from models.commands import demands
from models.errors import ReasonNeeded, Refusal
from models.queries.suggested import suggested
from models.records import DemandRecord, Ref
from models.suggestions import Suggestion
from models.vocabulary import Involvement, Kind, Status
from ui.inspector.context import Context
from ui.inspector.details import DemandDetails
from ui.inspector.evidence import EvidenceTab
from ui.inspector.links import LinksTab
from ui.inspector.menus import open_below, status_menu
from ui.inspector.page import RecordPage
from ui.inspector.positions import PositionsTab
from ui.inspector.prompts import ReasonPrompt
from ui.inspector.series import HistoryTab
from ui.inspector.together import PackageHint
from ui.widgets.status_badge import StatusButton
from ui.widgets.suggestion_bar import SuggestionBar

POSITIONS, EVIDENCE, DETAILS, LINKS, HISTORY = range(5)


class DemandPage(RecordPage):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._record: DemandRecord | None = None
        self.status = _StatusButton(Status.TABLED, self)
        self.status.clicked.connect(self._open_statuses)
        self.suggestion = SuggestionBar(self)
        self.suggestion.taken.connect(self._ask_suggested)
        self.suggestion.put_aside.connect(self._put_aside)
        self.prompt = ReasonPrompt(self)
        self.prompt.given.connect(self._move_because)
        self.prompt.details_wanted.connect(self._ask_move)
        self.prompt.cancelled.connect(self.status.setFocus)
        self.head.addWidget(self.status)
        self.together = PackageHint(context, self)
        self.head.addWidget(self.prompt)
        self.head.addWidget(self.suggestion)
        self.head.addWidget(self.together)
        self.positions = PositionsTab(context, self)
        self.positions.links_wanted.connect(self._show_links)
        self.evidence = EvidenceTab(context, self)
        self.details = DemandDetails(context, self)
        self.links = LinksTab(context, self)
        self.history = HistoryTab(context, self)
        self.add_tab("Positions", self.positions, self._fill_positions)
        self.add_tab("Evidence", self.evidence, self._fill_evidence)
        self.add_tab("Details", self.details, self._fill_details)
        self.add_tab("Links", self.links, self._fill_links)
        self.add_tab("History", self.history, self._fill_history)
        for name, field in (
            ("title", self.title),
            ("note", self.positions.note),
            ("text", self.details.text),
            ("theme", self.details.theme),
        ):
            self.register(name, field, partial(self._change, name))

    def ref(self) -> Ref | None:
        return Ref(Kind.DEMAND, self._record.card.id) if self._record else None

    @property
    def record(self) -> DemandRecord:
        assert self._record is not None
        return self._record

    def related(self) -> frozenset[Ref]:
        if self._record is None:
            return frozenset()
        return frozenset(link.ref for link in self._record.links) | self.supporting()

    def show_record(self, record: DemandRecord) -> None:
        anew = self._record is None or self._record.card.id != record.card.id
        self._record = record
        card = record.card
        tabled = ", ".join(mark.name for mark in card.parties if mark.involvement is Involvement.TABLED_BY)
        parts = (card.ref, card.theme, f"tabled by {tabled}" if tabled else "")
        self.mark.setVisible(record.confidential)
        self.crumb.setText(" · ".join(part for part in parts if part))
        self.show_field("title", card.title, anew=anew)
        self.show_field("note", record.note, anew=anew)
        self.show_field("text", record.text, anew=anew)
        self.show_field("theme", card.theme, anew=anew)
        self.status.set_status(card.status)
        self.together.show_demand(card.id, card.packages)
        if anew:
            self.prompt.close_prompt()
        self.show_support(Ref(Kind.DEMAND, card.id), EVIDENCE)
        self.name_tab(LINKS, "Links", len(record.links))
        self.follow_writable()
        self._suggest()
        self.refill()

    def _suggest(self) -> None:
        """What the stances suggest, where it could be done now and was not put aside."""
        found = None
        if self.context.asks:
            card = self.record.card
            found = suggested(self.context.open_workspace, [card.id]).get(card.id)
        self.suggestion.show_suggestion(self.context.put_aside.waiting(found))

    def follow_writable(self) -> None:
        super().follow_writable()
        self.status.setEnabled(self.context.writable)

    # ------------------------------------------------------------ tabs

    def _fill_positions(self) -> None:
        self.positions.fill(self.record)

    def _fill_evidence(self) -> None:
        about = Ref(Kind.DEMAND, self.record.card.id)
        self.evidence.fill(about, self.record.citations, self.support)

    def _fill_details(self) -> None:
        self.details.fill(self.record)

    def _fill_links(self) -> None:
        self.links.fill(Ref(Kind.DEMAND, self.record.card.id), self.record.card.ref, self.record.links)

    def _fill_history(self) -> None:
        self.history.fill(self.record.statuses, self.record.history, self.ref())

    def _show_links(self) -> None:
        self.bar.setCurrentIndex(LINKS)

    # ------------------------------------------------------------ changing

    def _change(self, name: str, was: str, becomes: str) -> object:
        return demands.change_field(self.context.open_workspace, self.record.card.id, name, was=was, becomes=becomes)

    def _open_statuses(self) -> None:
        card = self.record.card
        details = partial(self._ask_move, None, "") if self.context.asks else None
        open_below(status_menu(self, card.ref, card.status, self._move, details), self.status)

    def _move(self, status: Status) -> None:
        """Move at once, or ask for the reason where the rules want one."""
        card = self.record.card
        try:
            demands.move(self.context.open_workspace, [card.id], status)
        except ReasonNeeded:
            self.prompt.ask(card.ref, card.status, status, details=self.context.asks)
        except Refusal as refusal:
            self.context.refused.emit(refusal)
        else:
            self.prompt.close_prompt()

    def _move_because(self, status: Status, reason: str) -> None:
        try:
            demands.move(self.context.open_workspace, [self.record.card.id], status, reason=reason)
        except Refusal as refusal:
            self.prompt.refuse(refusal)
        else:
            self.prompt.close_prompt()
            self.status.setFocus()

    def _ask_move(self, status: Status | None, reason: str, *, source: str = "") -> None:
        questions = self.context.questions
        if questions is not None:
            self.prompt.close_prompt()
            ask = partial(questions.ask_move, self, self.context.open_workspace, [self.record.card.id], status)
            self.context.run(partial(ask, reason=reason, source=source))

    def _ask_suggested(self, suggestion: Suggestion) -> None:
        self._ask_move(suggestion.becomes, suggestion.reason, source=suggestion.source)

    def _put_aside(self, suggestion: Suggestion) -> None:
        self.context.put_aside.add(suggestion)
        self.status.setFocus()


class _StatusButton(StatusButton):
    """Enter and Down open the choice as Space does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)
