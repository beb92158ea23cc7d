"""What disks, kills and other programs do to a file: each defence, and the same attack with the defence switched off.

The attacks by processes stand in tests/faults; what the defences are for stands in SECURITY.md.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from pathlib import Path

import pytest

from models.backup_records import BackupReason
from models.commands import demands
from models.errors import Refusal
from models.sample import create_sample
from models.storage import backups, beside, check, copies, files, restoring, sqlite
from models.vocabulary import Status
from models.workspace import Workspace
from tests.faults import kills, power
from tests.faults.conftest import DATA
from tests.faults.program import edits_of, wrong_with
from tests.faults.shim import MISSING, Faults
from tests.threats.test_switched_off import Patch, Threat

needs_shim = pytest.mark.skipif(bool(MISSING), reason=MISSING or "-")


def _sample(folder: Path) -> Path:
    create_sample(folder / "talks.accord").close()
    return folder / "talks.accord"


def _move(workspace: Workspace) -> None:
    demands.move(workspace, [demands.id_of(workspace, "D-3")], Status.CONTESTED, reason="as it was told")


class Stopped(Exception):
    """In the place of a power cut or a full disk."""


# ---------------------------------------------------------------- copies and restoring


def half_a_copy(folder: Path) -> bool:
    """Writing a copy breaks off: what stands under its name is then not whole."""
    path, target = _sample(folder), folder / "copy.accord"

    def stop(done: int, _: int) -> None:
        raise Stopped

    with suppress(Stopped):
        copies.copy(path, target, stop)
    return target.exists()


def write_into_the_name(patch: Patch) -> None:
    @contextmanager
    def at_once(target: Path) -> Iterator[Path]:
        target.touch()
        yield target

    patch.setattr(copies, "beside", at_once)


def copy_through_a_link(folder: Path) -> bool:
    """The name of a copy is a link to a file of somebody else's."""
    path, victim, target = _sample(folder), folder / "victim.txt", folder / "copy.accord"
    victim.write_text("Dear Minister")
    target.symlink_to(victim)
    copies.copy(path, target)
    return victim.read_bytes() != b"Dear Minister"


def follow_links(patch: Patch) -> None:
    patch.setattr(copies, "put_in_place", lambda temporary, target: shutil.copyfile(temporary, target))


def restore_over_a_stranger(folder: Path) -> bool:
    path, letter = _sample(folder), folder / "letter.txt"
    letter.write_text("Dear Minister")
    with suppress(Refusal):
        restoring.restore(backups.back_up(path, BackupReason.ASKED), letter)
    return letter.read_bytes() != b"Dear Minister"


def any_target(patch: Patch) -> None:
    patch.setattr(restoring, "_may_be_replaced", lambda *_: None)
    patch.setattr(restoring, "_nobody_else_writes", lambda *_: nullcontext(lambda: None))
    patch.setattr(restoring, "_keep", lambda *_: None)


def damaged_backup(folder: Path) -> bool:
    """A record in the backup is not what its journal says."""
    path = _sample(folder)
    made = backups.back_up(path, BackupReason.ASKED)
    with closing(sqlite3.connect(made)) as connection:
        connection.execute("UPDATE demand SET title = 'something else' WHERE number = 1")
        connection.commit()
    with suppress(Refusal):
        restoring.restore(made, path)
    return wrong_with(path) != []


def no_proof(patch: Patch) -> None:
    patch.setattr(restoring, "_prove", lambda *_, **__: None)


def journal_meets_another_file(folder: Path) -> bool:
    """A killed writer left its journal; it must not be played back into the file that is restored in its place."""
    path = _sample(folder)
    made = backups.back_up(path, BackupReason.ASKED)
    with Workspace.open(path) as workspace:
        _move(workspace)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous=OFF")  # one stretch of journal without counts, and pages in the file
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE change SET becomes = becomes || ' '")
        left = Path(f"{path}-journal").read_bytes()
        half = path.read_bytes()
        connection.execute("ROLLBACK")
    path.write_bytes(half)
    Path(f"{path}-journal").write_bytes(left)
    restoring.restore(made, path)
    return wrong_with(path) != [] or len(edits_of(path)) != 2


