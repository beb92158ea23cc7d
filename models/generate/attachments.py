"""Files attached to synthetic demands: short texts, those of confidential demands confidential themselves."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlalchemy import insert

from models.door import Edit
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
    contents: list[dict[str, object]] = []
    for place, demand in enumerate(demands):
        secret = demand["confidential"] is True
        if not secret and place % EVERY:
            continue
        data = f"Minutes about D-{demand['number']}\n{CONFIDENTIAL if secret else demand['title']}\n".encode()
        digest = hashlib.sha256(data).hexdigest()
        contents.append({"sha256": digest, "data": data})
        rows.append(
            {
                "id": edit.new_id(),
                "about_kind": Kind.DEMAND,
                "about_id": demand["id"],
                "name": f"Minutes {CONFIDENTIAL if secret else demand['number']}.txt",
                "media_type": TEXT.media_type,
                "size": len(data),
                "sha256": digest,
                "confidential": secret,
            }
        )
    if contents:
        edit.session.execute(insert(attachment_content), contents)
    edit.insert_rows(Attachment, rows)
