"""Copies to be handed out: what was left out is in none of their bytes, and what is left holds together."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from models import passphrases
from models.commands import demands
from models.errors import LocationRefused
from models.generate import generate
from models.generate.words import CONFIDENTIAL
from models.sharing import ShareOptions, share
from models.storage import keys
from models.storage.check import check
from models.workspace import Workspace
from tests.models.people import PASSPHRASE, Small, all_rows, journal_of, set_up, table
from tests.models.secrets import hidden_words

MARK = CONFIDENTIAL.encode()
PUBLIC = ShareOptions(public=True)


@pytest.fixture(scope="module")
def synthetic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("synthetic") / "made.accord"
    generate(path, demands=300, meetings=120, seed=5)
    return path


def shared(path: Path, target: Path, options: ShareOptions) -> Path:
    with Workspace.open(path) as workspace:
        return share(workspace, target, options)


def test_no_byte_of_a_public_copy_is_confidential(synthetic: Path, tmp_path: Path) -> None:
    assert synthetic.read_bytes().count(MARK) > 50, "or the test would find nothing anywhere"
    made = shared(synthetic, tmp_path / "public.accord", PUBLIC)
    assert made.read_bytes().count(MARK) == 0
    assert check(made).sound
    found = "SELECT count(*) FROM search WHERE search MATCH 'zz'"
    counts = []
    for path in (synthetic, made):  # the index keeps words in pieces, which no search for the whole would find
        with closing(sqlite3.connect(path)) as connection:
            counts.append(connection.execute(found).fetchone()[0])
    assert counts[0] > 10
    assert counts[1] == 0


def test_no_word_of_what_is_confidential_or_hangs_on_it_is_in_a_public_copy(synthetic: Path, tmp_path: Path) -> None:
    with Workspace.open(synthetic, read_only=True) as workspace:
        words = hidden_words(workspace)
    made, whole = (shared(synthetic, tmp_path / f"{name}.accord", options) for name, options in
                   (("public", PUBLIC), ("whole", ShareOptions(history=False))))  # fmt: skip
    with Workspace.open(made) as copied:  # row by row too: a long text lies in pieces on several pages
        rows = str(all_rows(copied))
    assert [word for word in words if word.encode() in made.read_bytes()] == []
    assert [word for word in words if word in rows] == []
    assert len([word for word in words if word.encode() in whole.read_bytes()]) > 100


def test_a_public_copy_has_no_confidential_record_and_no_assessed_position(synthetic: Path, tmp_path: Path) -> None:
    made = shared(synthetic, tmp_path / "public.accord", PUBLIC)
    with Workspace.open(made) as workspace, Workspace.open(synthetic) as before:
        rows, was = all_rows(workspace), all_rows(before)
    for name, found in rows.items():
        assert not [one for one in found.values() if one.get("confidential") is True], name
        stayed = [one for one in was.get(name, {}).values() if one.get("confidential") is False]
        if name == "demand":
            assert len(found) == len(stayed)
    assert {one["disclosure"].value for one in rows["position"].values()} == {"public"}


def test_what_hangs_on_a_confidential_record_goes_with_it(small_negotiation: Small, tmp_path: Path) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    before = all_rows(workspace)
    secret = table(workspace, "Exchange the two captains", by=small.north, to=small.south, confidential=True)
    demands.duplicate(workspace, secret)
    made = share(workspace, tmp_path / "public.accord", PUBLIC)
    assert b"captains" in small.path.read_bytes()
    assert b"captains" not in made.read_bytes()
    with Workspace.open(made) as public:
        rows = all_rows(public)
        assert set(rows["demand"]) == set(before["demand"])
        for name in ("demand_party", "status_change", "position"):
            assert all(one["demand_id"] in rows["demand"] for one in rows[name].values())


@pytest.mark.parametrize("options", [ShareOptions(history=False), PUBLIC], ids=["no history", "public"])
def test_a_copy_without_history_has_one_edit_that_founds_it(
    small_negotiation: Small, tmp_path: Path, options: ShareOptions
) -> None:
    workspace = small_negotiation.workspace
    demands.change_field(
        workspace, small_negotiation.mines, "title", was="Clear the mines", becomes="Zwischenstand of the mines"
    )
    demands.change_field(
        workspace, small_negotiation.mines, "title", was="Zwischenstand of the mines", becomes="Clear the mines"
    )
    made = share(workspace, tmp_path / "copy.accord", options)
    assert b"Zwischenstand" in small_negotiation.path.read_bytes()
    assert b"Zwischenstand" not in made.read_bytes()
    with Workspace.open(made) as copied:
        (edit,) = journal_of(copied)
        assert (edit["kind"], edit["author"]) == ("found", "Accord Desk")
        assert copied.undoable() is None
        if not options.public:
            rows, was = all_rows(copied), all_rows(workspace)
            assert {name: rows[name] for name in rows if name != "edition"} == {
                name: was[name] for name in was if name != "edition"
            }
        demand = table(copied, "One more", by=small_negotiation.north)
        assert all_rows(copied)["demand"][demand]["number"] == 5, "a reference is never used again"
    assert check(made).sound


def test_a_whole_copy_holds_no_deleted_words_in_free_pages(small_negotiation: Small, tmp_path: Path) -> None:
    small_negotiation.workspace.close()
    path = small_negotiation.path
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA secure_delete=OFF")
        connection.execute("CREATE TABLE scratch (words)")
        connection.executemany("INSERT INTO scratch VALUES (?)", [("Freigegeben " * 40,)] * 200)
        connection.execute("DROP TABLE scratch")
        connection.commit()
    assert b"Freigegeben" in path.read_bytes()
    made = shared(path, tmp_path / "whole.accord", ShareOptions())
    assert b"Freigegeben" not in made.read_bytes()
    assert check(made).sound
    with Workspace.open(made) as copied, Workspace.open(path) as original:
        assert journal_of(copied) == journal_of(original)
        assert all_rows(copied) == all_rows(original)


@pytest.mark.parametrize("options", [ShareOptions(), PUBLIC], ids=["whole", "public"])
def test_the_copy_of_an_encrypted_file_is_encrypted_unless_it_is_to_be_plain(
    tmp_path: Path, options: ShareOptions
) -> None:
    small = set_up(tmp_path / "secret.accord", PASSPHRASE)
    made = share(small.workspace, tmp_path / "copy.accord", options)
    assert keys.salt_of(made) is not None
    assert b"Northland" not in made.read_bytes()
    plain = ShareOptions(history=options.history, public=options.public, plain=True)
    made = share(small.workspace, tmp_path / "plain.accord", plain)
    assert keys.salt_of(made) is None
    assert check(made).sound
    demands.duplicate(small.workspace, small.mines)  # the file itself is still open under its key
    small.workspace.close()
    passphrases.forget(small.path)


def test_the_negotiation_is_not_its_own_copy(small_negotiation: Small) -> None:
    with pytest.raises(LocationRefused, match="itself lies"):
        share(small_negotiation.workspace, small_negotiation.path)


def test_a_copy_is_private_and_leaves_nothing_beside_it(small_negotiation: Small, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    made = share(small_negotiation.workspace, folder / "copy.accord", PUBLIC)
    assert made.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in folder.iterdir()] == ["copy.accord"]
