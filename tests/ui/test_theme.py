"""The themes: every contrast is measured, and switching reaches what is on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.vocabulary import EraTone, Priority, Stance, Status
from ui.colours import ROLES, Colours, contrast, mix, read_colours
from ui.theme import ThemeManager, palette_of, style_sheet_of, theme
from ui.widgets.plain_label import PlainLabel

TEXT, GRAPHIC = 4.5, 3.0


@pytest.fixture
def manager(qapp: QApplication) -> Iterator[ThemeManager]:
    manager = theme()
    manager.set_mode("light")
    yield manager
    manager.set_mode("system")


@pytest.fixture(params=["light", "dark", "light in high contrast", "dark in high contrast"])
def colours(request: pytest.FixtureRequest) -> Colours:
    name, _, more = request.param.partition(" ")
    return read_colours(name).in_high_contrast() if more else read_colours(name)


def too_faint(pairs: dict[str, tuple[QColor, QColor]], least: float) -> dict[str, float]:
    """The pairs that do not reach the contrast, with what they reach."""
    reached = {name: round(contrast(ink, ground), 2) for name, (ink, ground) in pairs.items()}
    return {name: ratio for name, ratio in reached.items() if ratio < least}


def test_contrast_is_counted_as_the_guideline_does() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


def test_inks_are_readable_on_every_ground(colours: Colours) -> None:
    inks = ("text", "muted", "faint", "accent", "danger", "warning", "success", "today", "summit", "past")
    grounds = ("background", "surface", "raised", "hover")
    pairs = {f"{ink} on {ground}": (colours.role(ink), colours.role(ground)) for ink in inks for ground in grounds}
    assert not too_faint(pairs, TEXT)


def test_words_on_filled_grounds_are_readable(colours: Colours) -> None:
    fills = ("accent", "danger", "warning", "success", "today", "summit", "past")
    pairs = {fill: (colours.accent_text, colours.role(fill)) for fill in fills}
    pairs["chosen"] = (colours.text, colours.accent_soft)
    pairs["accent on chosen"] = (colours.accent, colours.accent_soft)
    pairs["rail"] = (colours.rail_text, colours.rail)
    pairs["place in the rail"] = (colours.rail_active_text, colours.rail_active)
    for tint in ("accent", "success", "warning", "danger", "past"):
        pairs[f"message bar {tint}"] = (colours.text, mix(colours.role(tint), colours.surface, 0.10))
    assert not too_faint(pairs, TEXT)


def test_statuses_are_readable_wherever_they_stand(colours: Colours) -> None:
    pairs = {}
    for status in Status:
        ink = colours.status(status)
        pairs[f"{status.word} on its tint"] = (ink, colours.status_tint(status))
        pairs[f"{status.word} on a card"] = (ink, colours.raised)
        pairs[f"{status.word} on a panel"] = (ink, colours.surface)
        pairs[f"{status.word} on the background"] = (ink, colours.background)
        pairs[f"the empty column of {status.word}"] = (colours.faint, colours.status_tint(status))
        pairs[f"words on {status.word}"] = (colours.accent_text, ink)
    assert not too_faint(pairs, TEXT)


def test_stances_priorities_and_eras_are_readable(colours: Colours) -> None:
    pairs = {stance.word: (colours.stance(stance), colours.background) for stance in Stance}
    pairs |= {priority.word: (colours.priority(priority), colours.raised) for priority in Priority}
    for tone in EraTone:
        pairs[f"{tone.word} era"] = (colours.era_text(tone), colours.era(tone))
        pairs[f"text in the {tone.word} era"] = (colours.text, colours.era(tone))
        pairs[f"muted text in the {tone.word} era"] = (colours.muted, colours.era(tone))
    assert not too_faint(pairs, TEXT)


def test_edges_of_controls_can_be_seen(colours: Colours) -> None:
    grounds = ("background", "surface", "raised")
    edges = ("strong_line", "accent")
    pairs = {f"{edge} on {ground}": (colours.role(edge), colours.role(ground)) for edge in edges for ground in grounds}
    assert not too_faint(pairs, GRAPHIC)


def test_statuses_differ_from_each_other(colours: Colours) -> None:
    assert len({colours.status(status).name() for status in Status}) == len(Status)


def test_a_role_is_found_by_name(colours: Colours) -> None:
    assert colours.role("danger") == colours.danger
    assert colours.role("agreed") == colours.status(Status.AGREED)
    with pytest.raises(ValueError, match="no_such_role"):
        colours.role("no_such_role")
    assert {field.name for field in fields(Colours)} - ROLES == {"statuses", "eras", "era_texts"}


def test_switching_by_hand_changes_colours_palette_and_labels(manager: ThemeManager, qtbot: QtBot) -> None:
    label = PlainLabel("███", tone="danger")
    qtbot.addWidget(label)
    label.show()
    light = read_colours("light")
    assert label.grab().toImage().pixelColor(label.rect().center()) == light.danger

    with qtbot.waitSignal(manager.changed):
        manager.set_mode("dark")

    dark = read_colours("dark")
    assert manager.colours == dark
    assert manager.is_dark
    assert QApplication.palette().color(QPalette.ColorRole.Window) == dark.background
    assert label.grab().toImage().pixelColor(label.rect().center()) == dark.danger


def test_the_desktop_is_followed_in_system_mode_only(manager: ThemeManager, qtbot: QtBot) -> None:
    manager.follow_system(Qt.ColorScheme.Dark)
    assert not manager.is_dark, "a theme chosen by hand stays"

    manager.set_mode("system")
    manager.follow_system(Qt.ColorScheme.Dark)
    assert manager.is_dark
    with qtbot.waitSignal(manager.changed):
        manager.follow_system(Qt.ColorScheme.Light)
    assert not manager.is_dark


def test_nothing_is_told_when_nothing_changes(manager: ThemeManager, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(manager.changed):
        manager.set_mode("light")


def test_an_unknown_mode_means_the_desktops(manager: ThemeManager) -> None:
    manager.set_mode("purple")
    assert manager.mode == "system"


def test_there_is_one_manager(manager: ThemeManager, qapp: QApplication) -> None:
    assert theme() is manager
    assert manager.parent() is qapp


def test_the_style_sheet_leaves_no_role_open(colours: Colours) -> None:
    assert "$" not in style_sheet_of(colours)


def test_the_palette_answers_for_sleeping_widgets_too(colours: Colours) -> None:
    palette = palette_of(colours)
    asleep = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert asleep != palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text)
