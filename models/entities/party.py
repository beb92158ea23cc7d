"""Parties, the roles they hold from one date to another, and their people."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.dates import short_day
from models.entities.base import Base, Journaled, Row, WordType, filled, in_order, terms_meet
from models.errors import RuleBroken
from models.records import Ref
from models.vocabulary import Kind, Role


class Party(Journaled, Base):
    """A state, an organisation or a movement at the table or beside it. `code` is its short name on the cards."""

    __tablename__ = "party"

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    place_in_list: Mapped[int] = mapped_column(Integer, default=0)

    roles: Mapped[list[PartyRole]] = relationship(back_populates="party", cascade="all, delete-orphan")
    people: Mapped[list[Person]] = relationship(back_populates="party", cascade="all, delete-orphan")

    def rename(self, *, code: str, name: str) -> None:
        """Raises RuleBroken for an empty code or name."""
        self.code, self.name = filled("The party’s code", code), filled("The party’s name", name)

    def take_role(
        self,
        role: Role,
        since: dt.date | None = None,
        until: dt.date | None = None,
        *,
        instead_of: PartyRole | None = None,
    ) -> PartyRole:
        """It holds the role from `since` to `until`, both days included; None is open.

        instead_of: a role whose terms these are from now on. Raises RuleBroken for a role that ends before it starts,
        and for one that it holds at that time already.
        """
        in_order(f"The role of {role.word}", since, until)
        for held in self.roles:
            if held is not instead_of and held.role is role and terms_meet(since, until, held.since, held.until):
                raise RuleBroken(
                    f"{self.name} is {role.word} at that time already{_from_to(held.since, held.until)}.",
                    "Change the dates of the role that is there, or choose others.",
                )
        taken = instead_of or PartyRole()
        taken.role, taken.since, taken.until = role, since, until
        if instead_of is None:
            self.roles.append(taken)
        return taken

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return (Ref(Kind.PARTY, int(str(row["id"]))),)


class PartyRole(Journaled, Base):
    __tablename__ = "party_role"

    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    role: Mapped[Role] = mapped_column(WordType(Role))
    since: Mapped[dt.date | None]
    until: Mapped[dt.date | None]

    party: Mapped[Party] = relationship(back_populates="roles")

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return (Ref(Kind.PARTY, int(str(row["party_id"]))),)


class Person(Journaled, Base):
    """Somebody of a party's delegation, with an office."""

    __tablename__ = "person"

    name: Mapped[str]
    office: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)

    party: Mapped[Party] = relationship(back_populates="people")

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return Ref(Kind.PERSON, int(str(row["id"]))), Ref(Kind.PARTY, int(str(row["party_id"])))


def _from_to(since: dt.date | None, until: dt.date | None) -> str:
    """ ", from 1 Sep 2025 to 10 Sep 2025"; nothing where both ends are open."""
    words = [f"from {short_day(since)}" if since else "", f"to {short_day(until)}" if until else ""]
    told = " ".join(word for word in words if word)
    return f", {told}" if told else ""
