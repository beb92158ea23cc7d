"""A folder of this process alone for what must lie on the disk for a while: 0700, removed at the end.

What a process that was killed left there is removed at the next start. Encrypted negotiations put nothing plain here
but an attachment that a person asked to open.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

from models.errors import LocationRefused

PREFIX = "accord-desk-"


@cache
def folder() -> Path:
    """Made when it is first asked for. Raises LocationRefused where the system's folder for temporary files is full."""
    remove_stale()
    try:
        made = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))  # 0700, whatever the umask
    except OSError as error:
        raise LocationRefused(
            f"The folder for temporary files takes nothing new: {error.strerror}.", "Make room, or set TMPDIR."
        ) from error
    atexit.register(remove, made)
    return made


def new_file(name: str) -> Path:
    """A path in a folder of its own, so that the name can be any; nothing stands there yet."""
    return Path(tempfile.mkdtemp(dir=folder())) / name


def remove(made: Path) -> None:
    """Remove a folder with all that is in it, also what was made read-only."""
    for path in made.rglob("*"):
        with contextlib.suppress(OSError):
            path.chmod(0o700 if path.is_dir() else 0o600)
    shutil.rmtree(made, ignore_errors=True)


def remove_stale() -> None:
    """Remove the folders of this person's processes that do not run any more."""
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*-*"):
        number = left.name.removeprefix(PREFIX).partition("-")[0]
        with contextlib.suppress(OSError):
            mine = not hasattr(os, "getuid") or left.lstat().st_uid == os.getuid()
            if number.isdigit() and mine and not left.is_symlink() and not _runs(int(number)):
                remove(left)


def _runs(process: int) -> bool:
    """On Windows always true, as asking would end it: there the system's own cleaning takes what was left."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
