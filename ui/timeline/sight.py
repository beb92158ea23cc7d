"""What one painting looks at, what lies under a point, and what a layer is: the language between canvas and layers.

A layer paints one kind of thing and knows what of it lies under a point. To add one, write a class with the two
methods of `Layer` in a file of its own, and put it into the canvas with `Canvas.add_layer`.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from models.records import Ref, StatusMark
from models.vocabulary import Lane
from ui.colours import Colours
from ui.timeline.arrangement import Arrangement
from ui.timeline.frame import Frame
from ui.timeline.labels import Labels
from ui.timeline.packing import Cluster
from ui.timeline.scale import TimeScale
from ui.timeline.scene import Scene
from ui.timeline.ticks import Ticks, ticks_in


@dataclass(frozen=True, slots=True)
class Marked:
    """What stands out: the selected event, those that have to do with the selected demand, the mark the keys are on."""

    selected: int | None = None
    related: frozenset[int] = frozenset()
    mark: int | None = None


@dataclass(frozen=True, slots=True)
class Ghost:
    """An event on its way to another date: where it would begin, and how that date is written."""

    position: int
    start: float
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of a dense lane between two ticks and how many events begin in it."""

    lane: int
    begin: float
    end: float
    count: int


@dataclass(frozen=True)
class Sight:
    """Everything that one painting goes by: content, window of time, sizes, rows, letters, colours, what stands out.

    `ghost`, `focused`: what is being dragged, and whether the keyboard is here. `linked`: the records whose links are
    drawn as arrows; with `all_arrows` those of everything in sight.
    """

    content: Scene
    scale: TimeScale
    frame: Frame
    made: Arrangement
    labels: Labels
    colours: Colours
    marked: Marked = Marked()
    demand_ids: Set[int] = frozenset()
    ghost: Ghost | None = None
    focused: bool = False
    linked: Set[Ref] = frozenset()
    all_arrows: bool = False

    @cached_property
    def ticks(self) -> Ticks:
        return ticks_in(self.scale, self.content.zone, self.labels.letter)

    def clip(self, painter: QPainter) -> None:
        """Keeps what is painted within the lanes, where those are scrolled."""
        if self.made.most_scroll > 0:
            painter.setClipRect(self.lanes_area)

    @cached_property
    def lanes_area(self) -> QRectF:
        return QRectF(0, self.made.top, self.frame.width, self.made.height)

    @cached_property
    def offset(self) -> float:
        """What is to be taken from a placed pixel to have it on the screen."""
        return self.made.offset(self.scale)


@dataclass(frozen=True, slots=True)
class Hit:
    """What lies under a point: at most one of event, cluster, cell, marks and grip; `lane` where it is over one.

    Of many marks at one place `marks` are the last ones, `mark_count` says how many there are, `mark_span` from when to
    when. `number` is that of the lane. `grip` is whatever a layer of its own offers to the hand, such as a handle or an
    edge; `layer` is the one that answered, where it wants to be told of the drag.
    """

    event: int | None = None
    cluster: Cluster | None = None
    cell: Cell | None = None
    marks: tuple[StatusMark, ...] = ()
    mark_count: int = 0
    mark_span: tuple[float, float] = (0.0, 0.0)
    lane: Lane | None = None
    number: int | None = None
    grip: object = None
    layer: Layer | None = None

    @property
    def empty(self) -> bool:
        """True where there is nothing to take or to choose."""
        return (
            self.event is None
            and self.cluster is None
            and not (self.cell and self.cell.count)
            and not self.marks
            and self.grip is None
        )


class Layer(Protocol):
    """Paints one kind of thing, in the viewport's pixels, and finds it again."""

    def paint(self, painter: QPainter, sight: Sight) -> None:
        """Antialiasing and the labels' font are set; pen, brush and opacity need not be put back."""
        ...

    def hit(self, point: QPointF, sight: Sight) -> Hit | None:
        """What of this layer lies under a point; None for nothing, so that a layer further back is asked."""
        ...

    def texts(self, sight: Sight) -> list[tuple[str, QRectF]]:
        """Every text that this layer writes, with its place: no two of one sight may overlap."""
        ...


class PlainLayer:
    """A layer that only paints: nothing of it can be hit, and it writes no texts."""

    def paint(self, painter: QPainter, sight: Sight) -> None:
        raise NotImplementedError

    def hit(self, point: QPointF, sight: Sight) -> Hit | None:
        return None

    def texts(self, sight: Sight) -> list[tuple[str, QRectF]]:
        return []
