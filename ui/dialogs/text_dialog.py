"""A text with standing: what it is, what it was first to be, and the words in it that a party objects to."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QWidget

from models.commands import evidence as commands
from models.errors import Refusal
from models.queries import evidence
from models.records import ContestedTermRecord
from models.vocabulary import InstrumentKind, InstrumentStanding
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.dialogs.stacked_rows import StackedRows
from ui.dialogs.statement_dialog import party_box
from ui.fields.choices import chosen_word, word_box
from ui.fields.date_input import DateInput
from ui.fields.problem import FieldRefused
from ui.widgets.plain_label import PlainLabel
from ui.widgets.status_badge import capitalised


class TextDialog(FormDialog):
    """Without `instrument_id` a new one. Raises NotFound for a text that is gone."""

    def __init__(self, workspace: Workspace, instrument_id: int | None = None, parent: QWidget | None = None) -> None:
        self._was = was = None if instrument_id is None else evidence.instrument(workspace, instrument_id)
        super().__init__(
            workspace,
            "Change a text" if was else "New text",
            "&Save" if was else "A&dd the text",
            parent,
        )
        self.title = QLineEdit(was.title if was else "", self)
        self.kind = word_box(InstrumentKind, was.kind if was else InstrumentKind.DECLARATION, "Kind", self)
        self.first = QComboBox(self)
        self.first.addItem("of the same kind", None)
        for kind in InstrumentKind:
            self.first.addItem(capitalised(kind.word), kind.value)
        self.standing = word_box(
            InstrumentStanding, was.standing if was else InstrumentStanding.EXPECTED, "Standing", self
        )
        self.add_field("&Title", self.title)
        self.add_field("&Kind", self.kind)
        self.add_field(
            "&First to be", self.first, hint="Where it was to be another kind of text at first: a downgrade is shown."
        )
        self.add_field("St&anding", self.standing)
        self.terms = StackedRows[TermForm]("term", partial(TermForm, workspace), self)
        self.add_field("&Contested", self.terms)
        self.note = self.add_note("&Note", "Note", was.note if was else "", lines=2)
        self.confidential = QCheckBox("Confidential: left out of every public report", self)
        self.add_field("", self.confidential)
        if was is not None:
            self.first.setCurrentIndex(self.first.findData(was.first_intended.value if was.first_intended else None))
            self.confidential.setChecked(was.confidential)
            for term in was.terms:
                self.terms.add().show_term(term)
        self.title.setFocus()

    def save(self) -> None:
        first = self.first.currentData()
        draft = commands.InstrumentDraft(
            self.title.text(),
            chosen_word(self.kind, InstrumentKind),
            chosen_word(self.standing, InstrumentStanding),
            None if first is None else InstrumentKind(first),
            self.note.toPlainText(),
            [part.draft() for part in self.terms.parts() if not part.empty()],
            self.confidential.isChecked(),
        )
        if self._was is None:
            self.result_id = commands.add_drafted_instrument(self.workspace, draft)
        else:
            seen = [(term.id, term.term) for term in self._was.terms]
            self.news = commands.change_instrument(self.workspace, self._was.id, draft, seen=seen)
            self.result_id = self._was.id

    def field_of(self, refusal: Refusal) -> QWidget | None:
        if not self.title.text().strip():
            return self.title
        return next((part.term for part in self.terms.parts() if part.lacks_term()), None)


class TermForm(QWidget):
    """One contested word: who objects, what came of it, when the objection was taken back."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._id: int | None = None
        self.term = QLineEdit(self)
        self.term.setAccessibleName("Contested term")
        self.party = party_box(workspace, "Who objects", self, nobody="choose a party")
        self.outcome = QLineEdit(self)
        self.outcome.setAccessibleName("What came of it")
        self.withdrawn = DateInput("Objection withdrawn on", self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        fields = (
            ("Term", self.term),
            ("Objected to by", self.party),
            ("Outcome", self.outcome),
            ("Withdrawn on", self.withdrawn),
        )
        for row, (words, field) in enumerate(fields):
            grid.addWidget(PlainLabel(words, self, tone="faint", size_delta=-1.0), row, 0)
            grid.addWidget(field, row, 1)
        self.setFocusProxy(self.term)

    def show_term(self, term: ContestedTermRecord) -> None:
        self._id = term.id
        self.term.setText(term.term)
        self.party.setCurrentIndex(max(self.party.findData(term.party_id), 0))
        self.outcome.setText(term.outcome)
        self.outcome.setCursorPosition(0)
        self.withdrawn.set_date(term.withdrawn_on)

    def empty(self) -> bool:
        """Nothing was ever entered here."""
        return self._id is None and not self.term.text().strip() and self.party.currentData() is None

    def lacks_term(self) -> bool:
        return not self.empty() and not self.term.text().strip()

    def draft(self) -> commands.TermDraft:
        """Raises FieldRefused where nobody is chosen who objects."""
        party_id = self.party.currentData()
        if party_id is None:
            raise FieldRefused(self.party, "Who objects to the term is not chosen.", "Choose the party that objects.")
        return commands.TermDraft(self.term.text(), int(party_id), self.outcome.text(), self.withdrawn.date(), self._id)
