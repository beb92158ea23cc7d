"""How the height of the plot is divided: the eras' names, the lanes, the status changes. Shared by plot and gutter."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """Pixels from the top of the plot."""

    width: float
    height: float
    text_height: float
    with_names: bool
    with_marks: bool

    @property
    def lanes_top(self) -> float:
        return self.text_height + 2 if self.with_names else 2.0

    @property
    def marks_height(self) -> float:
        return self.text_height + 3 if self.with_marks else 0.0

    @property
    def marks_top(self) -> float:
        return self.height - self.marks_height

    @property
    def lanes_height(self) -> float:
        return max(self.marks_top - self.lanes_top, 1.0)
