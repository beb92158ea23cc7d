"""Files for the fault tests: a fresh sample, and the old ones."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from models.sample import create_sample

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("original") / "sample.accord"
    create_sample(path).close()
    return path


@pytest.fixture
def sample(original: Path, tmp_path: Path) -> Path:
    (tmp_path / "desk").mkdir()
    return Path(shutil.copy(original, tmp_path / "desk" / "sample.accord"))
