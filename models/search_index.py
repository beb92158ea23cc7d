"""Keeps the full-text index in step with the records, in the transaction of the edit itself.

Which columns of which records are searched is a table here; cutting text into words is `models.words`; asking the
index is `models.queries.search`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from models.entities.base import Base
from models.journal import Change, Plain
from models.vocabulary import Kind
from models.words import segmented


@dataclass(frozen=True, slots=True)
class Searched:
    """Where a record's words are: one title column, and the columns that make the body."""

    kind: Kind
    title: str
    body: tuple[str, ...]

    @property
    def columns(self) -> frozenset[str]:
        return frozenset((self.title, *self.body))


SEARCHED: dict[str, Searched] = {
    "demand": Searched(Kind.DEMAND, "title", ("text", "theme", "note")),
    "meeting": Searched(Kind.MEETING, "title", ("place", "note")),
    "incident": Searched(Kind.INCIDENT, "title", ("place", "actors", "note")),
    "party": Searched(Kind.PARTY, "name", ("code", "note")),
    "person": Searched(Kind.PERSON, "name", ("office", "note")),
    "source": Searched(Kind.SOURCE, "outlet", ("title", "note")),
    "statement": Searched(Kind.STATEMENT, "words", ("speaker", "audience")),
    "fact": Searched(Kind.FACT, "question", ("note",)),
    "instrument": Searched(Kind.INSTRUMENT, "title", ("note",)),
    "obstacle": Searched(Kind.OBSTACLE, "text", ()),
    "package": Searched(Kind.PACKAGE, "title", ("note",)),
    "delegation": Searched(Kind.DELEGATION, "name", ("note",)),
    "stake": Searched(Kind.STAKE, "text", ("note",)),
}

#: For the driver itself, as an edit may bring many.
_INSERT = "INSERT INTO search (rowid, label, title, body, kind) VALUES (:id, :label, :title, :body, :kind)"
_DELETE = "DELETE FROM search WHERE rowid = :id"


def refresh(connection: Connection, changes: Iterable[Change]) -> None:
    """Take the changes of one edit into the index; those that touch no searched column cost nothing."""
    gone: list[dict[str, object]] = []
    fresh: list[dict[str, object]] = []
    for change in changes:
        searched = SEARCHED.get(change.entity)
        if searched is None:
            continue
        if change.was is not None:
            if change.becomes is not None and searched.columns.isdisjoint(change.becomes):
                continue
            gone.append({"id": change.entity_id})
        if change.becomes is not None:
            row = change.becomes if change.was is None else _row(connection, change)
            fresh.append(entry(searched, change.entity_id, row))
    if gone:
        connection.exec_driver_sql(_DELETE, gone)
    if fresh:
        connection.exec_driver_sql(_INSERT, fresh)


def entry(searched: Searched, record_id: int, row: Plain) -> dict[str, object]:
    """What the index holds of one record."""
    number = row.get("number")
    return {
        "id": record_id,
        "label": "" if number is None else f"D-{number} D{number} {number}",
        "title": segmented(str(row[searched.title])),
        "body": segmented(" ".join(str(row[name]) for name in searched.body if row[name])),
        "kind": searched.kind.value,
    }


def _row(connection: Connection, change: Change) -> Plain:
    table = Base.metadata.tables[change.entity]
    found = connection.execute(select(table).where(table.c.id == change.entity_id)).mappings().one()
    return {str(name): value for name, value in found.items()}
