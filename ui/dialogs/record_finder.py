"""A field that finds a record by words, and the list of what was found; before any word, the first demands."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from models.queries import board
from models.queries.search import search
from models.records import Ref
from models.vocabulary import Kind
from models.workspace import Workspace
from ui.widgets.flat_scrollbar import use_flat_bars

_FOUND = Qt.ItemDataRole.UserRole
_MOST = 40


class RecordFinder(QWidget):
    """`chosen_changed` tells that another record is the chosen one, `taken` that it was pressed twice."""

    chosen_changed = Signal()
    taken = Signal()

    def __init__(
        self,
        workspace: Workspace,
        kinds: Collection[Kind],
        name: str,
        prompt: str,
        parent: QWidget,
        *,
        height: int = 150,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._kinds = frozenset(kinds)
        self._without: frozenset[Ref] = frozenset()
        self.words = _Words(self)
        self.words.setPlaceholderText(prompt)
        self.words.setAccessibleName(f"{name}: find")
        self.found = QListWidget(self)
        self.found.setAccessibleName(name)
        self.found.setFixedHeight(height)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        use_flat_bars(self.found)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addWidget(self.found)
        self.setFocusProxy(self.words)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(120)
        self._wait.timeout.connect(self.look)
        self.words.textEdited.connect(self._wait.start)
        self.words.stepped.connect(self._step)
        self.found.currentRowChanged.connect(self.chosen_changed)
        self.found.itemActivated.connect(self.taken)

    def leave_out(self, refs: Collection[Ref]) -> None:
        """These are not offered."""
        self._without = frozenset(refs)
        self.look()

    def look(self) -> None:
        """Fill the list with what the words find."""
        self._wait.stop()
        self.found.clear()
        words = self.words.text().strip()
        hits = self._hits(words) if words else self._first_demands()
        for ref, text in hits:
            if ref.kind in self._kinds and ref not in self._without:
                item = QListWidgetItem(text, self.found)
                item.setData(_FOUND, ref)
        if self.found.count():
            self.found.setCurrentRow(0)

    def _hits(self, words: str) -> list[tuple[Ref, str]]:
        return [(hit.ref, f"{hit.label}  {hit.title}") for hit in search(self._workspace, words, limit=_MOST)]

    def _first_demands(self) -> list[tuple[Ref, str]]:
        if Kind.DEMAND not in self._kinds:
            return []
        cards = [card for page in board.screen(self._workspace, limit=_MOST).pages.values() for card in page]
        cards.sort(key=lambda card: int(card.ref.removeprefix("D-")))
        return [(Ref(Kind.DEMAND, card.id), f"{card.ref}  {card.title}") for card in cards[:_MOST]]

    def chosen(self) -> Ref | None:
        """The record that is chosen, after what was typed last was looked for."""
        if self._wait.isActive():
            self.look()
        item: QListWidgetItem | None = self.found.currentItem()
        ref = None if item is None else item.data(_FOUND)
        return ref if isinstance(ref, Ref) else None

    def chosen_words(self) -> str:
        item: QListWidgetItem | None = self.found.currentItem()
        return "" if item is None else item.text()

    def _step(self, by: int) -> None:
        self.found.setCurrentRow(min(max(self.found.currentRow() + by, 0), self.found.count() - 1))


class _Words(QLineEdit):
    """Up and down go through the list without leaving the field."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)
