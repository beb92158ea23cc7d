"""The table of a list: keys for editing, deleting and grading; the columns follow the list that is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from models.queries.evidence_lists import Part
from models.records import EvidenceLine
from ui.evidence.columns import Look
from ui.evidence.model import EvidenceModel
from ui.theme import theme
from ui.widgets.record_table import dress_table


class EvidenceTable(QTableView):
    """`activated` (Enter, double click) opens; `deed_wanted` carries a command's id."""

    deed_wanted = Signal(str)
    #: A letter A–F, a figure 1–6, or "" for no grade, on a source.
    graded = Signal(str)

    def __init__(self, model: EvidenceModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = model
        self._look: Look | None = None
        self.setModel(model)
        dress_table(self)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        theme().changed.connect(self.recolour)

    def recolour(self) -> None:
        # The chosen row stays quiet, so that icons keep their contrast on it.
        palette = self.palette()
        palette.setColor(palette.ColorRole.Highlight, theme().colours.accent_soft)
        palette.setColor(palette.ColorRole.HighlightedText, theme().colours.text)
        self.setPalette(palette)

    # ------------------------------------------------------------ what is chosen

    def chosen(self) -> EvidenceLine | None:
        return self._rows.line(self.currentIndex().row())

    def choose_row(self, row: int) -> None:
        if row < self._rows.rowCount():
            self.selectRow(row)
            self.scrollTo(self._rows.index(row, 0))

    # ------------------------------------------------------------ columns

    def show_look(self, look: Look) -> None:
        self._look = look
        self.setAccessibleName(look.title)
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """The wide column takes what is left; where nothing is left, all shrink alike."""
        look = self._look
        if look is None or len(look.widths) != self._rows.columnCount():
            return
        room, whole = self.viewport().width(), sum(look.widths)
        widths = list(look.widths)
        if room >= whole:
            widths[look.wide] += room - whole
        else:
            widths = [max(width * room // whole, 44) for width in widths]
        for column, width in enumerate(widths):
            self.horizontalHeader().resizeSection(column, width)

    # ------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        text = event.text().upper()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and plain:
            self.deed_wanted.emit("evidence.delete")
        elif event.key() == Qt.Key.Key_F2:
            self.deed_wanted.emit("evidence.edit")
        elif self._rows.part is Part.SOURCES and plain and text and text in "ABCDEF123456":
            self.graded.emit(text)
        elif self._rows.part is Part.SOURCES and plain and text == "0":
            self.graded.emit("")
        else:
            super().keyPressEvent(event)
