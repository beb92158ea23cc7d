"""Work that a person waits for: it runs beside the window, which shows Cancel after a second and never freezes.

For what must be done before anything else goes on, such as writing the file that was just named. Work that may end at
any time belongs to `ui.tasks` alone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget

from models.errors import Refusal
from ui.tasks import Control, Tasks
from ui.widgets.plain_label import PlainLabel

_Result = TypeVar("_Result")

#: Milliseconds before the dialog with Cancel is shown; until then clicks and keys wait.
PATIENCE = 1000


def waited(tasks: Tasks, parent: QWidget, words: str, work: Callable[[Control], _Result]) -> _Result:
    """What `work` gives, or raises. Raises Refusal where a person cancelled; the work then stops at its next step."""
    waiter = _Waiter(parent)
    task = tasks.start(waiter, work, done=waiter.take, failed=waiter.fail)
    try:
        waiter.sit()
        if not waiter.over:
            waiter.offer_cancel(words)
    finally:
        waiter.deleteLater()
    if waiter.error is not None:
        raise waiter.error
    if not waiter.over:
        task.cancel()
        raise Refusal("Stopped.", "Nothing was written; an earlier file is as it was.")
    return waiter.result  # type: ignore[return-value]  # what `work` gave


class _Waiter(QObject):
    """Holds the event loop until the work is over."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent
        self._loop = QEventLoop(self)
        self.over = False
        self.result: object = None
        self.error: Exception | None = None

    def sit(self) -> None:
        """For as long as nobody would want to cancel."""
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        timer = QTimer(self, singleShot=True, interval=PATIENCE)
        timer.timeout.connect(self._loop.quit)
        timer.start()
        try:
            self._loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        finally:
            timer.stop()
            QApplication.restoreOverrideCursor()

    def offer_cancel(self, words: str) -> None:
        dialog = QProgressDialog(self._widget)
        dialog.setObjectName("waiting")
        dialog.setLabel(PlainLabel(words, dialog))
        dialog.setWindowTitle(words)
        dialog.setRange(0, 0)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setAutoReset(False)
        dialog.canceled.connect(self._loop.quit)
        dialog.show()
        self._loop.exec()
        dialog.close()
        dialog.deleteLater()

    def take(self, result: object) -> None:
        self.result, self.over = result, True
        self._loop.quit()

    def fail(self, error: Exception) -> None:
        self.error, self.over = error, True
        self._loop.quit()
