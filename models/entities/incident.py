"""What happens on the ground, and the eras behind the timeline."""

from __future__ import annotations

from sqlalchemy import Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base, Dated, Journaled, Row, WordType, filled
from models.records import Ref
from models.vocabulary import EraTone, IncidentStanding, Kind


class Incident(Journaled, Dated, Base):
    """An incident; its standing goes from alleged to verified to attributed."""

    __tablename__ = "incident"
    __table_args__ = (Index("ix_incident_start", "start_at"),)

    title: Mapped[str]
    kind: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    actors: Mapped[str] = mapped_column(default="")
    deaths: Mapped[int | None] = mapped_column(Integer)
    deaths_words: Mapped[str] = mapped_column(default="")
    displaced_words: Mapped[str] = mapped_column(default="")
    standing: Mapped[IncidentStanding] = mapped_column(WordType(IncidentStanding))
    note: Mapped[str] = mapped_column(default="")
    confidential: Mapped[bool] = mapped_column(default=False)

    def name_it(self, title: str) -> None:
        """Raises RuleBroken for an empty title."""
        self.title = filled("The incident’s title", title)

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return (Ref(Kind.INCIDENT, int(str(row["id"]))),)


class Era(Journaled, Dated, Base):
    """A background span of the timeline."""

    __tablename__ = "era"

    title: Mapped[str]
    tone: Mapped[EraTone] = mapped_column(WordType(EraTone))

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return (Ref(Kind.ERA, int(str(row["id"]))),)
