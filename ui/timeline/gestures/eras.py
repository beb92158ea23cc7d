"""The mouse and the eras: choose one, open it, pull an edge, draw a new one along the strip of names or the ruler."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal

from models.dates import When
from models.errors import RuleBroken
from models.records import EraSpan, Ref
from models.vocabulary import Kind
from ui.timeline.era_layer import Edge, EraGhost, EraGrip, EraLayer, band_at
from ui.timeline.gestures.gesture import Gesture, Press
from ui.timeline.scene import Band
from ui.timeline.sight import Hit
from ui.timeline.snapping import new_span, snapped_edge
from ui.timeline.wording import era_tooltip


class EraGesture(Gesture):
    """What those below share: the layer that shows what they do."""

    layer: EraLayer

    def _show(self, ghost: EraGhost | None) -> None:
        self.layer.ghost = ghost
        self.canvas.update()

    def give_up(self, press: Press) -> None:
        self._show(None)


class EraEdges(EraGesture):
    """`pulled` carries an era's id, its new start and its new end in UTC seconds, None for the one that stays."""

    pulled = Signal(object, object, object)
    dragging_shape = Qt.CursorShape.SizeHorCursor

    def takes(self, press: Press) -> bool:
        return isinstance(press.hit.grip, EraGrip) and not self.read_only

    def drag(self, press: Press, point: QPointF) -> None:
        grip = press.hit.grip
        if isinstance(grip, EraGrip):
            self._show(resized(grip.era, grip.edge, self.canvas.scale_now().at(point.x()), self))

    def drop(self, press: Press, point: QPointF) -> None:
        grip, ghost = press.hit.grip, self.layer.ghost
        self._show(None)
        if isinstance(grip, EraGrip) and ghost is not None:
            start, end = changed(grip.era.when, ghost.when, grip.edge)
            if start is not None or end is not None:
                self.pulled.emit(grip.era.id, start, end)

    def hover(self, point: QPointF, hit: Hit) -> Qt.CursorShape | None:
        return Qt.CursorShape.SplitHCursor if isinstance(hit.grip, EraGrip) and not self.read_only else None


def resized(era: EraSpan, edge: Edge, at: float, gesture: Gesture) -> EraGhost | None:
    """The span with one edge at about `at`, kept at least one step from the other; None beyond the calendar."""
    when, snap = era.when, gesture.plot.snap
    try:
        to = snapped_edge(when, at, snap)
        if edge is Edge.START:
            if when.end is not None:
                to = min(to, snapped_edge(when, when.end - _least(when), snap))
            wanted = when.resized(start=to)
        else:
            to = max(to, snapped_edge(when, when.start + _least(when), snap))
            wanted = when.resized(end=to)
    except RuleBroken:
        return None
    shown_end = gesture.canvas.scale_now().end if wanted.end is None else float(wanted.end)
    return EraGhost(float(wanted.start), shown_end, wanted.described(), edge, wanted)


def _least(when: When) -> float:
    return 3_600.0 if when.timed else 86_400.0


def changed(was: When, wanted: When, edge: Edge) -> tuple[int | None, int | None]:
    """The edge that was pulled, as the command takes it; both None where nothing would change."""
    if edge is Edge.START:
        return (wanted.start if wanted.start != was.start else None), None
    return None, (wanted.end if wanted.end != was.end else None)


class ChooseEra(EraGesture):
    """`chosen` carries an era's id, or None for a click beside all of them; `summit_chosen` the summit's reference."""

    chosen = Signal(object)
    opened = Signal(object)
    summit_chosen = Signal(object)

    def click(self, press: Press) -> bool:
        if isinstance(press.hit.grip, EraGrip):
            self.chosen.emit(press.hit.grip.era.id)
            return True
        if not press.hit.empty:
            return False
        band = band_at(press.point, self.canvas.sight())
        if band is not None and band.era is None:
            self._choose_summit()
        else:
            self.chosen.emit(None if band is None or band.era is None else band.era.id)
        return True

    def double_click(self, press: Press) -> bool:
        band = self._named(press.point)
        if isinstance(press.hit.grip, EraGrip):
            self.opened.emit(press.hit.grip.era.id)
            return True
        if band is None or band.era is None:
            return False
        self.opened.emit(band.era.id)
        return True

    def hover(self, point: QPointF, hit: Hit) -> Qt.CursorShape | None:
        return Qt.CursorShape.PointingHandCursor if hit.empty and self._named(point) is not None else None

    def tooltip(self, point: QPointF, hit: Hit) -> str:
        if isinstance(hit.grip, EraGrip):
            return era_tooltip(hit.grip.era, self.plot.second_zone)
        band = self._named(point) if hit.empty else None
        return "" if band is None or band.era is None else era_tooltip(band.era, self.plot.second_zone)

    def _named(self, point: QPointF) -> Band | None:
        """The band under a point of the strip of names."""
        sight = self.canvas.sight()
        return band_at(point, sight) if point.y() < sight.frame.lanes_top else None

    def _choose_summit(self) -> None:
        index = self.canvas.content.index
        for position in range(len(index)):
            event = index.event(position)
            if event is not None and event.is_summit:
                self.summit_chosen.emit(Ref(Kind.MEETING, event.ref.id))
                return


class DrawEra(EraGesture):
    """`drawn` carries the date (`When`) of a new era."""

    drawn = Signal(object)
    dragging_shape = Qt.CursorShape.CrossCursor

    def takes(self, press: Press) -> bool:
        return press.point.y() < self.canvas.frame().lanes_top and press.hit.empty and not self.read_only

    def drag(self, press: Press, point: QPointF) -> None:
        scale = self.canvas.scale_now()
        try:
            when = new_span(
                scale.at(press.point.x()),
                scale.at(point.x()),
                self.canvas.content.zone,
                self.plot.snap,
                scale.per_day,
            )
        except RuleBroken:
            return
        self._show(EraGhost(float(when.start), float(when.end or when.start), when.described(), None, when))

    def drop(self, press: Press, point: QPointF) -> None:
        ghost = self.layer.ghost
        self._show(None)
        if ghost is not None:
            self.drawn.emit(ghost.when)
