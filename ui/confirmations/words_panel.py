"""All words on the chosen attendance: contrary ones, conditions with their demands, the whole series."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.queries.confirmations import named_demands
from models.records import AttendanceRecord, ConfirmationRecord, Ref
from models.workspace import Workspace
from ui.fields.saying import effective_words, reasoning_words
from ui.fonts import SEMIBOLD
from ui.widgets.buttons import push_button
from ui.widgets.column import SIDE, Column, ScrollingTab
from ui.widgets.plain_label import PlainLabel
from ui.widgets.record_row import Row
from ui.widgets.signs import sign_of


class WordsPanel(QWidget):
    """`record_requested` carries a Ref; `word_requested` asks for a new word on what is shown."""

    record_requested = Signal(object)
    word_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("All words on the chosen attendance")
        self._line: ConfirmationRecord | None = None
        self.title = PlainLabel("", self, size_delta=1.0, weight=SEMIBOLD, wrap=True)
        self.column = Column(self)
        self.open_button = push_button("&Open the meeting", self, glyph="calendar")
        self.word_button = push_button("Record a &word…", self, glyph="plus", kind="primary")
        self.open_button.clicked.connect(self._open)
        self.word_button.clicked.connect(self.word_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.word_button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.setSpacing(4)
        self.title.setContentsMargins(SIDE, 0, 0, 0)
        layout.addWidget(self.title)
        layout.addWidget(ScrollingTab(self.column, self), 1)
        layout.addLayout(buttons)

    def show_line(
        self, workspace: Workspace | None, line: ConfirmationRecord | None, *, as_of: dt.date | None, writable: bool
    ) -> None:
        self._line = line
        self.column.clear()
        for button in (self.open_button, self.word_button):
            button.setVisible(line is not None)
        self.word_button.setEnabled(writable)
        self.title.setText("" if line is None else f"{line.who} at “{line.title}”")
        if line is not None and workspace is not None:
            self._fill(workspace, line, as_of)
        self.column.done()

    def _fill(self, workspace: Workspace, line: ConfirmationRecord, as_of: dt.date | None) -> None:
        first = True
        if line.contrary:
            self.column.add_section("Contrary words", first=first)
            self.column.add_words(f"{line.contrary}.", tone="danger")
            first = False
        if line.conditions:
            self.column.add_section("On condition", first=first)
            first = False
        for condition in line.conditions:
            self.column.add_words(condition, tone="text")
            for link in named_demands(workspace, condition, as_of=as_of):
                row = Row(f"{link.label} {link.title}", "", self.column, key=f"demand-{link.ref.id}", glyph="link")
                row.clicked.connect(partial(self._follow, link.ref))
                self.column.add(row)
        self.column.add_section("All words, the newest first", len(line.steps), first=first)
        for step in reversed(line.steps):
            self._add_word(step)

    def _add_word(self, step: AttendanceRecord) -> None:
        glyph, role = sign_of(step.presence)
        by = f"{step.presence.word}: {step.announced_by}" if step.announced_by else step.presence.word
        row = Row(
            step.presence.word,
            effective_words(step.effective),
            self.column,
            key=f"word-{step.id}",
            glyph=glyph,
            glyph_role=role,
            pressable=False,
        )
        row.setAccessibleName(f"{by}, {step.source}, {effective_words(step.effective)}")
        self.column.add(row)
        for words in (
            f"announced by {step.announced_by}" if step.announced_by else "",
            f"on condition: {step.condition}" if step.condition else "",
            f"source: {step.source}" if step.source else "without a source",
            reasoning_words(step.effective.words, step.effective.reasoning) if step.effective else "",
        ):
            if words:
                self.column.add_words(words, small=True, indent=22)

    def _open(self) -> None:
        if self._line is not None:
            self.record_requested.emit(self._line.meeting)

    def _follow(self, ref: Ref, _: bool = False) -> None:
        self.record_requested.emit(ref)
