"""How arrows look: their curves from box to box, and a dash and a head of its own for each kind of linkage."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from models.vocabulary import Linkage

HEAD = 7.0
#: Rows nearer than this have no room for a curve between them.
TIGHT = 14.0


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


def paint_arrow(painter: QPainter, path: QPainterPath, linkage: Linkage, colour: QColor) -> None:
    """The line in its dash and the head, or both heads where neither end comes first."""
    style = STYLES[linkage]
    pen = QPen(colour, style.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    if style.dash:
        pen.setDashPattern([part / style.width * 1.5 for part in style.dash])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setPen(QPen(colour, style.width))
    painter.setBrush(colour)
    for tip, before in _ends(path, linkage):
        _paint_head(painter, style.head, tip, before)


def _ends(path: QPainterPath, linkage: Linkage) -> Iterator[tuple[QPointF, QPointF]]:
    """The tip of each head and a point before it, from which it comes."""
    length = max(path.length(), 1.0)
    share = min(HEAD / length, 0.5)
    yield path.pointAtPercent(1.0), path.pointAtPercent(1.0 - share)
    if linkage.both_ways:
        yield path.pointAtPercent(0.0), path.pointAtPercent(share)


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
