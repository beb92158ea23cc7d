"""The sample with the inspector beside it, as the window keeps them in step."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.sample import create_sample
from models.workspace import Workspace
from ui.dialogs.desk import DialogDesk
from ui.inspector.view import Inspector


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


@pytest.fixture
def inspector(qtbot: QtBot, sample: Workspace) -> Inspector:
    """The panel on its own, in a window, told of every edit."""
    panel = Inspector(DialogDesk())
    qtbot.addWidget(panel)
    panel.resize(330, 820)
    panel.set_workspace(sample)
    sample.subscribe(panel.refresh)
    panel.show()
    qtbot.waitExposed(panel)
    panel.activateWindow()
    return panel
