"""The inline message: what happened and the way out, above the screen it concerns, without stopping anyone.

It keeps nothing and decides nothing: who shows a message says what its button does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget
from shiboken6 import isValid

from ui.colours import mix
from ui.theme import theme
from ui.widgets.buttons import icon_button, push_button
from ui.widgets.pills import draw_glyph
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_text import copy_to_clipboard

Gravity = Literal["info", "success", "warning", "error"]

_ROLES: dict[Gravity, tuple[str, str, str]] = {
    # gravity: the icon, the colour's role, the word before the sentence for those who do not see the colour
    "info": ("info", "accent", "Note"),
    "success": ("check", "success", "Done"),
    "warning": ("warning", "warning", "Warning"),
    "error": ("error", "danger", "Problem"),
}


class MessageBar(QFrame):
    """Hidden until `show_message`; Esc inside or × dismisses it and gives the focus back."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gravity: Gravity = "info"
        self._action: Callable[[], object] | None = None
        self._came_from: QWidget | None = None
        self._words = PlainLabel("", self, wrap=True, selectable=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.action_button = push_button("", self)
        self.action_button.clicked.connect(self._act)
        self.copy_button = icon_button("copy", "Copy this message", self)
        self.copy_button.clicked.connect(self._copy)
        self.close_button = icon_button("close", "Dismiss this message (Esc)", self)
        self.close_button.clicked.connect(self.dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(40, 6, 8, 6)
        layout.setSpacing(6)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.action_button)
        layout.addWidget(self.copy_button)
        layout.addWidget(self.close_button)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.dismiss)
        theme().changed.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    @property
    def gravity(self) -> Gravity:
        return self._gravity

    def show_message(
        self,
        gravity: Gravity,
        sentence: str,
        way_out: str = "",
        *,
        action: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> None:
        """Shows one message in place of the last. `on_action`, a bound method, runs after the bar closed."""
        self._gravity = gravity
        self._action = on_action
        self._words.setText(f"{sentence} {way_out}".strip())
        self.action_button.setText(action)
        self.action_button.setAccessibleName(action.replace("&", ""))
        self.action_button.setVisible(bool(action and on_action))
        self.setAccessibleName(f"{_ROLES[gravity][2]}: {self.text}")
        focused = _focus_within(self.window())
        if focused is not None and not self.isAncestorOf(focused):
            self._came_from = focused
        self.show()
        self.update()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def dismiss(self) -> None:
        """Closes the bar; without one shown nothing happens."""
        if self.isHidden():
            return
        focused = _focus_within(self.window())
        inside = focused is not None and self.isAncestorOf(focused)
        self._action = None
        self.hide()
        came_from, self._came_from = self._came_from, None
        if inside and came_from is not None:
            _focus_if_alive(came_from)
        self.dismissed.emit()

    def _act(self) -> None:
        action = self._action
        self.dismiss()
        if action is not None:
            action()

    def _copy(self) -> None:
        copy_to_clipboard(self.text)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 38)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        glyph, role, _ = _ROLES[self._gravity]
        colour = colours.role(role)
        painter = QPainter(self)
        painter.fillRect(self.rect(), mix(colour, colours.surface, 0.10))
        painter.fillRect(0, 0, 4, self.height(), colour)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours.line)
        draw_glyph(painter, glyph, colour, QPoint(15, (self.height() - 16) // 2), 16)
        painter.end()


def _focus_within(window: QWidget) -> QWidget | None:
    # The annotations of PySide promise a widget, and there is none before the window has had a focus.
    focused: QWidget | None = window.focusWidget()
    return focused


def _focus_if_alive(widget: QWidget) -> None:
    if isValid(widget) and widget.isVisible():
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
