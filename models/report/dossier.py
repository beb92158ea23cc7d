"""The gatherer of the full dossier: the state of play, and behind it everything of each demand and each meeting."""

from __future__ import annotations

from collections.abc import Sequence

from models.report import evidence_lists, hanging, lists, outline, outline_evidence, pictures, wording
from models.report.blocks import AnyBlock, Brief, Cell, Paragraph, Wording, grid, or_nothing, parts
from models.report.choices import ReportOptions, Section
from models.report.data import DemandRow
from models.report.folio import Folio
from models.report.gather import Begun, begun, statuses_of, table_of
from models.report.rows import Rows
from models.vocabulary import Kind
from models.workspace import Workspace

REPORT = Brief


def gather(workspace: Workspace, options: ReportOptions) -> Brief:
    """Raises Refusal for choices that no report can follow."""
    with begun(workspace, options) as report:
        say = Wording(options.language)
        table = table_of(report.rows)
        book = Chapters(report, table, say)
        makers = {
            Section.IN_SHORT.value: book.in_short,
            Section.DEMANDS.value: book.demands,
            Section.MATRIX.value: lambda: or_nothing(pictures.matrix(report.rows, say), say("demands", "none")),
            Section.CONVERGENCE.value: lambda: or_nothing(
                pictures.convergence(report.rows, say), say("pictures", "nothing-asked")
            ),
            Section.NETWORK.value: lambda: or_nothing(
                pictures.network(report.rows, say, options.network), say("pictures", "nobody-met")
            ),
            Section.LINKAGE.value: lambda: hanging.linkage(report.rows, say),
            Section.PAGES.value: book.pages,
            Section.OPEN.value: book.open_points,
            Section.MEETINGS.value: book.meetings,
            Section.STATEMENTS.value: book.statements,
            Section.FACTS.value: book.facts,
            Section.TEXTS.value: book.texts,
            Section.PARTIES.value: book.parties,
            Section.SOURCES.value: book.sources,
        }
        return Brief(**report.head(), subject="", parts=parts(report.sections, makers, say))


class Chapters:
    """The parts of a report as blocks; briefs take single ones of them."""

    def __init__(self, report: Begun, table: tuple[DemandRow, ...], say: Wording) -> None:
        self._rows: Rows = report.rows
        self._table = table
        self._say = say
        self.folio = Folio(report.rows, say)

    def in_short(self) -> tuple[AnyBlock, ...]:
        rows = self._rows
        sentences = wording.in_short(
            rows.day, statuses_of(self._table), self._table, rows.happenings, rows.steps, len(rows.unconfirmed())
        )
        return (Paragraph(" ".join(sentences)),)

    def demands(self) -> tuple[AnyBlock, ...]:
        """The table of all of them."""
        return outline.demands(self._table, self._say)

    def table(self, table: Sequence[DemandRow]) -> tuple[AnyBlock, ...]:
        return outline.demand_table(table, self._say)

    def pages(self) -> tuple[AnyBlock, ...]:
        """One demand after the other, with everything of it."""
        pages = [block for card in self._rows.cards for block in self.folio.page(card)]
        return or_nothing(pages, self._say("demands", "none"))

    def open_points(self) -> tuple[AnyBlock, ...]:
        return outline.open_points(lists.open_points(self._rows, self._table), self._say)

    def meetings(self) -> tuple[AnyBlock, ...]:
        say, rows = self._say, self._rows
        attendance = rows.attendance
        cells = [
            [
                Cell(wording.when_words(one.when, rows.second_zone)),
                Cell(" · ".join(words for words in (one.title, one.kind_word, one.place, one.told) if words)),
                Cell(", ".join(f"{who} ({word.word})" for who, word in attendance.get(one.id, {}).items()))
                if one.kind is Kind.MEETING
                else Cell(", ".join(one.sources), tone="muted"),
                Cell(one.word),
            ]
            for one in rows.happenings
        ]
        heads = [say("meetings", "when"), say("meetings", "what"), say("brief", "attendance"), say("meetings", "state")]
        return or_nothing(grid(heads, cells), say("meetings", "none"))

    def statements(self, party: str = "") -> tuple[AnyBlock, ...]:
        """What was said, by everybody or by one party (its code)."""
        lines = [line for line in evidence_lists.statements(self._rows) if not party or line.party == party]
        return outline_evidence.statements(lines, self._say)

    def facts(self, *, contrary: bool = False) -> tuple[AnyBlock, ...]:
        """contrary: only those with more than one differing value."""
        lines = [line for line in evidence_lists.facts(self._rows) if line.contradictory or not contrary]
        return outline_evidence.facts(lines, self._say)

    def texts(self) -> tuple[AnyBlock, ...]:
        return outline_evidence.texts(evidence_lists.texts(self._rows), self._say)

    def parties(self) -> tuple[AnyBlock, ...]:
        return outline.parties(lists.parties(self._rows, self._table), self._say)

    def sources(self) -> tuple[AnyBlock, ...]:
        """Every source with its grade, and the share of what names one."""
        lines = evidence_lists.sources(self._rows)
        return outline_evidence.sources(lines, evidence_lists.share(self._rows), self._say)
