"""The very first pixels: the ground of the theme, before theme, letters and screens are loaded.

It reads its two colours straight from the theme's file, so that nothing flashes when the real window comes.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

_THEMES = Path(__file__).resolve().parent.parent / "resources" / "themes"
_RAIL = 62


class Blank(QWidget):
    """`mode` is that of the preferences: "system", "light" or "dark". `rail`: whether a negotiation is being opened."""

    def __init__(self, mode: str, parent: QWidget, *, rail: bool) -> None:
        super().__init__(parent)
        colours = grounds("dark" if mode == "dark" or (mode == "system" and _system_is_dark()) else "light")
        self._ground, self._rail = QColor(colours["background"]), QColor(colours["rail"]) if rail else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ground)
        if self._rail is not None:
            painter.fillRect(0, 0, _RAIL, self.height(), self._rail)
        painter.end()


def grounds(theme: str) -> dict[str, str]:
    """The colours of "background" and "rail"; a theme's file has a role a line."""
    found: dict[str, str] = {}
    for line in (_THEMES / f"{theme}.toml").read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition(" = ")
        if name in ("background", "rail"):
            found[name] = value.split('"')[1]
    return found


def _system_is_dark() -> bool:
    hints = QGuiApplication.styleHints()
    return hints.colorScheme().name == "Dark"
