"""Files that are attached to records. What they hold lies beside, by hash."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, Table, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base, Journaled, Row, WordType, ref_of
from models.records import Ref
from models.vocabulary import Kind


class Attachment(Journaled, Base):
    """A file tied to a record. `name` is for people and never a path; `sha256` names its content, `size` in bytes."""

    __tablename__ = "attachment"
    __table_args__ = (Index("ix_attachment_about", "about_kind", "about_id"),)

    about_kind: Mapped[Kind] = mapped_column(WordType(Kind))
    about_id: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int] = mapped_column(Integer)
    sha256: Mapped[str]
    confidential: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return ref_of(row["about_kind"], row["about_id"])


#: The bytes of attached files under their SHA-256. Not journaled: the row holds the hash, and bytes that stay where
#: they are let a removed file be brought back. Nothing is ever changed here.
attachment_content = Table(
    "attachment_content",
    Base.metadata,
    Column("sha256", Text, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
