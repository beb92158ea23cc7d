"""The gatherer of the party brief: who it is and sits for it, what it asks and is asked, where it stands, its words."""

from __future__ import annotations

from models.dates import describe
from models.records import Card
from models.report import lists
from models.report.blocks import AnyBlock, Brief, Cell, Wording, grid, or_nothing, pairs, parts
from models.report.choices import ReportOptions, Section
from models.report.dossier import Chapters
from models.report.gather import begun, table_of
from models.report.party_parts import PartyBook
from models.report.rows import Rows
from models.report.subjects import party_of
from models.vocabulary import Kind
from models.workspace import Workspace

REPORT = Brief


def gather(workspace: Workspace, options: ReportOptions) -> Brief:
    """Raises Refusal where no party is chosen, NotFound for one that does not exist."""
    with begun(workspace, options) as report:
        say = Wording(options.language)
        party = party_of(report)
        rows, table = report.rows, table_of(report.rows)
        book = Chapters(report, table, say)
        code = party.code
        own = PartyBook(rows, party.id, say)
        roles, former = own.roles()
        line = next(line for line in lists.parties(rows, table) if line.code == code)
        tabled = [row for row in table if code in row.tabled_by]
        asked = [row for row in table if code in {one.code for one in row.addressed_to}]
        cards = {card.ref: card for card in rows.cards}

        def who() -> tuple[AnyBlock, ...]:
            return pairs(
                [
                    (say("brief", "code"), line.code),
                    (say("parties", "roles"), roles),
                    (say("party", "formerly"), former),
                    (say("parties", "people"), "; ".join(line.people)),
                    (say("brief", "note"), "" if rows.public else party.note),
                ]
            )

        def answers() -> tuple[AnyBlock, ...]:
            found = [
                [
                    Cell(row.ref, tone="muted"),
                    Cell(row.title),
                    Cell(_stance(book, cards[row.ref], code)),
                    Cell(row.status_word, row.status),
                ]
                for row in asked
            ]
            heads = [say("demands", "ref"), say("demands", "demand"), say("brief", "stance"), say("demands", "status")]
            return or_nothing(grid(heads, found), say("brief", "no-theirs"))

        makers = {
            Section.WHO.value: who,
            Section.DELEGATIONS.value: own.delegations,
            Section.STANCES.value: own.stances,
            **({} if rows.public else {Section.STAKES.value: own.stakes}),
            Section.OBJECTIVES.value: lambda: or_nothing(book.table(tabled), say("brief", "no-objectives")),
            Section.RESPONSE.value: answers,
            Section.MEETINGS.value: lambda: _meetings(rows, party.id, say),
            Section.STATEMENTS.value: lambda: book.statements(code),
        }
        return Brief(**report.head(), subject=party.name, parts=parts(report.sections, makers, say))


def _stance(book: Chapters, card: Card, code: str) -> str:
    mark = next(mark for mark in card.parties if mark.code == code)
    return book.folio.answer_of(card, mark).text


def _meetings(rows: Rows, party_id: int, say: Wording) -> tuple[AnyBlock, ...]:
    """The meetings that the party or one of its people comes to, or came to, with the newest word on it."""
    words = rows.coming_of(party_id)
    cells = [
        [Cell(describe(one.when)), Cell(one.title), Cell("; ".join(words[one.id])), Cell(one.word)]
        for one in rows.happenings
        if one.kind is Kind.MEETING and one.id in words
    ]
    heads = [say("meetings", "when"), say("meetings", "what"), say("brief", "attendance"), say("meetings", "state")]
    return or_nothing(grid(heads, cells), say("brief", "no-meetings"))
