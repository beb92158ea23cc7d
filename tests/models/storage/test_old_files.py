"""One old file per schema version, and more where a version was filled differently: each is upgraded and proved."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from models.errors import OlderFile
from models.storage.check import check
from models.storage.migrations.upgrade import upgrade
from models.workspace import Workspace

DATA = Path(__file__).parents[2] / "data"
OLD = sorted(DATA.glob("version-*.accord"))


def test_there_is_an_old_file() -> None:
    assert OLD


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_an_old_file_is_upgraded_and_keeps_a_backup(old: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(old, tmp_path / "old.accord"))
    path.chmod(0o600)
    with pytest.raises(OlderFile):
        Workspace.open(path)
    backup = upgrade(path)
    assert backup is not None
    assert backup.exists()
    report = check(path)
    assert report.sound, [finding.what for finding in report.findings if not finding.ok]
    with Workspace.open(path) as workspace:
        assert workspace.sequence > 0
