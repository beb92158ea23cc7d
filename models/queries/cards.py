"""Puts cards together: a handful of statements for a whole page, however many demands the file holds."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, literal, select, union, union_all
from sqlalchemy.engine import Connection

from models.queries.demand_filter import Demands
from models.queries.on_day import OnDay
from models.queries.tables import (
    agenda_item,
    citation,
    demand_party,
    link,
    meeting,
    package,
    package_member,
    party,
    position,
    status_change,
)
from models.queries.tables import demand as d
from models.records import Card, PartyMark
from models.suggestions import Answer, Standing, suggest
from models.vocabulary import Disclosure, Involvement, Kind, Linkage, Stance

#: SQLite takes many more parameters, but a page never needs them; larger wishes are read in slices.
SLICE = 500
#: No citation, and nothing that names a source.
_BARE = (0, False)

#: The links that a card counts: those between demands that say something of order or of trade.
_COUNTED = (Linkage.DEPENDS_ON, Linkage.BLOCKS, Linkage.TRADED_WITH)


def one_of(column: ColumnElement[object], ids: Sequence[int]) -> ColumnElement[bool]:
    """The column is one of these ids. They go over as one text: a place for each would make every page its own SQL."""
    listed = func.json_each(f"[{','.join(map(str, ids))}]").table_valued("value")
    return column.in_(select(listed.c.value))


def read(
    connection: Connection, ids: Sequence[int], demands: Demands, on_day: OnDay, *, whole: bool = True
) -> dict[int, Card]:
    """The cards of those ids that are among `demands`; `on_day` is the same day.

    whole: with links, packages and what the stances suggest, which a report does not tell on its lines.
    """
    found: dict[int, Card] = {}
    for start in range(0, len(ids), SLICE):
        found.update(_slice(connection, list(ids[start : start + SLICE]), demands, on_day, whole))
    return found


def _slice(
    connection: Connection, ids: list[int], demands: Demands, on_day: OnDay, whole: bool
) -> Iterable[tuple[int, Card]]:
    query = demands.among(
        select(
            d.c.id,
            d.c.number,
            d.c.title,
            d.c.theme,
            d.c.priority,
            d.c.confidential,
            demands.status.label("status"),
            demands.since.label("since"),
            demands.since_soft.label("since_soft"),
        )
    ).where(one_of(d.c.id, ids))
    rows = connection.execute(query).all()
    said = _said(connection, ids, demands.day)
    marks = _marks(connection, ids, said)
    cited = _citations(connection, ids, on_day)
    met = _meetings(connection, ids, on_day)
    links, packages = _linkage(connection, ids, on_day) if whole else ({}, {})
    for row in rows:
        suggested = None
        if whole and not demands.past:
            answers = _answers(row.id, marks[row.id], said)
            suggested = suggest(Standing(row.id, f"D-{row.number}", row.status, row.since, answers))
        yield (
            row.id,
            Card(
                id=row.id,
                ref=f"D-{row.number}",
                title=row.title,
                theme=row.theme,
                priority=row.priority,
                status=row.status,
                since=row.since,
                since_soft=row.since_soft,
                days=(demands.day - row.since).days,
                parties=tuple(marks[row.id]),
                evidence=cited.get(row.id, _BARE)[0],
                meetings=met.get(row.id, 0),
                confidential=row.confidential,
                links=links.get(row.id, 0),
                packages=tuple(packages.get(row.id, ())),
                sourced=cited.get(row.id, _BARE)[1],
                suggests=suggested.question if suggested is not None else "",
            ),
        )


def party_marks(connection: Connection, ids: list[int], day: dt.date) -> dict[int, list[PartyMark]]:
    """The parties of each demand in their order, with the stance that held on `day`."""
    return _marks(connection, ids, _said(connection, ids, day))


def _marks(connection: Connection, ids: list[int], said: dict[tuple[int, int], _Said]) -> dict[int, list[PartyMark]]:
    query = (
        select(
            demand_party.c.demand_id,
            demand_party.c.party_id,
            demand_party.c.involvement,
            party.c.code,
            party.c.name,
        )
        .join_from(demand_party, party, party.c.id == demand_party.c.party_id)
        .where(one_of(demand_party.c.demand_id, ids))
        .order_by(demand_party.c.demand_id, demand_party.c.place_in_list)
    )
    marks: dict[int, list[PartyMark]] = defaultdict(list)
    for row in connection.execute(query).all():
        newest = said.get((row.demand_id, row.party_id))
        stance = newest.stance if newest is not None else None
        if stance is None and row.involvement is Involvement.ADDRESSED_TO:
            stance = Stance.NONE_RECORDED
        marks[row.demand_id].append(PartyMark(row.party_id, row.code, row.name, row.involvement, stance))
    return marks


class _Said(NamedTuple):
    """The newest stance of a party on a demand, and the newest that it took in public, since when."""

    stance: Stance
    public: Stance | None
    since: dt.date | None


def _said(connection: Connection, ids: list[int], day: dt.date) -> dict[tuple[int, int], _Said]:
    p = position.c
    query = (
        select(p.demand_id, p.party_id, p.stance, p.disclosure, p.effective)
        .where(one_of(p.demand_id, ids), p.effective <= day)
        .order_by(p.effective, p.id)
    )
    found: dict[tuple[int, int], _Said] = {}
    for row in connection.execute(query).all():
        key = (row.demand_id, row.party_id)
        if row.disclosure is Disclosure.PUBLIC:
            found[key] = _Said(row.stance, row.stance, row.effective)
        else:
            before = found.get(key, _Said(row.stance, None, None))
            found[key] = before._replace(stance=row.stance)
    return found


def _answers(demand_id: int, marks: list[PartyMark], said: dict[tuple[int, int], _Said]) -> list[Answer]:
    """What those addressed said in public, out of what the card has read anyway."""
    found = []
    for mark in marks:
        if mark.involvement is Involvement.ADDRESSED_TO:
            known = said.get((demand_id, mark.party_id))
            public = known.public if known is not None else None
            found.append(Answer(mark.code, public or Stance.NONE_RECORDED, known.since if known else None))
    return found


def _citations(connection: Connection, ids: list[int], on_day: OnDay) -> dict[int, tuple[int, bool]]:
    """How many citations each demand has, and whether they or a step of its status name a source."""
    cited = select(citation.c.about_id.label("demand_id"), literal(1).label("cited")).where(
        citation.c.about_kind == Kind.DEMAND, one_of(citation.c.about_id, ids)
    )
    steps = select(status_change.c.demand_id, literal(0)).where(
        one_of(status_change.c.demand_id, ids), status_change.c.source_id.is_not(None)
    )
    if on_day.past:
        cited, steps = cited.where(on_day.cited()), steps.where(status_change.c.effective <= on_day.day)
    found = union_all(cited, steps).subquery()
    query = select(found.c.demand_id, func.sum(found.c.cited).label("number")).group_by(found.c.demand_id)
    return {row.demand_id: (row.number, True) for row in connection.execute(query).all()}


def _meetings(connection: Connection, ids: list[int], on_day: OnDay) -> dict[int, int]:
    """How many meetings each demand is tied to, by an agenda or by a link of either direction."""
    ties = union(
        select(agenda_item.c.demand_id.label("demand_id"), agenda_item.c.meeting_id.label("meeting_id")).where(
            one_of(agenda_item.c.demand_id, ids)
        ),
        select(link.c.from_id, link.c.to_id).where(
            link.c.from_kind == Kind.DEMAND, link.c.to_kind == Kind.MEETING, one_of(link.c.from_id, ids)
        ),
        select(link.c.to_id, link.c.from_id).where(
            link.c.to_kind == Kind.DEMAND, link.c.from_kind == Kind.MEETING, one_of(link.c.to_id, ids)
        ),
    ).subquery()
    query = select(ties.c.demand_id, func.count(literal(1)).label("number")).group_by(ties.c.demand_id)
    if on_day.past:
        query = query.join(meeting, meeting.c.id == ties.c.meeting_id).where(on_day.meeting_known())
    return {row.demand_id: row.number for row in connection.execute(query).all()}


def _linkage(connection: Connection, ids: list[int], on_day: OnDay) -> tuple[dict[int, int], dict[int, list[str]]]:
    """How many links to other demands each has, and the titles of its packages; in one statement.

    A link counts where the demand at its other end is there (on the day).
    """
    ends = ((link.c.from_id, link.c.to_id), (link.c.to_id, link.c.from_id))
    between = (link.c.from_kind == Kind.DEMAND, link.c.to_kind == Kind.DEMAND, link.c.linkage.in_(_COUNTED))
    there = on_day.demand_known() if on_day.past else d.c.id.is_not(None)
    ties = (
        select(mine.label("demand_id"), literal("").label("title"), link.c.id.label("place"))
        .join_from(link, d, d.c.id == other)
        .where(one_of(mine, ids), *between, there)
        for mine, other in ends
    )
    inside = (
        select(package_member.c.demand_id, package.c.title, package.c.id)
        .join_from(package_member, package, package.c.id == package_member.c.package_id)
        .where(one_of(package_member.c.demand_id, ids))
    )
    found = union_all(*ties, inside).subquery()
    links: dict[int, int] = defaultdict(int)
    packages: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(select(found).order_by(found.c.place)).all():
        if row.title:
            packages[row.demand_id].append(row.title)
        else:
            links[row.demand_id] += 1
    return links, packages
