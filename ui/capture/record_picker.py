"""Finding records by a few letters and keeping them chosen: a line, what matches under it, what was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from models.queries.search import search
from models.records import Ref, SearchHit
from models.vocabulary import Kind
from models.workspace import Workspace
from ui.capture.ways import glyph_of
from ui.icons import icon
from ui.widgets.buttons import push_button
from ui.widgets.flat_scrollbar import use_flat_bars
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.plain_text import mnemonic_safe, tooltip

_SHOWN = 8
_LOOKED_AT = 50
_LONGEST = 40
_HIT = int(Qt.ItemDataRole.UserRole)


def hit_words(hit: SearchHit) -> str:
    """ "D-2  Clear the landmines", "statement  We shall not move first."."""
    return f"{hit.label}  {hit.title}"


class RecordPicker(QWidget):
    """`single`: another choice takes the place of the first. kinds: only these; none means all."""

    changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        name: str,
        parent: QWidget | None = None,
        *,
        kinds: Sequence[Kind] = (),
        single: bool = False,
        placeholder: str = "a few letters of it",
    ) -> None:
        super().__init__(parent)
        self._workspace, self._kinds, self._single, self._name = workspace, tuple(kinds), single, name
        self._chosen: dict[Ref, SearchHit] = {}
        self._chips: list[QPushButton] = []
        self.line = QLineEdit(self)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(placeholder)
        self.line.textChanged.connect(self._find)
        self.line.installEventFilter(self)
        self.hits = QListWidget(self)
        self.hits.setAccessibleName(f"{name}: what matches")
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.hits.itemClicked.connect(self._take_item)
        use_flat_bars(self.hits)
        self.hits.hide()
        self._row = QWidget(self)
        self._flow = FlowLayout(self._row, gap=5)
        self._row.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for widget in (self._row, self.line, self.hits):
            column.addWidget(widget)
        self.setFocusProxy(self.line)

    @property
    def chosen(self) -> tuple[SearchHit, ...]:
        return tuple(self._chosen.values())

    @property
    def first(self) -> SearchHit | None:
        return next(iter(self._chosen.values()), None)

    def refs(self) -> tuple[Ref, ...]:
        return tuple(self._chosen)

    def choose(self, hit: SearchHit) -> None:
        if self._single:
            self._chosen.clear()
        self._chosen[hit.ref] = hit
        self.line.clear()
        self._show_chosen()

    def let_go(self) -> None:
        """Nothing is chosen any more."""
        self._chosen.clear()
        self._show_chosen()

    def _drop(self, ref: Ref, _: bool = False) -> None:
        self._chosen.pop(ref, None)
        self._show_chosen()
        self.line.setFocus()

    def _show_chosen(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for hit in self._chosen.values():
            words = hit_words(hit)
            shown = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
            chip = push_button(mnemonic_safe(shown), self._row, glyph="close", kind="choice")
            chip.setProperty("chip", True)
            chip.setToolTip(tooltip(f"{words}\nPress to let go of it."))
            chip.setAccessibleName(f"{self._name}: {words}, chosen; press to let go of it")
            chip.clicked.connect(partial(self._drop, hit.ref))
            self._flow.addWidget(chip)
            self._chips.append(chip)
            chip.show()
        self._row.setVisible(bool(self._chips))
        self.line.setVisible(not (self._single and self._chosen))
        self.setFocusProxy(self._chips[0] if self._single and self._chips else self.line)
        self.updateGeometry()
        self.changed.emit()

    # ------------------------------------------------------------ finding

    def _find(self, words: str) -> None:
        self.hits.clear()
        found = self._matches(words)
        for hit in found:
            shown = f"{hit_words(hit)}    {hit.detail}" if hit.detail else hit_words(hit)
            item = QListWidgetItem(icon(glyph_of(hit.ref.kind), "muted"), " ".join(shown.split()))
            item.setToolTip(tooltip(shown))
            item.setData(_HIT, hit)
            self.hits.addItem(item)
        self.hits.setCurrentRow(0)
        self.hits.setVisible(bool(found))
        if found:
            self.hits.setFixedHeight(self.hits.sizeHintForRow(0) * len(found) + 2 * self.hits.frameWidth() + 4)

    def _matches(self, words: str) -> list[SearchHit]:
        """Those whose name holds what was typed come first; the search also looks into notes and texts."""
        if not words.strip():
            return []
        typed = words.casefold().split()
        found = search(self._workspace, words, kinds=self._kinds, limit=_LOOKED_AT)
        named = [all(part in f"{hit.label} {hit.title}".casefold() for part in typed) for hit in found]
        return [hit for _, hit in sorted(zip(named, found, strict=True), key=lambda one: not one[0])][:_SHOWN]

    def sizeHint(self) -> QSize:
        return QSize(200, super().sizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, Down and Enter act on what matches while the line keeps the keyboard."""
        finding = watched is self.line and self.hits.isVisibleTo(self)
        if finding and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if by:
                self.hits.setCurrentRow((self.hits.currentRow() + by) % self.hits.count())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self._take_item(self.hits.currentItem())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.line.clear()
                return True
        return super().eventFilter(watched, event)

    def _take_item(self, item: QListWidgetItem | None) -> None:
        hit = item.data(_HIT) if item is not None else None
        if isinstance(hit, SearchHit):
            self.choose(hit)
