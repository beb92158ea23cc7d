"""Power cuts: every state that the disk can be left in, built from the program's own calls, is sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import power
from tests.faults.conftest import DATA
from tests.faults.kills import fresh_copy
from tests.faults.log import calls_of
from tests.faults.shim import MISSING, Faults

pytestmark = pytest.mark.skipif(bool(MISSING), reason=MISSING or "-")


def test_an_answered_edit_outlives_a_power_cut(sample: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    faults = Faults(sample.parent, tmp_path / "control", log=log)
    states = power.cut_power_while_editing(sample, tmp_path / "left", faults, log, edits=2, seed=1)
    assert states > 50


def test_a_power_cut_during_an_upgrade_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    old = DATA / "version-1-sample.accord"
    folder = tmp_path / "old"
    path = fresh_copy(old, folder)
    disk = power.Disk(folder)
    calls = calls_of(("upgrade", path), folder, tmp_path / "control")
    fresh_copy(old, folder)
    states = power.cut_power_while_upgrading(path, tmp_path / "left", calls, disk, seed=1)
    assert min(states) > 0
