"""Search over everything that has words, by the full-text index; unranked, which stays fast at any size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from sqlalchemy import bindparam, select, text
from sqlalchemy.engine import Connection, Row

from models.column_types import ReadTable
from models.dates import describe
from models.queries import tables as t
from models.queries.when import when_of
from models.records import Ref, SearchHit
from models.vocabulary import Kind
from models.words import query as words_query
from models.workspace import Workspace

Hit = Callable[[Row[tuple[object, ...]]], tuple[str, str, str]]

_READERS: dict[Kind, tuple[ReadTable, Hit]] = {
    Kind.DEMAND: (t.demand, lambda row: (f"D-{row.number}", row.title, row.status.word)),
    Kind.MEETING: (t.meeting, lambda row: ("meeting", row.title, describe(when_of(row)))),
    Kind.INCIDENT: (t.incident, lambda row: ("incident", row.title, describe(when_of(row)))),
    Kind.PARTY: (t.party, lambda row: (row.code, row.name, "party")),
    Kind.PERSON: (t.person, lambda row: ("person", row.name, row.office)),
    Kind.SOURCE: (t.source, lambda row: ("source", row.outlet, row.title)),
    Kind.STATEMENT: (t.statement, lambda row: ("statement", row.words, row.speaker)),
    Kind.FACT: (t.fact, lambda row: ("fact", row.question, "")),
    Kind.INSTRUMENT: (t.instrument, lambda row: ("text", row.title, row.kind.word)),
    Kind.OBSTACLE: (t.obstacle, lambda row: ("obstacle", row.text, "")),
    Kind.PACKAGE: (t.package, lambda row: ("package", row.title, "")),
    Kind.DELEGATION: (t.delegation, lambda row: ("delegation", row.name, "")),
    Kind.STAKE: (t.stake, lambda row: (row.kind.word, row.text, "")),
}

_OF_ALL = text("SELECT rowid, kind FROM search WHERE search MATCH :words LIMIT :limit")
_OF_KINDS = text("SELECT rowid, kind FROM search WHERE search MATCH :words AND kind IN :kinds LIMIT :limit").bindparams(
    bindparam("kinds", expanding=True)
)


def search(workspace: Workspace, wanted: str, *, limit: int = 50, kinds: Sequence[Kind] = ()) -> tuple[SearchHit, ...]:
    """The first hits for every word of `wanted`, the last as a beginning; demands before meetings before the rest.

    kinds: only records of these kinds, where there are any.
    """
    words = words_query(wanted)
    if not words:
        return ()
    with workspace.reading() as connection:
        rows = connection.execute(
            _OF_KINDS if kinds else _OF_ALL,
            {"words": words, "limit": limit, **({"kinds": list(kinds)} if kinds else {})},
        ).all()
        by_kind: dict[Kind, list[int]] = defaultdict(list)
        for row in rows:
            by_kind[Kind(row.kind)].append(row.rowid)
        return tuple(hit for kind in _READERS for hit in _hits(connection, kind, by_kind[kind]))


def _hits(connection: Connection, kind: Kind, ids: list[int]) -> list[SearchHit]:
    if not ids:
        return []
    table, read = _READERS[kind]
    rows = connection.execute(select(table).where(table.c.id.in_(ids)).order_by(table.c.id)).all()
    return [SearchHit(Ref(kind, row.id), *read(row)) for row in rows]
