"""Light or dark: which colours hold now, and how they reach Qt's own widgets.

`theme()` is the application's one manager. Screens read `theme().colours` while painting and repaint on
`theme().changed`; the colours themselves come from `ui.colours`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from string import Template
from typing import Literal

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QToolTip
from shiboken6 import isValid

from ui.colours import ROLES, THEMES, Colours, mix, read_colours
from ui.fonts import install_fonts
from ui.preferences import MODES, Mode

_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


class ThemeManager(QObject):
    """Keeps the application in one theme: Fusion, our own palette, one small style sheet."""

    #: The colours are other ones now: repaint, drop what was painted before.
    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode = "system") -> None:
        super().__init__(app)
        self._app = app
        self._mode: Mode = mode
        self._hints = app.styleHints()
        # Kept: the wrapper would take the hints with it when collected.
        self._accessibility = self._hints.accessibility()
        self._system_dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        app.setStyle("Fusion")
        # The style sheet names its signs by "theme:", so that no odd letter of a path can break it.
        QDir.setSearchPaths("theme", [str(THEMES)])
        self._lent: Colours | None = None
        self._colours = self._choose()
        self._apply()
        self._hints.colorSchemeChanged.connect(self.follow_system)
        self._accessibility.contrastPreferenceChanged.connect(self._refresh)

    @property
    def colours(self) -> Colours:
        return self._lent or self._colours

    @contextmanager
    def painting_in(self, mode: Literal["light", "dark"]) -> Iterator[None]:
        """While it lasts, `colours` are those of that theme, for a picture on paper; the screen stays as it is."""
        self._lent = read_colours(mode)
        try:
            yield
        finally:
            self._lent = None

    @property
    def mode(self) -> Mode:
        return self._mode

    @property
    def is_dark(self) -> bool:
        return self._colours.is_dark

    @property
    def high_contrast(self) -> bool:
        return bool(self._accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast)

    def set_mode(self, mode: str) -> None:
        """ "light" or "dark" by hand, or "system" to follow the desktop, as any unknown word does."""
        chosen: Mode = next((known for known in MODES if known == mode), "system")
        if chosen == self._mode:
            return
        self._mode = chosen
        # Window frames and native dialogs follow where the platform can; nothing happens where it cannot.
        self._hints.setColorScheme(_SCHEMES[chosen])
        self._refresh()

    def follow_system(self, scheme: Qt.ColorScheme) -> None:
        """The desktop has changed (or our own wish came back as news): only system mode listens."""
        if self._mode == "system":
            self._system_dark = scheme == Qt.ColorScheme.Dark
            self._refresh()

    def _choose(self) -> Colours:
        dark = self._system_dark if self._mode == "system" else self._mode == "dark"
        colours = read_colours("dark" if dark else "light")
        return colours.in_high_contrast() if self.high_contrast else colours

    def _refresh(self) -> None:
        colours = self._choose()
        if colours != self._colours:
            self._colours = colours
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        palette = palette_of(self._colours)
        self._app.setPalette(palette)
        QToolTip.setPalette(palette)
        self._app.setStyleSheet(style_sheet_of(self._colours))


def palette_of(colours: Colours) -> QPalette:
    """Every role of Qt's palette from ours, so that no widget falls back to the platform's colours."""
    role = QPalette.ColorRole
    palette = QPalette()
    for target, colour in {
        role.Window: colours.background,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.background,
        role.Text: colours.text,
        role.PlaceholderText: colours.faint,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.BrightText: colours.danger,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.accent_text,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Light: colours.raised,
        role.Midlight: colours.line,
        role.Mid: colours.line,
        role.Dark: colours.strong_line,
        role.Shadow: colours.shadow,
    }.items():
        palette.setColor(target, colour)
    asleep = mix(colours.faint, colours.surface, 0.75)
    for target in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, asleep)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, colours.line)
    return palette


def style_sheet_of(colours: Colours) -> str:
    """The style sheet with its roles filled in."""
    template = Template((THEMES / "style.qss").read_text(encoding="utf-8"))
    names = {name: colours.role(name).name() for name in ROLES}
    names["asleep"] = mix(colours.faint, colours.surface, 0.75).name()
    names["signs"] = f"theme:{'dark' if colours.is_dark else 'light'}"
    names["accent_pressed"] = mix(colours.accent, colours.text, 0.85).name()
    return template.substitute(names)


_manager: ThemeManager | None = None


def theme() -> ThemeManager:
    """The application's one theme, made (with its letters) on first use."""
    global _manager  # noqa: PLW0603 - one per application, and it dies with it
    if _manager is None or not isValid(_manager):
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise RuntimeError("The theme needs a QApplication.")
        install_fonts()
        _manager = ThemeManager(app)
    return _manager
