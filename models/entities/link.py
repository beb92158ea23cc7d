"""Links between records of any kind: linkage of demands, what an incident threatens, what a meeting is about."""

from __future__ import annotations

from sqlalchemy import BigInteger, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base, Journaled, Row, WordType, ref_of
from models.records import Ref
from models.vocabulary import Kind, Linkage


class Link(Journaled, Base):
    """From one record to another. The ends may be of any kind, so no foreign key holds them: `check` does."""

    __tablename__ = "link"
    __table_args__ = (
        Index("ix_link_from", "from_kind", "from_id"),
        Index("ix_link_to", "to_kind", "to_id"),
    )

    from_kind: Mapped[Kind] = mapped_column(WordType(Kind))
    from_id: Mapped[int] = mapped_column(BigInteger)
    to_kind: Mapped[Kind] = mapped_column(WordType(Kind))
    to_id: Mapped[int] = mapped_column(BigInteger)
    linkage: Mapped[Linkage] = mapped_column(WordType(Linkage))
    note: Mapped[str] = mapped_column(default="")

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return ref_of(row["from_kind"], row["from_id"]) + ref_of(row["to_kind"], row["to_id"])
