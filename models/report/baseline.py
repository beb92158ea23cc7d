"""What a later edition is compared with: the few facts of a day by which one tells that something moved.

It is kept with an issued edition, once with all records and once without confidential ones, and is made anew for a day.
What differs between two of them is `models.report.changes`' business.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from models.dates import describe
from models.report.rows import Rows
from models.vocabulary import Involvement, Kind, MeetingState, Presence, Stance, Status


@dataclass(frozen=True, slots=True)
class DemandThen:
    """soft: `since` is not exactly known. stances: a party's code → its stance, where one is due."""

    id: int
    ref: str
    title: str
    status: Status
    since: dt.date
    soft: bool
    stances: dict[str, Stance]


@dataclass(frozen=True, slots=True)
class MeetingThen:
    """start: UTC seconds; when: the date in words. attendance: who → the newest word on the coming."""

    id: int
    title: str
    start: int
    when: str
    state: MeetingState
    attendance: dict[str, Presence]


@dataclass(frozen=True, slots=True)
class SourceThen:
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Baseline:
    day: dt.date
    demands: tuple[DemandThen, ...]
    meetings: tuple[MeetingThen, ...]
    sources: tuple[SourceThen, ...]


def baseline(rows: Rows) -> Baseline:
    """From the rows of a day, confidential ones with them or not as the rows are."""
    attendance = rows.attendance
    return Baseline(
        rows.day,
        tuple(_demand(rows, number) for number in range(len(rows.cards))),
        tuple(
            MeetingThen(one.id, one.title, one.when.start, describe(one.when), one.state, attendance.get(one.id, {}))
            for one in rows.happenings
            if one.kind is Kind.MEETING and one.state is not None
        ),
        tuple(
            SourceThen(source_id, f"{source.outlet}, {source.title}" if source.title else source.outlet)
            for source_id, source in sorted(rows.sources.items())
            if not rows.on_day.past or source.published is None or source.published <= rows.day
        ),
    )


def _demand(rows: Rows, number: int) -> DemandThen:
    card = rows.cards[number]
    stances = {
        mark.code: stance
        for mark in card.parties
        if mark.involvement is not Involvement.TABLED_BY
        and (stance := rows.stance(card.id, mark.party_id, mark.involvement)) is not None
    }
    return DemandThen(card.id, card.ref, card.title, card.status, card.since, card.since_soft, stances)
