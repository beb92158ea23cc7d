"""The floors of the start: an empty window of PySide6, alone or with libraries that the program cannot do without.

python -m benchmarks.probe bare | imports | plot

The program itself is measured as `python main.py`, with ACCORD_STOP_AFTER (`ui.milestones`).
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget


class FirstPaint(QObject):
    """Tells when a widget was painted for the first time."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.done = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.done = True
        return False

    def wait(self, application: QApplication) -> None:
        while not self.done:
            application.processEvents()
        application.processEvents()


def empty(kind: str) -> None:
    """An empty window: "bare", with SQLAlchemy ("imports"), or with pyqtgraph as well ("plot")."""
    if kind in ("imports", "plot"):
        import sqlalchemy.orm  # noqa: F401
    if kind == "plot":
        import pyqtgraph  # noqa: F401
    application = QApplication(["floor"])
    window = QMainWindow()
    label = QLabel("hello")
    window.setCentralWidget(label)
    window.resize(1440, 900)
    paint = FirstPaint(label)
    window.show()
    paint.wait(application)


if __name__ == "__main__":
    empty(sys.argv[1])
    sys.stdout.flush()
    os._exit(0)
