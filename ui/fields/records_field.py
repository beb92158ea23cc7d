"""Choosing records by a few words: those chosen as lines to take out, a line to type into, what matches below it.

While something matches, Up, Down, Enter and Esc act on it; else Enter is the form's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from models.queries.titles import find_records, title_of
from models.records import Ref
from models.vocabulary import Kind
from models.workspace import Workspace
from ui.widgets.column import Column
from ui.widgets.flat_scrollbar import use_flat_bars
from ui.widgets.kind_words import kind_word
from ui.widgets.plain_text import tooltip
from ui.widgets.record_row import Row

_FOUND = Qt.ItemDataRole.UserRole
_ROWS = 6


class RecordsField(QWidget):
    """Any number of records, or with `single` exactly one. `first` are chosen from the start.

    optional: the one of `single` may be taken out again. kinds: only records of these; none means all.
    """

    changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        name: str,
        parent: QWidget,
        *,
        first: Iterable[Ref] = (),
        single: bool = False,
        optional: bool = False,
        kinds: Sequence[Kind] = (),
        hint: str = "words of a demand, a meeting, a person, a text …",
    ) -> None:
        super().__init__(parent)
        self._workspace, self._name, self._single, self._optional = workspace, name, single, optional
        self._kinds, self._hint = tuple(kinds), hint
        self._chosen: dict[Ref, str] = {}
        self.setAccessibleName(name)
        self.column = Column(self)
        self.words = QLineEdit(self)
        self.words.setAccessibleName(f"{name}: find a record")
        self.words.installEventFilter(self)
        self.found = QListWidget(self)
        self.found.setAccessibleName(f"{name}: records found")
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setTextElideMode(Qt.TextElideMode.ElideRight)
        use_flat_bars(self.found)
        self.found.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.column)
        layout.addWidget(self.words)
        layout.addWidget(self.found)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(120)
        self._wait.timeout.connect(self.look)
        self.words.textEdited.connect(self._wait.start)
        self.found.itemClicked.connect(self._take)
        self.setFocusProxy(self.words)
        for ref in first:
            self._chosen[ref] = title_of(workspace, ref)
        self._show()

    def refs(self) -> tuple[Ref, ...]:
        return tuple(self._chosen)

    @property
    def first(self) -> Ref | None:
        return next(iter(self._chosen), None)

    def choose(self, ref: Ref) -> None:
        """Raises NotFound for a record that is gone."""
        title = title_of(self._workspace, ref)
        if self._single:
            self._chosen.clear()
        self._chosen[ref] = title
        self._show()
        self.changed.emit()

    def clear(self) -> None:
        """Nothing is chosen, and nothing looked for."""
        self._chosen.clear()
        self._forget_words()
        self._show()
        self.changed.emit()

    # ------------------------------------------------------------ finding

    def look(self) -> None:
        """Fill the list with what the words find; records that have them in their name come first."""
        self._wait.stop()
        self.found.clear()
        typed = self.words.text().casefold().split()
        matches = find_records(self._workspace, self.words.text(), kinds=self._kinds)
        for ref, title in sorted(matches, key=lambda one: not all(part in one[1].casefold() for part in typed)):
            if ref not in self._chosen:
                item = QListWidgetItem(title, self.found)
                item.setToolTip(tooltip(title))
                item.setData(_FOUND, ref)
        if self.found.count():
            self.found.setCurrentRow(0)
            rows = min(self.found.count(), _ROWS)
            self.found.setFixedHeight(self.found.sizeHintForRow(0) * rows + 2 * self.found.frameWidth() + 4)
        self.found.setVisible(bool(self.found.count()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.words and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        entering = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        if entering and self._wait.isActive():
            self.look()
        if self.found.isHidden():
            return False
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if by:
            self.found.setCurrentRow((self.found.currentRow() + by) % self.found.count())
        elif entering:
            self._take(self.found.currentItem())
        elif event.key() == Qt.Key.Key_Escape:
            self._forget_words()
        else:
            return False
        return True

    def _take(self, item: QListWidgetItem) -> None:
        ref = item.data(_FOUND)
        self._forget_words()
        self.choose(ref)
        self.words.setFocus()

    def _forget_words(self) -> None:
        self._wait.stop()
        self.words.clear()
        self.found.hide()
        self.found.clear()

    # ------------------------------------------------------------ what is chosen

    def _remove(self, ref: Ref, _: bool = False) -> None:
        self._chosen.pop(ref, None)
        self._show()
        self.words.setFocus()
        self.changed.emit()

    def _show(self) -> None:
        self.column.clear()
        for ref, title in self._chosen.items():
            row = Row(title, kind_word(ref.kind), self.column, key=f"about-{ref.kind}-{ref.id}", pressable=False)
            if self._single and not self._optional:
                self.column.add(row)
            else:
                self.column.add_with_remove(row, f"Take out {title}").clicked.connect(partial(self._remove, ref))
        self.column.setVisible(bool(self._chosen))
        self.column.done()
        self.words.setPlaceholderText("another record, by its words" if self._chosen else self._hint)
