"""How we know: sources, citations, statements, and facts that may have more than one value."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.entities.base import Base, Journaled, Row, WordType, filled, ref_of
from models.records import Ref
from models.vocabulary import Kind, Reliability


class Source(Journaled, Base):
    """A piece or a document, graded by the Admiralty code: reliability A–F, credibility 1–6 (NATO AJP-2.1)."""

    __tablename__ = "source"
    __table_args__ = (CheckConstraint("credibility between 1 and 6", name="credibility"),)

    outlet: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    published: Mapped[dt.date | None]
    reliability: Mapped[Reliability | None] = mapped_column(WordType(Reliability))
    credibility: Mapped[int | None] = mapped_column(Integer)
    url: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")

    def name_outlet(self, outlet: str) -> None:
        """Raises RuleBroken for an empty name."""
        self.outlet = filled("The source’s name", outlet)

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return (Ref(Kind.SOURCE, int(str(row["id"]))),)


class Citation(Journaled, Base):
    """What a source says about one record: the claim in our words, the quote in theirs."""

    __tablename__ = "citation"
    __table_args__ = (Index("ix_citation_about", "about_kind", "about_id"),)

    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"), index=True)
    about_kind: Mapped[Kind] = mapped_column(WordType(Kind))
    about_id: Mapped[int] = mapped_column(BigInteger)
    claim: Mapped[str] = mapped_column(default="")
    quote: Mapped[str] = mapped_column(default="")
    confidential: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return *ref_of(row["about_kind"], row["about_id"]), Ref(Kind.SOURCE, int(str(row["source_id"])))


class Statement(Journaled, Base):
    """Who said what to whom, through which outlet. Without a date of its own it has none: we do not guess."""

    __tablename__ = "statement"

    speaker: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    party_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    audience: Mapped[str] = mapped_column(default="")
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))
    words: Mapped[str]
    quoted: Mapped[bool] = mapped_column(default=True)
    effective: Mapped[dt.date | None]
    effective_soft: Mapped[bool] = mapped_column(default=False)
    effective_words: Mapped[str] = mapped_column(default="")
    effective_reasoning: Mapped[str] = mapped_column(default="")
    confidential: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return (Ref(Kind.STATEMENT, int(str(row["id"]))),)


class Fact(Journaled, Base):
    """A question to which sources give values; contrary values are all kept."""

    __tablename__ = "fact"

    question: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    confidential: Mapped[bool] = mapped_column(default=False)

    values: Mapped[list[FactValue]] = relationship(
        back_populates="fact", cascade="all, delete-orphan", order_by="FactValue.place_in_list"
    )

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return (Ref(Kind.FACT, int(str(row["id"]))),)


class FactValue(Journaled, Base):
    __tablename__ = "fact_value"

    fact_id: Mapped[int] = mapped_column(ForeignKey("fact.id"), index=True)
    value: Mapped[str]
    quote: Mapped[str] = mapped_column(default="")
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))
    place_in_list: Mapped[int] = mapped_column(Integer, default=0)

    fact: Mapped[Fact] = relationship(back_populates="values")

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return (Ref(Kind.FACT, int(str(row["fact_id"]))),)
