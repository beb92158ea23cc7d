"""The network painted: chips with the codes, lines as wide as two have met often, dashed where they are only to meet.

`Drawing` paints onto anything (screen, PNG, SVG); `Canvas` is the widget that mouse and keyboard work on. Where the
nodes stand is the model's.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from models.dates import short_day
from models.records import NetworkEdge, NetworkNode, NetworkRecord, Ref
from models.vocabulary import Kind
from ui.colours import mix
from ui.fonts import MEDIUM, ui_font
from ui.theme import theme
from ui.widgets.pills import focus_ring, round_box
from ui.widgets.plain_text import tooltip

#: Pixels: what chips keep from the edge of the picture, and how near to a line the mouse has to be.
_MARGIN_X, _MARGIN_Y, _NEAR = 64.0, 26.0, 6.0
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


class Canvas(QWidget):
    """`chosen` carries the spot (or None), `opened` the place of a node. Arrows go from chip to chip."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(320, 220)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.network: NetworkRecord | None = None
        self._drawing: Drawing | None = None
        self.spot: Spot | None = None
        self._hovered: Spot | None = None
        theme().changed.connect(self.update)

    def show_network(self, network: NetworkRecord) -> None:
        """What was chosen stays chosen where it is still there."""
        was = self._named(self.spot)
        self.network, self._drawing, self._hovered = network, None, None
        places = {node.ref: place for place, node in enumerate(network.nodes)}
        found = [places.get(ref) for ref in was]
        spot: Spot | None = None
        if len(found) == 1:
            spot = found[0]
        elif len(found) == 2 and found[0] is not None and found[1] is not None:
            pair = (found[0], found[1])
            spot = pair if any((edge.one, edge.other) == pair for edge in network.edges) else None
        self.choose(spot)

    def _named(self, spot: Spot | None) -> list[Ref]:
        if self.network is None or spot is None:
            return []
        return [self.network.nodes[place].ref for place in (spot if isinstance(spot, tuple) else (spot,))]

    @property
    def drawing(self) -> Drawing | None:
        """For the size that the widget has now."""
        if self._drawing is None and self.network is not None:
            self._drawing = Drawing(self.network, self.size())
        return self._drawing

    def resizeEvent(self, event: object) -> None:
        self._drawing = None

    def choose(self, spot: Spot | None) -> None:
        """Choose a chip or a line, or nothing."""
        self.spot = spot
        self.setAccessibleName(f"Who met whom: {self.spoken()}")
        self.update()
        self.chosen.emit(spot)

    def spoken(self) -> str:
        """What is chosen, in words; of nothing, how much there is."""
        network, spot = self.network, self.spot
        if network is None:
            return "nothing"
        if isinstance(spot, tuple):
            return "; ".join(edge_words(network, edge) for edge in network.edges if (edge.one, edge.other) == spot)
        if spot is None:
            return f"{len(network.nodes):n} of them, {len(network.edges):n} pairs"
        met = [edge for edge in network.edges if spot in (edge.one, edge.other)]
        return f"{network.nodes[spot].name}, met {len(met):n} others"

    # ------------------------------------------------------------ mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = self.drawing.spot_at(event.position()) if self.drawing is not None else None
        if spot != self._hovered:
            self._hovered = spot
            self.setCursor(Qt.CursorShape.PointingHandCursor if spot is not None else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.drawing is not None:
            self.choose(self.drawing.spot_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if isinstance(self.spot, int):
            self.opened.emit(self.spot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        drawing, key = self.drawing, Qt.Key(event.key())
        arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
        if drawing is None or not drawing.network.nodes:
            super().keyPressEvent(event)
        elif key in arrows:
            here = self.spot[0] if isinstance(self.spot, tuple) else self.spot
            self.choose(0 if here is None else drawing.towards(here, key))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(self.spot, int):
            self.opened.emit(self.spot)
        elif key == Qt.Key.Key_Escape and self.spot is not None:
            self.choose(None)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tell(event)
            return True
        return super().event(event)

    def _tell(self, event: QHelpEvent) -> None:
        """Beside the mouse: the pair and its meetings, or the name of a chip."""
        drawing = self.drawing
        spot = drawing.spot_at(QPointF(event.pos())) if drawing is not None else None
        if drawing is None or spot is None:
            QToolTip.hideText()
            return
        if isinstance(spot, tuple):
            edge = next(edge for edge in drawing.network.edges if (edge.one, edge.other) == spot)
            meetings = [f"{one.when.described()}  {one.title}" for one in edge.encounters[-8:]]
            words = "\n".join([edge_words(drawing.network, edge), *meetings])
        else:
            node = drawing.network.nodes[spot]
            words = f"{node.code}  {node.name}"
        QToolTip.showText(event.globalPos(), tooltip(words), self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme().colours
        painter.fillRect(self.rect(), colours.surface)
        if self.drawing is not None:
            self.drawing.paint(painter, Lit(self.spot, self._hovered, self.hasFocus()))
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), colours.accent, radius=4)
        painter.end()
