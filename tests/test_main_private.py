"""What the commands leave on the disk is this person's alone, and a copy to share is what was asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

MAIN = Path(__file__).parent.parent / "main.py"
MARK = b"zz-confidential-zz"


def run(*words: object) -> subprocess.CompletedProcess[str]:
    """With the most generous umask there is."""
    return subprocess.run(
        [sys.executable, str(MAIN), *map(str, words)],
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
        preexec_fn=lambda: os.umask(0) and None,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


@pytest.mark.skipif(os.name == "nt", reason="rights are another thing there")
def test_every_file_that_a_command_makes_is_private(tmp_path: Path) -> None:
    made = tmp_path / "made.accord"
    assert run("generate", made, "--demands", 60, "--meetings", 20, "--seed", 3).returncode == 0
    assert run("new", tmp_path / "new.accord", "--from-sample").returncode == 0
    assert run("share", made, "-o", tmp_path / "whole.accord").returncode == 0
    assert run("share", made, "-o", tmp_path / "public.accord", "--public").returncode == 0
    assert run("backup", made, "-o", tmp_path / "backup.accord").returncode == 0
    for ending in ("pdf", "html", "json"):
        assert run("report", made, "-o", tmp_path / f"report.{ending}").returncode == 0
    assert run("snapshot", made, "-o", tmp_path / "pictures", "--screen", "board").returncode == 0
    found = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(found) >= 9
    assert {path.name: oct(path.stat().st_mode & 0o777) for path in found if path.stat().st_mode & 0o077} == {}


def test_share_leaves_out_what_it_is_asked_to(tmp_path: Path) -> None:
    made = tmp_path / "made.accord"
    assert run("generate", made, "--demands", 60, "--meetings", 20, "--seed", 3).returncode == 0
    assert MARK in made.read_bytes()
    assert run("share", made, "-o", tmp_path / "public.accord", "--public").returncode == 0
    assert MARK not in (tmp_path / "public.accord").read_bytes()
    assert run("check", tmp_path / "public.accord").returncode == 0
    assert run("share", made, "-o", tmp_path / "bare.accord", "--no-history").returncode == 0
    assert run("check", tmp_path / "bare.accord").returncode == 0
    refused = run("share", made, "-o", made)
    assert refused.returncode == 1
    assert len(refused.stderr.splitlines()) == 1
    assert run("share", made).returncode == 2
