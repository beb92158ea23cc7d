"""The font files of the program."""

from __future__ import annotations

from models.fonts import FAMILIES, font_folders, font_paths


def test_every_family_brings_its_letters() -> None:
    names = [path.name for path in font_paths()]
    assert len(font_folders()) == len(FAMILIES)
    for family in FAMILIES:
        assert any(name.startswith(family.replace(" ", "")) for name in names), family


def test_upright_letters_come_before_italic_ones() -> None:
    plain = [index for index, path in enumerate(font_paths()) if path.name.startswith("NotoSans[")]
    italic = [index for index, path in enumerate(font_paths()) if "Italic" in path.name]
    assert plain
    assert not italic or min(plain) < min(italic)
