"""The journal as people read it: every edit with what it changed, and the edits made elsewhere meanwhile."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.engine import Connection

from models.entities.base import Base
from models.journal import Change, Plain, changes, concerned, decode, edits, plain
from models.records import EditNews, HistoryLine, Ref
from models.vocabulary import EditKind
from models.workspace import Workspace

#: Columns that mirror others or place things; a person reads the ones they mirror.
_SILENT = frozenset(
    {
        "id",
        "place_in_list",
        "recorded_at",
        "since",
        "since_soft",
        "agreed_on",
        "effective_soft",
        "demand_id",
        "meeting_id",
    }
)


def edits_after(connection: Connection, sequence: int) -> list[EditNews]:
    """News of every edit after that number, marked as made elsewhere."""
    rows = connection.execute(select(edits).where(edits.c.sequence > sequence).order_by(edits.c.sequence)).all()
    return [
        EditNews(row.id, row.sequence, row.label, row.at, EditKind(row.kind), touched_by(connection, row.id), True)
        for row in rows
    ]


def touched_by(connection: Connection, edit_id: int) -> frozenset[Ref]:
    """The records that an edit of the journal was news about."""
    found: set[Ref] = set()
    for row in connection.execute(select(changes).where(changes.c.edit_id == edit_id)).all():
        change = Change(row.entity, row.entity_id, decode(row.was), decode(row.becomes))
        found |= concerned(change, _row_of(connection, row))
    return frozenset(found)


def _row_of(connection: Connection, change: Row[tuple[object, ...]]) -> Plain:
    was, becomes = decode(change.was), decode(change.becomes)
    if was is None or becomes is None:
        return {"id": change.entity_id, **(was or becomes or {})}
    table = Base.metadata.tables[change.entity]
    now = connection.execute(select(table).where(table.c.id == change.entity_id)).mappings().first()
    return {name: plain(value) for name, value in now.items()} if now else _last_known(connection, change)


def _last_known(connection: Connection, change: Row[tuple[object, ...]]) -> Plain:
    """The whole row out of the deletion that must have followed."""
    deletion = connection.execute(
        select(changes.c.was)
        .where(changes.c.entity_id == change.entity_id, changes.c.becomes.is_(None))
        .order_by(changes.c.edit_id.desc())
        .limit(1)
    ).scalar()
    return {"id": change.entity_id, **(decode(deletion) or {})}


def recent(workspace: Workspace, *, limit: int = 200, before: int | None = None) -> list[HistoryLine]:
    """The newest edits first; `before` is a sequence number to go on from."""
    query = select(edits)
    if before is not None:
        query = query.where(edits.c.sequence < before)
    with workspace.reading() as connection:
        rows = connection.execute(query.order_by(edits.c.sequence.desc()).limit(limit)).all()
        return [_line(connection, row, None) for row in rows]


def of_records(
    connection: Connection, pairs: Iterable[tuple[str, int]], *, limit: int = 100
) -> tuple[HistoryLine, ...]:
    """The edits that touched any of these rows (table, id), newest first, with the details of just those rows."""
    by_id = {record_id: entity for entity, record_id in pairs}
    if not by_id:
        return ()
    touching = select(changes.c.edit_id).where(changes.c.entity_id.in_(list(by_id)))
    rows = connection.execute(
        select(edits).where(edits.c.id.in_(touching)).order_by(edits.c.sequence.desc()).limit(limit)
    ).all()
    return tuple(_line(connection, row, changes.c.entity_id.in_(list(by_id))) for row in rows)


def _line(connection: Connection, row: Row[tuple[object, ...]], only: ColumnElement[bool] | None) -> HistoryLine:
    query = select(changes).where(changes.c.edit_id == row.id).order_by(changes.c.position).limit(12)
    if only is not None:
        query = query.where(only)
    details = [detail for change in connection.execute(query).all() for detail in _details(change)]
    return HistoryLine(
        row.id,
        row.sequence,
        row.at,
        row.author,
        row.label,
        row.reason,
        EditKind(row.kind),
        tuple(details[:12]),
    )


def _details(change: Row[tuple[object, ...]]) -> list[str]:
    return said_of(str(change.entity), decode(change.was), decode(change.becomes))


def said_of(table: str, was: Plain | None, becomes: Plain | None) -> list[str]:
    """What became of one row, in words: added, deleted, or field by field what it was → what it is."""
    entity = table.replace("_", " ")
    if was is None:
        return [f"{entity} added{_named(becomes)}"]
    if becomes is None:
        return [f"{entity} deleted{_named(was)}"]
    return [
        f"{name.replace('_', ' ')}: {_shown(was.get(name), name)} → {_shown(value, name)}"
        for name, value in becomes.items()
        if name not in _SILENT
    ]


def _named(row: Plain | None) -> str:
    for name in (
        "title",
        "name",
        "status",
        "stance",
        "presence",
        "state",
        "text",
        "words",
        "question",
        "value",
        "claim",
    ):
        if row and row.get(name):
            return f": {_shown(row[name], name)}"
    return ""


#: Columns that hold a word of the vocabulary, which a person reads without its underscores.
_WORDS = frozenset(
    {"status", "state", "stance", "presence", "standing", "precision", "disclosure", "kind", "lane", "track", "tone"}
    | {"involvement", "linkage", "role", "first_intended"}
)


def _shown(value: object, column: str) -> str:
    if value is None or value == "":
        return "—"
    text = str(value).replace("_", " ") if column in _WORDS else str(value)
    return text if len(text) <= 80 else text[:79] + "…"
