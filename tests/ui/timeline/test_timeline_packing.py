"""Nothing of a row overlaps anything else of it, however crowded the lane."""

from __future__ import annotations

import itertools
import random

import pytest
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from ui.timeline.flag import Flag
from ui.timeline.labels import Labels, at_edges
from ui.timeline.packing import Placed, Rows, Side, pack, rows_wanted


def crowd(seed: int, count: int = 60) -> list[Placed]:
    source = random.Random(seed)
    placed = []
    for position in range(count):
        left = source.uniform(0, 900)
        width = source.choice((8, 12, 30, 120, 300))
        placed.append(Placed(position, left, left + width, source.uniform(20, 200), 0, source.random() < 0.3))
    return placed


def spans(rows: Rows) -> dict[int, list[tuple[float, float]]]:
    """Everything that stands in each row: bars, labels beside them, clusters."""
    found: dict[int, list[tuple[float, float]]] = {}
    for event in rows.placed:
        row = found.setdefault(event.row, [])
        row.append((event.left, event.right))
        x, room = at_edges(event, -500, 5_000)
        if room and event.side is not Side.INSIDE:
            row.append((x - 500, x - 500 + room))
    for cluster in rows.clusters:
        found.setdefault(cluster.row, []).append((cluster.left, cluster.right))
    return found


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("limit", [1, 2, 4, 60])
def test_no_two_things_of_a_row_overlap(seed: int, limit: int) -> None:
    rows = pack(crowd(seed), 120.0, limit)
    assert rows.count <= limit
    for row in spans(rows).values():
        row.sort()
        for (_, end), (begin, _) in itertools.pairwise(row):
            assert end <= begin


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_every_event_is_placed_or_counted(limit: int) -> None:
    events = crowd(7)
    rows = pack(events, 0.0, limit)
    counted = [position for cluster in rows.clusters for position in cluster.positions]
    assert sorted([*(event.position for event in rows.placed), *counted]) == list(range(len(events)))
    assert all(len(cluster.positions) > 1 for cluster in rows.clusters)


def test_the_summit_is_never_gathered_into_a_cluster() -> None:
    events = [Placed(number, 100.0, 160.0, 50.0, 0) for number in range(6)]
    events.append(Placed(6, 110.0, 150.0, 50.0, Flag.SUMMIT))
    rows = pack(events, 0.0, 2)
    assert [event.position for event in rows.placed] == [6]
    assert [cluster.text for cluster in rows.clusters] == ["+6"]


def test_shorter_labels_need_fewer_rows() -> None:
    events = crowd(3, 20)
    assert rows_wanted(events, 0.0) < rows_wanted(events, float("inf"))


def test_a_label_goes_inside_when_it_fits_and_beside_when_not() -> None:
    wide, narrow = Placed(0, 0, 200, 90, 0), Placed(1, 300, 312, 90, 0)
    pack([wide, narrow], float("inf"), 3)
    assert (wide.side, narrow.side) == (Side.INSIDE, Side.RIGHT)


def test_a_label_that_the_windows_edge_would_cut_changes_sides() -> None:
    event = Placed(0, 500, 512, 90, 0)
    pack([event], float("inf"), 1)
    assert at_edges(event, 0, 1_000)[0] > event.right
    x, room = at_edges(event, 0, 560)
    assert x + room < event.left
    assert room == 90


def test_a_room_that_lacks_the_last_bit_shortens_nothing(qtbot: QtBot) -> None:
    labels = Labels(QFont())
    wide = labels.width("Initial ceasefire")
    almost = (249.13 + wide) - 249.13 - 1e-9
    assert almost < wide
    assert labels.ready("Initial ceasefire", almost).text() == "Initial ceasefire"
    assert labels.ready("Initial ceasefire", wide - 5).text() != "Initial ceasefire"
