"""Buttons as the program wants them: a verb, an icon, an accessible name, in four ranks.

Their looks are in resources/themes/style.qss by the property `kind`.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from ui.icons import icon
from ui.widgets.plain_text import tooltip

Kind = Literal["plain", "primary", "quiet", "choice"]

_ICON_ROLES = {"plain": "text", "primary": "accent_text", "quiet": "accent", "choice": "accent"}


def push_button(
    text: str, parent: QWidget | None = None, *, glyph: str = "", kind: Kind = "plain", hint: str = ""
) -> QPushButton:
    """A button with words. "primary" is the one that a screen proposes, "quiet" one among words.

    "choice" is one of several answers that stand side by side.
    """
    button = QPushButton(text, parent)
    button.setProperty("kind", kind)
    if glyph:
        button.setIcon(icon(glyph, _ICON_ROLES[kind]))
        button.setIconSize(QSize(18, 14))
    button.setAccessibleName(text.replace("&", ""))
    if hint:
        button.setToolTip(tooltip(hint))
    return button


def icon_button(glyph: str, name: str, parent: QWidget | None = None, *, size: int = 16) -> QToolButton:
    """A button that is only an icon: its name is the tooltip, and what a screen reader says."""
    button = QToolButton(parent)
    button.setIcon(icon(glyph, "muted"))
    button.setIconSize(QSize(size, size))
    button.setAccessibleName(name)
    button.setToolTip(tooltip(name))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
