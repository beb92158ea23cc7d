"""Ids: growing, 63 bits, ordered by time."""

from __future__ import annotations

import threading

from hypothesis import given
from hypothesis import strategies as st

from models.ids import EPOCH_MS, IdSource


@given(clock=st.lists(st.integers(EPOCH_MS, EPOCH_MS + 2**41), min_size=1, max_size=50), seed=st.integers(0, 2**32))
def test_ids_only_grow_whatever_the_clock_does(clock: list[int], seed: int) -> None:
    ticks = iter(clock)
    make = IdSource(now_ms=lambda: next(ticks), seed=seed)
    made = [make() for _ in clock]
    assert made == sorted(set(made))
    assert all(0 < one < 2**63 for one in made)


def test_the_same_seed_and_clock_give_the_same_ids() -> None:
    first, second = (IdSource(now_ms=lambda: EPOCH_MS + 1000, seed=7) for _ in range(2))
    assert [first() for _ in range(5)] == [second() for _ in range(5)]


def test_two_sources_do_not_clash_within_one_millisecond() -> None:
    first, second = (IdSource(now_ms=lambda: EPOCH_MS + 1000) for _ in range(2))
    assert not {first() for _ in range(20)} & {second() for _ in range(20)}


def test_threads_share_a_source() -> None:
    make, made = IdSource(now_ms=lambda: EPOCH_MS + 1000), []
    workers = [threading.Thread(target=lambda: made.extend([make() for _ in range(200)])) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(set(made)) == 800


def test_ids_start_above_those_that_are_there() -> None:
    make = IdSource(now_ms=lambda: EPOCH_MS + 1000, seed=1)
    make.start_after(2**50)
    assert make() > 2**50
