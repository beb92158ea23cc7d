"""One event on the screen, and the shapes and fadings that bars are painted with."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainterPath

from ui.timeline.flag import Flag
from ui.timeline.packing import Placed

FADE = 26.0


@dataclass(frozen=True, slots=True)
class Shown:
    """One event on the screen: its bar, and its label's place (a width of 0 for none)."""

    event: Placed
    bar: QRectF
    middle: float
    label_x: float
    label_room: float


def bubble(box: QRectF) -> QPainterPath:
    """What somebody said: a dot that speaks."""
    path = QPainterPath()
    path.addRoundedRect(box.adjusted(-1, 0, 1, -2), 3, 3)
    tail = QPainterPath(QPointF(box.left() + 1, box.bottom() - 4))
    tail.lineTo(box.left() + 1, box.bottom() + 1.5)
    tail.lineTo(box.left() + 6, box.bottom() - 2.5)
    tail.closeSubpath()
    return path.united(tail)


def faded(colour: QColor, one: Shown, rest: float) -> QBrush:
    """The colour, down to a `rest` of it towards the ends that are not known exactly."""
    bar, gone = one.bar, QColor(colour)
    gone.setAlphaF(rest)
    share = min(FADE / max(bar.width(), 1.0), 0.35)
    fade = QLinearGradient(QPointF(bar.left() - 1, 0), QPointF(bar.right() + 1, 0))
    fade.setColorAt(0, gone if one.event.flags & Flag.SOFT_START else colour)
    if one.event.flags & Flag.SOFT_START:
        fade.setColorAt(share, colour)
    if one.event.flags & Flag.SOFT_END:
        fade.setColorAt(1 - share, colour)
    fade.setColorAt(1, gone if one.event.flags & Flag.SOFT_END else colour)
    return QBrush(fade)
