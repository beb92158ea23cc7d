"""A text that is not kept yet: it survives, nobody else reads it, and it follows its negotiation’s passphrase."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from models import passphrases
from models.capture import drafts
from models.capture.drafts import TextDraft
from models.errors import LocationRefused, PassphraseNeeded
from models.storage import drafts as stored
from models.workspace import Workspace
from tests.models.people import PASSPHRASE, begin

BOTH_KINDS = True

DRAFT = TextDraft("zz-draft-zz ข้อตกลง\nsecond line", "Daily News", published="on Tuesday", credibility=2, source_id=7)


def files(home: Path) -> list[Path]:
    return sorted(path for path in home.rglob("*.draft*") if path.is_file())


def test_it_is_read_back_as_it_was_and_let_go_of_when_empty(workspace: Workspace, own_folders: Path) -> None:
    assert drafts.load(workspace) == TextDraft()
    drafts.save(workspace, DRAFT)
    drafts.save(workspace, TextDraft("another"))
    drafts.save(workspace, DRAFT)
    assert drafts.load(workspace) == DRAFT
    (file,) = files(own_folders)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    drafts.save(workspace, TextDraft(text="  \n"))
    assert drafts.load(workspace) == TextDraft()
    assert files(own_folders) == []


def test_beside_an_encrypted_negotiation_nothing_lies_plain(
    workspace: Workspace, own_folders: Path, passphrase: str | None
) -> None:
    drafts.save(workspace, DRAFT)
    found = b"zz-draft-zz" in files(own_folders)[0].read_bytes()
    assert found is (passphrase is None)


def test_it_follows_a_passphrase_that_is_set_changed_and_removed(tmp_path: Path, own_folders: Path) -> None:
    with begin(tmp_path / "talks.accord") as opened:
        drafts.save(opened, DRAFT)
        for now in (PASSPHRASE, "other words that rhyme", None):
            passphrases.set_for(opened, now)
            assert drafts.load(opened) == DRAFT
            (file,) = files(own_folders)
            assert (b"zz-draft-zz" in file.read_bytes()) is (now is None)


def test_a_plain_one_that_a_crash_left_is_taken_over(
    tmp_path: Path, own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with begin(tmp_path / "talks.accord") as opened:
        drafts.save(opened, DRAFT)
        with monkeypatch.context() as killed:  # before the draft could follow
            killed.setattr(stored, "write", lambda *_: None)
            killed.setattr(stored, "_remove", lambda *_: None)
            passphrases.set_for(opened, PASSPHRASE)
        assert b"zz-draft-zz" in files(own_folders)[0].read_bytes()
        assert drafts.load(opened) == DRAFT
        (file,) = files(own_folders)
        assert b"zz-draft-zz" not in file.read_bytes()


def test_while_the_file_is_locked_it_can_be_neither_read_nor_written(tmp_path: Path) -> None:
    with begin(tmp_path / "talks.accord", passphrase=PASSPHRASE) as opened:
        drafts.save(opened, DRAFT)
        passphrases.lock(opened)
        assert drafts.load(opened) == TextDraft()
        with pytest.raises(PassphraseNeeded):
            drafts.save(opened, TextDraft("later"))
        passphrases.unlock(opened, PASSPHRASE)
        assert drafts.load(opened) == DRAFT


@pytest.mark.parametrize("content", [b"", b"nonsense" * 1_000, b"SQLite format 3\x00" + b"\xff" * 4_080])
def test_a_damaged_one_costs_the_draft_and_nothing_else(tmp_path: Path, own_folders: Path, content: bytes) -> None:
    with begin(tmp_path / "talks.accord") as opened:
        drafts.save(opened, DRAFT)
        files(own_folders)[0].write_bytes(content)
        assert drafts.load(opened) == TextDraft()
        drafts.save(opened, DRAFT)
        assert drafts.load(opened) == DRAFT


def test_another_negotiation_has_another_draft(tmp_path: Path) -> None:
    with begin(tmp_path / "one.accord") as one, begin(tmp_path / "two.accord", seed=9) as two:
        drafts.save(one, DRAFT)
        assert drafts.load(two) == TextDraft()


def test_a_folder_that_takes_nothing_is_said(
    tmp_path: Path, own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "no-folder"
    blocked.write_text("a file")
    monkeypatch.setenv("XDG_DATA_HOME", str(blocked))
    with begin(tmp_path / "talks.accord") as opened, pytest.raises(LocationRefused, match="draft is not written down"):
        drafts.save(opened, DRAFT)
