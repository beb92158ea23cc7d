"""Rows of the evidence lists put together: what stands beside a row is read for the whole page at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.engine import Connection

from models.column_types import ReadTable
from models.grades import code
from models.queries import tables as t
from models.queries.cards import one_of
from models.queries.evidence import AnyRow, sources_by_id
from models.queries.on_day import OnDay
from models.queries.resting import EVIDENCE, resting_on
from models.queries.titles import titles
from models.records import EvidenceLine, Ref, SourceRecord
from models.vocabulary import Kind


def lines_of(
    connection: Connection, table: ReadTable, rows: Sequence[AnyRow], on_day: OnDay
) -> tuple[EvidenceLine, ...]:
    """The rows of one of the lists' tables as lines, in their order."""
    if not rows:
        return ()
    if table is t.source:
        return _sources(connection, rows, on_day)
    if table is t.statement:
        return _statements(connection, rows)
    if table is t.fact:
        return _facts(connection, rows, on_day)
    if table is t.citation:
        return _citations(connection, rows)
    if table is t.instrument:
        return _texts(connection, rows, on_day)
    return _obstacles(connection, rows, on_day)


def _told(known: dict[int, SourceRecord], source_id: int | None) -> tuple[str, str]:
    """Outlet and grade of a source, both empty where none is named."""
    source = known.get(source_id) if source_id is not None else None
    return (source.outlet, source.grade) if source else ("", "")


def _sources(connection: Connection, rows: Sequence[AnyRow], on_day: OnDay) -> tuple[EvidenceLine, ...]:
    resting = resting_on(connection, [row.id for row in rows], EVIDENCE, on_day=on_day)
    return tuple(
        EvidenceLine(
            id=row.id,
            ref=Ref(Kind.SOURCE, row.id),
            words=row.outlet,
            who=row.title,
            about=row.url,
            outlet=row.outlet,
            grade=code(row.reliability, row.credibility),
            day=row.published,
            count=sum(resting.get(row.id, {}).values()),
        )
        for row in rows
    )


def _statements(connection: Connection, rows: Sequence[AnyRow]) -> tuple[EvidenceLine, ...]:
    known = sources_by_id(connection, [row.source_id for row in rows])
    found = []
    for row in rows:
        outlet, grade = _told(known, row.source_id)
        found.append(
            EvidenceLine(
                id=row.id,
                ref=Ref(Kind.STATEMENT, row.id),
                words=f"“{row.words}”" if row.quoted else row.words,
                who=row.speaker,
                about=row.audience,
                outlet=outlet,
                grade=grade,
                day=row.effective,
                soft=row.effective_soft,
                mark="" if row.quoted else "paraphrase",
                confidential=row.confidential,
            )
        )
    return tuple(found)


def _facts(connection: Connection, rows: Sequence[AnyRow], on_day: OnDay) -> tuple[EvidenceLine, ...]:
    v = t.fact_value
    given = select(v).where(one_of(v.c.fact_id, [row.id for row in rows]), on_day.given())
    values: dict[int, list[AnyRow]] = defaultdict(list)
    for value in connection.execute(given.order_by(v.c.place_in_list, v.c.id)).all():
        values[value.fact_id].append(value)
    known = sources_by_id(connection, [value.source_id for held in values.values() for value in held])
    found = []
    for row in rows:
        held = values[row.id]
        outlets = dict.fromkeys(_told(known, value.source_id)[0] for value in held)
        grades = dict.fromkeys(_told(known, value.source_id)[1] for value in held)
        found.append(
            EvidenceLine(
                id=row.id,
                ref=Ref(Kind.FACT, row.id),
                words=row.question,
                about=" ↔ ".join(value.value for value in held),
                outlet=", ".join(filter(None, outlets)),
                grade=", ".join(filter(None, grades)),
                count=len(held),
                mark="contradictory" if len({value.value for value in held}) > 1 else "",
                confidential=row.confidential,
            )
        )
    return tuple(found)


def _citations(connection: Connection, rows: Sequence[AnyRow]) -> tuple[EvidenceLine, ...]:
    known = sources_by_id(connection, [row.source_id for row in rows])
    about = titles(connection, [Ref(row.about_kind, row.about_id) for row in rows])
    found = []
    for row in rows:
        ref = Ref(row.about_kind, row.about_id)
        outlet, grade = _told(known, row.source_id)
        found.append(
            EvidenceLine(
                id=row.id,
                ref=ref,
                words=f"“{row.quote}”" if row.quote else row.claim,
                who=ref.kind.word,
                about=about.get(ref, ""),
                outlet=outlet,
                grade=grade,
                confidential=row.confidential,
            )
        )
    return tuple(found)


def _texts(connection: Connection, rows: Sequence[AnyRow], on_day: OnDay) -> tuple[EvidenceLine, ...]:
    c = t.contested_term
    query = select(c.c.instrument_id, c.c.withdrawn_on).where(one_of(c.c.instrument_id, [row.id for row in rows]))
    contested: dict[int, int] = defaultdict(int)
    for term in connection.execute(query).all():
        contested[term.instrument_id] += term.withdrawn_on is None or term.withdrawn_on > on_day.day
    found = []
    for row in rows:
        down = row.first_intended is not None and row.first_intended is not row.kind
        found.append(
            EvidenceLine(
                id=row.id,
                ref=Ref(Kind.INSTRUMENT, row.id),
                words=row.title,
                who=f"{row.first_intended.word} → {row.kind.word}" if down else row.kind.word,
                about=row.standing.word,
                count=contested[row.id],
                mark="downgraded" if down else "",
                confidential=row.confidential,
            )
        )
    return tuple(found)


def _obstacles(connection: Connection, rows: Sequence[AnyRow], on_day: OnDay) -> tuple[EvidenceLine, ...]:
    known = sources_by_id(connection, [row.source_id for row in rows])
    links = t.link.c
    ties = select(links.from_id, links.to_kind, links.to_id).where(
        links.from_kind == Kind.OBSTACLE, one_of(links.from_id, [row.id for row in rows])
    )
    tied: dict[int, list[Ref]] = defaultdict(list)
    for tie in connection.execute(ties.order_by(links.id)).all():
        tied[tie.from_id].append(Ref(tie.to_kind, tie.to_id))
    names = titles(connection, [ref for refs in tied.values() for ref in refs])
    found = []
    for row in rows:
        outlet, grade = _told(known, row.source_id)
        over = row.resolved_on is not None and row.resolved_on <= on_day.day
        found.append(
            EvidenceLine(
                id=row.id,
                ref=Ref(Kind.OBSTACLE, row.id),
                words=row.text,
                about="; ".join(names[ref] for ref in tied[row.id] if ref in names),
                outlet=outlet,
                grade=grade,
                day=row.resolved_on if over else None,
                mark="resolved" if over else "open",
                confidential=row.confidential,
            )
        )
    return tuple(found)
