"""Texts with standing, the words in them that a party objects to, and the obstacles on the way."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.entities.base import Base, Journaled, Row, WordType
from models.records import Ref
from models.vocabulary import InstrumentKind, InstrumentStanding, Kind


class Instrument(Journaled, Base):
    """A treaty, accord, declaration or statement. `first_intended` is kept where it was downgraded."""

    __tablename__ = "instrument"

    title: Mapped[str]
    kind: Mapped[InstrumentKind] = mapped_column(WordType(InstrumentKind))
    standing: Mapped[InstrumentStanding] = mapped_column(WordType(InstrumentStanding))
    first_intended: Mapped[InstrumentKind | None] = mapped_column(WordType(InstrumentKind))
    note: Mapped[str] = mapped_column(default="")
    confidential: Mapped[bool] = mapped_column(default=False)

    terms: Mapped[list[ContestedTerm]] = relationship(back_populates="instrument", cascade="all, delete-orphan")

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return (Ref(Kind.INSTRUMENT, int(str(row["id"]))),)


class ContestedTerm(Journaled, Base):
    """A word that a party objects to. It stays contested until the objection is withdrawn, whatever text is issued."""

    __tablename__ = "contested_term"

    instrument_id: Mapped[int] = mapped_column(ForeignKey("instrument.id"), index=True)
    term: Mapped[str]
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    outcome: Mapped[str] = mapped_column(default="")
    withdrawn_on: Mapped[dt.date | None]

    instrument: Mapped[Instrument] = relationship(back_populates="terms")

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return (Ref(Kind.INSTRUMENT, int(str(row["instrument_id"]))),)


class Obstacle(Journaled, Base):
    """What stands in the way of the summit, in the words of a source."""

    __tablename__ = "obstacle"

    text: Mapped[str]
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))
    place_in_list: Mapped[int] = mapped_column(Integer, default=0)
    resolved_on: Mapped[dt.date | None]
    confidential: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return (Ref(Kind.OBSTACLE, int(str(row["id"]))),)
