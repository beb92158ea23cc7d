"""What the program remembers, also from a file that someone has damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QPoint, QRect, QSettings, QSize

from models.records import BoardFilter
from models.vocabulary import Priority, Status
from ui.preferences import RECENT_LIMIT, Preferences, Recent, on_screen


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


def reopened(file: Path) -> Preferences:
    """The preferences as the next start of the program reads them."""
    return Preferences(QSettings(str(file), QSettings.Format.IniFormat))


def places(preferences: Preferences) -> list[str]:
    return [one.location for one in preferences.recent]


def test_the_first_start_has_sound_defaults(file: Path) -> None:
    first = reopened(file)
    assert first.recent == ()
    assert (first.theme_mode, first.last_location, first.board_sort, first.board_group) == ("system", "", "", "")
    assert first.layout("geometry").isEmpty()
    assert first.board_filter("a.accord") == BoardFilter()


def test_what_was_set_is_there_after_a_restart(file: Path) -> None:
    one = reopened(file)
    one.theme_mode = "dark"
    one.last_location = "/talks/kuala lumpur; 50%, “é”.accord"
    one.last_folder = "/talks"
    one.board_sort, one.board_group = "priority", "theme"
    one.set_layout("geometry", QByteArray(b"\x00\x01@,;=\xff"))
    one.save()

    two = reopened(file)
    assert two.theme_mode == "dark"
    assert two.last_location == "/talks/kuala lumpur; 50%, “é”.accord"
    assert two.last_folder == "/talks"
    assert (two.board_sort, two.board_group) == ("priority", "theme")
    assert two.layout("geometry") == QByteArray(b"\x00\x01@,;=\xff")


def test_the_newest_place_stands_first_and_once(file: Path) -> None:
    preferences = reopened(file)
    for place in ("a", "b", "a"):
        preferences.remember(place)
    assert places(preferences) == ["a", "b"]


def test_ten_places_are_kept_and_pinned_ones_are_never_pushed_out(file: Path) -> None:
    preferences = reopened(file)
    preferences.remember("pinned")
    preferences.pin("pinned")
    for number in range(15):
        preferences.remember(f"place {number}")
    assert len(places(preferences)) == RECENT_LIMIT
    assert places(preferences)[:2] == ["pinned", "place 14"]

    preferences.remember("pinned")
    assert preferences.recent[0] == Recent("pinned", pinned=True)
    preferences.clear_recent()
    assert places(reopened(file)) == ["pinned"]
    preferences.pin("pinned", False)
    preferences.forget("pinned")
    assert preferences.recent == ()


def test_the_boards_filter_comes_back_for_its_own_file_only(file: Path) -> None:
    chosen = BoardFilter(
        text="border",
        party_ids=frozenset({2**62 + 1}),
        themes=frozenset({"Military"}),
        priorities=frozenset({Priority.HIGH}),
        statuses=frozenset({Status.CONTESTED, Status.TABLED}),
        stalled_days=7,
    )
    reopened(file).set_board_filter("a.accord", chosen)
    assert reopened(file).board_filter("a.accord") == chosen
    assert reopened(file).board_filter("b.accord") == BoardFilter()


@pytest.mark.parametrize(
    "damage",
    [
        "not json",
        "[" * 100_000,
        '{"location": "a"}',
        '[1, null, {"location": 5}, {"pinned": true}, {"location": ""}]',
        "12",
    ],
)
def test_a_damaged_value_costs_only_itself(file: Path, damage: str) -> None:
    settings = QSettings(str(file), QSettings.Format.IniFormat)
    settings.setValue("files/recent", damage)
    settings.setValue("board/filter", damage)
    settings.setValue("window/geometry", damage)
    settings.setValue("window/theme", damage)
    settings.sync()
    preferences = reopened(file)
    assert preferences.recent == ()
    assert preferences.board_filter("a") == BoardFilter()
    assert preferences.layout("geometry").isEmpty()
    assert preferences.theme_mode == "system"
    preferences.remember("a")
    assert places(preferences) == ["a"]


def test_a_filter_of_wrong_types_is_read_as_far_as_it_goes(file: Path) -> None:
    settings = QSettings(str(file), QSettings.Format.IniFormat)
    settings.setValue(
        "board/filter",
        '{"location": "a", "text": 3, "party_ids": [true, "x", 4], "themes": 1, "statuses": ["agreed", "gone", []],'
        ' "stalled_days": true}',
    )
    settings.sync()
    assert reopened(file).board_filter("a") == BoardFilter(
        party_ids=frozenset({4}), statuses=frozenset({Status.AGREED})
    )


DESK = QRect(0, 0, 1440, 900)
SECOND = QRect(1440, 0, 1920, 1080)


def test_a_window_in_view_stays_where_it_is() -> None:
    window = QRect(100, 50, 1024, 700)
    assert on_screen(window, [DESK, SECOND]) == window


def test_a_window_on_a_screen_that_is_gone_is_pulled_in() -> None:
    pulled = on_screen(QRect(2000, 300, 1024, 700), [DESK])
    assert DESK.contains(pulled)
    assert pulled.size() == QSize(1024, 700)


def test_a_window_larger_than_the_screen_is_cut_to_it() -> None:
    assert on_screen(QRect(-50, -50, 3000, 2000), [DESK]) == DESK


def test_a_window_across_two_screens_goes_where_most_of_it_is() -> None:
    pulled = on_screen(QRect(1300, 100, 1024, 700), [DESK, SECOND])
    assert SECOND.contains(pulled)
    assert pulled.topLeft() == QPoint(1440, 100)


def test_without_a_screen_nothing_is_moved() -> None:
    assert on_screen(QRect(5, 5, 10, 10), []) == QRect(5, 5, 10, 10)
