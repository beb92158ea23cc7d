"""Several small forms of the same sort one below the other, to add, take out and put in another order."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import icon_button, push_button

Part = TypeVar("Part", bound=QWidget)


class StackedRows(QWidget, Generic[Part]):
    """`make` gives an empty form; `noun` names one of them ("value")."""

    changed = Signal()

    def __init__(self, noun: str, make: Callable[[QWidget], Part], parent: QWidget) -> None:
        super().__init__(parent)
        self._noun, self._make = noun, make
        self._frames: list[tuple[QFrame, Part]] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.add_button = push_button(f"Another {noun}", self, glyph="plus", kind="quiet")
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self._add_by_hand)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._rows)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def parts(self) -> tuple[Part, ...]:
        return tuple(part for _, part in self._frames)

    def add(self) -> Part:
        """One more, empty, at the end."""
        frame = QFrame(self)
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        part = self._make(frame)
        up = icon_button("chevron-up", f"Move this {self._noun} up", frame, size=12)
        down = icon_button("chevron-down", f"Move this {self._noun} down", frame, size=12)
        away = icon_button("close", f"Take this {self._noun} out", frame, size=12)
        up.clicked.connect(partial(self._move, frame, -1))
        down.clicked.connect(partial(self._move, frame, 1))
        away.clicked.connect(partial(self._remove, frame))
        buttons = QVBoxLayout()
        buttons.setSpacing(0)
        for button in (up, down, away):
            buttons.addWidget(button)
        buttons.addStretch(1)
        across = QHBoxLayout(frame)
        across.setContentsMargins(8, 6, 4, 6)
        across.addWidget(part, 1)
        across.addLayout(buttons)
        self._frames.append((frame, part))
        self._rows.addWidget(frame)
        self.changed.emit()
        return part

    def _add_by_hand(self) -> None:
        self.add().setFocus()

    def _place(self, frame: QObject) -> int:
        return next(place for place, (one, _) in enumerate(self._frames) if one is frame)

    def _move(self, frame: QFrame, by: int, _: bool = False) -> None:
        place = self._place(frame)
        target = place + by
        if not 0 <= target < len(self._frames):
            return
        self._frames.insert(target, self._frames.pop(place))
        self._rows.removeWidget(frame)
        self._rows.insertWidget(target, frame)
        self.changed.emit()

    def _remove(self, frame: QFrame, _: bool = False) -> None:
        self._frames.pop(self._place(frame))
        self._rows.removeWidget(frame)
        frame.hide()
        frame.deleteLater()
        self.add_button.setFocus()
        self.changed.emit()
