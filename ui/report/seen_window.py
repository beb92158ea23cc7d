"""A box that takes the timeline's days and lanes over into the report's picture of the way."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QWidget

from models.dates import day_span
from models.report.choices import WayLanes, WayWindow
from ui.widgets.plain_text import tooltip

_OTHERWISE = "Otherwise the picture shows what lies nearest to the way from the day to the summit."


class SeenWindow(QCheckBox):
    """`window()` is what was chosen; the box is there only where the way is drawn and a timeline was looked at."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("The way as &on the screen", parent)
        self._seen: WayWindow | None = None
        self._drawn = False
        self.setObjectName("report-as-seen")
        self.setAccessibleName("The way to the summit with the days and lanes of the timeline on the screen")

    def window_chosen(self) -> WayWindow:
        return self._seen if self._seen is not None and self.isChecked() else WayWindow()

    def show_window(self, seen: WayWindow | None) -> bool:
        """What the timeline shows now, None where there is none; whether that changes what was chosen."""
        before = self.window_chosen()
        self._seen = seen
        if seen is not None and seen.first is not None and seen.last is not None:
            by = "" if seen.lanes is WayLanes.LANE else f", by {seen.lanes.value}"
            hint = f"{day_span(seen.first, seen.last)}{by}"
            self.setAccessibleDescription(hint)
            self.setToolTip(tooltip(f"{hint}\n{_OTHERWISE}"))
        self.offer(self._drawn)
        return self.window_chosen() != before

    def offer(self, drawn: bool) -> None:
        """drawn: whether the report has a picture of the way at all."""
        self._drawn = drawn
        self.setVisible(drawn and self._seen is not None)

    def forget(self) -> None:
        with QSignalBlocker(self):
            self.setChecked(False)
