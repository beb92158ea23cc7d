"""The real window while the disk fails: the screen keeps what was typed, says what to do, and the next try is saved."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.program import MAIN, PATIENCE, wrong_with
from tests.faults.shim import MISSING, Faults


@pytest.mark.skipif(bool(MISSING), reason=MISSING or "-")
def test_the_screen_keeps_the_words_while_the_disk_fails(sample: Path, tmp_path: Path) -> None:
    control = tmp_path / "control"
    faults = Faults(sample.parent, control)
    ended = subprocess.run(
        [sys.executable, "-m", "tests.faults.desk_under_fault", str(sample), str(control)],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        cwd=MAIN.parent,
        env={**os.environ, **faults.environment, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert ended.returncode == 0, ended.stderr
    seen = json.loads(ended.stdout)
    assert set(seen) == {"full", "broken", "read-only", "gone"}
    for kind, steps in seen.items():
        for what, step in steps.items():
            assert step["kept"], f"{kind}, {what}: the words are gone"
            assert step["told"].count(".") >= 2, f"{kind}, {what}: {step['told']!r}"
            assert step["then_saved"], f"{kind}, {what}: not saved when the disk is well again"
    assert "is full" in seen["full"]["dialog"]["told"]
    assert wrong_with(sample) == []
