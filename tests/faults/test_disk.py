"""Full disks, broken disks, lost rights and lost drives under the running program, at each call of an edit."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tests.faults.disk import WAYS, edits_on_a_failing_disk
from tests.faults.program import Desk, edits_of, moves, run, wrong_with
from tests.faults.shim import MISSING, Faults, Order

needs_shim = pytest.mark.skipif(bool(MISSING), reason=MISSING or "-")


@needs_shim
@pytest.mark.parametrize(
    ("op", "error"), WAYS, ids=lambda value: value if isinstance(value, str) else errno.errorcode[value]
)
def test_each_failing_call_refuses_its_edit_and_the_next_is_saved(
    sample: Path, tmp_path: Path, op: str, error: int
) -> None:
    faults = Faults(sample.parent, tmp_path / "control")
    refused, tried = edits_on_a_failing_disk(sample, faults, op, error, step=9 if op == "write" else 1)
    assert 0 < refused < tried


@needs_shim
def test_a_disk_that_stays_full_is_said_to_be_full(sample: Path, tmp_path: Path) -> None:
    faults = Faults(sample.parent, tmp_path / "control")
    refused, _ = edits_on_a_failing_disk(sample, faults, "write", errno.ENOSPC, lasting=True, step=9)
    assert refused
    desk = Desk(sample, faults.environment)
    lines = moves(sample)
    assert desk.ask(next(lines)).startswith("ok ")
    faults.order(Order("write", 1, errno.ENOSPC, 1_000_000))
    assert "is full. Make room and try again" in desk.ask(next(lines))
    faults.end()
    desk.finish()


@needs_shim
@pytest.mark.parametrize("words", [("backup",), ("upgrade",), ("restore",), ("new",)], ids=str)
def test_a_full_disk_leaves_nothing_half_of_a_new_file(sample: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    target = tmp_path / "there" / "talks.accord"
    target.parent.mkdir()
    faults = Faults(target.parent, tmp_path / "control")
    faults.order(Order("write", 3, errno.ENOSPC, 1_000_000))
    line = {
        "backup": ("backup", sample, "-o", target),
        "restore": ("restore", sample, target),
        "new": ("new", target, "--from-sample"),
        "upgrade": ("backup", sample, "-o", target),
    }[words[0]]
    refused = run(*line, more=faults.environment)
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    assert list(target.parent.iterdir()) == []


def test_a_file_that_went_away_came_back_or_was_exchanged(sample: Path) -> None:
    desk = Desk(sample)
    lines = moves(sample)
    assert desk.ask(next(lines)).startswith("ok ")
    away = sample.rename(sample.with_name("away.accord"))
    line = next(lines)
    assert "is gone or out of reach. Put it back" in desk.ask(line)
    sample.write_bytes(away.read_bytes())
    assert "was moved, replaced or deleted" in desk.ask(line)
    assert wrong_with(sample) == wrong_with(away) == []
    assert edits_of(sample) == edits_of(away), "nothing was written into either"
    away.replace(sample)
    assert desk.ask(line).startswith("ok ")
    desk.finish()


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX's here")
def test_rights_that_are_taken_away_while_the_file_is_open(sample: Path) -> None:
    desk = Desk(sample)
    lines = moves(sample)
    assert desk.ask(next(lines)).startswith("ok ")
    sample.chmod(0o444)
    line = next(lines)
    answer = desk.ask(line)
    assert answer.startswith("error: ")
    assert "may not be written any more" in answer
    sample.chmod(0o600)
    assert desk.ask(line).startswith("ok ")
    desk.finish()
