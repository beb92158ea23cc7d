"""The texts that are kept, the newest first, and the way to a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from models.dates import short_day
from models.queries.captured import MOST_LISTED, TextRecord
from ui.capture.quiet_list import QuietList
from ui.icons import icon
from ui.widgets.buttons import push_button
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_text import tooltip
from ui.widgets.section_header import SectionHeader

_ID = int(Qt.ItemDataRole.UserRole)


class Shelf(QWidget):
    """`chosen` carries the id of a text, `new_requested` nothing."""

    chosen = Signal(object)
    new_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.new_button = push_button("New text", self, glyph="plus", hint="Paste an article, or open a text file")
        self.new_button.clicked.connect(self.new_requested)
        self.header = SectionHeader("Captured texts", self)
        self.list = QuietList("Captured texts", self)
        self.list.setSpacing(1)
        self.list.line_chosen.connect(self._tell)
        self.nothing = PlainLabel("None yet.", self, tone="faint", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 12, 8, 10)
        column.setSpacing(8)
        column.addWidget(self.new_button)
        column.addWidget(self.header)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)

    def show_texts(self, texts: Sequence[TextRecord], current: int | None) -> None:
        self.list.clear()
        for text in texts:
            source = text.source
            published = short_day(source.published) if source.published else "no date"
            item = QListWidgetItem(
                icon("lock" if text.confidential else "texts", "muted"),
                f"{source.outlet}\n{' · '.join(part for part in (published, source.title) if part)}",
            )
            item.setToolTip(tooltip(f"{source.outlet}\n{source.title}\n{published}".replace("\n\n", "\n")))
            item.setData(_ID, text.id)
            self.list.addItem(item)
            if text.id == current:
                self.list.setCurrentItem(item)
        more = len(texts) >= MOST_LISTED
        self.header.set_title("The newest texts" if more else "Captured texts", len(texts) or None)
        self.nothing.setVisible(not texts)

    def unmark(self) -> None:
        self.list.setCurrentRow(-1)

    def ids(self) -> list[int]:
        return [self.list.item(row).data(_ID) for row in range(self.list.count())]

    def _tell(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_ID))
