"""The chosen record at the right of the screen: its words, what is tied to it, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from models.errors import NotFound
from models.queries.evidence_lists import Part
from models.queries.support import support_of
from models.records import EvidenceLine
from ui.evidence.context import Context
from ui.evidence.pages import Pages
from ui.fields.attached_files import AttachedFiles
from ui.fonts import SEMIBOLD
from ui.widgets.buttons import push_button
from ui.widgets.column import Column, ScrollingTab
from ui.widgets.confidential_mark import ConfidentialMark
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.plain_label import PlainLabel
from ui.widgets.unsourced_mark import UnsourcedMark

#: What can be done in which list, by the ids of the commands; the words stand here once more because they are short.
_DEEDS: dict[str, tuple[str, str, tuple[Part, ...]]] = {
    "evidence.edit": (
        "Edit…", "edit",
        (Part.SOURCES, Part.STATEMENTS, Part.FACTS, Part.CITATIONS, Part.TEXTS, Part.OBSTACLES),
    ),
    "evidence.grade": ("Grade…", "check", (Part.SOURCES,)),
    "evidence.merge": ("Merge…", "group", (Part.SOURCES,)),
    "evidence.of_source": ("Its citations", "filter", (Part.SOURCES,)),
    "evidence.attach": ("Attach a file…", "attach", (Part.SOURCES,)),
    "evidence.resolve": ("Resolve", "check", (Part.OBSTACLES,)),
    "evidence.cite": (
        "Cite…", "quote",
        (Part.SOURCES, Part.STATEMENTS, Part.FACTS, Part.TEXTS, Part.OBSTACLES, Part.UNSOURCED),
    ),
    "evidence.confidential": (
        "Confidential", "lock",
        (Part.STATEMENTS, Part.FACTS, Part.CITATIONS, Part.TEXTS, Part.OBSTACLES),
    ),
    "evidence.open": ("Open", "arrow-right", (Part.CITATIONS, Part.STATEMENTS, Part.UNSOURCED)),
    "evidence.delete": (
        "Delete", "delete",
        (Part.SOURCES, Part.STATEMENTS, Part.FACTS, Part.CITATIONS, Part.TEXTS, Part.OBSTACLES),
    ),
}  # fmt: skip
#: Looking changes nothing, so it is offered on any day.
_READS = ("evidence.open", "evidence.of_source")


class Details(QWidget):
    """`wanted` carries the id of a command about the record that is shown."""

    wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setMinimumWidth(250)
        self.crumb = PlainLabel("", self, tone="faint", size_delta=-1.0, elide=Qt.TextElideMode.ElideRight)
        self.mark = ConfidentialMark(self)
        self.unsourced = UnsourcedMark(self)
        self.title = PlainLabel("", self, size_delta=1.5, weight=SEMIBOLD, wrap=True, selectable=True)
        self.title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.column = Column(self)
        self.files = AttachedFiles(context, self.column, self)
        self._pages = Pages(context, self.column, self.files)
        self.buttons: dict[str, QPushButton] = {}
        deeds = QWidget(self)
        flow = FlowLayout(deeds, gap=6)
        for command_id, (words, glyph, _) in _DEEDS.items():
            button = push_button(words, deeds, glyph=glyph)
            button.setObjectName(command_id)
            button.clicked.connect(partial(self._want, command_id))
            flow.addWidget(button)
            self.buttons[command_id] = button
        page = QWidget(self)
        head = QVBoxLayout()
        head.setContentsMargins(16, 8, 12, 6)
        head.setSpacing(4)
        above = QHBoxLayout()
        above.addWidget(self.crumb, 1)
        above.addWidget(self.unsourced)
        above.addWidget(self.mark)
        head.addLayout(above)
        head.addWidget(self.title)
        head.addWidget(deeds)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(ScrollingTab(self.column, page), 1)
        self.nothing = EmptyState("Choose a line to see everything of it.", parent=self, glyph="evidence")
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(page)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._stack)

    def _word(self, command_id: str, words: str) -> None:
        button = self.buttons[command_id]
        button.setText(words)
        button.setAccessibleName(words.rstrip("…"))

    def _bare(self, part: Part, line: EvidenceLine) -> bool:
        """Nothing supports the record that is shown."""
        if part is Part.CITATIONS:
            return False
        return support_of(self._context.open_workspace, line.ref, as_of=self._context.as_of).sourced is False

    def _want(self, command_id: str, _: bool = False) -> None:
        self.wanted.emit(command_id)

    def show_line(self, part: Part, line: EvidenceLine | None) -> None:
        """Everything of a line, or the empty state."""
        if line is None or self._context.workspace is None:
            self._stack.setCurrentIndex(0)
            return
        try:
            self.column.clear()
            crumb, title = self._pages.fill(part, line)
        except NotFound:  # deleted, or hidden, since the list was read
            self._stack.setCurrentIndex(0)
            return
        self.column.done()
        self.crumb.setText(crumb)
        self.mark.setVisible(line.confidential)
        self.unsourced.setVisible(self._bare(part, line))
        self.title.setText(title)
        for command_id, button in self.buttons.items():
            button.setVisible(part in _DEEDS[command_id][2])
            button.setEnabled(command_id in _READS or self._context.writable)
        over = part is Part.OBSTACLES and line.mark == "resolved"
        self._word("evidence.resolve", "Reopen" if over else "Resolve…")
        self._word("evidence.confidential", "Not confidential" if line.confidential else "Confidential")
        self._stack.setCurrentIndex(1)
