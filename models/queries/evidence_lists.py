"""The evidence screen's lists, page by page: a handful of statements and no more rows than are shown.

What a row (`EvidenceLine`) says in each list:

| list | words | who | about | day | count | mark |
|---|---|---|---|---|---|---|
| sources | outlet | title | url | published | citations, statements, values, obstacles | |
| statements | the words | speaker | audience | when said | | paraphrase |
| facts | question | | the values | | values | contradictory |
| citations | quote, or else claim | | the record it is about | | | |
| texts | title | kind, and what it was first to be | standing | | terms contested | downgraded |
| obstacles | text | | | resolved on | | resolved |
| without a source | the record's name | kind | | | | |
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, false, func, literal, null, or_, select, true, union_all
from sqlalchemy.engine import Connection

from models.column_types import ReadTable
from models.queries import tables as t
from models.queries.evidence_lines import lines_of
from models.queries.on_day import OnDay
from models.queries.resting import citation_there
from models.queries.sourced import ASKED, unsourced
from models.queries.titles import NAMED
from models.records import EvidenceFilter, EvidenceLine, Ref
from models.vocabulary import Kind, Reliability, Word
from models.workspace import Workspace

#: Rows that are read at once.
PAGE = 100

Condition = ColumnElement[bool]


class Part(Word):
    """The lists, in the order of the screen."""

    SOURCES = "sources"
    STATEMENTS = "statements"
    FACTS = "facts"
    CITATIONS = "citations"
    TEXTS = "texts"
    OBSTACLES = "obstacles"
    UNSOURCED = "without_a_source"


class EvidenceSort(Word):
    """The order of a list. `ENTERED` walks the table's own key; the newest date comes first, those without last."""

    ENTERED = "as_entered"
    NEWEST = "newest_first"
    WORDS = "by_words"
    SOURCE = "by_source"


@dataclass(frozen=True, slots=True)
class _List:
    """How a list is read: its table, the columns that are searched, the date and the words that it is sorted by."""

    table: ReadTable
    searched: tuple[ColumnElement[object], ...]
    words: ColumnElement[object]
    day: ColumnElement[object] | None = None


_LISTS: dict[Part, _List] = {
    Part.SOURCES: _List(
        t.source, (t.source.c.outlet, t.source.c.title, t.source.c.note, t.source.c.url), t.source.c.outlet,
        t.source.c.published,
    ),
    Part.STATEMENTS: _List(
        t.statement, (t.statement.c.words, t.statement.c.speaker, t.statement.c.audience), t.statement.c.speaker,
        t.statement.c.effective,
    ),
    Part.FACTS: _List(t.fact, (t.fact.c.question, t.fact.c.note), t.fact.c.question),
    Part.CITATIONS: _List(t.citation, (t.citation.c.quote, t.citation.c.claim), t.citation.c.claim),
    Part.TEXTS: _List(t.instrument, (t.instrument.c.title, t.instrument.c.note), t.instrument.c.title),
    Part.OBSTACLES: _List(t.obstacle, (t.obstacle.c.text,), t.obstacle.c.text, t.obstacle.c.resolved_on),
}  # fmt: skip
#: Tables whose rows name one source.
_NAMING = {Part.STATEMENTS: t.statement, Part.CITATIONS: t.citation, Part.OBSTACLES: t.obstacle}


def counts(workspace: Workspace, *, as_of: dt.date | None = None) -> dict[Part, int]:
    """How many rows each list has without a filter, but those without a source, which `sourced` counts."""
    on_day, nothing = OnDay.of(workspace, as_of), EvidenceFilter()
    parts = [
        select(literal(part.value).label("part"), func.count().label("number"))
        .select_from(_LISTS[part].table)
        .where(_wanted(part, nothing, on_day))
        for part in _LISTS
    ]
    with workspace.reading() as connection:
        return {Part(row.part): row.number for row in connection.execute(union_all(*parts)).all()}


