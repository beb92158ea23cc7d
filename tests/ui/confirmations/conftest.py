"""The attendance screen in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.window.conftest import file, new_window, sample_file, window
from ui.confirmations.view import ConfirmationsView
from ui.main_window import MainWindow

__all__ = ["file", "new_window", "sample_file", "window"]


@pytest.fixture
def screen(window: MainWindow) -> ConfirmationsView:
    window.actions_by_id["view.attendance"].trigger()
    QApplication.processEvents()
    shown = window.screens.made("attendance")
    assert isinstance(shown, ConfirmationsView)
    return shown
