"""Editions that were issued, as a list. What each of them held is `models.report.edition_content`'s to read."""

from __future__ import annotations

from sqlalchemy import func, select

from models.errors import NotFound
from models.queries import tables as t
from models.queries.evidence import AnyRow
from models.records import EditionRecord
from models.workspace import Workspace


def editions(workspace: Workspace) -> tuple[EditionRecord, ...]:
    """Newest first."""
    with workspace.reading() as connection:
        rows = connection.execute(select(t.edition).order_by(t.edition.c.number.desc())).all()
    return tuple(map(_record, rows))


def edition(workspace: Workspace, number: int) -> EditionRecord:
    """Raises NotFound for a number that no edition has."""
    with workspace.reading() as connection:
        row = connection.execute(select(t.edition).where(t.edition.c.number == number)).first()
    if row is None:
        known = ", ".join(str(one.number) for one in reversed(editions(workspace)))
        raise NotFound(
            f"There is no edition {number}.", f"There are: {known}." if known else "No edition was issued yet."
        )
    return _record(row)


def newest(workspace: Workspace) -> int | None:
    """The number of the newest edition, None where none was issued."""
    with workspace.reading() as connection:
        found = connection.execute(select(func.max(t.edition.c.number))).scalar()
    return None if found is None else int(str(found))


def _record(row: AnyRow) -> EditionRecord:
    return EditionRecord(
        row.id,
        row.number,
        row.kind,
        row.title,
        row.as_of,
        row.issued_at,
        row.issued_by,
        row.marking,
        row.public,
        row.note,
        row.sequence,
        row.sha256,
    )
