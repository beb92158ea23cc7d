"""Arrows between what hangs together: those of the selected record, or all of them, curved, behind the events' texts.

Each kind of linkage has a dash and a head of its own, so that no arrow is told by its colour. Where too many would be
drawn, only those of the selection are. An end that is out of sight is followed to the edge; one that stands nowhere on
the timeline (a text, a demand without a status) has no arrow.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF, QRegion

from models.records import Ref, TimelineLink
from models.vocabulary import Kind, Linkage
from ui.timeline.bars import bar_rect, cluster_rect, label_rect, shown_in
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
HEAD = 7.0
#: Rows nearer than this have no room for a curve between them.
TIGHT = 14.0
#: How near the pointer must come to an arrow.
NEAR = 7.0


class Head(Enum):
    TRIANGLE = 0
    OPEN = 1
    BAR = 2
    DIAMOND = 3
    DOT = 4
    NONE = 5


@dataclass(frozen=True, slots=True)
class Style:
    """dash: as in QPen, in pen widths; none for a solid line."""

    head: Head
    dash: tuple[float, ...] = ()
    width: float = 1.6


STYLES = {
    Linkage.LED_TO: Style(Head.TRIANGLE, width=2.0),
    Linkage.DEPENDS_ON: Style(Head.OPEN, (6, 3)),
    Linkage.BLOCKS: Style(Head.BAR, width=2.0),
    Linkage.THREATENS: Style(Head.BAR, (2, 2.5)),
    Linkage.CONDITION_OF: Style(Head.DIAMOND, (8, 3, 2, 3)),
    Linkage.DISCUSSED_AT: Style(Head.DOT, (1.2, 2.6), 1.4),
    Linkage.PART_OF: Style(Head.DIAMOND),
    Linkage.TRADED_WITH: Style(Head.TRIANGLE, (8, 3)),
    Linkage.RELATES_TO: Style(Head.NONE, (1.2, 2.6), 1.4),
}


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
        beside.addRegion(_beside_texts(sight))
        painter.setClipPath(beside)
        for arrow in arrows:
            colour = QColor(sight.colours.accent if arrow.chosen else sight.colours.muted)
            _paint(painter, arrow, colour)

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


def _beside_texts(sight: Sight) -> QRegion:
    """Everywhere but where an event's label stands: an arrow passes behind words, it does not strike them out."""
    frame = sight.frame
    region = QRegion(QRect(0, int(frame.lanes_top), int(frame.width) + 1, int(frame.height)))
    for one in shown_in(sight):
        if one.label_room > 0:
            region -= QRegion(label_rect(one, sight.labels).adjusted(-2, 1, 2, -1).toAlignedRect())
    return region


def _near(x: float, width: float) -> float:
    return min(max(x, -BEYOND), width + BEYOND)


def _in_sight(start: QRectF, end: QRectF, sight: Sight) -> bool:
    """True where one end at least is seen."""
    seen = QRectF(0, sight.frame.lanes_top, sight.scale.width, sight.frame.height - sight.frame.lanes_top)
    return start.intersects(seen) or end.intersects(seen)


def curve(start: QRectF, end: QRectF) -> QPainterPath:
    """From one box to another: out of its top or bottom and into the other's, since texts stand beside the boxes."""
    ax = _towards(start, end)
    bx = _towards(end, start)
    if abs(ax - bx) < 1 and start.top() == end.top():
        bx += 1
    path = QPainterPath()
    if end.top() >= start.bottom() - 1 or end.bottom() <= start.top() + 1:
        down = end.center().y() > start.center().y()
        ay, by = (start.bottom(), end.top() - 2) if down else (start.top(), end.bottom() + 2)
        if abs(by - ay) < TIGHT and not start.left() <= end.center().x() <= start.right() - TIGHT / 2:
            return _into_the_side(start, end, ay)
        reach = max(abs(by - ay) * 0.55, 10.0) * (1 if down else -1)
        path.moveTo(ax, ay)
        path.cubicTo(QPointF(ax, ay + reach), QPointF(bx, by - reach), QPointF(bx, by))
        return path
    # Side by side: a bow above both.
    ay, by = start.top(), end.top() - 1
    rise = min(14 + abs(bx - ax) * 0.06, 34.0)
    path.moveTo(ax, ay)
    path.cubicTo(QPointF(ax, ay - rise), QPointF(bx, by - rise), QPointF(bx, by))
    return path


def _into_the_side(start: QRectF, end: QRectF, ay: float) -> QPainterPath:
    """Between two rows that touch: a quarter of a turn into the other box's near side."""
    right = end.center().x() > start.center().x()
    bx = end.left() - 2 if right else end.right() + 2
    inset = min(6.0, start.width() / 2)
    ax = min(max(bx - 16 if right else bx + 16, start.left() + inset), start.right() - inset)
    path = QPainterPath(QPointF(ax, ay))
    path.quadTo(QPointF(ax, end.center().y()), QPointF(bx, end.center().y()))
    return path


def _towards(box: QRectF, other: QRectF) -> float:
    """The x at which the arrow leaves or enters a box: as near to the other one as it can, not at a corner."""
    inset = min(6.0, box.width() / 2)
    return min(max(other.center().x(), box.left() + inset), box.right() - inset)


def _paint(painter: QPainter, arrow: Arrow, colour: QColor) -> None:
    style = STYLES[arrow.link.linkage]
    pen = QPen(colour, style.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    if style.dash:
        pen.setDashPattern([part / style.width * 1.5 for part in style.dash])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(arrow.path)
    painter.setPen(QPen(colour, style.width))
    painter.setBrush(colour)
    for tip, before in _ends(arrow):
        _paint_head(painter, style.head, tip, before)


def _ends(arrow: Arrow) -> Iterator[tuple[QPointF, QPointF]]:
    """The tip of each head and a point before it, from which it comes."""
    length = max(arrow.path.length(), 1.0)
    share = min(HEAD / length, 0.5)
    yield arrow.path.pointAtPercent(1.0), arrow.path.pointAtPercent(1.0 - share)
    if arrow.link.linkage.both_ways:
        yield arrow.path.pointAtPercent(0.0), arrow.path.pointAtPercent(share)


def _paint_head(painter: QPainter, head: Head, tip: QPointF, before: QPointF) -> None:
    angle = math.atan2(tip.y() - before.y(), tip.x() - before.x())

    def back(along: float, aside: float) -> QPointF:
        return QPointF(
            tip.x() - along * math.cos(angle) - aside * math.sin(angle),
            tip.y() - along * math.sin(angle) + aside * math.cos(angle),
        )

    match head:
        case Head.TRIANGLE:
            painter.drawPolygon(QPolygonF([tip, back(HEAD, HEAD * 0.5), back(HEAD, -HEAD * 0.5)]))
        case Head.OPEN:
            painter.drawPolyline(QPolygonF([back(HEAD, HEAD * 0.55), tip, back(HEAD, -HEAD * 0.55)]))
        case Head.BAR:
            painter.drawLine(back(1, HEAD * 0.7), back(1, -HEAD * 0.7))
        case Head.DIAMOND:
            sides = [tip, back(HEAD * 0.6, HEAD * 0.42), back(HEAD * 1.2, 0), back(HEAD * 0.6, -HEAD * 0.42)]
            painter.drawPolygon(QPolygonF(sides))
        case Head.DOT:
            painter.drawEllipse(back(2, 0), 2.2, 2.2)
        case Head.NONE:
            pass
