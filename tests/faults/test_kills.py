"""Some thirty kills of the program (`make faults` does a thousand): what was answered is there, nothing is half."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.faults import kills
from tests.faults.conftest import DATA
from tests.faults.log import calls_of
from tests.faults.shim import MISSING, Faults

needs_shim = pytest.mark.skipif(bool(MISSING), reason=MISSING or "-")
OLD = DATA / "version-1-sample.accord"


@pytest.mark.parametrize("seed", range(4))
def test_an_answered_edit_outlives_a_kill_at_any_moment(sample: Path, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(2):
        kills.kill_a_desk(sample, chance)


@needs_shim
@pytest.mark.parametrize("seed", range(4))
def test_an_answered_edit_outlives_a_kill_at_any_call_to_the_disk(sample: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    faults = Faults(sample.parent, tmp_path / "control")
    for _ in range(2):
        kills.kill_a_desk(sample, chance, faults)


@needs_shim
@pytest.mark.parametrize("part", range(3))
def test_a_killed_upgrade_leaves_the_old_file_or_the_new_one(tmp_path: Path, part: int) -> None:
    folder = tmp_path / "old"
    made = calls_of(("upgrade", kills.fresh_copy(OLD, folder)), folder, tmp_path / "control")
    steps = kills.telling(made)
    for call in steps[part::3][:: max(1, len(steps) // 9)]:
        assert kills.kill_an_upgrade(OLD, folder, call)


@needs_shim
def test_a_killed_restore_leaves_the_old_file_or_the_new_one(sample: Path, original: Path, tmp_path: Path) -> None:
    kills.kill_a_desk(sample, random.Random(1))
    target = kills.fresh_copy(original, tmp_path / "there")
    words = ("restore", str(sample), str(target))
    for call in kills.telling(calls_of(words, target.parent, tmp_path / "control"))[-4:]:
        kills.fresh_copy(original, tmp_path / "there")
        assert kills.kill_a_copy(sample, target.parent, words, target, call)


@needs_shim
def test_a_killed_backup_never_leaves_half_a_file(
    sample: Path, original: Path, tmp_path: Path, own_folders: Path
) -> None:
    kills.kill_a_desk(sample, random.Random(1))
    target = kills.fresh_copy(original, tmp_path / "there")
    words = ("backup", str(sample), "-o", str(target))
    for call in kills.telling(calls_of(words, target.parent, tmp_path / "control"))[-3:]:
        kills.fresh_copy(original, tmp_path / "there")
        assert kills.kill_a_copy(sample, target.parent, words, target, call)
    for call in (30, 99):
        kills.kill_a_backup(sample, own_folders / "xdg_data_home", call)
