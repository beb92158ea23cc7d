"""Encrypted files: what lies on the disk, who gets in, setting and removing the passphrase, copies, locking."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from models import passphrases, safekeeping
from models.backup_records import BackupReason
from models.commands import demands
from models.errors import Damaged, LocationRefused, PassphraseNeeded, Refusal, RuleBroken, WrongPassphrase
from models.passphrases import Strength, strength
from models.queries import board
from models.storage import conversion, files, keys
from models.storage.check import check
from models.storage.migrations.upgrade import upgrade
from models.storage.sqlite import connect, engine_for
from models.vocabulary import Status
from models.workspace import Workspace
from tests.models.people import PASSPHRASE, Small, all_rows, fingerprint_of, journal_of, make_anew, set_up

#: Words of the small negotiation that lie in a plain file for everyone to read.
WORDS = (b"Clear", b"mines", b"Northland", b"Border talks", b"CREATE TABLE", b"SQLite format")


@pytest.fixture
def secret(tmp_path: Path) -> Small:
    """An encrypted negotiation with one of everything; it is open."""
    small = set_up(tmp_path / "secret.accord", PASSPHRASE)
    yield small
    small.workspace.close()


def reopened(path: Path) -> Workspace:
    """As in another run of the program, which knows no key."""
    passphrases.forget(path)
    passphrases.give(path, PASSPHRASE)
    return Workspace.open(path)


def readable(path: Path) -> list[bytes]:
    content = path.read_bytes()
    return [word for word in WORDS if word in content]


def test_nothing_of_an_encrypted_file_can_be_read_on_the_disk(secret: Small, tmp_path: Path) -> None:
    set_up(tmp_path / "plain.accord").workspace.close()
    assert len(readable(tmp_path / "plain.accord")) == len(WORDS), "or the test would find nothing anywhere"
    assert readable(secret.path) == []


def test_it_opens_with_its_passphrase_alone(secret: Small) -> None:
    secret.workspace.close()
    passphrases.forget(secret.path)
    with pytest.raises(PassphraseNeeded):
        Workspace.open(secret.path)
    for wrong in ("", "four words that rhyme ", "Four words that rhyme"):
        with pytest.raises(WrongPassphrase, match="does not open"):
            passphrases.give(secret.path, wrong)
    with pytest.raises(PassphraseNeeded):
        Workspace.open(secret.path)
    with reopened(secret.path) as workspace:
        assert sum(board.counts(workspace).values()) == 4


def test_a_wrong_passphrase_says_nothing_on_standard_error(secret: Small, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(WrongPassphrase):
        passphrases.give(secret.path, "not this one")
    assert capfd.readouterr() == ("", "")


def test_other_programs_that_know_sqlcipher_can_open_it(secret: Small) -> None:
    """The standard form, so that nobody's record hangs on this program alone."""
    import sqlcipher3

    with closing(sqlcipher3.connect(str(secret.path))) as connection:
        connection.execute(f"PRAGMA key='{PASSPHRASE}'")
        assert connection.execute("SELECT count(*) FROM demand").fetchone() == (4,)
        assert connection.execute("PRAGMA application_id").fetchone() == (0x41435244,)
        assert connection.execute("PRAGMA user_version").fetchone()[0] >= 2


def test_letters_typed_in_two_ways_are_one_passphrase(tmp_path: Path) -> None:
    small = set_up(tmp_path / "accents.accord", "caf\u00e9 in the evening")
    small.workspace.close()
    passphrases.forget(small.path)
    passphrases.give(small.path, "cafe\u0301 in the evening")
    Workspace.open(small.path).close()


