"""The picture of a convergence: stepped lines over days, with names at their ends. Loads pyqtgraph: import it late.

What the lines mean, the panel says; colours are roles of the theme, and each line has a stroke of its own besides.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.fonts import ui_font
from ui.language import written
from ui.theme import theme

#: Strokes by their order, so that neighbouring lines differ in more than colour.
STROKES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
)
#: Inks by their order; the ends of the lines carry the names.
INKS = ("accent", "summit", "success", "warning", "danger", "muted")
#: Up to so many steps of a line each has a dot.
_FEW = 60
#: Lines on the same level lie so far beside each other.
_APART = 0.06


@dataclass(frozen=True, slots=True)
class Line:
    """One stepped line: from each day on it stands at that height. ink: a role of the theme; empty, chosen by place."""

    name: str
    steps: tuple[tuple[dt.date, float], ...]
    ink: str = ""
    stroke: Qt.PenStyle | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A day that is marked over the whole height, with its word above."""

    day: dt.date
    word: str
    ink: str


@dataclass(frozen=True, slots=True)
class Picture:
    """levels: heights with their words at the left. spread: lines on the same level are drawn beside each other."""

    first: dt.date
    last: dt.date
    levels: tuple[tuple[float, str], ...]
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...] = ()
    spread: bool = True


class ConvergencePlot(pg.PlotWidget):
    """Set a picture with `show_picture`; it cannot be dragged or zoomed."""

    def __init__(self, parent: QWidget) -> None:
        self._picture: Picture | None = None
        super().__init__(parent, enableMenu=False)
        plot = self.getPlotItem()
        plot.setMouseEnabled(False, False)
        plot.hideButtons()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(170)
        self.setMaximumHeight(380)
        self.setAccessibleName("Convergence")
        theme().changed.connect(self._draw)

    def show_picture(self, picture: Picture | None, described: str) -> None:
        """described: the same in words, for a screen reader."""
        self._picture = picture
        self.setAccessibleDescription(described)
        self._draw()

    def _draw(self) -> None:
        plot, colours, picture = self.getPlotItem(), theme().colours, self._picture
        plot.clear()
        self.setBackground(colours.surface)
        small = ui_font(-2.0)
        for side in ("left", "bottom"):
            axis = plot.getAxis(side)
            axis.setPen(QPen(colours.strong_line, 1))
            axis.setTextPen(QPen(colours.muted, 1))
            axis.setStyle(tickFont=small, tickLength=-3, hideOverlappingLabels=False)
        if picture is None:
            return
        left, right = picture.first.toordinal(), picture.last.toordinal()
        wide = max(right - left, 1)
        plot.getAxis("left").setTicks([list(picture.levels)])
        plot.getAxis("bottom").setTicks([_days(picture.first, picture.last)])
        heights = [height for height, _ in picture.levels]
        self._add_levels(heights, left, right)
        self._add_marks(picture)
        ends: dict[float, list[tuple[str, QColor]]] = {}
        for place, line in enumerate(picture.lines):
            ink = colours.role(line.ink or INKS[place % len(INKS)])
            shift = (place - (len(picture.lines) - 1) / 2) * _APART if picture.spread else 0.0
            self._add_line(line, ink, line.stroke or STROKES[place % len(STROKES)], shift, right)
            ends.setdefault(line.steps[-1][1] if line.steps else 0.0, []).append((line.name, ink))
        for height, names in ends.items():
            self._add_names(right, height, names)
        share = self._share_of_names([_listed(names) for names in ends.values()])
        top, bottom = max(heights), min(heights)
        room = (top - bottom) * 0.14
        plot.setXRange(left - wide * 0.06, right + wide * share, padding=0)
        plot.setYRange(bottom - room * 0.6, top + room * (1.9 if picture.marks else 0.8), padding=0)

    def _add_levels(self, heights: Sequence[float], left: int, right: int) -> None:
        for height in heights:
            self.plot([left, right], [height, height], pen=QPen(theme().colours.line, 0))

    def _add_line(self, line: Line, ink: QColor, stroke: Qt.PenStyle, shift: float, right: int) -> None:
        xs: list[float] = []
        ys: list[float] = []
        for day, height in line.steps:
            if ys:
                xs.append(day.toordinal())
                ys.append(ys[-1])
            xs.append(day.toordinal())
            ys.append(height + shift)
        if not xs:
            return
        xs.append(right)
        ys.append(ys[-1])
        self.plot(xs, ys, pen=pg.mkPen(ink, width=2, style=stroke))
        if len(line.steps) > _FEW:
            return
        days = [day.toordinal() for day, _ in line.steps]
        self.plot(
            days,
            [height + shift for _, height in line.steps],
            pen=None,
            symbol="o",
            symbolSize=6,
            symbolBrush=ink,
            symbolPen=pg.mkPen(theme().colours.surface, width=1),
        )

    def _add_names(self, right: int, height: float, names: list[tuple[str, QColor]]) -> None:
        """The names of the lines that end on one level, beside it."""
        ink = names[0][1] if len(names) == 1 else theme().colours.text
        self._add_text(_listed(names), ink, right, height, (0, 0.5))

    def _share_of_names(self, words: Sequence[str]) -> float:
        """How much room the names need at the right, as a share of the days' own."""
        metrics = QFontMetrics(ui_font(-2.0))
        needed = max((metrics.horizontalAdvance(one) for one in words), default=0) + 14
        whole = max(self.width() - 70, 2 * needed)
        return float(needed / (whole - needed))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)  # pyqtgraph calls it with None while it makes itself
        if self._picture is not None:
            self._draw()

    def _add_marks(self, picture: Picture) -> None:
        """The words of marks stand in two rows, so that neighbours do not touch, and turn inwards at the right."""
        heights = [height for height, _ in picture.levels]
        step = (max(heights) - min(heights)) * 0.12
        middle = (picture.first.toordinal() + picture.last.toordinal()) / 2
        for place, mark in enumerate(picture.marks):
            ink = theme().colours.role(mark.ink)
            at = mark.day.toordinal()
            top = max(heights) + step * (1 + place % 2)
            self.plot([at, at], [min(heights), top], pen=pg.mkPen(ink, width=1, style=Qt.PenStyle.DotLine))
            self._add_text(mark.word, ink, at, top, (1 if at > middle else 0, 0.5))

    def _add_text(self, words: str, ink: QColor, x: float, y: float, anchor: tuple[float, float]) -> None:
        # `text` is taken literally, where `html` would be markup.
        item = pg.TextItem(text=words, color=ink, anchor=anchor)
        item.setFont(ui_font(-2.0))
        item.setPos(x, y)
        self.addItem(item, ignoreBounds=True)


def _listed(names: list[tuple[str, QColor]]) -> str:
    """The first three, and how many more."""
    return ", ".join(name for name, _ in names[:3]) + (f" +{len(names) - 3}" if len(names) > 3 else "")


def _days(first: dt.date, last: dt.date) -> list[tuple[float, str]]:
    """Three days that are named below: the first, one in the middle, the last."""
    middle = first + (last - first) / 2
    days = dict.fromkeys((first, middle, last)) if (last - first).days > 2 else dict.fromkeys((first, last))
    return [(float(day.toordinal()), written(day, "d MMM yy")) for day in days]
