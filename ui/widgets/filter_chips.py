"""The filters that are on, each as a chip that can be taken away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.buttons import push_button
from ui.widgets.chip_button import ChipButton
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.plain_text import tooltip

_LONGEST = 34


class FilterChips(QWidget):
    """Hidden while nothing is filtered."""

    removed = Signal(str)
    cleared = Signal()

    def __init__(self, parent: QWidget, *, side: int = 14, below: int = 7) -> None:
        """side, below: the room beside and under the chips, in pixels."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._layout = FlowLayout(self, gap=6)
        self._layout.setContentsMargins(side, 0, side, below)
        self._chips: list[ChipButton] = []
        self._clear = push_button("&Clear all", self, kind="quiet", hint="Take all filters away")
        self._clear.setObjectName("filters-clear")
        self._clear.clicked.connect(self.cleared)
        self._layout.addWidget(self._clear)
        self.hide()

    def show_words(self, words: list[tuple[str, str]]) -> None:
        """One chip for each (name, words)."""
        had_keyboard = any(chip.hasFocus() for chip in self._chips)
        for chip in self._chips:
            self._layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._layout.removeWidget(self._clear)
        self._chips = [self._chip(name, text) for name, text in words]
        for widget in (*self._chips, self._clear):
            self._layout.addWidget(widget)
            widget.show()
        self.setVisible(bool(words))
        self.updateGeometry()
        if had_keyboard and self._chips:
            self._chips[0].setFocus()

    def _chip(self, name: str, text: str) -> ChipButton:
        shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
        chip = ChipButton(shown, parent=self, checkable=False, glyph="close")
        chip.setObjectName(f"filter-{name}")
        chip.setAccessibleName(f"Remove the filter {text}")
        chip.setToolTip(tooltip(f"Remove: {text}"))
        chip.clicked.connect(partial(self._remove, name))
        return chip

    def _remove(self, name: str) -> None:
        self.removed.emit(name)
