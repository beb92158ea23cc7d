"""The eras as the person works on them: which one is chosen, its keys, and what is asked for.

Requests go out as signals; nothing is written here. The mouse is `ui.timeline.gestures.eras`'.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from models.errors import RuleBroken
from models.records import EraSpan
from ui.timeline.canvas import GHOST, NAMES
from ui.timeline.era_layer import Edge, EraGhostLayer, EraLayer
from ui.timeline.snapping import new_span, snapped_edge, step_of

if TYPE_CHECKING:
    from ui.timeline.plot import Plot

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier


class Eras(QObject):
    """`pulled`: id, new start, new end (UTC seconds, None stays); `drawn`: the `When` of a new era."""

    chosen_changed = Signal(object)
    pulled = Signal(object, object, object)
    drawn = Signal(object)
    edit_requested = Signal(object)
    delete_requested = Signal(object)

    def __init__(self, plot: Plot) -> None:
        super().__init__(plot)
        self._plot, self._canvas = plot, plot.canvas
        self.layer = EraLayer()
        self._canvas.add_layer(NAMES + 1, self.layer)
        self._canvas.add_layer(GHOST, EraGhostLayer(self.layer))
        pointer = plot.pointer
        for gesture in (pointer.era_edges, pointer.choose_era, pointer.draw_era):
            gesture.layer = self.layer
        pointer.era_edges.pulled.connect(self.pulled)
        pointer.choose_era.chosen.connect(self.choose)
        pointer.choose_era.opened.connect(self.edit_requested)
        pointer.draw_era.drawn.connect(self.drawn)
        self._keys: dict[tuple[Qt.KeyboardModifier, Qt.Key], Callable[[], None]] = {
            (_CTRL, Qt.Key.Key_Left): lambda: self.pull(Edge.END, -1),
            (_CTRL, Qt.Key.Key_Right): lambda: self.pull(Edge.END, 1),
            (_CTRL | _SHIFT, Qt.Key.Key_Left): lambda: self.pull(Edge.START, -1),
            (_CTRL | _SHIFT, Qt.Key.Key_Right): lambda: self.pull(Edge.START, 1),
            (_NONE, Qt.Key.Key_Return): self.edit_chosen,
            (_NONE, Qt.Key.Key_Enter): self.edit_chosen,
            (_NONE, Qt.Key.Key_Delete): self.delete_chosen,
            (_NONE, Qt.Key.Key_Escape): lambda: self.choose(None),
        }

    # ------------------------------------------------------------ which one

    def chosen(self) -> EraSpan | None:
        return self.era(self.layer.chosen)

    def era(self, era_id: int | None) -> EraSpan | None:
        bands = self._canvas.content.bands
        return next((band.era for band in bands if band.era is not None and band.era.id == era_id), None)

    def choose(self, era_id: int | None) -> None:
        """Mark an era, or none, and say so."""
        if era_id != self.layer.chosen:
            self.layer.chosen = era_id
            self._canvas.update()
            self.chosen_changed.emit(era_id)

    def follow_content(self) -> None:
        """Another state is shown: an era that is gone is chosen no longer."""
        if self.layer.chosen is not None and self.chosen() is None:
            self.choose(None)

    def step(self, by: int) -> None:
        """To the next era in time or the one before, brought into sight."""
        eras = sorted(
            (band.era for band in self._canvas.content.bands if band.era is not None), key=lambda era: era.when.start
        )
        if not eras:
            return
        places = {era.id: place for place, era in enumerate(eras)}
        now = places.get(self.layer.chosen or 0)
        place = (0 if by > 0 else len(eras) - 1) if now is None else min(max(now + by, 0), len(eras) - 1)
        self.choose(eras[place].id)
        when = eras[place].when
        self._plot.bring_into_sight(float(when.start), float(when.end or when.start))

    # ------------------------------------------------------------ keys and commands

    def press(self, event: QKeyEvent) -> bool:
        """A key that means an era: [ and ] choose one, the others want one that is chosen."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight):
            self.step(-1 if event.key() == Qt.Key.Key_BracketLeft else 1)
            return True
        act = self._keys.get((modifiers, Qt.Key(event.key())))
        if act is None or self.chosen() is None:
            return False
        act()
        return True

    def pull(self, edge: Edge, steps: int) -> None:
        """Asks for the chosen era's edge some steps later. An edge beyond the other is for the command to refuse."""
        era = self.chosen()
        if era is None or self._plot.pointer.read_only:
            return
        when = era.when
        at = when.start if edge is Edge.START else when.end
        if at is None:  # an open end is pulled from where it is drawn
            at = int(next(band.end for band in self._canvas.content.bands if band.era == era))
        try:
            to = snapped_edge(when, at + steps * step_of(when, self._plot.snap), self._plot.snap)
        except RuleBroken:
            return
        self.pulled.emit(era.id, *((to, None) if edge is Edge.START else (None, to)))

    def edit_chosen(self) -> None:
        if self.layer.chosen is not None:
            self.edit_requested.emit(self.layer.chosen)

    def delete_chosen(self) -> None:
        if self.layer.chosen is not None and not self._plot.pointer.read_only:
            self.delete_requested.emit(self.layer.chosen)

    def new(self) -> None:
        """Asks for an era over the middle third of what is on the screen."""
        scale = self._canvas.scale_now()
        third = scale.span / 3
        if not self._plot.pointer.read_only:
            zone = self._canvas.content.zone
            self.drawn.emit(new_span(scale.begin + third, scale.end - third, zone, self._plot.snap, scale.per_day))
