"""Many rows as a few columns of numbers: what the timeline is given where records one by one would cost too much.

A record in Python takes about a microsecond and half a kilobyte, so a million of them take seconds and half a
gigabyte before anything is drawn. Columns are `array`s of the standard library, handed out read-only: this floor
needs no numpy, and the upper one wraps them without a copy (decision 0013).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from models.vocabulary import (
    IncidentStanding,
    Kind,
    Lane,
    MeetingKind,
    MeetingState,
    Precision,
    Status,
    Track,
    Word,
)

#: Stands for "no end": no date lies there.
NO_END = -(1 << 62)
#: The kinds of record that stand on the timeline as events, by their number in `EventColumns.kinds`.
EVENT_KINDS = (Kind.MEETING, Kind.INCIDENT, Kind.STATEMENT)

W = TypeVar("W", bound=Word)


class Coded(Generic[W]):
    """An enumeration as small numbers that the database works out itself, faster than any lookup by row.

    A word's code is its place in all words written one after the other (`instr`), counted from 1; 0 is no word. The
    shorter ones come first, so that a word is never found within a longer one.
    """

    def __init__(self, words: type[W], shift: int) -> None:
        self.words = words
        self.shift = shift
        self.joined = "|".join(sorted(words, key=len))
        self.bits = len(self.joined).bit_length()
        self.codes: dict[W, int] = {word: self.joined.index(word.value) + 1 for word in words}

    @cached_property
    def members(self) -> dict[int, W]:
        return {code: word for word, code in self.codes.items()}

    def code(self, member: W) -> int:
        return self.codes[member] << self.shift

    def read(self, traits: int) -> W | None:
        return self.members.get(traits >> self.shift & self.mask)

    @property
    def mask(self) -> int:
        return (1 << self.bits) - 1


def _one_after_another(*kinds: type[Word]) -> tuple[Coded[Word], ...]:
    made: list[Coded[Word]] = []
    for kind in kinds:
        made.append(Coded(kind, made[-1].shift + made[-1].bits if made else 0))
    return tuple(made)


LANE, TRACK, MEETING_KIND, PRECISION, STATE, STANDING = _one_after_another(
    Lane, Track, MeetingKind, Precision, MeetingState, IncidentStanding
)
#: The trait of a statement that was made by the day that is shown.
SAID = STANDING.code(IncidentStanding.REPORTED)
STATUS = Coded(Status, 0)


def column(numbers: Iterable[int] = ()) -> memoryview:
    """A read-only column of whole numbers, 64 bits each."""
    return memoryview(array("q", numbers)).toreadonly()


def columns_of(chunks: Iterable[Sequence[Sequence[int]]], width: int) -> tuple[memoryview, ...]:
    """Rows of `width` numbers, chunk by chunk, as columns."""
    arrays = tuple(array("q") for _ in range(width))
    for chunk in chunks:
        for made, numbers in zip(arrays, zip(*chunk, strict=True), strict=False):
            made.extend(numbers)
    return tuple(memoryview(made).toreadonly() for made in arrays)


@dataclass(frozen=True, slots=True)
class EventColumns:
    """Events in any order; every column has one number an event.

    kinds: numbers of `EVENT_KINDS`. starts, ends: UTC seconds, `NO_END` for an open end. traits: the sum of the shifted
    codes LANE, TRACK, MEETING_KIND, PRECISION, STATE, STANDING, as far as they apply; without STATE, STANDING or SAID
    the event was not known yet on the day that is shown.
    """

    kinds: memoryview
    ids: memoryview
    starts: memoryview
    ends: memoryview
    traits: memoryview

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def joined(cls, parts: Iterable[tuple[int, Sequence[memoryview]]]) -> EventColumns:
        """From (kind number, (ids, starts, ends, traits)) of each kind."""
        kinds, made = array("b"), [array("q") for _ in range(4)]
        for kind, part in parts:
            kinds.frombytes(bytes([kind]) * len(part[0]))
            for whole, piece in zip(made, part, strict=True):
                whole.frombytes(piece.cast("B"))
        return cls(memoryview(kinds).toreadonly(), *(memoryview(one).toreadonly() for one in made))


@dataclass(frozen=True, slots=True)
class MarkColumns:
    """Status changes in any order. at: UTC seconds of the local noon of the effective date; soft: 0 or 1."""

    ids: memoryview
    demand_ids: memoryview
    at: memoryview
    statuses: memoryview
    soft: memoryview

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class PairColumns:
    """Which party attends which event: one pair a place. kinds: as in `EventColumns`."""

    kinds: memoryview
    event_ids: memoryview
    party_ids: memoryview

    def __len__(self) -> int:
        return len(self.event_ids)
