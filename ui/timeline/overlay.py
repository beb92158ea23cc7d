"""What lies over the events: the ghost of one that is being dragged, the words of an empty plot, the focus frame."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.timeline.bars import bar_rect
from ui.timeline.sight import PlainLayer, Sight

EMPTY = "No meetings or incidents yet. Double-click a lane to add one."


class GhostLayer(PlainLayer):
    """Where the dragged event would go, with its new date beside it."""

    def paint(self, painter: QPainter, sight: Sight) -> None:
        ghost, scale, colours, labels = sight.ghost, sight.scale, sight.colours, sight.labels
        found = None if ghost is None else sight.made.find(ghost.position)
        if ghost is None or found is None:
            return
        shift = scale.x(ghost.start) - scale.x(float(sight.content.index.start[ghost.position]))
        box = bar_rect(*found, sight.offset, scale.width).translated(shift, 0)
        fill = QColor(colours.accent)
        fill.setAlphaF(0.35)
        painter.setPen(QPen(colours.accent, 1.6))
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 4, 4)
        painter.drawLine(QLineF(box.left(), 0, box.left(), sight.frame.height))
        wide, tall = labels.width(ghost.text) + 14, labels.height + 4
        x = box.right() + 6 if box.right() + 10 + wide < scale.width else box.left() - 6 - wide
        flag = QRectF(x, box.center().y() - tall / 2, wide, tall)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent)
        painter.drawRoundedRect(flag, 4, 4)
        painter.setPen(colours.accent_text)
        labels.draw(painter, flag.left() + 7, flag.center().y(), ghost.text)


class EmptyLayer(PlainLayer):
    """One sentence where there is nothing yet."""

    def paint(self, painter: QPainter, sight: Sight) -> None:
        if len(sight.content.index):
            return
        frame = sight.frame
        painter.setPen(sight.colours.muted)
        x = max((frame.width - sight.labels.width(EMPTY)) / 2, 8)
        sight.labels.draw(painter, x, frame.lanes_top + frame.lanes_height / 2, EMPTY, frame.width - 16)


class FocusLayer(PlainLayer):
    """A frame around the plot while the keyboard is here."""

    def paint(self, painter: QPainter, sight: Sight) -> None:
        if sight.focused:
            painter.setPen(QPen(sight.colours.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(1, 1, sight.frame.width - 2, sight.frame.height - 2), 3, 3)
