"""What a backup holds and what was edited since, by its own journal and the present one: counts first, names for few.

Reads both files and writes neither.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from models.backup_records import BackupPreview, BackupRecord, DemandThen
from models.errors import Refusal
from models.storage import files
from models.storage.backups import Backup, backups_of
from models.storage.copies import driver
from models.vocabulary import Status

#: How many of a backup's last edits a preview names.
LAST_EDITS = 5


def listed(path: Path) -> tuple[BackupRecord, ...]:
    """Every backup of a file, the newest first, with what was edited since."""
    now = _present(path)
    return tuple(_record(backup, now) for backup in backups_of(path))


def preview(backup: Path, present: Path, most: int = 200) -> BackupPreview:
    """Raises LocationRefused for a backup that cannot be read; a present file that cannot be is left out."""
    with files.environment(backup), closing(driver(backup)) as then:
        title = str((then.execute("SELECT title FROM negotiation").fetchone() or ("",))[0])
        counted = dict(then.execute("SELECT status, count(*) FROM demand GROUP BY status").fetchall())
        last = then.execute("SELECT label FROM edit ORDER BY sequence DESC LIMIT ?", (LAST_EDITS,)).fetchall()
        by_status = {status: int(counted[status.value]) for status in Status if status.value in counted}
        labels = tuple(str(row[0]) for row in last)
        try:
            with files.environment(present), closing(driver(present)) as now:
                touched, different = _differences(then, now)
        except Refusal:
            return BackupPreview(title, by_status, labels)
    shown = tuple(different[:most])
    return BackupPreview(title, by_status, labels, touched, shown, len(different) - len(shown))


def _present(path: Path) -> dict[int, str] | None:
    """The hash of every edit of the present file by its number; None where it cannot be read."""
    try:
        files.look_at(path)
        with files.environment(path), closing(driver(path)) as connection:
            return dict(connection.execute("SELECT sequence, hash FROM edit").fetchall())
    except Refusal:
        return None


def _record(backup: Backup, now: dict[int, str] | None) -> BackupRecord:
    edits = since = None
    try:
        with files.environment(backup.path), closing(driver(backup.path)) as connection:
            last = connection.execute("SELECT sequence, hash FROM edit ORDER BY sequence DESC LIMIT 1").fetchone()
        if last is not None:
            edits = int(last[0])
            if now is not None and now.get(edits) == last[1]:
                since = len(now) - edits
    except Refusal:
        pass
    return BackupRecord(backup.path, backup.at, backup.reason, backup.path.stat().st_size, edits, since)


def _differences(then: sqlite3.Connection, now: sqlite3.Connection) -> tuple[dict[str, int], list[DemandThen]]:
    """How many records were touched since, by table, and the demands that are different.

    Where both go the same way, the journal says which records to compare; else all demands are compared.
    """
    last = then.execute("SELECT sequence, hash FROM edit ORDER BY sequence DESC LIMIT 1").fetchone()
    same = last and now.execute("SELECT 1 FROM edit WHERE sequence = ? AND hash = ?", last).fetchone()
    if not same:
        return {}, _compared(_demands(then), _demands(now))
    since = "FROM change JOIN edit ON edit.id = change.edit_id WHERE edit.sequence > ?"
    counted = now.execute(f"SELECT entity, count(DISTINCT entity_id) {since} GROUP BY entity", last[:1])
    touched = {str(entity): int(count) for entity, count in counted}
    ids = [row[0] for row in now.execute(f"SELECT DISTINCT entity_id {since} AND entity = 'demand'", last[:1])]
    ids += [row[0] for row in now.execute(_DEMANDS_OF_CHANGES, last[:1])]
    return touched, _compared(_demands(then, ids), _demands(now, ids))


#: A move is a change of a status change, which names its demand.
_DEMANDS_OF_CHANGES = (
    "SELECT DISTINCT json_extract(coalesce(change.becomes, change.was), '$.demand_id') FROM change "
    "JOIN edit ON edit.id = change.edit_id WHERE edit.sequence > ? AND change.entity = 'status_change' "
    "AND (change.was IS NULL OR change.becomes IS NULL)"
)

Demands = dict[int, tuple[str, str]]


def _demands(connection: sqlite3.Connection, ids: list[int] | None = None) -> Demands:
    """Status and title of each demand by its number; of all of them, or of those with these ids."""
    query = "SELECT number, status, title FROM demand"
    if ids is None:
        return {row[0]: (row[1], row[2]) for row in connection.execute(query)}
    found: Demands = {}
    for demand_id in ids:
        row = connection.execute(f"{query} WHERE id = ?", (demand_id,)).fetchone()
        if row is not None:
            found[row[0]] = (row[1], row[2])
    return found


def _compared(then: Demands, now: Demands) -> list[DemandThen]:
    different = []
    for number in sorted({*then, *now}):
        before, after = then.get(number), now.get(number)
        if before != after:
            title = (after or before or ("", ""))[1]
            different.append(
                DemandThen(
                    f"D-{number}", title, Status(before[0]) if before else None, Status(after[0]) if after else None
                )
            )
    return different
