"""File ▸ Check: proves the open negotiation beside the GUI and says, line by line, what holds and what does not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from models.errors import Refusal
from models.proof import prove_file
from models.records import CheckReport
from ui.fonts import SEMIBOLD
from ui.icons import icon
from ui.tasks import Control, Tasks
from ui.widgets.buttons import push_button
from ui.widgets.flat_scrollbar import use_flat_bars
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_text import copy_to_clipboard


class CheckDialog(QDialog):
    """`restore_requested` is emitted where the file does not hold together and a backup is wanted."""

    restore_requested = Signal()

    def __init__(self, path: Path, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self.report: CheckReport | None = None
        self.setWindowTitle("Check the file")
        self.setAccessibleName("Check the file")
        self.setModal(True)
        self.head = PlainLabel("Checking…", self, size_delta=3.0, weight=SEMIBOLD, wrap=True)
        self.words = PlainLabel(path.name, self, tone="muted", wrap=True)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName("How far the check is")
        self.bar.setRange(0, 0)
        self.findings = QListWidget(self)
        self.findings.setAccessibleName("What was looked at")
        self.findings.setWordWrap(True)
        self.findings.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        use_flat_bars(self.findings)
        self._make_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        for widget in (self.head, self.words, self.bar, self.findings):
            column.addWidget(widget)
        column.addLayout(self._buttons)
        self.task = tasks.start(self, self._work, done=self._show, failed=self._failed)
        self.task.progressed.connect(self._show_progress)

    def _make_buttons(self) -> None:
        self.copy_button = push_button("&Copy the result", self, glyph="copy")
        self.restore_button = push_button("&Restore a backup…", self, glyph="history", kind="primary")
        self.close_button = push_button("Cancel", self)
        self.copy_button.clicked.connect(self.copy_result)
        self.restore_button.clicked.connect(self._ask_restore)
        self.close_button.clicked.connect(self.reject)
        self.copy_button.setAutoDefault(False)
        self.copy_button.setEnabled(False)
        self.restore_button.hide()
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.copy_button)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.restore_button)
        self._buttons.addWidget(self.close_button)

    def sizeHint(self) -> QSize:
        return QSize(560, 440)

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():  # Qt would stop at two thirds of the screen
            self.resize(self.sizeHint().boundedTo(self.screen().availableSize() - QSize(40, 60)))
        super().showEvent(event)

    def _work(self, control: Control) -> CheckReport:
        return prove_file(self._path, control.progress)

    @Slot(object, object, str)
    def _show_progress(self, done: int, total: int, words: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.words.setText(f"{words[:1].upper()}{words[1:]}…")

    def _show(self, report: CheckReport) -> None:
        self.report = report
        self.bar.hide()
        wrong = sum(not finding.ok for finding in report.findings)
        self.head.setText("Everything holds." if report.sound else "The file does not hold together.")
        name, things = self._path.name, "thing is" if wrong == 1 else "things are"
        self.words.setText(
            f"{name} was read from its first byte to its last."
            if report.sound
            else f"{wrong} {things} wrong in {name}, which was not changed. Restore a backup, or copy the result for "
            "whoever looks after it."
        )
        for finding in report.findings:
            role = "success" if finding.ok else "danger"
            item = QListWidgetItem(icon("check" if finding.ok else "error", role), _sentence(finding.what))
            self.findings.addItem(item)
        self.copy_button.setEnabled(True)
        self.restore_button.setVisible(not report.sound)
        self.close_button.setText("Close")
        (self.close_button if report.sound else self.restore_button).setDefault(True)
        (self.close_button if report.sound else self.restore_button).setFocus()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self.bar.hide()
        self.head.setText("The file could not be checked.")
        self.words.setText(f"{error.sentence} {error.way_out}".strip())
        self.close_button.setText("Close")

    def copy_result(self) -> None:
        """The whole result as lines, to send to somebody."""
        if self.report is not None:
            lines = [f"{'ok    ' if finding.ok else 'FAILED'} {finding.what}" for finding in self.report.findings]
            copy_to_clipboard("\n".join([str(self._path), *lines]))
            self.copy_button.setText("Copied")

    def _ask_restore(self) -> None:
        self.accept()
        self.restore_requested.emit()

    def reject(self) -> None:
        self.task.cancel()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.task.cancel()
        super().closeEvent(event)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
