"""What lies behind the events: eras and the summit as bands with their names, grid, lanes, the line of today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen

from ui.colours import Colours
from ui.timeline.arrangement import Arrangement
from ui.timeline.frame import Frame
from ui.timeline.labels import Labels
from ui.timeline.packing import SHORTEST_LABEL
from ui.timeline.scale import TimeScale
from ui.timeline.scene import Band, Scene
from ui.timeline.sight import PlainLayer, Sight
from ui.timeline.ticks import Ticks

#: How far an era with an open end fades out.
FADE = 36.0
#: How far a name may stand out of its own narrow band.
OVERHANG = 90.0


@dataclass(frozen=True, slots=True)
class BandName:
    """The name of a band as it stands in the strip above the lanes."""

    text: str
    x: float
    room: float
    band: Band


class BackdropLayer(PlainLayer):
    """Bands, grid and the lanes' lines."""

    def paint(self, painter: QPainter, sight: Sight) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        paint_backdrop(painter, sight.content, sight.scale, sight.frame, sight.ticks, sight.colours)
        paint_lanes(painter, sight.made, sight.frame, sight.colours)


class TodayLayer(PlainLayer):
    """The line of today."""

    def paint(self, painter: QPainter, sight: Sight) -> None:
        paint_today(painter, sight.content, sight.scale, sight.frame, sight.colours)


class NamesLayer(PlainLayer):
    """The names of eras and summit, in the strip above the lanes."""

    def paint(self, painter: QPainter, sight: Sight) -> None:
        names = band_names(sight.content, sight.scale, sight.labels)
        paint_names(painter, names, sight.frame, sight.labels, sight.colours)

    def texts(self, sight: Sight) -> list[tuple[str, QRectF]]:
        top, tall = (sight.frame.lanes_top - sight.labels.height) / 2, sight.labels.height
        names = band_names(sight.content, sight.scale, sight.labels)
        return [(name.text, QRectF(name.x, top, name.room, tall)) for name in names]


def band_colour(band: Band, colours: Colours) -> QColor:
    if band.era is not None:
        return colours.era(band.era.tone)
    tint = QColor(colours.summit)
    tint.setAlphaF(0.16)
    return tint


def paint_backdrop(
    painter: QPainter, scene: Scene, scale: TimeScale, frame: Frame, ticks: Ticks, colours: Colours
) -> None:
    """Bands, then the grid over them, then today. The lanes' lines come from `paint_lanes`."""
    for band in scene.bands:
        _paint_band(painter, band, scale, frame, colours)
    if scene.summit is not None:
        _paint_band(painter, scene.summit, scale, frame, colours)
    strong = {tick.at for tick in ticks.upper}
    painter.setPen(QPen(colours.line, 1))
    painter.drawLines(_verticals((at for at in strong), scale, frame, 0.0))
    painter.setPen(QPen(colours.line, 1, Qt.PenStyle.DotLine))
    painter.drawLines(
        _verticals((tick.at for tick in ticks.lower if tick.at not in strong), scale, frame, frame.lanes_top)
    )


def paint_today(painter: QPainter, scene: Scene, scale: TimeScale, frame: Frame, colours: Colours) -> None:
    x = scale.x(scene.today_at)
    if -2 <= x <= frame.width + 2:
        painter.setPen(QPen(colours.today, 1.6))
        painter.drawLine(QLineF(x, 0, x, frame.height))


def paint_lanes(painter: QPainter, made: Arrangement, frame: Frame, colours: Colours) -> None:
    painter.setPen(QPen(colours.line, 1))
    tops = [made.top, *(band.top for band in made.seen()[1:]), frame.marks_top]
    painter.drawLines([QLineF(0, round(top) + 0.5, frame.width, round(top) + 0.5) for top in tops])


def _verticals(moments: Iterable[float], scale: TimeScale, frame: Frame, top: float) -> list[QLineF]:
    lines = []
    for at in moments:
        x = round(scale.x(at)) + 0.5
        if 0 <= x <= frame.width:
            lines.append(QLineF(x, top, x, frame.height))
    return lines


def _paint_band(painter: QPainter, band: Band, scale: TimeScale, frame: Frame, colours: Colours) -> None:
    left, right = max(scale.x(band.begin), -FADE), min(scale.x(band.end), frame.width + FADE)
    if right <= left:
        return
    colour = band_colour(band, colours)
    painter.fillRect(QRectF(left, 0, max(right - left, 1.0), frame.height), colour)
    if band.fades:
        gone = QColor(colour)
        gone.setAlpha(0)
        fade = QLinearGradient(right, 0, right + FADE, 0)
        fade.setColorAt(0, colour)
        fade.setColorAt(1, gone)
        painter.fillRect(QRectF(right, 0, FADE, frame.height), QBrush(fade))


def band_names(scene: Scene, scale: TimeScale, labels: Labels) -> list[BandName]:
    """Where the names stand: the summit's first, then the eras' in what is left, none over another."""
    names: list[BandName] = []
    taken: list[tuple[float, float]] = []
    bands = ([scene.summit] if scene.summit is not None else []) + sorted(scene.bands, key=lambda band: band.begin)
    for band in bands:
        left, right = max(scale.x(band.begin), 0.0), min(scale.x(band.end), scale.width)
        if right <= left or not band.title:
            continue
        name = _name_place(band, left, right, scale.width, taken, labels)
        if name is not None:
            names.append(name)
            taken.append((name.x, name.x + name.room))
    return names


def _name_place(
    band: Band, left: float, right: float, width: float, taken: list[tuple[float, float]], labels: Labels
) -> BandName | None:
    wanted = labels.width(band.title)
    if band.era is None:
        # The summit is what everything leads to: its name is never left out, even beside a narrow band.
        x = max(min(left + 5, width - 4 - wanted), 4.0) if left + 5 + wanted > width else left + 5
        return BandName(band.title, x, min(wanted, width - 8), band)
    x = left + 5
    for begin, end in sorted(taken):
        if begin - 8 < x + SHORTEST_LABEL and x < end + 8:
            x = end + 8
    limit = min([begin - 8 for begin, _ in taken if begin > x] + [max(right - 4, x + OVERHANG), width - 4])
    room = min(wanted, limit - x)
    if x >= right - 4 or room < min(wanted, SHORTEST_LABEL):
        return None
    return BandName(band.title, x, room, band)


def paint_names(painter: QPainter, names: list[BandName], frame: Frame, labels: Labels, colours: Colours) -> None:
    middle = frame.lanes_top / 2
    for name in names:
        painter.setPen(colours.summit if name.band.era is None else colours.era_text(name.band.era.tone))
        labels.draw(painter, name.x, middle, name.text, name.room)
