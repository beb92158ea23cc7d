"""Choosing the records that something is about: those chosen as lines to take out, and a search below them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from models.queries.titles import find_records, title_of
from models.records import Ref
from models.workspace import Workspace
from ui.widgets.column import Column
from ui.widgets.flat_scrollbar import use_flat_bars
from ui.widgets.kind_words import kind_word
from ui.widgets.plain_text import tooltip
from ui.widgets.record_row import Row

_FOUND = Qt.ItemDataRole.UserRole
_ROWS = 4


class RecordsField(QWidget):
    """Any number of records, or with `single` exactly one. `first` are chosen from the start."""

    def __init__(
        self, workspace: Workspace, name: str, parent: QWidget, *, first: Iterable[Ref] = (), single: bool = False
    ) -> None:
        super().__init__(parent)
        self._workspace, self._name, self._single = workspace, name, single
        self._chosen: dict[Ref, str] = {}
        self.setAccessibleName(name)
        self.column = Column(self)
        self.words = QLineEdit(self)
        self.words.setAccessibleName(f"{name}: find a record")
        self.words.setPlaceholderText("words of a demand, a meeting, a person, a text …")
        self.found = QListWidget(self)
        self.found.setAccessibleName(f"{name}: records found")
        self.found.setFixedHeight(self.found.fontMetrics().lineSpacing() * _ROWS + 12)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        self.words.returnPressed.connect(self._take_first)
        self.found.itemActivated.connect(self._take)
        self.found.itemClicked.connect(self._take)
        self.setFocusProxy(self.words)
        for ref in first:
            self._chosen[ref] = title_of(workspace, ref)
        self._show()

    def refs(self) -> tuple[Ref, ...]:
        return tuple(self._chosen)

    def choose(self, ref: Ref) -> None:
        """Raises NotFound for a record that is gone."""
        title = title_of(self._workspace, ref)
        if self._single:
            self._chosen.clear()
        self._chosen[ref] = title
        self._show()

    def look(self) -> None:
        """Fill the list with what the words find."""
        self._wait.stop()
        self.found.clear()
        for ref, title in find_records(self._workspace, self.words.text()):
            if ref not in self._chosen:
                item = QListWidgetItem(title, self.found)
                item.setToolTip(tooltip(title))
                item.setData(_FOUND, ref)
        if self.found.count():
            self.found.setCurrentRow(0)
        self.found.setVisible(bool(self.found.count()))

    def _take_first(self) -> None:
        if self._wait.isActive():
            self.look()
        item: QListWidgetItem | None = self.found.currentItem()
        if item is not None:
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        ref = item.data(_FOUND)
        self.words.clear()
        self.found.hide()
        self.found.clear()
        self.choose(ref)
        self.words.setFocus()

    def _remove(self, ref: Ref, _: bool = False) -> None:
        self._chosen.pop(ref, None)
        self._show()
        self.words.setFocus()

    def _show(self) -> None:
        self.column.clear()
        for ref, title in self._chosen.items():
            row = Row(title, kind_word(ref.kind), self.column, key=f"about-{ref.kind}-{ref.id}", pressable=False)
            if self._single:
                self.column.add(row)
            else:
                self.column.add_with_remove(row, f"Take out {title}").clicked.connect(partial(self._remove, ref))
        self.column.setVisible(bool(self._chosen))
        self.column.done()
        self.words.setPlaceholderText(
            "another record, by its words" if self._chosen else "words of a demand, a meeting, a person, a text …"
        )
