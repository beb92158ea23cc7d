"""`backup`: a backup where it is asked for or in the data folder, proved; and the one a day that commands make."""

from __future__ import annotations

import argparse
from pathlib import Path

from models.backup_records import BackupReason, BackupRecord
from models.console import terms
from models.errors import Damaged, Refusal
from models.storage import backups, comparing, files
from models.storage.check import check
from models.storage.copies import copy
from models.workspace import Workspace


def run(arguments: argparse.Namespace) -> int:
    path = files.located(arguments.location)
    if arguments.list:
        return _list(path, as_json=arguments.json)
    files.look_at(path)
    told = terms.progress("Copying")
    if arguments.output:
        made = files.located(arguments.output)
        copy(path, made, told)
    else:
        made = backups.back_up(path, BackupReason.ASKED, progress=told)
    _prove(made)
    if arguments.json:
        terms.say_json({"backup": str(made), "size": made.stat().st_size})
    else:
        terms.say(str(made))
    return terms.DONE


def keep(workspace: Workspace) -> None:
    """The daily backup before a command writes. What hinders it is told and hinders nothing else."""
    if workspace.read_only:
        return
    try:
        backups.when_due(workspace.path)
    except Refusal as refusal:
        terms.tell(f"No backup was made: {terms.one_line(refusal)}")


def _prove(made: Path) -> None:
    wrong = [finding.what for finding in check(made).findings if not finding.ok]
    if wrong:
        raise Damaged(
            f"The backup {made} was written, but does not hold together: {wrong[0]}.",
            "Check the file itself, and keep its older backups.",
        )


def _list(path: Path, *, as_json: bool) -> int:
    found = comparing.listed(path)
    if as_json:
        terms.say_json([_plain(backup) for backup in found])
        return terms.DONE
    for backup in found:
        edits = "?" if backup.edits is None else str(backup.edits)
        since = "" if backup.since is None else f"{backup.since} since"
        day = backup.at.strftime("%Y-%m-%d %H:%M:%S UTC")
        terms.say(f"{day}  {backup.reason.word:18}{backup.size:>12,} bytes {edits:>8} edits {since:>12}  {backup.path}")
    if not found:
        terms.tell(f"There is no backup of {path}.")
    return terms.DONE


def _plain(backup: BackupRecord) -> dict[str, object]:
    return {
        "backup": str(backup.path),
        "at": backup.at.isoformat(),
        "reason": backup.reason.value,
        "size": backup.size,
        "edits": backup.edits,
        "since": backup.since,
    }
