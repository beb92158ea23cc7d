"""Processes that are timed as a whole: each ends as soon as what it is about was painted.

python -m benchmarks.probe bare | imports | plot | window | board FILE | timeline FILE
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSettings
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
    """The floors: an empty window, with nothing else, with SQLAlchemy, or with pyqtgraph as well."""
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


def program(what: str, file: str) -> None:
    """The program: its window, the board of a file, or the timeline too."""
    from ui.main_window import MainWindow
    from ui.preferences import Preferences
    from ui.program import prepare
    from ui.theme import theme

    application = prepare(["accord-desk"])
    theme()
    with tempfile.TemporaryDirectory() as folder:
        preferences = Preferences(QSettings(str(Path(folder) / "s.ini"), QSettings.Format.IniFormat))
        window = MainWindow(preferences)
        paint = FirstPaint(window.welcome)
        window.show()
        paint.wait(application)
        if what == "window":
            return
        if not window.open_location(file) or window.desk is None:
            sys.exit("the file was refused")
        column = next(iter(window.desk.board.columns.columns.values()))
        FirstPaint(column.table.viewport()).wait(application)
        if what == "timeline":
            window.desk.load_timeline()
            assert window.desk.timeline is not None
            FirstPaint(window.desk.timeline.plot.viewport()).wait(application)


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if len(sys.argv) == 2 and sys.argv[1] in ("bare", "imports", "plot"):
        empty(sys.argv[1])
    else:
        program(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "")
    sys.stdout.flush()
    os._exit(0)
