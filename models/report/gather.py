"""The gatherer of the state of play: one snapshot of the data base, no screen, nothing written.

The rows come from `models.report.rows` and `lists`, the sentences from `wording`, the picture from `way`. Which kind of
report is gathered by whom stands in `models.report.kinds`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TypedDict

from sqlalchemy import select
from sqlalchemy.engine import Connection

from models.dates import zone_named
from models.edtf import day_to_edtf
from models.errors import Damaged
from models.journal import edits
from models.queries import tables as t
from models.queries.demand_filter import Demands
from models.queries.evidence import AnyRow
from models.queries.on_day import OnDay
from models.records import BoardFilter, Card, PartyMark
from models.report import evidence_lists, lists, wording
from models.report.choices import Paper, ReportOptions, Section
from models.report.data import Addressee, DemandRow, Figure, StateOfPlay, StatusCount
from models.report.kinds import kind_of
from models.report.rows import Rows
from models.report.way import way
from models.report.words import speaks
from models.vocabulary import ASIDE, LADDER, Involvement, Status
from models.workspace import Workspace

REPORT = StateOfPlay


def gather(workspace: Workspace, options: ReportOptions | None = None) -> StateOfPlay:
    """The state of play on the chosen day. Raises Refusal for a language that the report does not speak."""
    with begun(workspace, options or ReportOptions()) as report:
        return _state(report)


class HeadFields(TypedDict):
    """`Head`'s fields by name; the edition is added when a report is issued."""

    kind: str
    kind_title: str
    title: str
    subtitle: str
    place: str
    marking: str
    language: str
    paper: Paper
    grey: bool
    as_of: dt.date
    as_of_words: str
    zone: str
    second_zone: str
    issued_at: int
    issued_words: str
    journal: str
    public: bool
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Begun:
    """What every gatherer starts from: the day's rows, the negotiation's own row, the choices, now, today."""

    rows: Rows
    negotiation: AnyRow
    options: ReportOptions
    now: int
    today: dt.date

    @property
    def sections(self) -> tuple[Section, ...]:
        return self.options.sections if self.options.sections is not None else kind_of(self.options.kind).sections

    def head(self) -> HeadFields:
        """The fields of `Head`, for the data class of any kind."""
        options, negotiation, rows = self.options, self.negotiation, self.rows
        return {
            "kind": options.kind,
            "kind_title": kind_of(options.kind).title,
            "title": negotiation.title,
            "subtitle": negotiation.subtitle,
            "place": negotiation.place,
            "marking": (negotiation.marking if options.marking is None else options.marking).strip(),
            "language": options.language,
            "paper": options.paper,
            "grey": options.grey,
            "as_of": rows.day,
            "as_of_words": wording.long_day(rows.day),
            "zone": negotiation.zone,
            "second_zone": options.second_zone and zone_named(options.second_zone).key,
            "issued_at": self.now,
            "issued_words": wording.issued(self.now, negotiation.zone, options.second_zone),
            "journal": _journal(rows.connection),
            "public": options.public,
            "sections": self.sections,
        }


@contextmanager
def begun(workspace: Workspace, options: ReportOptions) -> Iterator[Begun]:
    """One snapshot to gather from; where the report is public, or the window discreet, without what is confidential.

    Raises Refusal for an unknown kind, language or zone.
    """
    kind_of(options.kind)
    options = seen_by(workspace, options)
    speaks(options.language)
    demands = Demands(workspace.today(), BoardFilter(), options.as_of)
    with workspace.for_others(options.public), workspace.reading() as connection:
        negotiation = connection.execute(select(t.negotiation)).first()
        if negotiation is None:
            raise Damaged(f"{workspace.path} holds no negotiation.", "Restore a backup.")
        on_day = OnDay(demands.day, workspace.today(), negotiation.zone)
        second = options.second_zone and zone_named(options.second_zone).key
        rows = Rows(connection, demands, on_day, public=options.public, second_zone=second)
        yield Begun(rows, negotiation, options, workspace.now(), workspace.today())


def seen_by(workspace: Workspace, options: ReportOptions) -> ReportOptions:
    """The choices as they hold: while what is confidential is hidden, every report is a public one."""
    return replace(options, public=True) if workspace.discreet else options


