"""How much of the linkage is shown: all of it, or what lies one or two links around a chosen record."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from models.records import Ref

_ALL, _ONE, _TWO = range(3)


class ScopeBox(QComboBox):
    """Offers to look around what is chosen; `changed` tells that another part is wanted."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("How much is shown")
        self.view().setAccessibleName("How much is shown")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(15)
        self._offered: Ref | None = None
        self._around: Ref | None = None
        self.addItems(["Everything", "Around it: one link", "Around it: two links"])
        self._allow()
        self.activated.connect(self._chosen)

    def scope(self) -> tuple[Ref | None, int]:
        """The record in the middle, None for everything; and how many links around it."""
        return self._around, max(self.currentIndex(), 1)

    def offer(self, ref: Ref | None, label: str) -> None:
        """What would be in the middle; what is shown stays."""
        self._offered = ref or self._around
        if ref is not None:
            for at, links in ((_ONE, "one link"), (_TWO, "two links")):
                self.setItemText(at, f"Around {label}: {links}")
        self._allow()

    def show_all(self) -> None:
        """Without telling."""
        with QSignalBlocker(self):
            self.setCurrentIndex(_ALL)
        self._offered = self._around = None
        self._allow()

    def look_around(self) -> None:
        """One link around what is offered."""
        if self._offered is not None:
            self.setCurrentIndex(_ONE)
            self._chosen(_ONE)

    def _chosen(self, at: int) -> None:
        if at == _ALL:
            self._around = None
        elif self._offered is None:
            self.setCurrentIndex(_ALL)
            return
        else:
            self._around = self._offered
        self.changed.emit()

    def _allow(self) -> None:
        """Without a record there is nothing to look around."""
        self.setToolTip("" if self._offered is not None else "Choose a demand to look around it")
