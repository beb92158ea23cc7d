"""The report as a file: the ending chooses the format, and the earlier file stays as it was until the new one is whole.

Written beside, flushed to the disk, then put in its place. What cannot be written is refused in one sentence.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path

import msgspec

from models.errors import Refusal
from models.report.choices import ReportOptions
from models.report.data import Head

#: The endings that work, in the order in which they are offered.
ENDINGS = (".pdf", ".docx", ".html", ".json")
_OFFERED = "Choose a name that ends in .pdf, .docx, .html or .json."

#: The rights of a new file, whatever the umask.
PRIVATE = 0o600

_BINARY = getattr(os, "O_BINARY", 0)


def write(state: Head, path: Path, options: ReportOptions | None = None) -> None:
    """The report as PDF, Word, HTML or JSON. Raises Refusal for another ending, or where it cannot be written."""
    replace_file(path, rendered(state, ending_of(path), options))


def ending_of(path: Path) -> str:
    """One of `ENDINGS`. Raises Refusal for any other."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        named = f"“{path.suffix}”" if path.suffix else "a name without an ending"
        raise Refusal(f"A report cannot be written as {named}.", _OFFERED)
    return ending


def rendered(state: Head, ending: str, options: ReportOptions | None = None) -> bytes:
    """The report in the format of an ending; of the options only the template and the standards of a PDF count."""
    options = options or ReportOptions()
    match ending:
        case ".pdf":
            from models.report.typeset import typeset

            own = Path(options.template) if options.template else None
            return typeset(state, own=own, standards=options.standards)
        case ".html":
            from models.report.html import page

            return page(state).encode()
        case ".docx":
            from models.report.docx import document

            return document(state)
        case _:
            return msgspec.json.format(msgspec.json.encode(state), indent=2) + b"\n"


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one step. Raises Refusal with the earlier file untouched and nothing beside it."""
    try:
        target = path.expanduser().resolve()
        mode = _mode_of(target)
        beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.part")
        _write_through(beside, content, mode)
        try:
            beside.replace(target)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
    except (OSError, RuntimeError, ValueError) as error:
        raise _refusal(path, error) from error
    _sync_folder(target.parent)


def _mode_of(target: Path) -> int | None:
    """The rights of the file that stands there; None for a new one, which only this person may read."""
    try:
        found = target.stat().st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found):
        raise IsADirectoryError(target)
    return stat.S_IMODE(found)


def _write_through(beside: Path, content: bytes, mode: int | None) -> None:
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, PRIVATE), "wb") as file:
            if mode is not None:
                beside.chmod(mode)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _sync_folder(folder: Path) -> None:
    """Makes the new name durable where the system lets a folder be flushed; the content is safe already."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refusal(path: Path, error: Exception) -> Refusal:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return Refusal(f"There is no folder {path.parent}.", "Choose another, or make it first.")
        case IsADirectoryError():
            return Refusal(f"{path} is not an ordinary file.", "Choose the name of a file.")
        case PermissionError():
            return Refusal(f"{path} may not be written.", "Choose another folder, or change its rights.")
        case OSError():
            reason = error.strerror or "the system gave no reason"
            return Refusal(f"{path} could not be written: {reason}.", "An earlier file there is as it was.")
        case _:
            return Refusal(f"{path} is no name for a file.", _OFFERED)
