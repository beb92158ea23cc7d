"""The gatherer of the minister's brief, for one party's side of the table.

Objectives, arguments, their objectives, our response, line to take, background: the order in which foreign ministries
write a brief for a meeting of ministers.
"""

from __future__ import annotations

from models.records import Card
from models.report.blocks import AnyBlock, Brief, Item, Wording, items, or_nothing, parts
from models.report.choices import ReportOptions, Section
from models.report.data import DemandRow
from models.report.dossier import Chapters
from models.report.gather import begun, table_of
from models.report.subjects import party_of
from models.vocabulary import Involvement, Status
from models.workspace import Workspace

REPORT = Brief

#: Demands of which nothing more is to be said at the table.
DONE = (Status.WITHDRAWN,)


def gather(workspace: Workspace, options: ReportOptions) -> Brief:
    """Raises Refusal where no party is chosen, or one that does not exist."""
    with begun(workspace, options) as report:
        say = Wording(options.language)
        party = party_of(report)
        rows = report.rows
        table = table_of(rows)
        book = Chapters(report, table, say)
        side = _Side(party.code, rows.cards, table, book, say)
        makers = {
            Section.OBJECTIVES.value: side.objectives,
            Section.ARGUMENTS.value: side.arguments,
            Section.THEIRS.value: side.theirs,
            Section.RESPONSE.value: side.response,
            Section.LINE.value: side.line,
            Section.BACKGROUND.value: lambda: (*book.in_short(), *book.facts(contrary=True)),
            Section.MEETINGS.value: book.meetings,
            Section.SOURCES.value: book.sources,
        }
        return Brief(**report.head(), subject=party.name, parts=parts(report.sections, makers, say))


class _Side:
    """The table as one party (its code) sees it."""

    def __init__(
        self, code: str, cards: tuple[Card, ...], table: tuple[DemandRow, ...], book: Chapters, say: Wording
    ) -> None:
        self._code, self._book, self._say = code, book, say
        rows = {row.ref: row for row in table}
        live = [card for card in cards if card.status not in DONE]
        self._ours = [card for card in live if _is(card, code, Involvement.TABLED_BY)]
        self._asked = [card for card in live if _is(card, code, Involvement.ADDRESSED_TO)]
        self._our_rows = [rows[card.ref] for card in self._ours]
        self._asked_rows = [rows[card.ref] for card in self._asked]

    def objectives(self) -> tuple[AnyBlock, ...]:
        return or_nothing(self._book.table(self._our_rows), self._say("brief", "no-objectives"))

    def arguments(self) -> tuple[AnyBlock, ...]:
        return or_nothing(self._book.folio.arguments(self._ours), self._say("brief", "no-arguments"))

    def theirs(self) -> tuple[AnyBlock, ...]:
        return or_nothing(self._book.table(self._asked_rows), self._say("brief", "no-theirs"))

    def response(self) -> tuple[AnyBlock, ...]:
        lines = [
            self._book.folio.answer_of(card, mark)
            for card in self._asked
            for mark in card.parties
            if mark.code == self._code
        ]
        return or_nothing(items(lines), self._say("brief", "no-response"))

    def line(self) -> tuple[AnyBlock, ...]:
        """Where our objectives stand and what we have said so far: what a minister can repeat."""
        stand = [Item(card.ref, f"{card.title}: {card.status.word}") for card in self._ours]
        return (*items(stand), *self._book.statements(self._code))


def _is(card: Card, code: str, involvement: Involvement) -> bool:
    return any(mark.code == code and mark.involvement is involvement for mark in card.parties)
