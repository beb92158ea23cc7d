"""Roles and seats in time: never twice at once, never two heads, and nothing of what was is lost."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.entities import Delegation, Party
from models.entities.base import terms_meet
from models.errors import RuleBroken
from models.vocabulary import Role

FIRST = dt.date(2025, 9, 1)
Term = tuple[dt.date | None, dt.date | None]


def day(number: int) -> dt.date:
    return FIRST + dt.timedelta(days=number)


days = st.one_of(st.none(), st.integers(0, 30).map(day))
terms = st.tuples(days, days)
#: Open ends reach far beyond every day that is drawn.
ALL_DAYS = [day(number) for number in range(-3, 34)]


def covers(since: dt.date | None, until: dt.date | None, on: dt.date) -> bool:
    return (since is None or since <= on) and (until is None or on <= until)


def heads_on(delegation: Delegation, on: dt.date) -> list[int]:
    return [seat.person_id for seat in delegation.members if seat.head and covers(seat.since, seat.until, on)]


def sitting_on(delegation: Delegation, on: dt.date) -> list[int]:
    return sorted(seat.person_id for seat in delegation.members if covers(seat.since, seat.until, on))


@given(terms, terms)
def test_two_terms_meet_where_some_day_lies_in_both(one: Term, other: Term) -> None:
    in_order = all(since is None or until is None or since <= until for since, until in (one, other))
    if in_order:
        shared = any(covers(*one, on) and covers(*other, on) for on in ALL_DAYS)
        assert terms_meet(*one, *other) is shared


@given(st.lists(st.tuples(st.sampled_from([Role.HOST, Role.OBSERVER]), terms), max_size=8))
def test_no_role_is_held_twice_on_a_day(wanted: list[tuple[Role, Term]]) -> None:
    party = Party(code="NOR", name="Northland")
    for role, (since, until) in wanted:
        before = len(party.roles)
        ends_first = since is not None and until is not None and until < since
        twice = any(one.role is role and terms_meet(since, until, one.since, one.until) for one in party.roles)
        if ends_first or twice:
            with pytest.raises(RuleBroken, match="ends before it starts" if ends_first else "at that time already"):
                party.take_role(role, since, until)
        else:
            party.take_role(role, since, until)
        assert len(party.roles) == before + (not ends_first and not twice)
    for on in ALL_DAYS:
        held = [one.role for one in party.roles if covers(one.since, one.until, on)]
        assert len(held) == len(set(held))


@given(st.lists(st.tuples(st.integers(1, 4), st.booleans(), terms), max_size=8))
def test_a_delegation_has_one_head_at_a_time_and_nobody_sits_twice(wanted: list[tuple[int, bool, Term]]) -> None:
    delegation = Delegation(name="Border committee")
    for person_id, head, (since, until) in wanted:
        with contextlib.suppress(RuleBroken):
            delegation.seat(person_id, head=head, since=since, until=until)
    for on in ALL_DAYS:
        assert len(heads_on(delegation, on)) <= 1
        sitting = sitting_on(delegation, on)
        assert len(sitting) == len(set(sitting))


@given(
    st.lists(st.tuples(st.integers(1, 4), st.booleans(), terms), min_size=1, max_size=8),
    st.integers(0, 7),
    st.integers(0, 30).map(day),
)
def test_making_a_head_takes_it_from_the_other_for_that_time_alone(
    wanted: list[tuple[int, bool, Term]], which: int, on: dt.date
) -> None:
    delegation = Delegation(name="Border committee")
    for person_id, head, (since, until) in wanted:
        with contextlib.suppress(RuleBroken):
            delegation.seat(person_id, head=head, since=since, until=until)
    if not delegation.members:
        return
    seat = delegation.members[which % len(delegation.members)]
    since, until, person = seat.since, seat.until, seat.person_id
    before = {one: (heads_on(delegation, one), sitting_on(delegation, one)) for one in ALL_DAYS}
    if until is not None and until < on:
        with pytest.raises(RuleBroken, match="ended on"):
            delegation.make_head(seat, on)
        return
    delegation.make_head(seat, on)
    first = on if since is None else max(on, since)
    for one in ALL_DAYS:
        heads, sitting = before[one]
        assert sitting_on(delegation, one) == sitting
        assert heads_on(delegation, one) == ([person] if covers(first, until, one) else heads)


def test_a_seat_that_is_changed_does_not_stand_in_its_own_way() -> None:
    delegation = Delegation(name="Border committee")
    seat = delegation.seat(1, head=True, since=day(0), until=day(10))
    assert delegation.seat(1, head=True, since=day(5), until=day(20), instead_of=seat) is seat
    assert [(one.since, one.until) for one in delegation.members] == [(day(5), day(20))]


def test_the_sentence_says_when_the_role_is_held() -> None:
    party = Party(code="NOR", name="Northland")
    party.take_role(Role.HOST, day(0), day(10))
    with pytest.raises(RuleBroken, match="Northland is host at that time already, from 1 Sep 2025 to 11 Sep 2025"):
        party.take_role(Role.HOST, day(10))
    party.take_role(Role.HOST, day(11))
