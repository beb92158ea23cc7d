"""Dragging an event's bar to another date."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal

from models.records import TimelineEvent
from ui.timeline.gestures.gesture import Gesture, Press
from ui.timeline.sight import Ghost
from ui.timeline.snapping import snapped_start
from ui.timeline.wording import moved_words


class MoveEvent(Gesture):
    """`moved` carries the event's position in the index and its new start in UTC seconds."""

    moved = Signal(object, object)
    dragging_shape = Qt.CursorShape.SizeHorCursor

    def takes(self, press: Press) -> bool:
        return not self.read_only and self._event(press) is not None

    def drag(self, press: Press, point: QPointF) -> None:
        moving = self._event(press)
        if moving is None or press.hit.event is None:
            return
        shift = (point.x() - press.point.x()) / self.canvas.scale_now().per_second
        start = snapped_start(moving, shift, self.plot.snap)
        self._show(Ghost(press.hit.event, float(start), moved_words(moving, start)))

    def drop(self, press: Press, point: QPointF) -> None:
        ghost, moving = self.canvas.ghost, self._event(press)
        self._show(None)
        if ghost is not None and moving is not None and int(ghost.start) != moving.when.start:
            self.moved.emit(press.hit.event, int(ghost.start))

    def give_up(self, press: Press) -> None:
        self._show(None)

    def _event(self, press: Press) -> TimelineEvent | None:
        position = press.hit.event
        event = None if position is None else self.canvas.content.index.event(position)
        return event if event is not None and event.movable else None

    def _show(self, ghost: Ghost | None) -> None:
        self.canvas.ghost = ghost
        self.canvas.update()
