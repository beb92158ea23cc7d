"""Eras with the mouse and the keys: choose, pull an edge, draw a new one, fit, and what is asked for."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.dates import When, midnight, moment
from models.vocabulary import Precision
from tests.ui.timeline.acts import (
    carry,
    click,
    double_click,
    drag,
    let_go,
    meeting_ref,
    paint,
    press_key,
    shown_timeline,
    take,
)
from tests.ui.timeline.sample_record import MINISTERS, ZONE, sample_record
from ui.timeline.backdrop import band_names
from ui.timeline.era_layer import EraGrip
from ui.timeline.snapping import Snap
from ui.timeline.view import TimelineView

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class EraEar:
    """Hears what the eras ask for."""

    def __init__(self, view: TimelineView) -> None:
        self.pulled: list[tuple[int, int | None, int | None]] = []
        self.drawn: list[When] = []
        self.edited: list[int] = []
        self.deleted: list[int] = []
        view.eras.pulled.connect(self._pull)
        view.eras.drawn.connect(self.drawn.append)
        view.eras.edit_requested.connect(self.edited.append)
        view.eras.delete_requested.connect(self.deleted.append)

    def _pull(self, era_id: int, start: int | None, end: int | None) -> None:
        self.pulled.append((era_id, start, end))


@pytest.fixture
def whole(qtbot: QtBot) -> TimelineView:
    """All of the sample in sight, its eras among it."""
    view = shown_timeline(qtbot, sample_record())
    view.fit_all()
    paint(view)
    return view


@pytest.fixture
def heard(whole: TimelineView) -> EraEar:
    return EraEar(whole)


def era_of(view: TimelineView, words: str) -> int:
    return next(band.era.id for band in view.canvas.content.bands if band.era is not None and words in band.title)


def when_of(view: TimelineView, era_id: int) -> When:
    era = view.eras.era(era_id)
    assert era is not None
    return era.when


def name_of(view: TimelineView, era_id: int) -> QPoint:
    """The middle of an era's name."""
    sight = view.canvas.sight()
    name = next(
        name
        for name in band_names(sight.content, sight.scale, sight.labels)
        if name.band.era and name.band.era.id == era_id
    )
    return QPoint(round(name.x + name.room / 2), round(sight.frame.lanes_top / 2))


def edge_of(view: TimelineView, era_id: int, *, end: bool) -> QPoint:
    band = next(band for band in view.canvas.content.bands if band.era and band.era.id == era_id)
    sight = view.canvas.sight()
    return QPoint(round(sight.scale.x(band.end if end else band.begin)), round(sight.frame.lanes_top / 2))


def days(view: TimelineView, count: float) -> int:
    return round(view.canvas.scale_now().per_day * count)


FIGHTING = "ighting"


def test_a_click_on_its_name_chooses_an_era_and_says_so(whole: TimelineView, heard: EraEar) -> None:
    era = era_of(whole, FIGHTING)
    click(whole, name_of(whole, era))
    chosen = whole.eras.chosen()
    assert chosen is not None
    assert chosen.id == era
    assert whole.plot.accessibleDescription().startswith("Era ")
    assert "24" in whole.plot.accessibleDescription()


def test_a_click_on_its_empty_band_chooses_it_and_beside_all_bands_none(whole: TimelineView) -> None:
    era = era_of(whole, FIGHTING)
    middle = (edge_of(whole, era, end=False) + edge_of(whole, era, end=True)) / 2
    lanes = whole.canvas.arrangement().lanes
    point = next(
        QPoint(middle.x(), int(y))
        for y in range(int(lanes[0].top) + 2, int(whole.canvas.frame().marks_top) - 2, 3)
        if whole.canvas.hit(QPointF(middle.x(), y)).empty
    )
    click(whole, point)
    assert whole.eras.layer.chosen == era
    sight = whole.canvas.sight()
    bare = next(
        QPoint(x, point.y())
        for x in range(4, int(sight.scale.width), 5)
        if whole.canvas.hit(QPointF(x, point.y())).empty
        and not any(band.begin <= sight.scale.at(x) <= band.end for band in sight.content.bands)
    )
    click(whole, bare)
    assert whole.eras.chosen() is None


def test_pulling_the_end_asks_once_for_a_whole_day(whole: TimelineView, heard: EraEar) -> None:
    era = era_of(whole, FIGHTING)
    was = when_of(whole, era)
    assert was.end is not None
    drag(whole, edge_of(whole, era, end=True), days(whole, 3.2))
    asked = midnight(moment(was.end + 3 * 86_400, ZONE).date(), ZONE)
    assert heard.pulled == [(era, None, asked)]
    assert whole.eras.layer.ghost is None


def test_while_it_is_pulled_a_ghost_tells_the_new_dates_and_escape_gives_it_up(
    whole: TimelineView, heard: EraEar
) -> None:
    era = era_of(whole, FIGHTING)
    place = edge_of(whole, era, end=False)
    take(whole, place)
    carry(whole, place, -days(whole, 4))
    ghost = whole.eras.layer.ghost
    assert ghost is not None
    assert ghost.text.startswith("20")
    press_key(whole, Qt.Key.Key_Escape)
    assert whole.eras.layer.ghost is None
    let_go(whole, place)
    assert heard.pulled == []


def test_an_edge_stops_a_day_before_the_other(whole: TimelineView, heard: EraEar) -> None:
    era = era_of(whole, FIGHTING)
    was = when_of(whole, era)
    drag(whole, edge_of(whole, era, end=True), -days(whole, 40))
    (_, _, end) = heard.pulled[0]
    assert end == midnight(was.first_day + dt.timedelta(days=1), ZONE)


