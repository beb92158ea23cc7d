"""Tying what a source says to a record: outlet, the claim in our words, the quote in theirs, what it is about."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from models.commands import evidence as commands
from models.errors import Refusal
from models.queries import evidence
from models.records import Ref
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.fields.problem import FieldRefused
from ui.fields.records_field import RecordsField
from ui.fields.source_edit import SourceEdit


class CitationDialog(FormDialog):
    """A new citation, about `about` unless another record is chosen; or with `citation_id` one that is corrected.

    Raises NotFound for a citation or a record that is gone.
    """

    def __init__(
        self,
        workspace: Workspace,
        about: Ref | None,
        parent: QWidget | None = None,
        *,
        citation_id: int | None = None,
        source_id: int | None = None,
    ) -> None:
        self._was = None if citation_id is None else evidence.citation(workspace, citation_id)
        super().__init__(
            workspace,
            "Change a citation" if self._was else "Cite a source",
            "&Save" if self._was else "&Cite",
            parent,
        )
        self.outlet = SourceEdit(evidence.sources(workspace), "Source", self)
        self.add_field("S&ource", self.outlet, hint="An outlet or a document; a new name makes a new source.")
        self.claim = self.add_note("C&laim", "What the source says, in our words", lines=2)
        self.quote = self.add_note("&Quote", "The source’s own words")
        first = self._was.about if self._was else about
        self.about = RecordsField(workspace, "About", self, first=() if first is None else (first,), single=True)
        self.add_field("&About", self.about)
        self.confidential = QCheckBox("Confidential: left out of every public report", self)
        self.add_field("", self.confidential)
        if self._was is not None:
            self.outlet.show_source(self._was.source.id)
            self.claim.setPlainText(self._was.claim)
            self.quote.setPlainText(self._was.quote)
            self.confidential.setChecked(self._was.confidential)
        elif source_id is not None:
            self.outlet.show_source(source_id)
        (self.claim if self.outlet.text() else self.outlet).setFocus()

    def save(self) -> None:
        refs = self.about.refs()
        if not refs:
            raise FieldRefused(
                self.about, "What the source is cited for is not chosen.", "Type some words of a record."
            )
        draft = commands.CitationDraft(
            refs[0],
            self.outlet.outlet(),
            self.claim.toPlainText(),
            self.quote.toPlainText(),
            self.outlet.chosen(),
            self.confidential.isChecked(),
        )
        if self._was is None:
            self.result_id = commands.add_citation(self.workspace, draft)
        else:
            seen = self._was.claim, self._was.quote
            self.news = commands.change_citation(self.workspace, self._was.id, draft, was=seen)
            self.result_id = self._was.id

    def field_of(self, refusal: Refusal) -> QWidget | None:
        return None if self.outlet.text().strip() else self.outlet
