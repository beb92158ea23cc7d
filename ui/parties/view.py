"""The screen of the parties: the list at the left, at the right the page of the chosen one or the network of all.

It reads and asks; dialogs, commands, the board, paper and files are the window's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from models.errors import NotFound, Refusal
from models.queries import party_page
from models.queries.network import network
from models.records import EditNews, Ref
from models.vocabulary import Kind
from models.workspace import Workspace
from ui.fonts import SEMIBOLD
from ui.language import written
from ui.messages import show_refusal
from ui.parties.asks import Act, Ask
from ui.parties.list import PartyList
from ui.parties.network import NetworkView
from ui.parties.page import PartyView
from ui.widgets.buttons import push_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.message_bar import MessageBar
from ui.widgets.plain_label import PlainLabel

_SIDE = 18


class PartiesView(QWidget):
    """`record_requested` carries a Ref, `asked` an Ask, `board_requested` a party's id; two ask for paper."""

    record_requested = Signal(object)
    today_requested = Signal()
    picture_requested = Signal()
    print_requested = Signal()
    asked = Signal(object)
    board_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("parties")
        self.setAccessibleName("Parties")
        self._workspace: Workspace | None = None
        self._as_of: dt.date | None = None
        self._stale = False
        self._party_id: int | None = None
        self.messages = MessageBar(self)
        self.subtitle = PlainLabel("", self, tone="muted", elide=Qt.TextElideMode.ElideRight)
        self.list = PartyList(self)
        self.party = PartyView(self)
        self.network = NetworkView(self)
        self.today_button = push_button("Bac&k to today", self, glyph="today")
        self.today_button.hide()
        self.network_button = push_button("&Who met whom", self, glyph="group")
        self.network_button.setCheckable(True)
        self.nothing = EmptyState("No party is recorded yet.", "&New party…", self, glyph="party", primary=True)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.party)
        self._pages.addWidget(self.nothing)
        self._pages.addWidget(self.network)
        self._lay_out()
        self.list.chosen.connect(self.show_party)
        self.list.asked.connect(self._ask)
        self.party.asked.connect(self._ask)
        self.party.opened.connect(self.record_requested)
        self.party.board_wanted.connect(self.board_requested)
        self.nothing.triggered.connect(self._new_party)
        self.today_button.clicked.connect(self.today_requested)
        self.network_button.toggled.connect(self.show_network)
        self.network.wanted.connect(self._read_network)
        self.network.opened.connect(self._open_of_network)
        self.network.picture_wanted.connect(self.picture_requested)
        self.network.print_wanted.connect(self.print_requested)
        self.setFocusProxy(self.list)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel("Parties", self, size_delta=4.5, weight=SEMIBOLD))
        words.addWidget(self.subtitle)
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        self._head.addLayout(words, 1)
        self._head.addWidget(self.today_button)
        self._head.addWidget(self.network_button)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.list)
        split.addWidget(self._pages)
        split.setChildrenCollapsible(False)
        self.list.setMinimumWidth(220)
        split.setStretchFactor(1, 1)
        split.setSizes([250, 760])
        split.setHandleWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 12, _SIDE, 12)
        column.setSpacing(10)
        column.addWidget(self.messages)
        column.addLayout(self._head)
        column.addWidget(split, 1)

    # ------------------------------------------------------------ what is shown

    @property
    def as_of(self) -> dt.date | None:
        """The earlier day that is shown; None is today."""
        return self._as_of

    @property
    def party_id(self) -> int | None:
        """The party whose page is shown."""
        return self._party_id

    def set_workspace(self, workspace: Workspace | None) -> None:
        """Another negotiation, or none. The same one again is read anew, and the chosen party stays chosen."""
        if workspace is not self._workspace:
            self._party_id = None
            self.list.search.clear()
        self._workspace, self._as_of = workspace, None
        self._let_go()
        self._read()

    def _let_go(self) -> None:
        """Nothing that was read before is kept, shown or not: it may have been hidden since."""
        self.messages.dismiss()
        self.list.show_entries((), None)
        self.party.clear()
        self.network.clear()

    def set_as_of(self, day: dt.date | None) -> None:
        """The parties of another day, to be looked at only; None is today."""
        if day != self._as_of:
            self._as_of = day
            self._read()

    def refresh(self, news: EditNews | None = None) -> None:
        """Read anew after an edit, at once where it is seen: a page shows records of nearly every kind."""
        self._read()

    def _read(self) -> None:
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        if self._workspace is None:
            return
        try:
            entries = party_page.entries(self._workspace, as_of=self._as_of)
        except Refusal as refusal:
            show_refusal(self.messages, refusal)
            return
        self._say(len(entries))
        known = {entry.id for entry in entries}
        if self._party_id not in known:
            self._party_id = None
        self.list.set_writable(self.writable)
        self.list.show_entries(entries, self._party_id)
        self.nothing.button.setVisible(self.writable)
        self.network_button.setEnabled(bool(entries))
        self.list.setVisible(bool(entries))
        if not entries:
            self._pages.setCurrentWidget(self.nothing)
            return
        if self._party_id is None:
            self._party_id = self.list.first() or entries[0].id
            self.list.choose(self._party_id)
        self._read_right()

    def _read_right(self) -> None:
        """What stands at the right; the other is read when it is turned to."""
        if self.network_button.isChecked():
            self._read_network()
        else:
            self._read_page()

    @property
    def writable(self) -> bool:
        workspace = self._workspace
        return workspace is not None and not workspace.read_only and self._as_of is None

    def _say(self, count: int) -> None:
        assert self._workspace is not None
        words = f"{count:n} {'party' if count == 1 else 'parties'}"
        if self._as_of is not None:
            words += f" · as of {written(self._as_of, 'd MMM yyyy')}, to be looked at only"
        elif self._workspace.read_only:
            words += " · open for reading only"
        self.subtitle.setText(words)
        self.today_button.setVisible(self._as_of is not None)

    def _read_page(self) -> None:
        if self._workspace is None or self._party_id is None:
            return
        try:
            page = party_page.page(self._workspace, self._party_id, as_of=self._as_of)
        except NotFound:
            self._party_id = None
            return
        self.party.show_page(page, writable=self.writable)
        self._pages.setCurrentWidget(self.party)

    def _read_network(self) -> None:
        if self._workspace is None:
            return
        self.network.show_network(network(self._workspace, self.network.choice, as_of=self._as_of))
        self._pages.setCurrentWidget(self.network)

    def show_network(self, shown: bool) -> None:
        """The network of all at the right, or the page of the chosen party again."""
        if self.network_button.isChecked() != shown:
            self.network_button.setChecked(shown)  # comes back here
            return
        self._read_right()
        if shown and self._party_id is not None:
            self.network.choose(Ref(Kind.PARTY, self._party_id))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()

    def show_party(self, party_id: int) -> None:
        """The page of a party."""
        if party_id != self._party_id:
            self._party_id = party_id
            if self.network_button.isChecked():
                self.network.choose(Ref(Kind.PARTY, party_id))
            else:
                self._read_page()
        self.list.choose(party_id)

    def show_ref(self, ref: Ref) -> None:
        """Bring a party, or a person, a delegation, a red line or an interest of one into view."""
        owner = party_page.owner_of(self._workspace, ref) if self._workspace is not None else None
        if owner is None:
            return
        self.show_network(False)
        if not self.list.choose(owner):
            self.list.search.clear()
        self.show_party(owner)
        if ref.kind is not Kind.PARTY:
            self.party.show_ref(ref)

    def show_refusal(
        self, refusal: Refusal, *, action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """Above the screen, where the person is looking; perhaps with what can be done instead."""
        show_refusal(self.messages, refusal, action=action, on_action=on_action)

    # ------------------------------------------------------------ asking

    def _open_of_network(self, ref: Ref) -> None:
        """A party or a person is shown here, a meeting where meetings are shown."""
        if ref.kind in (Kind.PARTY, Kind.PERSON):
            self.show_ref(ref)
        else:
            self.record_requested.emit(ref)

    def _ask(self, ask: Ask) -> None:
        self.messages.dismiss()
        self.asked.emit(ask)

    def _new_party(self) -> None:
        self._ask(Ask(Act.NEW_PARTY, 0))
