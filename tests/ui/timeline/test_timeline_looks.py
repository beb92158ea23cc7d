"""What the plot shows of the sample: lanes, labels, marks, themes, crowds. Pixels are asked only where they must be."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Collection
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from pytestqt.qtbot import QtBot

from models.dates import on_day
from models.records import Ref
from models.vocabulary import Lane, MeetingState
from tests.ui.timeline.acts import meeting_ref, paint, place_of, shown_timeline
from tests.ui.timeline.sample_record import (
    SIHASAK,
    SUMMIT,
    ZONE,
    day,
    meeting,
    record_of,
    sample_record,
)
from ui.theme import theme
from ui.timeline.details import Details, Listed
from ui.timeline.index import EventIndex
from ui.timeline.view import TimelineView


def overlapping(texts: list[tuple[str, QRectF]]) -> list[tuple[str, str]]:
    """Pairs of texts that stand on each other (a hair's breadth of line height apart is allowed)."""
    tight = [(text, rect.adjusted(0, 1, 0, -1)) for text, rect in texts]
    return [(one, other) for (one, a), (other, b) in combinations(tight, 2) if a.intersects(b)]


def on_foreign_bars(view: TimelineView) -> list[tuple[str, int]]:
    """Labels that stand on another event's bar."""
    shown, tall = view.canvas.shown(), view.canvas.labels.height
    return [
        (view.canvas.content.index.title(one.event.position), other.event.position)
        for one in shown
        if one.label_room > 0
        for other in shown
        if other is not one
        and other.bar.intersects(QRectF(one.label_x, one.middle - tall / 2 + 2, one.label_room, tall - 4))
    ]


@pytest.mark.parametrize("size", [(1010, 250), (700, 220), (1300, 420), (560, 160)])
@pytest.mark.parametrize("window", ["all", "summit", "hours"])
def test_no_text_overlaps_another_text_or_bar(qtbot: QtBot, size: tuple[int, int], window: str) -> None:
    view = shown_timeline(qtbot, sample_record(), *size)
    if window != "all":
        view.fit_summit()
    if window == "hours":
        view.zoom(6)
    for _ in range(8):
        texts = view.canvas.label_rects()
        # So close and so small, only some lanes are seen, and they may be empty just there.
        assert texts or window == "hours"
        assert overlapping(texts) == []
        assert on_foreign_bars(view) == []
        view.pan(0.037)


def test_the_full_view_of_the_sample_leaves_no_event_unnamed(qtbot: QtBot) -> None:
    record = sample_record()
    view = shown_timeline(qtbot, record)
    named = [text for text, _ in view.canvas.label_rects()]
    assert [event.title for event in record.events if event.title not in named] == []
    for one in view.canvas.shown():
        assert one.label_room == pytest.approx(one.event.wanted)


def test_all_events_are_seen_at_first_with_a_small_margin(qtbot: QtBot) -> None:
    record = sample_record()
    view = shown_timeline(qtbot, record)
    begin, end = view.visible_range()
    first = min(event.when.start for event in record.events)
    last = max(event.when.end or 0 for event in record.events)
    assert (first - begin) / (last - first) == pytest.approx(0.03)
    assert (end - last) / (last - first) == pytest.approx(0.03)


def test_lanes_without_events_are_not_shown(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    lanes = [band.lane for band in view.canvas.arrangement().lanes]
    assert lanes == [Lane.LEADERS, Lane.MINISTERS, Lane.STATEMENTS, Lane.INCIDENTS]


def test_where_room_is_short_the_leaders_keep_their_rows_longest(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record(), 640, 190)
    rows = [band.rows.count for band in view.canvas.arrangement().lanes if band.rows is not None]
    assert rows[0] == max(rows) > min(rows)


def test_an_empty_negotiation_says_how_to_begin(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, record_of([]))
    assert view.accessibleName() == "Timeline, 0 events"
    assert len(view.canvas.arrangement().lanes) == 4
    assert not view.tools.approach.isEnabled()


def test_the_window_of_time_stays_when_a_new_state_comes(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    view.fit_summit()
    before = view.visible_range()
    view.set_record(sample_record())
    assert view.visible_range() == before


def test_another_negotiation_is_fitted_into_the_window(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    view.fit_summit()
    other = meeting(900, "Opening", Lane.LEADERS, on_day(dt.date(1973, 1, 27), "UTC"), MeetingState.HELD, "summit")
    view.set_record(record_of([other]))
    begin, end = view.visible_range()
    assert begin < other.when.start < end


def test_panning_lays_nothing_out_anew(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    view.fit_summit()
    paint(view)
    arranged = view.canvas.times_arranged
    for _ in range(20):
        view.plot.pan(9)
        paint(view)
    assert view.canvas.times_arranged == arranged


def test_switching_the_theme_repaints_everything(qtbot: QtBot) -> None:
    theme().set_mode("light")
    view = shown_timeline(qtbot, sample_record())
    light = view.grab().toImage()
    theme().set_mode("dark")
    dark = view.grab().toImage()
    theme().set_mode("light")
    again = view.grab().toImage()
    corner = (light.width() - 3, light.height() // 3)
    assert light.pixelColor(*corner) == theme().colours.surface
    assert dark.pixelColor(*corner).lightness() < 80
    assert again == light


def test_selecting_a_demand_marks_its_events_and_its_changes(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record())
    plain = view.grab().toImage()
    told: list[object] = []
    view.selected.connect(told.append)
    view.select(None, frozenset({1}))
    related = {view.canvas.content.index.title(position) for position in view.canvas.marked.related}
    assert related == {"Foreign ministers with US and Malaysian officials", "Sihasak travels to Kuala Lumpur"}
    assert view.grab().toImage() != plain
    assert told == []


def test_the_selected_event_is_outlined_in_the_accent(qtbot: QtBot) -> None:
    theme().set_mode("light")
    view = shown_timeline(qtbot, sample_record())
    view.fit_summit()
    view.select(meeting_ref(SIHASAK))
    paint(view)
    shown = next(one for one in view.canvas.shown() if one.event.position == view.canvas.marked.selected)
    image = view.plot.viewport().grab().toImage()
    ring = image.pixelColor(round(shown.bar.center().x()), round(shown.bar.top() - 2))
    accent = theme().colours.accent
    distance = sum(abs(getattr(ring, part)() - getattr(accent, part)()) for part in ("red", "green", "blue"))
    assert distance < 120


def crowded(count: int) -> list[object]:
    return [
        meeting(500 + number, f"Round {number}", Lane.TECHNICAL, on_day(day(9, 1 + number % 28), ZONE),
                MeetingState.HELD, "technical")
        for number in range(count)
    ]  # fmt: skip


def test_a_crowd_is_gathered_into_clusters_that_count_it(qtbot: QtBot) -> None:
    events = [*sample_record().events, *crowded(80)]
    view = shown_timeline(qtbot, dataclasses.replace(sample_record(), events=tuple(events)))
    technical = next(band for band in view.canvas.arrangement().lanes if band.lane is Lane.TECHNICAL)
    assert technical.rows is not None
    counted = sum(len(cluster.positions) for cluster in technical.rows.clusters)
    assert counted + len(technical.rows.placed) == 80
    assert counted > 40
    assert overlapping(view.canvas.label_rects()) == []


def test_the_summit_keeps_its_bar_in_a_small_window(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, sample_record(), 700, 220)
    assert view.canvas.arrangement().clusters()
    assert place_of(view, meeting_ref(SUMMIT)).y() > 0


class Numbered(Listed):
    """Knows the titles of as many events as there may be."""

    def titles(self, refs: Collection[Ref]) -> dict[Ref, str]:
        return {ref: f"Event {ref.id}" for ref in refs}


def many(count: int) -> EventIndex:
    source = np.random.default_rng(9)
    start = sample_record().today_at + source.integers(-400, 400, count) * 86_400.0
    return EventIndex.from_arrays(
        start,
        start + 7_200.0,
        source.integers(0, 5, count).astype(np.int8),
        details=Details(Numbered()),
    )


def test_a_hundred_thousand_events_become_a_picture_with_exact_counts(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, record_of([]))
    view.set_index(record_of([]), many(100_000))
    paint(view)
    bands = view.canvas.arrangement().lanes
    assert len(bands) == 5
    assert all(band.dense for band in bands)
    y, counts = bands[2].top + bands[2].height / 2, {}
    for x in range(0, int(view.canvas.scale_now().width), 3):
        cell = view.canvas.hit(QPointF(x, y)).cell
        assert cell is not None
        counts[cell.begin] = cell.count
    assert sum(counts.values()) == len(view.canvas.content.lanes[2])


def test_looking_closer_at_many_events_gives_them_rows_and_labels(qtbot: QtBot) -> None:
    view = shown_timeline(qtbot, record_of([]), 1000, 600)
    view.set_index(record_of([]), many(2_000))
    view.go_to(dt.date(2025, 10, 14))
    view.zoom(60)
    paint(view)
    assert not any(band.dense for band in view.canvas.arrangement().lanes)
    assert any(text.startswith("Event") for text, _ in view.canvas.label_rects())
    assert on_foreign_bars(view) == []
