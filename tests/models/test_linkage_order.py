"""The order that links say: cycles and their sentences, steps, who waits; for all graphs."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from models.linkage_layout import lay_out
from models.linkage_order import MOST_CYCLES, cycles, steps, waits
from models.records import LinkageNode, LinkageTie, Ref
from models.vocabulary import Kind, Linkage, Status


def ref(number: int) -> Ref:
    return Ref(Kind.DEMAND, number)


def tie(start: int, linkage: Linkage, end: int, link_id: int = 0) -> LinkageTie:
    return LinkageTie(link_id or start * 1000 + end, ref(start), ref(end), linkage)


def names(*numbers: int) -> dict[Ref, str]:
    return {ref(number): f"D-{number}" for number in numbers}


def sentences(*ties: LinkageTie) -> list[str]:
    found, _ = cycles(ties, names(*{end.id for one in ties for end in (one.start, one.end)}))
    return [cycle.sentence for cycle in found]


def test_two_that_depend_on_each_other_are_named() -> None:
    told = sentences(tie(3, Linkage.DEPENDS_ON, 5), tie(5, Linkage.DEPENDS_ON, 3))
    assert told == ["D-3 depends on D-5, which depends on D-3"]


def test_blocking_says_the_same_order_as_depending() -> None:
    assert sentences(tie(3, Linkage.DEPENDS_ON, 5), tie(3, Linkage.BLOCKS, 5)) == [
        "D-3 depends on D-5, which is blocked by D-3"
    ]
    assert sentences(tie(3, Linkage.DEPENDS_ON, 5), tie(5, Linkage.BLOCKS, 3)) == []


def test_a_trade_closes_no_cycle() -> None:
    assert sentences(tie(1, Linkage.DEPENDS_ON, 2), tie(2, Linkage.TRADED_WITH, 1)) == []


def test_a_cycle_of_three_is_told_once_from_its_first_demand() -> None:
    told = sentences(tie(7, Linkage.DEPENDS_ON, 2), tie(2, Linkage.DEPENDS_ON, 4), tie(4, Linkage.DEPENDS_ON, 7))
    assert told == ["D-2 depends on D-4, which depends on D-7, which depends on D-2"]


def test_a_long_cycle_is_cut_and_counted() -> None:
    ring = [tie(number, Linkage.DEPENDS_ON, number % 30 + 1) for number in range(1, 31)]
    (told,) = sentences(*ring)
    assert told.startswith("D-1 depends on D-2, which depends on D-3")
    assert told.endswith("and so on over 30 demands back to D-1")


def test_many_cycles_are_cut_and_said_to_be() -> None:
    everyone = [tie(one, Linkage.DEPENDS_ON, other) for one in range(1, 12) for other in range(1, 12) if one != other]
    found, more = cycles(everyone, names(*range(1, 12)))
    assert len(found) == MOST_CYCLES
    assert more


def node(number: int, status: Status) -> tuple[Ref, LinkageNode]:
    return ref(number), LinkageNode(ref(number), f"D-{number}", "Title", status.word, status)


def told(ties: list[LinkageTie], *nodes: tuple[Ref, LinkageNode]) -> list[str]:
    return [wait.sentence for wait in waits(ties, dict(nodes))]


def test_who_waits_is_told_with_how_the_other_stands() -> None:
    ties = [tie(3, Linkage.DEPENDS_ON, 5), tie(1, Linkage.BLOCKS, 3)]
    open_ones = (node(1, Status.TABLED), node(3, Status.TABLED), node(5, Status.CONTESTED))
    assert told(ties, *open_ones) == ["D-3 waits for D-1 (tabled) and D-5 (contested)"]


def test_nobody_waits_for_what_is_agreed() -> None:
    ties = [tie(3, Linkage.DEPENDS_ON, 5)]
    assert told(ties, node(3, Status.TABLED), node(5, Status.AGREED)) == []


def test_what_was_withdrawn_blocks_no_more_but_is_still_needed() -> None:
    blocked, needing = [tie(5, Linkage.BLOCKS, 3)], [tie(3, Linkage.DEPENDS_ON, 5)]
    nodes = (node(3, Status.TABLED), node(5, Status.WITHDRAWN))
    assert told(blocked, *nodes) == []
    assert told(needing, *nodes) == ["D-3 waits for D-5 (withdrawn)"]
    assert told(needing, node(3, Status.WITHDRAWN), node(5, Status.TABLED)) == []


def test_what_was_agreed_too_early_is_told() -> None:
    ties = [tie(3, Linkage.DEPENDS_ON, 5)]
    assert told(ties, node(3, Status.AGREED), node(5, Status.TABLED)) == ["D-3 was agreed before D-5 (tabled)"]


LINKS = st.lists(
    st.tuples(
        st.integers(1, 9),
        st.sampled_from([Linkage.DEPENDS_ON, Linkage.BLOCKS, Linkage.TRADED_WITH]),
        st.integers(1, 9),
    ).filter(lambda drawn: drawn[0] != drawn[2]),
    max_size=18,
)


@given(LINKS)
def test_every_step_comes_after_what_it_needs_and_every_cycle_is_one(
    drawn: list[tuple[int, Linkage, int]],
) -> None:
    ties = [tie(*one, link_id=at) for at, one in enumerate(drawn, 1)]
    refs = [ref(number) for number in range(1, 10)]
    place = {one: at for at, step in enumerate(steps(ties, refs)) for one in step}
    assert set(place) == set(refs)
    found, more = cycles(ties, names(*range(1, 10)))
    orders = {one.order for one in ties if one.order is not None}
    circular = set()
    for cycle in found:
        assert len(set(cycle.refs)) == len(cycle.refs) >= 2
        for then, first in pairwise((*cycle.refs, cycle.refs[0])):
            assert (first, then) in orders
            circular.add((first, then))
    for first, then in orders:
        assert place[first] <= place[then]
        # The links of a cycle are exactly those whose ends share a step and lead back.
        if not more:
            assert ((first, then) in circular) == leads(orders, then, first)


def leads(orders: set[tuple[Ref, Ref]], start: Ref, end: Ref) -> bool:
    reached = {start}
    while grown := {then for first, then in orders if first in reached} - reached:
        reached |= grown
    return end in reached


@given(LINKS, st.lists(st.sets(st.integers(1, 9), min_size=2, max_size=4), max_size=2))
def test_no_two_stand_in_one_place_and_the_order_goes_to_the_right(
    drawn: list[tuple[int, Linkage, int]], together: list[set[int]]
) -> None:
    ties = [tie(*one, link_id=at) for at, one in enumerate(drawn, 1)]
    refs = [ref(number) for number in range(1, 10)]
    places = lay_out(refs, ties, [[ref(one) for one in sorted(part)] for part in together])
    assert set(places) == set(refs)
    for one in refs:
        for other in refs:
            if one < other and places[one][0] == places[other][0]:
                assert abs(places[one][1] - places[other][1]) >= 1
    orders = {one.order for one in ties if one.order is not None}
    for first, then in orders:
        if not leads(orders, then, first):
            assert places[first][0] < places[then][0]