def count(workspace: Workspace, part: Part, flt: EvidenceFilter, *, as_of: dt.date | None = None) -> int:
    """How many rows a list has under a filter."""
    on_day = OnDay.of(workspace, as_of)
    with workspace.reading() as connection:
        if part is Part.UNSOURCED:
            return int(connection.execute(select(func.count()).select_from(_bare(flt, on_day).subquery())).scalar_one())
        query = select(func.count()).select_from(_LISTS[part].table).where(_wanted(part, flt, on_day))
        return int(connection.execute(query).scalar_one())


def page(
    workspace: Workspace,
    part: Part,
    flt: EvidenceFilter,
    sort: EvidenceSort = EvidenceSort.ENTERED,
    *,
    as_of: dt.date | None = None,
    limit: int = PAGE,
    offset: int = 0,
) -> tuple[EvidenceLine, ...]:
    """The rows from `offset` on, at most `limit`."""
    on_day = OnDay.of(workspace, as_of)
    with workspace.reading() as connection:
        if part is Part.UNSOURCED:
            return _bare_page(connection, _bare(flt, on_day).limit(limit).offset(offset))
        table = _LISTS[part].table
        query = select(table).where(_wanted(part, flt, on_day)).order_by(*_order(part, sort), table.c.id)
        rows = connection.execute(query.limit(limit).offset(offset)).all()
        return lines_of(connection, table, rows, on_day)


def line(workspace: Workspace, part: Part, record_id: int, *, as_of: dt.date | None = None) -> EvidenceLine | None:
    """One row by its id, None where the list does not hold it (any more)."""
    on_day, table = OnDay.of(workspace, as_of), _LISTS[part].table
    query = select(table).where(table.c.id == record_id, _wanted(part, EvidenceFilter(), on_day))
    with workspace.reading() as connection:
        found = lines_of(connection, table, connection.execute(query).all(), on_day)
    return found[0] if found else None


def _order(part: Part, sort: EvidenceSort) -> list[ColumnElement[object] | ColumnElement[bool]]:
    made, table = _LISTS[part], _LISTS[part].table
    match sort:
        case EvidenceSort.NEWEST if made.day is not None:
            return [made.day.desc().nulls_last()]
        case EvidenceSort.WORDS:
            return [func.lower(made.words)]
        case EvidenceSort.SOURCE if part in _NAMING:
            outlet = select(func.lower(t.source.c.outlet)).where(t.source.c.id == table.c.source_id)
            return [outlet.scalar_subquery()]
    return [t.obstacle.c.resolved_on.is_not(None), t.obstacle.c.place_in_list] if part is Part.OBSTACLES else []


# ---------------------------------------------------------------- which rows


def _wanted(part: Part, flt: EvidenceFilter, on_day: OnDay) -> Condition:
    table = _LISTS[part].table
    there: dict[Part, Condition] = {
        Part.SOURCES: on_day.published(),
        Part.STATEMENTS: on_day.said(),
        Part.CITATIONS: citation_there(on_day),
        Part.OBSTACLES: on_day.obstacle_known(),
    }
    return and_(
        there.get(part, table.c.id.is_not(None)),
        *(_holds(word, _LISTS[part].searched, part) for word in flt.text.split()),
        _of_source(part, flt),
        _of_grade(part, flt.grade),
        _of_party(part, flt.party_id),
        t.citation.c.about_kind == flt.kind if flt.kind is not None and part is Part.CITATIONS else true(),
        contradictory(on_day) if flt.contradictory and part is Part.FACTS else true(),
    )


def _holds(word: str, columns: tuple[ColumnElement[object], ...], part: Part) -> Condition:
    """A row has the word in one of its columns, or in what stands beside it: its values, its terms, its outlet."""
    ways = [_like(column, word) for column in columns]
    if part is Part.FACTS:
        values = t.fact_value
        held = or_(_like(values.c.value, word), _like(values.c.quote, word))
        ways.append(t.fact.c.id.in_(select(values.c.fact_id).where(held)))
    if part is Part.TEXTS:
        terms = t.contested_term
        ways.append(t.instrument.c.id.in_(select(terms.c.instrument_id).where(_like(terms.c.term, word))))
    if part in _NAMING:
        outlets = select(t.source.c.id).where(_like(t.source.c.outlet, word))
        ways.append(_NAMING[part].c.source_id.in_(outlets))
    return or_(*ways)


