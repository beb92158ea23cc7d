"""How we know: sources, citations, statements, facts, texts and obstacles as records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Row, Select, select
from sqlalchemy.engine import Connection

from models.errors import NotFound
from models.queries import tables as t
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


def sources(workspace: Workspace) -> tuple[SourceRecord, ...]:
    with workspace.reading() as connection:
        return tuple(source_names(connection).values())


def source_names(connection: Connection) -> dict[int, SourceRecord]:
    """Every source by its id, in the order they were entered."""
    return {row.id: _source(row) for row in connection.execute(select(t.source).order_by(t.source.c.id)).all()}


def _source(row: AnyRow) -> SourceRecord:
    grade = f"{row.reliability.value.upper() if row.reliability else ''}{row.credibility or ''}"
    return SourceRecord(row.id, row.outlet, row.title, row.published, grade, row.url, row.note)


def citations_of(connection: Connection, about: Ref, on_day: OnDay) -> tuple[CitationRecord, ...]:
    known = source_names(connection)
    query = (
        select(t.citation)
        .where(t.citation.c.about_kind == about.kind, t.citation.c.about_id == about.id, on_day.cited())
        .order_by(t.citation.c.id)
    )
    return tuple(
        CitationRecord(row.id, row.claim, row.quote, known[row.source_id], about, row.confidential)
        for row in connection.execute(query).all()
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


def statements_about(connection: Connection, about: Ref, on_day: OnDay) -> tuple[StatementRecord, ...]:
    tied = select(t.link.c.from_id).where(
        t.link.c.from_kind == Kind.STATEMENT, t.link.c.to_kind == about.kind, t.link.c.to_id == about.id
    )
    return read_statements(connection, select(t.statement).where(t.statement.c.id.in_(tied), on_day.said()))


def read_statements(connection: Connection, query: Select[tuple[object, ...]]) -> tuple[StatementRecord, ...]:
    known = source_names(connection)
    codes = {row.id: row.code for row in connection.execute(select(t.party.c.id, t.party.c.code)).all()}
    tied = _tied_demands(connection, Kind.STATEMENT)
    return tuple(
        StatementRecord(
            id=row.id,
            speaker=row.speaker,
            speaker_party=codes.get(row.party_id, ""),
            audience=row.audience,
            outlet=known[row.source_id].outlet if row.source_id else "",
            words=row.words,
            quoted=row.quoted,
            effective=effective_of(row) if row.effective else None,
            demand_ids=tuple(tied[row.id]),
            confidential=row.confidential,
        )
        for row in connection.execute(query.order_by(t.statement.c.id)).all()
    )


def effective_of(row: AnyRow) -> Effective:
    """The effective date of a row with the columns of `EffectiveFrom`."""
    return Effective(row.effective, row.effective_soft, row.effective_words, row.effective_reasoning)


def _tied_demands(connection: Connection, kind: Kind) -> dict[int, list[int]]:
    query = select(t.link.c.from_id, t.link.c.to_id).where(t.link.c.from_kind == kind, t.link.c.to_kind == Kind.DEMAND)
    found: dict[int, list[int]] = defaultdict(list)
    for row in connection.execute(query).all():
        found[row.from_id].append(row.to_id)
    return found


def facts(workspace: Workspace) -> tuple[FactRecord, ...]:
    """Every fact with all of its values, contrary ones too."""
    values: dict[int, list[FactValueRecord]] = defaultdict(list)
    with workspace.reading() as connection:
        known = source_names(connection)
        for row in connection.execute(select(t.fact_value).order_by(t.fact_value.c.place_in_list)).all():
            outlet = known[row.source_id].outlet if row.source_id else ""
            values[row.fact_id].append(FactValueRecord(row.id, row.value, outlet, row.quote))
        rows = connection.execute(select(t.fact).order_by(t.fact.c.id)).all()
    return tuple(FactRecord(row.id, row.question, tuple(values[row.id]), row.note) for row in rows)


def instruments(workspace: Workspace) -> tuple[InstrumentRecord, ...]:
    terms: dict[int, list[ContestedTermRecord]] = defaultdict(list)
    query = (
        select(t.contested_term, t.party.c.code)
        .join_from(t.contested_term, t.party, t.party.c.id == t.contested_term.c.party_id)
        .order_by(t.contested_term.c.id)
    )
    with workspace.reading() as connection:
        for row in connection.execute(query).all():
            terms[row.instrument_id].append(
                ContestedTermRecord(row.id, row.term, row.code, row.outcome, row.withdrawn_on is None)
            )
        rows = connection.execute(select(t.instrument).order_by(t.instrument.c.id)).all()
    return tuple(
        InstrumentRecord(row.id, row.title, row.kind, row.standing, row.first_intended, row.note, tuple(terms[row.id]))
        for row in rows
    )


def obstacles(workspace: Workspace) -> tuple[ObstacleRecord, ...]:
    """What still stands in the way, in the order it was entered, with the references of the demands it touches."""
    query = select(t.obstacle).where(t.obstacle.c.resolved_on.is_(None)).order_by(t.obstacle.c.place_in_list)
    with workspace.reading() as connection:
        known = source_names(connection)
        tied = _tied_demands(connection, Kind.OBSTACLE)
        refs = _refs(connection, [demand_id for ids in tied.values() for demand_id in ids])
        rows = connection.execute(query).all()
    return tuple(
        ObstacleRecord(
            row.id,
            row.text,
            known[row.source_id].outlet if row.source_id else "",
            tuple(refs[demand_id] for demand_id in tied[row.id] if demand_id in refs),
        )
        for row in rows
    )


def _refs(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    query = select(t.demand.c.id, t.demand.c.number).where(t.demand.c.id.in_(ids))
    return {row.id: f"D-{row.number}" for row in connection.execute(query).all()}
