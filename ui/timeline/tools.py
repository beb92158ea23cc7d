"""The small row of buttons at the top right of the timeline."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from ui.timeline.snapping import Snap
from ui.widgets.buttons import icon_button

SNAP_WORDS = {
    Snap.AUTOMATIC: "Snap: automatic",
    Snap.DAY: "Snap to the day",
    Snap.HOUR: "Snap to the hour",
    Snap.NONE: "No snap",
}


class Tools(QWidget):
    """Fit all, fit the summit, zoom, snap, table. Their keys stand in the tooltips."""

    fit_all = Signal()
    fit_summit = Signal()
    zoom_in = Signal()
    zoom_out = Signal()
    snap_chosen = Signal(object)
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
        self.snap = self._button("snap", "Snap", "")
        self.snap.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.snap.setMenu(self._snaps())
        self.table = self._button("timeline", "Show as a table", "")
        self.table.setCheckable(True)
        for button in (self.whole, self.approach, self.out, self.closer, self.snap, self.table):
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

    def _snaps(self) -> QMenu:
        menu = QMenu(self)
        self._choices = QActionGroup(menu)
        for number, (snap, words) in enumerate(SNAP_WORDS.items(), 1):
            action = QAction(f"{words}\tAlt+{number}", menu)
            action.setCheckable(True)
            action.setData(snap)
            self._choices.addAction(action)
            menu.addAction(action)
        self._choices.triggered.connect(self._choose_snap)
        return menu

    def _choose_snap(self, action: QAction) -> None:
        self.snap_chosen.emit(action.data())

    def show_snap(self, snap: Snap) -> None:
        """Marks what is chosen, and says it in the tooltip and to screen readers."""
        for action in self._choices.actions():
            action.setChecked(action.data() == snap)
        self.snap.setAccessibleName(SNAP_WORDS[snap])
        self.snap.setToolTip(SNAP_WORDS[snap])

    def allow_summit(self, allowed: bool) -> None:
        """Without a summit there is nothing to fit to."""
        self.approach.setEnabled(allowed)

    def _toggle(self, shown: bool) -> None:
        """In the table there is no window of time to change."""
        for button in (self.whole, self.out, self.closer, self.snap):
            button.setEnabled(not shown)
        self.table_toggled.emit(shown)
