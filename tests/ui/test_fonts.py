"""The letters: Latin, Thai and Khmer are drawn from the program's own files, in real weights."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetricsF, QRawFont, QTextLayout
from PySide6.QtWidgets import QApplication

from models.fonts import FAMILIES, font_folders, font_paths
from ui.fonts import BOLD, SEMIBOLD, ui_font
from ui.theme import theme


@pytest.fixture(autouse=True)
def letters(qapp: QApplication) -> None:
    theme()


def fonts_used(text: str, font: QFont) -> set[str]:
    """The families that Qt takes for a text."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return {run.rawFont().familyName() for run in layout.glyphRuns()}


def drawn_without_boxes(text: str, font: QFont) -> bool:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return all(0 not in run.glyphIndexes() for run in layout.glyphRuns())


def test_the_files_are_there() -> None:
    assert len(font_paths()) >= 4
    assert all(path.is_file() for path in font_paths())
    assert all(folder.is_dir() for folder in font_folders())
    assert "Italic" not in font_paths()[0].name


@pytest.mark.parametrize(
    ("text", "family"),
    [("Withdraw heavy weapons", "Noto Sans"), ("ทหารไทย", "Noto Sans Thai"), ("ភាសាខ្មែរ", "Noto Sans Khmer")],
)
def test_each_script_has_its_letters(text: str, family: str) -> None:
    assert family in FAMILIES
    assert fonts_used(text, ui_font()) == {family}
    assert drawn_without_boxes(text, ui_font())


def test_signs_of_the_interface_are_no_boxes() -> None:
    assert drawn_without_boxes("“”’–—…×·−", ui_font())


def test_sizes_follow_the_application() -> None:
    assert ui_font(4.0).pointSizeF() > ui_font().pointSizeF() > ui_font(-2.0).pointSizeF()
    assert ui_font(-100.0).pointSizeF() > 0


def test_weights_are_drawn_and_not_smeared() -> None:
    widths = [
        QFontMetricsF(ui_font(0, weight)).horizontalAdvance("Agreed in principle") for weight in (400, SEMIBOLD, BOLD)
    ]
    assert widths == sorted(widths)
    assert len(set(widths)) == 3, "a smeared weight is as wide as the normal one"


def test_italic_is_a_face_of_its_own() -> None:
    assert QRawFont.fromFont(ui_font(italic=True)).style() == QFont.Style.StyleItalic
