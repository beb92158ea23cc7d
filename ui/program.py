"""The program's name and version, and a QApplication that carries them; its looks come when they are needed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

NAME = "Accord Desk"
VERSION = "0.1.0"


def application_for(arguments: list[str]) -> QApplication:
    """The QApplication with the program's name and version."""
    QCoreApplication.setOrganizationName(NAME)
    QCoreApplication.setApplicationName(NAME)
    QCoreApplication.setApplicationVersion(VERSION)
    application = QApplication(arguments)
    application.setDesktopFileName("accord-desk")
    return application


def dress(application: QApplication, mode: str = "system") -> None:
    """Its theme, letters and icon. mode: "system", "light" or "dark"."""
    from ui.icons import app_icon
    from ui.theme import theme

    theme().set_mode(mode)
    application.setWindowIcon(app_icon())


def prepare(arguments: list[str]) -> QApplication:
    """Both at once, for who has no window to show before."""
    application = application_for(arguments)
    dress(application)
    return application
