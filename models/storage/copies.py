"""A second file with the same content, by SQLite's own backup: also while someone writes to the first.

The copy of an encrypted file is encrypted by the same key, so that one passphrase opens both.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import closing
from pathlib import Path

from models.errors import LocationRefused
from models.storage import files, keys
from models.storage.sqlite import connect


def copy(source: Path, target: Path) -> None:
    """Write `target` beside, then rename: an older file of that name is replaced only by a whole one.

    Raises LocationRefused for the file itself as its own copy, or a folder that takes no new file.
    """
    if target.exists() and target.samefile(source):
        raise LocationRefused("A copy cannot lie where the negotiation itself lies.", "Choose another name.")
    try:
        handle, beside = tempfile.mkstemp(prefix=".accord-", suffix=".tmp", dir=target.parent)
        os.close(handle)
    except OSError as error:
        raise LocationRefused(
            f"{target.parent} takes no new file: {error.strerror}.", "Choose a folder that you may write to."
        ) from error
    temporary = Path(beside)
    try:
        with (
            files.environment(target),
            closing(connect(source, read_only=True)) as old,
            closing(connect(temporary, key=keys.known(source))) as new,
        ):
            old.backup(new)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
