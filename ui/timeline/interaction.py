"""Whose turn it is when the mouse does something on the plot: the wheel here, all else a gesture of its own.

To add a gesture: a class in `ui.timeline.gestures`, and its place in `Pointer.gestures`, before those that would
take the same press. What keys do is in `ui.timeline.keys`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from ui.timeline.gestures.choose import Choose
from ui.timeline.gestures.create import Create
from ui.timeline.gestures.eras import ChooseEra, DrawEra, EraEdges
from ui.timeline.gestures.gesture import Gesture, Press
from ui.timeline.gestures.move_day import MoveDay
from ui.timeline.gestures.move_event import MoveEvent
from ui.timeline.gestures.pan import Pan

if TYPE_CHECKING:
    from ui.timeline.plot import Plot

#: One notch of the wheel.
WHEEL = 1.25


class Pointer(QObject):
    """The mouse's state on one plot: what was pressed, and which gesture drags. The owner connects the gestures."""

    def __init__(self, plot: Plot) -> None:
        super().__init__(plot)
        self._plot, self._canvas = plot, plot.canvas
        self._press: Press | None = None
        self._dragging: Gesture | None = None
        self.read_only = False
        self.move_day = MoveDay(plot)
        self.move_event = MoveEvent(plot)
        self.choose = Choose(plot)
        self.create = Create(plot)
        self.era_edges, self.choose_era, self.draw_era = EraEdges(plot), ChooseEra(plot), DrawEra(plot)
        #: In this order they are asked; the last takes every drag that none before it wanted.
        self.gestures: tuple[Gesture, ...] = (
            self.move_day,
            self.era_edges,
            self.choose_era,
            self.move_event,
            self.choose,
            self.create,
            self.draw_era,
            Pan(plot),
        )

    @property
    def busy(self) -> bool:
        return self._dragging is not None

    def take(self, event: QMouseEvent) -> None:
        """What the mouse did on the ruler, in the plot's pixels: above its upper edge."""
        act = {
            QEvent.Type.MouseButtonPress: self.press,
            QEvent.Type.MouseMove: self.move,
            QEvent.Type.MouseButtonRelease: self.release,
        }.get(event.type())
        if act is not None:
            act(event)

    def press(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = self._press_at(event.position())
        event.accept()

    def move(self, event: QMouseEvent) -> None:
        press, point = self._press, event.position()
        if press is None:
            self._show_cursor(point)
            return
        if self._dragging is None and (point - press.point).manhattanLength() >= QApplication.startDragDistance():
            self._dragging = next(gesture for gesture in self.gestures if gesture.takes(press))
            self._plot.viewport().setCursor(self._dragging.dragging_shape)
        if self._dragging is not None:
            self._dragging.drag(press, point)

    def release(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        press, dragging = self._forget()
        if dragging is not None and press is not None:
            dragging.drop(press, event.position())
        elif press is not None:
            any(gesture.click(press) for gesture in self.gestures)

    def double_click(self, event: QMouseEvent) -> None:
        self._press = None
        if event.button() == Qt.MouseButton.LeftButton:
            press = self._press_at(event.position())
            any(gesture.double_click(press) for gesture in self.gestures)

    def wheel(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        sideways = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if sideways or abs(turned.x()) > abs(turned.y()):
            self._plot.pan(-(turned.x() or turned.y()) / 120 * 60)
        elif not self.busy:
            self._plot.zoom_at(event.position().x(), WHEEL ** (turned.y() / 120))
        event.accept()

    def key(self, event: QKeyEvent) -> bool:
        """Esc gives up what is being dragged; whether there was something to give up."""
        if event.key() != Qt.Key.Key_Escape or not self.busy:
            return False
        press, dragging = self._forget()
        if dragging is not None and press is not None:
            dragging.give_up(press)
        return True

    def tooltip(self, point: QPointF) -> str:
        """What is to be said of what lies under a point, as plain text."""
        hit = self._canvas.hit(point)
        return next((text for gesture in self.gestures if (text := gesture.tooltip(point, hit))), "")

    # ------------------------------------------------------------ inside

    def _press_at(self, point: QPointF) -> Press:
        return Press(point, self._canvas.hit(point), *self._plot.time_range())

    def _forget(self) -> tuple[Press | None, Gesture | None]:
        """Ends the press; what it was, and what dragged."""
        press, dragging = self._press, self._dragging
        self._press = self._dragging = None
        self._plot.viewport().unsetCursor()
        return press, dragging

    def _show_cursor(self, point: QPointF) -> None:
        hit = self._canvas.hit(point)
        shapes = (gesture.hover(point, hit) for gesture in self.gestures)
        shape = next((shape for shape in shapes if shape is not None), None)
        if shape is None:
            self._plot.viewport().unsetCursor()
        else:
            self._plot.viewport().setCursor(shape)