def test_the_rollback_journal_is_encrypted_too(secret: Small) -> None:
    with closing(connect(secret.path)) as connection:
        connection.execute("PRAGMA cache_spill=1")
        connection.execute("PRAGMA cache_size=2")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE change SET becomes = becomes || ' '")
        journal = secret.path.with_name(f"{secret.path.name}-journal")
        assert journal.stat().st_size > 4096
        assert readable(journal) == []
        connection.execute("ROLLBACK")


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"])
def test_sorters_and_temporary_tables_stay_in_memory(tmp_path: Path, passphrase: str | None) -> None:
    path = set_up(tmp_path / "any.accord", passphrase).path
    with closing(connect(path)) as connection:
        assert connection.execute("PRAGMA temp_store").fetchone() == (2,)


# ---------------------------------------------------------------- setting, changing, removing


def test_a_passphrase_is_set_changed_and_removed_with_nothing_lost(small_negotiation: Small) -> None:
    workspace, path = small_negotiation.workspace, small_negotiation.path
    rows, journal, step = all_rows(workspace), journal_of(workspace), workspace.undoable()
    for passphrase in (PASSPHRASE, "another four words here", None):
        passphrases.set_for(workspace, passphrase)
        assert workspace.encrypted is (passphrase is not None)
        assert (readable(path) == []) is (passphrase is not None)
        assert (all_rows(workspace), journal_of(workspace), workspace.undoable()) == (rows, journal, step)
        assert check(path).sound
        assert [one.name for one in path.parent.iterdir()] == [path.name]
        assert path.stat().st_mode & 0o777 == 0o600
    workspace.undo()


def test_a_change_is_preceded_by_a_backup_and_a_first_passphrase_leaves_no_plain_one(
    small_negotiation: Small,
) -> None:
    path = small_negotiation.path
    passphrases.set_for(small_negotiation.workspace, PASSPHRASE)
    assert safekeeping.backups_of(path) == ()
    passphrases.set_for(small_negotiation.workspace, "another four words here")
    (backup,) = safekeeping.backups_of(path)
    assert backup.reason is BackupReason.CONVERSION
    assert readable(backup.path) == []


def test_the_old_passphrase_opens_nothing_after_a_change(secret: Small) -> None:
    passphrases.set_for(secret.workspace, "another four words here")
    secret.workspace.close()
    passphrases.forget(secret.path)
    with pytest.raises(WrongPassphrase):
        passphrases.give(secret.path, PASSPHRASE)
    passphrases.give(secret.path, "another four words here")


def test_the_same_passphrase_makes_another_key_each_time(tmp_path: Path) -> None:
    first, second = (make_anew(tmp_path / f"{name}.accord", PASSPHRASE).path for name in "ab")
    assert keys.salt_of(first) != keys.salt_of(second)


@pytest.mark.parametrize("poor", ["", "short", "seven c", "with a\nline"])
def test_a_passphrase_that_cannot_hold_is_refused(small_negotiation: Small, poor: str) -> None:
    before = fingerprint_of(small_negotiation.path)
    with pytest.raises(RuleBroken):
        passphrases.set_for(small_negotiation.workspace, poor)
    assert fingerprint_of(small_negotiation.path) == before
    assert sum(board.counts(small_negotiation.workspace).values()) == 4


