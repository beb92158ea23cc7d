"""Backups of a negotiation, in the user's own data folder and never beside the document: making, keeping, finding.

One folder for each negotiation, `<path>-<beginning>`: a hash of where it lies and the hash of its first edit. The one
finds the backups of a file that cannot be read any more, the other those of a file that was moved. Putting a backup
back is `models.storage.restoring`'s.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
import re
import shutil
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from models.backup_records import BackupReason
from models.errors import LocationRefused, Refusal
from models.storage import files
from models.storage.beside import beside, put_in_place
from models.storage.copies import Progress, driver, fill, quick_check

#: One a day is made by itself, when a file is opened for writing. Seconds.
EVERY = 86_400

#: The newest of each of so many days, ISO weeks and months stays; those made before something large, so many days.
DAYS, WEEKS, MONTHS, BEFORE_DAYS = 7, 5, 12, 14

_NAME = re.compile(r"(?P<at>\d{8}T\d{6}Z)(?P<number>-\d+)?\.(?P<reason>[a-z-]+)\.accord")
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as its name tells it. `at` is UTC."""

    path: Path
    at: dt.datetime
    reason: BackupReason


def root() -> Path:
    """The folder of all backups (XDG_DATA_HOME is respected)."""
    return platformdirs.user_data_path("accord-desk", appauthor=False) / "backups"


def folder_of(path: Path) -> Path:
    """Where the backups of this file go. Raises LocationRefused for a file that cannot be read."""
    return root() / f"{_place(path)}-{_beginning(path)}"


def backups_of(path: Path) -> tuple[Backup, ...]:
    """The newest first: of the negotiation, wherever it lay; where it cannot be read, of whatever lay there."""
    try:
        pattern = f"*-{_beginning(path)}"
    except Refusal:
        pattern = f"{_place(path)}-*"
    found = [backup for folder in root().glob(pattern) for backup in _in(folder)]
    return tuple(sorted(found, key=lambda backup: (backup.at, backup.path.name), reverse=True))


def is_due(path: Path, now: dt.datetime | None = None) -> bool:
    """Whether the newest backup is more than a day old, or none is there."""
    newest = max((backup.at for backup in _in(folder_of(path))), default=None)
    return newest is None or (now or _now()) - newest > dt.timedelta(seconds=EVERY)


def back_up(
    path: Path, reason: BackupReason, *, now: dt.datetime | None = None, progress: Progress | None = None
) -> Path:
    """Make a backup, look whether it came out whole, and let go of those that have had their time.

    Raises Damaged where the file itself is not whole: no backup is then made and none is let go of.
    """
    at = now or _now()
    folder = _make_private(folder_of(path))
    target = _free_name(folder, at, reason)
    with beside(target) as temporary:
        fill(path, temporary, target, progress)
        quick_check(temporary)
        put_in_place(temporary, target)
    _prune(folder, at)
    return target


def put_aside(path: Path) -> Path:
    """A damaged file as it is, byte for byte, among its backups: somebody may read more out of it one day."""
    at = _now()
    try:
        folder = folder_of(path)
    except Refusal:
        known = sorted(root().glob(f"{_place(path)}-*"))
        folder = known[-1] if known else root() / f"{_place(path)}-{'0' * 16}"
    target = _free_name(_make_private(folder), at, BackupReason.DAMAGED)
    with beside(target) as temporary:
        try:
            shutil.copyfile(path, temporary)
        except OSError as error:
            raise LocationRefused(
                f"{path} cannot be put aside: {error.strerror}.", "Make room and try again."
            ) from error
        put_in_place(temporary, target)
    return target


def when_due(path: Path, *, now: dt.datetime | None = None, progress: Progress | None = None) -> Path | None:
    """The daily backup, if it is time for one."""
    return back_up(path, BackupReason.DAILY, now=now, progress=progress) if is_due(path, now) else None


def kept(backups: Iterable[Backup], now: dt.datetime) -> set[Backup]:
    """Those that stay: by day, week and month the newest of each, all made of late before something large, the last."""
    newest_first = sorted(backups, key=lambda backup: (backup.at, backup.path.name), reverse=True)
    stays = set(newest_first[:1])
    # Each sort by itself: what a restore puts aside must not push out the backup that was restored.
    for daily in (True, False):
        series = [one for one in newest_first if (one.reason is BackupReason.DAILY) is daily]
        for most, period in ((DAYS, "%Y-%m-%d"), (WEEKS, "%G-%V"), (MONTHS, "%Y-%m")):
            seen: dict[str, Backup] = {}
            for backup in series:
                seen.setdefault(backup.at.strftime(period), backup)
            stays.update(list(seen.values())[:most])
    youngest = now - dt.timedelta(days=BEFORE_DAYS)
    stays.update(one for one in newest_first if one.reason is not BackupReason.DAILY and one.at >= youngest)
    return stays


def _prune(folder: Path, now: dt.datetime) -> None:
    there = _in(folder)
    for old in set(there) - kept(there, now):
        with contextlib.suppress(OSError):  # the next one tries again
            old.path.unlink()


def _in(folder: Path) -> list[Backup]:
    found = []
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            name = _NAME.fullmatch(path.name)
            with contextlib.suppress(ValueError):
                if name and path.is_file() and not path.is_symlink():
                    at = dt.datetime.strptime(name["at"], _STAMP).replace(tzinfo=dt.UTC)
                    found.append(Backup(path, at, BackupReason(name["reason"].replace("-", "_"))))
    return found


def _free_name(folder: Path, at: dt.datetime, reason: BackupReason) -> Path:
    number = 1
    while True:
        again = "" if number == 1 else f"-{number}"
        target = folder / f"{at.strftime(_STAMP)}{again}.{reason.value.replace('_', '-')}.accord"
        if not target.exists():
            return target
        number += 1


def _make_private(folder: Path) -> Path:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name == "posix":
            for one in (root(), folder):
                one.chmod(0o700)
    except OSError as error:
        raise LocationRefused(
            f"No backup can be kept in {folder}: {error.strerror}.", "Make room, or ask for the right to write there."
        ) from error
    return folder


def _place(path: Path) -> str:
    """A hash of where the file lies, links followed."""
    return hashlib.sha256(os.path.normcase(path.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _beginning(path: Path) -> str:
    """The first letters of the first edit's hash: the same for a negotiation wherever it goes."""
    if not path.is_file():
        raise LocationRefused(f"There is no file {path}.", "Check the name, or restore a backup.")
    with files.environment(path), closing(driver(path)) as connection:
        row = connection.execute("SELECT hash FROM edit WHERE sequence = 1").fetchone()
    return str(row[0])[:16] if row and re.fullmatch(r"[0-9a-f]{64}", str(row[0])) else "0" * 16


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
