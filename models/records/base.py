"""What every record and every piece of news goes by: addresses, effective dates, edits."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from models.vocabulary import EditKind, Kind


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A record's address: what kind it is, and its id."""

    kind: Kind
    id: int


@dataclass(frozen=True, slots=True)
class EditNews:
    """What one committed edit touched. `label` names the step ("Move D-2 to agreed"), `at` is UTC seconds."""

    edit_id: int
    sequence: int
    label: str
    at: int
    kind: EditKind
    touched: frozenset[Ref]
    from_elsewhere: bool = False

    def touches(self, *kinds: Kind) -> bool:
        return any(ref.kind in kinds for ref in self.touched)

    def ids(self, kind: Kind) -> frozenset[int]:
        return frozenset(ref.id for ref in self.touched if ref.kind is kind)


@dataclass(frozen=True, slots=True)
class Effective:
    """When something holds from in the world, how exactly that is known, and why it was read so."""

    date: dt.date
    soft: bool = False
    words: str = ""
    reasoning: str = ""
