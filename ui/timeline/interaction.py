"""What the mouse does on the plot: choose, open, pan, zoom, look closer, and drag an event to another date.

Nothing moves for good here: a drag shows a ghost and ends in one request with the snapped date; until the owner has
written it and brought the new record, the bar stands where it stood.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from models.dates import midnight, moment
from models.errors import RuleBroken
from models.records import Ref, TimelineEvent
from models.vocabulary import Kind
from ui.timeline.canvas import Ghost, Hit
from ui.timeline.scale import DAY
from ui.timeline.wording import events_tooltip, marks_tooltip, moved_words, tooltip_of

if TYPE_CHECKING:
    from ui.timeline.plot import Plot

QUARTER = 900
#: One notch of the wheel.
WHEEL = 1.25
#: From so many pixels a day on, a new meeting begins at a quarter of an hour rather than at midnight.
HOURS_SEEN = 300.0


class Drag(Enum):
    NONE = 0
    PAN = 1
    MOVE = 2


@dataclass(slots=True)
class _Press:
    """Where the button went down, on what, and the window of time then."""

    point: QPointF
    hit: Hit
    begin: float
    end: float
    drag: Drag = Drag.NONE


def snapped_start(event: TimelineEvent, shift: float) -> int:
    """The start of an event moved by about `shift` seconds: whole local days, or quarters of an hour where exact."""
    when = event.when
    if when.timed:
        return when.start + round(shift / QUARTER) * QUARTER
    try:
        first = when.first_day + dt.timedelta(days=round(shift / DAY))
        return midnight(first, when.zone) + (when.start - midnight(when.first_day, when.zone))
    except (OverflowError, RuleBroken):
        return when.start


def snapped_moment(at: float, zone: str, per_day: float) -> int:
    """Where something new begins: the quarter of an hour nearest to `at` where hours are seen, else the local day."""
    if per_day >= HOURS_SEEN:
        return round(at / QUARTER) * QUARTER
    return midnight(moment(int(at), zone).date(), zone)


class Pointer(QObject):
    """The mouse's state on one plot. Positions are those of the event index."""

    chosen = Signal(object)
    mark_chosen = Signal(object)
    opened = Signal(object)
    moved = Signal(object, object)
    created = Signal(object, object)

    def __init__(self, plot: Plot) -> None:
        super().__init__(plot)
        self._plot, self._canvas = plot, plot.canvas
        self._press: _Press | None = None
        self.read_only = False

    @property
    def busy(self) -> bool:
        return self._press is not None and self._press.drag is not Drag.NONE

    def press(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = _Press(event.position(), self._canvas.hit(event.position()), *self._plot.time_range())
        event.accept()

    def move(self, event: QMouseEvent) -> None:
        press = self._press
        if press is None:
            self._show_cursor(self._canvas.hit(event.position()))
            return
        shift = event.position() - press.point
        if press.drag is Drag.NONE and shift.manhattanLength() >= QApplication.startDragDistance():
            press.drag = Drag.MOVE if self._movable(press.hit) else Drag.PAN
            shape = Qt.CursorShape.SizeHorCursor if press.drag is Drag.MOVE else Qt.CursorShape.ClosedHandCursor
            self._plot.viewport().setCursor(shape)
        if press.drag is Drag.PAN:
            seconds = shift.x() / self._canvas.scale_now().per_second
            self._plot.set_range(press.begin - seconds, press.end - seconds)
        elif press.drag is Drag.MOVE:
            self._show_ghost(press, shift.x())

    def release(self, event: QMouseEvent) -> None:
        press, self._press = self._press, None
        if press is None or event.button() != Qt.MouseButton.LeftButton:
            return
        ghost = self._drop_ghost()
        self._plot.viewport().unsetCursor()
        if press.drag is Drag.NONE:
            self._click(press.hit)
        elif press.drag is Drag.MOVE and ghost is not None and press.hit.event is not None:
            moving = self._canvas.content.index.event(press.hit.event)
            if moving is not None and int(ghost.start) != moving.when.start:
                self.moved.emit(press.hit.event, int(ghost.start))

    def double_click(self, event: QMouseEvent) -> None:
        hit = self._canvas.hit(event.position())
        self._press = None
        if hit.event is not None:
            self.opened.emit(hit.event)
        elif hit.empty and hit.lane is not None and not self.read_only:
            scale = self._canvas.scale_now()
            at = scale.at(event.position().x())
            self.created.emit(hit.lane, snapped_moment(at, self._canvas.content.zone, scale.per_day))

    def wheel(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        sideways = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if sideways or abs(turned.x()) > abs(turned.y()):
            self._plot.pan(-(turned.x() or turned.y()) / 120 * 60)
        elif not self.busy:
            self._plot.zoom_at(event.position().x(), WHEEL ** (turned.y() / 120))
        event.accept()

    def key(self, event: QKeyEvent) -> bool:
        """Esc gives up what is being dragged: the bar stays, the window goes back."""
        if event.key() != Qt.Key.Key_Escape or not self.busy or self._press is None:
            return False
        press, self._press = self._press, None
        if press.drag is Drag.PAN:
            self._plot.set_range(press.begin, press.end)
        self._drop_ghost()
        self._plot.viewport().unsetCursor()
        return True

    def tooltip(self, point: QPointF) -> str:
        """What is to be said of what lies under a point, as plain text."""
        hit, index = self._canvas.hit(point), self._canvas.content.index
        if hit.event is not None:
            event = index.event(hit.event)
            return index.title(hit.event) if event is None else tooltip_of(event)
        if hit.cluster is not None:
            titles = [index.title(position) for position in hit.cluster.positions[:6]]
            return events_tooltip(titles, len(hit.cluster.positions))
        if hit.cell is not None and hit.cell.count:
            return events_tooltip((), hit.cell.count)
        return marks_tooltip(hit.marks) if hit.marks else ""

    # ------------------------------------------------------------ inside

    def _movable(self, hit: Hit) -> bool:
        return not self.read_only and hit.event is not None and self._canvas.content.index.event(hit.event) is not None

    def _show_cursor(self, hit: Hit) -> None:
        if hit.empty:
            self._plot.viewport().unsetCursor()
        else:
            self._plot.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def _show_ghost(self, press: _Press, pixels: float) -> None:
        moving = None if press.hit.event is None else self._canvas.content.index.event(press.hit.event)
        if moving is None or press.hit.event is None:
            return
        start = snapped_start(moving, pixels / self._canvas.scale_now().per_second)
        self._canvas.ghost = Ghost(press.hit.event, float(start), moved_words(moving, start))
        self._canvas.update()

    def _drop_ghost(self) -> Ghost | None:
        ghost, self._canvas.ghost = self._canvas.ghost, None
        self._canvas.update()
        return ghost

    def _click(self, hit: Hit) -> None:
        scale, made = self._canvas.scale_now(), self._canvas.arrangement()
        if hit.event is not None:
            self.chosen.emit(hit.event)
        elif hit.cluster is not None:
            first, last = (made.origin + x / made.per_second for x in (hit.cluster.first, hit.cluster.last))
            self._look_closer(first, last, scale.span)
        elif hit.cell is not None and hit.cell.count:
            self._look_closer(hit.cell.begin, hit.cell.end, scale.span)
        elif hit.marks:
            self._choose_marks(hit)

    def _choose_marks(self, hit: Hit) -> None:
        """One demand's change chooses the demand; several are looked at more closely."""
        scale = self._canvas.scale_now()
        demands = {mark.demand_id for mark in hit.marks}
        if len(demands) == 1 or hit.marks[0].at == hit.marks[-1].at:
            self.mark_chosen.emit(Ref(Kind.DEMAND, hit.marks[-1].demand_id))
        else:
            self._look_closer(float(hit.marks[0].at), float(hit.marks[-1].at), scale.span)

    def _look_closer(self, begin: float, end: float, span: float) -> None:
        """Zooms to a stretch with a margin, but always noticeably and never past half of it."""
        margin = max((end - begin) * 0.1, 60.0)
        middle, wanted = (begin + end) / 2, min(end - begin + 2 * margin, span / 2)
        self._plot.set_range(middle - wanted / 2, middle + wanted / 2)