def leave_the_journal(patch: Patch) -> None:
    patch.setattr(restoring, "_nobody_else_writes", lambda *_: nullcontext(lambda: None))
    patch.setattr(restoring, "_keep", lambda *_: None)


def restored_backup_is_let_go(folder: Path) -> bool:
    """What a restore puts aside pushes out the backup that was restored, and the way back is gone."""
    path = _sample(folder)
    made = backups.back_up(path, BackupReason.DAILY)
    restoring.restore(made, path)
    return not made.exists()


def only_the_newest(patch: Patch) -> None:
    patch.setattr(
        backups, "kept", lambda there, *_: {one for one in there if one.reason is BackupReason.RESTORE} or set(there)
    )


def litter(folder: Path) -> bool:
    """A program that was killed while it wrote a copy has left a file as large as the negotiation."""
    path = _sample(folder)
    left = folder / f".accord-{beside._machine()}-999999999-x.tmp"
    left.touch()
    copies.copy(path, folder / "copy.accord")
    return left.exists()


def never_clear(patch: Patch) -> None:
    patch.setattr(beside, "clear_stale", lambda *_: 0)


# ---------------------------------------------------------------- while it is open


def edit_into_a_file_that_is_gone(folder: Path) -> bool:
    """Another file is put there while ours is open: an edit must not go into either, and the person must be told."""
    path = _sample(folder)
    with Workspace.open(path) as workspace:
        other = Path(shutil.copy(path, folder / "other.accord"))
        other.replace(path)
        try:
            _move(workspace)
        except Refusal as refusal:
            return "replaced" not in refusal.sentence
    return True


def never_look(patch: Patch) -> None:
    patch.setattr(Workspace, "_still_there", lambda *_: None)


def edit_under_another_name(folder: Path) -> bool:
    """The file of a snapshot is the same file under a second name: an edit would change the past."""
    path = _sample(folder)
    snapshot = folder / "snapshot.accord"
    snapshot.hardlink_to(path)
    with suppress(Refusal), Workspace.open(path) as workspace:
        _move(workspace)
    return len(edits_of(snapshot)) > 2


def names_do_not_matter(patch: Patch) -> None:
    patch.setattr(files, "has_second_name", lambda *_: False)


def hostile_name(folder: Path) -> bool:
    """A name that SQLite would take for an order of its own: edits are made in memory and gone."""
    path = _sample(folder).rename(folder / "talks.accord?mode=memory&x=#")
    with suppress(Refusal, sqlite3.Error), Workspace.open(path) as workspace:
        _move(workspace)
    return len(edits_of(path)) != 3


def names_as_they_are(patch: Patch) -> None:
    patch.setattr(sqlite, "quote", lambda name: name)


def newer_file(folder: Path) -> bool:
    """A newer program's file is edited by one that does not know its rules."""
    path = _sample(folder)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=99")
    with suppress(Refusal), Workspace.open(path) as workspace:
        _move(workspace)
    return len(edits_of(path)) > 2


def any_version(patch: Patch) -> None:
    patch.setattr(files, "_stamps", lambda *_: None)


# ---------------------------------------------------------------- bits that rot


def rotten_index(folder: Path) -> bool:
    """The index is told that a record has no words: it is ranked wrongly for ever, and nobody knows."""
    path = _sample(folder)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE search_docsize SET sz = x'00000000' WHERE id = (SELECT min(id) FROM demand)")
        connection.commit()
    return wrong_with(path) == []


def index_unproved(patch: Patch) -> None:
    patch.setattr(check, "index_in_itself", lambda *_: iter(()))


def rotten_header(folder: Path) -> bool:
    path = _sample(folder)
    with path.open("r+b") as file:
        file.seek(75)
        file.write(b"\x10")
    return wrong_with(path) == []


