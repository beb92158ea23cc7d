"""The context menu of cards: repeats what keys, mouse and the menu bar can do, with the rules' answer beforehand."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from models.records import Card
from models.vocabulary import Move, Priority, Status, Word, move_between
from ui.board.wording import many, priority_title, status_title
from ui.icons import icon, priority_icon, status_icon


class CardMenu(QMenu):
    """Made for the cards that are chosen at that moment; each choice is a request by name."""

    #: "open", "edit", "confidential", "duplicate" or "delete".
    requested = Signal(str)
    #: A demand should be tabled in this status.
    new_requested = Signal(object)
    status_chosen = Signal(object)
    priority_chosen = Signal(object)

    def __init__(self, card: Card | None, number: int, new_in: Status, parent: QWidget, *, read_only: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._writes = not read_only
        self._new_in = new_in
        if card is not None:
            self._of_cards(card, number)
            self.addSeparator()
        new = self.addAction(icon("plus"), f"&New demand in {status_title(new_in)}")
        new.setEnabled(self._writes)
        new.triggered.connect(self._new_chosen)

    def _of_cards(self, card: Card, number: int) -> None:
        one = number == 1
        self.setAccessibleName(card.ref if one else many(number, "demand"))
        self._entry("&Open", "open", "open", "Return", writes=False, shown=one)
        self._entry("&Edit…", "edit", "edit", "F2", shown=one)
        self.addSeparator()
        self.addMenu(self._statuses(card, one))
        self.addMenu(self._priorities(card, one))
        self.addSeparator()
        self._entry("&Link to another…", "link", "demand.link", "Ctrl+L", shown=one)
        self._entry("Make a pac&kage…", "group", "demand.package", "Ctrl+Shift+G")
        if card.packages:
            self._entry("Move the packa&ge…", "sort", "demand.move_package", "Ctrl+Alt+M", shown=one)
        self.addSeparator()
        mark = self._entry("&Confidential", "lock", "confidential", "Ctrl+Shift+H")
        if one:
            mark.setCheckable(True)
            mark.setChecked(card.confidential)
        self.addSeparator()
        self._entry("D&uplicate", "duplicate", "duplicate", "Ctrl+D", shown=one)
        self._entry("&Delete" if one else f"&Delete {many(number, 'demand')}", "delete", "delete", "Del")

    def _entry(
        self, words: str, glyph: str, name: str, keys: str = "", *, writes: bool = True, shown: bool = True
    ) -> QAction:
        action = self.addAction(icon(glyph), words)
        action.setData(name)
        action.setVisible(shown)
        action.setEnabled(self._writes or not writes)
        if keys:
            action.setShortcut(QKeySequence(keys))
            # Shown, not taken: the list itself answers to the key.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(self._entry_chosen)
        return action

    def _new_chosen(self) -> None:
        self.new_requested.emit(self._new_in)

    def _entry_chosen(self) -> None:
        self.requested.emit(self._chosen().data())

    def _statuses(self, card: Card, one: bool) -> QMenu:
        menu = self._choices("&Status", Status, card.status if one else None)
        for action in menu.actions():
            status = Status(str(action.data()))
            action.setText(status_title(status))
            action.setIcon(icon(status_icon(status)))
            forbidden = one and move_between(card.status, status) is Move.FORBIDDEN
            action.setEnabled(self._writes and not forbidden)
            action.triggered.connect(self._status_chosen)
        return menu

    def _priorities(self, card: Card, one: bool) -> QMenu:
        menu = self._choices("&Priority", Priority, card.priority if one else None)
        for action in menu.actions():
            priority = Priority(str(action.data()))
            action.setText(priority_title(priority))
            action.setIcon(icon(priority_icon(priority)))
            action.setEnabled(self._writes)
            action.triggered.connect(self._priority_chosen)
        return menu

    def _choices(self, title: str, words: Iterable[Word], now: Word | None) -> QMenu:
        menu = QMenu(title, self)
        group = QActionGroup(menu)
        for word in words:
            action = QAction(menu)
            action.setCheckable(True)
            action.setChecked(word is now)
            action.setData(word.value)
            group.addAction(action)
            menu.addAction(action)
        return menu

    def _chosen(self) -> QAction:
        action = self.sender()
        assert isinstance(action, QAction)
        return action

    def _status_chosen(self) -> None:
        self.status_chosen.emit(Status(str(self._chosen().data())))

    def _priority_chosen(self) -> None:
        self.priority_chosen.emit(Priority(str(self._chosen().data())))
