"""Clicks and the tooltip: choose an event or a status change, open it, look closer where many stand together."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal

from models.records import Ref
from models.vocabulary import Kind
from ui.timeline.arrows import Arrow, arrow_words
from ui.timeline.gestures.gesture import Gesture, Press
from ui.timeline.sight import Hit
from ui.timeline.wording import events_tooltip, marks_tooltip, tooltip_of


class Choose(Gesture):
    """`chosen` and `opened` carry a position in the index, `mark_chosen` the reference of a demand."""

    chosen = Signal(object)
    mark_chosen = Signal(object)
    opened = Signal(object)

    def click(self, press: Press) -> bool:
        hit, scale, made = press.hit, self.canvas.scale_now(), self.canvas.arrangement()
        if hit.event is not None:
            self.chosen.emit(hit.event)
        elif hit.cluster is not None:
            first, last = (made.origin + x / made.per_second for x in (hit.cluster.first, hit.cluster.last))
            self._look_closer(first, last, scale.span)
        elif hit.cell is not None and hit.cell.count:
            self._look_closer(hit.cell.begin, hit.cell.end, scale.span)
        elif hit.marks:
            self._choose_marks(hit)
        return not hit.empty

    def double_click(self, press: Press) -> bool:
        if press.hit.event is None:
            return False
        self.opened.emit(press.hit.event)
        return True

    def hover(self, point: QPointF, hit: Hit) -> Qt.CursorShape | None:
        return None if hit.empty or isinstance(hit.grip, Arrow) else Qt.CursorShape.PointingHandCursor

    def tooltip(self, point: QPointF, hit: Hit) -> str:
        index = self.canvas.content.index
        if hit.event is not None:
            event = index.event(hit.event)
            return index.title(hit.event) if event is None else tooltip_of(event, self.plot.second_zone)
        if hit.cluster is not None:
            titles = [index.title(position) for position in hit.cluster.positions[:6]]
            return events_tooltip(titles, len(hit.cluster.positions))
        if hit.cell is not None and hit.cell.count:
            return events_tooltip((), hit.cell.count)
        if isinstance(hit.grip, Arrow):
            return arrow_words(hit.grip, self.canvas.content)
        return marks_tooltip(hit.marks) if hit.marks else ""

    def _choose_marks(self, hit: Hit) -> None:
        """One demand's change chooses the demand; several are looked at more closely."""
        demands = {mark.demand_id for mark in hit.marks}
        if len(demands) == 1 or hit.marks[0].at == hit.marks[-1].at:
            self.mark_chosen.emit(Ref(Kind.DEMAND, hit.marks[-1].demand_id))
        else:
            self._look_closer(float(hit.marks[0].at), float(hit.marks[-1].at), self.canvas.scale_now().span)

    def _look_closer(self, begin: float, end: float, span: float) -> None:
        """Zooms to a stretch with a margin, but always noticeably and never past half of it."""
        margin = max((end - begin) * 0.1, 60.0)
        middle, wanted = (begin + end) / 2, min(end - begin + 2 * margin, span / 2)
        self.plot.set_range(middle - wanted / 2, middle + wanted / 2)
