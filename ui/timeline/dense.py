"""Lanes with more events than room: an exact picture of how many lie under each pixel, with counts a month or a day.

Costs two binary searches a pixel and lane, whether there are ten thousand events or a million.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from models.vocabulary import Lane
from ui.colours import Colours
from ui.timeline.arrangement import LaneBand
from ui.timeline.index import EventIndex, LaneIndex
from ui.timeline.labels import Labels
from ui.timeline.scale import TimeScale
from ui.timeline.ticks import Ticks

#: Below this width a cell cannot hold its count.
LEAST_CELL = 58.0
_SHADES = 64


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of a dense lane between two ticks and how many events begin in it."""

    lane: int
    begin: float
    end: float
    count: int


def lane_colour(lane: Lane, colours: Colours) -> QColor:
    return colours.danger if lane is Lane.INCIDENTS else colours.accent


def paint_dense(
    painter: QPainter,
    band: LaneBand,
    index: EventIndex,
    scale: TimeScale,
    cells: list[Cell],
    labels: Labels,
    colours: Colours,
) -> None:
    """The picture of one lane and the counts over it."""
    width = max(int(scale.width), 1)
    edges = np.linspace(scale.begin, scale.end, width + 1)
    counts = index.lanes[band.number].occupancy(edges)
    picture = _shades(lane_colour(band.lane, colours))[np.minimum(counts, _SHADES - 1)]
    image = QImage(picture.data, width, 1, width * 4, QImage.Format.Format_ARGB32_Premultiplied)
    inset = band.height * 0.14
    area = QRectF(0, band.top + inset, width, band.height - 2 * inset)
    painter.drawImage(area, image, QRectF(0, 0, width, 1))
    for cell in cells:
        if cell.count:
            _paint_count(painter, cell, band, scale, labels, colours)


def _paint_count(
    painter: QPainter, cell: Cell, band: LaneBand, scale: TimeScale, labels: Labels, colours: Colours
) -> None:
    left, right = max(scale.x(cell.begin), 0.0), min(scale.x(cell.end), scale.width)
    text = f"{cell.count:,}"
    wide = labels.width(text) + 12
    if right - left < wide + 4:
        return
    tall = labels.height + 2
    pill = QRectF((left + right - wide) / 2, band.top + (band.height - tall) / 2, wide, tall)
    painter.setPen(lane_colour(band.lane, colours))
    painter.setBrush(colours.surface)
    painter.drawRoundedRect(pill, tall / 2, tall / 2)
    painter.setPen(colours.text)
    labels.draw(painter, pill.left() + 6, pill.center().y(), text)


def cells_of(lane: LaneIndex, number: int, edges: npt.NDArray[np.float64]) -> list[Cell]:
    counts = lane.beginnings(edges).tolist()
    moments = edges.tolist()
    return [Cell(number, *it) for it in zip(moments, moments[1:], counts, strict=False)]


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
