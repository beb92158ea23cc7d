"""How we know: sources, citations, statements, facts, texts and obstacles as records."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Row, Select, select
from sqlalchemy.engine import Connection

from models.errors import NotFound
from models.grades import code
from models.queries import tables as t
from models.queries.cards import one_of
from models.queries.on_day import OnDay
from models.records import (
    CitationRecord,
    ContestedTermRecord,
    Effective,
    FactRecord,
    FactValueRecord,
    InstrumentRecord,
    ObstacleRecord,
    Ref,
    SourceRecord,
    StatementRecord,
)
from models.vocabulary import Kind
from models.workspace import Workspace

AnyRow = Row[tuple[object, ...]]


def sources(workspace: Workspace, *, limit: int | None = None) -> tuple[SourceRecord, ...]:
    """In the order they were entered; limit: no more than these."""
    query = select(t.source).order_by(t.source.c.id).limit(limit)
    with workspace.reading() as connection:
        return tuple(map(_source, connection.execute(query).all()))


def source(workspace: Workspace, source_id: int) -> SourceRecord:
    """Raises NotFound where there is no such source."""
    with workspace.reading() as connection:
        found = sources_by_id(connection, [source_id])
    if not found:
        raise NotFound("That source does not exist (any more).", "Undo its deletion, or choose another.")
    return found[source_id]


def source_names(connection: Connection) -> dict[int, SourceRecord]:
    """Every source by its id, in the order they were entered."""
    return {row.id: _source(row) for row in connection.execute(select(t.source).order_by(t.source.c.id)).all()}


def sources_by_id(connection: Connection, ids: Iterable[int | None]) -> dict[int, SourceRecord]:
    """Those of these ids, so that a page costs what it shows."""
    wanted = sorted({one for one in ids if one is not None})
    if not wanted:
        return {}
    rows = connection.execute(select(t.source).where(one_of(t.source.c.id, wanted))).all()
    return {row.id: _source(row) for row in rows}


def _source(row: AnyRow) -> SourceRecord:
    grade = code(row.reliability, row.credibility)
    told = row.id, row.outlet, row.title, row.published, grade, row.url, row.note
    return SourceRecord(*told, row.reliability, row.credibility)


def citations_of(connection: Connection, about: Ref, on_day: OnDay) -> tuple[CitationRecord, ...]:
    query = select(t.citation).where(
        t.citation.c.about_kind == about.kind, t.citation.c.about_id == about.id, on_day.cited()
    )
    return _citations(connection, query)


def citations_of_kind(
    connection: Connection, kind: Kind, ids: Sequence[int], on_day: OnDay
) -> tuple[CitationRecord, ...]:
    """What is cited of several records of one kind, at once."""
    query = select(t.citation).where(
        t.citation.c.about_kind == kind, t.citation.c.about_id.in_(list(ids)), on_day.cited()
    )
    return _citations(connection, query)


def citations_about(workspace: Workspace, about: Ref, *, as_of: dt.date | None = None) -> tuple[CitationRecord, ...]:
    """What is cited of a record of any kind."""
    with workspace.reading() as connection:
        return citations_of(connection, about, OnDay.of(workspace, as_of))


def citation(workspace: Workspace, citation_id: int) -> CitationRecord:
    """Raises NotFound where there is no such citation."""
    with workspace.reading() as connection:
        found = _citations(connection, select(t.citation).where(t.citation.c.id == citation_id))
    if not found:
        raise NotFound("That citation does not exist (any more).", "Undo its deletion, or choose another.")
    return found[0]


def _citations(connection: Connection, query: Select[tuple[object, ...]]) -> tuple[CitationRecord, ...]:
    rows = connection.execute(query.order_by(t.citation.c.id)).all()
    known = sources_by_id(connection, [row.source_id for row in rows])
    return tuple(
        CitationRecord(
            row.id, row.claim, row.quote, known[row.source_id], Ref(row.about_kind, row.about_id), row.confidential
        )
        for row in rows
        if row.source_id in known
    )


def statements(workspace: Workspace) -> tuple[StatementRecord, ...]:
    with workspace.reading() as connection:
        return read_statements(connection, select(t.statement))


def statement(workspace: Workspace, statement_id: int) -> StatementRecord:
    """Raises NotFound where there is no such statement."""
    with workspace.reading() as connection:
        found = read_statements(connection, select(t.statement).where(t.statement.c.id == statement_id))
    if not found:
        raise NotFound("That statement does not exist (any more).", "Undo its deletion, or choose another.")
    return found[0]


def _tied_to(kind: Kind, about: Ref) -> Select[object]:
    """The ids of the records of a kind that a link ties to one record."""
    link = t.link.c
    return select(link.from_id).where(link.from_kind == kind, link.to_kind == about.kind, link.to_id == about.id)


def statements_about(connection: Connection, about: Ref, on_day: OnDay) -> tuple[StatementRecord, ...]:
    tied = _tied_to(Kind.STATEMENT, about)
    return read_statements(connection, select(t.statement).where(t.statement.c.id.in_(tied), on_day.said()))


def read_statements(connection: Connection, query: Select[tuple[object, ...]]) -> tuple[StatementRecord, ...]:
    rows = connection.execute(query.order_by(t.statement.c.id)).all()
    known = sources_by_id(connection, [row.source_id for row in rows])
    codes = {row.id: row.code for row in connection.execute(select(t.party.c.id, t.party.c.code)).all()}
    tied = _tied_demands(connection, Kind.STATEMENT, [row.id for row in rows])
    found = []
    for row in rows:
        told = known.get(row.source_id)
        found.append(
            StatementRecord(
                id=row.id,
                speaker=row.speaker,
                speaker_party=codes.get(row.party_id, ""),
                audience=row.audience,
                outlet=told.outlet if told else "",
                words=row.words,
                quoted=row.quoted,
                effective=effective_of(row) if row.effective else None,
                demand_ids=tuple(tied[row.id]),
                grade=told.grade if told else "",
                source_id=row.source_id,
                person_id=row.person_id,
                party_id=row.party_id,
                confidential=row.confidential,
            )
        )
    return tuple(found)


def effective_of(row: AnyRow) -> Effective:
    """The effective date of a row with the columns of `EffectiveFrom`."""
    return Effective(row.effective, row.effective_soft, row.effective_words, row.effective_reasoning)


def _tied_demands(connection: Connection, kind: Kind, ids: Sequence[int]) -> dict[int, list[int]]:
    query = select(t.link.c.from_id, t.link.c.to_id).where(
        t.link.c.from_kind == kind, t.link.c.to_kind == Kind.DEMAND, one_of(t.link.c.from_id, ids)
    )
    found: dict[int, list[int]] = defaultdict(list)
    for row in connection.execute(query).all():
        found[row.from_id].append(row.to_id)
    return found


def facts(workspace: Workspace, *, as_of: dt.date | None = None) -> tuple[FactRecord, ...]:
    """Every fact with all of its values, contrary ones too; as of a day those that were given by then."""
    with workspace.reading() as connection:
        return _facts(connection, select(t.fact), OnDay.of(workspace, as_of))


def fact(workspace: Workspace, fact_id: int, *, as_of: dt.date | None = None) -> FactRecord:
    """Raises NotFound where there is no such fact."""
    with workspace.reading() as connection:
        found = _facts(connection, select(t.fact).where(t.fact.c.id == fact_id), OnDay.of(workspace, as_of))
    if not found:
        raise NotFound("That fact does not exist (any more).", "Undo its deletion, or choose another.")
    return found[0]


def _facts(connection: Connection, query: Select[tuple[object, ...]], on_day: OnDay) -> tuple[FactRecord, ...]:
    rows = connection.execute(query.order_by(t.fact.c.id)).all()
    v = t.fact_value
    given = select(v).where(one_of(v.c.fact_id, [row.id for row in rows]), on_day.given())
    found = connection.execute(given.order_by(v.c.place_in_list, v.c.id)).all()
    known = sources_by_id(connection, [row.source_id for row in found])
    values: dict[int, list[FactValueRecord]] = defaultdict(list)
    for row in found:
        told = known.get(row.source_id)
        outlet, grade = (told.outlet, told.grade) if told else ("", "")
        values[row.fact_id].append(FactValueRecord(row.id, row.value, outlet, row.quote, grade, row.source_id))
    return tuple(FactRecord(row.id, row.question, tuple(values[row.id]), row.note, row.confidential) for row in rows)


def instruments(workspace: Workspace, *, as_of: dt.date | None = None) -> tuple[InstrumentRecord, ...]:
    with workspace.reading() as connection:
        return _instruments(connection, select(t.instrument), OnDay.of(workspace, as_of))


def instrument(workspace: Workspace, instrument_id: int, *, as_of: dt.date | None = None) -> InstrumentRecord:
    """Raises NotFound where there is no such text."""
    query = select(t.instrument).where(t.instrument.c.id == instrument_id)
    with workspace.reading() as connection:
        found = _instruments(connection, query, OnDay.of(workspace, as_of))
    if not found:
        raise NotFound("That text does not exist (any more).", "Undo its deletion, or choose another.")
    return found[0]


def _instruments(
    connection: Connection, query: Select[tuple[object, ...]], on_day: OnDay
) -> tuple[InstrumentRecord, ...]:
    rows = connection.execute(query.order_by(t.instrument.c.id)).all()
    c = t.contested_term
    contested = (
        select(c, t.party.c.code, t.party.c.name)
        .join_from(c, t.party, t.party.c.id == c.c.party_id)
        .where(one_of(c.c.instrument_id, [row.id for row in rows]))
        .order_by(c.c.id)
    )
    terms: dict[int, list[ContestedTermRecord]] = defaultdict(list)
    for row in connection.execute(contested).all():
        still = row.withdrawn_on is None or row.withdrawn_on > on_day.day
        record = ContestedTermRecord(
            row.id, row.term, row.code, row.outcome, still, row.party_id, row.name, row.withdrawn_on
        )
        terms[row.instrument_id].append(record)
    return tuple(
        InstrumentRecord(
            row.id,
            row.title,
            row.kind,
            row.standing,
            row.first_intended,
            row.note,
            tuple(terms[row.id]),
            row.confidential,
        )
        for row in rows
    )


def obstacles(workspace: Workspace) -> tuple[ObstacleRecord, ...]:
    """What still stands in the way, in the order it was entered, with the references of the demands it touches."""
    with workspace.reading() as connection:
        return _obstacles(connection, select(t.obstacle).where(t.obstacle.c.resolved_on.is_(None)))


def obstacle(workspace: Workspace, obstacle_id: int) -> ObstacleRecord:
    """Raises NotFound where there is no such obstacle; a resolved one is given too."""
    with workspace.reading() as connection:
        found = _obstacles(connection, select(t.obstacle).where(t.obstacle.c.id == obstacle_id))
    if not found:
        raise NotFound("That obstacle does not exist (any more).", "Undo its deletion, or choose another.")
    return found[0]


def obstacles_about(connection: Connection, about: Ref, on_day: OnDay) -> tuple[ObstacleRecord, ...]:
    """What stands in the way of one record on the day."""
    tied = _tied_to(Kind.OBSTACLE, about)
    return _obstacles(connection, select(t.obstacle).where(t.obstacle.c.id.in_(tied), on_day.stands()))


def _obstacles(connection: Connection, query: Select[tuple[object, ...]]) -> tuple[ObstacleRecord, ...]:
    rows = connection.execute(query.order_by(t.obstacle.c.place_in_list, t.obstacle.c.id)).all()
    known = sources_by_id(connection, [row.source_id for row in rows])
    tied = _tied_demands(connection, Kind.OBSTACLE, [row.id for row in rows])
    refs = _refs(connection, [demand_id for ids in tied.values() for demand_id in ids])
    found = []
    for row in rows:
        told = known.get(row.source_id)
        about = tuple(refs[demand_id] for demand_id in tied[row.id] if demand_id in refs)
        outlet, grade = (told.outlet, told.grade) if told else ("", "")
        found.append(
            ObstacleRecord(row.id, row.text, outlet, about, grade, row.source_id, row.resolved_on, row.confidential)
        )
    return tuple(found)


def _refs(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    query = select(t.demand.c.id, t.demand.c.number).where(one_of(t.demand.c.id, ids))
    return {row.id: f"D-{row.number}" for row in connection.execute(query).all()}
