"""Where a meeting stood before it was postponed or brought forward: a ghost at that date, and an arrow from there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from models.records import MovedFrom
from ui.timeline.bars import bar_rect, beside_texts
from ui.timeline.index import OPEN_END_DAYS
from ui.timeline.scale import DAY
from ui.timeline.sight import Hit, Sight

#: So many ghosts are drawn at most: those of meetings that have a bar of their own in sight.
MOST = 60
#: A ghost nearer to its bar than this would only blur it, in pixels.
LEAST_SHIFT = 6.0
HEAD = 5.0


@dataclass(frozen=True, slots=True)
class Earlier:
    """One earlier date on the screen, and the meeting's position in the index."""

    moved: MovedFrom
    position: int
    box: QRectF
    bar: QRectF


class MovedLayer:
    """The ghosts of all moved meetings in sight."""

    def paint(self, painter: QPainter, sight: Sight) -> None:
        shown = list(self.shown(sight))
        if not shown:
            return
        clip = QPainterPath()
        clip.addRegion(beside_texts(sight))
        painter.setClipPath(clip)
        colour = sight.colours.muted
        pen = QPen(colour, 1.1)
        pen.setDashPattern([2.0, 3.0])
        for earlier in shown:
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(earlier.box, 4, 4)
            _paint_arrow(painter, earlier, QPen(colour, 1.2))

    def hit(self, point: QPointF, sight: Sight) -> Hit | None:
        for earlier in self.shown(sight):
            if earlier.box.contains(point):
                band = sight.made.lane_at(point.y())
                lane, number = (None, None) if band is None else (band.lane, band.number)
                return Hit(lane=lane, number=number, grip=earlier, layer=self)
        return None

    def texts(self, sight: Sight) -> list[tuple[str, QRectF]]:
        return []

    def shown(self, sight: Sight) -> Iterator[Earlier]:
        scale, count = sight.scale, 0
        for moved in sight.content.moved:
            end = moved.was.start + OPEN_END_DAYS * DAY if moved.was.end is None else float(moved.was.end)
            left, right = scale.x(float(moved.was.start)), scale.x(end)
            if right < 0 or left > scale.width:
                continue
            position = sight.content.index.position_of(moved.ref)
            found = None if position is None else sight.made.find(position)
            if position is None or found is None:
                continue
            bar = bar_rect(*found, sight.offset, scale.width)
            box = QRectF(left, bar.top(), max(right - left, bar.height() * 0.6), bar.height())
            if abs(box.left() - bar.left()) >= LEAST_SHIFT:
                yield Earlier(moved, position, box, bar)
                count += 1
            if count >= MOST:
                return


def _paint_arrow(painter: QPainter, earlier: Earlier, pen: QPen) -> None:
    """Along the top of the row, from the ghost to the bar."""
    box, bar = earlier.box, earlier.bar
    later = bar.left() > box.left()
    begin, end = (box.right(), bar.left()) if later else (box.left(), bar.right())
    if (end - begin) * (1 if later else -1) < HEAD:
        return
    y, step = box.top() + 3, HEAD if later else -HEAD
    painter.setPen(pen)
    painter.drawLine(QPointF(begin, y), QPointF(end - step, y))
    painter.setBrush(pen.color())
    painter.drawPolygon(
        QPolygonF([QPointF(end, y), QPointF(end - step, y - HEAD / 2), QPointF(end - step, y + HEAD / 2)])
    )


def earlier_words(earlier: Earlier, title: str) -> str:
    """ "Talks\npostponed from 12 Oct 2025 (second postponement)\nthe reason"."""
    return "\n".join(line for line in (title, earlier.moved.words, earlier.moved.reason) if line)
