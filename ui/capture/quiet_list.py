"""A list whose chosen line stays quiet, and that tells only of lines that a person chose.

Qt makes the first line the current one as soon as a list gets the keyboard; nobody meant to go there.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from ui.theme import theme
from ui.widgets.flat_scrollbar import use_flat_bars


class QuietList(QListWidget):
    """No frame, nothing to scroll sideways, long lines cut. `line_chosen` carries the item, by mouse or by key."""

    line_chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setFrameShape(QFrame.Shape.NoFrame)
        use_flat_bars(self)
        theme().changed.connect(self._recolour)
        self.itemClicked.connect(self._tell)

    def _tell(self, item: QListWidgetItem) -> None:
        self.line_chosen.emit(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        was: QListWidgetItem | None = self.currentItem()
        super().keyPressEvent(event)
        now: QListWidgetItem | None = self.currentItem()
        if now is not None and now is not was:
            self.line_chosen.emit(now)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._recolour()  # the style sheet has dressed it by now, and would have taken the colours back

    def _recolour(self) -> None:
        colours, palette = theme().colours, self.palette()
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setColor(group, QPalette.ColorRole.Highlight, colours.accent_soft)
            palette.setColor(group, QPalette.ColorRole.HighlightedText, colours.text)
        self.setPalette(palette)