def _state(report: Begun) -> StateOfPlay:
    rows, wanted = report.rows, report.sections
    table = table_of(rows)
    statuses = statuses_of(table)
    unconfirmed = len(rows.unconfirmed())
    short = Section.IN_SHORT in wanted
    return StateOfPlay(
        **report.head(),
        figures=_figures(rows, table, unconfirmed) if Section.SUMMARY in wanted else (),
        statuses=statuses if Section.SUMMARY in wanted else (),
        in_short=(
            wording.in_short(rows.day, statuses, table, rows.happenings, rows.steps, unconfirmed) if short else ()
        ),
        demands=table if Section.DEMANDS in wanted else (),
        way=way(rows, report.options.way) if Section.WAY in wanted else None,
        open_points=lists.open_points(rows, table) if Section.OPEN in wanted else (),
        meetings=lists.meetings(rows) if Section.MEETINGS in wanted else (),
        statements=evidence_lists.statements(rows) if Section.STATEMENTS in wanted else (),
        facts=evidence_lists.facts(rows) if Section.FACTS in wanted else (),
        texts=evidence_lists.texts(rows) if Section.TEXTS in wanted else (),
        parties=lists.parties(rows, table) if Section.PARTIES in wanted else (),
        sources=evidence_lists.sources(rows) if Section.SOURCES in wanted else (),
        sourced=evidence_lists.share(rows) if Section.SOURCES in wanted else "",
    )


def table_of(rows: Rows) -> tuple[DemandRow, ...]:
    """The demands as lines, in the order of the page."""
    return tuple(_demand(card, rows) for card in rows.cards)


def _demand(card: Card, rows: Rows) -> DemandRow:
    def of(involvement: Involvement) -> list[PartyMark]:
        return [mark for mark in card.parties if mark.involvement is involvement]

    def addressee(mark: PartyMark) -> Addressee:
        stance = rows.stance(card.id, mark.party_id, mark.involvement)
        return Addressee(mark.code, mark.name, stance, wording.stance_words(stance))

    return DemandRow(
        ref=card.ref,
        title=card.title,
        theme=card.theme,
        priority=card.priority,
        tabled_by=tuple(mark.code for mark in of(Involvement.TABLED_BY)),
        addressed_to=tuple(map(addressee, of(Involvement.ADDRESSED_TO))),
        third_parties=tuple(map(addressee, of(Involvement.THIRD_PARTY))),
        status=card.status,
        status_word=card.status.word,
        since=card.since,
        since_edtf=day_to_edtf(card.since, soft=card.since_soft),
        since_words=wording.since_words(card.since, rows.day, soft=card.since_soft),
    )


def statuses_of(table: tuple[DemandRow, ...]) -> tuple[StatusCount, ...]:
    """The whole ladder, also where nothing stands on it; the statuses beside it only where something does."""
    found = dict.fromkeys((*LADDER, *ASIDE), 0)
    for row in table:
        found[row.status] += 1
    return tuple(
        StatusCount(status, status.word, count) for status, count in found.items() if count or not status.aside
    )


def _figures(rows: Rows, table: tuple[DemandRow, ...], unconfirmed: int) -> tuple[Figure, ...]:
    agreed = sum(row.status is Status.AGREED for row in table)
    terms = len(lists.objections(rows))
    return (
        _days_to_summit(rows),
        Figure(f"{agreed} of {len(table)}", "demand agreed" if len(table) == 1 else "demands agreed"),
        Figure(str(terms), "contested term" if terms == 1 else "contested terms"),
        Figure(str(unconfirmed), "attendance unconfirmed" if unconfirmed == 1 else "attendances unconfirmed"),
    )


def _days_to_summit(rows: Rows) -> Figure:
    if rows.summit is None:
        return Figure("–", "no summit set")
    left = (rows.summit.when.first_day - rows.day).days
    if left < 0:
        return Figure(str(-left), "day since the summit began" if left == -1 else "days since the summit began")
    return Figure(str(left), "day to the summit" if left == 1 else "days to the summit")


def _journal(connection: Connection) -> str:
    """The newest edit's number and the beginning of its hash: it ties the paper to the data."""
    query = select(edits.c.sequence, edits.c.hash).order_by(edits.c.sequence.desc()).limit(1)
    newest = connection.execute(query).first()
    return "" if newest is None else f"{newest.sequence} · {newest.hash[:8]}"
