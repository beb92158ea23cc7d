"""How events look: bars, dots, clusters and their labels, for the rows of an arrangement.

Few are painted one by one, with round corners, dashes, fading ends; many at once as plain rectangles in one call a
style. Where they stand comes from `ui.timeline.packing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF, QRegion

from ui.colours import Colours, mix
from ui.icons import writes_svg
from ui.timeline.arrangement import LaneBand
from ui.timeline.flag import Flag
from ui.timeline.index import EventIndex
from ui.timeline.labels import Labels, at_edges
from ui.timeline.packing import Cluster, Placed, Side
from ui.timeline.shapes import FADE, Shown, bubble, faded
from ui.timeline.sight import Hit, Marked, Sight

#: Beyond this many in view, corners are no longer rounded and edges no longer smoothed.
FEW = 160
ROUND = 4.0

#: How far the brackets of a "within" reach inwards.
SERIF = 3.5
SOFT = Flag.SOFT_START | Flag.SOFT_END


class EventsLayer:
    """The events of all lanes with rows, their labels, and the clusters of those that found none."""

    def paint(self, painter: QPainter, sight: Sight) -> None:
        sight.clip(painter)
        bars = BarPainter(painter, sight.content.index, sight.labels, sight.colours, sight.marked)
        bars.paint(shown_in(sight))
        for _, cluster, box in shown_clusters(sight):
            bars.paint_cluster(box, cluster)

    def hit(self, point: QPointF, sight: Sight) -> Hit | None:
        band = sight.made.lane_at(point.y())
        if band is None or band.rows is None:
            return None
        x = point.x() + sight.offset
        for cluster in band.rows.clusters:
            if cluster_rect(band, cluster, sight.offset).contains(point):
                return Hit(cluster=cluster, lane=band.lane, number=band.number)
        row = band.row_at(point.y())
        for event in band.rows.placed:
            if event.row == row and event.left - 2 <= x <= event.right + 2:
                return Hit(event=event.position, lane=band.lane, number=band.number)
        for one in shown_events([band], sight.offset, sight.scale.width):
            if label_rect(one, sight.labels).contains(point):
                return Hit(event=one.event.position, lane=band.lane, number=band.number)
        return None

    def texts(self, sight: Sight) -> list[tuple[str, QRectF]]:
        title = sight.content.index.title
        texts = [
            (title(one.event.position), label_rect(one, sight.labels)) for one in shown_in(sight) if one.label_room > 0
        ]
        texts += [(cluster.text, box) for _, cluster, box in shown_clusters(sight)]
        # Of scrolled lanes only what the clip lets through is seen.
        seen = ((text, place.intersected(sight.lanes_area)) for text, place in texts)
        return [(text, place) for text, place in seen if not place.isEmpty()]


class BarPainter:
    """Paints one frame's events with one theme and one font."""

    def __init__(self, painter: QPainter, index: EventIndex, labels: Labels, colours: Colours, marked: Marked) -> None:
        self._painter, self._index, self._labels = painter, index, labels
        self._colours, self._marked = colours, marked

    def paint(self, shown: list[Shown]) -> None:
        painter, few = self._painter, len(shown) <= FEW
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, few)
        if few:
            for one in shown:
                self._paint_one(one)
        else:
            self._paint_many(shown)
            for one in shown:
                if one.event.position == self._marked.selected or one.event.position in self._marked.related:
                    self._paint_one(one)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for one in shown:
            if one.label_room > 0:
                self._paint_label(one)

    def paint_cluster(self, bar: QRectF, cluster: Cluster) -> None:
        """A pill that tells how many events it stands for; what stands out within it makes it stand out."""
        painter, colours, text = self._painter, self._colours, cluster.text
        if self._marked.selected in cluster.positions or not self._marked.related.isdisjoint(cluster.positions):
            painter.setPen(QPen(colours.accent, 2.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(bar.adjusted(-2.5, -2.5, 4, 2.5), ROUND + 2, ROUND + 2)
        painter.setPen(QPen(colours.accent, 1.2))
        painter.setBrush(colours.accent_soft)
        for shift in (3.0, 0.0):
            painter.drawRoundedRect(bar.adjusted(shift, -shift / 2, 0, -shift / 2), ROUND, ROUND)
        painter.setPen(colours.text)
        wide = self._labels.width(text)
        self._labels.draw(painter, bar.center().x() - wide / 2, bar.center().y(), text)

    def _paint_one(self, one: Shown) -> None:
        painter, position = self._painter, one.event.position
        if position in self._marked.related:
            halo = QColor(self._colours.accent)
            halo.setAlphaF(0.4)
            painter.setPen(QPen(halo, 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(one.bar.adjusted(-2, -1.5, 2, 1.5), ROUND + 1, ROUND + 1)
        painter.setPen(self._pen(one))
        painter.setBrush(self._brush(one))
        radius = one.bar.height() / 2 if one.event.flags & Flag.DOT else ROUND
        if one.event.flags & Flag.STATEMENT:
            painter.drawPath(bubble(one.bar))
        else:
            painter.drawRoundedRect(one.bar, radius, radius)
            self._paint_precision(one)
        if one.event.flags & Flag.STRUCK:
            painter.drawLine(QLineF(one.bar.left() + 2, one.middle, one.bar.right() - 2, one.middle))
        if position == self._marked.selected:
            painter.setPen(QPen(self._colours.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(one.bar.adjusted(-2.5, -2, 2.5, 2), radius + 2, radius + 2)

    def _paint_precision(self, one: Shown) -> None:
        """Beside the soft edges: brackets for "within", a point line for a month, a head for an open end."""
        painter, bar, flags = self._painter, one.bar, one.event.flags
        if not flags & (Flag.RANGE | Flag.MONTH | Flag.OPEN_END) or flags & Flag.DOT:
            return
        painter.setPen(QPen(self._plain_pen(flags).color(), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if flags & Flag.RANGE:
            for x, inwards in ((bar.left(), SERIF), (bar.right(), -SERIF)):
                ends = (QPointF(x + inwards, bar.top()), QPointF(x, bar.top()))
                painter.drawPolyline(QPolygonF([*ends, QPointF(x, bar.bottom()), QPointF(x + inwards, bar.bottom())]))
        elif flags & Flag.MONTH:
            pen = QPen(self._plain_pen(flags).color(), 1.6, Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(bar.bottomLeft(), bar.bottomRight())
        else:
            tip, tall = bar.right() + 1, min(bar.height() / 2, 4.0)
            middle = bar.center().y()
            head = [QPointF(tip - tall, middle - tall), QPointF(tip, middle), QPointF(tip - tall, middle + tall)]
            painter.drawPolyline(QPolygonF(head))

    def _paint_many(self, shown: list[Shown]) -> None:
        by_style: dict[int, list[Shown]] = {}
        for one in shown:
            by_style.setdefault(one.event.flags & ~SOFT, []).append(one)
        for same in by_style.values():
            array = PrimitiveArray(QRectF, 4)
            array.resize(len(same))
            array.ndarray()[:] = [(it.bar.x(), it.bar.y(), it.bar.width(), it.bar.height()) for it in same]
            flags = same[0].event.flags
            pen, brush = self._plain_pen(flags), self._fill(flags)
            self._painter.setPen(pen)
            self._painter.setBrush(brush)
            self._painter.drawRects(*array.drawargs())

    def _plain_pen(self, flags: int) -> QPen:
        colours = self._colours
        colour = colours.danger if flags & Flag.INCIDENT else colours.accent
        if flags & Flag.SUMMIT:
            colour = colours.summit
        if flags & Flag.STRUCK:
            colour = colours.muted
        pen = QPen(colour, 1.2)
        if flags & Flag.DASHED:
            pen.setDashPattern([3.0, 2.4])
        return pen

    def _fill(self, flags: int) -> QColor:
        colours = self._colours
        if flags & (Flag.STRUCK | Flag.DASHED):
            return colours.surface
        if flags & Flag.SUMMIT:
            return colours.summit
        if flags & Flag.INCIDENT:
            return mix(colours.danger, colours.surface, 0.22) if flags & SOFT else colours.danger
        return colours.accent if flags & Flag.DOT else colours.accent_soft

    def _pen(self, one: Shown) -> QPen:
        pen = self._plain_pen(one.event.flags)
        if one.event.flags & SOFT and not writes_svg(self._painter):
            # An outline that vanished altogether would leave a narrow bar without any shape.
            pen.setBrush(faded(pen.color(), one, 0.3))
        return pen

    def _brush(self, one: Shown) -> QBrush:
        fill = self._fill(one.event.flags)
        return faded(fill, one, 0.0) if one.event.flags & SOFT else QBrush(fill)

    def _paint_label(self, one: Shown) -> None:
        painter, flags = self._painter, one.event.flags
        inside = one.event.side is Side.INSIDE
        colours = self._colours
        colour = colours.text
        if flags & Flag.STRUCK:
            colour = colours.muted
        elif inside and self._fill(flags) in (colours.danger, colours.summit):
            colour = colours.accent_text
        painter.setPen(colour)
        text = self._index.title(one.event.position)
        self._labels.draw(painter, one.label_x, one.middle, text, one.label_room)
        if flags & Flag.STRUCK:
            right = one.label_x + min(self._labels.width(text), one.label_room)
            painter.drawLine(QLineF(one.label_x, one.middle + 0.5, right, one.middle + 0.5))


def shown_in(sight: Sight) -> list[Shown]:
    """The events with rows that a sight shows."""
    return list(shown_events(sight.made.seen(), sight.offset, sight.scale.width))


def shown_clusters(sight: Sight) -> Iterator[tuple[LaneBand, Cluster, QRectF]]:
    for band, cluster in sight.made.clusters():
        box = cluster_rect(band, cluster, sight.offset)
        if box.right() > 0 and box.left() < sight.scale.width:
            yield band, cluster, box


def label_rect(one: Shown, labels: Labels) -> QRectF:
    return QRectF(one.label_x, one.middle - labels.height / 2, one.label_room, labels.height)


def beside_texts(sight: Sight) -> QRegion:
    """Everywhere but where an event's label stands: an arrow passes behind words, it does not strike them out."""
    frame = sight.frame
    region = QRegion(QRect(0, int(frame.lanes_top), int(frame.width) + 1, int(frame.height)))
    for one in shown_in(sight):
        if one.label_room > 0:
            region -= QRegion(label_rect(one, sight.labels).adjusted(-2, 1, 2, -1).toAlignedRect())
    return region


def shown_events(bands: Iterable[LaneBand], offset: float, width: float) -> Iterator[Shown]:
    """The placed events of some lanes that a window from `offset` shows, as they stand on the screen."""
    for band in bands:
        if band.rows is None:
            continue
        for event in band.rows.placed:
            beside = event.label_width + 8
            if event.right + beside > offset and event.left - beside < offset + width:
                x, room = at_edges(event, offset, width)
                bar = bar_rect(band, event, offset, width)
                yield Shown(event, bar, bar.center().y(), x, room)


def bar_rect(band: LaneBand, event: Placed, offset: float, width: float) -> QRectF:
    """An event's bar on the screen; one that goes far beyond the window is cut, since only its middle is seen."""
    top, height = band.row_top(event.row), band.row_height
    left, right = event.left - offset, event.right - offset
    if event.flags & Flag.DOT:
        return QRectF(left, top + (height - event.width) / 2, event.width, event.width)
    left, right = max(left, -2 * FADE - 40), min(right, width + 2 * FADE + 40)
    slim = 2.5 if event.flags & Flag.INCIDENT else 1.5
    return QRectF(left, top + slim, right - left, height - 2 * slim)


def cluster_rect(band: LaneBand, cluster: Cluster, offset: float) -> QRectF:
    top, height = band.row_top(cluster.row), band.row_height
    return QRectF(cluster.left - offset, top + 2.5, cluster.right - cluster.left, height - 4)
