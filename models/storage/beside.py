"""Writing beside and renaming: a whole file appears under its name, durably, or nothing does.

What a killed program leaves behind is known by its name and cleared away; nothing else in a folder is ever touched.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import platform
import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from models.errors import LocationRefused

#: Whoever cannot be asked (another machine on a network drive, Windows) is taken for dead after a day. Seconds.
FORGOTTEN_AFTER = 86_400

_NAME = re.compile(r"\.accord-(?P<machine>[0-9a-f]{8})-(?P<pid>\d+)-\w+\.tmp(-journal|-wal|-shm)?")


@contextlib.contextmanager
def beside(target: Path, *, folder: Path | None = None) -> Iterator[Path]:
    """An empty file of mode 0600 in `target`'s folder (or another of the same disk), gone afterwards in any case.

    Fill it and hand it to `put_in_place`. Clears away first what killed programs left there.
    Raises LocationRefused where the folder takes no new file.
    """
    place = folder or target.parent
    clear_stale(place)
    try:
        handle, name = tempfile.mkstemp(prefix=f".accord-{_machine()}-{os.getpid()}-", suffix=".tmp", dir=place)
        os.close(handle)
    except OSError as error:
        raise LocationRefused(
            f"{place} takes no new file: {error.strerror}.", "Choose a folder that you may write to."
        ) from error
    temporary = Path(name)
    try:
        yield temporary
    finally:
        for left in (temporary, Path(f"{name}-journal")):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)


def put_in_place(temporary: Path, target: Path) -> None:
    """Rename durably: the content is on the disk before its name is, and the name before this returns.

    Raises LocationRefused where the disk refuses; `target` is then what it was.
    """
    try:
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        temporary.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise LocationRefused(
            f"{target} cannot be written: {error.strerror}.", "Make room or choose another folder, and try again."
        ) from error


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system knows such a thing (not on Windows)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        # Some network drives refuse to sync a folder; their names are as durable as they get.
        with contextlib.suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def clear_stale(folder: Path) -> int:
    """Remove temporary files whose program is not running any more; gives how many. Refuses nothing."""
    gone = 0
    with contextlib.suppress(OSError):
        for found in folder.iterdir():
            name = _NAME.fullmatch(found.name)
            if name and _forgotten(found, name["machine"], int(name["pid"])):
                with contextlib.suppress(OSError):
                    found.unlink()
                    gone += 1
    return gone


def _forgotten(path: Path, machine: str, pid: int) -> bool:
    if os.name == "posix" and machine == _machine():
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        except OSError:
            return False
        return False
    try:
        return path.lstat().st_mtime < time.time() - FORGOTTEN_AFTER
    except OSError:
        return False


def _machine() -> str:
    """This machine, without its name: two desks may write into one folder of a network drive."""
    return hashlib.sha256(platform.node().encode()).hexdigest()[:8]
