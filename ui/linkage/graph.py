"""The graph as a widget: zoom, pan, find, choose with mouse and keys, drag from node to node to tie them.

What is drawn is `ui.linkage.painting`'s, where things lie `ui.linkage.scene`'s; what is asked for here is told by
signals and done by others.
"""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from models.records import LinkageRecord, Ref
from ui.linkage import keys
from ui.linkage.painting import Shown, draw_scene
from ui.linkage.scene import PlacedTie, Scene
from ui.linkage.sight import Sight
from ui.linkage.wording import node_words, tie_words
from ui.theme import theme
from ui.widgets.plain_text import tooltip

#: Pixels around a line that still hit it.
_REACH = 7.0


class GraphView(QWidget):
    """`chosen` carries a Ref, an int (a link's id) or None."""

    chosen = Signal(object)
    opened = Signal(object)
    #: Drawn from one node to another: both Refs, and where on the screen.
    drawn = Signal(object, object, object)
    unlink_requested = Signal(object)
    #: A menu was asked for, at a place of the screen.
    menu_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("linkage-graph")
        self.setAccessibleName("Graph of linkage")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.scene = Scene()
        self.painted_ties = 0
        self.writable = False
        self.sight = Sight()
        self._node: Ref | None = None
        self._link: int | None = None
        self._marked: frozenset[Ref] = frozenset()
        self._found: frozenset[Ref] = frozenset()
        self._pressed: QPointF | None = None
        self._from: Ref | None = None
        self._drag_to: QPointF | None = None
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    # ------------------------------------------------------------ what is shown

    def show_record(self, record: LinkageRecord | None, *, anew: bool) -> None:
        """anew: another view of it, so that all is fitted in; else place and zoom stay."""
        self.scene = Scene(record)
        if self._node not in self.scene.nodes:
            self._node = None
        if self._link is not None and all(tie.tie.link_id != self._link for tie in self.scene.ties):
            self._link = None
        self._describe()
        self.sight.resize(self.width(), self.height())
        if anew:
            self.sight.begin(self.scene.bounds)
        elif self.sight.fitted:
            self.sight.fit(self.scene.bounds)
        self.update()

    @property
    def node(self) -> Ref | None:
        """The chosen node."""
        return self._node

    @property
    def link(self) -> int | None:
        """The id of the chosen line's link."""
        return self._link

    def choose(self, ref: Ref | None, *, tell: bool = False, into_view: bool = True) -> None:
        self._node = ref if ref in self.scene.nodes else None
        self._link = None
        if self._node is not None and into_view:
            self.sight.bring(self.scene.nodes[self._node].box)
        self._describe()
        self.update()
        if tell:
            self.chosen.emit(self._node)

    def choose_link(self, link_id: int | None, *, tell: bool = False) -> None:
        self._link = link_id
        self._describe()
        self.update()
        if tell:
            self.chosen.emit(link_id)

    def mark(self, refs: Collection[Ref]) -> None:
        """Emphasise these, as the members of a package."""
        self._marked = frozenset(refs)
        if self._marked:
            self.sight.bring(self.scene.around(self._marked))
        self.update()

    def show_found(self, refs: Collection[Ref]) -> None:
        self._found = frozenset(refs)
        self.update()

    def chosen_tie(self) -> PlacedTie | None:
        return next((tie for tie in self.scene.ties if tie.tie.link_id == self._link), None)

    def _describe(self) -> None:
        """What a screen reader says of the chosen node or line."""
        tie = self.chosen_tie()
        words = ""
        if tie is not None:
            words = tie_words(tie.tie, self.scene)
        elif self._node is not None:
            words = node_words(self._node, self.scene)
        self.setAccessibleDescription(words)

    # ------------------------------------------------------------ sight

    def fit(self) -> None:
        """Everything into the widget, never larger than life."""
        self.sight.fit(self.scene.bounds)
        self.update()

    def zoom_by(self, factor: float) -> None:
        """The middle stays where it is."""
        self.sight.zoom_by(factor, QPointF(self.width() / 2, self.height() / 2))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sight.resize(self.width(), self.height())
        if self.sight.fitted:
            self.sight.fit(self.scene.bounds)

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colours.background)
        painter.save()
        painter.scale(self.sight.zoom, self.sight.zoom)
        painter.translate(-self.sight.corner)
        shown = Shown(self._node, self._link, self._marked, self._found, focused=self.hasFocus())
        self.painted_ties = draw_scene(painter, self.scene, self.sight.seen, self.sight.zoom, shown)
        if self._from is not None and self._drag_to is not None:
            start = self.scene.nodes[self._from].box.center()
            painter.setPen(QPen(theme().colours.accent, 2 / self.sight.zoom, Qt.PenStyle.DashLine))
            painter.drawLine(start, self.sight.to_scene(self._drag_to))
        painter.restore()
        if self.hasFocus():
            painter.setPen(QPen(theme().colours.accent, 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    # ------------------------------------------------------------ mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._choose_at(point)
            return
        self._pressed = point
        self._from = None
        if event.button() == Qt.MouseButton.LeftButton:
            node = self._choose_at(point)
            self._from = node if self.writable else None
        event.accept()

    def _choose_at(self, point: QPointF) -> Ref | None:
        """The node or the line there becomes the chosen one; gives the node."""
        at = self.sight.to_scene(point)
        placed = self.scene.node_at(at)
        if placed is not None:
            self.choose(placed.node.ref, tell=True, into_view=False)
            return placed.node.ref
        tie = self.scene.tie_at(at, _REACH / self.sight.zoom)
        if tie is not None:
            self._node = None
            self.choose_link(tie.tie.link_id, tell=True)
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._pressed is None:
            over = self.scene.node_at(self.sight.to_scene(point)) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        moved = (point - self._pressed).manhattanLength()
        if self._from is not None:
            if self._drag_to is not None or moved >= QApplication.startDragDistance():
                self._drag_to = point
                target = self.scene.node_at(self.sight.to_scene(point))
                self._marked = frozenset({target.node.ref} - {self._from}) if target is not None else frozenset()
                self.update()
            return
        self.sight.pan(point - self._pressed)
        self._pressed = point
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        start, dragged = self._from, self._drag_to
        self.stop_dragging()
        if start is not None and dragged is not None:
            target = self.scene.node_at(self.sight.to_scene(event.position()))
            if target is not None and target.node.ref != start:
                self.drawn.emit(start, target.node.ref, event.globalPosition().toPoint())

    @property
    def dragging(self) -> bool:
        """Whether a line is being drawn."""
        return self._drag_to is not None

    def stop_dragging(self) -> None:
        """Nothing comes of what is being drawn."""
        if self._drag_to is not None:
            self._marked = frozenset()
        self._pressed = self._from = self._drag_to = None
        self.unsetCursor()
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        placed = self.scene.node_at(self.sight.to_scene(event.position()))
        if placed is not None:
            self.opened.emit(placed.node.ref)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta().y() / 120
        if turns:
            self.sight.zoom_by(keys.STEP**turns, event.position())
            self.update()
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self._node is not None:
            box = self.scene.nodes[self._node].box
            place = self.mapToGlobal(self.sight.to_widget(box.center()).toPoint())
        self.menu_requested.emit(place)

    def event(self, event: object) -> bool:
        if isinstance(event, QHelpEvent):
            at = self.sight.to_scene(QPointF(event.pos()))
            placed = self.scene.node_at(at)
            tie = None if placed is not None else self.scene.tie_at(at, _REACH / self.sight.zoom)
            words = ""
            if placed is not None:
                words = node_words(placed.node.ref, self.scene)
            elif tie is not None:
                words = tie_words(tie.tie, self.scene)
            QToolTip.showText(event.globalPos(), tooltip(words), self)
            return True
        return super().event(event)  # type: ignore[arg-type]

    # ------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if plain and keys.pressed(self, key):
            event.accept()
        else:
            super().keyPressEvent(event)
