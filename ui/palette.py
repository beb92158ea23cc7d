"""Ctrl+K: commands, demands, meetings and whatever else has words, by a few letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from models.records import Ref
from models.vocabulary import Kind
from ui.actions import plain_words
from ui.icons import icon
from ui.record_opening import can_open, open_record
from ui.widgets.flat_scrollbar import use_flat_bars

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_TARGET = int(Qt.ItemDataRole.UserRole)
_MOST = 40

#: What can be gone to, with its icon, where some screen shows it.
_PLACES = {
    Kind.DEMAND: "document",
    Kind.MEETING: "calendar",
    Kind.INCIDENT: "incident",
    Kind.STATEMENT: "quote",
    Kind.PARTY: "party",
    Kind.PERSON: "party",
    Kind.DELEGATION: "party",
    Kind.STAKE: "flag",
    Kind.PACKAGE: "link",
    Kind.SOURCE: "document",
    Kind.FACT: "check",
    Kind.OBSTACLE: "flag",
    Kind.INSTRUMENT: "document",
}


class CommandPalette(QDialog):
    """A line to type into, and under it what matches; Enter takes the first."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setAccessibleName("Go to anything")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self.field = QLineEdit(self)
        self.field.setPlaceholderText("Command, demand or meeting…")
        self.field.setAccessibleName("Command, demand or meeting")
        self.field.textChanged.connect(self._fill)
        self.field.returnPressed.connect(self._take_current)
        self.field.installEventFilter(self)
        self.hits = QListWidget(self)
        self.hits.setAccessibleName("Matches")
        self.hits.itemActivated.connect(self._take)
        self.hits.itemClicked.connect(self._take)
        use_flat_bars(self.hits)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.field)
        column.addWidget(self.hits)
        self._fill("")

    @classmethod
    def over(cls, window: MainWindow) -> CommandPalette:
        """Open it in the upper middle of the window."""
        palette = cls(window)
        width = min(620, window.width() - 80)
        palette.resize(width, 380)
        corner = window.mapToGlobal(window.rect().topLeft())
        palette.move(corner.x() + (window.width() - width) // 2, corner.y() + 70)
        palette.show()
        palette.field.setFocus()
        return palette

    def _fill(self, text: str) -> None:
        self.hits.clear()
        for action in self._commands(text):
            keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
            self._add(action.icon().name() or "search", plain_words(action.text()), keys, action)
        self._add_records(text)
        self.hits.setCurrentRow(0)

    def _commands(self, text: str) -> list[QAction]:
        letters = text.casefold().split()
        found = [
            action
            for _, action in self._window.actions_by_id
            if action.isEnabled() and all(part in plain_words(action.text()).casefold() for part in letters)
        ]
        return found[: _MOST if letters else 12]

    def _add_records(self, text: str) -> None:
        workspace = self._window.session.workspace
        if workspace is None or not text.strip():
            return
        from models.queries.search import search

        for hit in search(workspace, text, limit=_MOST):
            if can_open(hit.ref.kind):
                self._add(_PLACES[hit.ref.kind], f"{hit.label}  {hit.title}", hit.detail, hit.ref)

    def _add(self, glyph: str, words: str, detail: str, target: QAction | Ref) -> None:
        shown = f"{words}    {detail}" if detail else words
        picture = target.icon() if isinstance(target, QAction) else icon(glyph, "muted")
        item = QListWidgetItem(picture, shown)
        item.setData(_TARGET, target)
        self.hits.addItem(item)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down move through the matches while the line keeps the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if by and self.hits.count():
                self.hits.setCurrentRow((self.hits.currentRow() + by) % self.hits.count())
                return True
        return super().eventFilter(watched, event)

    def _take_current(self) -> None:
        item = self.hits.currentItem()
        if item is not None:
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        target, window = item.data(_TARGET), self._window
        self.close()
        if isinstance(target, QAction):
            target.trigger()
        elif isinstance(target, Ref):
            open_record(window, target)
