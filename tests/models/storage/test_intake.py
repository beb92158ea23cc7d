"""Files from elsewhere: what is refused with the file as it was, and what is used of the rest."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from models import passphrases, trust
from models.commands import demands
from models.errors import LocationRefused, PassphraseNeeded, ReadOnly
from models.queries import board
from models.storage import guard, intake, keys, known
from models.storage.check import check
from models.vocabulary import Status
from models.workspace import Workspace
from tests.models.people import PASSPHRASE, Small, all_rows, fingerprint_of, index_of, journal_of, set_up
from tests.models.storage.crafted import CRAFTED, HOSTILE, altered, rehash


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    small = set_up(tmp_path_factory.mktemp("sound") / "sound.accord")
    small.workspace.close()
    return small.path.read_bytes()


@pytest.fixture
def sent(sound: bytes, tmp_path: Path) -> Path:
    """A file that came from elsewhere: the program of this person has never seen it."""
    folder = tmp_path / "sent"
    folder.mkdir()
    path = folder / "sent.accord"
    path.write_bytes(sound)
    return path


def beside(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir())


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize("craft", CRAFTED)
def test_a_crafted_file_is_refused_and_stays_as_it_is(sent: Path, craft: str) -> None:
    words, make = CRAFTED[craft]
    make(sent)
    before = (sent.stat().st_size, sent.stat().st_mtime_ns)
    whole = fingerprint_of(sent) if before[0] < 1_000_000_000 else ""
    with pytest.raises(LocationRefused, match=words) as refused:
        trust.open_location(sent)
    assert refused.value.way_out
    assert "\x1b" not in str(refused.value)
    assert (sent.stat().st_size, sent.stat().st_mtime_ns) == before
    assert not whole or fingerprint_of(sent) == whole
    assert beside(sent) == ["sent.accord"]


def test_an_unfinished_edit_beside_it_is_not_played_back(sent: Path) -> None:
    """A journal from a stranger would overwrite pages of the file at the first look."""
    journal = sent.with_name("sent.accord-journal")
    journal.write_bytes(guard.HOT + b"\x00\x00\x00\x01" + bytes(500))
    before = fingerprint_of(sent), fingerprint_of(journal)
    with pytest.raises(LocationRefused, match="unfinished edit"):
        trust.open_location(sent)
    assert (fingerprint_of(sent), fingerprint_of(journal)) == before


def test_an_index_of_words_that_was_tampered_with_is_not_used(sent: Path) -> None:
    """Its inner tables are never read; the index is made anew out of the records."""
    good = index_of(trust.open_location(sent))
    altered(sent, "UPDATE search_data SET block = x'00' || block", "UPDATE search_content SET c1 = 'somewhere else'")
    with pytest.raises(sqlite3.DatabaseError), closing(sqlite3.connect(sent)) as connection:
        connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
    with contextlib.suppress(LocationRefused):  # a newer SQLite looks into the index when it checks the file
        assert index_of(trust.open_location(sent)) == good


def test_a_journal_that_was_chained_anew_still_has_to_make_the_records(sent: Path) -> None:
    altered(sent, "UPDATE change SET becomes = replace(becomes, 'Northland', 'Eastland')")
    rehash(sent)
    with pytest.raises(LocationRefused, match="hold together"):
        trust.open_location(sent)


def test_links_in_a_circle_are_only_links(sent: Path) -> None:
    """Two records may depend on each other: what reads links does not follow them."""
    with trust.open_location(sent) as workspace:
        assert sum(board.counts(workspace).values()) == 4


def test_time_is_limited(sent: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "SECONDS", -1.0)
    monkeypatch.setattr(guard, "STEPS", 1)
    with pytest.raises(LocationRefused, match="too long"):
        trust.open_location(sent)


def test_the_number_of_records_is_limited(sent: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MOST_ROWS", 2)
    with pytest.raises(LocationRefused, match="too many"):
        trust.open_location(sent)


def test_every_sort_of_value_has_a_reader() -> None:
    from models.entities.base import Base
    from models.storage.typed_rows import readers

    assert all(readers(table) for table in Base.metadata.sorted_tables)


# ---------------------------------------------------------------- what is used of a sound one


def test_a_sound_file_from_elsewhere_is_read_and_not_written(sent: Path) -> None:
    before = fingerprint_of(sent)
    with trust.open_location(sent) as workspace, Workspace.open(sent, read_only=True) as itself:
        assert workspace.place == sent
        assert workspace.path != sent
        assert all_rows(workspace) == all_rows(itself)
        assert journal_of(workspace) == journal_of(itself)
        assert index_of(workspace) == index_of(itself)
        with pytest.raises(ReadOnly, match="reading only"):
            workspace.undo()
    assert fingerprint_of(sent) == before
    assert beside(sent) == ["sent.accord"]


def test_the_copy_that_is_read_lies_where_only_this_person_can_look(sent: Path) -> None:
    with trust.open_location(sent) as workspace:
        assert workspace.path.stat().st_mode & 0o777 == 0o600
        assert workspace.path.parent.stat().st_mode & 0o777 == 0o700
        assert workspace.path.parent.parent.stat().st_mode & 0o777 == 0o700


def test_trusting_makes_a_copy_of_ones_own_that_can_be_edited(sent: Path, tmp_path: Path) -> None:
    before = fingerprint_of(sent)
    with trust.open_location(sent) as workspace:
        mine = trust.trust(workspace, tmp_path / "mine.accord")
    assert check(mine).sound
    assert mine.stat().st_mode & 0o777 == 0o600
    with trust.open_location(mine) as workspace:
        assert workspace.origin is None
        demand = demands.id_of(workspace, "D-2")
        assert demands.move(workspace, [demand], Status.CONTESTED)
    assert fingerprint_of(sent) == before


def test_markup_in_every_field_comes_through_as_it_is(tmp_path: Path) -> None:
    small = set_up(tmp_path / "first.accord")
    demands.change_field(small.workspace, small.mines, "title", was="Clear the mines", becomes=HOSTILE)
    small.workspace.close()
    sent = tmp_path / "sent.accord"
    shutil.move(small.path, sent)
    intake.take_in(sent, tmp_path / "taken.accord")
    with Workspace.open(tmp_path / "taken.accord") as workspace:
        assert all_rows(workspace)["demand"][small.mines]["title"] == HOSTILE


def test_an_encrypted_file_from_elsewhere_stays_encrypted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = set_up(tmp_path / "sent.accord", PASSPHRASE)
    small.workspace.close()
    passphrases.forget(small.path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "another person"))
    with pytest.raises(PassphraseNeeded):
        trust.open_location(small.path)
    passphrases.give(small.path, PASSPHRASE)
    with trust.open_location(small.path) as workspace:
        assert workspace.origin == small.path
        assert keys.salt_of(workspace.path) == keys.salt_of(small.path)
        assert sum(board.counts(workspace).values()) == 4


# ---------------------------------------------------------------- which files are from elsewhere


def test_what_was_made_here_is_ours_and_stays_so(small_negotiation: Small) -> None:
    small_negotiation.workspace.close()
    with trust.open_location(small_negotiation.path) as workspace:
        assert not workspace.read_only


def test_a_copy_of_ours_is_ours(small_negotiation: Small, tmp_path: Path) -> None:
    copied = small_negotiation.workspace.save_copy(tmp_path / "copy.accord")
    by_hand = Path(shutil.copy(copied, tmp_path / "by-hand.accord"))
    assert not trust.is_from_elsewhere(copied)
    assert not trust.is_from_elsewhere(by_hand)


def test_another_file_in_the_place_of_ours_is_from_elsewhere(small_negotiation: Small, sound: bytes) -> None:
    small_negotiation.workspace.close()
    small_negotiation.path.write_bytes(sound.replace(b"x", b"x"))
    altered(small_negotiation.path, "UPDATE edit SET author = 'Somebody else'")
    rehash(small_negotiation.path)
    assert trust.is_from_elsewhere(small_negotiation.path)


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no marks of origin on this system")
def test_a_copy_that_a_browser_marked_is_from_elsewhere(small_negotiation: Small, tmp_path: Path) -> None:
    copied = Path(shutil.copy(small_negotiation.path, tmp_path / "back.accord"))
    try:
        os.setxattr(copied, "user.xdg.origin.url", b"https://example.org/back.accord")
    except OSError:
        pytest.skip("this file system keeps no marks")
    assert trust.is_from_elsewhere(copied)


def test_a_copy_among_the_downloads_is_from_elsewhere(
    small_negotiation: Small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known.platformdirs, "user_downloads_dir", lambda: str(tmp_path / "Downloads"))
    (tmp_path / "Downloads").mkdir()
    copied = Path(shutil.copy(small_negotiation.path, tmp_path / "Downloads" / "back.accord"))
    assert trust.is_from_elsewhere(copied)


def test_after_a_crash_ours_is_still_ours(small_negotiation: Small) -> None:
    """The unfinished journal of our own is SQLite's to play back."""
    small_negotiation.workspace.close()
    journal = small_negotiation.path.with_name(f"{small_negotiation.path.name}-journal")
    journal.write_bytes(guard.HOT + bytes(504))
    assert not trust.is_from_elsewhere(small_negotiation.path)


def test_nothing_of_the_content_is_remembered(small_negotiation: Small) -> None:
    folder = known._folder()
    told = b"".join(one.read_bytes() for one in folder.iterdir())
    assert b"Border talks" not in told
    assert all(one.stat().st_mode & 0o777 == 0o600 for one in folder.iterdir())
