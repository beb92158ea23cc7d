"""The lists of the report as lines: what is open, what was said, contrary facts, parties, sources.

Each takes the day's `Rows`; which of them a report holds is `models.report.gather`'s business.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from models.edtf import to_edtf
from models.queries import tables as t
from models.report.data import (
    DemandRow,
    MeetingLine,
    OpenPoint,
    PartyLine,
)
from models.report.happenings import distinct
from models.report.rows import Rows
from models.report.wording import possessive, refs, silent_parties, unconfirmed_meetings, when_words
from models.vocabulary import Kind, MeetingState, Presence


def open_points(rows: Rows, demands: Sequence[DemandRow]) -> tuple[OpenPoint, ...]:
    """What is counted as open by the rules of the negotiation, then the obstacles as people entered them."""
    return (
        *_missing_positions(rows, demands),
        *_attendances(rows),
        *_meetings_to_confirm(rows),
        *_terms(rows),
        *_obstacles(rows),
    )


def _missing_positions(rows: Rows, demands: Sequence[DemandRow]) -> list[OpenPoint]:
    ids = {card.ref: card for card in rows.cards}
    points = []
    for party, open_refs, _ in silent_parties(demands).values():
        told = [
            rows.position_source(ids[ref].id, mark.party_id)
            for ref in open_refs
            for mark in ids[ref].parties
            if mark.code == party.code
        ]
        points.append(
            OpenPoint(f"{possessive(party.name)} position", f"on {refs(open_refs)}: none recorded.", distinct(told))
        )
    return points


def _attendances(rows: Rows) -> list[OpenPoint]:
    points = []
    for one in rows.unconfirmed():
        by = f"announced by {one.announced_by}" if one.announced_by else one.presence.word
        if one.presence is Presence.INVITED and one.announced_by:
            by = f"invited, {by}"
        condition = f", on the condition: {one.condition.rstrip('.')}" if one.condition else ""
        when = one.meeting.when.described()
        contrary = f" Contrary: {one.contrary}." if one.contrary else ""
        text = f"at “{one.meeting.title}” ({when}): {by}, not confirmed{condition}.{contrary}"
        points.append(OpenPoint(f"Attendance of {one.who}", text, one.sources))
    return points


def _meetings_to_confirm(rows: Rows) -> list[OpenPoint]:
    return [
        OpenPoint(one.title, f"({one.when.described()}): {one.word}, not confirmed.", one.sources)
        for one in unconfirmed_meetings(rows.day, rows.happenings)
    ]


@dataclass(frozen=True, slots=True)
class Objection:
    term: str
    text: str
    text_id: int
    party: str
    outcome: str


def objections(rows: Rows) -> list[Objection]:
    """Objections that stood on the day; the same ones that the header of the board counts."""
    c = t.contested_term
    query = (
        select(c.c.term, c.c.outcome, c.c.instrument_id, t.party.c.name, t.instrument.c.title)
        .join_from(c, t.instrument, t.instrument.c.id == c.c.instrument_id)
        .join(t.party, t.party.c.id == c.c.party_id)
        .where(rows.on_day.objected())
        .order_by(c.c.id)
    )
    if rows.public:
        query = query.where(t.instrument.c.confidential.is_(False))
    return [
        Objection(row.term, row.title, row.instrument_id, row.name, row.outcome)
        for row in rows.connection.execute(query).all()
    ]


def _terms(rows: Rows) -> list[OpenPoint]:
    return [
        OpenPoint(
            f"The word “{one.term}”",
            " ".join((f"in “{one.text}”: objected to by {one.party}.", one.outcome)).strip(),
            distinct(rows.cited[Kind.INSTRUMENT, one.text_id]),
        )
        for one in objections(rows)
    ]


def _obstacles(rows: Rows) -> list[OpenPoint]:
    o = t.obstacle
    query = rows.shown(o).where(rows.on_day.stands())
    found = rows.connection.execute(query.order_by(o.c.place_in_list, o.c.id)).all()
    return [
        OpenPoint("", row.text, distinct([rows.outlet(row.source_id), *rows.cited[Kind.OBSTACLE, row.id]]), True)
        for row in found
    ]


# ---------------------------------------------------------------- the other lists


def meetings(rows: Rows) -> tuple[MeetingLine, ...]:
    return tuple(
        MeetingLine(
            when_words(one.when, rows.second_zone),
            one.title,
            one.meeting_kind,
            one.kind_word,
            one.state,
            one.word,
            one.place,
            one.parties,
            one.certain and one.state not in (MeetingState.CANCELLED, MeetingState.DENIED),
            one.when.last_day < rows.day,
            one.is_summit,
            one.told,
            to_edtf(one.when),
        )
        for one in rows.happenings
    )


def parties(rows: Rows, demands: Sequence[DemandRow]) -> tuple[PartyLine, ...]:
    """With the roles held on the day, the people, and how many demands each tables and is asked."""
    roles: dict[int, list[str]] = defaultdict(list)
    r = t.party_role
    for row in rows.connection.execute(select(r).where(rows.on_day.role_held()).order_by(r.c.id)).all():
        roles[row.party_id].append(row.role.word)
    people: dict[int, list[str]] = defaultdict(list)
    for row in rows.connection.execute(select(t.person).order_by(t.person.c.id)).all():
        people[row.party_id].append(f"{row.name}, {row.office}" if row.office else row.name)
    tabled: dict[str, int] = defaultdict(int)
    asked: dict[str, int] = defaultdict(int)
    for demand in demands:
        for code in demand.tabled_by:
            tabled[code] += 1
        for party in demand.addressed_to:
            asked[party.code] += 1
    query = select(t.party).order_by(t.party.c.place_in_list, t.party.c.id)
    return tuple(
        PartyLine(row.code, row.name, tuple(roles[row.id]), tuple(people[row.id]), tabled[row.code], asked[row.code])
        for row in rows.connection.execute(query).all()
    )
