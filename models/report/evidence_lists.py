"""The lists of the report that say how we know: what was said, facts with their values, texts, sources, the share.

Each takes the day's `Rows`; which of them a report holds is `models.report.gather`'s business.
"""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select

from models.dates import short_day
from models.edtf import day_to_edtf
from models.grades import told
from models.queries import sourced
from models.queries import tables as t
from models.report.data import FactLine, FactValue, SourceLine, StatementLine, TextLine
from models.report.happenings import distinct
from models.report.rows import Rows
from models.report.wording import since_words
from models.vocabulary import Kind


def statements(rows: Rows) -> tuple[StatementLine, ...]:
    return tuple(statements_by_id(rows).values())


def statements_by_id(rows: Rows) -> dict[int, StatementLine]:
    """By their dates, those without one last."""
    s = t.statement
    codes = {row.id: row.code for row in rows.connection.execute(select(t.party.c.id, t.party.c.code)).all()}
    query = rows.shown(s).where(rows.on_day.said())
    return {
        row.id: StatementLine(
            row.speaker,
            codes.get(row.party_id, ""),
            row.audience,
            rows.outlet(row.source_id),
            row.words,
            row.quoted,
            "" if row.effective is None else since_words(row.effective, rows.day, soft=row.effective_soft),
            "" if row.effective is None else day_to_edtf(row.effective, soft=row.effective_soft),
            rows.grade(row.source_id),
        )
        for row in rows.connection.execute(query.order_by(s.c.effective.is_(None), s.c.effective, s.c.id)).all()
    }


def facts(rows: Rows) -> tuple[FactLine, ...]:
    """Every fact with all values that were known by the day, those with contrary ones first."""
    values: dict[int, list[FactValue]] = defaultdict(list)
    v = t.fact_value
    given = select(v).where(rows.on_day.given()).order_by(v.c.place_in_list, v.c.id)
    for row in rows.connection.execute(given).all():
        values[row.fact_id].append(
            FactValue(row.value, rows.outlet(row.source_id), row.quote, rows.grade(row.source_id))
        )
    found = [
        FactLine(row.question, tuple(values[row.id]), row.note, len({one.value for one in values[row.id]}) > 1)
        for row in rows.connection.execute(rows.shown(t.fact).order_by(t.fact.c.id)).all()
        if values[row.id]
    ]
    return tuple(sorted(found, key=lambda fact: not fact.contradictory))


def texts(rows: Rows) -> tuple[TextLine, ...]:
    """Texts with standing, what they were first to be, and the words in them that were contested."""
    c = t.contested_term
    terms: dict[int, list[str]] = defaultdict(list)
    query = select(c, t.party.c.name).join_from(c, t.party, t.party.c.id == c.c.party_id).order_by(c.c.id)
    for row in rows.connection.execute(query).all():
        over = row.withdrawn_on is not None and row.withdrawn_on <= rows.day
        state = f"objection withdrawn on {short_day(row.withdrawn_on)}" if over else f"objected to by {row.name}"
        terms[row.instrument_id].append(". ".join(filter(None, (f"“{row.term}”: {state}", row.outcome))))
    found = []
    for row in rows.connection.execute(rows.shown(t.instrument).order_by(t.instrument.c.id)).all():
        down = row.first_intended is not None and row.first_intended is not row.kind
        kind = f"{row.first_intended.word} → {row.kind.word}" if down else row.kind.word
        outlets = distinct(rows.cited[Kind.INSTRUMENT, row.id])
        found.append(TextLine(row.title, kind, row.standing.word, row.note, tuple(terms[row.id]), outlets))
    return tuple(found)


def share(rows: Rows) -> str:
    """How many records name a source, and beside them the parts that name one of their own; "" for no record."""
    numbers = sourced.read(rows.connection, rows.on_day, public=rows.public)
    if numbers.share is None:
        return ""
    parts = [f"{one.sourced:,} of {one.total:,} {one.name}" for one in numbers.parts if one.total]
    beside = f"; beside them {', '.join(parts)}" if parts else ""
    return f"{numbers.sourced:,} of {numbers.total:,} records name a source ({numbers.share} %){beside}."


def sources(rows: Rows) -> tuple[SourceLine, ...]:
    """Every source of the day, with its grade; a public report names only those that something public rests on."""
    public = _public_sources(rows) if rows.public else rows.sources.keys()
    return tuple(
        SourceLine(
            source.outlet,
            source.title,
            "" if source.published is None else short_day(source.published),
            source.grade,
            source.url,
            told(source.grade),
        )
        for source_id, source in rows.sources.items()
        if source_id in public and not (source.published is not None and source.published > rows.day)
    )


def _public_sources(rows: Rows) -> set[int]:
    hidden = {
        (kind, record_id)
        for kind, table in (
            (Kind.DEMAND, t.demand),
            (Kind.MEETING, t.meeting),
            (Kind.INCIDENT, t.incident),
            (Kind.STATEMENT, t.statement),
            (Kind.FACT, t.fact),
            (Kind.INSTRUMENT, t.instrument),
            (Kind.OBSTACLE, t.obstacle),
        )
        for record_id in rows.connection.execute(select(table.c.id).where(table.c.confidential.is_(True))).scalars()
    }
    cited = rows.connection.execute(rows.shown(t.citation)).all()
    found = {row.source_id for row in cited if (row.about_kind, row.about_id) not in hidden}
    for table in (t.statement, t.obstacle):
        found.update(row.source_id for row in rows.connection.execute(rows.shown(table)).all() if row.source_id)
    values = select(t.fact_value.c.source_id).join_from(t.fact_value, t.fact, t.fact.c.id == t.fact_value.c.fact_id)
    found.update(rows.connection.execute(values.where(t.fact.c.confidential.is_(False))).scalars())
    return found
