"""What a party will not give up and what it is really after, in our own reading: always confidential."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base, Journaled, Row, WordType, filled, in_order
from models.records import Ref
from models.vocabulary import Kind, StakeKind


class Stake(Journaled, Base):
    """A red line or an interest of a party, of one demand or of the whole; None for a date is open."""

    __tablename__ = "stake"

    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    kind: Mapped[StakeKind] = mapped_column(WordType(StakeKind))
    text: Mapped[str]
    demand_id: Mapped[int | None] = mapped_column(ForeignKey("demand.id"), index=True)
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))
    note: Mapped[str] = mapped_column(default="")
    since: Mapped[dt.date | None]
    until: Mapped[dt.date | None]
    confidential: Mapped[bool] = mapped_column(default=True)

    def describe(
        self,
        kind: StakeKind,
        text: str,
        *,
        demand_id: int | None,
        source_id: int | None,
        note: str,
        since: dt.date | None,
        until: dt.date | None,
    ) -> None:
        """Raises RuleBroken for an empty text, or an end before the start."""
        in_order(f"The {kind.word}", since, until)
        self.kind, self.text = kind, filled(f"The {kind.word}", text)
        self.demand_id, self.source_id, self.note = demand_id, source_id, note.strip()
        self.since, self.until = since, until

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        demand = row["demand_id"]
        about = (Ref(Kind.DEMAND, demand),) if isinstance(demand, int) else ()
        return Ref(Kind.STAKE, int(str(row["id"]))), Ref(Kind.PARTY, int(str(row["party_id"]))), *about
