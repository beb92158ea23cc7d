"""What program this is, in which version, and what it runs on."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.fonts import SEMIBOLD
from ui.icons import app_icon
from ui.widgets.buttons import push_button
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_text import copy_to_clipboard


class AboutDialog(QDialog):
    """`version` is the program's."""

    def __init__(self, version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Accord Desk")
        self.setModal(True)
        picture = PlainLabel("", self)
        picture.setPixmap(app_icon().pixmap(64, 64))
        picture.setAccessibleName("The program’s icon")
        runs_on = (f"Python {platform.python_version()}", f"Qt {qVersion()}", platform.platform())
        self._versions = "\n".join((f"Accord Desk {version}", *runs_on))
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(PlainLabel("Accord Desk", self, size_delta=6, weight=SEMIBOLD))
        words.addWidget(PlainLabel(f"Version {version}", self, tone="muted"))
        words.addSpacing(6)
        words.addWidget(
            PlainLabel(
                "Keeps track of negotiations: demands and who stands where, the meetings on the way to the summit, "
                "how we know, and the report on the state of play.",
                self,
                wrap=True,
            )
        )
        words.addSpacing(6)
        words.addWidget(PlainLabel("Free software under the MIT licence.", self, tone="muted", wrap=True))
        words.addWidget(
            PlainLabel(f"Python {platform.python_version()} · Qt {qVersion()}", self, tone="faint", selectable=True)
        )
        top = QHBoxLayout()
        top.setSpacing(18)
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        copy = push_button("&Copy versions", self, glyph="copy")
        copy.setAutoDefault(False)
        copy.clicked.connect(self.copy_versions)
        close = push_button("Close", self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 16)
        layout.setSpacing(18)
        layout.addLayout(top)
        layout.addLayout(buttons)
        self.setFixedWidth(460)
        close.setFocus()

    def copy_versions(self) -> None:
        """Everything that a report of a mistake should name."""
        copy_to_clipboard(self._versions)
