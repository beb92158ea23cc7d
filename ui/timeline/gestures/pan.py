"""Dragging whatever else is not dragged moves the window of time."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from ui.timeline.gestures.gesture import Gesture, Press


class Pan(Gesture):
    """To the side through time, and up and down where there are more lanes than fit."""

    _scrolled = 0.0

    def takes(self, press: Press) -> bool:
        self._scrolled = self.canvas.scrolled
        return True

    def drag(self, press: Press, point: QPointF) -> None:
        seconds = (point.x() - press.point.x()) / self.canvas.scale_now().per_second
        if self.canvas.arrangement().most_scroll > 0:
            self.canvas.scroll_to(self._scrolled - (point.y() - press.point.y()))
        self.plot.set_range(press.begin - seconds, press.end - seconds)

    def give_up(self, press: Press) -> None:
        self.canvas.scroll_to(self._scrolled)
        self.plot.set_range(press.begin, press.end)
