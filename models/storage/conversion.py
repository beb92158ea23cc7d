"""Gives a file another key, a first one or none: written anew beside, proved, then put in its place.

Killed at any moment, the old file or the new one stands there. The old one is let go of, not wiped: what a disk keeps
of deleted files is beyond a program's reach, which docs and dialogs say.
"""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from models.errors import Damaged, ReadOnly
from models.storage import files, keys
from models.storage.beside import beside, put_in_place
from models.storage.sqlite import connect


def convert(path: Path, key: keys.Key | None) -> None:
    """Write the file anew under `key` (None: not encrypted), prove it, and rename it over the old one.

    The key of the old file, where it has one, must be known; the new one is known from here on. Raises ReadOnly or
    LocationRefused where the folder takes no new file, Damaged where what was written does not hold together; the old
    file then stands as it was.
    """
    files.look_at(path)
    if not files.writable(path):
        raise ReadOnly(f"{path} cannot be written.", "Copy it to a folder that you may write to and try there.")
    old_salt = keys.salt_of(path)
    try:
        _write_anew(path, key)
    except BaseException:
        keys.forget(key.salt if key is not None else None)
        raise
    keys.forget(old_salt)


def _write_anew(path: Path, key: keys.Key | None) -> None:
    with beside(path) as fresh, files.environment(path), closing(connect(path)) as holder:
        holder.execute("BEGIN IMMEDIATE")  # no edit of another program falls between the copy and the renaming
        if key is not None:
            keys.remember(key)
        export(path, fresh, key)
        _prove(path, fresh)
        if os.name == "nt":  # which does not rename over an open file
            holder.close()
        put_in_place(fresh, path)


def export(path: Path, fresh: Path, key: keys.Key | None) -> None:
    """Write everything of one file into another that is empty, under a key or, for None, not encrypted."""
    with closing(connect(path, cipher=True)) as reader:
        stamps = [(name, reader.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("application_id", "user_version")]
        word = f"x'{key.hexadecimal}'" if key is not None else ""
        reader.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(fresh), word))
        reader.execute("PRAGMA fresh.synchronous=FULL")
        reader.execute("BEGIN")
        reader.execute("SELECT sqlcipher_export('fresh')")
        for name, value in stamps:
            reader.execute(f"PRAGMA fresh.{name}={int(value)}")
        reader.execute("COMMIT")
        reader.execute("DETACH DATABASE fresh")


def _prove(path: Path, fresh: Path) -> None:
    from models.storage.check import check

    report = check(fresh)
    if not report.sound:
        wrong = next(finding.what for finding in report.findings if not finding.ok)
        raise Damaged(f"{path} could not be written anew: {wrong}.", "The file is as it was; check it first.")
