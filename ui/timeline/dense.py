"""Lanes with more events than room: an exact picture of how many lie under each pixel, with counts a month or a day.

Costs two binary searches a pixel and lane, whether there are ten thousand events or a million.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from ui.colours import Colours
from ui.timeline.arrangement import LaneBand
from ui.timeline.scale import TimeScale
from ui.timeline.sight import Cell, Hit, Sight
from ui.timeline.ticks import Ticks

#: Below this width a cell cannot hold its count.
LEAST_CELL = 58.0
_SHADES = 64


class DenseLayer:
    """The pictures of all dense and folded lanes, and the cells of counts that a click looks into."""

    def paint(self, painter: QPainter, sight: Sight) -> None:
        sight.clip(painter)
        edges = cell_edges(sight.ticks, sight.scale)
        for band in sight.made.seen():
            if band.dense:
                paint_dense(painter, band, sight, [] if band.folded else cells_of(band, edges))

    def hit(self, point: QPointF, sight: Sight) -> Hit | None:
        band, scale = sight.made.lane_at(point.y()), sight.scale
        if band is None or not band.dense:
            return None
        begin, end = scale.at(point.x() - 1), scale.at(point.x() + 1)
        if band.events.count(begin, end) == 1:
            return Hit(event=int(band.events.between(begin, end)[0]), lane=band.lane, number=band.number)
        at = scale.at(point.x())
        cells = cells_of(band, cell_edges(sight.ticks, scale))
        cell = next((cell for cell in cells if cell.begin <= at < cell.end), None)
        return Hit(cell=cell, lane=band.lane, number=band.number)

    def texts(self, sight: Sight) -> list[tuple[str, QRectF]]:
        found = []
        edges = cell_edges(sight.ticks, sight.scale)
        for band in sight.made.seen():
            if band.dense and not band.folded:
                cells = cells_of(band, edges)
                places = ((f"{cell.count:,}", count_place(cell, band, sight)) for cell in cells if cell.count)
                found += [(text, place) for text, place in places if place is not None]
        return [(text, place) for text, place in found if sight.lanes_area.contains(place)]


def lane_colour(band: LaneBand, colours: Colours) -> QColor:
    return colours.danger if band.row.name.of_incidents else colours.accent


def paint_dense(painter: QPainter, band: LaneBand, sight: Sight, cells: list[Cell]) -> None:
    """The picture of one lane and the counts over it."""
    scale, colours = sight.scale, sight.colours
    width = max(int(scale.width), 1)
    edges = np.linspace(scale.begin, scale.end, width + 1)
    counts = band.events.occupancy(edges)
    picture = _shades(lane_colour(band, colours))[np.minimum(counts, _SHADES - 1)]
    image = QImage(picture.data, width, 1, width * 4, QImage.Format.Format_ARGB32_Premultiplied)
    inset = band.height * (0.32 if band.folded else 0.14)
    area = QRectF(0, band.top + inset, width, band.height - 2 * inset)
    painter.drawImage(area, image, QRectF(0, 0, width, 1))
    for cell in cells:
        place = count_place(cell, band, sight) if cell.count else None
        if place is not None:
            _paint_count(painter, cell, place, band, sight)


def count_place(cell: Cell, band: LaneBand, sight: Sight) -> QRectF | None:
    """Where a cell's count stands; None where the cell is too narrow for it."""
    scale, labels = sight.scale, sight.labels
    left, right = max(scale.x(cell.begin), 0.0), min(scale.x(cell.end), scale.width)
    wide, tall = labels.width(f"{cell.count:,}") + 12, labels.height + 2
    if right - left < wide + 4:
        return None
    return QRectF((left + right - wide) / 2, band.top + (band.height - tall) / 2, wide, tall)


def _paint_count(painter: QPainter, cell: Cell, pill: QRectF, band: LaneBand, sight: Sight) -> None:
    painter.setPen(lane_colour(band, sight.colours))
    painter.setBrush(sight.colours.surface)
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    painter.setPen(sight.colours.text)
    sight.labels.draw(painter, pill.left() + 6, pill.center().y(), f"{cell.count:,}")


def cells_of(band: LaneBand, edges: npt.NDArray[np.float64]) -> list[Cell]:
    counts = band.events.beginnings(edges).tolist()
    moments = edges.tolist()
    return [Cell(band.number, *it) for it in zip(moments, moments[1:], counts, strict=False)]


def cell_edges(ticks: Ticks, scale: TimeScale) -> npt.NDArray[np.float64]:
    """Where counts begin and end: at the ruler's finer steps where they are wide enough, else at its larger ones."""
    tier = ticks.lower
    if ticks.upper and len(tier) > 1 and (tier[1].at - tier[0].at) * scale.per_second < LEAST_CELL:
        tier = ticks.upper
    inner = [tick.at for tick in tier if scale.begin < tick.at < scale.end]
    first = min((tick.at for tick in tier), default=scale.begin)
    step = inner[-1] - inner[-2] if len(inner) > 1 else scale.end - first
    last = max(scale.end, inner[-1] + step) if inner else scale.end
    return np.array([min(first, scale.begin), *inner, last])


def _shades(colour: QColor) -> npt.NDArray[np.uint32]:
    """From nothing through ever stronger to the full colour, as premultiplied pixels."""
    strength = np.where(np.arange(_SHADES) > 0, np.minimum(0.3 + 0.7 * (1 - 0.75 ** np.arange(_SHADES)), 1.0), 0.0)
    parts = [(strength * part).astype(np.uint32) for part in (255, colour.red(), colour.green(), colour.blue())]
    return (parts[0] << 24 | parts[1] << 16 | parts[2] << 8 | parts[3]).astype(np.uint32)
