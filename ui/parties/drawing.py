"""The network painted: chips with the codes, lines as wide as two have met often, dashed where they are only to meet.

It paints onto anything: the screen, a PNG, an SVG. Where the nodes stand is the model's; mouse and keys are `canvas`'.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from models.dates import short_day
from models.records import NetworkEdge, NetworkNode, NetworkRecord
from models.vocabulary import Kind
from ui.colours import mix
from ui.fonts import MEDIUM, ui_font
from ui.theme import theme
from ui.widgets.pills import focus_ring, round_box

#: Pixels: what chips keep from the edge of the picture, and how near to a line the mouse has to be.
_MARGIN_X, _MARGIN_Y, _NEAR = 74.0, 26.0, 6.0
#: Numbers on more lines than these would lie on each other; names under more chips than these as well.
_MOST_NUMBERS, _MOST_NAMES = 24, 14
_WIDEST_NAME = 120.0

#: A node by its place among the nodes, or a line by its two ends.
Spot = int | tuple[int, int]


@dataclass(frozen=True, slots=True)
class Lit:
    """What is told apart from the rest: `chosen` by a click or the keyboard, `hovered` by the mouse."""

    chosen: Spot | None = None
    hovered: Spot | None = None
    focused: bool = False


def label_of(node: NetworkNode) -> str:
    """A party by its code, a person by name."""
    return node.name if node.ref.kind is Kind.PERSON else node.code


def edge_words(network: NetworkRecord, edge: NetworkEdge) -> str:
    """ "Thailand and Cambodia: met 2 times, last on 12 Oct 2025"."""
    one, other = network.nodes[edge.one].name, network.nodes[edge.other].name
    planned = len(edge.encounters) - edge.times
    last = edge.last
    words = []
    if last is not None:
        often = {1: "once", 2: "twice"}.get(edge.times, f"{edge.times:n} times")
        words.append(f"met {often}, last on {short_day(last.when.first_day)}")
    if planned:
        words.append(f"{planned:n} to come")
    return f"{one} and {other}: {', '.join(words)}"


class Drawing:
    """One network on a ground of some size."""

    def __init__(self, network: NetworkRecord, size: QSize) -> None:
        self.network = network
        self._font, self._small = ui_font(-0.5, MEDIUM), ui_font(-2.0)
        room = QRectF(0, 0, size.width(), size.height()).adjusted(_MARGIN_X, _MARGIN_Y, -_MARGIN_X, -_MARGIN_Y - 10)
        self.points = [
            QPointF(room.left() + node.x * room.width(), room.top() + node.y * room.height()) for node in network.nodes
        ]
        self.chips = [self._chip(node, point) for node, point in zip(network.nodes, self.points, strict=True)]
        self._most = max((edge.times for edge in network.edges), default=1)

    def _chip(self, node: NetworkNode, at: QPointF) -> QRectF:
        metrics = QFontMetricsF(self._font)
        width = min(metrics.horizontalAdvance(label_of(node)), _WIDEST_NAME) + 18
        height = metrics.height() + 6
        return QRectF(at.x() - width / 2, at.y() - height / 2, width, height)

    def paint(self, painter: QPainter, lit: Lit) -> None:
        """Lines first, then chips, then what is lit above all."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        light = lit.hovered if lit.hovered is not None else lit.chosen
        near = self._near(light)
        # What is lit comes last, and lies above the rest.
        for edge in sorted(self.network.edges, key=lambda edge: (edge.one, edge.other) in near):
            self._paint_edge(painter, edge, dim=light is not None and (edge.one, edge.other) not in near)
        if len(self.network.edges) <= _MOST_NUMBERS or light is not None:
            for edge in self.network.edges:
                if light is None or (edge.one, edge.other) in near:
                    self._paint_number(painter, edge)
        named = len(self.network.nodes) <= _MOST_NAMES
        for place in range(len(self.network.nodes)):
            self._paint_node(painter, place, lit, dim=light is not None and place not in near, named=named)

    def _near(self, light: Spot | None) -> set[Spot]:
        """What belongs to the lit one: of a node its lines and those it met, of a line its ends."""
        if light is None:
            return set()
        if isinstance(light, tuple):
            return {light, *light}
        found: set[Spot] = {light}
        for edge in self.network.edges:
            if light in (edge.one, edge.other):
                found |= {(edge.one, edge.other), edge.one, edge.other}
        return found

    def _paint_edge(self, painter: QPainter, edge: NetworkEdge, *, dim: bool) -> None:
        colours = theme().colours
        share = edge.times / self._most
        ink = mix(colours.accent, colours.surface, 0.16 if dim else 0.45 + 0.4 * share)
        pen = QPen(ink, 1.2 + 4.8 * share if edge.times else 1.4)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if not edge.times:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(self.points[edge.one], self.points[edge.other])

    def number_at(self, edge: NetworkEdge) -> QPointF:
        """A third of the way along, where few other lines cross."""
        one, other = self.points[edge.one], self.points[edge.other]
        return one + (other - one) * 0.4

    def _paint_number(self, painter: QPainter, edge: NetworkEdge) -> None:
        colours, at = theme().colours, self.number_at(edge)
        metrics = QFontMetricsF(self._small)
        words = f"{edge.times:n}" if edge.times else "to come"
        width = max(metrics.horizontalAdvance(words) + 8, metrics.height() + 2)
        room = QRectF(at.x() - width / 2, at.y() - metrics.height() / 2 - 1, width, metrics.height() + 2)
        round_box(painter, room, colours.surface, colours.line, radius=room.height() / 2)
        painter.setFont(self._small)
        painter.setPen(colours.text)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_node(self, painter: QPainter, place: int, lit: Lit, *, dim: bool, named: bool) -> None:
        colours, node, chip = theme().colours, self.network.nodes[place], self.chips[place]
        chosen = lit.chosen == place
        fill = colours.accent_soft if chosen else colours.raised
        edge = colours.accent if chosen else colours.line if dim else colours.strong_line
        round_box(painter, chip, fill, edge, radius=chip.height() / 2, width=1.6 if chosen else 1.0)
        painter.setFont(self._font)
        painter.setPen(colours.muted if dim else colours.text)
        metrics = QFontMetricsF(self._font)
        words = metrics.elidedText(label_of(node), Qt.TextElideMode.ElideRight, chip.width() - 12)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, words)
        if chosen and lit.focused:
            focus_ring(painter, chip.adjusted(-3, -3, 3, 3), colours.accent, radius=chip.height() / 2 + 3)
        if named and node.ref.kind is Kind.PARTY and node.name != node.code:
            painter.setFont(self._small)
            painter.setPen(colours.muted)
            below = QRectF(chip.center().x() - 70, chip.bottom() + 1, 140, QFontMetricsF(self._small).height())
            name = QFontMetricsF(self._small).elidedText(node.name, Qt.TextElideMode.ElideRight, below.width())
            # A ground of its own, or lines would strike it through.
            width = QFontMetricsF(self._small).horizontalAdvance(name) + 6
            ground = QRectF(below.center().x() - width / 2, below.top(), width, below.height())
            painter.fillRect(ground, colours.surface)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, name)

    # ------------------------------------------------------------ finding

    def spot_at(self, at: QPointF) -> Spot | None:
        """The chip at a place, or else the nearest line."""
        for place in reversed(range(len(self.chips))):
            if self.chips[place].adjusted(-2, -2, 2, 2).contains(at):
                return place
        near = [
            (_distance(at, self.points[edge.one], self.points[edge.other]), (edge.one, edge.other))
            for edge in self.network.edges
        ]
        best = min(near, default=None)
        return best[1] if best is not None and best[0] <= _NEAR else None

    def towards(self, place: int, key: Qt.Key) -> int:
        """The next chip from one in the direction of an arrow key; the same where there is none."""
        across, down = {
            Qt.Key.Key_Left: (-1.0, 0.0),
            Qt.Key.Key_Right: (1.0, 0.0),
            Qt.Key.Key_Up: (0.0, -1.0),
            Qt.Key.Key_Down: (0.0, 1.0),
        }[key]
        best: tuple[float, int] | None = None
        for other, point in enumerate(self.points):
            way = point - self.points[place]
            ahead = way.x() * across + way.y() * down
            aside = abs(way.x() * down) + abs(way.y() * across)
            if other != place and ahead > 1 and (best is None or ahead + 2 * aside < best[0]):
                best = (ahead + 2 * aside, other)
        return place if best is None else best[1]


def _distance(at: QPointF, one: QPointF, other: QPointF) -> float:
    """From a point to the nearest of a line, in pixels."""
    way = other - one
    length = way.x() ** 2 + way.y() ** 2
    share = 0.0 if length == 0 else ((at.x() - one.x()) * way.x() + (at.y() - one.y()) * way.y()) / length
    foot = one + way * min(max(share, 0.0), 1.0)
    return math.hypot(at.x() - foot.x(), at.y() - foot.y())
