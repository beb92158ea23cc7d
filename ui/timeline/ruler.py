"""The ruler above the lanes: one widget a tier, names that never touch each other, the flags of today and summit.

Which moments are named is decided in `ui.timeline.ticks`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.timeline.canvas import Canvas
from ui.timeline.flags import INSIDE, Flag, Maker, placed, summit_flag, today_flag
from ui.timeline.labels import Labels
from ui.timeline.scale import TimeScale
from ui.timeline.ticks import Tick, second_ticks
from ui.timeline.wording import city_of

if TYPE_CHECKING:
    from ui.timeline.plot import Plot

_APART = 8.0


def spread(ticks: tuple[Tick, ...], scale: TimeScale, width: float, labels: Labels) -> list[tuple[Tick, float]]:
    """The ticks whose names find room, with the x of the name: right of its moment.

    The name of what began before the window waits at the left edge until the next one needs the place.
    """
    placed: list[tuple[Tick, float]] = []
    for tick in ticks:
        x = scale.x(tick.at) + 4
        wide = labels.width(tick.text)
        if x < 4:
            following = next((scale.x(other.at) for other in ticks if other.at > tick.at), width + 4 + wide)
            if following < 4 + wide + _APART:
                continue
            x = 4.0
        if placed and x < placed[-1][1] + labels.width(placed[-1][0].text) + _APART:
            continue
        if x + wide <= width:
            placed.append((tick, x))
    return placed


class RulerTier(QWidget):
    """One tier, with `heading` before it; nothing else while disabled. The lower one carries the flags."""

    def __init__(self, canvas: Canvas, *, upper: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas, self._upper, self._offset = canvas, upper, 0.0
        self.heading = ""
        #: What is marked, the most important first: see `ui.timeline.flags`.
        self.flag_makers: list[Maker] = [] if upper else [today_flag, summit_flag]
        self._plot: Plot | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Larger time steps" if upper else "Time steps")

    def hand_over(self, plot: Plot) -> None:
        """From now on what the mouse does here is done on the plot, above its upper edge: it draws a new era."""
        self._plot = plot
        self.setCursor(Qt.CursorShape.CrossCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pass_on(event)
        if self._plot is not None:
            self._plot.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pass_on(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pass_on(event)

    def _pass_on(self, event: QMouseEvent) -> None:
        if self._plot is None or not self.isEnabled():
            return
        there = QPointF(event.position().x() - self._offset, event.position().y() - self.height())
        self._plot.pointer.take(
            QMouseEvent(event.type(), there, event.globalPosition(), event.button(), event.buttons(), event.modifiers())
        )

    def set_offset(self, offset: float) -> None:
        self._offset = offset
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        tall = self._canvas.labels.height
        return QSize(200, int(max(tall + 4, 22) if self._upper else tall + 3))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def ticks(self) -> tuple[Tick, ...]:
        ticks = self._canvas.ticks()
        return ticks.upper if self._upper else ticks.lower

    def names(self) -> list[tuple[Tick, float]]:
        """What is named and where, from the start of the plot; flags push names aside."""
        labels = self._canvas.labels
        named = spread(self.ticks(), self._canvas.scale_now(), self.width() - self._offset - 4, labels)
        boxes = [box for _, box in self.flags()]
        return [
            (tick, x)
            for tick, x in named
            if all(x > box.right() + 3 or x + labels.width(tick.text) < box.left() - 3 for box in boxes)
        ]

    def flags(self) -> list[tuple[Flag, QRectF]]:
        """The flags in sight and where they stand, from the start of the plot."""
        canvas = self._canvas
        made = [flag for maker in self.flag_makers if (flag := maker(canvas.content)) is not None]
        return placed(made, canvas.scale_now(), canvas.labels, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.draw(painter)
        painter.end()

    def draw(self, painter: QPainter) -> None:
        """The whole tier, from the painter's upper left corner on."""
        colours, labels = theme().colours, self._canvas.labels
        painter.setFont(labels.font)
        painter.fillRect(self.rect(), colours.surface)
        middle = self.height() / 2
        painter.setPen(colours.muted)
        if self.heading:
            labels.draw(painter, 10, middle, self.heading, self._offset - 16)
        if not self.isEnabled():
            return
        painter.translate(self._offset, 0)
        painter.setClipRect(QRectF(0, 0, self.width() - self._offset, self.height()))
        scale = self._canvas.scale_now()
        for tick, x in self.names():
            at = round(scale.x(tick.at)) + 0.5
            painter.setPen(QPen(colours.line, 1))
            painter.drawLine(QLineF(at, 3 if self._upper else 0, at, self.height()))
            painter.setPen(colours.text if self._upper else colours.muted)
            labels.draw(painter, x, middle, tick.text)
        if not self._upper:
            painter.setPen(QPen(colours.line, 1))
            painter.drawLine(QLineF(0, self.height() - 0.5, self.width(), self.height() - 0.5))
            self._paint_flags(painter)

    def _paint_flags(self, painter: QPainter) -> None:
        colours = theme().colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for flag, box in self.flags():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(flag.colour(colours))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(colours.accent_text)
            self._canvas.labels.draw(painter, box.left() + INSIDE, box.center().y(), flag.text)


class SecondZoneTier(RulerTier):
    """The same window by the clock of another zone; hidden while none is chosen."""

    def __init__(self, canvas: Canvas, parent: QWidget) -> None:
        super().__init__(canvas, upper=False, parent=parent)
        self.flag_makers = []
        self.zone = ""
        self.hide()

    def set_zone(self, zone: str) -> None:
        """An IANA name, or "" for none."""
        self.zone = zone
        self.heading = city_of(zone)
        self.setAccessibleName(f"Time in {zone}" if zone else "Second time zone")
        self.setVisible(bool(zone))
        self.update()

    def ticks(self) -> tuple[Tick, ...]:
        return second_ticks(self._canvas.scale_now(), self.zone, self._canvas.labels.letter) if self.zone else ()


def timeline_font(base: QFont) -> QFont:
    """The plot's letters: the widget's own, a little smaller."""
    font = QFont(base)
    if font.pointSizeF() > 0:
        font.setPointSizeF(max(font.pointSizeF() * 0.9, 6.0))
    else:
        font.setPixelSize(max(round(font.pixelSize() * 0.9), 8))
    return font
