"""Demands: what a party asks, who is involved, and the series of its statuses and of the parties' positions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import BigInteger, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.dates import short_day
from models.entities.base import Base, EffectiveFrom, Journaled, PriorityType, Row, WordType, filled
from models.entities.delegation import PositionVoice
from models.entities.party import Party
from models.errors import NotInvolved, ReasonNeeded, RuleBroken
from models.records import Effective, Ref
from models.vocabulary import (
    Disclosure,
    Involvement,
    Kind,
    Move,
    Priority,
    Stance,
    Status,
    move_between,
)


class Told(NamedTuple):
    """What the rules want to know of one step of a status series. They sort as they hold: the newest is the last."""

    effective: dt.date
    id: int
    status: Status


class Demand(Journaled, Base):
    """A party's ask. `status`, `since` and `agreed_on` mirror the newest step of the series, for the indexes."""

    __tablename__ = "demand"
    __table_args__ = (
        Index("ix_demand_board_number", "status", "number"),
        Index("ix_demand_board_priority", "status", "priority", "number"),
        Index("ix_demand_board_since", "status", "since", "number"),
        Index("ix_demand_board_theme", "status", "theme", "number"),
        Index("ix_demand_board_title", "status", "title", "number"),
    )

    number: Mapped[int] = mapped_column(Integer, unique=True)
    title: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    theme: Mapped[str] = mapped_column(default="")
    priority: Mapped[Priority] = mapped_column(PriorityType(), default=Priority.MEDIUM)
    note: Mapped[str] = mapped_column(default="")
    confidential: Mapped[bool] = mapped_column(default=False)
    status: Mapped[Status] = mapped_column(WordType(Status))
    since: Mapped[dt.date]
    since_soft: Mapped[bool] = mapped_column(default=False)
    agreed_on: Mapped[dt.date | None]

    parties: Mapped[list[DemandParty]] = relationship(
        back_populates="demand", cascade="all, delete-orphan", order_by="DemandParty.place_in_list"
    )
    statuses: Mapped[list[StatusChange]] = relationship(
        back_populates="demand",
        cascade="all, delete-orphan",
        order_by="(StatusChange.effective, StatusChange.id)",
    )
    positions: Mapped[list[Position]] = relationship(back_populates="demand", cascade="all, delete-orphan")

    @property
    def ref(self) -> str:
        return f"D-{self.number}"

    def describe(self, *, title: str, text: str, theme: str, priority: Priority, note: str) -> None:
        """Raises RuleBroken for an empty title."""
        self.title = filled("The demand’s title", title)
        self.text, self.theme, self.priority, self.note = text.strip(), theme.strip(), priority, note.strip()

    def involve(self, party_ids: dict[Involvement, tuple[int, ...]]) -> None:
        """Who tables it, to whom it is addressed, and the third parties; each party stands in one place only.

        Raises RuleBroken where no party tables it or a party stands in two places.
        """
        if not party_ids.get(Involvement.TABLED_BY):
            raise RuleBroken("No party tables the demand.", "Choose at least one party that tables it.")
        wanted = [(party_id, kind) for kind in Involvement for party_id in party_ids.get(kind, ())]
        if len({party_id for party_id, _ in wanted}) != len(wanted):
            raise RuleBroken("A party stands in two places of the same demand.", "Leave it in one of them.")
        kept = {party.party_id: party for party in self.parties}
        for place, (party_id, kind) in enumerate(wanted):
            party = kept.pop(party_id, None)
            if party is None:
                self.parties.append(DemandParty(party_id=party_id, involvement=kind, place_in_list=place))
            else:
                party.involvement, party.place_in_list = kind, place
        for gone in kept.values():
            self.parties.remove(gone)

    # ------------------------------------------------------------ status

    def record_status(
        self,
        status: Status,
        effective: Effective,
        *,
        today: dt.date,
        reason: str,
        source_id: int | None,
        at: int,
        series: Sequence[Told] | None = None,
    ) -> StatusChange:
        """Add a step to the series. Entering an older step never changes what a newer one says.

        `today` is the negotiation's clock, `at` the recorded time in UTC seconds. `series` is what was told so far,
        where it was read without its entities; the new step is then not in `statuses`. Raises RuleBroken for a step
        in the future or a move the rules forbid, ReasonNeeded for a jump without a reason.
        """
        if effective.date > today:
            raise RuleBroken(
                f"A status cannot take effect in the future ({short_day(effective.date)}); "
                f"the clock of this negotiation stands at {short_day(today)}.",
                "Enter the date on which it happened.",
            )
        told = self._told() if series is None else sorted(series)
        before = [one for one in told if one.effective <= effective.date]
        if before:
            self._allow(before[-1].status, status, reason)
        step = StatusChange(status=status, reason=reason.strip(), source_id=source_id, recorded_at=at)
        step.hold_from(effective)
        if series is None:
            self.statuses.append(step)
        else:
            step.demand_id = self.id
        if len(before) == len(told):
            self.status, self.since, self.since_soft = status, effective.date, effective.soft
        agreed = [one.effective for one in told if one.status is Status.AGREED]
        self.agreed_on = max([*agreed, effective.date] if status is Status.AGREED else agreed, default=None)
        return step

    def _allow(self, was: Status, becomes: Status, reason: str) -> None:
        match move_between(was, becomes):
            case Move.SAME:
                raise RuleBroken(f"{self.ref} is {was.word} already.", "Choose another status or another date.")
            case Move.FORBIDDEN if becomes is Status.WALKED_BACK:
                raise RuleBroken(
                    f"{self.ref} is {was.word} and was not agreed; only what was agreed can be walked back.",
                    "Choose suspended or withdrawn instead.",
                )
            case Move.FORBIDDEN:
                raise RuleBroken(
                    f"{self.ref} is agreed; a demand leaves agreed only as walked back.",
                    "Move it to walked back first, with the reason.",
                )
            case Move.NEEDS_REASON if not reason.strip():
                raise ReasonNeeded(
                    f"{self.ref} would go from {was.word} to {becomes.word}, which asks for a reason.",
                    "Give the reason in a few words.",
                )
            case _:
                return

    def _told(self) -> list[Told]:
        """The series so far; what is not stored yet counts as newest of its day."""
        return sorted(Told(step.effective, step.id or 1 << 63, step.status) for step in self.statuses)

    # ------------------------------------------------------------ positions

    def record_position(
        self,
        party_id: int,
        stance: Stance,
        effective: Effective,
        *,
        today: dt.date,
        disclosure: Disclosure,
        condition: str,
        text: str,
        source_id: int | None,
    ) -> Position:
        """Add a step to a party's position.

        Raises NotInvolved for a party that has no part in the demand, RuleBroken for one that tables it, for a
        missing condition and for a date after `today`.
        """
        mark = next((party for party in self.parties if party.party_id == party_id), None)
        if mark is None:
            raise NotInvolved(
                f"That party is not involved in {self.ref}.", "Add it as a third party, or choose another party."
            )
        if mark.involvement is Involvement.TABLED_BY:
            raise RuleBroken(
                f"That party tables {self.ref}; its position is the demand itself.",
                "Record the position of a party that is addressed.",
            )
        position = Position(party_id=party_id)
        position.describe(
            stance,
            effective,
            today=today,
            disclosure=disclosure,
            condition=condition,
            text=text,
            source_id=source_id,
        )
        self.positions.append(position)
        return position

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return (Ref(Kind.DEMAND, int(str(row["id"]))),)


