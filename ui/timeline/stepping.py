"""What the keys do with events: from one to the next, open, move by a step, something new. Mixed into the view."""

from __future__ import annotations

from models.dates import When
from models.records import Ref
from models.vocabulary import Lane
from ui.timeline.lane_control import LaneControl
from ui.timeline.lanes import Lanes
from ui.timeline.snapping import new_when, snapped_start, step_of
from ui.timeline.window_of_time import WindowOfTime


class Stepping(WindowOfTime):
    """The keys are told apart in `ui.timeline.keys`; what is chosen, opened and asked for is the view's."""

    _ref: Ref | None
    lanes: LaneControl
    #: The lane in which the keys are: an event of several parties stands in several.
    _lane_key: str = ""

    def _choose(self, position: int) -> None:
        raise NotImplementedError

    def _ask_to_open(self, ref: Ref) -> None:
        raise NotImplementedError

    def _ask_for_move(self, position: int, start: int) -> None:
        raise NotImplementedError

    def _ask_for_new(self, lane: Lane, when: When) -> None:
        raise NotImplementedError

    def step(self, by: int) -> None:
        """To the next or the previous event in time, whatever its lane."""
        if self._position is None:
            self._go(self._index.first_from(self.visible_range()[0]))
        else:
            self._go(min(max(self._position + by, 0), len(self._index) - 1))

    def step_lane(self, by: int) -> None:
        """To the nearest event of the next lane above (-1) or below (1) that has any."""
        if self._position is None:
            self.step(1)
            return
        found = self._lanes.beside(self._lane_number() or 0, float(self._index.start[self._position]), by)
        if found is not None:
            number, position = found
            self._lane_key = self._lanes[number].name.key
            self._go(position)

    @property
    def _lanes(self) -> Lanes:
        return self.canvas.content.lanes

    def _lane_number(self) -> int | None:
        """The lane of the selected event: of several the one the keys came to, else the uppermost."""
        numbers = [] if self._position is None else self._lanes.of_position(self._position)
        here = (number for number in numbers if self._lanes[number].name.key == self._lane_key)
        return next(here, numbers[0] if numbers else None)

    def next_lanes(self) -> None:
        """The next way of making lanes."""
        self.lanes.next()

    def unfold_lanes(self) -> None:
        self.lanes.unfold_all()

    def restore_lanes(self) -> None:
        """The first order, all open."""
        self.lanes.restore()

    def move_lane(self, by: int) -> None:
        """The selected event's lane up (-1) or down (1)."""
        number = self._lane_number()
        if number is not None:
            self.lanes.move(number, number + by)

    def fold_lane(self) -> None:
        """The selected event's lane, or open again."""
        number = self._lane_number()
        if number is not None:
            self.lanes.toggle(number)

    def step_to_end(self, last: bool) -> None:
        if len(self._index):
            self._go(len(self._index) - 1 if last else 0)

    def open_selected(self) -> None:
        if self._ref is not None:
            self._ask_to_open(self._ref)

    def move_selected(self, steps: int) -> None:
        """Asks for the selected event some steps (see `step_of`) earlier or later."""
        event = None if self._position is None else self._index.event(self._position)
        if event is not None and self._position is not None and not self.plot.pointer.read_only:
            snap = self.plot.snap
            self._ask_for_move(self._position, snapped_start(event, steps * step_of(event.when, snap), snap))

    def create_here(self) -> None:
        """Asks for something new: on the selected event's day and lane, else in the middle, on the first lane."""
        if self.plot.pointer.read_only:
            return
        scale, lanes = self.canvas.scale_now(), self.canvas.arrangement().lanes
        event = None if self._position is None else self._index.event(self._position)
        if event is not None:
            at, lane = float(event.when.start), event.lane
        else:
            at, lane = (scale.begin + scale.end) / 2, lanes[0].lane
        self._ask_for_new(lane, new_when(at, self.canvas.content.zone, self.plot.snap, scale.per_day))

    def _go(self, position: int | None) -> None:
        if position is not None:
            self._choose(position)
            number = self._lane_number()
            if number is not None:
                self.canvas.bring_lane_into_sight(number)
            self.plot.bring_into_sight(float(self._index.start[position]), float(self._index.end[position]))
