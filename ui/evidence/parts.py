"""The lists of the screen at its left, each with how many rows it has."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QWidget

from models.queries.evidence_lists import Part
from ui.evidence.columns import LOOKS
from ui.icons import icon
from ui.theme import theme
from ui.widgets.flat_scrollbar import use_flat_bars

_PART = Qt.ItemDataRole.UserRole
_WIDTH = 168


class PartList(QListWidget):
    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Parts of the evidence")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFixedWidth(_WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        use_flat_bars(self)
        self.setIconSize(QSize(16, 16))
        theme().changed.connect(self.recolour)
        for part in Part:
            item = QListWidgetItem(icon(LOOKS[part].glyph, "muted"), LOOKS[part].title, self)
            item.setData(_PART, part.value)
            item.setSizeHint(QSize(_WIDTH - 10, 30))
        self.setCurrentRow(0)
        self.currentRowChanged.connect(self._tell)

    def recolour(self) -> None:
        # The chosen line stays quiet, so that its icon keeps its contrast.
        palette = self.palette()
        palette.setColor(palette.ColorRole.Highlight, theme().colours.accent_soft)
        palette.setColor(palette.ColorRole.HighlightedText, theme().colours.text)
        self.setPalette(palette)

    def part(self) -> Part:
        return list(Part)[max(self.currentRow(), 0)]

    def show_part(self, part: Part) -> None:
        """Mark a list without telling."""
        self.blockSignals(True)
        self.setCurrentRow(list(Part).index(part))
        self.blockSignals(False)

    def show_counts(self, counts: Mapping[Part, int]) -> None:
        for row, part in enumerate(Part):
            words = f"{LOOKS[part].title}  {counts.get(part, 0):,}"
            self.item(row).setText(words)

    def _tell(self, _: int) -> None:
        self.chosen.emit(self.part())
