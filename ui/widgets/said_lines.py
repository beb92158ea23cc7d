"""Citations and statements as lines of a column: what is said, who says it, through which outlet, how reliable it is.

The grade stands at each of them, and a missing one is said plainly.
"""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton

from models.dates import short_day
from models.grades import short, told
from models.records import CitationRecord, SourceRecord, StatementRecord
from ui.widgets.column import Column
from ui.widgets.plain_text import tooltip
from ui.widgets.record_row import Row


def add_citation(
    column: Column, citation: CitationRecord, *, removable: bool, pressable: bool = False, head: str = ""
) -> tuple[Row, QToolButton | None]:
    """Gives the line that names the outlet (or says `head`), and with `removable` the button that deletes it."""
    source = citation.source
    row = Row(
        head or source.outlet,
        short(source.grade),
        column,
        key=f"citation-{citation.id}",
        glyph="lock" if citation.confidential else "quote",
        pressable=pressable,
    )
    row.setToolTip(tooltip(f"{source.outlet}: {told(source.grade)}"))
    button = None
    if removable:
        button = column.add_with_remove(row, f"Delete the citation of {source.outlet}")
    else:
        column.add(row)
    if citation.claim:
        column.add_words(citation.claim, tone="text")
    if citation.quote:
        column.add_quote(f"“{citation.quote}”")
    told_of = source_words(source)
    if told_of:
        column.add_words(told_of, tone="faint", small=True)
    column.add_space()
    return row, button


def source_words(source: SourceRecord) -> str:
    """Title, date and address of a piece, as far as they are known."""
    published = f"published {short_day(source.published)}" if source.published else ""
    return " · ".join(part for part in (source.title, published, source.url) if part)


def add_statement(column: Column, statement: StatementRecord, when: str) -> None:
    """The words, then speaker → audience, outlet with grade, date. when: the date in words, "" where none is known."""
    column.add_quote(f"“{statement.words}”" if statement.quoted else statement.words)
    column.add_words(statement_words(statement, when), tone="faint", small=True)
    column.add_space()


def statement_words(statement: StatementRecord, when: str) -> str:
    """ "Mohamad Hasan → reporters · Reuters (not graded) · 14 Oct 2025"."""
    audience = f" → {statement.audience}" if statement.audience else ""
    outlet = f"{statement.outlet} ({short(statement.grade)})" if statement.outlet else "outlet not named"
    known = [f"{statement.speaker}{audience}", outlet, when or "no date known"]
    return " · ".join(known if statement.quoted else [*known, "paraphrased"])
