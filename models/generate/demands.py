"""Synthetic demands with their parties, status series, positions, citations and links, as rows for one chunk."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from models.entities import (
    Base,
    Citation,
    Demand,
    DemandParty,
    Link,
    Package,
    PackageMember,
    Position,
    PositionVoice,
    StatusChange,
)
from models.generate.frame import CLOCK, Frame
from models.journal import Plain
from models.vocabulary import (
    LADDER,
    Disclosure,
    Involvement,
    Kind,
    Linkage,
    Priority,
    Stance,
    Status,
)

THEMES = ("Border", "Ceremony", "Economy", "Humanitarian", "Justice", "Military", "Water", "Wording")
MOST_STEPS = 5
LINKAGES = (Linkage.DEPENDS_ON, Linkage.BLOCKS, Linkage.TRADED_WITH)

Rows = dict[type[Base], list[Plain]]


class DemandRows:
    """Makes the rows of demands, one after the other; `rows` holds them by class in an order that can be inserted."""

    def __init__(self, frame: Frame, recorded_at: int) -> None:
        self._frame, self._chance, self._write = frame, frame.chance, frame.write
        self._recorded_at = recorded_at
        self._last: int | None = None
        self.rows: Rows = defaultdict(list)

    def add(self, number: int) -> int:
        """One demand with all that is its; gives its id."""
        frame, chance = self._frame, self._chance
        demand_id = frame.edit.new_id()
        secret = frame.one_in(50)
        steps = self._steps()
        status, since = steps[-1]
        agreed = [day for step, day in steps if step is Status.AGREED]
        self.rows[Demand].append(
            {
                "id": demand_id,
                "number": number,
                "title": self._write.phrase(4, 9),
                "text": self._write.note(),
                "theme": chance.choice(THEMES),
                "priority": chance.choice(tuple(Priority)),
                "note": self._write.note(confidential=True) if secret else "",
                "confidential": secret,
                "status": status,
                "since": since,
                "since_soft": False,
                "agreed_on": agreed[-1] if agreed else None,
            }
        )
        for step, day in steps:
            self._status(demand_id, step, day)
        self._parties(demand_id, steps[0][1])
        self._ties(demand_id)
        self._last = demand_id
        return demand_id

    def _steps(self) -> list[tuple[Status, dt.date]]:
        """A way up the ladder with a turn aside now and then, on days that do not go back."""
        chance = self._chance
        path: list[Status] = list(LADDER[: 1 + min(int(chance.random() ** 1.3 * len(LADDER)), MOST_STEPS)])
        if self._frame.one_in(12):
            path.append(Status.WALKED_BACK if path[-1] is Status.AGREED else Status.SUSPENDED)
        elif self._frame.one_in(20) and path[-1] is not Status.AGREED:
            path.append(Status.WITHDRAWN)
        day = self._frame.day()
        steps = []
        for status in path:
            steps.append((status, day))
            day = min(CLOCK, day + dt.timedelta(days=chance.randrange(1, 120)))
        return steps

    def _status(self, demand_id: int, status: Status, day: dt.date) -> None:
        self.rows[StatusChange].append(
            {
                "id": self._frame.edit.new_id(),
                "demand_id": demand_id,
                "status": status,
                "reason": self._write.note() if status is Status.WALKED_BACK or self._frame.one_in(5) else "",
                "source_id": self._frame.source(),
                "recorded_at": self._recorded_at,
                **_effective(day, soft=False),
            }
        )

    def _parties(self, demand_id: int, day: dt.date) -> None:
        chance = self._chance
        parties = chance.sample(self._frame.parties, min(len(self._frame.parties), chance.randint(2, 4)))
        for place, party_id in enumerate(parties):
            involvement = tuple(Involvement)[min(place, 2)]
            self.rows[DemandParty].append(
                {
                    "id": self._frame.edit.new_id(),
                    "demand_id": demand_id,
                    "party_id": party_id,
                    "involvement": involvement,
                    "place_in_list": place,
                }
            )
            if involvement is Involvement.ADDRESSED_TO and chance.random() < 0.6:
                self._position(demand_id, party_id, day)

    def _position(self, demand_id: int, party_id: int, day: dt.date) -> None:
        stance = self._chance.choice(tuple(Stance))
        assessed = self._frame.one_in(5)
        position_id = self._frame.edit.new_id()
        self.rows[Position].append(
            {
                "id": position_id,
                "demand_id": demand_id,
                "party_id": party_id,
                "stance": stance,
                "disclosure": Disclosure.ASSESSED if assessed else Disclosure.PUBLIC,
                "condition": self._write.phrase(3, 6) if stance is Stance.ACCEPTS_WITH_CONDITIONS else "",
                "text": self._write.note(confidential=assessed),
                "source_id": self._frame.source(),
                **_effective(day, soft=True),
            }
        )
        if self._frame.one_in(3):
            self._voice(position_id, demand_id, party_id)

    def _voice(self, position_id: int, demand_id: int, party_id: int) -> None:
        """Somebody of the party said it, for its delegation."""
        self.rows[PositionVoice].append(
            {
                "id": self._frame.edit.new_id(),
                "position_id": position_id,
                "person_id": next(person for person, party in self._frame.people if party == party_id),
                "delegation_id": self._frame.delegations[party_id],
                "demand_id": demand_id,
            }
        )

    def _package(self, demand_ids: tuple[int, ...]) -> None:
        secret = self._frame.one_in(5)
        package_id = self._frame.edit.new_id()
        self.rows[Package].append(
            {
                "id": package_id,
                "title": self._write.note(confidential=True) if secret else self._write.phrase(2, 4),
                "note": "",
                "confidential": secret,
            }
        )
        for place, demand_id in enumerate(demand_ids):
            self.rows[PackageMember].append(
                {
                    "id": self._frame.edit.new_id(),
                    "package_id": package_id,
                    "demand_id": demand_id,
                    "place_in_list": place,
                }
            )

    def _ties(self, demand_id: int) -> None:
        if self._chance.random() < 0.8:
            self.rows[Citation].append(citation(self._frame, Kind.DEMAND, demand_id))
        if self._last is not None and self._frame.one_in(10):
            self.rows[Link].append(
                link(self._frame, Kind.DEMAND, demand_id, Kind.DEMAND, self._last, self._chance.choice(LINKAGES))
            )
        if self._last is not None and self._frame.one_in(25):
            self._package((self._last, demand_id))
        if self._frame.one_in(40):
            start, start_id = self._chance.choice(self._frame.voices)
            self.rows[Link].append(link(self._frame, start, start_id, Kind.DEMAND, demand_id, Linkage.RELATES_TO))


def citation(frame: Frame, about: Kind, about_id: int) -> Plain:
    secret = frame.one_in(25)
    return {
        "id": frame.edit.new_id(),
        "source_id": frame.chance.choice(frame.sources),
        "about_kind": about,
        "about_id": about_id,
        "claim": frame.write.note(confidential=secret),
        "quote": frame.write.phrase(4, 9) if frame.one_in(4) else "",
        "confidential": secret,
    }


def link(frame: Frame, start: Kind, start_id: int, end: Kind, end_id: int, linkage: Linkage) -> Plain:
    return {
        "id": frame.edit.new_id(),
        "from_kind": start,
        "from_id": start_id,
        "to_kind": end,
        "to_id": end_id,
        "linkage": linkage,
        "note": "",
    }


def _effective(day: dt.date, *, soft: bool) -> Plain:
    return {"effective": day, "effective_soft": soft, "effective_words": "", "effective_reasoning": ""}
