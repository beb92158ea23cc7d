"""Saves what can be read of a damaged file into a fresh one; the damaged file is only read.

Where the journal holds together, it is all that is needed: it makes every record anew, and the history comes along.
Where it does not, the records are read one by one, past what cannot be read, and the history begins anew.
"""

from __future__ import annotations

from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy.engine import Connection

import models.entities  # noqa: F401  (its tables belong to the metadata)
from models.backup_records import Salvage
from models.entities.base import AnyTable, Base
from models.errors import Damaged, Refusal
from models.journal import entity_classes
from models.kept.refresh import rebuild
from models.storage import files, keys
from models.storage.check import check, whole_journal
from models.storage.intake import index_anew
from models.storage.replaying import states
from models.storage.salvage_rows import (
    CONTENTS,
    Rows,
    known_ids,
    readable,
    stand_where_their_series_end,
    without_lost_contents,
    without_what_they_name,
)
from models.storage.sqlite import WRITES, connect, engine_for
from models.workspace import Workspace


def salvage(path: Path, target: Path) -> Salvage:
    """Write what can be read of `path` into a new file at `target`, encrypted by the same key where the file is.

    Raises Damaged where nothing can be read; `target` does not exist then.
    """
    with suppress(Refusal):
        files.settle(path)
    files.create(target, keys.known(path))
    try:
        made = _from_journal(path, target) or _from_records(path, target)
        wrong = [finding.what for finding in check(target).findings if not finding.ok]
        if wrong:
            raise Damaged(f"What could be read of {path} does not hold together: {wrong[0]}.", "Restore a backup.")
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return made


# ---------------------------------------------------------------- by the journal


def _from_journal(path: Path, target: Path) -> Salvage | None:
    """None where the journal does not hold together from its first edit to its last."""
    source, fresh = engine_for(path, read_only=True, lenient=True), engine_for(target)
    try:
        with files.environment(path), source.connect() as old, fresh.connect() as plain:
            if not whole_journal(old):
                return None
            new = plain.execution_options(**{WRITES: True})
            with new.begin():
                for name in ("edit", "change", *CONTENTS):
                    _copy_table(old, new, Base.metadata.tables[name])
                saved = 0
                for entity, names, row, version in states(old):
                    places = ", ".join("?" for _ in range(len(names) + 1))
                    columns = ", ".join(f'"{name}"' for name in ("version", *names))
                    new.exec_driver_sql(f"INSERT INTO {entity} ({columns}) VALUES ({places})", (version, *row))
                    saved += 1
                _count(new)
                index_anew(new)
                rebuild(new)
        return Salvage(target, saved, 0, True)
    except (Damaged, ValueError, KeyError, TypeError):
        _empty(target)
        return None
    finally:
        source.dispose()
        fresh.dispose()


def _copy_table(old: Connection, new: Connection, table: AnyTable) -> None:
    names = [column.name for column in table.columns]
    columns, places = ", ".join(f'"{name}"' for name in names), ", ".join("?" for _ in names)
    statement = f'INSERT INTO "{table.name}" ({columns}) VALUES ({places})'
    for row in old.exec_driver_sql(f'SELECT {columns} FROM "{table.name}"'):
        new.exec_driver_sql(statement, tuple(row))


def _count(connection: Connection) -> None:
    """A reference is never used again: the counter goes on after the highest that the journal knows."""
    query = "SELECT max(json_extract(becomes, '$.number')) FROM change WHERE entity = 'demand'"
    highest = connection.exec_driver_sql(query).scalar() or 0
    connection.exec_driver_sql("INSERT INTO counter (name, value) VALUES ('demand', ?)", (highest,))


def _empty(target: Path) -> None:
    key = keys.known(target)
    target.unlink(missing_ok=True)
    files.create(target, key)


# ---------------------------------------------------------------- by the records


def _from_records(path: Path, target: Path) -> Salvage:
    rows: dict[str, Rows] = {}
    known: dict[str, set[int]] = {}
    with files.environment(path), closing(connect(path, read_only=True, lenient=True)) as source:
        for name in entity_classes():
            known[name] = known_ids(source, name)
            rows[name] = readable(source, Base.metadata.tables[name], known[name])
    stand_where_their_series_end(rows)
    with files.environment(path), closing(connect(path, read_only=True, lenient=True)) as source:
        without_lost_contents(source, rows)
    unwanted = without_what_they_name(rows)
    if not rows["negotiation"]:
        raise Damaged(f"Nothing can be read of {path}.", "Restore a backup.")
    _enter(target, rows)
    _take_contents(path, target)
    saved = sum(map(len, rows.values()))
    lost = sum(len(ids - rows[name].keys()) for name, ids in known.items())
    notes = ["The history of the damaged file could not be taken along; it begins anew."]
    if unwanted:
        notes.append(f"{unwanted} records were left out because what they belong to is lost.")
    return Salvage(target, saved, lost, False, tuple(notes))


def _enter(target: Path, rows: dict[str, Rows]) -> None:
    """Through the ordinary door, as one edit that founds the negotiation anew."""
    label = "Save what could be read of a damaged file"
    with Workspace.open(target) as workspace, workspace.edit(label, founding=True) as edit:
        highest = max((int(str(row["number"])) for row in rows["demand"].values()), default=0)
        if highest:
            edit.next_numbers("demand", highest)
        for mapper in Base.registry.mappers:
            name = str(mapper.local_table)
            if name in rows:
                edit.insert_rows(mapper.class_, list(rows[name].values()))


def _take_contents(path: Path, target: Path) -> None:
    """What editions and attached files held lies outside the journal, under its own hash."""
    source, fresh = engine_for(path, read_only=True, lenient=True), engine_for(target)
    try:
        with suppress(Damaged), files.environment(path), source.connect() as old, fresh.connect() as plain:
            new = plain.execution_options(**{WRITES: True})
            with new.begin():
                for name in CONTENTS:
                    _copy_table(old, new, Base.metadata.tables[name])
    finally:
        source.dispose()
        fresh.dispose()
