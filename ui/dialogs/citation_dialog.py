"""Tying what a source says to a record: the outlet, the claim in our words, the quote in theirs."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.commands import evidence as commands
from models.errors import Refusal
from models.queries import evidence
from models.records import Ref
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.fields.choices import completed_line


class CitationDialog(FormDialog):
    def __init__(self, workspace: Workspace, about: Ref, parent: QWidget | None = None) -> None:
        super().__init__(workspace, "Cite a source", "&Cite", parent)
        self._about = about
        self.outlet = completed_line((known.outlet for known in evidence.sources(workspace)), "Source", self)
        self.add_field("S&ource", self.outlet, hint="An outlet or a document; a new name makes a new source.")
        self.claim = self.add_note("C&laim", "What the source says, in our words", lines=2)
        self.quote = self.add_note("&Quote", "The source’s own words")
        self.outlet.setFocus()

    def save(self) -> None:
        self.news = commands.cite(
            self.workspace, self._about, self.outlet.text(), self.claim.toPlainText(), self.quote.toPlainText()
        )

    def field_of(self, refusal: Refusal) -> QWidget | None:
        return self.outlet
