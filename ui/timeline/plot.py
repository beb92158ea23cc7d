"""The plot's widget: pyqtgraph's view with one view box and one canvas, its range, and the way events get to it.

What a mouse gesture means is `ui.timeline.interaction`'s, what a key means `ui.timeline.keys`'.
"""

from __future__ import annotations

from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ui.timeline.canvas import Canvas
from ui.timeline.interaction import Pointer
from ui.timeline.scale import clamp_range
from ui.timeline.snapping import Snap
from ui.widgets.plain_text import tooltip


class Plot(pg.GraphicsView):
    """Shows a canvas over a range of time; keys go to `on_key`, which says whether it used them."""

    range_changed = Signal()

    def __init__(self, canvas: Canvas, parent: QWidget) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self.canvas = canvas
        self.on_key: Callable[[QKeyEvent], bool] | None = None
        #: What moves, edges and new dates snap to.
        self.snap = Snap.AUTOMATIC
        #: The zone beside the negotiation's own, an IANA name; "" for none.
        self.second_zone = ""
        self._box = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0.0)
        self._box.disableAutoRange()
        self._box.setMouseEnabled(False, False)
        self.setCentralItem(self._box)
        self._box.addItem(canvas, ignoreBounds=True)
        self._box.setYRange(0, 1, padding=0)
        self.setViewportUpdateMode(pg.GraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.pointer = Pointer(self)
        self.setMinimumSize(120, 60)

    # ------------------------------------------------------------ the range

    def time_range(self) -> tuple[float, float]:
        """The window of time, in UTC seconds."""
        (begin, end), _ = self._box.viewRange()
        return float(begin), float(end)

    def set_range(self, begin: float, end: float) -> None:
        """Shows a window, as far as there are dates and not less than an hour."""
        begin, end = clamp_range(begin, end)
        if (begin, end) != self.time_range():
            self._box.setXRange(begin, end, padding=0)
            self.range_changed.emit()

    def zoom_at(self, x: float, factor: float) -> None:
        """Zooms in by `factor` (out below 1) so that the moment under `x` stays where it is."""
        begin, end = self.time_range()
        at = self.canvas.scale_now().at(x)
        self.set_range(at - (at - begin) / factor, at + (end - at) / factor)

    def pan(self, pixels: float) -> None:
        """Moves the window to the right by so many pixels."""
        begin, end = self.time_range()
        shift = pixels / self.canvas.scale_now().per_second
        self.set_range(begin + shift, end + shift)

    def zoom_around(self, at: float | None, factor: float) -> None:
        """Zooms around a moment where it is in sight, else around the middle."""
        scale = self.canvas.scale_now()
        x = scale.width / 2 if at is None else scale.x(at)
        self.zoom_at(x if 0 <= x <= scale.width else scale.width / 2, factor)

    def centre_on(self, at: float) -> None:
        """Brings a moment into the middle, at the same zoom."""
        begin, end = self.time_range()
        self.set_range(at - (end - begin) / 2, at + (end - begin) / 2)

    def bring_into_sight(self, start: float, stop: float) -> None:
        """Pans no further than it takes to see at least where a stretch begins."""
        begin, end = self.time_range()
        margin = (end - begin) * 0.1
        stop = min(stop, start + margin)
        if start < begin:
            self.set_range(start - margin, start - margin + (end - begin))
        elif stop > end:
            self.set_range(stop + margin - (end - begin), stop + margin)

    # ------------------------------------------------------------ Qt's side

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if hasattr(self, "canvas"):
            self.canvas.set_size(self.viewport().width(), self.viewport().height())
            self.range_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        used = self.pointer.key(event) or (self.on_key is not None and self.on_key(event))
        event.setAccepted(used)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointer.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.pointer.wheel(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.viewport().unsetCursor()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_focus(event.reason() != Qt.FocusReason.MouseFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._show_focus(False)

    def _show_focus(self, shown: bool) -> None:
        self.canvas.focused = shown
        self.canvas.update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tooltip(event.pos(), event.globalPos())
            return True
        return bool(super().viewportEvent(event))

    def _show_tooltip(self, point: QPoint, where: QPoint) -> None:
        text = "" if self.pointer.busy else self.pointer.tooltip(QPointF(point))
        if text:
            around = QRect(point.x() - 4, point.y() - 4, 8, 8)
            QToolTip.showText(where, tooltip(text), self.viewport(), around)
        else:
            QToolTip.hideText()
