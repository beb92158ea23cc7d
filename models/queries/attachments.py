"""Files that are attached to a record."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from models.errors import Damaged, NotFound
from models.queries import tables as t
from models.queries.evidence import AnyRow
from models.records import Ref
from models.workspace import Workspace


@dataclass(frozen=True, slots=True)
class AttachmentRecord:
    """`name` is for people, `size` in bytes, `sha256` of the content in hexadecimal."""

    id: int
    about: Ref
    name: str
    media_type: str
    size: int
    sha256: str
    confidential: bool


def attached_to(workspace: Workspace, about: Ref) -> tuple[AttachmentRecord, ...]:
    """In the order they were attached."""
    query = (
        select(t.attachment)
        .where(t.attachment.c.about_kind == about.kind, t.attachment.c.about_id == about.id)
        .order_by(t.attachment.c.id)
    )
    with workspace.reading() as connection:
        return tuple(map(_record, connection.execute(query).all()))


def content(workspace: Workspace, attachment_id: int) -> tuple[AttachmentRecord, bytes]:
    """The record with its bytes. Raises NotFound, Damaged where the bytes are missing."""
    with workspace.reading() as connection:
        row = connection.execute(select(t.attachment).where(t.attachment.c.id == attachment_id)).first()
        if row is None:
            raise NotFound("That file is not attached (any more).", "Refresh, or undo its removal.")
        record = _record(row)
        kept = t.attachment_content
        data = connection.execute(select(kept.c.data).where(kept.c.sha256 == record.sha256)).scalar()
    if not isinstance(data, bytes):
        raise Damaged(f"What “{record.name}” held is missing.", "Restore a backup.")
    return record, data


def _record(row: AnyRow) -> AttachmentRecord:
    about = Ref(row.about_kind, row.about_id)
    return AttachmentRecord(row.id, about, row.name, row.media_type, row.size, row.sha256, row.confidential)
