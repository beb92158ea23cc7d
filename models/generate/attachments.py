"""Files attached to synthetic demands, and texts kept with sources; those of confidential ones are confidential."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlalchemy import insert

from models.door import Edit
from models.entities import Statement
from models.entities.attachment import Attachment, attachment_content
from models.file_kinds import TEXT
from models.generate.words import CONFIDENTIAL
from models.journal import Plain
from models.vocabulary import Kind

#: Every so many demands have a file, and every confidential one.
EVERY = 40


def attach(edit: Edit, demands: Sequence[Plain]) -> None:
    """Attach the files within an edit that is open, before or after the demands are written."""
    rows: list[Plain] = []
    contents: list[bytes] = []
    for place, demand in enumerate(demands):
        secret = demand["confidential"] is True
        if not secret and place % EVERY:
            continue
        contents.append(f"Minutes about D-{demand['number']}\n{CONFIDENTIAL if secret else demand['title']}\n".encode())
        name = f"Minutes {CONFIDENTIAL if secret else demand['number']}.txt"
        rows.append(_row(edit, Kind.DEMAND, demand["id"], name, contents[-1], secret))
    _insert(edit, rows, contents)


def attach_texts(edit: Edit, sources: Sequence[int]) -> None:
    """A captured text of each source with statements; what was said in confidence stands in one of its own."""
    rows: list[Plain] = []
    contents: list[bytes] = []
    statements = edit.all(Statement)
    for source_id in sources:
        for secret in (False, True):
            said = [one for one in statements if one.source_id == source_id and one.confidential is secret]
            if said:
                lines = [f"“{one.words}” {one.speaker} told {one.audience} on {one.effective}." for one in said]
                contents.append("\n\n".join(lines).encode())
                name = f"{CONFIDENTIAL if secret else 'Article'}.txt"
                rows.append(_row(edit, Kind.SOURCE, source_id, name, contents[-1], secret))
    _insert(edit, rows, contents)


def _row(edit: Edit, kind: Kind, about_id: object, name: str, data: bytes, confidential: bool) -> Plain:
    return {
        "id": edit.new_id(),
        "about_kind": kind,
        "about_id": about_id,
        "name": name,
        "media_type": TEXT.media_type,
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "confidential": confidential,
    }


def _insert(edit: Edit, rows: Sequence[Plain], contents: Sequence[bytes]) -> None:
    if rows:
        kept = [{"sha256": row["sha256"], "data": data} for row, data in zip(rows, contents, strict=True)]
        edit.session.execute(insert(attachment_content), kept)
    edit.insert_rows(Attachment, rows)
