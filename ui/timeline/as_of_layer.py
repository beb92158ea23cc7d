"""The line of the day that the window shows: its grip for the hand, and the veil over what came after that day.

Today the grip waits on today's line. Pulled back, the line stands on an earlier day and all that lies after is dimmed;
the strip of status changes is covered there, since none of them had happened.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.timeline.bars import label_rect, shown_in
from ui.timeline.sight import Hit, PlainLayer, Sight

#: So many pixels beside the line and the grip still take it.
NEAR = 4.0
GRIP = 11.0
#: How much of the ground lies over what came after.
VEIL = 0.66


@dataclass(frozen=True, slots=True)
class AsOfGrip:
    """The handle of the day, under the hand."""


class AsOfLayer(PlainLayer):
    """Set `at` and update the canvas: the noon of an earlier day in UTC seconds, or None for today."""

    def __init__(self) -> None:
        self.at: float | None = None
        #: How wide the flag on the ruler is that can be pulled as well, in pixels.
        self.flag_width = 0.0

    def hit(self, point: QPointF, sight: Sight) -> Hit | None:
        x = self._x(sight)
        beside = abs(point.x() - x)
        if point.y() < 0:
            near = beside <= self.flag_width / 2
        else:
            near = self._grip(sight).adjusted(-NEAR, -2, NEAR, NEAR).contains(point)
            near = near or (self.at is not None and beside <= NEAR)
        return Hit(grip=AsOfGrip()) if near else None

    def paint(self, painter: QPainter, sight: Sight) -> None:
        frame, colours, x = sight.frame, sight.colours, self._x(sight)
        colour = colours.today if self.at is None else colours.past
        if self.at is not None:
            self._paint_veil(painter, sight, x)
            painter.setPen(QPen(colour, 2))
            painter.drawLine(QLineF(x, 0, x, frame.height))
        grip = self._grip(sight)
        painter.setPen(QPen(colours.surface, 1))
        painter.setBrush(colour)
        painter.drawRoundedRect(grip, GRIP / 2, GRIP / 2)
        painter.setPen(QPen(colours.accent_text, 1))
        for shift in (-1.5, 1.5):
            painter.drawLine(QLineF(x + shift, grip.top() + 4, x + shift, grip.bottom() - 4))

    def _paint_veil(self, painter: QPainter, sight: Sight, x: float) -> None:
        frame = sight.frame
        if x >= frame.width:
            return
        left = max(x, 0.0)
        veil = QColor(sight.colours.surface)
        # What changed on the day itself stands on the line, and reaches beyond it.
        covered = left + sight.labels.height / 2
        painter.fillRect(QRectF(covered, frame.marks_top + 1, frame.width - covered, frame.marks_height), veil)
        veil.setAlphaF(VEIL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(QRectF(left, 0, frame.width - left, frame.marks_top + 1), veil)
        # The words of what came after may stand before the line.
        for one in shown_in(sight):
            if one.label_room > 0 and one.bar.left() > x and one.label_x < x:
                words = label_rect(one, sight.labels)
                painter.fillRect(words.intersected(QRectF(0, 0, left, frame.height)), veil)

    def _x(self, sight: Sight) -> float:
        return sight.scale.x(sight.content.today_at if self.at is None else self.at)

    def _grip(self, sight: Sight) -> QRectF:
        return QRectF(self._x(sight) - GRIP / 2, 1, GRIP, max(sight.frame.lanes_top - 2, 14.0))
