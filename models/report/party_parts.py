"""What the party brief says of a party beyond the other reports: its delegations, stances, red lines and interests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from models.dates import short_day
from models.queries.party_parts import PartyParts
from models.records import Effective, PartyStance, RoleRecord, SeatRecord
from models.report.blocks import AnyBlock, Cell, Paragraph, Subheading, Wording, grid, or_nothing
from models.report.rows import Rows


class PartyBook:
    """The parts of one party on the day of the report, as blocks. A public report holds nothing confidential."""

    def __init__(self, rows: Rows, party_id: int, say: Wording) -> None:
        self._rows, self._say = rows, say
        self._parts = PartyParts(rows.connection, rows.on_day, rows.day, party_id)

    def roles(self) -> tuple[str, str]:
        """The roles that are held, and those that are over, each with its dates."""
        known = self._parts.roles()
        return (
            "; ".join(self._role(one) for one in known if one.held),
            "; ".join(self._role(one) for one in known if one.until is not None and one.until < self._rows.day),
        )

    def _role(self, role: RoleRecord) -> str:
        dates = self.term(role.since, role.until)
        return f"{role.role.word} ({dates})" if dates else role.role.word

    def term(self, since: dt.date | None, until: dt.date | None) -> str:
        """ "from 1 Sep 2025 to 10 Sep 2025"; nothing where both ends are open."""
        say = self._say
        begun = f"{say('party', 'from')} {short_day(since)}" if since is not None else ""
        ended = f"{say('party', 'to')} {short_day(until)}" if until is not None else ""
        return " ".join(words for words in (begun, ended) if words)

    def delegations(self) -> tuple[AnyBlock, ...]:
        """Each with who sits in it on the day, the head first; those who have left are not told."""
        say = self._say
        blocks: list[AnyBlock] = []
        for one in self._parts.delegations():
            sitting = [seat for seat in one.seats if seat.held]
            heads = [say("party", "person"), say("party", "office"), say("party", "since")]
            blocks.append(Subheading(one.name))
            blocks += or_nothing(grid(heads, [self._seat(seat) for seat in sitting]), say("party", "nobody"))
        return or_nothing(blocks, say("party", "no-delegations"))

    def _seat(self, seat: SeatRecord) -> list[Cell]:
        told = seat.head and self._say("party", "head") not in seat.office.casefold()
        name = f"{seat.person} ({self._say('party', 'head')})" if told else seat.person
        return [
            Cell(name, tone="strong" if seat.head else ""),
            Cell(seat.office),
            Cell(short_day(seat.since) if seat.since else ""),
        ]

    def stances(self) -> tuple[AnyBlock, ...]:
        """Every step of its positions, the newest first; assessed ones only in our own report."""
        say, shown = self._say, {card.ref for card in self._rows.cards}
        found = [
            [
                Cell(_since(one.effective)),
                Cell(one.ref, tone="muted"),
                Cell(f"{one.stance.word} {say('brief', 'assessed')}" if one.confidential else one.stance.word),
                Cell(self._words(one)),
                Cell(one.source, tone="muted"),
            ]
            for one in self._parts.stances()
            if one.ref in shown and not (self._rows.public and one.confidential)
        ]
        heads = [
            say("brief", "since"), say("demands", "ref"), say("brief", "stance"), say("brief", "said"),
            say("brief", "source"),
        ]  # fmt: skip
        return or_nothing(grid(heads, found, wide=3), say("party", "no-stances"))

    def _words(self, stance: PartyStance) -> str:
        condition = f"{self._say('brief', 'condition')} {stance.condition}" if stance.condition else ""
        voice = f"({stance.voice})" if stance.voice else ""
        return " ".join(_filled((condition, stance.text, voice)))

    def stakes(self) -> tuple[AnyBlock, ...]:
        """Red lines and interests that hold on the day: never in a public report."""
        say = self._say
        if self._rows.public:
            return ()
        found = [
            [
                Cell(one.kind.word),
                Cell(" – ".join(_filled((one.text, one.note)))),
                Cell(one.demand or say("party", "the-whole")),
                Cell(self.term(one.since, one.until)),
                Cell(one.source, tone="muted"),
            ]
            for one in self._parts.stakes()
            if one.held
        ]
        heads = [
            say("brief", "kind"), say("party", "what"), say("party", "on"), say("party", "holds"),
            say("brief", "source"),
        ]  # fmt: skip
        table = grid(heads, found)
        return (
            (Paragraph(say("party", "confidential"), "strong"), *table)
            if table
            else or_nothing((), say("party", "no-stakes"))
        )


def _since(effective: Effective) -> str:
    day = short_day(effective.date)
    return f"about {day}" if effective.soft else day


def _filled(words: Iterable[str]) -> list[str]:
    return [word for word in words if word]
