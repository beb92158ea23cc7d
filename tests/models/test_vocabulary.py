"""The words and the moves that a status may make."""

from __future__ import annotations

from itertools import pairwise

import pytest

from models.vocabulary import (
    AGREED_IN_SOME_FORM,
    ASIDE,
    LADDER,
    MOVES,
    InstrumentKind,
    MeetingKind,
    MeetingState,
    Move,
    Precision,
    Presence,
    Priority,
    Status,
    Track,
    Word,
    move_between,
)


def test_every_status_stands_on_the_ladder_or_aside() -> None:
    assert set(LADDER) | set(ASIDE) == set(Status)
    assert not set(LADDER) & set(ASIDE)
    assert [status for status in Status if status.aside] == list(ASIDE)


def test_every_status_knows_where_it_may_go() -> None:
    assert set(MOVES) == set(Status)
    assert all(was not in becomes for was, becomes in MOVES.items())


def test_a_demand_can_reach_every_status_from_tabled_by_ordinary_moves_and_a_walk_back() -> None:
    reached, waiting = {Status.TABLED}, [Status.TABLED]
    while waiting:
        for status in MOVES[waiting.pop()] - reached:
            reached.add(status)
            waiting.append(status)
    assert reached == set(Status)


@pytest.mark.parametrize("status", Status)
def test_staying_is_no_move(status: Status) -> None:
    assert move_between(status, status) is Move.SAME


@pytest.mark.parametrize("becomes", [status for status in Status if status is not Status.AGREED])
def test_agreed_is_left_only_as_walked_back(becomes: Status) -> None:
    expected = Move.NEEDS_REASON if becomes is Status.WALKED_BACK else Move.FORBIDDEN
    assert move_between(Status.AGREED, becomes) is expected


@pytest.mark.parametrize("was", [status for status in Status if status is not Status.WALKED_BACK])
def test_only_what_was_agreed_in_some_form_is_walked_back(was: Status) -> None:
    expected = Move.NEEDS_REASON if was in AGREED_IN_SOME_FORM else Move.FORBIDDEN
    assert move_between(was, Status.WALKED_BACK) is expected


def test_a_step_along_the_ladder_is_ordinary_and_a_jump_asks_for_a_reason() -> None:
    for lower, upper in pairwise(LADDER):
        assert move_between(lower, upper) is Move.ORDINARY
    assert move_between(Status.TABLED, Status.AGREED) is Move.NEEDS_REASON
    assert move_between(Status.WITHDRAWN, Status.CONTESTED) is Move.NEEDS_REASON


@pytest.mark.parametrize("status", Status)
def test_a_status_is_read_however_a_person_types_it(status: Status) -> None:
    for typed in (status.value, status.word, status.word.upper(), f"  {status.word.replace(' ', '-')} "):
        assert Status.read(typed) is status


def test_words_that_mean_nothing_are_not_read() -> None:
    assert Status.read("settled") is None
    assert Status.read("") is None


def test_words_are_unique_within_their_enumeration() -> None:
    for words in Word.__subclasses__():
        assert len({member.word for member in words}) == len(words), words


def test_words_with_an_apostrophe() -> None:
    assert MeetingKind.LEADERS_CALL.word == "leaders’ call"
    assert InstrumentKind.CHAIRS_STATEMENT.word == "chair’s statement"
    assert Status.AGREED_AD_REFERENDUM.word == "agreed ad referendum"


def test_small_facts_about_words() -> None:
    assert [track.number for track in Track] == ["1", "1.5", "2"]
    assert [priority.word for priority in Priority] == ["high", "medium", "low"]
    assert {state for state in MeetingState if state.certain} == {MeetingState.CONFIRMED, MeetingState.HELD}
    assert {word for word in Presence if word.open} == {Presence.INVITED, Presence.ANNOUNCED_BY_ANOTHER}
    assert {word for word in Precision if not word.soft} == {Precision.EXACT, Precision.DAY}
