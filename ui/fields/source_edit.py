"""Naming a source: type an outlet or choose one that is known; several pieces of an outlet are told apart.

A name that is not known makes a new source when the form is saved; that is the command's work.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from models.dates import short_day
from models.grades import short
from models.records import SourceRecord


class SourceEdit(QLineEdit):
    """`chosen()` is the id of a known source, `outlet()` what to call a new one."""

    def __init__(self, known: Iterable[SourceRecord], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText("an outlet or a document")
        sources = tuple(known)
        outlets = Counter(source.outlet for source in sources)
        self._ids: dict[str, int] = {}
        self._labels: dict[int, str] = {}
        for source in sources:
            label = source.outlet if outlets[source.outlet] == 1 else _label(source)
            while label in self._ids:
                label += " ·"
            self._ids[label], self._labels[source.id] = source.id, label
        self._grades = {source.id: short(source.grade) for source in sources}
        completer = QCompleter(sorted(self._ids), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)

    def show_source(self, source_id: int | None, outlet: str = "") -> None:
        self.setText(self._labels.get(source_id, outlet) if source_id is not None else outlet)
        self.setCursorPosition(0)

    def chosen(self) -> int | None:
        return self._ids.get(self.text().strip())

    def outlet(self) -> str:
        return self.text().strip()

    def grade(self) -> str:
        """ "grade B2", "not graded", or nothing for a source that is new."""
        chosen = self.chosen()
        return "" if chosen is None else self._grades[chosen]


def _label(source: SourceRecord) -> str:
    told = ", ".join(filter(None, (source.title, short_day(source.published) if source.published else "")))
    return f"{source.outlet} — {told or 'without a title'}"