def test_over_the_lanes_only_the_chosen_era_offers_its_edges(whole: TimelineView) -> None:
    era = era_of(whole, FIGHTING)
    x = edge_of(whole, era, end=True).x()
    spots = [
        QPointF(x, y)
        for y in range(int(whole.canvas.frame().lanes_top) + 2, int(whole.canvas.frame().marks_top) - 2, 3)
        if whole.canvas.hit(QPointF(x, y)).empty
    ]
    assert spots
    whole.eras.choose(era)
    assert any(isinstance(whole.canvas.hit(spot).grip, EraGrip) for spot in spots)


def test_keys_choose_an_era_and_pull_its_edges(whole: TimelineView, heard: EraEar) -> None:
    press_key(whole, Qt.Key.Key_BracketRight)
    first = whole.eras.chosen()
    assert first is not None
    press_key(whole, Qt.Key.Key_Right, CTRL)
    press_key(whole, Qt.Key.Key_Left, CTRL | SHIFT)
    (_, _, end), (_, start, _) = heard.pulled
    assert end == (first.when.end or 0) + 86_400
    assert start == first.when.start - 86_400
    press_key(whole, Qt.Key.Key_Return)
    press_key(whole, Qt.Key.Key_Delete)
    assert (heard.edited, heard.deleted) == ([first.id], [first.id])
    press_key(whole, Qt.Key.Key_Escape)
    assert whole.eras.chosen() is None


def test_an_event_that_is_chosen_takes_the_eras_place(whole: TimelineView) -> None:
    press_key(whole, Qt.Key.Key_BracketRight)
    whole.select(meeting_ref(MINISTERS))
    assert whole.eras.chosen() is None
    press_key(whole, Qt.Key.Key_BracketRight)
    assert whole.canvas.marked.selected is None


def test_a_double_click_on_the_name_opens_the_era(whole: TimelineView, heard: EraEar) -> None:
    era = era_of(whole, FIGHTING)
    double_click(whole, name_of(whole, era))
    assert heard.edited == [era]


def test_dragging_along_the_ruler_draws_a_new_era_in_whole_days(whole: TimelineView, heard: EraEar) -> None:
    ruler = whole.fine
    offset = whole.gutter.sizeHint().width()
    scale = whole.canvas.scale_now()
    begin, end = scale.x(midnight(dt.date(2025, 8, 11), ZONE)), scale.x(midnight(dt.date(2025, 8, 21), ZONE))
    y = ruler.height() // 2
    QTest.mousePress(ruler, Qt.MouseButton.LeftButton, pos=QPoint(round(offset + begin) + 1, y))
    for share in (0.5, 1.0):
        QTest.mouseMove(ruler, QPoint(round(offset + begin + (end - begin) * share), y))
    assert whole.eras.layer.ghost is not None
    QTest.mouseRelease(ruler, Qt.MouseButton.LeftButton, pos=QPoint(round(offset + end), y))
    (when,) = heard.drawn
    assert (when.first_day, when.last_day) == (dt.date(2025, 8, 11), dt.date(2025, 8, 20))
    assert when.precision is Precision.DAY


def test_read_only_pulls_draws_and_deletes_nothing(whole: TimelineView, heard: EraEar) -> None:
    whole.set_read_only(True)
    era = era_of(whole, FIGHTING)
    drag(whole, edge_of(whole, era, end=True), days(whole, 3))
    whole.eras.choose(era)
    press_key(whole, Qt.Key.Key_Right, CTRL)
    press_key(whole, Qt.Key.Key_Delete)
    whole.eras.new()
    assert (heard.pulled, heard.drawn, heard.deleted) == ([], [], [])


def test_fit_selection_shows_the_chosen_era(whole: TimelineView) -> None:
    era = era_of(whole, FIGHTING)
    whole.eras.choose(era)
    press_key(whole, Qt.Key.Key_Z)
    begin, end = whole.visible_range()
    when = when_of(whole, era)
    assert when.end is not None
    assert begin < when.start < when.end < end
    assert end - begin < 3 * 14 * 86_400


def test_fit_selection_shows_all_that_a_demand_has_to_do_with(whole: TimelineView) -> None:
    whole.select(None, frozenset({7}))
    whole.fit_selection()
    begin, end = whole.visible_range()
    marks = [mark.at for mark in sample_record().marks if mark.demand_id == 7]
    index = whole.canvas.content.index
    related = whole.canvas.marked.related
    assert marks
    assert related
    assert begin < min(marks)
    assert max(float(index.end[place]) for place in related) < end


def test_the_tooltip_of_a_name_tells_the_dates(whole: TimelineView) -> None:
    era = era_of(whole, FIGHTING)
    text = whole.plot.pointer.tooltip(QPointF(name_of(whole, era)))
    assert when_of(whole, era).described() in text
    assert "era · fighting" in text


def test_an_exact_era_snaps_to_the_hour_where_that_is_chosen(whole: TimelineView) -> None:
    whole.set_snap(Snap.HOUR)
    whole.go_to(dt.date(2025, 8, 15))
    whole.zoom(40)
    heard = EraEar(whole)
    whole.eras.new()
    (when,) = heard.drawn
    assert when.precision is Precision.EXACT
    assert when.start % 3_600 == 0
    assert (when.end or 1) % 3_600 == 0
