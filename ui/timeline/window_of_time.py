"""The window of time as a person moves it: fits, zoom, pan, go to a day. Mixed into the timeline's view."""

from __future__ import annotations

import datetime as dt

import numpy as np

from models.dates import moment
from ui.timeline.canvas import Canvas
from ui.timeline.eras import Eras
from ui.timeline.index import EventIndex
from ui.timeline.plot import Plot
from ui.timeline.scale import DAY, day_start, padded

#: One press of the zoom's button.
ZOOM = 1.5


class WindowOfTime:
    """Needs the view's plot, canvas, eras and `_position`, the selected event's place in the index."""

    canvas: Canvas
    plot: Plot
    eras: Eras
    _position: int | None

    @property
    def _index(self) -> EventIndex:
        return self.canvas.content.index

    def visible_range(self) -> tuple[float, float]:
        """UTC seconds of the left and the right edge."""
        return self.plot.time_range()

    def fit_all(self) -> None:
        self.plot.set_range(*self.canvas.content.home)

    def fit_summit(self) -> None:
        self.plot.set_range(*self.canvas.content.approach)

    def fit_selection(self) -> None:
        """What is selected with some room around it: an era, an event, or all that a demand has to do with."""
        span = self._selected_span()
        if span is None:
            self.fit_all()
        else:
            self.plot.set_range(*padded(*span, share=0.2))

    def _selected_span(self) -> tuple[float, float] | None:
        era = self.eras.chosen()
        if era is not None:
            end = self.canvas.content.today_at if era.when.end is None else float(era.when.end)
            return float(era.when.start), max(end, float(era.when.start))
        marked, scene = self.canvas.marked, self.canvas.content
        places = np.fromiter(marked.related | ({marked.selected} - {None}), np.int64)
        ends = [*self._index.start[places].tolist(), *self._index.end[places].tolist()]
        ends += scene.marks.at[np.isin(scene.marks.demand_ids, list(self.canvas.demand_ids))].tolist()
        return (min(ends), max(ends)) if ends else None

    def zoom(self, factor: float) -> None:
        """In by `factor`, out below 1: around the selected event where it is in sight, else around the middle."""
        at = None if self._position is None else float(self._index.start[self._position])
        self.plot.zoom_around(at, factor)

    def zoom_in(self) -> None:
        self.zoom(ZOOM)

    def zoom_out(self) -> None:
        self.zoom(1 / ZOOM)

    def pan(self, windows: float) -> None:
        self.plot.pan(windows * self.canvas.scale_now().width)

    def day_at(self, at: float) -> dt.date:
        """The local day of a moment in UTC seconds."""
        return moment(int(at), self.canvas.content.zone).date()

    def go_to(self, date: dt.date) -> None:
        """Brings a day into the middle."""
        self.plot.centre_on(day_start(date, self.canvas.content.zone) + DAY / 2)
