"""Backups, restoring and upgrading for the floor above: the door to `models.storage`'s rooms for them.

Works on paths, so that it can run beside the GUI while a workspace of the same file is open.
"""

from __future__ import annotations

from pathlib import Path

from models.backup_records import BackupPreview, BackupReason, BackupRecord, Restored, Salvage
from models.storage import backups, comparing, files
from models.storage.beside import clear_stale
from models.storage.copies import Progress
from models.storage.restoring import restore as _restore


def keep_daily(path: Path, progress: Progress | None = None) -> Path | None:
    """The backup of the day if it is time for one; clears away what killed programs left beside the file.

    Raises Damaged for a file that is not whole.
    """
    clear_stale(path.parent)
    return backups.when_due(path, progress=progress)


def back_up(path: Path, reason: BackupReason = BackupReason.ASKED, progress: Progress | None = None) -> Path:
    """A backup now; `reason` says before what. Raises Damaged for a file that is not whole."""
    files.look_at(path)
    return backups.back_up(path, reason, progress=progress)


def backups_of(path: Path) -> tuple[BackupRecord, ...]:
    """The newest first."""
    return comparing.listed(path)


def preview(backup: Path, present: Path) -> BackupPreview:
    return comparing.preview(backup, present)


def restore(backup: Path, location: Path, progress: Progress | None = None) -> Restored:
    """Raises Damaged for a backup that does not hold together; `location` is then what it was."""
    return _restore(backup, location, progress)


def upgrade(path: Path, progress: Progress | None = None) -> Path | None:
    """Bring an older file up to date; gives the backup beside it."""
    from models.storage.migrations.upgrade import upgrade as _upgrade

    return _upgrade(path, progress)


def salvage(path: Path) -> Salvage:
    """What can be read of a damaged file, in a private file that is gone when the program ends."""
    from models.storage import private
    from models.storage.salvage import salvage as _salvage

    return _salvage(path, private.new_file(path.name))
