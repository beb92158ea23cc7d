"""Which words on an attendance stand, and which of them contradict each other: for all series."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.attendance import UNRESOLVED_DAYS, Said, contradict, named_references, standing
from models.vocabulary import Presence

DAY = dt.date(2025, 10, 14)


def on(presence: Presence, days: int = 0, *, soft: bool = False) -> Said:
    return Said(presence, DAY + dt.timedelta(days=days), soft)


def test_words_of_the_same_day_that_differ_contradict() -> None:
    assert contradict([on(Presence.CONFIRMED), on(Presence.ANNOUNCED_BY_ANOTHER)])
    assert contradict([on(Presence.DENIED), on(Presence.CONFIRMED)])


def test_a_later_word_overtakes_an_earlier_one() -> None:
    assert not contradict([on(Presence.ANNOUNCED_BY_ANOTHER), on(Presence.CONFIRMED, 1)])
    assert standing([on(Presence.ANNOUNCED_BY_ANOTHER), on(Presence.CONFIRMED, 1)]) == (1,)


@pytest.mark.parametrize("soft_first", [True, False])
def test_an_approximate_day_resolves_no_order_near_by(soft_first: bool) -> None:
    def pair(days: int) -> list[Said]:
        return [on(Presence.CONFIRMED, soft=soft_first), on(Presence.DENIED, days, soft=not soft_first)]

    assert contradict(pair(UNRESOLVED_DAYS))
    assert not contradict(pair(UNRESOLVED_DAYS + 1))


@pytest.mark.parametrize("other", [Presence.CONFIRMED, Presence.ANNOUNCED_BY_ANOTHER, Presence.DENIED])
def test_an_invitation_contradicts_nothing(other: Presence) -> None:
    assert not contradict([on(Presence.INVITED), on(other)])


def test_two_ways_of_staying_away_agree() -> None:
    assert not contradict([on(Presence.DENIED), on(Presence.ABSENT)])
    assert not contradict([on(Presence.CONFIRMED), on(Presence.ATTENDED)])


series = st.lists(
    st.builds(on, st.sampled_from(Presence), st.integers(0, 20), soft=st.booleans()), min_size=1, max_size=7
).map(lambda words: sorted(words, key=lambda word: word.effective))


@given(series)
def test_the_newest_always_stands_and_one_voice_never_contradicts_itself(words: list[Said]) -> None:
    places = standing(words)
    assert places[-1] == len(words) - 1
    assert list(places) == sorted(set(places))
    if len({words[at].presence for at in places}) == 1:
        assert not contradict(words)
    for at in places:
        assert (words[-1].effective - words[at].effective).days <= UNRESOLVED_DAYS


@given(series, st.sampled_from(Presence))
def test_a_word_of_a_clearly_later_day_settles_everything(words: list[Said], last: Presence) -> None:
    assert not contradict([*words, on(last, 60)])


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("a ceremony (D-5), and D-12", (5, 12)), ("D-5 and again D-5", (5,)), ("MD-5, D-, D-x", ()), ("", ())],
)
def test_demands_named_in_a_condition(text: str, numbers: tuple[int, ...]) -> None:
    assert named_references(text) == numbers
