"""The small row of buttons at the top right of the timeline."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ui.widgets.buttons import icon_button


class Tools(QWidget):
    """Fit all, fit the summit, zoom, table. Their keys stand in the tooltips."""

    fit_all = Signal()
    fit_summit = Signal()
    zoom_in = Signal()
    zoom_out = Signal()
    table_toggled = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 6, 0)
        row.setSpacing(1)
        self.whole = self._button("fit", "Fit everything", "F")
        self.approach = self._button("summit", "Fit the way to the summit", "S")
        self.out = self._button("zoom-out", "Zoom out", "−")
        self.closer = self._button("zoom-in", "Zoom in", "+")
        self.table = self._button("timeline", "Show as a table", "")
        self.table.setCheckable(True)
        for button in (self.whole, self.approach, self.out, self.closer, self.table):
            row.addWidget(button)
        self.whole.clicked.connect(self.fit_all)
        self.approach.clicked.connect(self.fit_summit)
        self.out.clicked.connect(self.zoom_out)
        self.closer.clicked.connect(self.zoom_in)
        self.table.toggled.connect(self._toggle)

    def _button(self, glyph: str, name: str, key: str) -> QToolButton:
        button = icon_button(glyph, name, self, size=14)
        if key:
            button.setToolTip(f"{name} ({key})")
        return button

    def allow_summit(self, allowed: bool) -> None:
        """Without a summit there is nothing to fit to."""
        self.approach.setEnabled(allowed)

    def _toggle(self, shown: bool) -> None:
        """In the table there is no window of time to change."""
        for button in (self.whole, self.out, self.closer):
            button.setEnabled(not shown)
        self.table_toggled.emit(shown)
