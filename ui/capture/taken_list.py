"""What was taken from the text, in its order: choosing a line goes to the passage, Enter opens the record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from models.queries.captured import TakenRecord
from ui.capture.quiet_list import QuietList
from ui.capture.ways import glyph_of
from ui.icons import icon
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_text import tooltip
from ui.widgets.section_header import SectionHeader

_TAKEN = int(Qt.ItemDataRole.UserRole)


class TakenList(QWidget):
    """`passage_requested` carries a TakenRecord, `open_requested` its Ref, `text_requested` nothing."""

    passage_requested = Signal(object)
    open_requested = Signal(object)
    text_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = SectionHeader("Taken from this text", self)
        self.nothing = PlainLabel(
            "Nothing yet. Go through the text with Space, sentence by sentence, and press a letter: "
            "C citation, S statement, D demand, M meeting, F fact, P position, I incident, O obstacle.",
            self,
            tone="muted",
            wrap=True,
        )
        self.list = QuietList("Taken from this text", self)
        self.list.line_chosen.connect(self._go)
        self.list.itemDoubleClicked.connect(self._open)
        self.list.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 10, 10)
        column.setSpacing(8)
        column.addWidget(self.header)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def show_taken(self, taken: Sequence[TakenRecord]) -> None:
        self.list.clear()
        for one in taken:
            label = " ".join(one.label.split())
            item = QListWidgetItem(icon(glyph_of(one.ref.kind), "muted"), label)
            item.setToolTip(tooltip(f"{one.how}: {one.label}"))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.how}: {label}")
            item.setData(_TAKEN, one)
            self.list.addItem(item)
        self.header.set_title("Taken from this text", len(taken) or None)
        self.nothing.setVisible(not taken)
        self.list.setVisible(bool(taken))

    def records(self) -> list[TakenRecord]:
        return [self.list.item(row).data(_TAKEN) for row in range(self.list.count())]

    def _go(self, item: QListWidgetItem) -> None:
        self.passage_requested.emit(item.data(_TAKEN))

    def _open(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.open_requested.emit(item.data(_TAKEN).ref)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open(self.list.currentItem())
                return True
            if event.key() in (Qt.Key.Key_F6, Qt.Key.Key_Escape):
                self.text_requested.emit()
                return True
        return super().eventFilter(watched, event)
