"""Which records carry the mark of what is confidential, and what is there while those are hidden."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import func, select

from models.column_types import ReadTable
from models.queries import tables as t
from models.queries.board import themes
from models.records import BoardFilter, Ref
from models.vocabulary import Kind
from models.workspace import Workspace

#: Where each kind keeps its mark.
MARKED: Mapping[Kind, ReadTable] = {
    Kind.DEMAND: t.demand,
    Kind.MEETING: t.meeting,
    Kind.INCIDENT: t.incident,
    Kind.STATEMENT: t.statement,
    Kind.FACT: t.fact,
    Kind.INSTRUMENT: t.instrument,
    Kind.OBSTACLE: t.obstacle,
    Kind.PACKAGE: t.package,
    Kind.STAKE: t.stake,
}


def all_marked(workspace: Workspace, refs: Iterable[Ref]) -> bool:
    """Whether each of these records is there and confidential; False for none at all."""
    ids: dict[Kind, set[int]] = defaultdict(set)
    for ref in refs:
        ids[ref.kind].add(ref.id)
    if not ids or not ids.keys() <= MARKED.keys():
        return False
    with workspace.reading() as connection:
        for kind, wanted in ids.items():
            table = MARKED[kind]
            query = select(func.count()).where(table.c.id.in_(wanted), table.c.confidential.is_(True))
            if connection.execute(query.select_from(table)).scalar_one() != len(wanted):
                return False
    return True


def is_there(workspace: Workspace, ref: Ref) -> bool:
    """Whether the record can be read: it may have been deleted, or be hidden."""
    table = getattr(t, ref.kind.value)
    with workspace.reading() as connection:
        return connection.execute(select(table.c.id).where(table.c.id == ref.id)).first() is not None


def still_there(workspace: Workspace, wanted: BoardFilter) -> BoardFilter:
    """The filter without themes that no demand has: a word that only hidden ones know would name them."""
    return replace(wanted, themes=wanted.themes & frozenset(themes(workspace))) if wanted.themes else wanted
