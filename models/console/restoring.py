"""`restore`: put a backup in the place of a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from models.backup_records import BackupReason
from models.console import terms
from models.errors import NotFound
from models.storage import backups
from models.storage.files import located
from models.storage.restoring import restore


def run(arguments: argparse.Namespace) -> int:
    location = located(arguments.location)
    done = restore(_backup(arguments.backup, location), location, terms.progress("Copying"))
    if arguments.json:
        terms.say_json({"location": str(location), "edits": done.edits, "kept": str(done.kept) if done.kept else None})
        return terms.DONE
    terms.say(f"{location} was restored" + ("." if done.edits is None else f" with {done.edits} edits."))
    if done.kept is not None:
        terms.say(f"What was there before is kept: {done.kept}")
    return terms.DONE


def _backup(word: str, location: Path) -> Path:
    if word != "newest":
        return located(word)
    there = [backup for backup in backups.backups_of(location) if backup.reason.sound]
    # What an earlier restore put aside comes last: asking twice must not bring back what was just replaced.
    there.sort(key=lambda backup: backup.reason is BackupReason.RESTORE)
    if there:
        return there[0].path
    raise NotFound(f"There is no backup of {location}.", "Name the file of a backup.")
