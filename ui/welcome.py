"""The welcome screen: new, open, the sample, and what was open before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.fonts import SEMIBOLD
from ui.icons import app_icon, icon
from ui.preferences import Preferences
from ui.widgets.buttons import push_button
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_text import tooltip

_LOCATION = int(Qt.ItemDataRole.UserRole)


class Welcome(QWidget):
    """Shown while no negotiation is open."""

    new_requested = Signal()
    open_requested = Signal()
    sample_requested = Signal()
    recent_requested = Signal(str)

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self._preferences = preferences
        picture = PlainLabel("", self)
        picture.setPixmap(app_icon().pixmap(72, 72))
        picture.setAccessibleName("Accord Desk")
        title = PlainLabel("Accord Desk", self, size_delta=11, weight=SEMIBOLD)
        words = PlainLabel(
            "Follow a negotiation from the first demand to the summit.", self, tone="muted", size_delta=1.5
        )
        self.recent = QListWidget(self)
        self.recent.setAccessibleName("Negotiations that were open before")
        self.recent.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.recent.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.recent.itemActivated.connect(self._open_recent)
        self._recent_title = PlainLabel("Recent", self, tone="muted", weight=SEMIBOLD)
        self._lay_out(picture, title, words)
        self.refresh()

    def _lay_out(self, picture: QWidget, title: QWidget, words: QWidget) -> None:
        self.new_button = push_button("&New negotiation…", self, glyph="new")
        self.open_button = push_button("&Open…", self, glyph="open")
        self.sample_button = push_button("Open the &sample", self, glyph="board", kind="primary")
        self.new_button.clicked.connect(self.new_requested)
        self.open_button.clicked.connect(self.open_requested)
        self.sample_button.clicked.connect(self.sample_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.sample_button, self.new_button, self.open_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addStretch(2)
        for widget in (picture, title, words):
            column.addWidget(widget)
        column.addSpacing(14)
        column.addLayout(buttons)
        column.addSpacing(22)
        column.addWidget(self._recent_title)
        column.addWidget(self.recent)
        column.addStretch(3)
        across = QHBoxLayout(self)
        across.addStretch(1)
        across.addLayout(column, 3)
        across.addStretch(1)

    def refresh(self) -> None:
        """Read the recent files anew; those that are gone are greyed."""
        self.recent.clear()
        for known in self._preferences.recent:
            path = Path(known.location)
            there = path.exists()
            item = QListWidgetItem(
                icon("pin" if known.pinned else "document", "muted"), f"{path.stem}  —  {path.parent}"
            )
            item.setData(_LOCATION, known.location)
            item.setToolTip(tooltip(known.location if there else f"{known.location} is not there any more"))
            if not there:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.recent.addItem(item)
        some = self.recent.count() > 0
        self.recent.setVisible(some)
        self._recent_title.setVisible(some)
        rows = max(1, min(self.recent.count(), 6))
        self.recent.setFixedHeight(rows * (self.recent.sizeHintForRow(0) if some else 0) + 8)

    def _open_recent(self, item: QListWidgetItem) -> None:
        self.recent_requested.emit(str(item.data(_LOCATION)))
