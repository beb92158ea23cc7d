"""What every gesture of the mouse on the plot has in common.

A gesture asks for what the person wants by signals of its own and writes nothing: it shows a ghost while it lasts and
ends in one request; until the owner has written that and brought the new record, all stands where it stood.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt

from ui.timeline.sight import Hit

if TYPE_CHECKING:
    from ui.timeline.plot import Plot


@dataclass(frozen=True, slots=True)
class Press:
    """Where the button went down (pixels of the viewport), on what, and the window of time then (UTC seconds)."""

    point: QPointF
    hit: Hit
    begin: float
    end: float


class Gesture(QObject):
    """Does nothing: each kind overrides what it cares for. The first in the pointer's list that answers has its way."""

    #: What the pointer looks like while this gesture drags.
    dragging_shape = Qt.CursorShape.ClosedHandCursor

    def __init__(self, plot: Plot) -> None:
        super().__init__(plot)
        self.plot, self.canvas = plot, plot.canvas

    @property
    def read_only(self) -> bool:
        return self.plot.pointer.read_only

    # ------------------------------------------------------------ a drag: takes, drag …, drop or give_up

    def takes(self, press: Press) -> bool:
        """Whether a drag that began with this press is for this gesture."""
        return False

    def drag(self, press: Press, point: QPointF) -> None:
        """The button is held and the mouse is here: show what letting go would do."""

    def drop(self, press: Press, point: QPointF) -> None:
        """The button was let go: ask for it."""

    def give_up(self, press: Press) -> None:
        """Esc, or the drag was lost: everything as it was before."""

    # ------------------------------------------------------------ without a drag

    def click(self, press: Press) -> bool:
        """A click; whether it was for this gesture."""
        return False

    def double_click(self, press: Press) -> bool:
        return False

    def hover(self, point: QPointF, hit: Hit) -> Qt.CursorShape | None:
        """The pointer's look over a place that this gesture would take."""
        return None

    def tooltip(self, point: QPointF, hit: Hit) -> str:
        """What is to be said of what lies here, as plain text."""
        return ""
