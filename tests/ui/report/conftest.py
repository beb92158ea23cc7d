"""The sample's file, and the report's screen on it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.sample import create_sample
from models.workspace import Workspace
from tests.ui.report.acts import Desk
from ui.tasks import Tasks


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.accord"
    create_sample(path).close()
    return path


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(shutil.copy(sample_file, tmp_path / "report.accord")) as opened:
        yield opened


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    """The screen, without a negotiation yet."""
    tasks = Tasks()
    desk = Desk(qtbot, tasks)
    yield desk
    tasks.close()
    desk.view.set_workspace(None)


@pytest.fixture
def report(desk: Desk, sample: Workspace) -> Desk:
    """The sample's report, pages and all."""
    desk.open(sample)
    return desk
