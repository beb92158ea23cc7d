"""How we know: the citations and statements that a record rests on, each with its outlet and grade."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.commands import evidence
from models.dates import short_day
from models.records import CitationRecord, Ref, StatementRecord
from ui.fields.attached_files import AttachedFiles
from ui.fields.saying import effective_words
from ui.inspector.context import Context
from ui.widgets.buttons import push_button
from ui.widgets.column import Column
from ui.widgets.record_row import Row


class EvidenceTab(QWidget):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._about: Ref | None = None
        self.column = Column(self)
        self.add_button = push_button("Cite a source…", self, glyph="quote", kind="quiet")
        self.add_button.clicked.connect(self._ask)
        self.attach_button = push_button("Attach a file…", self, glyph="attach", kind="quiet")
        self.files = AttachedFiles(context, self.column, self)
        self.attach_button.clicked.connect(self.files.ask)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.column)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.attach_button, 0, Qt.AlignmentFlag.AlignLeft)

    def fill(
        self, about: Ref, citations: tuple[CitationRecord, ...], statements: tuple[StatementRecord, ...] = ()
    ) -> None:
        self._about = about
        self.column.clear()
        if citations:
            self.column.add_section("Citations", len(citations), first=True)
        for citation in citations:
            self._add_citation(citation)
        if statements:
            self.column.add_section("Statements", len(statements), first=not citations)
        for statement in statements:
            self._add_statement(statement)
        if not citations and not statements:
            self.column.add_words("No source is cited yet.")
        self.files.fill(about)
        self.column.done()
        self.add_button.setVisible(self._context.asks)
        self.attach_button.setVisible(self._context.writable)

    def _add_citation(self, citation: CitationRecord) -> None:
        source = citation.source
        row = Row(
            source.outlet,
            f"grade {source.grade}" if source.grade else "not graded",
            self.column,
            key=f"citation-{citation.id}",
            glyph="lock" if citation.confidential else "quote",
            pressable=False,
        )
        if self._context.writable:
            button = self.column.add_with_remove(row, f"Delete the citation of {source.outlet}")
            button.clicked.connect(partial(self._delete, citation.id))
        else:
            self.column.add(row)
        if citation.claim:
            self.column.add_words(citation.claim, tone="text")
        if citation.quote:
            self.column.add_quote(f"“{citation.quote}”")
        published = f"published {short_day(source.published)}" if source.published else ""
        told = " · ".join(part for part in (source.title, published, source.url) if part)
        if told:
            self.column.add_words(told, tone="faint", small=True)
        self.column.add_space()

    def _add_statement(self, statement: StatementRecord) -> None:
        words = f"“{statement.words}”" if statement.quoted else statement.words
        self.column.add_quote(words)
        audience = f" to {statement.audience}" if statement.audience else ""
        known = [
            f"{statement.speaker}{audience}",
            statement.outlet or "outlet not named",
            effective_words(statement.effective) or "no date known",
        ]
        self.column.add_words(" · ".join(known), tone="faint", small=True)
        self.column.add_space()

    def _delete(self, citation_id: int, _: bool = False) -> None:
        self._context.run(partial(evidence.delete_citation, self._context.open_workspace, citation_id))

    def _ask(self) -> None:
        questions = self._context.questions
        if questions is not None and self._about is not None:
            self._context.run(partial(questions.ask_citation, self, self._context.open_workspace, self._about))
