"""Words from a file are shown letter by letter, whatever they pretend to be."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_text import elided, mnemonic_safe, tooltip

LONG = "Ceremony led by the US President, as condition of attendance, and a good deal more than fits"
NASTY = "<img src='/etc/passwd'><b>Withdraw</b> &amp; go"

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def point_at(label: PlainLabel) -> None:
    """Rests the pointer on a label until its tooltip is asked for."""
    event = QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(2, 2), label.mapToGlobal(QPoint(2, 2)))
    QApplication.sendEvent(label, event)


def test_tags_are_letters(qtbot: QtBot) -> None:
    label, plain = PlainLabel(NASTY), PlainLabel("x")
    for one in (label, plain):
        qtbot.addWidget(one)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.sizeHint().width() > plain.fontMetrics().horizontalAdvance("<img src='/etc/passwd'>")
    assert label.accessibleName() == NASTY


def test_a_label_that_is_too_narrow_shows_the_rest_as_tooltip(qtbot: QtBot) -> None:
    label = PlainLabel(LONG, elide=Qt.TextElideMode.ElideRight)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert label.is_cut
    assert label.text() == LONG, "only the picture is cut"
    point_at(label)
    assert QToolTip.text().replace("\n", " ") == LONG
    QToolTip.hideText()

    label.resize(label.sizeHint())
    assert not label.is_cut


def test_a_cut_label_paints_less_but_paints(qtbot: QtBot) -> None:
    label = PlainLabel("█" * 100, elide=Qt.TextElideMode.ElideRight)
    qtbot.addWidget(label)
    label.resize(120, 20)
    ink = label.palette().color(label.foregroundRole())
    picture = label.grab().toImage()
    assert picture.pixelColor(10, 10) == ink
    assert picture.pixelColor(118, 3) != ink, "the dots of the ellipsis stand low"


@pytest.mark.parametrize("text", [NASTY, "a < b", "<qt>x", "<?xml version='1.0'?>"])
def test_no_tooltip_becomes_markup(text: str) -> None:
    shown = tooltip(text)
    assert shown.startswith("<qt>")
    assert shown.endswith("</qt>")
    assert "<" not in shown.removeprefix("<qt>").removesuffix("</qt>").replace("<br>", "")


def test_a_plain_tooltip_stays_as_it_is_and_is_wrapped() -> None:
    assert tooltip("Thailand & Cambodia") == "Thailand & Cambodia"
    assert all(len(line) <= 72 for line in tooltip("word " * 60).splitlines())


def test_small_helpers(qtbot: QtBot) -> None:
    label = PlainLabel("x")
    qtbot.addWidget(label)
    assert mnemonic_safe("Law & order") == "Law && order"
    assert elided("one\n two", label.fontMetrics(), 1000) == "one two"
    assert elided(LONG, label.fontMetrics(), 60).endswith("…")
