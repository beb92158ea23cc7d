"""The linkage screen in the real window, on a sample whose demands hang together."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from models.commands import evidence, packages
from models.commands.demands import id_of
from models.commands.packages import PackageDraft
from models.records import Ref
from models.trust import remember
from models.vocabulary import Kind, Linkage
from models.workspace import Workspace
from tests.ui.window.conftest import new_window, sample_file
from ui.linkage.view import LinkageView
from ui.main_window import MainWindow

__all__ = ["new_window", "sample_file"]


@pytest.fixture(scope="session")
def linked_file(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """D-1 needs D-2, which needs D-4, which needs D-1; D-6 blocks D-5; D-3 and D-7 are traded; D-1 to D-3 a package."""
    path = Path(shutil.copy(sample_file, tmp_path_factory.mktemp("linked") / "linked.accord"))
    remember(path)
    with Workspace.open(path) as workspace:
        for start, linkage, end in (
            ("D-1", Linkage.DEPENDS_ON, "D-2"),
            ("D-2", Linkage.DEPENDS_ON, "D-4"),
            ("D-4", Linkage.DEPENDS_ON, "D-1"),
            ("D-6", Linkage.BLOCKS, "D-5"),
            ("D-3", Linkage.TRADED_WITH, "D-7"),
        ):
            ends = (Ref(Kind.DEMAND, id_of(workspace, ref)) for ref in (start, end))
            evidence.link(workspace, *ends, linkage)
        members = tuple(id_of(workspace, ref) for ref in ("D-1", "D-2", "D-3"))
        packages.make(workspace, PackageDraft("Weapons for mines", members))
    return path


@pytest.fixture
def window(new_window: Callable[[], MainWindow], linked_file: Path, tmp_path: Path) -> MainWindow:
    path = Path(shutil.copy(linked_file, tmp_path / "kuala-lumpur.accord"))
    remember(path)
    opened = new_window()
    assert opened.open_location(str(path))
    return opened


@pytest.fixture
def screen(window: MainWindow) -> LinkageView:
    window.actions_by_id["view.linkage"].trigger()
    QApplication.processEvents()
    shown = window.screens.made("linkage")
    assert isinstance(shown, LinkageView)
    return shown
