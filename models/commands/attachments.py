"""Attaching a file to a record, removing it, and handing a copy of it out."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sqlalchemy import insert

from models.door import Edit
from models.entities.attachment import Attachment, attachment_content
from models.errors import Damaged, NotFound, Refusal, RuleBroken
from models.file_kinds import TEXT, by_media_type, display_name, kind_of, safe_name
from models.queries import attachments
from models.records import EditNews, Ref
from models.report.write import replace_file
from models.storage import private
from models.vocabulary import Kind
from models.workspace import Workspace

#: The largest file that can be attached, in bytes.
LARGEST = 25_000_000

#: The kinds of record that files are attached to.
ATTACHED_TO = (Kind.DEMAND, Kind.MEETING, Kind.INCIDENT, Kind.SOURCE)


def attach(workspace: Workspace, about: Ref, file: Path, *, confidential: bool = False) -> EditNews | None:
    """Take a file into the negotiation. Raises RuleBroken for one that is too large, NotFound for none."""
    name = display_name(file.name)
    data = _read(file)
    if about.kind not in ATTACHED_TO:
        raise RuleBroken(f"A file cannot be attached to {about.kind.word}.", "Attach it to a demand or a meeting.")
    with workspace.edit(f"Attach “{name}”") as edit:
        _enter(edit, about, name, kind_of(name, data).media_type, data, confidential=confidential)
    return edit.news


def attach_text(edit: Edit, about: Ref, name: str, data: bytes, *, confidential: bool = False) -> Attachment:
    """Attach words in UTF-8 within an edit that is open. Raises RuleBroken where they are too many.

    They count as plain text whatever they begin with; handed to another program they are only if their bytes agree.
    """
    if len(data) > LARGEST:
        raise RuleBroken(
            f"“{name}” is too large: {len(data) / 1e6:.0f} MB.", f"Attach up to {LARGEST // 1_000_000} MB."
        )
    return _enter(edit, about, name, TEXT.media_type, data, confidential=confidential)


def digest_of(data: bytes) -> str:
    """What names the content of a file: its SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _enter(edit: Edit, about: Ref, name: str, media_type: str, data: bytes, *, confidential: bool) -> Attachment:
    digest = digest_of(data)
    edit.session.execute(insert(attachment_content).prefix_with("OR IGNORE"), {"sha256": digest, "data": data})
    return edit.add(
        Attachment(
            about_kind=about.kind,
            about_id=about.id,
            name=name,
            media_type=media_type,
            size=len(data),
            sha256=digest,
            confidential=confidential,
        )
    )


def remove(workspace: Workspace, attachment_id: int) -> EditNews | None:
    """Take a file off its record; undo brings it back. Raises NotFound."""
    with workspace.edit("Remove an attached file") as edit:
        edit.delete(edit.get(Attachment, attachment_id))
    return edit.news


def save_as(workspace: Workspace, attachment_id: int, target: Path) -> None:
    """Write the file out, whatever it is. Raises NotFound, Damaged where it is not what was attached."""
    _, data = _whole(workspace, attachment_id)
    replace_file(target, data)


def opened_copy(workspace: Workspace, attachment_id: int) -> Path:
    """A copy for another program to show: private, for reading only, under a name that its bytes bear out.

    Raises Refusal for a kind of file that may run instead of being shown, NotFound, Damaged.
    """
    record, data = _whole(workspace, attachment_id)
    kind = by_media_type(record.media_type, record.name, data)
    if not kind.opens:
        raise Refusal(f"“{record.name}” is not opened: it may be a program.", "Save it, and look at it with care.")
    path = private.new_file(safe_name(record.name, kind))
    replace_file(path, data)
    path.chmod(0o400)
    return path


def _whole(workspace: Workspace, attachment_id: int) -> tuple[attachments.AttachmentRecord, bytes]:
    record, data = attachments.content(workspace, attachment_id)
    if digest_of(data) != record.sha256:
        raise Damaged(f"“{record.name}” is not what was attached.", "Check the file, and restore a backup.")
    return record, data


def _read(file: Path) -> bytes:
    try:
        if not file.is_file():
            raise NotFound(f"There is no file {file}.", "Choose a file.")
        if file.stat().st_size > LARGEST:
            raise RuleBroken(
                f"{file.name} is too large: {file.stat().st_size / 1e6:.0f} MB.",
                f"Attach files of up to {LARGEST // 1_000_000} MB, or cite where it lies.",
            )
        with file.open("rb") as opened:
            return opened.read(LARGEST)
    except OSError as error:
        raise NotFound(f"{file} cannot be read: {error.strerror}.", "Choose another file.") from error
