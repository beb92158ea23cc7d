"""Draws the graph on any painter, on the screen and into a picture: lines first, nodes over them.

How a line is drawn says what it means without its colour: an arrow points at what comes after, a trade is dashed and
has none, a condition is dotted, a line of a cycle is double and labelled.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from models.records import Ref
from models.vocabulary import Linkage
from ui.colours import mix
from ui.fonts import SEMIBOLD, ui_font
from ui.icons import draw_icon, status_icon
from ui.linkage.scene import PlacedNode, PlacedTie, Scene
from ui.theme import theme
from ui.widgets.pills import round_box

#: Below this zoom a node is only its reference, and lines have no words.
LEGIBLE = 0.55
#: So many lines in sight have their words.
_LABELLED = 80
_RADIUS = 7.0
_GLYPH = 13.0

WORDS = {
    Linkage.DEPENDS_ON: "needed by",
    Linkage.BLOCKS: "blocks",
    Linkage.TRADED_WITH: "traded",
    Linkage.CONDITION_OF: "condition of",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What is emphasised: the chosen node or line, those of the list's line, what a search found."""

    chosen: Ref | None = None
    chosen_link: int | None = None
    marked: Collection[Ref] = field(default_factory=frozenset)
    found: Collection[Ref] = field(default_factory=frozenset)
    focused: bool = False


