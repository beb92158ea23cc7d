"""File ▸ Restore a backup: the backups of a negotiation, what each holds, and how it differs from now.

Everything is read beside the GUI. Restoring itself is done by whoever opened this: `chosen` says which.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models import safekeeping
from models.backup_records import BackupPreview, BackupRecord
from models.errors import Refusal
from ui.fonts import SEMIBOLD
from ui.tasks import Control, Task, Tasks
from ui.widgets.buttons import push_button
from ui.widgets.flat_scrollbar import use_flat_bars
from ui.widgets.plain_label import PlainLabel

_COLUMNS = ("When", "Why", "Edits", "Since then", "Size")
_DIFFERENT = ("Demand", "Title", "Then", "Now")


class RestoreDialog(QDialog):
    """`chosen` carries the path of the backup; the dialog closes then."""

    chosen = Signal(object)

    def __init__(self, path: Path, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path, self._tasks = path, tasks
        self._backups: tuple[BackupRecord, ...] = ()
        self._preview_task: Task | None = None
        self.setWindowTitle("Restore a backup")
        self.setAccessibleName("Restore a backup")
        self.setModal(True)
        self.table = _table("Backups", _COLUMNS, stretch=1)
        self.table.itemSelectionChanged.connect(self._chosen_another)
        self.table.itemActivated.connect(lambda _: self.submit())
        self.title = PlainLabel("Looking for backups…", self, weight=SEMIBOLD, wrap=True)
        self.summary = PlainLabel("", self, tone="muted", wrap=True)
        self.different = _table("Demands that are different now", _DIFFERENT, stretch=1)
        self.restore_button = push_button("&Restore this backup", self, glyph="history", kind="primary")
        self.restore_button.setEnabled(False)
        self.restore_button.clicked.connect(self.submit)
        self.cancel_button = push_button("Cancel", self)
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out()
        self.list_task = tasks.start(self, self._look, done=self._show_list, failed=self._failed)

    def _lay_out(self) -> None:
        preview = QWidget(self)
        right = QVBoxLayout(preview)
        right.setContentsMargins(10, 0, 0, 0)
        right.setSpacing(6)
        for widget in (self.title, self.summary):
            right.addWidget(widget)
        right.addWidget(self.different, 1)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.table)
        halves.addWidget(preview)
        halves.setSizes([500, 440])
        buttons = QHBoxLayout()
        note = PlainLabel(
            "What is there now is kept as a backup of its own, so that this can be taken back.", self, tone="muted"
        )
        buttons.addWidget(note, 1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.restore_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        column.addWidget(PlainLabel(f"Backups of {self._path.name}", self, size_delta=3.5, weight=SEMIBOLD))
        column.addWidget(halves, 1)
        column.addLayout(buttons)

    def sizeHint(self) -> QSize:
        return QSize(980, 520)

    def showEvent(self, event: QShowEvent) -> None:
        # Qt would stop at two thirds of the screen, which on a small one cuts off the titles.
        if not event.spontaneous():
            self.resize(self.sizeHint().boundedTo(self.screen().availableSize() - QSize(40, 60)))
        super().showEvent(event)

    # ------------------------------------------------------------ the list

    def _look(self, _: Control) -> tuple[BackupRecord, ...]:
        return safekeeping.backups_of(self._path)

    def _show_list(self, found: tuple[BackupRecord, ...]) -> None:
        self._backups = found
        self.table.setRowCount(len(found))
        for row, backup in enumerate(found):
            words = (
                _moment(backup),
                backup.reason.word,
                "?" if backup.edits is None else f"{backup.edits:n}",
                _since(backup),
                QLocale().formattedDataSize(backup.size, 1),
            )
            for column, text in enumerate(words):
                item = QTableWidgetItem(text)
                if column in (2, 4):
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        if found:
            self.table.selectRow(0)
            self.table.setFocus()
        else:
            self.title.setText("There is no backup yet.")
            self.summary.setText("One is made each day that a negotiation is opened, and before anything large.")

    def backup(self) -> BackupRecord | None:
        """The one that is selected."""
        rows = self.table.selectionModel().selectedRows()
        return self._backups[rows[0].row()] if rows else None

    # ------------------------------------------------------------ the preview

    def _chosen_another(self) -> None:
        if self._preview_task is not None:
            self._preview_task.cancel()
        backup = self.backup()
        self.restore_button.setEnabled(False)
        self.different.setRowCount(0)
        if backup is None:
            return
        self.title.setText("Reading…")
        self.summary.setText("")
        path, present = backup.path, self._path
        self._preview_task = self._tasks.start(
            self, lambda _: safekeeping.preview(path, present), done=self._show_preview, failed=self._failed
        )

    def _show_preview(self, preview: BackupPreview) -> None:
        backup = self.backup()
        if backup is None:
            return
        self.restore_button.setEnabled(backup.reason.sound)
        self.title.setText(preview.title or "Without a title")
        counts = ", ".join(f"{count:n} {status.word}" for status, count in preview.by_status.items())
        lines = [f"Holds {sum(preview.by_status.values()):n} demands: {counts or 'none'}."]
        if preview.touched:
            touched = ", ".join(f"{count:n} × {name.replace('_', ' ')}" for name, count in preview.touched.items())
            lines.append(f"Edited since: {touched}.")
        if preview.last_edits:
            lines.append(f"Its last edit: {preview.last_edits[0]}.")
        if preview.more:
            lines.append(f"{preview.more:n} more demands are different than are listed.")
        elif not preview.demands:
            lines.append("No demand is different now.")
        self.summary.setText("\n".join(lines))
        self.different.setRowCount(len(preview.demands))
        for row, demand in enumerate(preview.demands):
            then = demand.then.word if demand.then else "not there"
            now = demand.now.word if demand.now else "not there"
            for column, text in enumerate((demand.ref, demand.title, then, now)):
                self.different.setItem(row, column, QTableWidgetItem(text))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self.title.setText(error.sentence)
        self.summary.setText(error.way_out)

    def submit(self) -> None:
        backup = self.backup()
        if backup is not None and self.restore_button.isEnabled():
            self.accept()
            self.chosen.emit(backup.path)


def _table(name: str, columns: tuple[str, ...], *, stretch: int) -> QTableWidget:
    table = QTableWidget(0, len(columns))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(list(columns))
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    use_flat_bars(table)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
    return table


def _moment(backup: BackupRecord) -> str:
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(backup.at.timestamp())), QLocale.FormatType.ShortFormat)


def _since(backup: BackupRecord) -> str:
    if backup.since is None:
        return "another course" if backup.edits is not None else ""
    return "no edits" if not backup.since else f"{backup.since:n} edit{'' if backup.since == 1 else 's'}"
