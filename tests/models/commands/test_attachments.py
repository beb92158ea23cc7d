"""Attached files: what is taken in, what is kept of it where, and what is handed to another program."""

from __future__ import annotations

import hashlib
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.commands import attachments, demands
from models.entities.attachment import attachment_content
from models.errors import Damaged, NotFound, Refusal, RuleBroken
from models.file_kinds import OTHER, TEXT, display_name, kind_of, safe_name
from models.queries.attachments import attached_to
from models.records import Ref
from models.sharing import ShareOptions, share
from models.storage import intake, private
from models.storage.check import check
from models.storage.sqlite import connect
from models.vocabulary import Kind
from models.workspace import Workspace
from tests.models.people import Small, journal_of

BOTH_KINDS = True

PDF = b"%PDF-1.7\n" + b"The words of the annex. " * 50


@pytest.fixture
def annex(tmp_path: Path) -> Path:
    path = tmp_path / "Annex B.pdf"
    path.write_bytes(PDF)
    return path


def about(small: Small) -> Ref:
    return Ref(Kind.DEMAND, small.mines)


def test_a_file_is_attached_and_comes_out_as_it_went_in(small_negotiation: Small, annex: Path, tmp_path: Path) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    news = attachments.attach(workspace, about(small), annex)
    assert news is not None
    assert about(small) in news.touched
    (record,) = attached_to(workspace, about(small))
    assert (record.name, record.media_type, record.size) == ("Annex B.pdf", "application/pdf", len(PDF))
    attachments.save_as(workspace, record.id, tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes() == PDF
    workspace.close()
    assert check(small.path).sound


def test_the_journal_holds_the_hash_and_not_the_bytes(small_negotiation: Small, annex: Path) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    attachments.attach(workspace, about(small), annex)
    attachments.attach(workspace, Ref(Kind.DEMAND, small.border), annex)
    with workspace.reading() as connection:
        changes = " ".join(str(row) for row in connection.exec_driver_sql("SELECT becomes FROM change").scalars())
        contents = connection.execute(attachment_content.select()).all()
    assert hashlib.sha256(PDF).hexdigest() in changes
    assert "words of the annex" not in changes
    assert len(contents) == 1, "the same bytes are kept once"


def test_removing_and_deleting_are_undone_with_the_bytes(small_negotiation: Small, annex: Path) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    attachments.attach(workspace, about(small), annex)
    (record,) = attached_to(workspace, about(small))
    attachments.remove(workspace, record.id)
    assert attached_to(workspace, about(small)) == ()
    workspace.undo()
    demands.delete(workspace, [small.mines])
    assert attached_to(workspace, about(small)) == ()
    workspace.undo()
    (again,) = attached_to(workspace, about(small))
    assert again == record
    assert attachments.opened_copy(workspace, record.id).read_bytes() == PDF
    assert len(journal_of(workspace)) > 4


def test_a_copy_is_opened_in_the_private_folder_for_reading_only(small_negotiation: Small, annex: Path) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    attachments.attach(workspace, about(small), annex)
    (record,) = attached_to(workspace, about(small))
    path = attachments.opened_copy(workspace, record.id)
    assert path.is_relative_to(private.folder())
    assert private.folder().stat().st_mode & 0o777 == 0o700
    assert path.stat().st_mode & 0o777 == 0o400
    assert path.name == "Annex B.pdf"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("setup.exe", b"MZ\x90\x00" + b"\x00" * 100),
        ("minutes.pdf", b"MZ\x90\x00" + b"\x00" * 100),
        ("minutes.txt", b"#!/bin/sh\nrm -rf ~\n"),
        ("page.html", b"<html><script>alert(1)</script>"),
        ("picture.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
        ("start.desktop", b"[Desktop Entry]\nExec=sh\n"),
        ("macro.docm", b"PK\x03\x04" + b"\x00" * 50 + b"word/vbaProject.bin"),
        ("macro.docx", b"PK\x03\x04" + b"\x00" * 50 + b"word/vbaProject.bin"),
        ("archive.zip", b"PK\x03\x04" + b"\x00" * 50),
        ("library.jar", b"PK\x03\x04META-INF"),
        ("tool", b"\x7fELF" + b"\x00" * 50),
        ("script.py", b"import os\n"),
        ("text.txt", b"\xff\xfe\x00words"),
    ],
)
def test_what_may_run_is_not_opened_but_can_be_saved(
    small_negotiation: Small, tmp_path: Path, name: str, data: bytes
) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    (tmp_path / name).write_bytes(data)
    attachments.attach(workspace, about(small), tmp_path / name)
    (record,) = attached_to(workspace, about(small))
    with pytest.raises(Refusal, match="not opened"):
        attachments.opened_copy(workspace, record.id)
    attachments.save_as(workspace, record.id, tmp_path / "saved")
    assert (tmp_path / "saved").read_bytes() == data


