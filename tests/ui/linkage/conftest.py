"""The linkage screen in the real window, on a sample whose demands hang together."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from models.commands import evidence, packages
from models.commands.packages import PackageDraft
from models.records import Ref
from models.vocabulary import Kind, Linkage
from tests.ui.window.acts import id_of
from tests.ui.window.conftest import file, new_window, sample_file, window
from ui.linkage.view import LinkageView
from ui.main_window import MainWindow

__all__ = ["file", "new_window", "sample_file", "window"]


@pytest.fixture
def screen(window: MainWindow) -> LinkageView:
    """D-1 needs D-2, which needs D-4, which needs D-1; D-6 blocks D-5; D-3 and D-7 are traded; D-1 to D-3 a package."""
    workspace = window.session.workspace
    assert workspace is not None
    for start, linkage, end in (
        ("D-1", Linkage.DEPENDS_ON, "D-2"),
        ("D-2", Linkage.DEPENDS_ON, "D-4"),
        ("D-4", Linkage.DEPENDS_ON, "D-1"),
        ("D-6", Linkage.BLOCKS, "D-5"),
        ("D-3", Linkage.TRADED_WITH, "D-7"),
    ):
        ends = (Ref(Kind.DEMAND, id_of(window, ref)) for ref in (start, end))
        evidence.link(workspace, *ends, linkage)
    members = tuple(id_of(window, ref) for ref in ("D-1", "D-2", "D-3"))
    packages.make(workspace, PackageDraft("Weapons for mines", members))
    window.actions_by_id["view.linkage"].trigger()
    QApplication.processEvents()
    shown = window.screens.made("linkage")
    assert isinstance(shown, LinkageView)
    return shown
