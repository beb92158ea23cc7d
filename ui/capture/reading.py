"""A kept text with its head, the bar of what a passage can become, and beside it what was taken or the panel."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from models.capture import dates
from models.capture.matching import Finder
from models.capture.names import Names
from models.capture.segments import Segments, Span
from models.commands.capture import check_passage
from models.dates import short_day
from models.loose_dates import Anchor
from models.queries import captured, evidence, summary
from models.queries.captured import TakenRecord, TextRecord
from models.records import Ref
from models.workspace import Workspace
from ui.capture.find_bar import FindBar
from ui.capture.found import Found
from ui.capture.page import TextPage
from ui.capture.panel import TakePanel
from ui.capture.taken_list import TakenList
from ui.capture.ways import WAYS
from ui.fields.anchoring import order_here
from ui.fonts import SEMIBOLD
from ui.widgets.buttons import icon_button, push_button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.plain_label import PlainLabel

#: Which panel it is: the text, the way, the passage.
_PanelKey = tuple[int, str, Span]
#: So many panels with something in them are kept while others are open.
_MOST_PUT_BY = 8


class Reading(QWidget):
    """`record_requested` carries a Ref; `remove_requested` the id of the text; `take_requested` the name of a way."""

    record_requested = Signal(object)
    remove_requested = Signal(object)
    take_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self.text: TextRecord | None = None
        self._as_of: dt.date | None = None
        self._finder = Finder("")
        self.head = PlainLabel("", self, size_delta=2.5, weight=SEMIBOLD, elide=Qt.TextElideMode.ElideRight)
        self.sub = PlainLabel("", self, tone="muted", elide=Qt.TextElideMode.ElideRight)
        self.remove_button = icon_button("delete", "Remove this text from its source; undo brings it back", self)
        self.remove_button.clicked.connect(self._ask_removal)
        self.page = TextPage(self)
        self.finding = FindBar(self)
        self.taken = TakenList(self)
        self.panel: TakePanel | None = None
        self._panel_key: _PanelKey | None = None
        self._put_by: dict[_PanelKey, TakePanel] = {}
        self.side = QStackedWidget(self)
        self.side.addWidget(self.taken)
        self.buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.page)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.head)
        words.addWidget(self.sub)
        head = QHBoxLayout()
        head.setContentsMargins(18, 12, 12, 6)
        head.addLayout(words, 1)
        head.addWidget(self.remove_button)
        bar = QWidget(self)
        flow = FlowLayout(bar, gap=6)
        for way in WAYS:
            button = push_button(f"{way.key}  {way.word.split()[0]}", bar, hint=f"{way.hint} ({way.key})")
            button.setAccessibleName(f"Take the passage as: {way.word}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self._ask_way, way.name))
            flow.addWidget(button)
            self.buttons[way.name] = button
        below = QVBoxLayout()
        below.setContentsMargins(14, 6, 14, 10)
        below.addWidget(bar)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.finding)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addWidget(self.page, 1_000)
        middle.addStretch(1)
        column.addLayout(middle, 1)
        column.addLayout(below)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.addWidget(left)
        self.split.addWidget(self.side)
        self.split.setChildrenCollapsible(False)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 0)
        self.split.setSizes([640, 340])
        self.split.setHandleWidth(1)
        left.setMinimumWidth(320)
        self.side.setMinimumWidth(305)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.split)

    def _connect(self) -> None:
        self.page.take_requested.connect(self.take_requested)
        self.page.open_requested.connect(self.record_requested)
        self.page.panel_requested.connect(self.to_side)
        self.finding.found.connect(self.page.select)
        self.finding.closed.connect(self.page.setFocus)
        self.taken.passage_requested.connect(self._show_passage)
        self.taken.open_requested.connect(self.record_requested)
        self.taken.text_requested.connect(self.page.setFocus)

    def _ask_way(self, name: str, _: bool = False) -> None:
        self.take_requested.emit(name)

    def _ask_removal(self) -> None:
        if self.text is not None:
            self.remove_requested.emit(self.text.id)

    # ------------------------------------------------------------ the text

    def show_text(self, workspace: Workspace, text: TextRecord, as_of: dt.date | None = None) -> None:
        """With what was taken from it, on an earlier day only what was there then. Raises Refusal."""
        self._as_of = as_of
        same = self.text is not None and self.text.id == text.id and workspace is self._workspace
        words = self.page.segments.text if same else captured.words(workspace, text.id)
        self._workspace, self.text = workspace, text
        source = text.source
        self.head.setText(source.title or source.outlet)
        published = f"published {short_day(source.published)}" if source.published else "no date of publication"
        grade = f"graded {source.grade}" if source.grade else "not graded"
        parts = (source.outlet if source.title else "", published, grade, "confidential" if text.confidential else "")
        self.sub.setText(" · ".join(part for part in parts if part))
        if not same:
            self.put_panel_by()
            self._finder = Finder(words)
            self.page.show_text(words, Segments(words))
            self.finding.set_text(words)
        self.refresh()

    def clear(self, *, forget: bool = True) -> None:
        """Show no text. forget: panels with something in them go as well, because their negotiation does."""
        self._workspace, self.text, self._finder = None, None, Finder("")
        if forget:
            self._forget_panels()
        else:
            self.put_panel_by()
        self.finding.set_text("")
        self.page.show_text("", Segments(""))
        self.taken.show_taken(())

    def refresh(self) -> None:
        """Read anew what was taken."""
        if self._workspace is None or self.text is None:
            return
        text, source_id = self.page.segments.text, self.text.source.id
        found = captured.taken(self._workspace, source_id, text, self._finder, as_of=self._as_of)
        self.page.show_taken(found)
        self.taken.show_taken(found)

    def set_writable(self, writable: bool) -> None:
        self.remove_button.setEnabled(writable)
        self.page.can_take = writable
        for button in self.buttons.values():
            button.setEnabled(writable)

    def find_text(self) -> None:
        """Open the line to find words with."""
        span = self.page.passage()
        self.finding.open(span.start if span is not None else 0)

    # ------------------------------------------------------------ the panel

    def take(self, name: str) -> None:
        """Open the panel for the passage. Whether anything may be written was asked before.

        Raises RuleBroken for a passage that is too long.
        """
        span = self.page.passage()
        if span is None or self._workspace is None or self.text is None:
            return
        check_passage(span.of(self.page.segments.text))
        self.page.select(span)
        self.put_panel_by()
        key = (self.text.id, name, span)
        panel = self._put_by.pop(key, None)
        if panel is None:
            from ui.capture import panels  # the screen opens without them

            panel = panels.made(name, self._found(self._workspace, self.text), self.side)
            panel.saved.connect(self._saved)
            panel.closed.connect(self._back)
            panel.text_requested.connect(self.page.setFocus)
        self.panel, self._panel_key = panel, key
        self.side.addWidget(panel)
        self.side.setCurrentWidget(panel)
        panel.first_field().setFocus()

    def _found(self, workspace: Workspace, text: TextRecord) -> Found:
        span, segments = self.page.passage(), self.page.segments
        assert span is not None
        known = evidence.sources(workspace)
        own = next((one for one in known if one.id == text.source.id), text.source)
        named = captured.cited_outlets(segments.text, known)
        parties, persons = summary.parties(workspace), summary.persons(workspace)
        day = own.published or workspace.today()
        anchor = Anchor(day, workspace.zone, published=own.published is not None, order=order_here())
        return Found(
            workspace=workspace,
            segments=segments,
            span=span,
            sources=(own, *(one for one in named if one.id != own.id and one.outlet != own.outlet)),
            anchor=anchor,
            parties=parties,
            persons=persons,
            names=Names(parties, persons).near(segments, span),
            dates=dates.near(segments, span, anchor),
            taken=self.page.taken,
            confidential=text.confidential,
        )

    def to_side(self) -> None:
        """The keyboard goes to the panel, or to the list where none is open."""
        (self.panel.first_field() if self.panel is not None else self.taken).setFocus()

    def put_panel_by(self) -> None:
        """Close the panel. One with something in it comes back when the same passage is taken in the same way."""
        panel = self._closed_panel()
        if panel is None:
            return
        if panel.touched and self._panel_key is not None:
            self._put_by[self._panel_key] = panel
            while len(self._put_by) > _MOST_PUT_BY:
                self._put_by.pop(next(iter(self._put_by))).deleteLater()
        else:
            panel.deleteLater()

    def _closed_panel(self) -> TakePanel | None:
        panel, self.panel = self.panel, None
        if panel is not None:
            self.side.setCurrentWidget(self.taken)
            self.side.removeWidget(panel)
            panel.hide()
        return panel

    def _forget_panels(self) -> None:
        for panel in (self._closed_panel(), *self._put_by.values()):
            if panel is not None:
                panel.deleteLater()
        self._put_by.clear()

    def _back(self) -> None:
        self.page.setFocus()  # first: the keyboard must not wander from the panel to what is beside it
        self.put_panel_by()

    def _saved(self, ref: Ref) -> None:
        self.page.setFocus()
        panel = self._closed_panel()
        if panel is not None:
            panel.deleteLater()
        self.refresh()

    def _show_passage(self, one: TakenRecord) -> None:
        self.page.select(one.span)
