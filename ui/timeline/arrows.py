"""Arrows between what hangs together: those of the selected record, or all of them, curved, behind the events' texts.

Each kind of linkage has a dash and a head of its own, so that no arrow is told by its colour. Where too many would be
drawn, only those of the selection are. An end that is out of sight is followed to the edge; one that stands nowhere on
the timeline (a text, a demand without a status) has no arrow.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker

from models.records import Ref, TimelineLink
from models.vocabulary import Kind
from ui.timeline.arrow_looks import curve, paint_arrow
from ui.timeline.bars import bar_rect, beside_texts, cluster_rect
from ui.timeline.index import EventIndex
from ui.timeline.marks import icon_size
from ui.timeline.scene import Scene
from ui.timeline.sight import Hit, Sight

#: More arrows than this are a tangle: then only those of the selection are drawn, and of those no more.
MOST = 60
#: More events than this in sight, and nobody asks for all their links.
MOST_EVENTS = 200
#: How far out of sight an end may be drawn, in pixels.
BEYOND = 40.0
#: How near the pointer must come to an arrow.
NEAR = 7.0


@dataclass(frozen=True, slots=True)
class Arrow:
    """One link as it stands on the screen."""

    link: TimelineLink
    path: QPainterPath
    chosen: bool


class ArrowsLayer:
    """Remembers where records stand in the index, since looking for one costs a walk over all."""

    def __init__(self) -> None:
        self._index: EventIndex | None = None
        self._positions: dict[Ref, int | None] = {}

    def paint(self, painter: QPainter, sight: Sight) -> None:
        arrows = self.arrows(sight)
        if not arrows:
            return
        # As a path: within a graphics view, Qt 6.11 heeds no clip region that has holes.
        beside = QPainterPath()
        beside.addRegion(beside_texts(sight))
        painter.setClipPath(beside)
        for arrow in arrows:
            colour = QColor(sight.colours.accent if arrow.chosen else sight.colours.muted)
            paint_arrow(painter, arrow.path, arrow.link.linkage, colour)

    def hit(self, point: QPointF, sight: Sight) -> Hit | None:
        for arrow in self.arrows(sight):
            if arrow.path.boundingRect().adjusted(-NEAR, -NEAR, NEAR, NEAR).contains(point):
                stroke = QPainterPathStroker()
                stroke.setWidth(NEAR)
                if stroke.createStroke(arrow.path).contains(point):
                    band = sight.made.lane_at(point.y())
                    lane, number = (None, None) if band is None else (band.lane, band.number)
                    return Hit(lane=lane, number=number, grip=arrow, layer=self)
        return None

    def texts(self, sight: Sight) -> list[tuple[str, QRectF]]:
        return []

    def arrows(self, sight: Sight) -> list[Arrow]:
        """What is drawn: all where that was asked for and they are not too many, else those of the selection."""
        if sight.all_arrows:
            everything = self._shown(self._links_in_sight(sight), sight)
            if len(everything) <= MOST:
                return everything
        return self._shown(sight.content.index.details.links_of(sight.linked), sight)[:MOST] if sight.linked else []

    # ------------------------------------------------------------ which

    def _links_in_sight(self, sight: Sight) -> list[TimelineLink]:
        index, made = sight.content.index, sight.made
        left, right = sight.offset, sight.offset + sight.scale.width
        seen = {
            event.position
            for band in made.seen()
            if band.rows is not None
            for event in band.rows.placed
            if event.right > left and event.left < right
        }
        if len(seen) > MOST_EVENTS:
            return []
        return index.details.links_of([index.ref(position) for position in sorted(seen)])

    def _shown(self, links: list[TimelineLink], sight: Sight) -> list[Arrow]:
        found = []
        for link in links:
            start, end = self._place(link.start, sight), self._place(link.end, sight)
            if start is None or end is None or not _in_sight(start, end, sight):
                continue
            chosen = link.start in sight.linked or link.end in sight.linked
            found.append(Arrow(link, curve(start, end), chosen))
            if len(found) > MOST:
                break
        return found

    # ------------------------------------------------------------ where

    def _place(self, ref: Ref, sight: Sight) -> QRectF | None:
        """The box of a record on the screen, at most a little out of sight; None where it stands nowhere."""
        if ref.kind is Kind.DEMAND:
            return self._mark_place(ref.id, sight)
        position = self._position(ref, sight.content.index)
        return None if position is None else self._event_place(position, sight)

    def _position(self, ref: Ref, index: EventIndex) -> int | None:
        if index is not self._index:
            self._index, self._positions = index, {}
        if ref not in self._positions:
            self._positions[ref] = index.position_of(ref)
        return self._positions[ref]

    @staticmethod
    def _mark_place(demand_id: int, sight: Sight) -> QRectF | None:
        marks = sight.content.marks
        newest = marks.newest_of(demand_id)
        if newest is None:
            return None
        size, frame = icon_size(sight.labels), sight.frame
        x = _near(sight.scale.x(float(marks.at[newest])), sight.scale.width)
        return QRectF(x - size / 2, frame.marks_top + (frame.marks_height - size) / 2, size, size)

    @staticmethod
    def _event_place(position: int, sight: Sight) -> QRectF | None:
        made, width = sight.made, sight.scale.width
        found = made.find(position)
        if found is not None:
            box = bar_rect(*found, sight.offset, width)
            left, right = _near(box.left(), width), _near(box.right(), width)
            return QRectF(left, box.top(), max(right - left, 1.0), box.height())
        for band, cluster in made.clusters():
            if position in cluster.positions:
                return cluster_rect(band, cluster, sight.offset)
        homes = [band for band in made.lanes if position in band.events]
        if not homes:
            return None
        # In a picture, or not laid out because it is far away: at its time, in the middle of its lane.
        index = sight.content.index
        left = _near(sight.scale.x(float(index.start[position])), width)
        right = _near(sight.scale.x(float(index.end[position])), width)
        band = homes[0]
        tall = min(band.height * 0.5, sight.labels.height)
        return QRectF(left, band.top + (band.height - tall) / 2, max(right - left, 2.0), tall)


def arrow_words(arrow: Arrow, scene: Scene) -> str:
    """ "Calls by the US President led to Initial ceasefire"."""
    return f"{_name(arrow.link.start, scene)}\n{arrow.link.linkage.word}\n{_name(arrow.link.end, scene)}"


def _name(ref: Ref, scene: Scene) -> str:
    if ref.kind is not Kind.DEMAND:
        return scene.index.details.title(ref)
    newest = scene.marks.newest_of(ref.id)
    found = () if newest is None else scene.marks.between(newest, newest + 1)
    return f"{found[0].ref} {found[0].title}" if found else "a demand"


def _near(x: float, width: float) -> float:
    return min(max(x, -BEYOND), width + BEYOND)


def _in_sight(start: QRectF, end: QRectF, sight: Sight) -> bool:
    """True where one end at least is seen."""
    seen = QRectF(0, sight.frame.lanes_top, sight.scale.width, sight.frame.height - sight.frame.lanes_top)
    return start.intersects(seen) or end.intersects(seen)
