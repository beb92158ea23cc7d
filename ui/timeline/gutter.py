"""The lanes' names, left of the plot: folded by a click on their triangle, ordered by dragging, or all of it by keys.

Up and Down go from lane to lane, Left and Right (or Space) fold and open, Alt+Up and Alt+Down move the lane.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLineF, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QToolTip, QWidget

from ui.theme import theme
from ui.timeline.arrangement import LaneBand
from ui.timeline.canvas import Canvas
from ui.timeline.lane_control import LaneControl
from ui.widgets.plain_text import tooltip

MARKS = "Status changes"
#: Where the triangle stands and where the name begins; how wide all of it may be.
TRIANGLE, NAME, WIDEST = 12.0, 22.0, 190.0
#: One notch of the wheel, in pixels.
NOTCH = 48.0


class Gutter(QWidget):
    """Paints each lane's name beside it, and that of the strip of status changes."""

    def __init__(self, canvas: Canvas, control: LaneControl, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas, self._control = canvas, control
        #: The lane in which the keys are.
        self.current = 0
        self._pressed: int | None = None
        self._start = QPoint()
        #: Where a dragged lane would go: before the lane of that number.
        self._target: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Lanes")
        control.shown.connect(self._follow)

    def sizeHint(self) -> QSize:
        labels = self._canvas.labels
        counts = (labels.width(f"{len(row):,}") + 10 for row in self._control.lanes)
        names = (labels.width(row.name.text) + count for row, count in zip(self._control.lanes, counts, strict=True))
        widest = max([labels.width(MARKS), labels.width("Statements") + 26, *names])
        return QSize(int(min(widest + NAME + 10, WIDEST)), 100)

    def _follow(self) -> None:
        self.current = min(self.current, len(self._control.lanes) - 1)
        self.updateGeometry()
        self.update()
        self._tell()

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.draw(painter)
        painter.end()

    def draw(self, painter: QPainter) -> None:
        """All names, from the painter's upper left corner on."""
        colours, canvas = theme().colours, self._canvas
        frame, labels, made = canvas.frame(), canvas.labels, canvas.arrangement()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(labels.font)
        painter.fillRect(self.rect(), colours.surface)
        width = float(self.width())
        painter.setClipRect(QRectF(0, made.top, width, made.height))
        for band in made.seen():
            self._paint_lane(painter, band)
        if self._target is not None:
            self._paint_target(painter, made.lanes)
        painter.setClipping(False)
        if frame.with_marks:
            painter.setPen(colours.muted)
            labels.draw(painter, NAME, frame.marks_top + frame.marks_height / 2, MARKS, width - NAME - 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(colours.line, 1))
        tops = [made.top, *(band.top for band in made.seen()[1:]), frame.marks_top]
        painter.drawLines([QLineF(0, round(y) + 0.5, width, round(y) + 0.5) for y in tops])
        painter.drawLine(QLineF(width - 0.5, 0, width - 0.5, self.height()))

    def _paint_lane(self, painter: QPainter, band: LaneBand) -> None:
        colours, labels = theme().colours, self._canvas.labels
        middle = band.top + band.height / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.muted)
        painter.drawPolygon(_triangle(TRIANGLE, middle, band.folded))
        room = self.width() - NAME - 6
        if band.folded:
            count = f"{len(band.row):,}"
            wide = labels.width(count)
            painter.setPen(colours.muted)
            labels.draw(painter, self.width() - wide - 7, middle, count)
            room -= wide + 8
        painter.setPen(colours.muted if band.folded else colours.text)
        labels.draw(painter, NAME, middle, band.row.name.text, room)
        if self.hasFocus() and band.number == self.current:
            painter.setPen(QPen(colours.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(2, band.top + 2, self.width() - 5, band.height - 3), 3, 3)

    def _paint_target(self, painter: QPainter, lanes: list[LaneBand]) -> None:
        assert self._target is not None
        last = lanes[-1]
        y = lanes[self._target].top if self._target < len(lanes) else last.top + last.height
        painter.setPen(QPen(theme().colours.accent, 3))
        painter.drawLine(QLineF(2, y, self.width() - 3, y))

    # ------------------------------------------------------------ the mouse

    def _lane_at(self, point: QPointF) -> LaneBand | None:
        return self._canvas.arrangement().lane_at(point.y())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        band = self._lane_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and band is not None:
            self._pressed, self._start = band.number, event.position().toPoint()
            self._go(band.number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        moved = (event.position().toPoint() - self._start).manhattanLength()
        if self._target is None and moved < QApplication.startDragDistance():
            return
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._target = self._place_at(event.position().y())
        self.update()

    def _place_at(self, y: float) -> int:
        lanes = self._canvas.arrangement().lanes
        return sum(1 for band in lanes if band.top + band.height / 2 < y)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, target = self._pressed, self._target
        self._give_up()
        if pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if target is not None:
            # Taken out, the lane leaves its own place free: what comes after it moves up by one.
            self._go(self._control.move(pressed, target - 1 if target > pressed else target))
        elif self._start.x() < NAME:
            self._control.toggle(pressed)

    def _give_up(self) -> None:
        self._pressed = self._target = None
        self.unsetCursor()
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        band = self._lane_at(event.position())
        if band is not None and event.position().x() >= NAME:
            self._control.toggle(band.number)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._canvas.scroll_to(self._canvas.scrolled - event.angleDelta().y() / 120 * NOTCH)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        band = self._lane_at(QPointF(event.pos())) if by_mouse else self._canvas.arrangement().lanes[self.current]
        if band is None:
            return
        self._go(band.number)
        where = event.globalPos() if by_mouse else self.mapToGlobal(QPoint(int(NAME), int(band.top + band.height)))
        self.menu = self._control.menu(band.number, QMenu(self))
        self.menu.popup(where)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            band = self._lane_at(QPointF(event.pos()))
            if band is None:
                QToolTip.hideText()
            else:
                hint = "Click the triangle to fold or open; drag to put it elsewhere"
                QToolTip.showText(event.globalPos(), tooltip(f"{self._words(band.number)}\n{hint}"), self)
            return True
        return super().event(event)

    # ------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, moved = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        last = len(self._control.lanes) - 1
        if key == Qt.Key.Key_Escape and self._pressed is not None:
            self._give_up()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            to = self.current + (1 if key == Qt.Key.Key_Down else -1)
            self._go(self._control.move(self.current, to) if moved else min(max(to, 0), last))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key == Qt.Key.Key_Home else last)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._control.fold(self.current, key == Qt.Key.Key_Left)
            self._tell()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._control.toggle(self.current)
            self._tell()
        else:
            super().keyPressEvent(event)

    def _go(self, number: int) -> None:
        self.current = number
        self._canvas.bring_lane_into_sight(number)
        self.update()
        self._tell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell()

    def _tell(self) -> None:
        """Says to a screen reader where the keys are."""
        text = self._words(self.current)
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _words(self, number: int) -> str:
        lanes = self._control.lanes
        row, count = lanes[number], len(lanes[number])
        folded = ", folded" if row.folded else ""
        return f"{row.name.text}, {count:,} event{'' if count == 1 else 's'}, {number + 1} of {len(lanes)}{folded}"


def _triangle(x: float, y: float, folded: bool) -> QPolygonF:
    """Down for an open lane, to the right for a folded one."""
    if folded:
        return QPolygonF([QPointF(x - 2, y - 4), QPointF(x + 3, y), QPointF(x - 2, y + 4)])
    return QPolygonF([QPointF(x - 4, y - 2), QPointF(x + 4, y - 2), QPointF(x, y + 3)])
