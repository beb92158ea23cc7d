"""A tab of single facts about a meeting or an incident, each changed where it stands: texts, choices, ticks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from models.vocabulary import Word
from ui.inspector.context import Context
from ui.inspector.in_place import InPlaceField
from ui.widgets.section_header import SectionHeader
from ui.widgets.status_badge import capitalised


class FactsTab(QWidget):
    """The page adds what its kind of record has, and saves."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    def add_text(self, title: str, placeholder: str, *, several: bool = False) -> InPlaceField:
        field = InPlaceField(title, self, several=several, placeholder=placeholder)
        self._add(title, field)
        return field

    def add_words(self, title: str, words: type[Word], choose: Callable[[object], object]) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(title)
        box.view().setAccessibleName(title)
        for word in words:
            box.addItem(capitalised(word.word), word)
        box.activated.connect(partial(self._chosen, box, words, choose))
        self._add(title, box)
        return box

    def add_tick(self, title: str, choose: Callable[[object], object]) -> QCheckBox:
        box = QCheckBox(title, self)
        box.setAccessibleName(title)
        box.clicked.connect(partial(self._ticked, box, choose))
        self._layout.addWidget(box)
        self._layout.addSpacing(4)
        return box

    def add_below(self, button: QWidget) -> None:
        """A button under all facts."""
        self._layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self, title: str, widget: QWidget) -> None:
        self._layout.addWidget(SectionHeader(title, self))
        self._layout.addWidget(widget)
        self._layout.addSpacing(8)

    def show_word(self, box: QComboBox, word: Word) -> None:
        with QSignalBlocker(box):
            box.setCurrentIndex(box.findText(capitalised(word.word)))
        box.setEnabled(self._context.writable)

    def show_tick(self, box: QCheckBox, ticked: bool) -> None:
        box.setChecked(ticked)
        box.setEnabled(self._context.writable)

    def _chosen(self, box: QComboBox, words: type[Word], choose: Callable[[object], object]) -> None:
        choose(words(box.currentData()))

    def _ticked(self, box: QCheckBox, choose: Callable[[object], object]) -> None:
        choose(box.isChecked())