class _OfDemand(Journaled):
    """Mixin: a part of one demand; its change is news about the demand."""

    demand_id: Mapped[int] = mapped_column(ForeignKey("demand.id"))

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return (Ref(Kind.DEMAND, int(str(row["demand_id"]))),)


class DemandParty(_OfDemand, Base):
    __tablename__ = "demand_party"
    __table_args__ = (
        Index("uq_demand_party_demand", "demand_id", "party_id", unique=True),
        Index("ix_demand_party_party", "party_id", "demand_id"),
    )

    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    involvement: Mapped[Involvement] = mapped_column(WordType(Involvement))
    place_in_list: Mapped[int] = mapped_column(Integer, default=0)

    demand: Mapped[Demand] = relationship(back_populates="parties")
    party: Mapped[Party] = relationship()


class StatusChange(_OfDemand, EffectiveFrom, Base):
    """One step of the status series."""

    __tablename__ = "status_change"
    __table_args__ = (
        Index("ix_status_change_series", "demand_id", "effective", "id", "status"),
        Index("ix_status_change_effective", "effective"),
    )

    status: Mapped[Status] = mapped_column(WordType(Status))
    reason: Mapped[str] = mapped_column(default="")
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))
    recorded_at: Mapped[int] = mapped_column(BigInteger)

    demand: Mapped[Demand] = relationship(back_populates="statuses")


class Position(_OfDemand, EffectiveFrom, Base):
    """One step of a party's stance on a demand; an assessed one is confidential."""

    __tablename__ = "position"
    __table_args__ = (Index("ix_position_series", "demand_id", "party_id", "effective", "id"),)

    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    stance: Mapped[Stance] = mapped_column(WordType(Stance))
    disclosure: Mapped[Disclosure] = mapped_column(WordType(Disclosure), default=Disclosure.PUBLIC)
    condition: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))

    demand: Mapped[Demand] = relationship(back_populates="positions")
    voice: Mapped[PositionVoice | None] = relationship(cascade="all, delete-orphan", single_parent=True)

    def describe(
        self,
        stance: Stance,
        effective: Effective,
        *,
        today: dt.date,
        disclosure: Disclosure,
        condition: str,
        text: str,
        source_id: int | None,
    ) -> None:
        """Raises RuleBroken for a missing condition, and for a date after `today`, the negotiation's clock."""
        conditional = stance is Stance.ACCEPTS_WITH_CONDITIONS
        if conditional and not condition.strip():
            raise RuleBroken("The condition is missing.", "Say on what condition the party accepts.")
        if effective.date > today:
            raise RuleBroken(
                f"A position cannot be dated in the future ({short_day(effective.date)}); "
                f"the clock of this negotiation stands at {short_day(today)}.",
                "Enter the date on which it was taken.",
            )
        self.stance, self.disclosure = stance, disclosure
        self.condition = condition.strip() if conditional else ""
        self.text, self.source_id = text.strip(), source_id
        self.hold_from(effective)

    def voiced_by(self, person_id: int | None, delegation_id: int | None) -> None:
        """Whose voice it was; without either it is the party's as a whole."""
        if person_id is None and delegation_id is None:
            self.voice = None
        elif self.voice is None:
            self.voice = PositionVoice(demand_id=self.demand_id, person_id=person_id, delegation_id=delegation_id)
        else:
            self.voice.person_id, self.voice.delegation_id = person_id, delegation_id
