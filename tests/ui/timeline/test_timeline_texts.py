"""No two texts of the plot ever overlap: any events, any words, any lanes, any zoom, any size."""

from __future__ import annotations

import dataclasses
import datetime as dt
from itertools import combinations
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from models.dates import When, days, midnight, moment
from models.records import EraSpan, PartyName, StatusMark, TimelineEvent, TimelineRecord
from models.vocabulary import EraTone, Lane, MeetingState, Precision, Status, Track
from tests.ui.timeline.acts import shown_timeline
from tests.ui.timeline.sample_record import ZONE, meeting, record_of, sample_record
from ui.timeline.lane_plan import LaneBy, LanePlan
from ui.timeline.marks import _looks_of, groups_in
from ui.timeline.view import TimelineView

FIRST = dt.date(2025, 6, 1)
TITLES = (
    "Call",
    "Foreign ministers with US and Malaysian officials",
    "การประชุมคณะกรรมการชายแดนทั่วไปไทย–กัมพูชา สมัยวิสามัญ",
    "កិច្ចប្រជុំគណៈកម្មាធិការព្រំដែនទូទៅកម្ពុជា-ថៃ",
    "اجتماع وزراء الخارجية",
    "An agreement " + "whose title was copied from a communiqué and goes on and on " * 6,
    "พิธี",
    "ន",
    "<b>Bold</b> & “quoted”",
    "",
)
PARTIES = tuple(PartyName(place, code, f"Delegation of {code}") for place, code in enumerate(("TH", "KH", "MY", "US")))


def made_event(chance: Random, number: int) -> TimelineEvent:
    first = FIRST + dt.timedelta(days=chance.randint(0, 200))
    last = first + dt.timedelta(days=chance.choice((0, 0, 0, 1, 6, 40)))
    precision = chance.choice(tuple(Precision))
    if precision is Precision.EXACT:
        begin = midnight(first, ZONE) + chance.randint(0, 95) * 900
        when = When(begin, begin + chance.choice((900, 7_200, 86_400)), precision, ZONE)
    else:
        when = days(first, None if precision is Precision.OPEN_END else last, ZONE, precision)
    event = meeting(
        1_000 + number,
        chance.choice(TITLES),
        chance.choice(tuple(Lane)),
        when,
        chance.choice(tuple(MeetingState)),
        "ministerial",
        parties=tuple(chance.sample(("TH", "KH", "MY", "US"), chance.randint(0, 4))),
        is_summit=number == 0,
    )
    return dataclasses.replace(event, track=chance.choice(tuple(Track)))


def made_record(seed: int, count: int) -> TimelineRecord:
    """Any negotiation: the seed decides."""
    chance = Random(seed)
    made = [made_event(chance, number) for number in range(count)]
    marks = []
    for place in range(chance.randint(0, 30)):
        on = FIRST + dt.timedelta(days=chance.randint(0, 200))
        status, at = chance.choice(tuple(Status)), midnight(on, ZONE) + 43_200
        marks.append(StatusMark(place, f"D-{place}", "A demand", status, on, at, False, place + 1))
    eras = [
        EraSpan(place, title, EraTone.TALKS, days(moment(event.when.start, ZONE).date(), dt.date(2026, 2, 1), ZONE))
        for place, (title, event) in enumerate(zip(TITLES[:4], made, strict=False))
    ]
    return dataclasses.replace(record_of(made, marks=tuple(marks)), eras=tuple(eras), parties=PARTIES)


records = st.builds(made_record, st.integers(0, 10_000), st.integers(1, 45))


def overlapping(texts: list[tuple[str, QRectF]]) -> list[tuple[str, str]]:
    """Pairs of texts that stand on each other (a hair's breadth of line height apart is allowed)."""
    tight = [(text, rect.adjusted(0, 1, 0, -1)) for text, rect in texts]
    return [(one, other) for (one, a), (other, b) in combinations(tight, 2) if a.intersects(b)]


def mark_icons(view: TimelineView) -> list[QRectF]:
    """Where the icons of the status changes stand."""
    sight = view.canvas.sight()
    groups = groups_in(sight.content, sight.scale, sight.labels)
    return [_looks_of(group, sight).box for group in groups]


@pytest.fixture
def plot(qtbot: QtBot) -> TimelineView:
    return shown_timeline(qtbot, sample_record(), 900, 320)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    records,
    st.sampled_from(LaneBy),
    st.sets(st.integers(0, 4), max_size=2),
    st.integers(0, 200),
    st.sampled_from((0.6, 1.0, 3.0, 12.0, 80.0)),
    st.sampled_from(((900, 320), (560, 160), (1300, 700), (420, 230))),
)
def test_no_two_texts_overlap(
    plot: TimelineView,
    record: TimelineRecord,
    by: LaneBy,
    folded: set[int],
    day: int,
    zoom: float,
    size: tuple[int, int],
) -> None:
    plot.resize(*size)
    plot.lanes.show(LanePlan(by))
    plot.set_record(record)
    for number in folded:
        if number < len(plot.lanes.lanes):
            plot.lanes.toggle(number)
    plot.fit_all()
    plot.go_to(FIRST + dt.timedelta(days=day))
    plot.zoom(zoom)
    for step in range(3):
        texts = plot.canvas.label_rects()
        assert overlapping(texts) == []
        assert [text for text, rect in texts if any(rect.intersects(box) for box in mark_icons(plot))] == []
        plot.pan(0.21)
        plot.canvas.scroll_to(step * 13.0)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records, st.sampled_from(LaneBy), st.sampled_from((1.0, 5.0, 25.0)))
def test_every_event_is_placed_or_counted(plot: TimelineView, record: TimelineRecord, by: LaneBy, zoom: float) -> None:
    """In every lane: nothing vanishes, whether it has a row, is in a cluster or in a picture."""
    plot.lanes.show(LanePlan(by))
    plot.set_record(record)
    plot.zoom(zoom)
    for band in plot.canvas.arrangement().lanes:
        if band.rows is not None:
            held = [event.position for event in band.rows.placed]
            held += [position for cluster in band.rows.clusters for position in cluster.positions]
            assert sorted(held) == band.events.positions.tolist()
