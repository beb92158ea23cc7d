"""Colours by what they mean: one `Colours` per theme, read from resources/themes.

Code asks for a role ("danger", the colour of a status) and never for a number. Which theme holds when is
`ui.theme`'s business.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path

from PySide6.QtGui import QColor

from models.vocabulary import EraTone, Priority, Stance, Status

THEMES = Path(__file__).resolve().parent.parent / "resources" / "themes"


@dataclass(frozen=True)
class Colours:
    """All colours of one theme by role; resources/themes/light.toml says what each role is for."""

    background: QColor
    surface: QColor
    raised: QColor
    hover: QColor
    line: QColor
    strong_line: QColor
    text: QColor
    muted: QColor
    faint: QColor
    accent: QColor
    accent_text: QColor
    accent_soft: QColor
    danger: QColor
    warning: QColor
    success: QColor
    today: QColor
    summit: QColor
    past: QColor
    rail: QColor
    rail_text: QColor
    rail_active: QColor
    rail_active_text: QColor
    shadow: QColor
    statuses: Mapping[Status, QColor]
    eras: Mapping[EraTone, QColor]
    era_texts: Mapping[EraTone, QColor]

    def role(self, name: str) -> QColor:
        """The colour of a role by name: a field of this class, or the value of a status ("agreed")."""
        if name in ROLES:
            colour: QColor = getattr(self, name)
            return colour
        return self.statuses[Status(name)]

    def status(self, status: Status) -> QColor:
        return self.statuses[status]

    def status_tint(self, status: Status) -> QColor:
        """The quiet ground of a status: its column, its badge."""
        return mix(self.statuses[status], self.background, 0.07)

    def stance(self, stance: Stance) -> QColor:
        return {
            Stance.ACCEPTS: self.success,
            Stance.ACCEPTS_WITH_CONDITIONS: self.warning,
            Stance.UNDECIDED: self.muted,
            Stance.REJECTS: self.danger,
            Stance.NONE_RECORDED: self.faint,
        }[stance]

    def priority(self, priority: Priority) -> QColor:
        return self.danger if priority is Priority.HIGH else self.muted

    def era(self, tone: EraTone) -> QColor:
        """The ground of a background span."""
        return self.eras[tone]

    def era_text(self, tone: EraTone) -> QColor:
        """The letters on that ground."""
        return self.era_texts[tone]

    @property
    def is_dark(self) -> bool:
        return self.background.lightness() < 128

    def in_high_contrast(self) -> Colours:
        """The same theme for eyes that asked for more contrast: full text everywhere, hard lines."""
        return replace(self, line=self.strong_line, strong_line=self.text, muted=self.text, faint=self.text)


#: The names that `Colours.role` takes, statuses apart.
ROLES = frozenset(field.name for field in fields(Colours) if field.type == "QColor")


def mix(colour: QColor, ground: QColor, share: float) -> QColor:
    """`share` of one colour laid over another, opaque."""
    rest = 1.0 - share
    return QColor(
        round(colour.red() * share + ground.red() * rest),
        round(colour.green() * share + ground.green() * rest),
        round(colour.blue() * share + ground.blue() * rest),
    )


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two opaque colours as WCAG 2 counts it, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


@cache
def read_colours(name: str) -> Colours:
    """The theme called "light" or "dark"."""
    with (THEMES / f"{name}.toml").open("rb") as file:
        table = tomllib.load(file)
    return Colours(
        **{role: QColor(table[role]) for role in sorted(ROLES)},
        statuses={status: QColor(table["status"][status.value]) for status in Status},
        eras={tone: QColor(table["era"][tone.value]) for tone in EraTone},
        era_texts={tone: QColor(table["era_text"][tone.value]) for tone in EraTone},
    )
