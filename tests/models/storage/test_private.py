"""The private folder: nobody else looks into it, and nothing stays in it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from models.storage import private

MAKES = """
import os, sys
from models.storage import private
path = private.new_file("minutes.txt")
path.write_text("words")
path.chmod(0o400)
print(private.folder(), flush=True)
if sys.argv[1] == "killed": os._exit(9)
"""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


def run(how: str) -> Path:
    done = subprocess.run([sys.executable, "-c", MAKES, how], capture_output=True, text=True, check=False)
    return Path(done.stdout.strip())


def test_it_is_this_persons_alone_and_gone_at_the_end(temporary: Path) -> None:
    made = run("ends")
    assert made.parent == temporary
    assert not made.exists()


@pytest.mark.skipif(os.name == "nt", reason="there the system's own cleaning takes what was left")
def test_what_a_killed_program_left_is_removed_at_the_next_start(temporary: Path) -> None:
    left = run("killed")
    assert stat.S_IMODE(left.stat().st_mode) == 0o700
    assert list(left.rglob("minutes.txt"))
    running = temporary / f"{private.PREFIX}{os.getpid()}-mine"
    running.mkdir()
    other = temporary / "accord-desk-notes"
    other.mkdir()
    run("ends")
    assert not left.exists()
    assert running.exists(), "that of a running program stays"
    assert other.exists(), "as does what is not ours"


@pytest.mark.skipif(os.name == "nt", reason="no links there without rights")
def test_a_link_in_its_place_is_not_followed(temporary: Path) -> None:
    elsewhere = temporary / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept.txt").write_text("words")
    (temporary / f"{private.PREFIX}999999999-x").symlink_to(elsewhere)
    private.remove_stale()
    assert (elsewhere / "kept.txt").exists()
