"""The burn-up as it is drawn: axes, names that never touch, lines that are told apart, any size and any state."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.dates import on_day
from models.records import BurnStep, Readiness
from ui.readiness.burnup import Axes, BurnUp, axes_of, thinned, ticks_of

ZONE = "Asia/Kuala_Lumpur"
FIRST = dt.date(2025, 7, 1)


def state_of(*agreed: int, demands: int = 9, gap: int = 10, left: int | None = 20, past: bool = False) -> Readiness:
    """So many agreed at each of the steps, `gap` days apart; the newest step is the day."""
    steps = tuple(BurnStep(FIRST + dt.timedelta(days=gap * at), count, demands) for at, count in enumerate(agreed))
    day = steps[-1].day if steps else FIRST
    when = None if left is None else on_day(day + dt.timedelta(days=left), ZONE)
    done = agreed[-1] if agreed else 0
    return Readiness(
        day, past, ZONE, None, "Summit", when, left, demands, done, demands - done, 0, 0, 0, 0, steps
    )  # fmt: skip


def drawn(qtbot: QtBot, state: Readiness, width: int = 620, height: int = 300) -> BurnUp:
    holder = QWidget()
    qtbot.addWidget(holder)
    chart = BurnUp(holder)
    chart.held_by = holder  # the bot holds it only weakly
    chart.resize(width, height)
    chart.show_state(state)
    chart.grab()
    return chart


STATES = [
    state_of(0, 2, 3),
    state_of(0, 2, 3, left=None),
    state_of(0, 2, 3, left=0),
    state_of(0, 2, 3, left=-40),
    state_of(0, 9),
    state_of(0, 0, left=1),
    state_of(1, demands=1, left=2),
    state_of(0, 4_000, demands=12_345, gap=400, left=900),
    state_of(3, left=12, past=True),
]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("size", [(320, 150), (620, 300), (1400, 700)])
def test_no_two_words_touch_and_none_is_cut_off(qtbot: QtBot, state: Readiness, size: tuple[int, int]) -> None:
    chart = drawn(qtbot, state, *size)
    assert chart.words
    boxes = [box.adjusted(1, 1, -1, -1) for _, box in chart.words]
    assert not any(one.intersects(other) for one, other in itertools.combinations(boxes, 2)), chart.words
    room = QRectF(0, 0, *size).adjusted(-1, -1, 1, 1)
    assert all(room.contains(box) for _, box in chart.words), chart.words


def test_the_words_name_day_summit_and_both_paces(qtbot: QtBot) -> None:
    words = {text for text, _ in drawn(qtbot, state_of(0, 2, 3), 900, 400).words}
    assert {"today 21 Jul", "summit 10 Aug", "9 demands", "needed: 2.1 a week", "at 1.1 a week: 6"} <= words
    assert "as of 1 Jul" in {text for text, _ in drawn(qtbot, state_of(3, past=True)).words}


def test_the_description_tells_what_the_picture_shows(qtbot: QtBot) -> None:
    chart = drawn(qtbot, state_of(0, 2, 3))
    assert chart.accessibleDescription().startswith("3 of 9 demands agreed, 6 open, 20 days before the summit.")


def test_in_grey_the_two_paces_still_differ(qtbot: QtBot) -> None:
    """Their strokes differ: the share of the way that is inked is not the same."""
    chart = drawn(qtbot, state_of(0, 0, demands=8, left=30), 900, 400)
    grey = chart.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    ground = grey.pixelColor(2, 200).value()
    inked = [sum(abs(grey.pixelColor(x, y).value() - ground) > 30 for y in range(40, 370)) for x in range(300, 680)]
    gaps = [place for place, count in enumerate(inked) if count == min(inked)]
    assert gaps
    assert min(inked) < max(inked)


def test_nothing_tabled_is_said(qtbot: QtBot) -> None:
    chart = drawn(qtbot, state_of(demands=0))
    assert chart.words == []
    assert "No demand is tabled yet" in chart.accessibleDescription()


@given(st.integers(15, 40_000), st.integers(60, 1_400))
def test_ticks_have_room_for_their_names(days: int, width: int) -> None:
    axes = Axes(dt.date(1950, 3, 7), dt.date(1950, 3, 7) + dt.timedelta(days=days), 5, QRectF(40, 30, width, 200))
    ticks = ticks_of(axes, 70)
    assert len(ticks) <= width / 70 * 1.3 + 2
    assert [day for day, _ in ticks] == sorted({day for day, _ in ticks})
    assert all(axes.first <= day <= axes.last for day, _ in ticks)


def test_a_short_way_still_has_two_weeks() -> None:
    axes = axes_of(state_of(1, left=2), 600, 300, 80)
    assert (axes.last - axes.first).days >= 14


def test_thousands_of_steps_are_thinned_with_both_ends_kept() -> None:
    steps = [BurnStep(FIRST + dt.timedelta(days=at), at, 9_000) for at in range(9_000)]
    kept = thinned(steps)
    assert len(kept) == 2_000
    assert (kept[0], kept[-1]) == (steps[0], steps[-1])
