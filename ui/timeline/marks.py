"""The strip of status changes: each a small icon in its status' shape and colour, neighbours gathered with a count."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from models.records import StatusMark
from ui.colours import Colours
from ui.icons import pixmap, status_icon
from ui.timeline.frame import Frame
from ui.timeline.labels import Labels
from ui.timeline.scale import TimeScale
from ui.timeline.scene import Scene

#: A group with its icons and its count takes about this much; nearer marks are gathered.
STEP = 44
#: So many different statuses are shown side by side.
MOST_ICONS = 3
#: Up to this many marks are grouped from the very first, so that groups do not change while panning.
FEW = 500
#: A group's look is decided by this many of its latest marks.
LOOKED_AT = 100


@dataclass(frozen=True, slots=True)
class MarkGroup:
    """The status changes drawn at one place."""

    x: float
    first: int
    last: int

    def of(self, scene: Scene) -> tuple[StatusMark, ...]:
        return scene.marks[self.first : self.last]


def groups_in(scene: Scene, scale: TimeScale) -> list[MarkGroup]:
    """Marks closer than an icon's width, together. Their number is bounded by the width, not by the marks."""
    margin = STEP / scale.per_second
    groups: list[MarkGroup] = []
    at = scale.begin - margin if len(scene.marks) > FEW else float("-inf")
    while True:
        first = int(np.searchsorted(scene.mark_times, at))
        if first >= len(scene.marks) or scene.mark_times[first] > scale.end + margin:
            return groups
        begin = float(scene.mark_times[first])
        at = begin + margin
        last = int(np.searchsorted(scene.mark_times, at))
        if at > scale.begin:
            groups.append(MarkGroup(scale.x(begin), first, last))


def icon_size(labels: Labels) -> int:
    return int(labels.height * 0.85)


def paint_marks(
    painter: QPainter,
    scene: Scene,
    scale: TimeScale,
    frame: Frame,
    labels: Labels,
    colours: Colours,
    demand_ids: Set[int],
) -> None:
    """Each group by the statuses in it and, where that says less, their number; the related demands' stand out."""
    for group in groups_in(scene, scale):
        marks = group.of(scene)[-LOOKED_AT:]
        statuses = list(dict.fromkeys(mark.becomes for mark in marks))[-MOST_ICONS:]
        size, middle = icon_size(labels), frame.marks_top + frame.marks_height / 2
        step = size - 3
        box = QRectF(round(group.x - size / 2), round(middle - size / 2), step * (len(statuses) - 1) + size, size)
        if any(mark.demand_id in demand_ids for mark in marks):
            _paint_halo(painter, box, colours)
        painter.setOpacity(0.72 if all(mark.soft for mark in marks) else 1.0)
        for place, status in enumerate(statuses):
            drawn = pixmap(status_icon(status), colours.status(status), size, painter.device().devicePixelRatio())
            painter.drawPixmap(QPointF(box.left() + place * step, box.top()), drawn)
        painter.setOpacity(1.0)
        if len(marks) > len(statuses):
            painter.setPen(colours.muted)
            text = str(len(marks)) if len(marks) < LOOKED_AT else "99+"
            labels.draw(painter, box.right() + 3, middle, text)


def _paint_halo(painter: QPainter, box: QRectF, colours: Colours) -> None:
    halo = QColor(colours.accent)
    halo.setAlphaF(0.28)
    painter.setPen(QPen(colours.accent, 1.2))
    painter.setBrush(halo)
    painter.drawRoundedRect(box.adjusted(-2.5, -1, 2.5, 1), 5, 5)
