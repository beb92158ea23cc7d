"""The cards of one column that are in memory: runs of neighbouring cards, found by their place.

Knows nothing of Qt and nothing of where cards come from. A run is dropped when it was not looked at for longest.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from itertools import count

from models.records import Card


class _Run:
    __slots__ = ("cards", "start", "used")

    def __init__(self, start: int, cards: Iterable[Card], used: int) -> None:
        self.start = start
        self.cards = list(cards)
        self.used = used

    @property
    def end(self) -> int:
        return self.start + len(self.cards)


class Pages:
    """Cards by their place in the column. `limit` bounds how many are kept."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._runs: list[_Run] = []
        self._starts: list[int] = []
        self._tick = count()

    def clear(self) -> None:
        self._runs.clear()
        self._starts.clear()

    def get(self, place: int) -> Card | None:
        run = self._run_at(place)
        if run is None:
            return None
        run.used = next(self._tick)
        return run.cards[place - run.start]

    def gap(self, place: int, size: int) -> tuple[int, int]:
        """The missing stretch around a missing place as (start, end), aligned to pages of `size`."""
        start = place - place % size
        end = start + size
        at = bisect_right(self._starts, place)
        if at > 0:
            start = max(start, self._runs[at - 1].end)
        if at < len(self._runs):
            end = min(end, self._runs[at].start)
        return start, end

    def put(self, start: int, cards: Iterable[Card]) -> None:
        """Keep a stretch that was missing."""
        run = _Run(start, cards, next(self._tick))
        if not run.cards:
            return
        at = bisect_right(self._starts, start)
        self._runs.insert(at, run)
        self._starts.insert(at, start)
        self._forget(run)

    def replace(self, place: int, card: Card) -> None:
        run = self._run_at(place)
        if run is not None:
            run.cards[place - run.start] = card

    def remove(self, place: int) -> None:
        """The card at this place is gone; those behind it move up."""
        run = self._run_at(place)
        if run is not None:
            del run.cards[place - run.start]
        self._shift(place, -1)

    def insert(self, place: int, card: Card) -> None:
        """A card stands at this place now; those behind it move down."""
        run = self._run_at(place) or self._run_at(place - 1)
        if run is not None:
            self._shift(place, 1, but=run)
            run.cards.insert(place - run.start, card)
        else:
            self._shift(place, 1)
            self.put(place, [card])

    def places(self, ids: Collection[int]) -> dict[int, int]:
        """Where these demands stand, as far as they are in memory."""
        return {card.id: place for place, card in self if card.id in ids}

    def __iter__(self) -> Iterator[tuple[int, Card]]:
        for run in self._runs:
            yield from enumerate(run.cards, run.start)

    def __len__(self) -> int:
        return sum(len(run.cards) for run in self._runs)

    def _run_at(self, place: int) -> _Run | None:
        at = bisect_right(self._starts, place) - 1
        if at >= 0 and self._runs[at].start <= place < self._runs[at].end:
            return self._runs[at]
        return None

    def _shift(self, place: int, by: int, but: _Run | None = None) -> None:
        for run in self._runs:
            if run is not but and (run.start > place or (run.start == place and by > 0)):
                run.start += by
        self._runs = [run for run in self._runs if run.cards]
        self._starts = [run.start for run in self._runs]

    def _forget(self, kept: _Run) -> None:
        while len(self) > self._limit and len(self._runs) > 1:
            oldest = min((run for run in self._runs if run is not kept), key=lambda run: run.used)
            self._runs.remove(oldest)
            self._starts = [run.start for run in self._runs]