def header_unread(patch: Patch) -> None:
    patch.setattr(check, "header", lambda *_: iter(()))


def rotten_catalogue(folder: Path) -> bool:
    """The entry of an index names its table in other letters."""
    path = _sample(folder)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("UPDATE sqlite_master SET tbl_name = 'Demand' WHERE name = 'ix_demand_board_number'")
        connection.commit()
    return wrong_with(path) == []


def catalogue_unread(patch: Patch) -> None:
    patch.setattr(check, "catalogue", lambda *_: iter(()))


HARMS = (
    Threat("half a copy", half_a_copy, write_into_the_name),
    Threat("a link under the copy's name", copy_through_a_link, follow_links),
    Threat("restored over a stranger's file", restore_over_a_stranger, any_target),
    Threat("damaged backup", damaged_backup, no_proof),
    Threat("a killed writer's journal", journal_meets_another_file, leave_the_journal),
    Threat("no way back from a restore", restored_backup_is_let_go, only_the_newest),
    Threat("litter of killed programs", litter, never_clear),
    Threat("file exchanged while open", edit_into_a_file_that_is_gone, never_look),
    Threat("a second name", edit_under_another_name, names_do_not_matter),
    Threat("hostile file name", hostile_name, names_as_they_are),
    Threat("newer file", newer_file, any_version),
    Threat("rot in the search index", rotten_index, index_unproved),
    Threat("rot in the header", rotten_header, header_unread),
    Threat("rot in the catalogue", rotten_catalogue, catalogue_unread),
)

BY_NAME = pytest.mark.parametrize("threat", HARMS, ids=lambda threat: threat.name)


@BY_NAME
def test_the_defence_holds(threat: Threat, tmp_path: Path) -> None:
    assert not threat.attack(tmp_path)


@BY_NAME
def test_without_the_defence_the_attack_comes_through(threat: Threat, tmp_path: Path, monkeypatch: Patch) -> None:
    threat.off(monkeypatch)
    assert threat.attack(tmp_path)


# ---------------------------------------------------------------- kills and power cuts, by processes

#: Without a rollback journal nothing takes back the half of an edit.
NO_JOURNAL = """
from models.storage import sqlite
sqlite._SETTINGS = (*sqlite._SETTINGS, "PRAGMA journal_mode=OFF")
"""

#: As it was before decision 25.
FULL = """
from models.storage import sqlite
sqlite._SETTINGS = tuple(setting.replace("EXTRA", "FULL") for setting in sqlite._SETTINGS)
"""


def _kill_often(path: Path, faults: Faults) -> None:
    for seed in range(12):
        kills.kill_a_desk(path, random.Random(seed), faults, weakened=NO_JOURNAL)


def _kill_upgrades(folder: Path) -> None:
    for call in range(99, 160, 3):
        kills.kill_an_upgrade(DATA / "version-1-sample.accord", folder, call, weakened=NO_JOURNAL)


@needs_shim
def test_without_its_journal_a_killed_edit_is_half_in_the_file(tmp_path: Path) -> None:
    path = kills.fresh_copy(_sample(tmp_path), tmp_path / "desk")
    faults = Faults(path.parent, tmp_path / "control")
    with pytest.raises(AssertionError):
        _kill_often(path, faults)


@needs_shim
def test_without_its_journal_a_killed_upgrade_is_neither_old_nor_new(tmp_path: Path) -> None:
    with pytest.raises((AssertionError, sqlite3.DatabaseError, Refusal)):
        _kill_upgrades(tmp_path / "old")


@needs_shim
def test_without_the_last_sync_a_power_cut_takes_an_answered_edit_back(tmp_path: Path) -> None:
    path = kills.fresh_copy(_sample(tmp_path), tmp_path / "desk")
    log = tmp_path / "log"
    faults = Faults(path.parent, tmp_path / "control", log=log)
    with pytest.raises(AssertionError, match="1 answered, 0 in the file"):
        power.cut_power_while_editing(path, tmp_path / "left", faults, log, edits=2, seed=1, weakened=FULL)
