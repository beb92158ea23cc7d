"""The real window on a copy of the sample, with settings of the test's own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from models.sample import create_sample
from models.trust import remember
from ui.main_window import MainWindow
from ui.preferences import Preferences


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.accord"
    create_sample(path).close()
    return path


@pytest.fixture
def file(sample_file: Path, tmp_path: Path) -> Path:
    """A copy that counts as made here."""
    path = Path(shutil.copy(sample_file, tmp_path / "kuala-lumpur.accord"))
    remember(path)
    return path


@pytest.fixture
def new_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], MainWindow]]:
    """Starts the program anew, as often as wanted, always with the same settings."""
    started: list[MainWindow] = []

    def start() -> MainWindow:
        preferences = Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
        window = MainWindow(preferences)
        qtbot.addWidget(window)
        window.resize(1440, 900)
        window.show()
        started.append(window)
        return window

    yield start
    for window in started:
        window.close()


@pytest.fixture
def window(new_window: Callable[[], MainWindow], file: Path) -> MainWindow:
    opened = new_window()
    assert opened.open_location(str(file))
    assert opened.desk is not None
    opened.desk.load_timeline()
    return opened
