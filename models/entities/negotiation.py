"""The negotiation itself: its name, its zone and clock, and the summit that everything leads to."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.dates import zone_named
from models.entities.base import Base, Journaled, Row, filled
from models.records import Ref
from models.vocabulary import Kind


class Negotiation(Journaled, Base):
    """One a file. `clock` holds the state of play at a fixed date (the sample's); without it the clock is today."""

    __tablename__ = "negotiation"

    title: Mapped[str]
    subtitle: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    zone: Mapped[str] = mapped_column(default="UTC")
    marking: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    clock: Mapped[dt.date | None]
    summit_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))

    def describe(self, *, title: str, subtitle: str, place: str, zone: str, marking: str, note: str) -> None:
        """Set what heads every page. Raises RuleBroken for an empty title or an unknown zone."""
        self.title = filled("The title", title)
        self.zone = zone_named(zone).key
        self.subtitle, self.place = subtitle.strip(), place.strip()
        self.marking, self.note = marking.strip(), note.strip()

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return (Ref(Kind.NEGOTIATION, int(str(row["id"]))),)