def test_a_file_that_is_too_large_or_not_there_is_refused(
    small_negotiation: Small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    monkeypatch.setattr(attachments, "LARGEST", 1_000)
    (tmp_path / "large.txt").write_bytes(b"x" * 1_001)
    with pytest.raises(RuleBroken, match="too large"):
        attachments.attach(workspace, about(small), tmp_path / "large.txt")
    with pytest.raises(NotFound, match="no file"):
        attachments.attach(workspace, about(small), tmp_path / "none.txt")
    with pytest.raises(NotFound):
        attachments.attach(workspace, about(small), tmp_path)
    assert attached_to(workspace, about(small)) == ()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE attachment_content SET data = data || 'x'", "DELETE FROM attachment_content"],
    ids=["altered", "missing"],
)
def test_altered_bytes_are_found_and_not_handed_out(small_negotiation: Small, annex: Path, statement: str) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    attachments.attach(workspace, about(small), annex)
    (record,) = attached_to(workspace, about(small))
    workspace.close()
    with closing(connect(small.path)) as hand:  # by somebody who has the key
        hand.execute(statement)
    report = check(small.path)
    assert any("attached file" in finding.what for finding in report.findings if not finding.ok)
    with Workspace.open(small.path) as opened, pytest.raises(Damaged):
        attachments.opened_copy(opened, record.id)


def test_a_file_goes_along_with_a_copy_and_through_the_intake(
    small_negotiation: Small, annex: Path, tmp_path: Path
) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    attachments.attach(workspace, about(small), annex)
    (tmp_path / "secret.txt").write_text("the second list")
    attachments.attach(workspace, about(small), tmp_path / "secret.txt", confidential=True)
    made = share(workspace, tmp_path / "public.accord", ShareOptions(public=True, plain=True))
    assert b"the second list" not in made.read_bytes()
    assert b"words of the annex" in made.read_bytes()
    intake.take_in(made, tmp_path / "taken.accord")
    with Workspace.open(tmp_path / "taken.accord") as taken:
        (record,) = attached_to(taken, about(small))
        assert attachments.opened_copy(taken, record.id).read_bytes() == PDF


@given(st.text(max_size=60))
def test_any_name_becomes_a_safe_one(name: str) -> None:
    for kind in (TEXT, OTHER, kind_of("x.pdf", PDF)):
        safe = safe_name(name, kind)
        assert safe == Path(safe).name
        assert not safe.startswith((".", "-", " "))
        assert not set(safe) & set('/\\:*?"<>|\0')
        assert Path(safe).suffix in (*kind.endings, ".bin")
        assert len(safe) < 100
    assert display_name(name).strip()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Windows\\evil.exe", "evil_exe.pdf"),
        ("invoice.pdf.exe", "invoice_pdf_exe.pdf"),
        ("in\u202efdp.exe", "infdp_exe.pdf"),
        ("Anhang ü.PDF", "Anhang ü.pdf"),
        ("...", "file.pdf"),
        ("-rf.pdf", "rf.pdf"),
    ],
)
def test_names_that_mean_harm(name: str, safe: str) -> None:
    assert safe_name(name, kind_of("x.pdf", PDF)) == safe
