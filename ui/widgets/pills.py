"""How small rounded marks are drawn, for the widgets here and for delegates that paint many of them.

Sizes and strokes only; which words and colours go in is the caller's.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from ui.icons import pixmap

GLYPH = 12
_PAD = 8
_PAD_GLYPH = 6
_GAP = 4


def pill_size(text: str, font: QFont, *, glyph: bool = False, trailing: bool = False) -> QSize:
    """How much room a pill with this text takes."""
    metrics = QFontMetrics(font)
    width = metrics.horizontalAdvance(text) + 2 * _PAD
    if glyph:
        width += GLYPH + _GAP - (_PAD - _PAD_GLYPH)
    if trailing:
        width += GLYPH + _GAP
    return QSize(width, metrics.height() + 4)


def draw_pill(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    *,
    ink: QColor,
    fill: QColor,
    edge: QColor,
    glyph: str = "",
    glyph_ink: QColor | None = None,
    dashed: bool = False,
) -> None:
    """A rounded mark with an icon before its words, cut where it does not fit."""
    round_box(painter, rect, fill, edge, radius=rect.height() / 2, dashed=dashed)
    left = rect.left() + _PAD
    if glyph:
        left = rect.left() + _PAD_GLYPH
        draw_glyph(painter, glyph, glyph_ink or ink, QPoint(left, rect.top() + (rect.height() - GLYPH + 1) // 2))
        left += GLYPH + _GAP
    painter.setFont(font)
    painter.setPen(ink)
    room = QRect(left, rect.top(), rect.right() - left - _PAD // 2 + 1, rect.height())
    words = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)


def draw_glyph(painter: QPainter, name: str, colour: QColor, corner: QPoint, size: int = GLYPH) -> None:
    """An icon at a place, as sharp as the painter's device."""
    painter.drawPixmap(corner, pixmap(name, colour, size, painter.device().devicePixelRatioF()))


def round_box(
    painter: QPainter,
    rect: QRect | QRectF,
    fill: QColor,
    edge: QColor,
    *,
    radius: float,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """A filled rounded rectangle with its edge inside of `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(edge, width)
    if dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(fill)
    half = width / 2
    inside = QRectF(rect).adjusted(half, half, -half, -half)
    painter.drawRoundedRect(inside, max(radius - half, 0.0), max(radius - half, 0.0))
    painter.restore()


def focus_ring(painter: QPainter, rect: QRect | QRectF, colour: QColor, *, radius: float) -> None:
    """Two pixels around what has the keyboard."""
    round_box(painter, rect, QColor(0, 0, 0, 0), colour, radius=radius, width=2.0)


def chevron_down(painter: QPainter, centre: QPointF, colour: QColor) -> None:
    """The small sign of something that opens downwards."""
    draw_glyph(painter, "chevron-down", colour, QPoint(round(centre.x()) - 6, round(centre.y()) - 6))
