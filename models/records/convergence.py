"""How stances came together over time: one demand party by party, and many demands in numbers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from models.vocabulary import Involvement, Stance, Status

#: From silence over the one that blocks to the one that agrees: the levels of every picture of convergence.
LEVELS = (Stance.NONE_RECORDED, Stance.REJECTS, Stance.UNDECIDED, Stance.ACCEPTS_WITH_CONDITIONS, Stance.ACCEPTS)


@dataclass(frozen=True, slots=True)
class PathStep:
    """From this day on the party stood there. soft: the day is only approximate."""

    day: dt.date
    stance: Stance
    soft: bool = False
    assessed: bool = False


@dataclass(frozen=True, slots=True)
class PartyPath:
    """The stances of one party on one demand, oldest first; one step a day, the one that held at its end."""

    party_id: int
    code: str
    name: str
    involvement: Involvement
    steps: tuple[PathStep, ...]


@dataclass(frozen=True, slots=True)
class StatusOn:
    day: dt.date
    status: Status
    soft: bool = False


@dataclass(frozen=True, slots=True)
class DemandConvergence:
    """One demand from the day it was tabled (or first spoken of) to the day that is shown."""

    ref: str
    title: str
    first: dt.date
    day: dt.date
    paths: tuple[PartyPath, ...]
    statuses: tuple[StatusOn, ...]


@dataclass(frozen=True, slots=True)
class CountsOn:
    """How many of the answers that are asked for were which at the end of a day, in the order of `LEVELS`."""

    day: dt.date
    counts: tuple[int, ...]

    def of(self, *stances: Stance) -> int:
        return sum(self.counts[LEVELS.index(stance)] for stance in stances)

    @property
    def accepting(self) -> int:
        """Those who accept, with or without conditions."""
        return self.of(Stance.ACCEPTS, Stance.ACCEPTS_WITH_CONDITIONS)


@dataclass(frozen=True, slots=True)
class OverallConvergence:
    """Many demands together: of `asked` answers (one for each addressee of each demand) so many were which."""

    demands: int
    asked: int
    first: dt.date
    day: dt.date
    steps: tuple[CountsOn, ...]
