"""What stands around the demands of a synthetic negotiation: parties, people, sources, texts, facts, statements."""

from __future__ import annotations

import datetime as dt
import random

from models.dates import days
from models.door import Edit
from models.entities import (
    ContestedTerm,
    Delegation,
    Era,
    Fact,
    FactValue,
    Instrument,
    Negotiation,
    Obstacle,
    Party,
    Person,
    Source,
    Stake,
    Statement,
)
from models.generate.words import Writer
from models.vocabulary import (
    EraTone,
    InstrumentKind,
    InstrumentStanding,
    Kind,
    Precision,
    Reliability,
    Role,
    StakeKind,
)

ZONE = "Asia/Kuala_Lumpur"
FIRST_DAY = dt.date(2024, 1, 1)
DAYS = 3 * 365
CLOCK = FIRST_DAY + dt.timedelta(days=DAYS)

#: As many of each as a real negotiation may have, whatever the number of demands.
MOST_PARTIES, SOURCES, INSTRUMENTS, FACTS, STATEMENTS, OBSTACLES = 40, 12, 4, 6, 12, 5


class Frame:
    """Enters the surroundings through an open edit and keeps the ids that demands and meetings refer to."""

    def __init__(self, edit: Edit, chance: random.Random, demands: int) -> None:
        self.edit, self.chance, self.write = edit, chance, Writer(chance)
        self.sources = self._sources()
        self.parties, self.people = self._parties(max(3, min(MOST_PARTIES, demands // 25 + 3)))
        #: A delegation of each party, by the party's id.
        self.delegations = self._delegations()
        self._stakes()
        self._negotiation(demands)
        self._eras()
        self._texts()
        #: What may speak of a demand: statements and obstacles, by kind and id.
        self.voices: list[tuple[Kind, int]] = []
        self._said_and_known()

    def day(self) -> dt.date:
        """A day of the negotiation before its clock."""
        return FIRST_DAY + dt.timedelta(days=self.chance.randrange(DAYS))

    def one_in(self, number: int) -> bool:
        return self.chance.randrange(number) == 0

    def source(self) -> int | None:
        return self.chance.choice(self.sources) if self.chance.random() < 0.7 else None

    def _negotiation(self, demands: int) -> None:
        negotiation = self.edit.all(Negotiation)[0]
        negotiation.describe(
            title=f"Synthetic negotiation over {demands} demands",
            subtitle=self.write.phrase(3, 5),
            place="Kuala Lumpur",
            zone=ZONE,
            marking="",
            note=self.write.note(),
        )
        negotiation.clock = CLOCK

    def _sources(self) -> list[int]:
        made = [
            self.edit.add(
                Source(
                    outlet=f"Outlet {number}",
                    title=self.write.phrase(3, 7),
                    published=self.day(),
                    reliability=self.chance.choice(tuple(Reliability)),
                    credibility=self.chance.randint(1, 6),
                    note=self.write.note(),
                )
            )
            for number in range(1, SOURCES + 1)
        ]
        self.edit.flush()
        return [source.id for source in made]

    def _parties(self, number: int) -> tuple[list[int], list[tuple[int, int]]]:
        """The ids of the parties, and of their people each with its party's."""
        made = []
        roles = (Role.CONFLICT_PARTY, Role.CONFLICT_PARTY, Role.MEDIATOR, *Role)
        for place in range(number):
            party = Party(code=f"P{place + 1}", name=f"Party {self.write.phrase(1, 1)}", place_in_list=place + 1)
            party.note = self.write.note()
            party.take_role(roles[place % len(roles)], FIRST_DAY, CLOCK if self.one_in(4) else None)
            party.people.append(Person(name=self.write.phrase(2, 2, mixed=False).title(), office="Delegate"))
            made.append(self.edit.add(party))
        self.edit.flush()
        return [party.id for party in made], [(one.id, party.id) for party in made for one in party.people]

    def _delegations(self) -> dict[int, int]:
        found = {}
        for person_id, party_id in self.people:
            made = Delegation(id=self.edit.new_id(), party_id=party_id, name=self.write.phrase(1, 3), note="")
            made.seat(person_id, office="Head of delegation", head=True, since=FIRST_DAY)
            found[party_id] = self.edit.add(made).id
        self.edit.flush()
        return found

    def _stakes(self) -> None:
        for place, party_id in enumerate(self.parties):
            stake = Stake(party_id=party_id)
            stake.describe(
                tuple(StakeKind)[place % len(StakeKind)],
                self.write.note(confidential=True),
                demand_id=None,
                source_id=self.source(),
                note="",
                since=FIRST_DAY,
                until=CLOCK if self.one_in(6) else None,
            )
            self.edit.add(stake)

    def _eras(self) -> None:
        for number, tone in enumerate(EraTone):
            start = FIRST_DAY + dt.timedelta(days=number * DAYS // len(EraTone))
            era = Era(title=self.write.phrase(1, 3), tone=tone)
            soft = Precision.APPROXIMATE if number % 2 else Precision.DAY
            era.when = days(start, start + dt.timedelta(days=60), ZONE, soft, words="in those weeks")
            self.edit.add(era)

    def _texts(self) -> None:
        for _ in range(INSTRUMENTS):
            secret = self.one_in(3)
            text = Instrument(
                title=self.write.phrase(2, 4),
                kind=self.chance.choice(tuple(InstrumentKind)),
                standing=self.chance.choice(tuple(InstrumentStanding)),
                first_intended=InstrumentKind.JOINT_STATEMENT,
                note=self.write.note(confidential=secret),
                confidential=secret,
            )
            text.terms.append(
                ContestedTerm(
                    term=self.write.phrase(1, 1),
                    party_id=self.chance.choice(self.parties),
                    outcome=self.write.note(),
                    withdrawn_on=self.day() if self.one_in(2) else None,
                )
            )
            self.edit.add(text)

    def _said_and_known(self) -> None:
        for _ in range(FACTS):
            secret = self.one_in(4)
            fact = Fact(
                question=self.write.phrase(3, 6), note=self.write.note(confidential=secret), confidential=secret
            )
            for place in range(2):
                fact.values.append(
                    FactValue(value=self.write.phrase(1, 3), quote="", source_id=self.source(), place_in_list=place)
                )
            self.edit.add(fact)
        for _ in range(STATEMENTS):
            person, party = self.chance.choice(self.people)
            secret = self.one_in(6)
            statement = self.edit.add(
                Statement(
                    id=self.edit.new_id(),
                    speaker=self.write.phrase(2, 2),
                    person_id=person,
                    party_id=party,
                    audience="reporters",
                    source_id=self.source(),
                    words=self.write.note(confidential=secret),
                    quoted=not self.one_in(4),
                    effective=self.day(),
                    confidential=secret,
                )
            )
            self.voices.append((Kind.STATEMENT, statement.id))
        for place in range(OBSTACLES):
            secret = self.one_in(4)
            obstacle = self.edit.add(
                Obstacle(
                    id=self.edit.new_id(),
                    text=self.write.note(confidential=secret),
                    source_id=self.source(),
                    place_in_list=place + 1,
                    confidential=secret,
                )
            )
            self.voices.append((Kind.OBSTACLE, obstacle.id))
