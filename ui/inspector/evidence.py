"""How we know: citations and statements with their outlets and grades, obstacles in the way, attached files."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.commands import evidence
from models.dates import short_day
from models.grades import short
from models.queries.support import Support
from models.records import CitationRecord, ObstacleRecord, Ref, StatementRecord
from models.vocabulary import Kind
from ui.fields.attached_files import AttachedFiles
from ui.fields.saying import effective_words
from ui.inspector.context import Context
from ui.widgets.buttons import push_button
from ui.widgets.column import Column
from ui.widgets.record_row import Row
from ui.widgets.said_lines import add_citation, add_statement


class EvidenceTab(QWidget):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._about: Ref | None = None
        self.column = Column(self)
        self.add_button = push_button("Cite a source…", self, glyph="quote", kind="quiet")
        self.add_button.clicked.connect(self._ask)
        self.say_button = push_button("Add a statement…", self, glyph="statement", kind="quiet")
        self.say_button.clicked.connect(self._ask_statement)
        self.attach_button = push_button("Attach a file…", self, glyph="attach", kind="quiet")
        self.files = AttachedFiles(context, self.column, self)
        self.attach_button.clicked.connect(self.files.ask)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.column)
        for button in (self.add_button, self.say_button, self.attach_button):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def fill(self, about: Ref, citations: tuple[CitationRecord, ...], support: Support) -> None:
        self._about = about
        self.column.clear()
        if support.sourced is False:
            row = Row("No source", "nothing supports this record", self.column, glyph="warning",
                      glyph_role="warning", pressable=False)  # fmt: skip
            self.column.add(row)
            self.column.add_space()
        if citations:
            self.column.add_section("Citations", len(citations), first=support.sourced is not False)
        for citation in citations:
            self._add_citation(citation)
        if support.statements:
            self.column.add_section("Statements", len(support.statements), first=not citations)
        for statement in support.statements:
            self._add_statement(statement)
        if support.obstacles:
            self.column.add_section("Obstacles", len(support.obstacles), first=not citations and not support.statements)
        for obstacle in support.obstacles:
            self._add_obstacle(obstacle)
        if not citations and not support.statements and not support.obstacles:
            self.column.add_words("No source is cited yet.")
        self.files.fill(about)
        self.column.done()
        self.add_button.setVisible(self._context.asks)
        self.say_button.setVisible(self._context.asks)
        self.attach_button.setVisible(self._context.writable)

    def _add_citation(self, citation: CitationRecord) -> None:
        row, button = add_citation(
            self.column, citation, removable=self._context.writable, pressable=self._context.asks
        )
        row.clicked.connect(partial(self._ask_change, citation))
        if button is not None:
            button.clicked.connect(partial(self._delete, citation.id))

    def _add_statement(self, statement: StatementRecord) -> None:
        row = Row(statement.speaker, short_day(statement.effective.date) if statement.effective else "no date known",
                  self.column, key=f"statement-{statement.id}",
                  glyph="lock" if statement.confidential else "statement")  # fmt: skip
        row.clicked.connect(partial(self._follow, Ref(Kind.STATEMENT, statement.id)))
        self.column.add(row)
        add_statement(self.column, statement, effective_words(statement.effective))

    def _add_obstacle(self, obstacle: ObstacleRecord) -> None:
        row = Row(
            obstacle.source or "no source",
            short(obstacle.grade) if obstacle.source else "",
            self.column,
            key=f"obstacle-{obstacle.id}",
            glyph="lock" if obstacle.confidential else "flag",
        )
        row.clicked.connect(partial(self._follow, Ref(Kind.OBSTACLE, obstacle.id)))
        self.column.add(row)
        self.column.add_words(obstacle.text, tone="text")
        self.column.add_space()

    def _follow(self, ref: Ref, _: bool = False) -> None:
        self._context.follow(ref)

    def _delete(self, citation_id: int, _: bool = False) -> None:
        self._context.run(partial(evidence.delete_citation, self._context.open_workspace, citation_id))

    def _ask(self) -> None:
        questions = self._context.questions
        if questions is not None and self._about is not None:
            self._context.run(partial(questions.ask_citation, self, self._context.open_workspace, self._about))

    def _ask_change(self, citation: CitationRecord, _: bool = False) -> None:
        """Correct a citation, or move it to another record."""
        questions, workspace = self._context.questions, self._context.open_workspace
        if questions is not None:
            ask = partial(questions.ask_citation, self, workspace, citation.about, citation_id=citation.id)
            self._context.run(ask)

    def _ask_statement(self) -> None:
        questions = self._context.questions
        if questions is not None and self._about is not None:
            self._context.run(partial(questions.ask_statement, self, self._context.open_workspace, self._about))
