"""What the screens see of backups, of a file that was looked at for damage, and of what could be saved from one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from models.vocabulary import Status, Word


class BackupReason(Word):
    """Why a backup was made; the word stands in its file name and in the list."""

    DAILY = "daily"
    ASKED = "asked"
    UPGRADE = "before_upgrade"
    RESTORE = "before_restore"
    CONVERSION = "before_conversion"
    IMPORT = "before_import"
    DAMAGED = "damaged"

    @property
    def sound(self) -> bool:
        """False for a damaged file that was put aside as it was."""
        return self is not BackupReason.DAMAGED


@dataclass(frozen=True, slots=True)
class BackupRecord:
    """A backup in a list: `at` UTC, `size` in bytes, `edits` in its journal, `since` what was edited after it.

    `edits` and `since` are None where the backup is of an older file version or cannot be read; `since` also where
    the present file cannot be read, or its journal goes another way than the backup's.
    """

    path: Path
    at: dt.datetime
    reason: BackupReason
    size: int
    edits: int | None
    since: int | None


@dataclass(frozen=True, slots=True)
class DemandThen:
    """A demand that is not the same in a backup and now; None where it is not there."""

    ref: str
    title: str
    then: Status | None
    now: Status | None


@dataclass(frozen=True, slots=True)
class BackupPreview:
    """What a backup holds, next to what is there now.

    touched: how many records of each table were edited since, by the table's name; empty where that cannot be told.
    demands: those that are different, at most as many as were asked for; `more` says how many were left out.
    """

    title: str
    by_status: dict[Status, int]
    last_edits: tuple[str, ...]
    touched: dict[str, int] = field(default_factory=dict)
    demands: tuple[DemandThen, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: `kept` is the backup of what was there before, None where nothing was."""

    location: Path
    kept: Path | None
    edits: int | None


@dataclass(frozen=True, slots=True)
class Salvage:
    """What could be saved from a damaged file: how many records, how many are lost as far as is known, and how."""

    path: Path
    saved: int
    lost: int
    from_journal: bool
    notes: tuple[str, ...] = ()
