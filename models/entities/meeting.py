"""Meetings and other events that lead to the summit: states, dates, who attends, what is on the agenda."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.dates import When, short_day
from models.entities.base import Base, Dated, EffectiveFrom, Journaled, Row, WordType, filled
from models.errors import RuleBroken
from models.records import Effective, Ref
from models.vocabulary import Kind, Lane, MeetingKind, MeetingState, Presence, Track

_WAY_OUT = {
    MeetingState.HELD: "Correct its date instead, or set another state first.",
    MeetingState.CANCELLED: "Reinstate it first, then move it.",
    MeetingState.DENIED: "Set another state first, then move it.",
}


class Meeting(Journaled, Dated, Base):
    """A meeting, a call, a statement, a signing, a summit. `state` mirrors the newest step of its series.

    `when` mirrors the newest of `dates`; a meeting that was never moved has none and has always had its one date.
    """

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
    dates: Mapped[list[MeetingDate]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="(MeetingDate.effective, MeetingDate.id)"
    )
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

    def move_to(
        self, when: When, effective: Effective, today: dt.date, *, reason: str, source_id: int | None
    ) -> MeetingDate | None:
        """Postpone it or bring it forward; the date it had stays as a step of the series. None where nothing changes.

        A second move of the same effective day without a word of reason only corrects the first: somebody is still
        dragging. Raises RuleBroken for a meeting that is over or off, and for an effective date after `today`.
        """
        if not self.state.movable:
            raise RuleBroken(f"“{self.title}” is {self.state.word}: it cannot be moved.", _WAY_OUT[self.state])
        if effective.date > today:
            raise RuleBroken(
                f"A move cannot take effect after today ({short_day(today)}).",
                "Enter the day on which it was announced.",
            )
        newest = self.dates[-1] if self.dates else None
        if when == (newest or self).when:
            return None
        if newest is not None and len(self.dates) > 1 and newest.effective == effective.date:
            silent = not (newest.reason or newest.source_id or reason.strip() or source_id)
            if silent:
                return self._amend_newest(newest, when)
        first = self.dates[0] if self.dates else self._keep_first_date()
        first.effective = min(first.effective, effective.date)
        step = MeetingDate(reason=reason.strip(), source_id=source_id)
        step.when = when
        step.hold_from(effective)
        self.dates.append(step)
        if newest is None or effective.date >= newest.effective:
            self.when = when
        return step

    def correct_date(self, when: When) -> None:
        """It was only entered wrongly: the newest step says the same, and nothing is counted."""
        self.when = when
        if self.dates:
            self.dates[-1].when = when

    def _keep_first_date(self) -> MeetingDate:
        first = MeetingDate(reason="", source_id=None)
        first.when = self.when
        first.hold_from(Effective(min((step.effective for step in self.states), default=dt.date.max)))
        self.dates.append(first)
        return first

    def _amend_newest(self, newest: MeetingDate, when: When) -> MeetingDate | None:
        self.when = when
        if when != self.dates[-2].when:
            newest.when = when
            return newest
        self.dates.remove(newest)
        return None

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


class MeetingDate(_OfMeeting, Dated, EffectiveFrom, Base):
    """The date that a meeting had from a day on. The first step is the date before it was ever moved."""

    __tablename__ = "meeting_date"

    reason: Mapped[str] = mapped_column(default="")
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))

    meeting: Mapped[Meeting] = relationship(back_populates="dates")


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
