"""Where the window stands: as it was closed, as far as that is still on a screen. Needed before the first pixels."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from ui.preferences import Preferences, on_screen


def restore_place(window: QMainWindow, preferences: Preferences) -> None:
    """The remembered place, or a good size on the screen where the window comes up."""
    screen = window.screen().availableGeometry()
    # Room for the frame, which the system adds around what is resized here.
    window.resize(min(1440, screen.width() - 8), min(900, screen.height() - 44))
    geometry = preferences.layout("geometry")
    if not geometry.isEmpty():
        window.restoreGeometry(geometry)
    place = on_screen(window.geometry(), [one.availableGeometry() for one in QGuiApplication.screens()])
    if place != window.geometry() and not window.isMaximized():
        window.setGeometry(place)
