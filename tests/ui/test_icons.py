"""The icons: every one is there, takes one colour, and follows the theme."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QApplication

from models.vocabulary import Priority, Stance, Status
from ui.icons import ICONS, app_icon, icon, icon_names, pixmap, priority_icon, stance_icon, status_icon
from ui.theme import theme

OURS = "accord-desk"


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme().set_mode("light")
    yield
    theme().set_mode("system")


def colours_in(picture: QPixmap) -> set[str]:
    """The full colours of a picture, its soft edges apart."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    pixels = (image.pixelColor(x, y) for x, y in points)
    return {colour.name() for colour in pixels if colour.alpha() == 255}


@pytest.mark.parametrize("name", [name for name in icon_names() if name != OURS])
def test_every_icon_is_drawn_in_one_colour_only(name: str) -> None:
    assert colours_in(pixmap(name, QColor("#2460bd"), 48)) == {"#2460bd"}
    drawing = (ICONS / f"{name}.svg").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9a-fA-F]{3}|rgb\(|<image|href", drawing)
    assert 'viewBox="0 0 24 24"' in drawing


def test_every_word_has_its_icon() -> None:
    words = [*map(status_icon, Status), *map(stance_icon, Stance), *map(priority_icon, Priority)]
    assert set(words) <= set(icon_names())
    assert len(set(words)) == len(words)


def test_statuses_can_be_told_apart_in_grey() -> None:
    pictures = [pixmap(status_icon(status), QColor("black"), 24).toImage() for status in Status]
    for number, picture in enumerate(pictures):
        assert all(picture != other for other in pictures[:number])


def test_a_wrong_name_fails_at_once() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_an_icon_that_is_in_use_follows_the_theme() -> None:
    board = icon("board", "danger")
    light = theme().colours.danger.name()
    assert colours_in(board.pixmap(32, 32)) == {light}
    theme().set_mode("dark")
    assert colours_in(board.pixmap(32, 32)) == {theme().colours.danger.name()} != {light}


def test_a_sleeping_icon_is_paler() -> None:
    board = icon("board")
    awake = colours_in(board.pixmap(QSize(32, 32), QIcon.Mode.Normal))
    assert colours_in(board.pixmap(QSize(32, 32), QIcon.Mode.Disabled)) != awake


def test_a_sharp_screen_gets_more_pixels() -> None:
    sharp = pixmap("board", QColor("black"), 16, 2.0)
    assert (sharp.width(), sharp.devicePixelRatio()) == (32, 2.0)
    assert sharp.deviceIndependentSize().toSize() == QSize(16, 16)


def test_a_wide_icon_has_air_at_both_sides() -> None:
    wide = icon("stance-accepts").pixmap(QSize(24, 16)).toImage()
    assert wide.size() == QSize(24, 16)
    outside = [*range(4), *range(20, 24)]
    assert all(wide.pixelColor(x, y).alpha() == 0 for x in outside for y in range(16))


def test_the_same_picture_is_drawn_once() -> None:
    first = pixmap("board", QColor("#123456"), 20)
    assert pixmap("board", QColor("#123456"), 20).cacheKey() == first.cacheKey()


def test_the_programs_icon_comes_in_every_size() -> None:
    sizes = {size.width() for size in app_icon().availableSizes()}
    assert {16, 32, 48, 256} <= sizes
    assert len(colours_in(app_icon().pixmap(256, 256))) >= 4
