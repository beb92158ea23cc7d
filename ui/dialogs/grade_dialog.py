"""Grading a source: both halves of the Admiralty code with their words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.commands import evidence as commands
from models.queries import evidence
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.fields.grade_box import CredibilityBox, ReliabilityBox


class GradeDialog(FormDialog):
    """Raises NotFound for a source that is gone."""

    def __init__(self, workspace: Workspace, source_id: int, parent: QWidget | None = None) -> None:
        self._was = evidence.source(workspace, source_id)
        super().__init__(
            workspace,
            f"Grade {self._was.outlet}",
            "&Grade",
            parent,
            sentence="By the Admiralty code (NATO AJP-2.1). In the list the keys A–F and 1–6 do the same.",
        )
        self.reliability = ReliabilityBox(self)
        self.credibility = CredibilityBox(self)
        self.add_field("&Reliability", self.reliability, hint="How far the outlet can be relied on.")
        self.add_field("&Credibility", self.credibility, hint="How credible this piece is.")
        self.reliability.show_value(self._was.reliability)
        self.credibility.show_value(self._was.credibility)
        self.reliability.setFocus()

    def save(self) -> None:
        self.news = commands.grade(self.workspace, self._was.id, self.reliability.value(), self.credibility.value())
        self.result_id = self._was.id
