"""The program's name and version, and a QApplication that carries them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from ui.icons import app_icon

NAME = "Accord Desk"
VERSION = "0.1.0"


def prepare(arguments: list[str]) -> QApplication:
    """The QApplication with the program's name, version and icon."""
    QCoreApplication.setOrganizationName(NAME)
    QCoreApplication.setApplicationName(NAME)
    QCoreApplication.setApplicationVersion(VERSION)
    application = QApplication(arguments)
    application.setDesktopFileName("accord-desk")
    application.setWindowIcon(app_icon())
    return application
