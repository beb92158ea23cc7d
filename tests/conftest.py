"""What all tests share: no real display, no settings or data of the person who runs them, a small negotiation."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_ACCESSIBILITY", "1")


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, data and caches of the program lie in a folder of the test's own."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("HOME", str(home))
    return home


#: The windows of the test that ran last. A window without a parent belongs to Python alone, and pytest-qt only keeps
#: weak references: the collector took a board in the middle of its painting, after its test, and the worker crashed.
_kept: list[object] = []


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """pytest-qt's, whose windows live until they were closed and deleted."""
    _kept.clear()
    add = qtbot.addWidget

    def add_and_keep(widget: QWidget, **how: Callable[[QWidget], None] | None) -> None:
        _kept.append(widget)
        add(widget, **how)

    monkeypatch.setattr(qtbot, "addWidget", add_and_keep)
    return qtbot
