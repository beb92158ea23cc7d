"""Menus of filters: any number of values (parties, themes, statuses), or exactly one of a few.

A menu knows what can be chosen and what is; putting the choices together is its owner’s.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui.icons import icon
from ui.widgets.plain_text import mnemonic_safe

T = TypeVar("T", bound=Hashable)


class _StayingMenu(QMenu):
    """Stays open while boxes are ticked, so that several can be ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        ticks = bool(action) and action.isCheckable() and action.isEnabled()
        if ticks:
            action.trigger()
        else:
            super().mouseReleaseEvent(event)


class ManyMenu(_StayingMenu, Generic[T]):
    """Any number of values; none means any."""

    #: The chosen values as a frozenset.
    chosen = Signal(object)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self._values: dict[QAction, T] = {}
        self._any = self.addAction("&Any")
        self._any.setCheckable(True)
        self._any.triggered.connect(self._clear)
        self.addSeparator()
        self.show_chosen(frozenset())

    def set_values(self, values: Iterable[tuple[T, str, str]]) -> None:
        """What can be chosen: value, words and the name of an icon (or none)."""
        chosen = self.values()
        for action in self._values:
            self.removeAction(action)
            action.deleteLater()
        self._values = {}
        for value, words, glyph in values:
            action = QAction(mnemonic_safe(words), self)
            action.setCheckable(True)
            if glyph:
                action.setIcon(icon(glyph))
            action.triggered.connect(self._tell)
            self.addAction(action)
            self._values[action] = value
        self.show_chosen(chosen)

    def values(self) -> frozenset[T]:
        return frozenset(value for action, value in self._values.items() if action.isChecked())

    def words_of(self, values: Iterable[T]) -> list[str]:
        """The chosen values as they stand in the menu, in its order."""
        wanted = set(values)
        return [action.text().replace("&&", "&") for action, value in self._values.items() if value in wanted]

    def show_chosen(self, values: frozenset[T]) -> None:
        for action, value in self._values.items():
            action.setChecked(value in values)
        self._any.setChecked(not values)

    def _clear(self) -> None:
        self.show_chosen(frozenset())
        self.chosen.emit(frozenset())

    def _tell(self) -> None:
        self._any.setChecked(not self.values())
        self.chosen.emit(self.values())


class OneMenu(QMenu, Generic[T]):
    """Exactly one of a few values."""

    chosen = Signal(object)

    def __init__(self, title: str, values: Iterable[tuple[T, str]], parent: QWidget) -> None:
        super().__init__(title, parent)
        group = QActionGroup(self)
        self._values: dict[QAction, T] = {}
        for value, words in values:
            action = QAction(mnemonic_safe(words), self)
            action.setCheckable(True)
            action.triggered.connect(self._tell)
            group.addAction(action)
            self.addAction(action)
            self._values[action] = value

    def value(self) -> T | None:
        return next((value for action, value in self._values.items() if action.isChecked()), None)

    def show_chosen(self, value: T) -> None:
        for action, mine in self._values.items():
            if mine == value:
                action.setChecked(True)

    def _tell(self) -> None:
        self.chosen.emit(self.value())
