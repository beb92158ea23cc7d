"""Memory of a process of its own, so that nothing of other measurements counts.

python -m benchmarks.memory board FILE     MiB that an open, scrolled board takes above the empty window
python -m benchmarks.memory report FILE    the most MiB that making the report took
python -m benchmarks.memory typst FILE     the same for the bare compile of what `benchmarks.report` left in FILE
"""

from __future__ import annotations

import json
import os
import resource
import runpy
import sys
import tempfile
from pathlib import Path

SCREENS = 200


def board(file: str) -> float:
    """The real window: empty, then with the file, its columns scrolled a screen at a time."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow
    from ui.milestones import resident
    from ui.preferences import Preferences
    from ui.program import prepare

    prepare(["memory"])
    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(Preferences(QSettings(str(Path(folder) / "s.ini"), QSettings.Format.IniFormat)))
        window.actions_by_id["view.timeline"].setChecked(False)
        window.show()
        QApplication.processEvents()
        empty = resident()
        window.open_location(file)
        while window.desk is None or not window.desk.board.columns.shown:
            QApplication.processEvents()
        for screen in range(SCREENS):
            for column in window.desk.board.columns.columns.values():
                column.table.verticalScrollBar().setValue(screen * 600)
            QApplication.processEvents()
        return resident() - empty


def report(file: str) -> float:
    from models.report.choices import ReportOptions
    from models.report.gather import gather
    from models.report.typeset import typeset
    from models.workspace import Workspace

    with Workspace.open(file) as workspace:
        typeset(gather(workspace, ReportOptions()))
    return _peak()


def typst(inputs: str) -> float:
    sys.argv = ["floor_report", inputs, os.devnull]
    runpy.run_module("benchmarks.floor_report")
    return _peak()


def _peak() -> float:
    """MiB; Linux counts in KiB.

    VmHWM begins anew with the program; ru_maxrss begins with what the process held that started it, which after the
    timeline's million events is more than any report takes.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    measured = {"board": board, "report": report, "typst": typst}[sys.argv[1]](sys.argv[2])
    print(json.dumps({"mib": round(measured, 1)}), flush=True)
    os._exit(0)
