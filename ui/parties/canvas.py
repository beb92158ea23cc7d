"""The network as a widget: mouse and keyboard choose in it, and what is chosen is spoken. `drawing` paints it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from models.records import NetworkRecord, Ref
from ui.parties.drawing import Drawing, Lit, Spot, edge_words
from ui.theme import theme
from ui.widgets.pills import focus_ring
from ui.widgets.plain_text import tooltip


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

    def clear(self) -> None:
        """Show nothing."""
        self.network, self._drawing, self._hovered = None, None, None
        self.choose(None)

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
