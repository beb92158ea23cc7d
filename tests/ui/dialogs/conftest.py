"""The sample, opened for the tests of the dialogs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.sample import create_sample
from models.workspace import Workspace


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.accord"
    create_sample(path).close()
    return path


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(shutil.copy(sample_file, tmp_path / "mine.accord"), author="desk") as opened:
        yield opened


@pytest.fixture
def colleague(sample: Workspace) -> Iterator[Workspace]:
    """Someone else who has the same file open."""
    with Workspace.open(sample.path, author="colleague") as opened:
        yield opened
