"""The strip of status changes: each a small icon in its status' shape and colour, neighbours gathered with a count."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from models.vocabulary import Status
from ui.colours import Colours
from ui.icons import draw_icon, status_icon
from ui.timeline.labels import Labels
from ui.timeline.scale import TimeScale
from ui.timeline.scene import Scene
from ui.timeline.sight import Hit, Sight

#: So many different statuses are shown side by side.
MOST_ICONS = 3
#: What is written where there are more than were looked at.
MANY = "99+"
#: How far an icon lies over the one before it.
OVERLAP = 3
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

    @property
    def count(self) -> int:
        return self.last - self.first

    def looked_at(self) -> slice:
        """The latest ones, by which it is judged."""
        return slice(max(self.first, self.last - LOOKED_AT), self.last)


def step_of(labels: Labels) -> float:
    """What a group with all its icons and its count takes; nearer marks are gathered."""
    size = icon_size(labels)
    return (size - OVERLAP) * (MOST_ICONS - 1) + size + 3 + labels.width(MANY) + 5


def groups_in(scene: Scene, scale: TimeScale, labels: Labels) -> list[MarkGroup]:
    """Marks closer than a group is wide, together. Their number is bounded by the width, not by the marks."""
    margin = step_of(labels) / scale.per_second
    groups: list[MarkGroup] = []
    at = scale.begin - margin if len(scene.marks) > FEW else float("-inf")
    while True:
        first = int(np.searchsorted(scene.marks.at, at))
        if first >= len(scene.marks) or scene.marks.at[first] > scale.end + margin:
            return groups
        begin = float(scene.marks.at[first])
        at = begin + margin
        last = int(np.searchsorted(scene.marks.at, at))
        if at > scale.begin:
            groups.append(MarkGroup(scale.x(begin), first, last))


def icon_size(labels: Labels) -> int:
    return int(labels.height * 0.85)


class MarksLayer:
    """Each group by the statuses in it and, where that says less, their number; the related demands' stand out."""

    def paint(self, painter: QPainter, sight: Sight) -> None:
        for group in groups_in(sight.content, sight.scale, sight.labels):
            _paint_group(painter, group, sight)

    def hit(self, point: QPointF, sight: Sight) -> Hit | None:
        marks = sight.content.marks
        if not len(marks) or point.y() < sight.frame.marks_top:
            return None
        half, step = icon_size(sight.labels) / 2 + 3, step_of(sight.labels)
        for group in groups_in(sight.content, sight.scale, sight.labels):
            if group.x - half <= point.x() <= group.x + step - half:
                some = group.looked_at()
                span = float(marks.at[group.first]), float(marks.at[group.last - 1])
                return Hit(marks=marks.between(some.start, some.stop), mark_count=group.count, mark_span=span)
        return Hit()

    def texts(self, sight: Sight) -> list[tuple[str, QRectF]]:
        found, labels = [], sight.labels
        for group in groups_in(sight.content, sight.scale, sight.labels):
            looks = _looks_of(group, sight)
            if looks.text:
                top = looks.box.center().y() - labels.height / 2
                found.append((looks.text, QRectF(looks.box.right() + 3, top, labels.width(looks.text), labels.height)))
        return found


@dataclass(frozen=True, slots=True)
class _Looks:
    """A group's icons from the left, the box around them, and its number beside it where that says more."""

    statuses: list[Status]
    box: QRectF
    text: str
    soft: bool
    related: bool


def _looks_of(group: MarkGroup, sight: Sight) -> _Looks:
    marks, some = sight.content.marks, group.looked_at()
    statuses = list(dict.fromkeys(marks.status(place) for place in range(some.start, some.stop)))[-MOST_ICONS:]
    size, middle = icon_size(sight.labels), sight.frame.marks_top + sight.frame.marks_height / 2
    wide = (size - OVERLAP) * (len(statuses) - 1) + size
    text = "" if group.count <= len(statuses) else str(group.count) if group.count < LOOKED_AT else MANY
    return _Looks(
        statuses,
        QRectF(round(group.x - size / 2), round(middle - size / 2), wide, size),
        text,
        bool(marks.soft[some].all()),
        not sight.demand_ids.isdisjoint(marks.demand_ids[some].tolist()) if sight.demand_ids else False,
    )


def _paint_group(painter: QPainter, group: MarkGroup, sight: Sight) -> None:
    looks, colours, size = _looks_of(group, sight), sight.colours, icon_size(sight.labels)
    if looks.related:
        _paint_halo(painter, looks.box, colours)
    if sight.marked.mark is not None and group.first <= sight.marked.mark < group.last:
        painter.setPen(QPen(colours.accent, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(looks.box.adjusted(-3, -1.5, 3, 1.5), 5, 5)
    painter.setOpacity(0.72 if looks.soft else 1.0)
    for place, status in enumerate(looks.statuses):
        corner = QPointF(looks.box.left() + place * (size - OVERLAP), looks.box.top())
        draw_icon(painter, status_icon(status), colours.status(status), QRectF(corner, QSizeF(size, size)))
    painter.setOpacity(1.0)
    if looks.text:
        painter.setPen(colours.muted)
        sight.labels.draw(painter, looks.box.right() + 3, looks.box.center().y(), looks.text)


def _paint_halo(painter: QPainter, box: QRectF, colours: Colours) -> None:
    halo = QColor(colours.accent)
    halo.setAlphaF(0.28)
    painter.setPen(QPen(colours.accent, 1.2))
    painter.setBrush(halo)
    painter.drawRoundedRect(box.adjusted(-2.5, -1, 2.5, 1), 5, 5)
