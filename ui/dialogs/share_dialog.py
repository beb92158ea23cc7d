"""What a copy that is handed out leaves out. Where it goes is asked next; writing it is `models.sharing`'s."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.sharing import ShareOptions
from ui.fonts import SEMIBOLD
from ui.widgets.buttons import push_button
from ui.widgets.plain_label import PlainLabel


class ShareDialog(QDialog):
    """`options` says what was chosen, once it is accepted. Leaves out as much as it can until told otherwise."""

    def __init__(self, *, encrypted: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Share a copy")
        self.setAccessibleName("Share a copy")
        self.setModal(True)
        self.public = QCheckBox("Without &confidential records", self)
        self.history = QCheckBox("Without the &history", self)
        self.plain = QCheckBox("Without the &passphrase", self)
        self.plain.setVisible(encrypted)
        self.public.setChecked(True)
        self.public.toggled.connect(self._follow)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self._add(
            self.public,
            "Records that are marked confidential, the positions that we have only assessed, and all that hangs on "
            "them. Numbers such as D-4 that are missing then show that something was left out.",
        )
        self._add(
            self.history, "Earlier wordings, who entered what and when, and the editions. A public copy has none."
        )
        if encrypted:
            self._add(self.plain, "Anybody who gets the copy can read it. Otherwise your passphrase opens it.")
        self.next_button = push_button("&Choose where…", self, kind="primary")
        self.next_button.setDefault(True)
        self.next_button.clicked.connect(self.accept)
        cancel = push_button("Cancel", self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.next_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel("Share a copy", self, size_delta=3.5, weight=SEMIBOLD))
        layout.addLayout(self._rows)
        layout.addLayout(buttons)
        self.setFixedWidth(460)
        self._follow()
        self.public.setFocus()

    def _add(self, box: QCheckBox, words: str) -> None:
        box.setAccessibleDescription(words)
        self._rows.addWidget(box)
        said = PlainLabel(words, self, tone="faint", size_delta=-1.0, wrap=True)
        said.setContentsMargins(24, 0, 0, 8)
        self._rows.addWidget(said)

    def _follow(self) -> None:
        if self.public.isChecked():
            self.history.setChecked(True)
        self.history.setEnabled(not self.public.isChecked())

    @property
    def options(self) -> ShareOptions:
        return ShareOptions(
            history=not self.history.isChecked(), public=self.public.isChecked(), plain=self.plain.isChecked()
        )
