"""The burn-up: agreed demands over time against those that are tabled, and the pace that would be enough.

Lines differ by their strokes and carry their words at their ends, so that a grey print and any eye can tell them apart.
What is drawn is told to screen readers in the description, and stands as numbers in the table beside it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.pace import Outlook, Pace, pace, told
from models.records import BurnStep, Readiness
from models.vocabulary import Status
from ui.fonts import ui_font
from ui.language import written
from ui.theme import theme

_TOP, _BOTTOM, _LEFT = 42.0, 24.0, 40.0
#: More steps than pixels are not drawn one by one.
_MOST = 2_000


@dataclass(frozen=True, slots=True)
class Axes:
    """Days and demands as pixels of the widget."""

    first: dt.date
    last: dt.date
    most: int
    area: QRectF

    def x(self, day: dt.date) -> float:
        return self.area.left() + (day - self.first).days / max((self.last - self.first).days, 1) * self.area.width()

    def y(self, demands: float) -> float:
        return self.area.bottom() - demands / max(self.most, 1) * self.area.height()


def axes_of(state: Readiness, width: float, height: float, right: float) -> Axes:
    """From the first demand to the summit, or to a week after the day where none is ahead. `right`: room for words."""
    summit = None if state.summit_when is None else state.summit_when.first_day
    first = min(state.steps[0].day if state.steps else state.day, state.day)
    last = max(state.day, summit or state.day)
    if last - first < dt.timedelta(days=14):
        first -= dt.timedelta(days=2)
        last = max(last, first + dt.timedelta(days=14))
    area = QRectF(_LEFT, _TOP, max(width - _LEFT - right, 40.0), max(height - _TOP - _BOTTOM, 40.0))
    return Axes(first, last, max((*(step.demands for step in state.steps), state.demands, 1)), area)


def ticks_of(axes: Axes, room: float) -> list[tuple[dt.date, str]]:
    """Days, weeks, months or years that are named below: as fine as `room` pixels a name allow."""
    first, last = axes.first, axes.last
    per_day = axes.area.width() / max((last - first).days, 1)
    if per_day * 7 >= room:
        step = next(step for step in (1, 2, 7) if per_day * step >= room)
        day = first + dt.timedelta(days=-first.weekday() % 7 if step == 7 else 0)
        days = [day + dt.timedelta(days=step * place) for place in range((last - day).days // step + 1)]
        return [(day, written(day, "d MMM")) for day in days]
    months = next((months for months in (1, 2, 3, 6) if per_day * 30 * months >= room), 12)
    while per_day * 30 * months < room:
        months *= 2
    count = range(first.year * 12 + first.month, last.year * 12 + last.month)
    starts = [dt.date(number // 12, number % 12 + 1, 1) for number in count if number % 12 % min(months, 12) == 0]
    if months > 12:
        starts = [day for day in starts if day.year % (months // 12) == 0]
    short = months >= 12
    return [(day, written(day, "yyyy" if short else "MMM yyyy" if day.month == 1 else "MMM")) for day in starts]


def thinned(steps: Sequence[BurnStep], most: int = _MOST) -> list[BurnStep]:
    """No more steps than can be seen, the first and the last among them."""
    if len(steps) <= most:
        return list(steps)
    return [steps[place * (len(steps) - 1) // (most - 1)] for place in range(most)]


class BurnUp(QWidget):
    """Set a state with `show_state`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._state: Readiness | None = None
        self._font = ui_font(-1.5)
        self._metrics = QFontMetricsF(self._font)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Burn-up of agreed demands")
        #: Where the words were drawn last: no two may overlap.
        self.words: list[tuple[str, QRectF]] = []
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(560, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 150)

    def show_state(self, state: Readiness) -> None:
        self._state = state
        self.setAccessibleDescription(told(state))
        self.update()

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.draw(painter)
        painter.end()

    def draw(self, painter: QPainter) -> None:
        """Everything, onto any painter as large as this widget."""
        self.words = []
        state, colours = self._state, theme().colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        if state is None or not state.demands:
            painter.setPen(colours.muted)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "No demand is tabled yet.")
            return
        found = pace(state)
        ends = self._ends(state, found)
        right = max(self._metrics.horizontalAdvance(words) for words, _, _ in ends) + 14
        axes = axes_of(state, self.width(), self.height(), min(right, self.width() * 0.36))
        self._paint_grid(painter, axes)
        self._paint_days(painter, axes, state, found)
        self._paint_lines(painter, axes, state)
        self._paint_paces(painter, axes, state, found)
        self._paint_ends(painter, axes, ends)

    def _ends(self, state: Readiness, found: Pace) -> list[tuple[str, float, QColor]]:
        """The words at the right end of the lines, with the number of demands at which they stand."""
        colours = theme().colours
        ends = [(f"{state.demands:,} demands", float(state.demands), colours.muted)]
        if found.needed is not None and state.open_demands:
            ends = [(f"needed: {found.needed:,.1f} a week", float(state.demands), colours.summit), *ends]
        if found.by_summit is not None and state.open_demands:
            words = f"at {found.so_far:,.1f} a week: {found.by_summit:,}"
            ends.append((words, float(found.by_summit), colours.status(Status.AGREED)))
        else:
            ends.append((f"{state.agreed:,} agreed", float(state.agreed), colours.status(Status.AGREED)))
        return ends

    def _paint_grid(self, painter: QPainter, axes: Axes) -> None:
        colours, area = theme().colours, axes.area
        step = _round_step(axes.most, max(int(area.height() // (self._metrics.height() * 2.2)), 1))
        for number in range(0, axes.most + 1, step):
            y = round(axes.y(number)) + 0.5
            painter.setPen(QPen(colours.line, 1))
            painter.drawLine(QLineF(area.left(), y, area.right(), y))
            painter.setPen(colours.muted)
            box = QRectF(0, y - 10, area.left() - 6, 20)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{number:,}")
        before = -1.0
        for day, words in ticks_of(axes, self._metrics.horizontalAdvance("30 Sep 20") + 10):
            x, wide = axes.x(day), self._metrics.horizontalAdvance(words)
            painter.setPen(QPen(colours.line, 1))
            painter.drawLine(QLineF(x, area.bottom(), x, area.bottom() + 4))
            left = x - wide / 2
            if left > before and left + wide <= self.width():
                painter.setPen(colours.muted)
                self._write(painter, left, area.bottom() + 5, words)
                before = left + wide + 8

    def _paint_days(self, painter: QPainter, axes: Axes, state: Readiness, found: Pace) -> None:
        """The line of the day and that of the summit, with their words above."""
        colours, area = theme().colours, axes.area
        marks = [(state.day, f"{'as of' if state.past else 'today'} {written(state.day, 'd MMM')}", colours.today)]
        if found.summit is not None and axes.first <= found.summit <= axes.last:
            marks.append((found.summit, f"summit {written(found.summit, 'd MMM')}", colours.summit))
        taken: list[QRectF] = []
        for day, words, colour in marks:
            x, wide = axes.x(day), self._metrics.horizontalAdvance(words)
            left = min(max(x - wide / 2, 2.0), self.width() - wide - 2)
            row = QRectF(left, 0, wide, self._metrics.height())
            if any(row.adjusted(-6, 0, 6, 0).intersects(other) for other in taken):
                row.moveTop(self._metrics.height())
            taken.append(row)
            painter.setPen(QPen(colour, 1.4))
            painter.drawLine(QLineF(x, row.bottom(), x, area.bottom()))
            self._write(painter, row.left(), row.top(), words)

    def _paint_lines(self, painter: QPainter, axes: Axes, state: Readiness) -> None:
        """What is tabled as a thin line of dashes, what is agreed as a full one over a tinted ground."""
        colours = theme().colours
        steps = thinned(state.steps)
        agreed, tabled = QPolygonF(), QPolygonF()
        for place, step in enumerate(steps):
            x = axes.x(step.day)
            if place:
                tabled.append(QPointF(x, axes.y(steps[place - 1].demands)))
                agreed.append(QPointF(x, axes.y(steps[place - 1].agreed)))
            tabled.append(QPointF(x, axes.y(step.demands)))
            agreed.append(QPointF(x, axes.y(step.agreed)))
        if not steps:
            return
        today = axes.x(state.day)
        tabled.append(QPointF(axes.x(axes.last), axes.y(steps[-1].demands)))
        agreed.append(QPointF(today, axes.y(steps[-1].agreed)))
        ground = QPolygonF(agreed)
        ground.append(QPointF(today, axes.area.bottom()))
        ground.append(QPointF(axes.x(steps[0].day), axes.area.bottom()))
        tint = QColor(colours.status(Status.AGREED))
        tint.setAlphaF(0.18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawPolygon(ground)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.muted, 1.4, Qt.PenStyle.DashLine))
        painter.drawPolyline(tabled)
        painter.setPen(QPen(colours.status(Status.AGREED), 2.4))
        painter.drawPolyline(agreed)

    @staticmethod
    def _paint_paces(painter: QPainter, axes: Axes, state: Readiness, found: Pace) -> None:
        """From the day to the summit: dashes and dots for what is needed, dots for what the pace so far would give."""
        if found.summit is None or found.needed is None or found.outlook is Outlook.DONE:
            return
        colours = theme().colours
        start, end = QPointF(axes.x(state.day), axes.y(state.agreed)), axes.x(found.summit)
        painter.setPen(QPen(colours.summit, 1.8, Qt.PenStyle.DashDotLine))
        painter.drawLine(start, QPointF(end, axes.y(state.demands)))
        painter.setPen(QPen(colours.status(Status.AGREED), 1.8, Qt.PenStyle.DotLine))
        painter.drawLine(start, QPointF(end, axes.y(found.by_summit or state.agreed)))

    def _paint_ends(self, painter: QPainter, axes: Axes, ends: list[tuple[str, float, QColor]]) -> None:
        """Words at the ends of the lines, moved apart where they would touch."""
        tall = self._metrics.height()
        tops = [axes.y(number) - tall / 2 for _, number, _ in ends]
        for place in range(1, len(tops)):
            tops[place] = max(tops[place], tops[place - 1] + tall)
        lowest = axes.area.bottom() - tall + 4
        for place in range(len(tops) - 1, -1, -1):
            tops[place] = min(tops[place], lowest)
            lowest = tops[place] - tall
        room = self.width() - axes.area.right() - 10
        for (words, _, colour), top in zip(ends, tops, strict=True):
            painter.setPen(colour)
            shown = self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            self._write(painter, axes.area.right() + 8, top, shown)

    def _write(self, painter: QPainter, x: float, top: float, words: str) -> None:
        box = QRectF(x, top, self._metrics.horizontalAdvance(words) + 1, self._metrics.height())
        self.words.append((words, box))
        painter.drawText(QPointF(x, top + self._metrics.ascent()), words)


def _round_step(most: int, lines: int) -> int:
    """1, 2 or 5 and their tens: so that no more than `lines` lines are drawn below the highest number."""
    step = 1
    while most / step > lines:
        step *= 2 if str(step)[0] in "15" else 5 if str(step)[0] == "2" else 2
        if str(step)[0] == "4":
            step = step // 4 * 5
    return step
