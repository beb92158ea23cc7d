"""What the tables of a party's page say, line by line: records in, words out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from models.dates import short_day
from models.records import (
    DelegationRecord,
    Effective,
    ObjectionRecord,
    PartyDemand,
    PartyMeeting,
    PartyPage,
    PartyPerson,
    PartyStance,
    Ref,
    RoleRecord,
    StakeRecord,
    StatementRecord,
)
from models.vocabulary import Disclosure, Kind, MeetingState, Presence, StakeKind
from ui.parties.cells import SECRET, Cell, Line
from ui.widgets.confidential_mark import MARK_GLYPH
from ui.widgets.signs import sign_of
from ui.widgets.status_badge import capitalised

_NOTHING = Cell("")


def day_words(day: dt.date | None) -> str:
    return "" if day is None else short_day(day)


def effective_words(effective: Effective | None) -> str:
    if effective is None:
        return "undated"
    return f"about {short_day(effective.date)}" if effective.soft else short_day(effective.date)


def _term_cells(since: dt.date | None, until: dt.date | None) -> tuple[Cell, Cell]:
    return Cell(day_words(since) or "–", ink="" if since else "faint"), Cell(
        day_words(until) or "–", ink="" if until else "faint"
    )


def _state(held: bool, since: dt.date | None, day: dt.date) -> Cell:
    if held:
        return Cell("holds", "check", "success")
    return Cell("to come", "clock", "muted") if since is not None and since > day else Cell("past", "history", "muted")


def roles(records: Iterable[RoleRecord], day: dt.date) -> list[Line]:
    return [
        Line(
            (
                Cell(capitalised(one.role.word)),
                *_term_cells(one.since, one.until),
                _state(one.held, one.since, day),
            ),
            record_id=one.id,
            kind="role",
            over=not one.held,
        )
        for one in records
    ]


def delegations(records: Iterable[DelegationRecord], day: dt.date) -> list[Line]:
    """A line for each delegation, and under it one for each seat."""
    found = []
    for one in records:
        held = sum(seat.held for seat in one.seats)
        people = f"{held} {'person' if held == 1 else 'people'}"
        found.append(
            Line(
                (Cell(one.name, "group", "muted"), Cell(people), _NOTHING, _NOTHING, _NOTHING),
                record_id=one.id,
                kind="delegation",
                told=one.note,
                strong=True,
            )
        )
        for seat in one.seats:
            head = "head" if seat.head and "head" not in seat.office.casefold() else ""
            office = ", ".join(words for words in (seat.office, head) if words)
            found.append(
                Line(
                    (
                        Cell(seat.person, "flag" if seat.head else "person", "accent" if seat.head else "muted"),
                        Cell(office),
                        *_term_cells(seat.since, seat.until),
                        _state(seat.held, seat.since, day),
                    ),
                    record_id=seat.id,
                    kind="seat",
                    over=not seat.held,
                    inset=True,
                )
            )
    return found


def people(records: Iterable[PartyPerson]) -> list[Line]:
    return [
        Line(
            (Cell(one.name, "person", "muted"), Cell(one.office), Cell(", ".join(one.sits_in))),
            record_id=one.id,
            kind="person",
            told=one.note,
        )
        for one in records
    ]


def demands(records: Iterable[PartyDemand]) -> list[Line]:
    found = []
    for one in records:
        glyph, ink = sign_of(one.status)
        stance = _NOTHING
        if one.stance is not None:
            stance = Cell(capitalised(one.stance.word), *sign_of(one.stance))
        found.append(
            Line(
                (
                    Cell(one.ref, ink="muted"),
                    Cell(one.title),
                    Cell(one.involvement.word),
                    stance,
                    Cell(capitalised(one.status.word), glyph, ink),
                    SECRET if one.confidential else _NOTHING,
                ),
                ref=Ref(Kind.DEMAND, one.id),
                kind="demand",
                told=f"{one.ref} {one.title}",
            )
        )
    return found


def stances(records: Iterable[PartyStance]) -> list[Line]:
    found = []
    for one in records:
        words = "; ".join(part for part in (f"if {one.condition}" if one.condition else "", one.text) if part)
        how = Cell(one.disclosure.word, ink="muted")
        if one.disclosure is Disclosure.ASSESSED:
            how = Cell("assessed, confidential", MARK_GLYPH, "warning")
        told = [f"{one.ref} {one.title}", words, f"voiced by {one.voice}" if one.voice else ""]
        found.append(
            Line(
                (
                    Cell(effective_words(one.effective)),
                    Cell(one.ref, ink="muted"),
                    Cell(capitalised(one.stance.word), *sign_of(one.stance)),
                    Cell(words),
                    Cell(one.source or "no source", ink="" if one.source else "faint"),
                    how,
                ),
                ref=Ref(Kind.DEMAND, one.demand_id),
                kind="stance",
                told="\n".join(part for part in told if part),
                over=not one.newest,
            )
        )
    return found


def meetings(records: Iterable[PartyMeeting]) -> list[Line]:
    found = []
    for one in records:
        presence = f"{one.presence.word} by {one.announced_by}" if one.announced_by else one.presence.word
        if one.presence is Presence.ANNOUNCED_BY_ANOTHER and one.announced_by:
            presence = f"announced by {one.announced_by}"
        who = f"{one.person}: {presence}" if one.person else capitalised(presence)
        found.append(
            Line(
                (
                    Cell(one.when.described()),
                    Cell(one.title),
                    Cell(who, *sign_of(one.presence)),
                    Cell(one.condition),
                    Cell(one.state.word, *sign_of(one.state)),
                    SECRET if one.confidential else Cell(one.source, ink="muted"),
                ),
                ref=Ref(Kind.MEETING, one.id),
                kind="meeting",
                told="\n".join(
                    part
                    for part in (
                        f"{one.title}, {one.when.described()}",
                        f"{who}, on the condition: {one.condition}" if one.condition else who,
                        f"Source: {one.source}" if one.source else "",
                    )
                    if part
                ),
                over=one.state in (MeetingState.CANCELLED, MeetingState.DENIED),
            )
        )
    return found


def statements(records: Iterable[StatementRecord]) -> list[Line]:
    found = []
    for one in records:
        words = f"“{one.words}”" if one.quoted else one.words
        way = " → ".join(part for part in (one.speaker, one.audience, one.outlet) if part)
        found.append(
            Line(
                (Cell(effective_words(one.effective)), Cell(way), Cell(words)),
                ref=Ref(Kind.STATEMENT, one.id),
                kind="statement",
                told=f"{way} → {effective_words(one.effective)}\n{words}",
            )
        )
    return found


_STAKE_SIGNS = {StakeKind.RED_LINE: ("flag", "danger"), StakeKind.INTEREST: ("pin", "accent")}


def stakes(records: Iterable[StakeRecord], day: dt.date) -> list[Line]:
    found = []
    for one in records:
        source = f"Source: {one.source}" if one.source else ""
        found.append(
            Line(
                (
                    Cell(capitalised(one.kind.word), *_STAKE_SIGNS[one.kind]),
                    Cell(one.text),
                    Cell(one.demand or "the whole", ink="" if one.demand else "muted"),
                    *_term_cells(one.since, one.until),
                    _state(one.held, one.since, day),
                    SECRET if one.confidential else _NOTHING,
                ),
                record_id=one.id,
                kind="stake",
                told="\n".join(part for part in (one.text, one.note, source) if part),
                over=not one.held,
            )
        )
    return found


def citations(page: PartyPage) -> list[Line]:
    """About the party itself, then about its people, each by name."""
    names = {person.id: person.name for person in page.people}
    found = []
    for one in page.citations:
        about = names.get(one.about.id, "") if one.about.kind is Kind.PERSON else page.name
        source = f"{one.source.outlet} ({one.source.grade})" if one.source.grade else one.source.outlet
        quote = f"“{one.quote}”" if one.quote else ""
        found.append(
            Line(
                (
                    Cell(about, "quote", "muted"),
                    Cell(source),
                    Cell(one.claim),
                    Cell(quote),
                    SECRET if one.confidential else _NOTHING,
                ),
                ref=Ref(Kind.SOURCE, one.source.id),
                kind="citation",
                told="\n".join(part for part in (one.claim, quote) if part),
                record_id=one.id,
            )
        )
    return found


def objections(records: Iterable[ObjectionRecord]) -> list[Line]:
    return [
        Line(
            (
                Cell(f"“{one.term}”", "bracket", "muted"),
                Cell(one.instrument),
                Cell(one.outcome),
                Cell("contested", "warning", "warning") if one.open else Cell("withdrawn", "check", "muted"),
            ),
            ref=Ref(Kind.INSTRUMENT, one.instrument_id),
            kind="objection",
            told=one.outcome,
            over=not one.open,
        )
        for one in records
    ]
