"""Dragging whatever else is not dragged moves the window of time."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from ui.timeline.gestures.gesture import Gesture, Press


class Pan(Gesture):
    def takes(self, press: Press) -> bool:
        return True

    def drag(self, press: Press, point: QPointF) -> None:
        seconds = (point.x() - press.point.x()) / self.canvas.scale_now().per_second
        self.plot.set_range(press.begin - seconds, press.end - seconds)

    def give_up(self, press: Press) -> None:
        self.plot.set_range(press.begin, press.end)
