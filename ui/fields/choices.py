"""Small helpers of whatever enters something: a box of words from the vocabulary, a line with known entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from models.errors import Conflict
from models.vocabulary import Word
from ui.widgets.status_badge import capitalised

Chosen = TypeVar("Chosen", bound=Word)
Value = TypeVar("Value")


def word_box(
    words: Iterable[Chosen],
    chosen: Chosen,
    name: str,
    parent: QWidget,
    *,
    picture: Callable[[Chosen], QIcon] | None = None,
) -> QComboBox:
    """A box that offers words of the vocabulary, with icons where there are some."""
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.view().setAccessibleName(name)
    for word in words:
        box.addItem(picture(word) if picture else QIcon(), capitalised(word.word), word.value)
    box.setCurrentIndex(max(box.findData(chosen.value), 0))
    return box


def chosen_word(box: QComboBox, words: type[Chosen]) -> Chosen:
    return words(box.currentData())


def completed_line(known: Iterable[str], name: str, parent: QWidget, text: str = "") -> QLineEdit:
    """A line that offers what was entered before."""
    line = QLineEdit(text, parent)
    line.setAccessibleName(name)
    completer = QCompleter(sorted({entry for entry in known if entry}), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)
    return line


def kept(what: str, was: Value, entered: Value, now: Value) -> Value:
    """What to save of a field that the dialog showed as `was` and that reads `now` in the file.

    Untouched fields keep what the file has. Raises Conflict where both were changed, each in its own way.
    """
    if entered == was:
        return now
    if now not in (was, entered):
        raise Conflict(what, str(entered), str(now))
    return entered
