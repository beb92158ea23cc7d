"""The scroll bar at the right edge of the plot, there only while more lanes are shown than fit."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt

from ui.timeline.plot import Plot
from ui.widgets.flat_scrollbar import WIDTH, FlatScrollBar


class LaneBar(FlatScrollBar):
    """Lies over the plot, so that its coming and going does not change how much time is shown."""

    def __init__(self, plot: Plot) -> None:
        super().__init__(Qt.Orientation.Vertical, plot)
        self._plot = plot
        self.setAccessibleName("Scroll the lanes")
        self.hide()
        self.valueChanged.connect(self._scroll)

    def follow(self) -> None:
        """The lanes, the zoom or the size may have changed."""
        if not self._plot.isVisible():
            return
        canvas = self._plot.canvas
        made = canvas.arrangement()
        self.setVisible(made.most_scroll > 0)
        if made.most_scroll > 0:
            with QSignalBlocker(self):
                self.setRange(0, int(made.most_scroll) + 1)
                self.setPageStep(int(made.height))
                self.setSingleStep(int(canvas.labels.height) * 2)
                self.setValue(round(canvas.scrolled))
            self.setGeometry(self._plot.width() - WIDTH, int(made.top), WIDTH, int(made.height))

    def _scroll(self, value: int) -> None:
        self._plot.canvas.scroll_to(float(value))
