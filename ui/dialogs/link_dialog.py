"""Tying a record to another: find the other one by words, say how the two hang together.

Where the link would close a cycle, the sentence stands there before it is made; it may be made all the same.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from models.commands import evidence
from models.errors import Refusal
from models.queries.linkage import cycle_with
from models.records import Ref
from models.vocabulary import Kind, Linkage
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.dialogs.record_finder import RecordFinder
from ui.fields.choices import chosen_word, word_box
from ui.fields.problem import FieldRefused
from ui.widgets.plain_label import PlainLabel

_LINKABLE = (Kind.DEMAND, Kind.MEETING, Kind.INCIDENT, Kind.INSTRUMENT, Kind.STATEMENT)
_PROMPT = "words of a demand, a meeting, an incident, a text or a statement"


class LinkDialog(FormDialog):
    """`start`: where the link begins; None asks for it. `among_demands` proposes what demands are to each other."""

    def __init__(
        self,
        workspace: Workspace,
        start: Ref | None,
        label: str,
        parent: QWidget | None = None,
        *,
        among_demands: bool = False,
    ) -> None:
        super().__init__(workspace, f"Link {label}" if start is not None else "Link two records", "&Link", parent)
        self._start = start
        first = Linkage.DEPENDS_ON if among_demands else Linkage.RELATES_TO
        self.begin: RecordFinder | None = None
        self.linkage = word_box(Linkage, first, "How they hang together", self)
        self.finder = RecordFinder(workspace, _LINKABLE, "Records found", _PROMPT, self)
        self.words, self.found, self.look = self.finder.words, self.finder.found, self.finder.look
        self.note = QLineEdit(self)
        self.cycle = PlainLabel("", self, tone="warning", wrap=True)
        self.cycle.hide()
        if start is None:
            self.begin = RecordFinder(workspace, _LINKABLE, "From", "words of a demand or a meeting", self, height=96)
            self.begin.chosen_changed.connect(self._warn)
            self.add_field("F&rom", self.begin)
            self.begin.look()
        said = label if start is not None else "the one"
        self.add_field("&How", self.linkage, hint=f"as in: {said} {first.word} the other record")
        self.add_field("&To", self.finder)
        self.add_field("", self.cycle)
        self.add_field("&Note", self.note)
        self.finder.chosen_changed.connect(self._warn)
        self.linkage.currentIndexChanged.connect(self._warn)
        self.finder.leave_out([start] if start is not None else [])
        (self.begin or self.words).setFocus()

    def _from(self) -> Ref | None:
        return self._start if self.begin is None else self.begin.chosen()

    def _warn(self) -> None:
        """Say which cycle the link would close."""
        start, end = self._from(), self.finder.chosen()
        sentence = ""
        if start is not None and end is not None and self._orders(start, end):
            sentence = cycle_with(self.workspace, start, end, chosen_word(self.linkage, Linkage))
        self.cycle.setText(f"This closes a cycle: {sentence}." if sentence else "")
        self.cycle.setVisible(bool(sentence))

    def _orders(self, start: Ref, end: Ref) -> bool:
        return {start.kind, end.kind} <= {Kind.DEMAND, Kind.MEETING}

    def save(self) -> None:
        start = self._from()
        if start is None:
            raise FieldRefused(
                self.begin or self.words, "No record is chosen.", "Type some of its words, then choose it."
            )
        end = self.finder.chosen()
        if end is None:
            raise FieldRefused(self.words, "No record is chosen.", "Type some of its words, then choose it.")
        self.news = evidence.link(self.workspace, start, end, chosen_word(self.linkage, Linkage), self.note.text())

    def field_of(self, refusal: Refusal) -> QWidget | None:
        return self.finder
