"""The inspector’s menus: the statuses with the moves that the rules allow, the stances, the words of attendance."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from models.vocabulary import Move, Status, Word, move_between
from ui.icons import icon, status_icon
from ui.widgets.plain_text import tooltip
from ui.widgets.signs import sign_of
from ui.widgets.status_badge import capitalised

Chosen = TypeVar("Chosen", bound=Word)


def status_menu(
    owner: QWidget, ref: str, now: Status, move: Callable[[Status], object], details: Callable[[], object] | None
) -> QMenu:
    """Every status; those the rules forbid are greyed and say why. `details` asks for date and source as well."""
    menu = QMenu(owner)
    menu.setToolTipsVisible(True)
    for status in Status:
        legal = move_between(now, status)
        action = QAction(icon(status_icon(status), status.value), capitalised(status.word), menu)
        tip = _tip(ref, now, status, legal)
        if legal is Move.NEEDS_REASON:
            action.setText(f"{action.text()}  (with a reason)")
        action.setEnabled(legal in (Move.ORDINARY, Move.NEEDS_REASON))
        action.setStatusTip(tip)
        action.setToolTip(tooltip(tip))
        action.triggered.connect(partial(_chosen, move, status))
        menu.addAction(action)
    if details is not None:
        menu.addSeparator()
        action = QAction("With date and source…", menu)
        action.setStatusTip("Choose the status together with its effective date, reason and source")
        action.triggered.connect(partial(_called, details))
        menu.addAction(action)
    return menu


def _tip(ref: str, now: Status, status: Status, legal: Move) -> str:
    if legal is Move.SAME:
        return f"{ref} is {now.word} already"
    if legal is Move.FORBIDDEN and status is Status.WALKED_BACK:
        return f"Only what was agreed can be walked back; {ref} is {now.word}"
    if legal is Move.FORBIDDEN:
        return "A demand leaves agreed only as walked back"
    if legal is Move.NEEDS_REASON:
        return f"From {now.word} to {status.word} asks for a reason"
    return f"Move {ref} to {status.word}, effective today"


def word_menu(
    owner: QWidget,
    words: type[Chosen],
    now: Word | None,
    choose: Callable[[Chosen], object],
    details: Callable[[], object] | None = None,
) -> QMenu:
    """Every word of an enumeration with its sign, the present one ticked."""
    menu = QMenu(owner)
    for word in words:
        glyph, role = sign_of(word)
        action = QAction(icon(glyph, role), capitalised(word.word), menu)
        if word is now:
            action.setCheckable(True)
            action.setChecked(True)
        action.triggered.connect(partial(_chosen, choose, word))
        menu.addAction(action)
    if details is not None:
        menu.addSeparator()
        action = QAction("With details…", menu)
        action.triggered.connect(partial(_called, details))
        menu.addAction(action)
    return menu


def open_below(menu: QMenu, owner: QWidget) -> None:
    """The menu under its button, as wide as it; it goes away for good when it closes."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.setMinimumWidth(min(owner.width(), 340))
    menu.popup(owner.mapToGlobal(QPoint(0, owner.height() + 1)))


def _chosen(choose: Callable[[Chosen], object], word: Chosen, _: bool = False) -> None:
    choose(word)


def _called(call: Callable[[], object], _: bool = False) -> None:
    call()
