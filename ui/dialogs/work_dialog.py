"""Something that takes a while, in the foreground: what is being done, how far it is, and Cancel.

The work runs beside the GUI and must be one that can be stopped between two steps.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.tasks import Control, Task, Tasks
from ui.widgets.buttons import push_button
from ui.widgets.plain_label import PlainLabel

Work = Callable[[Control], object]
Done = Callable[[object], object]
Failed = Callable[[Exception], object]


class WorkDialog(QDialog):
    """Starts the work when it is made; closes when it has ended. `done` gets the result, `failed` what it raised."""

    def __init__(
        self, tasks: Tasks, sentence: str, work: Work, done: Done, failed: Failed, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._on_done, self._on_failed = done, failed
        self.setWindowTitle(sentence.rstrip("…"))
        self.setAccessibleName(sentence)
        self.setModal(True)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName("How far it is")
        self.bar.setRange(0, 0)
        self.words = PlainLabel("", self, tone="muted", elide=Qt.TextElideMode.ElideRight)
        self.cancel_button = push_button("Cancel", self)
        self.cancel_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.words, 1)
        buttons.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(PlainLabel(sentence, self))
        column.addWidget(self.bar)
        column.addLayout(buttons)
        self.setMinimumWidth(420)
        self.task: Task = tasks.start(self, work, done=self._done, failed=self._failed)
        self.task.progressed.connect(self._show_progress)

    @Slot(object, object, str)
    def _show_progress(self, done: int, total: int, words: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.words.setText(words)

    def _done(self, result: object) -> None:
        self.accept()
        self._on_done(result)

    def _failed(self, error: Exception) -> None:
        super().reject()
        self._on_failed(error)

    def reject(self) -> None:
        """Cancel: nothing of what was being written stays."""
        self.task.cancel()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.task.cancel()
        super().closeEvent(event)
