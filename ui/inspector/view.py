"""The panel at the right: shows the selected demand, meeting, incident or statement, in step with the edits.

What it is made of are the pages beside this file; which record is selected, and who opens dialogs, is decided above.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QPlainTextEdit, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from models.dates import short_day
from models.errors import NotFound, Refusal
from models.queries import detail, evidence, summary
from models.records import EditNews, Ref
from models.vocabulary import Kind
from models.workspace import Workspace
from ui.inspector.context import Context
from ui.inspector.demand_page import DemandPage
from ui.inspector.incident_page import IncidentPage
from ui.inspector.meeting_page import MeetingPage
from ui.inspector.page import RecordPage
from ui.inspector.questions import Questions
from ui.inspector.statement_page import StatementPage
from ui.inspector.style import style_sheet
from ui.messages import show_refusal
from ui.put_aside import PutAside
from ui.theme import theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.message_bar import MessageBar

_EMPTY = "Select a demand or a meeting.\nEnter opens the selected card here; F2 goes to its title."
_GONE = "This record was deleted. Undo (Ctrl+Z) brings it back."
#: Records whose names or words stand on every page.
_NAMED = (Kind.PARTY, Kind.PERSON, Kind.SOURCE, Kind.NEGOTIATION)


AnyPage = TypeVar("AnyPage", bound=RecordPage)


class Inspector(QFrame):
    """`questions` opens dialogs; without it, only what can be changed in place is offered.

    put_aside: the suggestions that wait for the stances to change.
    """

    #: A link to another record was followed: its Ref.
    ref_clicked = Signal(object)
    #: A Refusal about something that the panel shows no more.
    message = Signal(object)
    #: Something was to be changed while the panel can only be looked at.
    write_tried = Signal()

    def __init__(
        self, questions: Questions | None = None, parent: QWidget | None = None, *, put_aside: PutAside | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAccessibleName("Inspector")
        self.setMinimumWidth(280)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setAutoFillBackground(True)
        self._ref: Ref | None = None
        self._drafts: dict[Ref, dict[str, tuple[str, str]]] = {}
        self._context = Context(self)
        self._context.questions = questions
        self._context.put_aside = put_aside or self._context.put_aside
        self._context.followed.connect(self.ref_clicked)
        self._context.refused.connect(self._show_refusal)
        self.messages = MessageBar(self)
        self.empty = EmptyState(_EMPTY, glyph="inspector", parent=self)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.messages)
        layout.addWidget(self.pages, 1)
        theme().changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        return QSize(330, 600)

    # ------------------------------------------------------------ pages, each made when it is first shown

    @cached_property
    def demand(self) -> DemandPage:
        return self._added(DemandPage(self._context, self))

    @cached_property
    def meeting(self) -> MeetingPage:
        return self._added(MeetingPage(self._context, self))

    @cached_property
    def incident(self) -> IncidentPage:
        return self._added(IncidentPage(self._context, self))

    @cached_property
    def statement(self) -> StatementPage:
        return self._added(StatementPage(self._context, self))

    def _added(self, page: AnyPage) -> AnyPage:
        self.pages.addWidget(page)
        return page

    # ------------------------------------------------------------ what it shows

    def set_workspace(self, workspace: Workspace | None) -> None:
        """Another negotiation, or none; words that could not be saved in the one before are let go."""
        self._leave()
        self._drafts.clear()
        self._ref = None
        self._context.workspace, self._context.as_of = workspace, None
        self._read_parties()
        self.messages.dismiss()
        self._show_nothing(_EMPTY)

    def set_read_only(self, read_only: bool) -> None:
        self._context.read_only = read_only
        self._reload()

    def save_typed(self) -> None:
        """Save what is typed, as on leaving a field; what is refused stays in its field."""
        page = self._page()
        if page is not None and self._context.writable:
            page.commit_fields()

    def set_as_of(self, day: dt.date | None) -> None:
        """Show the record as it stood on an earlier day, only to be looked at; None shows today."""
        if day != self._context.as_of:
            self._context.as_of = day
            self._reload()

    def current(self) -> Ref | None:
        """What is shown, or None."""
        return self._ref

    def show_ref(self, ref: Ref | None) -> None:
        """Show another record. Words typed into the one before are saved, as on leaving a field."""
        if ref == self._ref:
            return
        self._leave()
        self.messages.dismiss()
        self._ref = ref if self._context.workspace is not None else None
        if self._ref is None:
            self._show_nothing(_EMPTY)
        else:
            self._reload()
            page = self._page()
            if page is not None and self._ref in self._drafts:
                page.restore_drafts(self._drafts.pop(self._ref))

    def refresh(self, news: EditNews | None = None) -> None:
        """Reload where the shown record, or something named on it, was touched."""
        workspace = self._context.workspace
        if workspace is None:
            return
        if news is None or news.touches(Kind.PARTY):
            self._read_parties()
        if self._ref is not None and (news is None or self._concerned(news)):
            self._reload()

    def _read_parties(self) -> None:
        workspace, as_of = self._context.workspace, self._context.as_of
        self._context.parties = summary.parties(workspace, as_of=as_of) if workspace is not None else ()

    def _concerned(self, news: EditNews) -> bool:
        page = self._page()
        related = page.related() if page is not None else frozenset()
        return self._ref in news.touched or news.touches(*_NAMED) or not related.isdisjoint(news.touched)

    def _page(self) -> RecordPage | None:
        page = self.pages.currentWidget()
        return page if isinstance(page, RecordPage) else None

    def _reload(self) -> None:
        ref, workspace, day = self._ref, self._context.workspace, self._context.as_of
        if ref is None or workspace is None:
            return
        page: RecordPage
        try:
            if ref.kind is Kind.DEMAND:
                self.demand.show_record(detail.demand(workspace, ref.id, as_of=day))
                page = self.demand
            elif ref.kind is Kind.MEETING:
                self.meeting.show_record(
                    detail.meeting(workspace, ref.id, as_of=day), detail.links_of(workspace, ref, as_of=day)
                )
                page = self.meeting
            elif ref.kind is Kind.STATEMENT:
                self.statement.show_record(evidence.statement(workspace, ref.id), detail.links_of(workspace, ref))
                page = self.statement
            else:
                self.incident.show_record(
                    detail.incident(workspace, ref.id, as_of=day), detail.links_of(workspace, ref, as_of=day)
                )
                page = self.incident
        except NotFound:
            # Kept as the current one: undo brings it back, and then it is shown again.
            self._show_nothing(_GONE if day is None else f"This was not known yet on {short_day(day)}.")
            return
        if day is not None:
            self._listen(page)
        self.pages.setCurrentWidget(page)
        self.setFocusProxy(page.title)

    def _show_nothing(self, sentence: str) -> None:
        self.empty.set_words(sentence)
        self.pages.setCurrentWidget(self.empty)
        self.setFocusProxy(self.empty)

    def _leave(self) -> None:
        """Save what is typed; what is refused is kept for when the record is shown again, and told."""
        page = self._page()
        if page is None or self._ref is None or page.ref() != self._ref:
            return
        page.commit_fields()
        drafts = page.drafts()
        if drafts:
            self._drafts[self._ref] = drafts
            sentence = f"Not saved: {', '.join(page.fields[name].text.accessibleName().lower() for name in drafts)}."
            self.message.emit(Refusal(sentence, "The words are kept; go back to the record to correct them."))

    # ------------------------------------------------------------ keys, messages, looks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = self._page()
        if event.key() == Qt.Key.Key_F2 and page is not None:
            page.title.text.setFocus()
            page.title.text.selectAll()
        else:
            super().keyPressEvent(event)

    def _listen(self, page: RecordPage) -> None:
        """A sleeping button swallows its presses, and a read-only field its letters: hear of both."""
        for kind in (QAbstractButton, QPlainTextEdit):
            for widget in page.findChildren(kind):
                widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._context.as_of is not None and _tries_to_write(watched, event):
            self.write_tried.emit()
        return super().eventFilter(watched, event)

    def _show_refusal(self, refusal: Refusal) -> None:
        show_refusal(self.messages, refusal)

    def _restyle(self) -> None:
        self.setStyleSheet(style_sheet(theme().colours))
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme().colours.surface)
        self.setPalette(palette)


def _tries_to_write(watched: QObject, event: QEvent) -> bool:
    """A press on a button that sleeps, or a letter typed into a field that is only read."""
    if isinstance(watched, QAbstractButton):
        return event.type() == QEvent.Type.MouseButtonPress and not watched.isEnabled()
    if isinstance(watched, QPlainTextEdit) and isinstance(event, QKeyEvent):
        typed = event.type() == QEvent.Type.KeyPress and bool(event.text()) and event.text().isprintable()
        return typed and watched.isReadOnly()
    return False
