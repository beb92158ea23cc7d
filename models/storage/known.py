"""Which files this person has made or trusted here, so that one from elsewhere is told apart (decision 0023).

A known file is a small file of ours in the data folder, named by the hash of the place, holding the hash of the
negotiation's first edit. Nothing of a negotiation's content is kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from contextlib import closing
from pathlib import Path

import platformdirs

from models.errors import Refusal
from models.storage.guard import connect_guarded
from models.storage.sqlite import driver_errors

NAME = "Accord Desk"

#: Above so many, those whose file is gone are let go of.
MANY = 2_000

#: Where things from elsewhere arrive: what a browser saves, a stick, a share, what a mail program unpacked.
_ARRIVALS = ("/media", "/run/media", "/mnt", "/Volumes")

#: Marks that systems and browsers put on what came over the network.
_ORIGIN_MARKS = ("user.xdg.origin.url", "user.xdg.referrer.url", "com.apple.quarantine")


def founding_of(path: Path) -> str | None:
    """The hash of a file's first edit, which names the negotiation; None where it cannot be read as it lies there."""
    try:
        with closing(connect_guarded(path, seconds=1.0)) as connection:
            row = connection.execute("SELECT hash FROM edit WHERE sequence = 1").fetchone()
    except (Refusal, OSError):
        return None
    except driver_errors():
        return None
    return str(row[0]) if row is not None else None


def add(path: Path, founding: str) -> None:
    """Remember a file that was made or trusted here. founding: the hash of its first edit.

    A data folder that cannot be written costs the memory and nothing else: the file is then asked about again.
    """
    with contextlib.suppress(OSError):
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name, content in ((_place(path), f"{founding}\n{path.resolve()}\n"), (f"f-{founding}", "")):
            _write(folder / name, content)
        if sum(1 for _ in folder.iterdir()) > MANY:
            _thin_out(folder)


def is_known(path: Path, founding: str | None) -> bool:
    """Whether the file was made or trusted here: it lies where it did, or it is a copy that bears no sign of travel.

    founding: the hash of its first edit; None where it cannot be read now, as after a crash, and then the place counts.
    """
    folder = _folder()
    try:
        told = (folder / _place(path)).read_text(encoding="utf-8").partition("\n")[0]
    except (OSError, UnicodeDecodeError):
        told = ""
    if told and founding in (told, None):
        return True
    return founding is not None and _is_hash(founding) and (folder / f"f-{founding}").exists() and not travelled(path)


def travelled(path: Path) -> bool:
    """Whether a file shows that it came from elsewhere: another's, in the place of arrivals, or marked by a browser."""
    try:
        if hasattr(os, "getuid") and path.stat().st_uid != os.getuid():
            return True
    except OSError:
        return True
    real = path.resolve()
    arrivals = [Path(place) for place in _ARRIVALS] + [Path(platformdirs.user_downloads_dir())]
    return any(real.is_relative_to(place) for place in arrivals) or _is_marked(real)


def _is_marked(path: Path) -> bool:
    if sys.platform == "win32":
        return Path(f"{path}:Zone.Identifier").exists()
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            return any(mark in _ORIGIN_MARKS for mark in os.listxattr(path))
    return False


def _write(file: Path, content: str) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as opened:
        opened.write(content)


def _thin_out(folder: Path) -> None:
    for entry in folder.iterdir():
        with contextlib.suppress(OSError):
            lines = entry.read_text(encoding="utf-8").splitlines()
            if len(lines) > 1 and not Path(lines[1]).exists():
                entry.unlink()


def _folder() -> Path:
    return platformdirs.user_data_path(NAME, NAME) / "known"


def _place(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:40]


def _is_hash(text: str) -> bool:
    return len(text) == 64 and set(text) <= set("0123456789abcdef")
