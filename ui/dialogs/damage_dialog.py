"""A file that cannot be opened because it is damaged: what is safe, and the two ways on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models import safekeeping
from models.backup_records import BackupRecord
from models.errors import Refusal
from ui.fonts import SEMIBOLD
from ui.tasks import Tasks
from ui.widgets.buttons import push_button
from ui.widgets.plain_label import PlainLabel


class DamageDialog(QDialog):
    """`restore_requested` for the list of backups, `salvage_requested` for what can still be read."""

    restore_requested = Signal()
    salvage_requested = Signal()

    def __init__(self, path: Path, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self.setWindowTitle("A damaged file")
        self.setAccessibleName("A damaged file")
        self.setModal(True)
        self.backup_words = PlainLabel("Looking for backups…", self, wrap=True)
        self.restore_button = push_button("&Restore a backup…", self, glyph="history", kind="primary")
        self.restore_button.setEnabled(False)
        self.salvage_button = push_button("&Open what can be read", self, glyph="eye")
        self.close_button = push_button("Leave it as it is", self)
        self.restore_button.clicked.connect(self._restore)
        self.salvage_button.clicked.connect(self._salvage)
        self.close_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        buttons.addWidget(self.salvage_button)
        buttons.addWidget(self.restore_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(PlainLabel(f"{path.name} is damaged.", self, size_delta=3.0, weight=SEMIBOLD, wrap=True))
        column.addWidget(
            PlainLabel(
                "Some of its bytes are not what was written, as after a fault of the disk or a copy that broke off. "
                "The file was not changed, and nothing is done to it unless you ask for it.",
                self,
                tone="muted",
                wrap=True,
            )
        )
        column.addWidget(self.backup_words)
        column.addWidget(
            PlainLabel(
                "What can be read opens for reading only, record by record; you can then save it as a new file.",
                self,
                wrap=True,
            )
        )
        column.addLayout(buttons)
        self.setMinimumWidth(560)
        self.task = tasks.start(self, lambda _: safekeeping.backups_of(path), done=self._show, failed=self._failed)

    def _show(self, found: tuple[BackupRecord, ...]) -> None:
        sound = [backup for backup in found if backup.reason.sound and backup.edits is not None]
        if not sound:
            self.backup_words.setText("There is no backup of it on this computer.")
            self.salvage_button.setDefault(True)
            return
        newest = sound[0]
        at = QLocale().toString(
            QDateTime.fromSecsSinceEpoch(int(newest.at.timestamp())), QLocale.FormatType.ShortFormat
        )
        self.backup_words.setText(f"The newest backup is of {at} and holds {newest.edits:n} edits.")
        self.restore_button.setEnabled(True)
        self.restore_button.setDefault(True)
        self.restore_button.setFocus()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self.backup_words.setText(f"Its backups cannot be looked at: {error.sentence}")

    def _restore(self) -> None:
        self.accept()
        self.restore_requested.emit()

    def _salvage(self) -> None:
        self.accept()
        self.salvage_requested.emit()
