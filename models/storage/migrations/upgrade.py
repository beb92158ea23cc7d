"""Brings an older file up to this program's schema: a backup beside it first, all steps in one transaction.

Killed at any moment, the file is the old one or the new one: SQLite's rollback journal sees to that.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.engine import Connection

from models.backup_records import BackupReason
from models.errors import Damaged, OlderFile, ReadOnly
from models.storage import backups, files, schema
from models.storage.copies import Progress, copy
from models.storage.sqlite import WRITES, engine_for

HERE = Path(__file__).parent


def upgrade(path: Path, progress: Progress | None = None) -> Path | None:
    """Upgrade the file and give the path of the backup beside it, or None where nothing was to be done.

    A second backup goes to the others in the data folder. Told of each page that is copied, `progress` may stop it.

    Raises LocationRefused for whatever is not a file of ours, ReadOnly where it cannot be written.
    """
    try:
        files.look_at(path)
    except OlderFile:
        pass
    else:
        return None
    if not files.writable(path):
        raise ReadOnly(f"{path} cannot be written.", "Copy it to a folder that you may write to and upgrade the copy.")
    _refuse_foreign(path)
    backups.back_up(path, BackupReason.UPGRADE)
    backup = _back_up(path, progress)
    engine = engine_for(path)
    try:
        with files.environment(path), engine.connect() as plain:
            plain.exec_driver_sql("PRAGMA foreign_keys=OFF")  # outside the transaction, or table copies empty children
            plain.rollback()
            connection = plain.execution_options(**{WRITES: True})
            with connection.begin():
                run_steps(connection)
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
                if broken is not None:
                    raise Damaged(f"The upgrade of {path} would break references.", f"The backup is {backup}.")
                schema.stamp(connection)
    finally:
        engine.dispose()
    return backup


def _refuse_foreign(path: Path) -> None:
    """Raises Damaged for a file whose tables are not those of its version: a trigger in it would run with our steps."""
    engine = engine_for(path)
    try:
        with files.environment(path), engine.connect() as connection:
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            found = schema.fingerprint(connection)
    finally:
        engine.dispose()
    if found != schema.OLDER_FINGERPRINTS.get(version):
        raise Damaged(
            f"{path} does not hold the tables that a negotiation of its version has.",
            "Restore a backup; the file was not changed.",
        )


def run_steps(connection: Connection, revision: str = "head") -> None:
    """Run Alembic's steps on an open connection. Imported only here: most runs never need Alembic."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _back_up(path: Path, progress: Progress | None) -> Path:
    """A copy beside the file by SQLite's own backup, under a name that is not taken."""
    number = 1
    while (beside := path.with_name(f"{path.stem}.before-upgrade-{number}{path.suffix}")).exists():
        number += 1
    copy(path, beside, progress)
    return beside
