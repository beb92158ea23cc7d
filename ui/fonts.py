"""The screen's letters: Noto Sans with its Thai and Khmer sisters, the same on every desk.

Which files there are is `models.fonts`' business; colours are `ui.theme`'s.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from models.fonts import FAMILIES, font_paths

#: The ordinary letter, in pixels at 100 %.
BASE_PIXELS = 12.5
NORMAL, MEDIUM, SEMIBOLD, BOLD = 400, 500, 600, 700

_WEIGHT_AXIS = QFont.Tag("wght")
_loaded: list[int] = []


def install_fonts() -> None:
    """Loads the font files once and makes them the application's letters."""
    if not _loaded:
        # Qt asks Noto Sans for Khmer before it goes on to Noto Sans Khmer, and warns that it has none.
        QLoggingCategory.setFilterRules("qt.text.font.db=false")
        _loaded.extend(QFontDatabase.addApplicationFont(str(path)) for path in font_paths())
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPointSizeF(points(BASE_PIXELS))
    QApplication.setFont(font)


def points(pixels: float) -> float:
    """A size in pixels at 100 % as points, so that letters follow the screen's own scaling."""
    return pixels if sys.platform == "darwin" else pixels * 0.75


def ui_font(size_delta: float = 0.0, weight: int = NORMAL, *, italic: bool = False) -> QFont:
    """The application's font, larger by `size_delta` pixels at 100 %, in a weight from 100 to 900."""
    font = QFont(QApplication.font())
    font.setPointSizeF(max(font.pointSizeF() + points(size_delta), 1.0))
    font.setItalic(italic)
    if weight != NORMAL:
        # The files are variable: the axis gives the drawn weight, where the weight alone would only smear.
        font.setWeight(QFont.Weight(weight))
        font.setVariableAxis(_WEIGHT_AXIS, weight)
    return font
