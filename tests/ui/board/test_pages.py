"""The cards in memory: any run of removals and insertions leaves each card at the place a plain list would give it."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from models.records import Card
from models.vocabulary import Priority, Status
from ui.board.pages import Pages


def card(number: int) -> Card:
    return Card(
        number, f"D-{number}", "Title", "", Priority.LOW, Status.TABLED, dt.date(2025, 10, 1), False, 1, (), 0, 0
    )


STEPS = st.lists(st.tuples(st.sampled_from(["look", "remove", "insert"]), st.integers(0, 99)), max_size=60)


@settings(max_examples=150, deadline=None, database=None, derandomize=True)
@given(STEPS)
def test_like_a_list(steps: list[tuple[str, int]]) -> None:
    truth = [card(number) for number in range(100)]
    pages = Pages(40)
    fresh = 1_000
    for deed, at in steps:
        place = at % len(truth)
        if deed == "look" and pages.get(place) is None:
            start, end = pages.gap(place, 10)
            assert start <= place < end
            pages.put(start, truth[start:end])
        elif deed == "remove" and len(truth) > 1:
            del truth[place]
            pages.remove(place)
        elif deed == "insert":
            fresh += 1
            truth.insert(place, card(fresh))
            pages.insert(place, truth[place])
        for known, found in pages:
            assert truth[known] == found
    assert len(pages) <= 40 + 60


def test_the_longest_unseen_is_forgotten() -> None:
    pages = Pages(20)
    for start in (0, 10, 20):
        pages.put(start, [card(number) for number in range(start, start + 10)])
    assert pages.get(0) is None
    assert pages.get(25) is not None
    assert pages.places({12, 3}) == {12: 12}
