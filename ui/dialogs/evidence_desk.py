"""Opens the dialogs of the evidence screen and of records' Evidence tabs: one method a question."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from models.records import Ref
from models.vocabulary import Kind
from models.workspace import Workspace
from ui.dialogs.citation_dialog import CitationDialog
from ui.dialogs.desk import opened
from ui.dialogs.fact_dialog import FactDialog
from ui.dialogs.form import FormDialog
from ui.dialogs.grade_dialog import GradeDialog
from ui.dialogs.obstacle_dialog import ObstacleDialog, ResolveDialog
from ui.dialogs.source_dialog import MergeDialog, SourceDialog
from ui.dialogs.statement_dialog import StatementDialog
from ui.dialogs.text_dialog import TextDialog


class EvidenceDesk:
    """Each method may raise NotFound for a record that is gone, and Refusal where the question makes no sense."""

    def ask_record(self, parent: QWidget, workspace: Workspace, kind: Kind, record_id: int | None) -> FormDialog:
        """A source, statement, fact, text or obstacle in its form; without an id a new one."""
        makers: dict[Kind, Callable[[Workspace, int | None, QWidget], FormDialog]] = {
            Kind.SOURCE: SourceDialog,
            Kind.STATEMENT: StatementDialog,
            Kind.FACT: FactDialog,
            Kind.INSTRUMENT: TextDialog,
            Kind.OBSTACLE: ObstacleDialog,
        }
        dialog = makers[kind](workspace, record_id, parent.window())
        opened(dialog)
        return dialog

    def ask_citation(
        self,
        parent: QWidget,
        workspace: Workspace,
        about: Ref | None,
        *,
        citation_id: int | None = None,
        source_id: int | None = None,
    ) -> FormDialog:
        dialog = CitationDialog(workspace, about, parent.window(), citation_id=citation_id, source_id=source_id)
        opened(dialog)
        return dialog

    def ask_grade(self, parent: QWidget, workspace: Workspace, source_id: int) -> QDialog:
        return opened(GradeDialog(workspace, source_id, parent.window()))

    def ask_merge(self, parent: QWidget, workspace: Workspace, source_id: int) -> QDialog:
        return opened(MergeDialog(workspace, source_id, parent.window()))

    def ask_resolved(self, parent: QWidget, workspace: Workspace, obstacle_id: int) -> QDialog:
        return opened(ResolveDialog(workspace, obstacle_id, parent.window()))