def test_what_does_not_hold_together_is_not_written_anew(
    small_negotiation: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A damaged export must never take the place of a good file."""
    path, before = small_negotiation.path, fingerprint_of(small_negotiation.path)
    export = conversion.export

    def spoiled(source: Path, fresh: Path, key: keys.Key | None) -> None:
        export(source, fresh, key)
        with closing(connect(fresh)) as connection:
            connection.execute("DELETE FROM citation")

    monkeypatch.setattr(conversion, "export", spoiled)
    with pytest.raises(Damaged, match="written anew"):
        passphrases.set_for(small_negotiation.workspace, PASSPHRASE)
    assert fingerprint_of(path) == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert demands.move(small_negotiation.workspace, [small_negotiation.mines], Status.CONTESTED)


def test_another_writer_waits_or_is_refused_while_it_is_written_anew(
    small_negotiation: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, proved = small_negotiation.path, conversion._prove
    tried: list[str] = []

    def meanwhile(source: Path, fresh: Path) -> None:
        with closing(sqlite3.connect(source, timeout=0)) as other, pytest.raises(sqlite3.OperationalError) as refused:
            other.execute("UPDATE demand SET title = 'lost'")
        tried.append(str(refused.value))
        proved(source, fresh)

    monkeypatch.setattr(conversion, "_prove", meanwhile)
    passphrases.set_for(small_negotiation.workspace, PASSPHRASE)
    assert tried == ["database is locked"]
    assert check(path).sound


KILLED = """
import os, sys
from pathlib import Path
from models.storage import conversion, keys
step, path, key = sys.argv[1], Path(sys.argv[2]), keys.fresh("four words that rhyme")
old = getattr(conversion, step)
def dies(*arguments):
    old(*arguments); os._exit(9)
setattr(conversion, step, dies)
conversion.convert(path, key)
"""


@pytest.mark.parametrize(("step", "new"), [("export", False), ("_prove", False), ("put_in_place", True)])
def test_killed_in_between_the_old_or_the_new_file_stands_there(small_negotiation: Small, step: str, new: bool) -> None:
    small_negotiation.workspace.close()
    path, before = small_negotiation.path, fingerprint_of(small_negotiation.path)
    done = subprocess.run([sys.executable, "-c", KILLED, step, str(path)], check=False, capture_output=True)
    assert done.returncode == 9, done.stderr
    if not new:
        assert fingerprint_of(path) == before
    else:
        passphrases.give(path, PASSPHRASE)
    assert check(path).sound


# ---------------------------------------------------------------- copies, upgrades, check


def test_a_copy_is_encrypted_by_the_same_passphrase(secret: Small, tmp_path: Path) -> None:
    copied = secret.workspace.save_copy(tmp_path / "copy.accord")
    assert readable(copied) == []
    with reopened(copied) as workspace:
        assert sum(board.counts(workspace).values()) == 4
    assert check(copied).sound


def test_an_encrypted_old_file_is_upgraded_with_an_encrypted_backup(tmp_path: Path) -> None:
    old = Path(__file__).parents[2] / "data"
    path = Path(shutil.copy(next(old.glob("version-*.accord")), tmp_path / "old.accord"))
    path.chmod(0o600)
    key = keys.fresh(PASSPHRASE)
    keys.remember(key)
    with conversion.beside(path) as fresh:
        conversion.export(path, fresh, key)
        fresh.replace(path)
    backup = upgrade(path)
    assert backup is not None
    assert [keys.salt_of(one) for one in (path, backup)] == [key.salt] * 2
    assert check(path).sound


def test_check_finds_one_altered_byte_of_an_encrypted_file(secret: Small) -> None:
    secret.workspace.close()
    content = bytearray(secret.path.read_bytes())
    for place in (4096 + 17, len(content) // 2, len(content) - 1):
        broken = bytearray(content)
        broken[place] ^= 1
        secret.path.write_bytes(broken)
        assert not check(secret.path).sound
    secret.path.write_bytes(content)
    assert check(secret.path).sound


# ---------------------------------------------------------------- what is taken for encrypted


@pytest.mark.parametrize(
    "content",
    [
        b"words " * 4096,
        b"\x00" * 8192,
        b"PK\x03\x04" + bytes(range(256)) * 32,
        b"%PDF-1.7" + bytes(range(256)) * 32,
        bytes(range(256)) * 15,
        bytes(range(256)) * 16 + b"a part of a page",
    ],
    ids=["text", "nothing", "zip", "pdf", "small", "no whole pages"],
)
def test_other_files_are_not_asked_a_passphrase_for(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.accord"
    path.write_bytes(content)
    with pytest.raises(LocationRefused, match="not a negotiation") as refused:
        Workspace.open(path)
    assert not isinstance(refused.value, PassphraseNeeded)
    assert path.read_bytes() == content


# ---------------------------------------------------------------- locking and keys


def test_a_locked_negotiation_gives_nothing_until_it_is_unlocked(secret: Small) -> None:
    workspace = secret.workspace
    board.counts(workspace)
    passphrases.lock(workspace)
    with pytest.raises(PassphraseNeeded):
        board.counts(workspace)
    with pytest.raises(PassphraseNeeded):
        demands.move(workspace, [secret.mines], Status.CONTESTED)
    with pytest.raises(WrongPassphrase):
        passphrases.unlock(workspace, "not this one")
    passphrases.unlock(workspace, PASSPHRASE)
    assert demands.move(workspace, [secret.mines], Status.CONTESTED)


def test_a_plain_file_is_not_locked(small_negotiation: Small) -> None:
    with pytest.raises(Refusal, match="no passphrase"):
        passphrases.lock(small_negotiation.workspace)


def test_a_forgotten_key_is_overwritten_and_never_shown(secret: Small) -> None:
    key = keys.known(secret.path)
    assert key is not None
    assert key.hexadecimal[:16] not in repr(key)
    passphrases.lock(secret.workspace)
    with pytest.raises(ValueError, match="forgotten"):
        _ = key.hexadecimal


def test_errors_of_statements_do_not_carry_the_values(secret: Small) -> None:
    engine = engine_for(secret.path)
    with engine.connect() as connection, pytest.raises(Exception, match="UNIQUE") as failed:
        connection.exec_driver_sql("INSERT INTO party SELECT id, 1, ?, '', '', 1 FROM party", ("Westland",))
    engine.dispose()
    assert "Westland" not in str(failed.value)


class Drawer(KeyringBackend):
    """A keyring in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.held.pop((service, username), None) is None:
            raise PasswordDeleteError(username)


@pytest.fixture
def drawer() -> Drawer:
    before = keyring.get_keyring()
    mine = Drawer()
    keyring.set_keyring(mine)
    yield mine
    keyring.set_keyring(before)


def test_the_keyring_opens_the_file_on_request_and_follows_a_change(secret: Small, drawer: Drawer) -> None:
    path = secret.path
    assert not passphrases.give_from_keyring(path)
    passphrases.keep_in_keyring(path)
    assert PASSPHRASE not in str(drawer.held), "the key of this file alone, not the passphrase"
    passphrases.set_for(secret.workspace, "another four words here")
    assert len(drawer.held) == 1
    passphrases.lock(secret.workspace)
    assert passphrases.give_from_keyring(path)
    board.counts(secret.workspace)
    assert passphrases.drop_from_keyring(path)
    assert not passphrases.drop_from_keyring(path)
    assert not drawer.held


def test_without_a_keyring_it_is_said(secret: Small) -> None:
    from keyring.backends.fail import Keyring

    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())
    try:
        with pytest.raises(Refusal, match="no keyring"):
            passphrases.keep_in_keyring(secret.path)
        assert not passphrases.give_from_keyring(secret.path)
    finally:
        keyring.set_keyring(before)


@pytest.mark.parametrize(
    ("passphrase", "expected"),
    [
        ("short", Strength.SHORT),
        ("aaaaaaaaaaaaaaaa", Strength.WEAK),
        ("12345678", Strength.WEAK),
        ("password", Strength.WEAK),
        ("kuala-lumpur1", Strength.FAIR),
        ("four words that rhyme never", Strength.STRONG),
        ("ตัวอย่างรหัสผ่าน", Strength.STRONG),
    ],
)
def test_the_hint_of_strength(passphrase: str, expected: Strength) -> None:
    assert strength(passphrase) is expected


def test_the_file_is_recognised_before_anything_is_asked(secret: Small) -> None:
    secret.workspace.close()
    passphrases.forget(secret.path)
    assert passphrases.needed(secret.path)
    before = fingerprint_of(secret.path)
    with pytest.raises(PassphraseNeeded):
        files.look_at(secret.path)
    assert fingerprint_of(secret.path) == before
