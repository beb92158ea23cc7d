"""What the keys do with events: from one to the next, open, move by a step, something new. Mixed into the view."""

from __future__ import annotations

from dataclasses import replace

from models.dates import When
from models.records import Ref
from models.vocabulary import Kind, Lane
from ui.timeline.lane_control import LaneControl
from ui.timeline.lanes import Lanes
from ui.timeline.snapping import new_when, snapped_start, step_of
from ui.timeline.window_of_time import WindowOfTime

#: How much closer a look into a picture of many events is.
CLOSER = 4.0


class Stepping(WindowOfTime):
    """The keys are told apart in `ui.timeline.keys`; what is chosen, opened and asked for is the view's."""

    _ref: Ref | None
    lanes: LaneControl
    #: The lane in which the keys are: an event of several parties stands in several.
    _lane_key: str = ""

    def _choose(self, position: int) -> None:
        raise NotImplementedError

    def _choose_ref(self, ref: Ref) -> None:
        raise NotImplementedError

    def _describe(self) -> None:
        raise NotImplementedError

    def _ask_to_open(self, ref: Ref) -> None:
        raise NotImplementedError

    def _ask_for_move(self, position: int, start: int) -> None:
        raise NotImplementedError

    def _ask_for_new(self, lane: Lane, when: When) -> None:
        raise NotImplementedError

    def step(self, by: int) -> None:
        """To the next or the previous event in time, whatever its lane; on the status changes, to the next of them."""
        place = self.canvas.marked.mark
        if place is not None:
            self._go_mark(min(max(place + by, 0), len(self.canvas.content.marks) - 1))
        elif self._position is None:
            self._go(self._index.first_from(self.visible_range()[0]))
        else:
            self._go(min(max(self._position + by, 0), len(self._index) - 1))

    def step_lane(self, by: int) -> None:
        """To the nearest event of the next lane above (-1) or below (1); below the last are the status changes."""
        place, marks = self.canvas.marked.mark, self.canvas.content.marks
        if place is None and self._position is None:
            self.step(1)
            return
        if place is not None:
            at, number = float(marks.at[place]), len(self._lanes)
        else:
            at, number = float(self._index.start[self._position or 0]), self._lane_number() or 0
        found = self._lanes.beside(number, at, by)
        if found is not None:
            self._lane_key = self._lanes[found[0]].name.key
            self._go(found[1])
        elif by > 0 and place is None and len(marks):
            self._go_mark(marks.nearest(at))

    def _go_mark(self, place: int) -> None:
        """The keys are on a status change: its demand is chosen."""
        marks = self.canvas.content.marks
        found = marks.between(place, place + 1)
        if found:
            self._choose_ref(Ref(Kind.DEMAND, found[0].demand_id))
            self.canvas.marked = replace(self.canvas.marked, mark=place)
            self.plot.bring_into_sight(float(marks.at[place]), float(marks.at[place]))
            self._describe()

    def look_into(self) -> None:
        """What stands at the selection: a cluster, a picture of many, or marks at one place, is looked at closer."""
        place, choose = self.canvas.marked.mark, self.plot.pointer.choose
        if place is not None:
            choose.look_into_marks(place)
        elif self._position is not None:
            clusters = (it for _, it in self.canvas.arrangement().clusters() if self._position in it.positions)
            cluster = next(clusters, None)
            if cluster is not None:
                choose.look_into(cluster)
            elif self.canvas.placed(self._position) is None:
                self.plot.zoom_around(float(self._index.start[self._position]), CLOSER)

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