def draw_scene(painter: QPainter, scene: Scene, sight: QRectF, zoom: float, shown: Shown) -> int:
    """sight: the part of the scene that is seen, in its own measures; what lies outside is not drawn.

    Gives how many lines were drawn.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ties = [tie for tie in scene.ties if tie.path.boundingRect().adjusted(-2, -2, 2, 2).intersects(sight)]
    ties.sort(key=lambda tie: (_emphasis(tie, shown), tie.circular))
    for tie in ties:
        _draw_tie(painter, tie, shown)
    if zoom >= LEGIBLE:
        for tie in ties:
            if tie.circular or len(ties) <= _LABELLED:
                _draw_words(painter, tie, shown)
    for placed in scene.nodes.values():
        if placed.box.intersects(sight):
            draw_node(painter, placed, shown, legible=zoom >= LEGIBLE)
    return len(ties)


def _emphasis(tie: PlacedTie, shown: Shown) -> bool:
    return tie.tie.link_id == shown.chosen_link or shown.chosen in (tie.tie.start, tie.tie.end)


def _ink(tie: PlacedTie, shown: Shown) -> QColor:
    colours = theme().colours
    if tie.circular:
        return colours.danger
    return colours.accent if _emphasis(tie, shown) else colours.muted


def _draw_tie(painter: QPainter, placed: PlacedTie, shown: Shown) -> None:
    ink = _ink(placed, shown)
    strong = _emphasis(placed, shown)
    pen = QPen(ink, 2.4 if placed.tie.link_id == shown.chosen_link else 1.8 if strong else 1.2)
    if placed.tie.linkage is Linkage.TRADED_WITH:
        pen.setDashPattern([6, 4])
    elif placed.tie.linkage is Linkage.CONDITION_OF:
        pen.setDashPattern([1.5, 3])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if placed.circular:  # two lines beside each other
        painter.setPen(QPen(ink, pen.widthF() + 2.6))
        painter.drawPath(placed.path)
        pen = QPen(theme().colours.background, 1.2)
    painter.setPen(pen)
    painter.drawPath(placed.path)
    if placed.tie.order is not None:
        _draw_arrow(painter, placed, ink)


def _draw_arrow(painter: QPainter, placed: PlacedTie, ink: QColor) -> None:
    end = placed.path.pointAtPercent(1.0)
    before = placed.path.pointAtPercent(placed.path.percentAtLength(max(placed.path.length() - 9.0, 0.0)))
    angle = math.atan2(end.y() - before.y(), end.x() - before.x())
    wings = [end - QPointF(math.cos(angle + turn), math.sin(angle + turn)) * 9.0 for turn in (-0.42, 0.42)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF([end, *wings]))


def _draw_words(painter: QPainter, placed: PlacedTie, shown: Shown) -> None:
    font = ui_font(-2.0, SEMIBOLD if placed.circular else 400)
    words = "cycle" if placed.circular else WORDS[placed.tie.linkage]
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(words)
    box = QRectF(0, 0, width + 8, metrics.height() + 1)
    box.moveCenter(placed.middle)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colours.background)
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(font)
    painter.setPen(_ink(placed, shown))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def draw_node(painter: QPainter, placed: PlacedNode, shown: Shown, *, legible: bool) -> None:
    """One node; not `legible`: so small that only its reference can be read."""
    colours = theme().colours
    node, box = placed.node, placed.box
    ink = colours.muted if node.status is None else colours.status(node.status)
    chosen = node.ref == shown.chosen
    fill = mix(ink, colours.raised, 0.16 if not legible else 0.06)
    edge, width = ink, 1.2
    if node.ref in shown.marked:
        fill, edge, width = mix(colours.accent, colours.raised, 0.18), colours.accent, 2.0
    if node.ref in shown.found:
        fill, edge, width = mix(colours.warning, colours.raised, 0.22), colours.warning, 2.2
    round_box(painter, box, fill, edge, radius=_RADIUS, width=width, dashed=node.status is None)
    if chosen:
        around = box.adjusted(-3, -3, 3, 3)
        round_box(painter, around, QColor(0, 0, 0, 0), colours.accent, radius=_RADIUS + 3, width=2.6)
        if shown.focused:
            ring = around.adjusted(-3, -3, 3, 3)
            round_box(painter, ring, QColor(0, 0, 0, 0), colours.text, radius=_RADIUS + 6, width=1.2)
    if not legible:
        _draw_reference(painter, placed)
        return
    glyph = "calendar" if node.status is None else status_icon(node.status)
    draw_icon(painter, glyph, ink, QRectF(box.left() + 9, box.top() + 9, _GLYPH, _GLYPH))
    _draw_top(painter, placed, ink)
    painter.setFont(ui_font(-0.5))
    painter.setPen(colours.text)
    room = QRectF(box.left() + 10, box.top() + 27, box.width() - 20, 20)
    words = QFontMetricsF(painter.font()).elidedText(_one_line(node.title), Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)


def _draw_top(painter: QPainter, placed: PlacedNode, ink: QColor) -> None:
    """Reference and state; at the right a lock and the letters of the packages."""
    colours = theme().colours
    node, box = placed.node, placed.box
    right = box.right() - 9
    if node.confidential:
        right -= _GLYPH
        draw_icon(painter, "lock", colours.muted, QRectF(right, box.top() + 9, _GLYPH, _GLYPH))
        right -= 4
    small = ui_font(-2.5, SEMIBOLD)
    for tag in reversed(placed.tags[:3]):
        width = QFontMetricsF(small).horizontalAdvance(tag) + 9
        right -= width
        tab = QRectF(right, box.top() + 8, width, 15)
        round_box(painter, tab, colours.accent_soft, colours.accent, radius=4)
        painter.setFont(small)
        painter.setPen(colours.text)
        painter.drawText(tab, Qt.AlignmentFlag.AlignCenter, tag)
        right -= 3
    left = box.left() + 27
    strong = ui_font(-1.0, SEMIBOLD)
    label = node.label if node.status is not None else "Meeting"
    painter.setFont(strong)
    painter.setPen(colours.text)
    width = QFontMetricsF(strong).horizontalAdvance(label)
    painter.drawText(QRectF(left, box.top() + 6, width + 2, 19), Qt.AlignmentFlag.AlignVCenter, label)
    plain = ui_font(-1.5)
    room = QRectF(left + width + 7, box.top() + 6, right - left - width - 9, 19)
    words = QFontMetricsF(plain).elidedText(node.state, Qt.TextElideMode.ElideRight, max(room.width(), 0))
    painter.setFont(plain)
    painter.setPen(ink)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)


def _draw_reference(painter: QPainter, placed: PlacedNode) -> None:
    """Large letters, so that they are still read from afar."""
    painter.setFont(ui_font(9.0, SEMIBOLD))
    painter.setPen(theme().colours.text)
    words = placed.node.label if placed.node.status is not None else _one_line(placed.node.title)
    room = placed.box.adjusted(8, 0, -8, 0)
    cut = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, cut)


def _one_line(text: str) -> str:
    return " ".join(text.split())
