"""The timeline as a picture of its own: title, ruler, lanes and all that is in a window of time, as PNG or SVG bytes.

It is painted anew by a canvas of its own, so nothing of the screen's state (focus, selection, what is being dragged)
gets into it, and all lanes find room. Writing it to a file is the caller's.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from models.dates import day_span, moment, short_day
from models.errors import Refusal
from ui.theme import theme
from ui.timeline.as_of_layer import AsOfLayer
from ui.timeline.canvas import FOCUS, Canvas
from ui.timeline.gutter import Gutter
from ui.timeline.labels import Labels
from ui.timeline.lane_control import LaneControl
from ui.timeline.plot import Plot
from ui.timeline.ruler import RulerTier, SecondZoneTier
from ui.timeline.view import TimelineView
from ui.timeline.wording import city_of
from ui.widgets.picture_file import png_bytes, svg_bytes

#: More pixels than that take a gigabyte while they are painted.
MOST_PIXELS = 60_000_000
#: As many events are told in the description; the others are counted.
MOST_TOLD = 40


class Range(StrEnum):
    """Which window of time is shown."""

    SCREEN = "screen"
    ALL = "all"
    SUMMIT = "summit"


@dataclass(frozen=True, slots=True)
class Look:
    """width: logical pixels. scale: pixels of a PNG for each of them. outlines: letters of an SVG as lines.

    on_paper: light colours, whatever the screen has. title, marking: what stands above, as plain text.
    """

    title: str
    marking: str = ""
    range: Range = Range.SCREEN
    width: int = 1200
    scale: int = 2
    outlines: bool = False
    on_paper: bool = True


class OutlinedLabels(Labels):
    """Draws letters as lines, which look the same where the font is missing."""

    def draw(self, painter: QPainter, x: float, middle: float, text: str, room: float | None = None) -> None:
        metrics = QFontMetricsF(self.font)
        shown = text
        if room is not None and room < self.width(text):
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0.0))
        path = QPainterPath()
        path.addText(QPointF(round(x), round(middle - self.height / 2) + metrics.ascent()), self.font, shown)
        painter.fillPath(path, painter.pen().color())


class WrittenLabels(Labels):
    """Writes letters as text: a kept layout would be taken apart into glyphs."""

    def draw(self, painter: QPainter, x: float, middle: float, text: str, room: float | None = None) -> None:
        metrics = QFontMetricsF(self.font)
        shown = text
        if room is not None and room < self.width(text):
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0.0))
        painter.drawText(QPointF(round(x), round(middle - self.height / 2) + metrics.ascent()), shown)


class Picture:
    """One picture of what a view shows. Call `close` when done."""

    def __init__(self, view: TimelineView, look: Look, *, vector: bool) -> None:
        self._look = look
        self._holder = QWidget()
        font = in_pixels(view.canvas.labels.font)
        self.canvas = canvas = Canvas(view.canvas.content, font)
        if vector:
            canvas.labels = OutlinedLabels(font) if look.outlines else WrittenLabels(font)
        self._plot = Plot(canvas, self._holder)
        self._coarse = RulerTier(canvas, upper=True, parent=self._holder)
        self._fine = RulerTier(canvas, upper=False, parent=self._holder)
        self._second = SecondZoneTier(canvas, self._holder)
        self._gutter = Gutter(canvas, LaneControl(canvas), self._holder)
        self._coarse.heading = city_of(canvas.content.zone)
        self._second.set_zone(view.plot.second_zone)
        self.day = view.handle.day
        if view.handle.layer.at is not None:
            past = AsOfLayer()
            past.at = view.handle.layer.at
            canvas.add_layer(FOCUS - 1, past)
            self._fine.flag_makers.insert(0, view.handle.flag)
        self._window = {
            Range.SCREEN: view.visible_range(),
            Range.ALL: canvas.content.home,
            Range.SUMMIT: canvas.content.approach,
        }[look.range]
        self._lay_out(view.plot.viewport().height())

    def close(self) -> None:
        self._plot.close()
        self._holder.deleteLater()

    def _lay_out(self, height: int) -> None:
        """Sizes from the top down; the plot grows until no lane has to be scrolled."""
        width, left = self._look.width, self._gutter.sizeHint().width()
        self._head = int(self.canvas.labels.height) + 14
        tiers = [self._coarse, self._fine, *([self._second] if self._second.zone else [])]
        self._places: list[tuple[RulerTier | Gutter, QRect]] = []
        top = self._head
        for tier in tiers:
            tier.set_offset(float(left))
            self._places.append((tier, QRect(0, top, width, tier.sizeHint().height())))
            top += tier.sizeHint().height()
        plot_width = max(width - left, 200)
        self._plot.resize(plot_width, height)
        self.canvas.set_size(plot_width, height)
        self._plot.set_range(*self._window)
        missing = self.canvas.arrangement().most_scroll
        if missing > 0:
            height += int(missing) + 1
            self.canvas.set_size(plot_width, height)
            self.canvas.forget_arrangement()
        self._places.append((self._gutter, QRect(0, top, left, height)))
        self._plot_place = QRect(left, top, plot_width, height)
        self.size = QSize(left + plot_width, top + height + 6)
        for widget, place in self._places:
            widget.setGeometry(place)

    # ------------------------------------------------------------ words

    @property
    def title(self) -> str:
        """The negotiation, the days that are shown, and the day as of which."""
        begin, end = self._plot.time_range()
        zone = self.canvas.content.zone
        days = day_span(moment(int(begin), zone).date(), moment(int(end) - 1, zone).date())
        as_of = short_day(self.day or self.canvas.content.today)
        return f"{self._look.title} · {days} · as of {as_of}"

    @property
    def description(self) -> str:
        """The picture in words, for who does not see it."""
        begin, end = self._plot.time_range()
        index = self.canvas.content.index
        inside = [place for place in range(len(index)) if index.start[place] < end and index.end[place] > begin]
        zone = self.canvas.content.zone
        told = [
            f"{index.title(place)}, {short_day(moment(int(index.start[place]), zone).date())}"
            for place in inside[:MOST_TOLD]
        ]
        more = f"; and {len(inside) - MOST_TOLD:,} more" if len(inside) > MOST_TOLD else ""
        count = f"{len(inside):,} event{'' if len(inside) == 1 else 's'}"
        return f"{self.title}: {count}{': ' if told else ''}{'; '.join(told)}{more}."

    # ------------------------------------------------------------ painting

    def paint(self, painter: QPainter) -> None:
        """Everything, from the painter's upper left corner on."""
        colours, labels = theme().colours, self.canvas.labels
        painter.fillRect(QRectF(0, 0, self.size.width(), self.size.height()), colours.surface)
        # The plot first: what stands out of it lies under the names and the ruler then.
        painter.save()
        painter.translate(QPointF(self._plot_place.topLeft()))
        self.canvas.paint_layers(painter)
        painter.restore()
        for widget, place in self._places:
            painter.save()
            painter.translate(QPointF(place.topLeft()))
            widget.draw(painter)
            painter.restore()
        painter.setFont(labels.font)
        painter.setPen(colours.danger)
        wide = labels.width(self._look.marking) if self._look.marking else 0.0
        if wide:
            labels.draw(painter, self.size.width() - wide - 10, self._head / 2, self._look.marking)
        painter.setPen(colours.text)
        labels.draw(painter, 10, self._head / 2, self.title, self.size.width() - wide - 36)


def png_of(view: TimelineView, look: Look) -> bytes:
    """Raises Refusal where the picture would take more memory than is sensible."""
    picture = Picture(view, look, vector=False)
    try:
        pixels = picture.size * look.scale
        if pixels.width() * pixels.height() > MOST_PIXELS:
            raise Refusal(
                f"A picture of {pixels.width():,} × {pixels.height():,} pixels is too large.",
                "Choose a smaller width or scale, or SVG, which is sharp at every size.",
            )
        return png_bytes(
            picture.size,
            picture.paint,
            title=picture.title,
            description=picture.description,
            scale=look.scale,
            way_out="Choose a smaller width or scale.",
            light=look.on_paper,
        )
    finally:
        picture.close()


def svg_of(view: TimelineView, look: Look) -> bytes:
    picture = Picture(view, look, vector=True)
    try:
        return svg_bytes(
            picture.size,
            picture.paint,
            title=picture.title,
            description=picture.description,
            light=look.on_paper,
        )
    finally:
        picture.close()


def in_pixels(font: QFont) -> QFont:
    """The same letters by their height in pixels, so that every paint device measures them alike."""
    sized = QFont(font)
    sized.setPixelSize(max(QFontInfo(font).pixelSize(), 6))
    return sized
