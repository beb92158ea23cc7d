"""What the painting must know of an event, in two bytes."""

from __future__ import annotations

from enum import IntFlag

from models.records import TimelineEvent
from models.vocabulary import Kind, Lane, Precision


class Flag(IntFlag):
    """DOT: drawn as a point; STATEMENT, INCIDENT: of that kind of record; the others say how the date is known."""

    NONE = 0
    SOFT_START = 1
    SOFT_END = 2
    DASHED = 4
    STRUCK = 8
    SUMMIT = 16
    DOT = 32
    INCIDENT = 64
    STATEMENT = 128
    OPEN_END = 256
    RANGE = 512
    MONTH = 1024


#: How each precision is drawn; where an end is open, whatever the kind, `OPEN_END` says so.
OF_PRECISION = {
    Precision.EXACT: Flag.NONE,
    Precision.DAY: Flag.NONE,
    Precision.MONTH: Flag.SOFT_START | Flag.SOFT_END | Flag.MONTH,
    Precision.APPROXIMATE: Flag.SOFT_START | Flag.SOFT_END,
    Precision.RANGE: Flag.SOFT_START | Flag.SOFT_END | Flag.RANGE,
    Precision.OPEN_END: Flag.SOFT_END | Flag.OPEN_END,
}


def flags_of(event: TimelineEvent) -> int:
    """An event's `Flag` bits."""
    flags = OF_PRECISION[event.when.precision] if event.soft else Flag.NONE
    if event.dashed:
        flags |= Flag.DASHED
    if event.struck:
        flags |= Flag.STRUCK
    if event.is_summit:
        flags |= Flag.SUMMIT
    if event.ref.kind is Kind.INCIDENT:
        flags |= Flag.INCIDENT
    elif event.lane is Lane.STATEMENTS:
        flags |= Flag.DOT
    if event.ref.kind is Kind.STATEMENT:
        flags |= Flag.STATEMENT
    return int(flags)
