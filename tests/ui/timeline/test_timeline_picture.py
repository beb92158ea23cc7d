"""The timeline as PNG and SVG: whole, sharp, told in words, nothing of the screen's state in it."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QByteArray, QPoint
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from models.errors import Refusal
from tests.ui.timeline.acts import carry, meeting_ref, paint, place_of, shown_timeline, take
from tests.ui.timeline.sample_record import MINISTERS, sample_record
from ui.theme import theme
from ui.timeline.picture import Look, Picture, Range, png_of, svg_of
from ui.timeline.view import TimelineView

SVG = "{http://www.w3.org/2000/svg}"
LOOK = Look("Kuala Lumpur Accord", "RESTRICTED", Range.ALL, 1_200, 2)


def image_of(png: bytes) -> QImage:
    image = QImage()
    assert image.loadFromData(QByteArray(png), "PNG")
    return image


def words_of(svg: bytes) -> str:
    return " ".join(text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text"))


@pytest.fixture
def whole(qtbot: QtBot) -> TimelineView:
    view = shown_timeline(qtbot, sample_record())
    view.fit_all()
    paint(view)
    return view


def test_a_png_is_as_wide_and_as_fine_as_asked_for_and_tells_what_it_shows(whole: TimelineView) -> None:
    image = image_of(png_of(whole, LOOK))
    assert image.width() == 2_400
    assert image.text("Title").startswith("Kuala Lumpur Accord · ")
    assert "as of 14 Oct 2025" in image.text("Title")
    assert "Foreign ministers" in image.text("Description")


def test_an_svg_holds_every_word_as_text_and_no_pixels(whole: TimelineView) -> None:
    svg = svg_of(whole, LOOK)
    words = words_of(svg)
    for part in ("Leaders", "Initial ceasefire", "47th ASEAN Summit", "today, 14 Oct", "RESTRICTED"):
        assert part in words
    assert b"<image" not in svg
    root = ElementTree.fromstring(svg)
    assert (root.findtext(f"{SVG}title") or "").startswith("Kuala Lumpur Accord · ")
    assert "Foreign ministers" in (root.findtext(f"{SVG}desc") or "")
    fading = [group for group in root.iter(f"{SVG}g") if "url(" in (group.get("fill") or "")]
    assert fading
    assert all(group.get("stroke") != "#000000" for group in fading)


def test_outlines_need_no_font(whole: TimelineView) -> None:
    svg = svg_of(whole, Look("Kuala Lumpur Accord", outlines=True))
    assert words_of(svg).strip() == ""
    assert len(svg) > 3 * len(svg_of(whole, Look("Kuala Lumpur Accord")))
    assert QSvgRenderer(QByteArray(svg)).isValid()


def test_no_word_is_cut_off(whole: TimelineView) -> None:
    svg = svg_of(whole, LOOK)
    root = ElementTree.fromstring(svg)
    _, _, width, height = (float(part) for part in (root.get("viewBox") or "").split())
    for group in root.iter(f"{SVG}g"):
        shift = re.match(r"matrix\(1,0,0,1,([-\d.]+),([-\d.]+)\)", group.get("transform") or "")
        for text in group.findall(f"{SVG}text"):
            assert shift is not None
            x, y = float(text.get("x") or 0) + float(shift[1]), float(text.get("y") or 0) + float(shift[2])
            wide = whole.canvas.labels.width(text.text or "")
            assert x >= 0
            assert x + wide <= width + 2, text.text
            assert 0 < y <= height


def test_titles_are_never_markup(qtbot: QtBot, whole: TimelineView) -> None:
    svg = svg_of(whole, Look("<script>alert(1)</script> & 'so' \"on\"", "<b>"))
    root = ElementTree.fromstring(svg)
    assert root.find(f".//{SVG}script") is None
    assert "<script>alert(1)</script>" in (root.findtext(f"{SVG}title") or "")


def test_what_is_dragged_or_chosen_on_the_screen_is_not_in_the_picture(whole: TimelineView) -> None:
    before = png_of(whole, LOOK)
    whole.select(meeting_ref(MINISTERS))
    whole.eras.choose(next(band.era.id for band in whole.canvas.content.bands if band.era))
    place = place_of(whole, meeting_ref(MINISTERS))
    take(whole, place)
    carry(whole, place, 60)
    assert whole.canvas.ghost is not None
    assert png_of(whole, LOOK) == before


def test_the_window_of_the_screen_stays_as_it_was(whole: TimelineView) -> None:
    before, arranged = whole.visible_range(), whole.canvas.times_arranged
    svg_of(whole, Look("x", range=Range.SUMMIT))
    assert whole.visible_range() == before
    assert whole.canvas.times_arranged == arranged


def test_on_paper_it_is_light_whatever_the_screen_has(whole: TimelineView) -> None:
    theme().set_mode("dark")
    try:
        corner = QPoint(2, 2)
        assert image_of(png_of(whole, LOOK)).pixelColor(corner).lightness() > 200
        dark = Look("x", on_paper=False)
        assert image_of(png_of(whole, dark)).pixelColor(corner).lightness() < 100
        assert theme().is_dark
    finally:
        theme().set_mode("light")


def test_all_lanes_find_room_however_low_the_screens_plot_is(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record(), 900, 130)
    picture = Picture(view, LOOK, vector=False)
    assert picture.canvas.arrangement().most_scroll == 0
    picture.close()


def test_a_second_zone_is_in_the_picture_too(whole: TimelineView) -> None:
    whole.set_second_zone("America/New_York")
    assert "New York" in words_of(svg_of(whole, LOOK))


def test_a_picture_that_is_too_large_is_refused(whole: TimelineView) -> None:
    with pytest.raises(Refusal, match="too large"):
        png_of(whole, Look("x", width=6_000, scale=24))
