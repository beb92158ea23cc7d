"""Meetings that were planned as one series, so that this and all later ones can be moved or cancelled together.

How often they come is kept in words for people; each meeting stands for itself, with its own date and state.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.entities.base import Base, Journaled, Row
from models.records import Ref
from models.vocabulary import Kind


class MeetingSeries(Journaled, Base):
    """`rule` says in words how it repeats: "every 2 weeks, 6 times"."""

    __tablename__ = "meeting_series"

    rule: Mapped[str]

    members: Mapped[list[SeriesMember]] = relationship(back_populates="series", cascade="all, delete-orphan")

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return ()


class SeriesMember(Journaled, Base):
    """One meeting of a series; a meeting belongs to one series at most."""

    __tablename__ = "series_member"

    series_id: Mapped[int] = mapped_column(ForeignKey("meeting_series.id"), index=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), unique=True)

    series: Mapped[MeetingSeries] = relationship(back_populates="members")

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return (Ref(Kind.MEETING, int(str(row["meeting_id"]))),)
