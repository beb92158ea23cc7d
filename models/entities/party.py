"""Parties, the roles they hold from one date to another, and their people."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.entities.base import Base, Journaled, Row, WordType, filled
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

    def take_role(self, role: Role, since: dt.date | None = None, until: dt.date | None = None) -> PartyRole:
        """Raises RuleBroken for a role that ends before it starts."""
        if since is not None and until is not None and until < since:
            raise RuleBroken(f"The role of {role.word} ends before it starts.", "Correct one of the two dates.")
        taken = PartyRole(role=role, since=since, until=until)
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
