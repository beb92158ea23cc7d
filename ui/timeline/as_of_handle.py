"""The day that the window shows, on the timeline: layer, gesture and flag put together, and the line's gliding.

Which day is shown is decided above; the hand only asks for one.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QVariantAnimation, Signal

from models.dates import short_day
from ui.motion import motion_reduced
from ui.timeline.as_of_layer import AsOfLayer
from ui.timeline.canvas import FOCUS
from ui.timeline.flags import INSIDE, Flag
from ui.timeline.gestures.move_day import MoveDay
from ui.timeline.scale import DAY, day_start
from ui.timeline.scene import Scene
from ui.timeline.wording import today_words

if TYPE_CHECKING:
    from ui.timeline.plot import Plot

#: Milliseconds in which the line glides to another day.
GLIDE = 220
#: The first day that has a midnight in every zone.
FIRST_DAY = dt.date(2, 1, 1)


class AsOfHandle(QObject):
    """`wanted` carries the day that the hand asks for, None for today; `let_go` when it has chosen."""

    wanted = Signal(object)
    let_go = Signal()

    def __init__(self, plot: Plot) -> None:
        super().__init__(plot)
        self._canvas = plot.canvas
        self.layer = AsOfLayer()
        plot.canvas.add_layer(FOCUS - 1, self.layer)
        self._gesture: MoveDay = plot.pointer.move_day
        self._gesture.wanted.connect(self.wanted)
        self._gesture.let_go.connect(self.let_go)
        self._glide = QVariantAnimation(self)
        self._glide.setDuration(GLIDE)
        self._glide.valueChanged.connect(self._stand_at)

    @property
    def day(self) -> dt.date | None:
        """The day that the line stands on, or is gliding to; None for today."""
        return self._gesture.day

    @property
    def dragging(self) -> bool:
        """Whether the hand holds the line."""
        return self._gesture.dragging

    def show_day(self, day: dt.date | None) -> None:
        """Move the line to a day, None is today: at once under the hand, gliding where things may move."""
        self._glide.stop()
        was, self._gesture.day = self.layer.at, day
        at = None if day is None else self.noon_of(day)
        still = was is None or at is None or self._gesture.dragging or motion_reduced()
        if still:
            self._stand_at(at)
        else:
            self._glide.setStartValue(was)
            self._glide.setEndValue(at)
            self._glide.start()

    def noon_of(self, day: dt.date) -> float:
        """UTC seconds of the middle of a day in the zone of the content."""
        return day_start(max(day, FIRST_DAY), self._canvas.content.zone) + DAY / 2

    def flag(self, scene: Scene) -> Flag | None:
        """The flag on the ruler: none today, whose own flag is there already."""
        text = today_words(scene.today) if self.day is None else f"as of {short_day(self.day, year=False)}"
        self.layer.flag_width = self._canvas.labels.width(text) + 2 * INSIDE
        if self.layer.at is None:
            return None
        return Flag(self.layer.at, text, lambda colours: colours.past)

    def _stand_at(self, at: float | None) -> None:
        self.layer.at = at
        self._canvas.update()
