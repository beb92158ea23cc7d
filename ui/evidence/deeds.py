"""What can be done with a line: the dialog that is asked for it, or the command itself."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from models.commands import confidentiality
from models.commands import evidence as commands
from models.errors import Refusal
from models.queries import evidence
from models.queries.evidence_lists import Part
from models.records import EvidenceLine
from models.vocabulary import Kind, Reliability
from ui.evidence.columns import LOOKS
from ui.evidence.context import Context

_NOTHING_CHOSEN = Refusal("No line is chosen.", "Choose one in the list first.")


class Deeds(QObject):
    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._owner = context, owner

    def ask_new(self, kind: Kind) -> QDialog | None:
        """The form of a new record, None where it cannot be asked for."""
        asked: list[QDialog] = []

        def ask() -> None:
            self._context.open_workspace.ensure_writable()
            if self._context.questions is not None:
                asked.append(self._context.questions.ask_record(self._owner, self._context.open_workspace, kind, None))

        self._context.run(ask)
        return asked[0] if asked else None

    def do(self, command_id: str, part: Part, line: EvidenceLine | None) -> None:
        """A refusal is shown above the screen."""
        self._context.run(partial(self._do, command_id, part, line))

    def _do(self, command_id: str, part: Part, line: EvidenceLine | None) -> None:
        questions, workspace = self._context.questions, self._context.open_workspace
        workspace.ensure_writable()
        if command_id == "evidence.cite":
            if questions is not None:
                self._ask_citation(part, line)
            return
        if line is None:
            raise _NOTHING_CHOSEN
        match command_id:
            case "evidence.delete":
                self._delete(part, line)
            case "evidence.confidential" if part is Part.CITATIONS:
                confidentiality.mark_citation(workspace, line.id, not line.confidential)
            case "evidence.confidential" if confidentiality.can_mark(line.ref.kind):
                confidentiality.mark(workspace, line.ref, not line.confidential)
            case "evidence.resolve" if part is Part.OBSTACLES and line.mark == "resolved":
                commands.resolve_obstacle(workspace, line.id, None)
            case _:
                self._ask(command_id, part, line)

    def _ask(self, command_id: str, part: Part, line: EvidenceLine) -> None:
        """What is asked in a window of its own."""
        questions, workspace, owner = self._context.questions, self._context.open_workspace, self._owner
        if questions is None:
            return
        match command_id, part:
            case "evidence.resolve", Part.OBSTACLES:
                questions.ask_resolved(owner, workspace, line.id)
            case "evidence.grade", Part.SOURCES:
                questions.ask_grade(owner, workspace, line.id)
            case "evidence.merge", Part.SOURCES:
                questions.ask_merge(owner, workspace, line.id)
            case "evidence.edit", Part.CITATIONS:
                questions.ask_citation(owner, workspace, None, citation_id=line.id)
            case "evidence.edit", _ if (kind := LOOKS[part].kind) is not None:
                questions.ask_record(owner, workspace, kind, line.id)
            case _:
                raise Refusal(f"That is not done with {LOOKS[part].title.lower()}.", "Choose a line of another list.")

    def _ask_citation(self, part: Part, line: EvidenceLine | None) -> None:
        """About the chosen record; from a source, of that source about a record that is still to be chosen."""
        questions, workspace = self._context.questions, self._context.open_workspace
        assert questions is not None
        if line is None or part is Part.CITATIONS:
            questions.ask_citation(self._owner, workspace, None)
        elif part is Part.SOURCES:
            questions.ask_citation(self._owner, workspace, None, source_id=line.id)
        else:
            questions.ask_citation(self._owner, workspace, line.ref)

    def _delete(self, part: Part, line: EvidenceLine) -> None:
        deletions = {
            Part.SOURCES: commands.delete_source,
            Part.STATEMENTS: commands.delete_statement,
            Part.FACTS: commands.delete_fact,
            Part.CITATIONS: commands.delete_citation,
            Part.TEXTS: commands.delete_instrument,
            Part.OBSTACLES: commands.delete_obstacle,
        }
        if part not in deletions:
            raise Refusal("That record is deleted on the screen that shows it.", "Open it there.")
        deletions[part](self._context.open_workspace, line.id)

    def grade_by_key(self, source_id: int, key: str) -> None:
        """A letter grades the outlet, a figure the piece, and "" takes the grade away."""
        self._context.run(partial(self._grade, source_id, key))

    def _grade(self, source_id: int, key: str) -> None:
        workspace = self._context.open_workspace
        now = evidence.source(workspace, source_id)
        reliability, credibility = now.reliability, now.credibility
        if not key:
            reliability = credibility = None
        elif key.isdigit():
            credibility = int(key)
        else:
            reliability = Reliability(key.lower())
        commands.grade(workspace, source_id, reliability, credibility)
