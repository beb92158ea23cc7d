"""Columns of numbers as the arrays of the index: whole columns at a time, by tables of what each code means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from models.columns import (
    EVENT_KINDS,
    LANE,
    MEETING_KIND,
    NO_END,
    PRECISION,
    STANDING,
    STATE,
    TRACK,
    Coded,
    EventColumns,
)
from models.queries.timeline_events import DASHED, STRUCK
from models.records import Ref
from models.vocabulary import Kind, Lane, MeetingState, Precision, Word
from ui.timeline.flag import OF_PRECISION, Flag
from ui.timeline.index import LANES, MEETING_KINDS, TRACKS, Floats, Ints, Small, drawn_end

Flags: TypeAlias = npt.NDArray[np.uint16]
Arrays: TypeAlias = tuple[Floats, Floats, Small, Ints, Small, Small, Small, Flags]
W = TypeVar("W", bound=Word)


def decoded(columns: EventColumns, seen: float, summit: Ref | None) -> Arrays:
    """start, end, kinds, ids, lane, track, meeting_kind, flags, in the columns' order; `seen` ends what is open."""
    kinds, ids = np.frombuffer(columns.kinds, np.int8), np.frombuffer(columns.ids, np.int64)
    traits = np.frombuffer(columns.traits, np.int64)
    start = np.frombuffer(columns.starts, np.int64).astype(np.float64)
    ends = np.frombuffer(columns.ends, np.int64)
    end = np.where(ends == NO_END, drawn_end(start, seen), ends.astype(np.float64))
    incident, statement = (kinds == EVENT_KINDS.index(kind) for kind in (Kind.INCIDENT, Kind.STATEMENT))
    lane = _numbers(traits, LANE, LANES)
    lane[incident], lane[statement] = LANES.index(Lane.INCIDENTS), LANES.index(Lane.STATEMENTS)
    flags = _looked_up(traits, PRECISION, lambda member: OF_PRECISION[_as(Precision, member)])
    flags |= _looked_up(traits, STATE, _of_state)
    untold = np.where(kinds == EVENT_KINDS.index(Kind.MEETING), _codes(traits, STATE), _codes(traits, STANDING)) == 0
    flags[untold] |= np.uint16(Flag.DASHED)
    flags[incident] |= np.uint16(Flag.INCIDENT)
    flags[statement] |= np.uint16(Flag.STATEMENT)
    flags[lane == LANES.index(Lane.STATEMENTS)] |= np.uint16(Flag.DOT)
    if summit is not None:
        flags[(ids == summit.id) & (kinds == EVENT_KINDS.index(summit.kind))] |= np.uint16(Flag.SUMMIT)
    track, meeting_kind = _numbers(traits, TRACK, TRACKS), _numbers(traits, MEETING_KIND, MEETING_KINDS)
    return start, end, kinds, ids, lane, track, meeting_kind, flags


def _of_state(member: Word) -> Flag:
    state = _as(MeetingState, member)
    return Flag.DASHED if state in DASHED else Flag.STRUCK if state in STRUCK else Flag.NONE


def _as(words: type[W], member: Word) -> W:
    return words(member.value)


def _codes(traits: Ints, words: Coded[Word]) -> Ints:
    return (traits >> words.shift) & words.mask


def _numbers(traits: Ints, words: Coded[Word], members: Sequence[Word]) -> Small:
    """Each code's number among the members, -1 for none."""
    table = np.full(words.mask + 1, -1, np.int8)
    for member, code in words.codes.items():
        table[code] = members.index(member)
    return table[_codes(traits, words)]


def _looked_up(traits: Ints, words: Coded[Word], meaning: Callable[[Word], int]) -> Flags:
    table = np.zeros(words.mask + 1, np.uint16)
    for member, code in words.codes.items():
        table[code] = meaning(member)
    return table[_codes(traits, words)]
