"""Everything of a demand as blocks: its text, how it came to its status, who stands where, what is said and where.

All demands of a report are read together, a handful of statements however many they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from sqlalchemy import select

from models.dates import short_day
from models.queries import tables as t
from models.queries.evidence import AnyRow
from models.records import Card, PartyMark
from models.report import evidence_lists
from models.report.blocks import (
    AnyBlock,
    Cell,
    DemandHead,
    Item,
    Paragraph,
    Quote,
    Subheading,
    Wording,
    grid,
    items,
)
from models.report.data import StatementLine
from models.report.outline_evidence import sentence, statements
from models.report.rows import Rows
from models.report.wording import since_words, without_year
from models.vocabulary import Disclosure, Involvement, Kind, Stance


class Folio:
    """The demands of a day with all that belongs to them. Made once a report."""

    def __init__(self, rows: Rows, say: Wording) -> None:
        self._rows, self._say = rows, say

    def page(self, card: Card) -> tuple[AnyBlock, ...]:
        """A demand as a whole."""
        text, note = self._texts.get(card.id, ("", ""))
        return (
            self.head(card),
            *(Paragraph(words) for words in (text, note) if words),
            *self.positions(card),
            *self.steps(card),
            *self.evidence(card),
        )

    def head(self, card: Card) -> DemandHead:
        told = ", ".join(mark.code for mark in _of(card, Involvement.TABLED_BY))
        asked = ", ".join(mark.code for mark in _of(card, Involvement.ADDRESSED_TO))
        about = " · ".join(words for words in (f"{told} → {asked}" if asked else told, card.theme) if words)
        since = since_words(card.since, self._rows.day, soft=card.since_soft)
        return DemandHead(card.ref, card.title, card.status, card.status.word, since, about)

    def positions(self, card: Card) -> tuple[AnyBlock, ...]:
        """Who is asked and what each answers, silence included."""
        say = self._say
        rows = []
        for mark in card.parties:
            if mark.involvement is Involvement.TABLED_BY:
                continue
            row = self._rows.position(card.id, mark.party_id)
            if row is None and mark.involvement is not Involvement.ADDRESSED_TO:
                continue
            rows.append([Cell(mark.name), Cell(*_stance(row)), Cell(self._said(row)), Cell(_since(row, self._rows))])
        heads = [say("brief", key) for key in ("party", "stance", "said", "since")]
        return grid(heads, rows, wide=2)

    def answer_of(self, card: Card, mark: PartyMark) -> Item:
        """One party's position in a line."""
        row = self._rows.position(card.id, mark.party_id)
        stance = Stance.NONE_RECORDED if row is None else Stance(row.stance)
        told = "" if row is None else self._rows.outlet(row.source_id)
        return Item(f"{card.ref} {card.title}", f"{stance.word}{self._more(row)}", told)

    def _more(self, row: AnyRow | None) -> str:
        said = self._said(row)
        return f": {said}" if said else ""

    def _said(self, row: AnyRow | None) -> str:
        if row is None:
            return ""
        say = self._say
        parts = [row.text, f"{say('brief', 'condition')} {row.condition}" if row.condition else ""]
        if row.disclosure is Disclosure.ASSESSED:
            parts.append(say("brief", "assessed"))
        return "; ".join(part for part in parts if part)

    def steps(self, card: Card) -> tuple[AnyBlock, ...]:
        """How the demand came to its status."""
        say = self._say
        heads = [say("brief", key) for key in ("day", "status", "reason", "source")]
        rows = [
            [
                Cell(since_words(row.effective, self._rows.day, soft=row.effective_soft)),
                Cell(row.status.word, row.status),
                Cell(row.reason),
                Cell(self._rows.outlet(row.source_id), tone="muted"),
            ]
            for row in self._steps[card.id]
        ]
        return grid(heads, rows, wide=2)

    def evidence(self, card: Card) -> tuple[AnyBlock, ...]:
        """What is cited for it with outlet and grade, what was said about it, what stands in its way."""
        say, rows = self._say, self._rows
        cited = self._citations[card.id]
        claims = [Item("", row.claim, rows.graded(row.source_id)) for row in cited if not row.quote]
        quotes = [Quote(row.quote, _cited(row.claim, rows.graded(row.source_id))) for row in cited if row.quote]
        found: list[AnyBlock] = [*items(claims), *quotes]
        if card.id in self._said_about:
            found += (Subheading(say("headings", "statements")), *statements(self._said_about[card.id], say))
        if card.id in self._in_the_way:
            ways = [Item("", row.text, rows.graded(row.source_id)) for row in self._in_the_way[card.id]]
            found += (Subheading(say("open", "obstacles")), *items(ways))
        if not found and not card.sourced:
            found.append(Paragraph(say("facts", "no-source"), "muted"))
        return tuple(found)

    def arguments(self, cards: Sequence[Card]) -> tuple[AnyBlock, ...]:
        """What speaks for demands: their own text, and what is cited."""
        lines: list[Item] = []
        for card in cards:
            text, _ = self._texts.get(card.id, ("", ""))
            told = [row.claim or f"“{row.quote}”" for row in self._citations[card.id]]
            outlets = dict.fromkeys(self._rows.outlet(row.source_id) for row in self._citations[card.id])
            words = " ".join(sentence(part) for part in (text, *told) if part)
            if words:
                lines.append(Item(card.ref, words, ", ".join(outlet for outlet in outlets if outlet)))
        return items(lines)

    # ------------------------------------------------------------ reading, all demands at once

    @cached_property
    def _texts(self) -> dict[int, tuple[str, str]]:
        d = t.demand
        rows = self._rows.connection.execute(self._rows.shown(d)).all()
        return {row.id: (row.text, "" if self._rows.public else row.note) for row in rows}

    @cached_property
    def _steps(self) -> dict[int, list[AnyRow]]:
        s = t.status_change
        query = select(s).where(s.c.effective <= self._rows.day).order_by(s.c.effective, s.c.id)
        found: dict[int, list[AnyRow]] = defaultdict(list)
        for row in self._rows.connection.execute(query).all():
            found[row.demand_id].append(row)
        return found

    @cached_property
    def _said_about(self) -> dict[int, list[StatementLine]]:
        """Demand → what was said about it."""
        lines = evidence_lists.statements_by_id(self._rows)
        found: dict[int, list[StatementLine]] = defaultdict(list)
        for statement_id, demand_id in self._ties(Kind.STATEMENT):
            if statement_id in lines:
                found[demand_id].append(lines[statement_id])
        return found

    @cached_property
    def _in_the_way(self) -> dict[int, list[AnyRow]]:
        """Demand → the obstacles that are about it and still stand."""
        o = t.obstacle
        query = self._rows.shown(o).where(self._rows.on_day.stands())
        rows = {row.id: row for row in self._rows.connection.execute(query).all()}
        found: dict[int, list[AnyRow]] = defaultdict(list)
        for obstacle_id, demand_id in self._ties(Kind.OBSTACLE):
            if obstacle_id in rows:
                found[demand_id].append(rows[obstacle_id])
        return found

    def _ties(self, kind: Kind) -> list[tuple[int, int]]:
        """The records of a kind with the demands that they are tied to, as entered."""
        links = t.link.c
        query = select(links.from_id, links.to_id).where(links.from_kind == kind, links.to_kind == Kind.DEMAND)
        rows = self._rows.connection.execute(query.order_by(links.id)).all()
        return [(row.from_id, row.to_id) for row in rows]

    @cached_property
    def _citations(self) -> dict[int, list[AnyRow]]:
        c = t.citation
        query = self._rows.shown(c).where(c.c.about_kind == Kind.DEMAND, self._rows.on_day.cited()).order_by(c.c.id)
        found: dict[int, list[AnyRow]] = defaultdict(list)
        for row in self._rows.connection.execute(query).all():
            found[row.about_id].append(row)
        return found


def _cited(claim: str, told: str) -> str:
    return " · ".join(filter(None, (claim, told)))


def _of(card: Card, involvement: Involvement) -> list[PartyMark]:
    return [mark for mark in card.parties if mark.involvement is involvement]


def _stance(row: AnyRow | None) -> tuple[str, None, str]:
    if row is None:
        return Stance.NONE_RECORDED.word, None, "muted"
    return Stance(row.stance).word, None, "strong"


def _since(row: AnyRow | None, rows: Rows) -> str:
    if row is None:
        return ""
    words = without_year(short_day(row.effective), rows.day)
    return f"about {words}" if row.effective_soft else words
