"""Editions: reports that were issued, with a number that is never used again. Their content lies beside, by hash."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, Table, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base, Journaled, Row
from models.records import Ref
from models.vocabulary import Kind


class Edition(Journaled, Base):
    """A state of play that went out. `sequence` is the newest edit that it knew, `sha256` names its content.

    issued_at: UTC seconds. kind: the report's kind by name. public: without confidential records.
    """

    __tablename__ = "edition"

    number: Mapped[int] = mapped_column(Integer, unique=True)
    kind: Mapped[str]
    title: Mapped[str]
    as_of: Mapped[dt.date]
    issued_at: Mapped[int] = mapped_column(BigInteger)
    issued_by: Mapped[str]
    marking: Mapped[str] = mapped_column(default="")
    public: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")
    sequence: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str]

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return (Ref(Kind.EDITION, int(str(row["id"]))),)


#: What was issued, byte for byte, under its SHA-256. Not journaled: the edition's row holds the hash, and bytes that
#: stay where they are let an undone issue be made again. Nothing is ever changed here.
edition_content = Table(
    "edition_content",
    Base.metadata,
    Column("sha256", Text, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
