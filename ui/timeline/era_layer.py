"""The era that is chosen, its edges for the hand to take, and where an edge that is dragged would go.

The bands themselves and their names are `ui.timeline.backdrop`'s.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from models.dates import When
from models.records import EraSpan
from ui.timeline.backdrop import band_names
from ui.timeline.scene import Band
from ui.timeline.sight import Hit, PlainLayer, Sight

#: So many pixels beside an edge still take it.
NEAR = 5.0


class Edge(Enum):
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class EraGrip:
    """An edge of an era, under the hand."""

    era: EraSpan
    edge: Edge


@dataclass(frozen=True, slots=True)
class EraGhost:
    """A span on its way: of the era that is being changed, or of a new one (`edge` None)."""

    begin: float
    end: float
    text: str
    edge: Edge | None
    when: When


class EraLayer(PlainLayer):
    """Set `chosen` (an era's id) and `ghost`, then update the canvas."""

    def __init__(self) -> None:
        self.chosen: int | None = None
        self.ghost: EraGhost | None = None

    # ------------------------------------------------------------ finding

    def hit(self, point: QPointF, sight: Sight) -> Hit | None:
        """An edge under the point: of any era in the strip of names, over the lanes only of the chosen one."""
        frame = sight.frame
        in_strip = 0 <= point.y() < frame.lanes_top
        if not in_strip and not frame.lanes_top <= point.y() < frame.marks_top:
            return None
        near: list[tuple[bool, float, EraGrip]] = []
        for band in sight.content.bands:
            if band.era is None or not (in_strip or band.era.id == self.chosen):
                continue
            for edge, at in ((Edge.START, band.begin), (Edge.END, band.end)):
                away = abs(sight.scale.x(at) - point.x())
                if away <= NEAR:
                    near.append((band.era.id != self.chosen, away, EraGrip(band.era, edge)))
        if not near:
            return None
        # Where two eras touch, the chosen one's edge is meant.
        grip = min(near, key=lambda one: one[:2])[2]
        lane = sight.made.lane_at(point.y())
        return Hit(grip=grip, layer=self, lane=None if lane is None else lane.lane)

    # ------------------------------------------------------------ painting

    def paint(self, painter: QPainter, sight: Sight) -> None:
        chosen = next((band for band in sight.content.bands if band.era and band.era.id == self.chosen), None)
        if chosen is not None:
            self._paint_chosen(painter, chosen, sight)

    @staticmethod
    def _paint_chosen(painter: QPainter, band: Band, sight: Sight) -> None:
        colours, frame = sight.colours, sight.frame
        left, right = sight.scale.x(band.begin), sight.scale.x(band.end)
        painter.setPen(QPen(colours.accent, 1.4))
        for x in (left, right):
            if -NEAR <= x <= frame.width + NEAR:
                painter.drawLine(QLineF(x, 0, x, frame.marks_top))
        inside = max(left, 0.0), min(right, frame.width)
        if inside[1] <= inside[0]:
            return
        painter.setPen(QPen(colours.accent, 2))
        painter.drawLine(QLineF(inside[0], 1, inside[1], 1))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent)
        for x in (left, right):
            if 0 <= x <= frame.width:
                painter.drawRoundedRect(QRectF(x - 2.5, frame.lanes_top / 2 - 6, 5, 12), 2.5, 2.5)


class EraGhostLayer(PlainLayer):
    """Over the events: where an edge that is pulled, or a new era, would come to lie."""

    def __init__(self, eras: EraLayer) -> None:
        self._eras = eras

    def paint(self, painter: QPainter, sight: Sight) -> None:
        ghost = self._eras.ghost
        if ghost is None:
            return
        colours, frame, labels = sight.colours, sight.frame, sight.labels
        left, right = sight.scale.x(ghost.begin), sight.scale.x(ghost.end)
        fill = QColor(colours.accent)
        fill.setAlphaF(0.18)
        box = QRectF(max(left, -4), 0, min(right, frame.width + 4) - max(left, -4), frame.marks_top)
        painter.fillRect(box, fill)
        painter.setPen(QPen(colours.accent, 1.6))
        for x, edge in ((left, Edge.START), (right, Edge.END)):
            if ghost.edge in (edge, None):
                painter.drawLine(QLineF(x, 0, x, frame.marks_top))
        wide, tall = labels.width(ghost.text) + 14, labels.height + 4
        beside = right if ghost.edge is Edge.END else left
        x = min(max(beside + 6, 4.0), frame.width - wide - 4)
        flag = QRectF(x, frame.lanes_top + 3, wide, tall)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent)
        painter.drawRoundedRect(flag, 4, 4)
        painter.setPen(colours.accent_text)
        labels.draw(painter, flag.left() + 7, flag.center().y(), ghost.text)


def band_at(point: QPointF, sight: Sight) -> Band | None:
    """The band under a point: by its name where one stands there, else the shortest one that covers the moment."""
    if point.y() < sight.frame.lanes_top:
        for name in band_names(sight.content, sight.scale, sight.labels):
            if name.x <= point.x() <= name.x + name.room:
                return name.band
    elif point.y() >= sight.frame.marks_top:
        return None
    at = sight.scale.at(point.x())
    over = [band for band in sight.content.bands if band.begin <= at < band.end]
    return min(over, key=lambda band: band.end - band.begin, default=None)
