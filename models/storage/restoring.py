"""Puts a backup in the place of a file: proved first, the present kept, then one rename. Killed at any step, the file
is what it was or what it shall be.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from models.backup_records import BackupReason, Restored
from models.errors import Damaged, LocationRefused, OlderFile, ReadOnly
from models.storage import backups, files, keys
from models.storage.beside import beside, put_in_place
from models.storage.check import check
from models.storage.copies import Progress, driver, fill, quick_check
from models.storage.sqlite import driver_errors


def restore(backup: Path, location: Path, progress: Progress | None = None) -> Restored:
    """Put the content of `backup` where `location` is. The backup itself stays.

    Raises Damaged for a backup that does not hold together, LocationRefused where something else than a negotiation
    stands at `location` or it cannot be written; it is then what it was.
    """
    target = location.resolve()
    older = _may_be_restored(backup)
    if target.exists():
        if target.samefile(backup):
            raise LocationRefused("A backup cannot be restored onto itself.", "Name the file that it shall replace.")
        _may_be_replaced(target)
    elif not target.parent.is_dir():
        raise LocationRefused(f"There is no folder {target.parent}.", "Make it first, or name another place.")
    with beside(target) as temporary:
        fill(backup, temporary, target, progress)
        edits = _prove(temporary, backup, older=older)
        with _nobody_else_writes(target) as let_go:
            kept = _keep(target)
            if target.exists():
                temporary.chmod(stat.S_IMODE(target.stat().st_mode))
            if os.name != "posix":  # Windows renames over no open file
                let_go()
            put_in_place(temporary, target)
    return Restored(location, kept, edits)


def _may_be_restored(backup: Path) -> bool:
    """True for a backup of an older file version, which is restored as it is and upgraded when it is opened."""
    try:
        files.look_at(backup)
    except OlderFile:
        return True
    return False


def _may_be_replaced(target: Path) -> None:
    """A negotiation may, and what stands where one is known to have been; a stranger's file may not."""
    if not target.is_file():
        raise LocationRefused(f"{target} is not a file.", "Name an .accord file.")
    if not files.writable(target):
        raise ReadOnly(f"{target} cannot be written.", "Restore to another place, or ask for the right to write there.")
    with target.open("rb") as file:
        head = file.read(100)
    ours = (head.startswith(keys.MAGIC) and head[68:72] == b"ACRD") or keys.salt_of(target) is not None
    if head and not ours and not backups.backups_of(target):
        raise LocationRefused(
            f"{target} is not a negotiation of Accord Desk.", "Restore to another name; nothing was changed."
        )


def _prove(temporary: Path, backup: Path, *, older: bool) -> int | None:
    """How many edits the copy holds. Raises Damaged where it does not hold together."""
    if older:
        quick_check(temporary)
        return None
    wrong = [finding.what for finding in check(temporary).findings if not finding.ok]
    if wrong:
        raise Damaged(f"{backup} does not hold together: {wrong[0]}.", "Choose another backup; nothing was changed.")
    with files.environment(backup), closing(driver(temporary)) as connection:
        return int(connection.execute("SELECT coalesce(max(sequence), 0) FROM edit").fetchone()[0])


@contextlib.contextmanager
def _nobody_else_writes(target: Path) -> Iterator[Callable[[], None]]:
    """Holds the writer's lock of the file that is to be replaced, if it can be read at all.

    Taking it rolls back what a killed writer left: a journal beside must not meet the new file. Gives what lets go.
    """
    if not target.exists():
        yield lambda: None
        return
    connection = None
    try:
        try:
            connection = driver(target)
            connection.execute("BEGIN IMMEDIATE")
        except driver_errors() as error:
            refusal = files.translated(error, target)
            if not isinstance(refusal, Damaged):
                raise refusal from error
        yield connection.close if connection is not None else lambda: None
    finally:
        if connection is not None:
            connection.close()


def _keep(target: Path) -> Path | None:
    """A backup of the present; what is too damaged for one is put aside byte for byte, its journal too."""
    if not target.exists() or not target.stat().st_size:
        return None
    journal = Path(f"{target}-journal")
    try:
        kept = backups.back_up(target, BackupReason.RESTORE)
    except Damaged:
        kept = backups.put_aside(target)
        if journal.exists():
            with contextlib.suppress(OSError):
                shutil.copyfile(journal, f"{kept}-journal")
    # Rolled back above, or put aside with the file that nobody can read: here it would spoil the new one.
    journal.unlink(missing_ok=True)
    return kept