def _like(column: ColumnElement[object] | ColumnElement[str], word: str) -> Condition:
    """SQLite takes large and small letters for the same in ASCII only; other scripts are tried both ways."""
    written = {word} if word.isascii() else {word, word.lower(), word.upper(), word.title()}
    return or_(*(column.icontains(one, autoescape=True) for one in sorted(written)))


def _of_source(part: Part, flt: EvidenceFilter) -> Condition:
    if flt.source_id is None:
        return true()
    if part in _NAMING:
        return _NAMING[part].c.source_id == flt.source_id
    if part is Part.FACTS:
        values = t.fact_value
        return t.fact.c.id.in_(select(values.c.fact_id).where(values.c.source_id == flt.source_id))
    return t.source.c.id == flt.source_id if part is Part.SOURCES else true()


def _of_grade(part: Part, grade: str) -> Condition:
    if not grade:
        return true()
    s = t.source
    graded = and_(s.c.reliability.is_(None), s.c.credibility.is_(None))
    if grade != "-":
        graded = s.c.reliability == Reliability(grade.lower())
    if part is Part.SOURCES:
        return graded
    ids = select(s.c.id).where(graded)
    if part in _NAMING:
        return _NAMING[part].c.source_id.in_(ids)
    if part is Part.FACTS:
        return t.fact.c.id.in_(select(t.fact_value.c.fact_id).where(t.fact_value.c.source_id.in_(ids)))
    return true()


def _of_party(part: Part, party_id: int | None) -> Condition:
    if party_id is None:
        return true()
    if part is Part.STATEMENTS:
        return t.statement.c.party_id == party_id
    if part is Part.TEXTS:
        terms = t.contested_term
        return t.instrument.c.id.in_(select(terms.c.instrument_id).where(terms.c.party_id == party_id))
    return true()


def contradictory(on_day: OnDay) -> Condition:
    """A row of `fact` has more than one differing value."""
    v = t.fact_value
    differing = select(func.count(v.c.value.distinct())).where(v.c.fact_id == t.fact.c.id, on_day.given())
    return differing.correlate(t.fact).scalar_subquery() > 1


# ---------------------------------------------------------------- what nothing supports


def _bare(flt: EvidenceFilter, on_day: OnDay) -> Select[str, int, str, bool]:
    """Every record that nothing supports, kind by kind in the order of `ASKED`, each kind as entered."""
    parts = []
    for place, kind in enumerate(ASKED):
        if flt.kind not in (None, kind):
            continue
        table, name = NAMED[kind]
        hidden = table.c.confidential if "confidential" in table.c else false()
        found = select(
            literal(place).label("place"),
            literal(kind.value).label("kind"),
            table.c.id.label("id"),
            name.label("name"),
            hidden.label("confidential"),
        )
        parts.append(found.where(unsourced(kind, on_day), *(_like(name, word) for word in flt.text.split())))
    if not parts:
        nobody = select(literal(0), literal(""), null(), literal(""), false()).where(false())
        parts = [nobody]
    together = union_all(*parts).subquery()
    columns = (together.c.kind, together.c.id, together.c.name, together.c.confidential)
    return select(*columns).order_by(together.c.place, together.c.id)


def _bare_page(connection: Connection, query: Select[str, int, str, bool]) -> tuple[EvidenceLine, ...]:
    return tuple(
        EvidenceLine(
            id=row.id,
            ref=Ref(Kind(row.kind), row.id),
            words=row.name,
            who=Kind(row.kind).word,
            confidential=bool(row.confidential),
        )
        for row in connection.execute(query).all()
    )
