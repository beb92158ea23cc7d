"""Which records carry the mark of what is confidential, and what is there while those are hidden."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Boolean, Text, column, func, select, table
from sqlalchemy.engine import Connection

from models.column_types import BigId, ReadTable
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


#: The journal itself, whatever a connection shows of it.
_CHANGES: ReadTable = table(
    "change", column("entity_id", BigId), column("was", Text), column("becomes", Text), schema="main"
)

#: So many ids are asked for at once.
_SLICE = 500


def all_marked(workspace: Workspace, refs: Iterable[Ref]) -> bool:
    """Whether each of these records is there and confidential; False for none at all."""
    ids: dict[Kind, set[int]] = defaultdict(set)
    for ref in refs:
        ids[ref.kind].add(ref.id)
    if not ids or not ids.keys() <= MARKED.keys():
        return False
    with workspace.reading() as connection:
        for kind, wanted in ids.items():
            marked = MARKED[kind]
            query = select(func.count()).where(marked.c.id.in_(wanted), marked.c.confidential.is_(True))
            if connection.execute(query.select_from(marked)).scalar_one() != len(wanted):
                return False
    return True


def kept_back(connection: Connection, kind: Kind, ids: Sequence[int]) -> frozenset[int]:
    """Which of these records are confidential now, or were when they were deleted.

    Asked of the file itself, so that the answer is the same on a connection from which they are hidden.
    """
    whole = table(kind.value, column("id", BigId), column("confidential", Boolean), schema="main")
    found: set[int] = set()
    for start in range(0, len(ids), _SLICE):
        part = ids[start : start + _SLICE]
        marked = select(whole.c.id).where(whole.c.confidential.is_(True), whole.c.id.in_(part))
        found.update(row.id for row in connection.execute(marked).all())
        deleted = select(_CHANGES.c.entity_id, _CHANGES.c.was).where(
            _CHANGES.c.becomes.is_(None), _CHANGES.c.entity_id.in_(part)
        )
        found.update(row.entity_id for row in connection.execute(deleted).all() if json.loads(row.was)["confidential"])
    return frozenset(found)


def is_there(workspace: Workspace, ref: Ref) -> bool:
    """Whether the record can be read: it may have been deleted, or be hidden."""
    records = getattr(t, ref.kind.value)
    with workspace.reading() as connection:
        return connection.execute(select(records.c.id).where(records.c.id == ref.id)).first() is not None


def still_there(workspace: Workspace, wanted: BoardFilter) -> BoardFilter:
    """The filter without themes that no demand has: a word that only hidden ones know would name them."""
    return replace(wanted, themes=wanted.themes & frozenset(themes(workspace))) if wanted.themes else wanted
