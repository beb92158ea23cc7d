"""What the keys do on the plot: from event to event, zoom, pan, fit, and move the selected event by a step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

ZOOM = 1.5


class Actions(Protocol):
    """What the keys call: the timeline's view."""

    def step(self, by: int) -> None: ...
    def step_lane(self, by: int) -> None: ...
    def step_to_end(self, last: bool) -> None: ...
    def open_selected(self) -> None: ...
    def move_selected(self, steps: int) -> None: ...
    def zoom(self, factor: float) -> None: ...
    def pan(self, windows: float) -> None: ...
    def fit_all(self) -> None: ...
    def fit_summit(self) -> None: ...
    def fit_selection(self) -> None: ...
    def create_here(self) -> None: ...
    def next_lanes(self) -> None: ...
    def move_lane(self, by: int) -> None: ...
    def fold_lane(self) -> None: ...
    def toggle_arrows(self) -> None: ...
    def look_into(self) -> None: ...


class Keys:
    """Turns a key into an action; `press` says whether it was one of ours."""

    def __init__(self, actions: Actions) -> None:
        key, none = Qt.Key, Qt.KeyboardModifier.NoModifier
        shift = Qt.KeyboardModifier.ShiftModifier
        both = Qt.KeyboardModifier.ControlModifier | shift
        self._plain: dict[Qt.Key, Callable[[], None]] = {
            key.Key_Left: lambda: actions.step(-1),
            key.Key_Right: lambda: actions.step(1),
            key.Key_Up: lambda: actions.step_lane(-1),
            key.Key_Down: lambda: actions.step_lane(1),
            key.Key_Home: lambda: actions.step_to_end(False),
            key.Key_End: lambda: actions.step_to_end(True),
            key.Key_Return: actions.open_selected,
            key.Key_Enter: actions.open_selected,
            key.Key_Plus: lambda: actions.zoom(ZOOM),
            key.Key_Equal: lambda: actions.zoom(ZOOM),
            key.Key_Minus: lambda: actions.zoom(1 / ZOOM),
            key.Key_PageUp: lambda: actions.pan(-0.8),
            key.Key_PageDown: lambda: actions.pan(0.8),
            key.Key_F: actions.fit_all,
            key.Key_S: actions.fit_summit,
            key.Key_Z: actions.fit_selection,
            key.Key_N: actions.create_here,
            key.Key_Insert: actions.create_here,
            key.Key_Space: actions.look_into,
            key.Key_A: actions.toggle_arrows,
            key.Key_L: actions.next_lanes,
            key.Key_Asterisk: actions.fold_lane,
        }
        self._by_modifier: dict[Qt.KeyboardModifier, dict[Qt.Key, Callable[[], None]]] = {
            none: self._plain,
            shift: {
                key.Key_Left: lambda: actions.pan(-0.1),
                key.Key_Right: lambda: actions.pan(0.1),
                key.Key_Plus: lambda: actions.zoom(ZOOM),
                key.Key_Asterisk: actions.fold_lane,
                key.Key_Underscore: lambda: actions.zoom(1 / ZOOM),
            },
            Qt.KeyboardModifier.AltModifier: {
                key.Key_Up: lambda: actions.move_lane(-1),
                key.Key_Down: lambda: actions.move_lane(1),
            },
            both: {
                key.Key_Left: lambda: actions.move_selected(-1),
                key.Key_Right: lambda: actions.move_selected(1),
            },
        }

    def press(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        action = self._by_modifier.get(modifiers, {}).get(Qt.Key(event.key()))
        if action is None:
            return False
        action()
        return True
