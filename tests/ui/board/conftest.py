"""Negotiations for the tests of the board: the sample, and a large one that is made once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.sample import create_sample
from models.workspace import Workspace
from tests.ui.board.acts import Owner, shown_board
from tests.ui.board.many import make_many
from ui.board.view import BoardView


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.accord"
    create_sample(path).close()
    return path


@pytest.fixture(scope="session")
def many_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("many") / "many.accord"
    make_many(path, 5_000)
    return path


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(shutil.copy(sample_file, tmp_path / "board.accord")) as opened:
        yield opened


@pytest.fixture
def many(many_file: Path, tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(shutil.copy(many_file, tmp_path / "many.accord")) as opened:
        yield opened


@pytest.fixture
def board(qtbot: QtBot, sample: Workspace) -> BoardView:
    """The board of the sample."""
    return shown_board(qtbot, sample)


@pytest.fixture
def owner(board: BoardView, sample: Workspace) -> Owner:
    return Owner(board, sample)
