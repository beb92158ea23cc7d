"""Delegations: a party's people who sit together, each under an office and from one date to another, one at the head.

And whose voice a position was: a delegation's, a person's, or (without a voice) the party's as a whole.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.dates import short_day
from models.entities.base import Base, Journaled, Row, filled, in_order, terms_meet
from models.errors import RuleBroken
from models.records import Ref
from models.vocabulary import Kind

_DAY = dt.timedelta(days=1)


class Delegation(Journaled, Base):
    """A party may send several: one to the ministers' table, one to the technical one."""

    __tablename__ = "delegation"

    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    name: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    place_in_list: Mapped[int] = mapped_column(Integer, default=0)

    members: Mapped[list[DelegationMember]] = relationship(
        back_populates="delegation", cascade="all, delete-orphan", order_by="DelegationMember.id"
    )

    def rename(self, *, name: str, note: str) -> None:
        """Raises RuleBroken for an empty name."""
        self.name, self.note = filled("The delegation’s name", name), note.strip()

    def seat(
        self,
        person_id: int,
        *,
        office: str = "",
        head: bool = False,
        since: dt.date | None = None,
        until: dt.date | None = None,
        instead_of: DelegationMember | None = None,
    ) -> DelegationMember:
        """Somebody sits in it from `since` to `until`, both days included; None is open.

        instead_of: a seat whose terms these are from now on. Raises RuleBroken for an end before the start, for the
        same person twice at a time, and for a second head at a time.
        """
        in_order("The seat", since, until)
        seat = instead_of or DelegationMember()
        others = [one for one in self.members if one is not seat and one.overlaps(since, until)]
        if any(one.person_id == person_id for one in others):
            raise RuleBroken(
                f"This person sits in “{self.name}” at that time already.", "Change the seat that is there."
            )
        if head and any(one.head for one in others):
            raise RuleBroken(
                f"“{self.name}” has a head at that time already.",
                "End that one’s time as head first, or enter this person as a member.",
            )
        seat.person_id, seat.office, seat.head = person_id, office.strip(), head
        seat.since, seat.until = since, until
        if instead_of is None:
            self.members.append(seat)
        return seat

    def make_head(self, seat: DelegationMember, on: dt.date) -> None:
        """One of its people is at the head from that day, or from the first day of the seat, to the end of the seat.

        Whoever was at the head in that time sits on as a member: his seat is cut in two, so that what was before
        stays as it was. Raises RuleBroken where the seat has ended by then.
        """
        if seat.until is not None and seat.until < on:
            raise RuleBroken(f"That seat ended on {short_day(seat.until)}.", "Choose an earlier day, or another seat.")
        first = on if seat.since is None or seat.since < on else seat.since
        for other in [one for one in self.members if one is not seat and one.head]:
            if other.overlaps(first, seat.until):
                self._without_head(other, first, seat.until)
        if not seat.head and (seat.since is None or seat.since < first):
            self._copy(seat, since=seat.since, until=first - _DAY)
            seat.since = first
        seat.head = True

    def _without_head(self, seat: DelegationMember, since: dt.date, until: dt.date | None) -> None:
        """The parts of a head's seat before and after stay the head's; the part between is a member's."""
        if seat.since is None or seat.since < since:
            self._copy(seat, since=seat.since, until=since - _DAY)
            seat.since = since
        if until is not None and (seat.until is None or seat.until > until):
            self._copy(seat, since=until + _DAY, until=seat.until)
            seat.until = until
        seat.head = False

    def _copy(self, seat: DelegationMember, *, since: dt.date | None, until: dt.date | None) -> None:
        part = DelegationMember(person_id=seat.person_id, office=seat.office, head=seat.head)
        part.since, part.until = since, until
        self.members.append(part)

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return Ref(Kind.DELEGATION, int(str(row["id"]))), Ref(Kind.PARTY, int(str(row["party_id"])))


class DelegationMember(Journaled, Base):
    """One seat, both days included; None is open."""

    __tablename__ = "delegation_member"

    delegation_id: Mapped[int] = mapped_column(ForeignKey("delegation.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    office: Mapped[str] = mapped_column(default="")
    head: Mapped[bool] = mapped_column(default=False)
    since: Mapped[dt.date | None]
    until: Mapped[dt.date | None]

    delegation: Mapped[Delegation] = relationship(back_populates="members")

    def overlaps(self, since: dt.date | None, until: dt.date | None) -> bool:
        """A day lies in both terms."""
        return terms_meet(since, until, self.since, self.until)

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return (
            Ref(Kind.DELEGATION, int(str(row["delegation_id"]))),
            Ref(Kind.PERSON, int(str(row["person_id"]))),
        )


class PositionVoice(Journaled, Base):
    """Who voiced one position of a party: a person, a delegation, or a person for a delegation."""

    __tablename__ = "position_voice"

    position_id: Mapped[int] = mapped_column(ForeignKey("position.id"), unique=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    delegation_id: Mapped[int | None] = mapped_column(ForeignKey("delegation.id"), index=True)
    demand_id: Mapped[int] = mapped_column(ForeignKey("demand.id"), index=True)

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return (Ref(Kind.DEMAND, int(str(row["demand_id"]))),)
