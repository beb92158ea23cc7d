"""The names of records of any kind, by their refs: one statement, however many kinds there are among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, literal, select, union_all
from sqlalchemy.engine import Connection

from models.column_types import ReadTable
from models.errors import NotFound
from models.queries import tables as t
from models.queries.cards import one_of
from models.queries.search import search
from models.records import Ref, SearchHit
from models.vocabulary import Kind
from models.workspace import Workspace

#: The table of a kind, and how a record of it is named in a line.
NAMED: dict[Kind, tuple[ReadTable, ColumnElement[object] | ColumnElement[str]]] = {
    Kind.DEMAND: (t.demand, literal("D-").concat(t.demand.c.number).concat(" ").concat(t.demand.c.title)),
    Kind.MEETING: (t.meeting, t.meeting.c.title),
    Kind.INCIDENT: (t.incident, t.incident.c.title),
    Kind.ERA: (t.era, t.era.c.title),
    Kind.STATEMENT: (t.statement, t.statement.c.speaker + ": " + t.statement.c.words),
    Kind.FACT: (t.fact, t.fact.c.question),
    Kind.INSTRUMENT: (t.instrument, t.instrument.c.title),
    Kind.OBSTACLE: (t.obstacle, t.obstacle.c.text),
    Kind.PARTY: (t.party, t.party.c.name),
    Kind.PERSON: (t.person, t.person.c.name),
    Kind.DELEGATION: (t.delegation, t.delegation.c.name),
    Kind.PACKAGE: (t.package, t.package.c.title),
    Kind.STAKE: (t.stake, t.stake.c.text),
    Kind.SOURCE: (t.source, t.source.c.outlet),
    Kind.EDITION: (t.edition, t.edition.c.title),
    Kind.NEGOTIATION: (t.negotiation, t.negotiation.c.title),
}


def titles(connection: Connection, refs: Iterable[Ref]) -> dict[Ref, str]:
    """Those that exist."""
    by_kind: dict[Kind, list[int]] = defaultdict(list)
    for ref in dict.fromkeys(refs):
        by_kind[ref.kind].append(ref.id)
    parts = []
    for kind, ids in by_kind.items():
        table, name = NAMED[kind]
        parts.append(
            select(literal(kind.value).label("kind"), table.c.id.label("id"), name.label("name")).where(
                one_of(table.c.id, ids)
            )
        )
    if not parts:
        return {}
    return {Ref(Kind(row.kind), row.id): row.name for row in connection.execute(union_all(*parts)).all()}


def title_of(workspace: Workspace, ref: Ref) -> str:
    """Raises NotFound for a record that is gone."""
    with workspace.reading() as connection:
        found = titles(connection, [ref])
    if ref not in found:
        raise NotFound(f"That {ref.kind.word} does not exist (any more).", "Undo its deletion, or choose another.")
    return found[ref]


def find_records(
    workspace: Workspace, words: str, *, limit: int = 40, kinds: Sequence[Kind] = ()
) -> tuple[tuple[Ref, str], ...]:
    """Records of any kind that can be cited or tied, by their words; eras by a part of their title.

    kinds: only records of these, where there are any.
    """
    found = [(hit.ref, named(hit)) for hit in search(workspace, words, limit=limit, kinds=kinds)]
    if words.strip() and (not kinds or Kind.ERA in kinds):
        title = t.era.c.title
        query = select(t.era.c.id, title).where(title.icontains(words.strip(), autoescape=True)).limit(limit)
        with workspace.reading() as connection:
            found += [(Ref(Kind.ERA, row.id), f"era  {row.title}") for row in connection.execute(query).all()]
    return tuple(found)


def named(hit: SearchHit) -> str:
    """What was found, in a line: "D-2  Clear the mines"; a source with its title, since outlets have several pieces."""
    piece = f", {hit.detail}" if hit.ref.kind is Kind.SOURCE and hit.detail else ""
    return f"{hit.label}  {hit.title}{piece}"
