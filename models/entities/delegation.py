"""Delegations: a party's people who sit together, each under an office and from one date to another, one at the head.

And whose voice a position was: a delegation's, a person's, or (without a voice) the party's as a whole.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.entities.base import Base, Journaled, Row, filled
from models.errors import RuleBroken
from models.records import Ref
from models.vocabulary import Kind


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
        if since is not None and until is not None and until < since:
            raise RuleBroken("The seat ends before it starts.", "Correct one of the two dates.")
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
        begins_in_time = until is None or self.since is None or self.since <= until
        return begins_in_time and (since is None or self.until is None or since <= self.until)

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
