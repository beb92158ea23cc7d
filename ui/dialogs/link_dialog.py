"""Tying a record to another: find the other one by words, say how the two hang together."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from models.commands import evidence
from models.errors import Refusal
from models.queries.search import search
from models.records import Ref
from models.vocabulary import Kind, Linkage
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.fields.choices import chosen_word, word_box
from ui.fields.problem import FieldRefused

_LINKABLE = (Kind.DEMAND, Kind.MEETING, Kind.INCIDENT, Kind.INSTRUMENT, Kind.STATEMENT)
_FOUND = Qt.ItemDataRole.UserRole


class LinkDialog(FormDialog):
    def __init__(self, workspace: Workspace, start: Ref, label: str, parent: QWidget | None = None) -> None:
        super().__init__(workspace, f"Link {label}", "&Link", parent)
        self._start = start
        self.linkage = word_box(Linkage, Linkage.RELATES_TO, "How they hang together", self)
        self.words = QLineEdit(self)
        self.words.setPlaceholderText("words of a demand, a meeting, an incident, a text or a statement")
        self.found = QListWidget(self)
        self.found.setAccessibleName("Records found")
        self.found.setFixedHeight(150)
        self.note = QLineEdit(self)
        self.add_field("&How", self.linkage, hint=f"as in: {label} {Linkage.LED_TO.word} the other record")
        self.add_field("&Find", self.words)
        self.add_field("&To", self.found)
        self.add_field("&Note", self.note)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(120)
        self._wait.timeout.connect(self.look)
        self.words.textEdited.connect(self._wait.start)
        self.words.setFocus()

    def look(self) -> None:
        """Fill the list with what the words find."""
        self._wait.stop()
        self.found.clear()
        for hit in search(self.workspace, self.words.text(), limit=40):
            if hit.ref.kind in _LINKABLE and hit.ref != self._start:
                item = QListWidgetItem(f"{hit.label}  {hit.title}", self.found)
                item.setData(_FOUND, hit.ref)
        if self.found.count():
            self.found.setCurrentRow(0)

    def save(self) -> None:
        if self._wait.isActive():
            self.look()
        item: QListWidgetItem | None = self.found.currentItem()
        if item is None:
            raise FieldRefused(self.words, "No record is chosen.", "Type some of its words, then choose it.")
        self.news = evidence.link(
            self.workspace, self._start, item.data(_FOUND), chosen_word(self.linkage, Linkage), self.note.text()
        )

    def field_of(self, refusal: Refusal) -> QWidget | None:
        return self.found
