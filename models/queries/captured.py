"""Texts that are kept with their sources, and what was taken out of one of them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.engine import Connection

from models.capture.matching import Finder
from models.capture.segments import Span
from models.errors import RuleBroken
from models.file_kinds import TEXT
from models.queries import attachments
from models.queries import tables as t
from models.queries.evidence import source_names
from models.queries.on_day import OnDay
from models.queries.resting import rested
from models.queries.titles import titles
from models.records import FactValueRecord, Ref, SourceRecord
from models.vocabulary import Kind
from models.workspace import Workspace

#: How a record was taken that was there before, or that is cited beside.
CITATION = "citation"

#: So many texts are listed, the newest first.
MOST_LISTED = 1_000
#: So many quotes of other sources are looked for in a text.
MOST_QUOTES = 2_000


@dataclass(frozen=True, slots=True)
class TextRecord:
    """A text as the list shows it: `id` is that of the attached file, `size` in bytes."""

    id: int
    source: SourceRecord
    name: str
    size: int
    confidential: bool


@dataclass(frozen=True, slots=True)
class TakenRecord:
    """What was made of one passage: the record, what kind of taking it was, and its words for a list.

    span: where its quote stands in the text. source_id: the source that is cited for it.
    """

    ref: Ref
    how: str
    label: str
    span: Span
    source_id: int


def texts(workspace: Workspace, *, published_by: dt.date | None = None) -> tuple[TextRecord, ...]:
    """Every text that is attached to a source, the newest first. published_by: only sources that were out by then."""
    query = (
        select(t.attachment)
        .where(t.attachment.c.about_kind == Kind.SOURCE, t.attachment.c.media_type == TEXT.media_type)
        .order_by(t.attachment.c.id.desc())
        .limit(MOST_LISTED)
    )
    with workspace.reading() as connection:
        rows = connection.execute(query).all()
        known = source_names(connection) if rows else {}
    return tuple(
        TextRecord(row.id, known[row.about_id], row.name, row.size, row.confidential)
        for row in rows
        if row.about_id in known
        and (published_by is None or (known[row.about_id].published or published_by) <= published_by)
    )


def words(workspace: Workspace, text_id: int) -> str:
    """A kept text, as it is shown. Raises NotFound, Damaged, RuleBroken for a file that is no text or is too long."""
    from models.capture.cleaning import clean

    record, data = attachments.content(workspace, text_id)
    try:
        return clean(data.decode()).text
    except UnicodeDecodeError as error:
        raise RuleBroken(
            f"“{record.name}” is not a text in UTF-8.", "Open it from its source, and paste its words."
        ) from error


def cited_outlets(text: str, sources: tuple[SourceRecord, ...]) -> tuple[SourceRecord, ...]:
    """Known sources whose outlet the text names, in the order in which it does; of each outlet the first source."""
    found: dict[str, tuple[int, SourceRecord]] = {}
    for source in sources:
        place = text.find(source.outlet) if len(source.outlet) > 2 else -1
        if place >= 0 and source.outlet not in found:
            found[source.outlet] = (place, source)
    return tuple(source for _, source in sorted(found.values(), key=lambda one: one[0]))


def taken(
    workspace: Workspace,
    source_id: int,
    text: str,
    finder: Finder | None = None,
    *,
    as_of: dt.date | None = None,
) -> tuple[TakenRecord, ...]:
    """What was taken from a text, in the order in which it stands there.

    Looked for are the quotes of its own source, and of those whose outlet the text names: an article cites others.
    as_of: only what was there on that earlier day.
    """
    finder, on_day = finder or Finder(text), OnDay.of(workspace, as_of)
    with workspace.reading() as connection:
        known = source_names(connection)
        named = [source.id for source in cited_outlets(text, tuple(known.values()))]
        ids = [source_id, *(other for other in named if other != source_id)]
        found = [
            TakenRecord(ref, how, label, span, cited)
            for ref, how, label, quote, cited in _quotes(connection, ids, on_day)
            if (span := finder.find(quote)) is not None
        ]
    found.sort(key=lambda one: (one.span.start, one.span.end, one.ref))
    return tuple(_without_doubles(found))


def _without_doubles(found: list[TakenRecord]) -> Iterator[TakenRecord]:
    """A record that was taken is cited with its passage as well: that is one thing to show, as long as the passage."""
    made = {one.ref: one.how for one in found if one.how != CITATION}
    cited: dict[Ref, list[Span]] = defaultdict(list)
    for one in found:
        if one.how == CITATION:
            cited[one.ref].append(one.span)
    for one in found:
        if one.how == CITATION:
            yield replace(one, how=made.get(one.ref, CITATION))
        elif not any(span.touches(one.span) for span in cited[one.ref]):
            yield one


def _quotes(connection: Connection, ids: list[int], on_day: OnDay) -> Iterator[tuple[Ref, str, str, str, int]]:
    c = t.citation.c
    query = (
        select(t.citation)
        .where(c.source_id.in_(ids), c.quote != "", rested(t.citation, on_day))
        .order_by(c.id.desc())
        .limit(MOST_QUOTES)
    )
    cited = connection.execute(query).all()
    names = titles(connection, [Ref(row.about_kind, row.about_id) for row in cited])
    for row in cited:
        ref = Ref(row.about_kind, row.about_id)
        if ref in names:
            yield ref, CITATION, names[ref], row.quote, row.source_id
    yield from _statements(connection, ids, on_day)
    yield from _values(connection, ids, on_day)


def _statements(connection: Connection, ids: list[int], on_day: OnDay) -> Iterator[tuple[Ref, str, str, str, int]]:
    c = t.statement.c
    query = (
        select(t.statement)
        .where(c.source_id.in_(ids), rested(t.statement, on_day))
        .order_by(c.id.desc())
        .limit(MOST_QUOTES)
    )
    for row in connection.execute(query).all():
        yield Ref(Kind.STATEMENT, row.id), "statement", f"{row.speaker}: {row.words}", row.words, row.source_id


def _values(connection: Connection, ids: list[int], on_day: OnDay) -> Iterator[tuple[Ref, str, str, str, int]]:
    c = t.fact_value.c
    query = (
        select(t.fact_value, t.fact.c.question)
        .join_from(t.fact_value, t.fact, t.fact.c.id == c.fact_id)
        .where(c.source_id.in_(ids), c.quote != "", rested(t.fact_value, on_day))
        .order_by(c.id.desc())
        .limit(MOST_QUOTES)
    )
    for row in connection.execute(query).all():
        yield Ref(Kind.FACT, row.fact_id), "fact", f"{row.question} {row.value}", row.quote, row.source_id


def fact_values(workspace: Workspace, fact_id: int) -> tuple[FactValueRecord, ...]:
    """The values of one fact, as they stand side by side."""
    c = t.fact_value.c
    query = (
        select(t.fact_value, t.source.c.outlet)
        .join_from(t.fact_value, t.source, t.source.c.id == c.source_id, isouter=True)
        .where(c.fact_id == fact_id)
        .order_by(c.place_in_list, c.id)
    )
    with workspace.reading() as connection:
        rows = connection.execute(query).all()
    return tuple(FactValueRecord(row.id, row.value, row.outlet or "", row.quote) for row in rows)
