"""Clicks and the tooltip: choose an event or a status change, open it, look closer where many stand together."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal

from models.records import Ref
from models.vocabulary import Kind
from ui.timeline.arrows import Arrow, arrow_words
from ui.timeline.bars import cluster_rect
from ui.timeline.cluster_menu import cluster_menu, splits
from ui.timeline.gestures.gesture import Gesture, Press
from ui.timeline.marks import groups_in
from ui.timeline.moved_layer import Earlier, earlier_words
from ui.timeline.packing import Cluster
from ui.timeline.sight import Hit
from ui.timeline.wording import events_tooltip, marks_tooltip, tooltip_of


class Choose(Gesture):
    """`chosen` and `opened` carry a position in the index, `mark_chosen` the reference of a demand."""

    chosen = Signal(object)
    mark_chosen = Signal(object)
    opened = Signal(object)

    def click(self, press: Press) -> bool:
        hit, scale = press.hit, self.canvas.scale_now()
        if hit.event is not None:
            self.chosen.emit(hit.event)
        elif hit.cluster is not None:
            self.look_into(hit.cluster)
        elif hit.cell is not None and hit.cell.count:
            self._look_closer(hit.cell.begin, hit.cell.end, scale.span)
        elif hit.marks:
            self._choose_marks(hit)
        elif isinstance(hit.grip, Earlier):
            self.chosen.emit(hit.grip.position)
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
        if isinstance(hit.grip, Earlier):
            return earlier_words(hit.grip, index.title(hit.grip.position))
        return marks_tooltip(hit.marks, hit.mark_count) if hit.marks else ""

    def look_into(self, cluster: Cluster) -> None:
        """Zooms to what it spans; where that would set nothing apart, lists its events to choose from."""
        scale, made, index = self.canvas.scale_now(), self.canvas.arrangement(), self.canvas.content.index
        if splits(cluster, index, scale.span):
            starts = index.start[cluster.positions]
            self._look_closer(float(starts.min()), float(starts.max()), scale.span)
            return
        band = next(band for band, known in made.clusters() if known is cluster)
        box = cluster_rect(band, cluster, made.offset(scale))
        self.menu = cluster_menu(cluster, index, self.chosen.emit, self.plot)
        self.menu.popup(self.plot.viewport().mapToGlobal(box.bottomLeft().toPoint()))

    def look_into_marks(self, place: int) -> None:
        """Zooms to the span of the marks that stand together with the one at that place."""
        scene, scale = self.canvas.content, self.canvas.scale_now()
        for group in groups_in(scene, scale, self.canvas.labels):
            if group.first <= place < group.last and group.count > 1:
                begin, end = float(scene.marks.at[group.first]), float(scene.marks.at[group.last - 1])
                if end > begin:
                    self._look_closer(begin, end, scale.span)

    def _choose_marks(self, hit: Hit) -> None:
        """One demand's change chooses the demand; several are looked at more closely."""
        demands = {mark.demand_id for mark in hit.marks}
        begin, end = hit.mark_span
        if len(demands) == 1 or begin == end:
            self.mark_chosen.emit(Ref(Kind.DEMAND, hit.marks[-1].demand_id))
        else:
            self._look_closer(begin, end, self.canvas.scale_now().span)

    def _look_closer(self, begin: float, end: float, span: float) -> None:
        """Zooms to a stretch with a margin, but always noticeably and never past half of it."""
        margin = max((end - begin) * 0.1, 60.0)
        middle, wanted = (begin + end) / 2, min(end - begin + 2 * margin, span / 2)
        self.plot.set_range(middle - wanted / 2, middle + wanted / 2)
