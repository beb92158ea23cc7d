"""The flags on the ruler: today, the summit, and whatever else marks a moment. No two of them overlap.

To add one, put a function that gives a `Flag` (or None) into `RulerTier.flag_makers`; the first has its place first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from ui.colours import Colours
from ui.timeline.labels import Labels
from ui.timeline.scale import TimeScale
from ui.timeline.scene import Scene
from ui.timeline.wording import summit_words, today_words

INSIDE = 6.0
APART = 3.0


@dataclass(frozen=True, slots=True)
class Flag:
    """A named moment (UTC seconds) and the colour of its line."""

    at: float
    text: str
    colour: Callable[[Colours], QColor]


Maker = Callable[[Scene], Flag | None]


def today_flag(scene: Scene) -> Flag | None:
    return Flag(scene.today_at, today_words(scene.today), lambda colours: colours.today)


def summit_flag(scene: Scene) -> Flag | None:
    if scene.summit is None:
        return None
    return Flag(scene.summit.begin, summit_words(scene.summit.begin, scene.zone), lambda colours: colours.summit)


def placed(flags: Sequence[Flag], scale: TimeScale, labels: Labels, height: float) -> list[tuple[Flag, QRectF]]:
    """Each over its moment, or beside the ones that were there before it; one that would stand far off is left out."""
    there: list[tuple[Flag, QRectF]] = []
    for flag in flags:
        x, wide = scale.x(flag.at), labels.width(flag.text) + 2 * INSIDE
        if not 0 <= x <= scale.width:
            continue
        lefts = [
            x - wide / 2,
            *(box.right() + APART for _, box in there),
            *(box.left() - APART - wide for _, box in there),
        ]
        free = [
            left
            for left in (min(max(left, 0.0), scale.width - wide) for left in lefts)
            if all(left >= box.right() + APART - 0.5 or left + wide <= box.left() - APART + 0.5 for _, box in there)
        ]
        left = min(free, key=lambda left: abs(left + wide / 2 - x), default=None)
        if left is not None and abs(left + wide / 2 - x) <= wide:
            there.append((flag, QRectF(left, 1, wide, height - 2)))
    return there
