"""A double click on an empty spot of a lane asks for something new there."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.timeline.gestures.gesture import Gesture, Press
from ui.timeline.snapping import new_when


class Create(Gesture):
    """`created` carries the lane and the date (`When`)."""

    created = Signal(object, object)

    def double_click(self, press: Press) -> bool:
        hit = press.hit
        if not hit.empty or hit.lane is None or self.read_only:
            return False
        scale = self.canvas.scale_now()
        at = scale.at(press.point.x())
        self.created.emit(hit.lane, new_when(at, self.canvas.content.zone, self.plot.snap, scale.per_day))
        return True
