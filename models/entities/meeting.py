"""Meetings and other events that lead to the summit: their states, who attends, what is on the agenda."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.entities.base import Base, Dated, EffectiveFrom, Journaled, Row, WordType, filled
from models.errors import RuleBroken
from models.records import Effective, Ref
from models.vocabulary import Kind, Lane, MeetingKind, MeetingState, Presence, Track


class Meeting(Journaled, Dated, Base):
    """A meeting, a call, a statement, a signing, a summit. `state` mirrors the newest step of its series."""

    __tablename__ = "meeting"
    __table_args__ = (Index("ix_meeting_start", "start_at"),)

    title: Mapped[str]
    kind: Mapped[MeetingKind] = mapped_column(WordType(MeetingKind))
    lane: Mapped[Lane] = mapped_column(WordType(Lane))
    track: Mapped[Track] = mapped_column(WordType(Track), default=Track.OFFICIAL)
    state: Mapped[MeetingState] = mapped_column(WordType(MeetingState))
    place: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    confidential: Mapped[bool] = mapped_column(default=False)

    states: Mapped[list[MeetingStateChange]] = relationship(back_populates="meeting", cascade="all, delete-orphan")
    attendance: Mapped[list[Attendance]] = relationship(back_populates="meeting", cascade="all, delete-orphan")
    agenda: Mapped[list[AgendaItem]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="AgendaItem.place_in_list"
    )

    def describe(self, *, title: str, kind: MeetingKind, lane: Lane, place: str, note: str) -> None:
        """Raises RuleBroken for an empty title."""
        self.title = filled("The meeting’s title", title)
        self.kind, self.lane, self.place, self.note = kind, lane, place.strip(), note.strip()

    def record_state(
        self,
        state: MeetingState,
        effective: Effective,
        *,
        announced_by: str,
        reason: str,
        source_id: int | None,
    ) -> MeetingStateChange:
        """Add a step. Raises RuleBroken where the newest step says the same already."""
        newest = max(self.states, key=lambda step: (step.effective, step.id or 1 << 63), default=None)
        if newest is not None and newest.state is state and not announced_by:
            raise RuleBroken(f"“{self.title}” is {state.word} already.", "Choose another state.")
        step = MeetingStateChange(
            state=state, announced_by=announced_by.strip(), reason=reason.strip(), source_id=source_id
        )
        step.hold_from(effective)
        self.states.append(step)
        if newest is None or effective.date >= newest.effective:
            self.state = state
        return step

    def record_attendance(
        self,
        party_id: int,
        person_id: int | None,
        presence: Presence,
        effective: Effective,
        *,
        announced_by: str,
        condition: str,
        source_id: int | None,
    ) -> Attendance:
        """Add a step to the attendance of a party or person; earlier ones, also contrary ones, are kept."""
        step = Attendance(
            party_id=party_id,
            person_id=person_id,
            presence=presence,
            announced_by=announced_by.strip(),
            condition=condition.strip(),
            source_id=source_id,
        )
        step.hold_from(effective)
        self.attendance.append(step)
        return step

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return (Ref(Kind.MEETING, int(str(row["id"]))),)


class _OfMeeting(Journaled):
    """Mixin: a part of one meeting; its change is news about the meeting."""

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return (Ref(Kind.MEETING, int(str(row["meeting_id"]))),)


class MeetingStateChange(_OfMeeting, EffectiveFrom, Base):
    __tablename__ = "meeting_state"

    state: Mapped[MeetingState] = mapped_column(WordType(MeetingState))
    announced_by: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))

    meeting: Mapped[Meeting] = relationship(back_populates="states")


class Attendance(_OfMeeting, EffectiveFrom, Base):
    """One word on whether a party or a person comes; the newest effective one counts, the others stay."""

    __tablename__ = "attendance"

    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    presence: Mapped[Presence] = mapped_column(WordType(Presence))
    announced_by: Mapped[str] = mapped_column(default="")
    condition: Mapped[str] = mapped_column(default="")
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))

    meeting: Mapped[Meeting] = relationship(back_populates="attendance")


class AgendaItem(_OfMeeting, Base):
    __tablename__ = "agenda_item"

    place_in_list: Mapped[int] = mapped_column(Integer, default=0)
    text: Mapped[str]
    demand_id: Mapped[int | None] = mapped_column(ForeignKey("demand.id"), index=True)

    meeting: Mapped[Meeting] = relationship(back_populates="agenda")

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        demand = row["demand_id"]
        about = (Ref(Kind.DEMAND, demand),) if isinstance(demand, int) else ()
        return super().concerns(row) + about
