"""The hand on the line of the day that is shown: pull it back to an earlier day, double click to be at today."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal

from models.dates import moment, short_day
from ui.timeline.as_of_layer import AsOfGrip
from ui.timeline.gestures.gesture import Gesture, Press
from ui.timeline.scale import FIRST_MOMENT, LAST_MOMENT
from ui.timeline.sight import Hit

if TYPE_CHECKING:
    from ui.timeline.plot import Plot


class MoveDay(Gesture):
    """`wanted` carries a day at every step of the hand, None for today; `let_go` comes when the drag is over."""

    wanted = Signal(object)
    let_go = Signal()
    dragging_shape = Qt.CursorShape.SizeHorCursor

    def __init__(self, plot: Plot) -> None:
        super().__init__(plot)
        #: The day that the line stands on, None for today.
        self.day: dt.date | None = None
        self._before: dt.date | None = None
        self._dragging = False

    @property
    def dragging(self) -> bool:
        return self._dragging

    def takes(self, press: Press) -> bool:
        # Asked once for each drag: from where it began is where Esc brings it back.
        self._before = self.day
        return isinstance(press.hit.grip, AsOfGrip)

    def drag(self, press: Press, point: QPointF) -> None:
        self._dragging = True
        self.wanted.emit(self._day_at(point.x()))

    def drop(self, press: Press, point: QPointF) -> None:
        self._dragging = False
        self.let_go.emit()

    def give_up(self, press: Press) -> None:
        self._dragging = False
        self.wanted.emit(self._before)
        self.let_go.emit()

    def click(self, press: Press) -> bool:
        return isinstance(press.hit.grip, AsOfGrip)

    def double_click(self, press: Press) -> bool:
        if not isinstance(press.hit.grip, AsOfGrip):
            return False
        self.wanted.emit(None)
        self.let_go.emit()
        return True

    def hover(self, point: QPointF, hit: Hit) -> Qt.CursorShape | None:
        return Qt.CursorShape.SizeHorCursor if isinstance(hit.grip, AsOfGrip) else None

    def tooltip(self, point: QPointF, hit: Hit) -> str:
        if not isinstance(hit.grip, AsOfGrip):
            return ""
        if self.day is None:
            return "Pull back to look at an earlier day (Alt+Left)."
        return f"State of play as of {short_day(self.day)}. Double click: back to today (Esc)."

    def _day_at(self, x: float) -> dt.date | None:
        content = self.canvas.content
        at = min(max(self.canvas.scale_now().at(x), FIRST_MOMENT), LAST_MOMENT)
        day = moment(int(at), content.zone).date()
        return None if day >= content.today else day
