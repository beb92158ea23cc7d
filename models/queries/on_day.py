"""What existed on a day of the past, and how a meeting stood on it: the rules of "as of" as parts of a SELECT.

Demands have rules of their own (`models.queries.demand_filter`): they are there from the first step of their series.
The rules and their reasons are told in docs/domain.md and in the decision 0015.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, type_coerce

from models.column_types import ReadTable, WordType
from models.dates import moment, next_midnight
from models.queries import tables as t
from models.vocabulary import Kind, MeetingState
from models.workspace import Workspace

Condition = ColumnElement[bool]


class OnDay:
    """The conditions of one day. `past` is False for today (or later), where everything that is recorded exists."""

    def __init__(self, day: dt.date, today: dt.date, zone: str) -> None:
        self.day = min(day, today)
        self.past = self.day < today
        self.zone = zone

    @classmethod
    def of(cls, workspace: Workspace, as_of: dt.date | None) -> OnDay:
        """The day that a query is asked for; None, and every day after today, is today."""
        today = workspace.today()
        return cls(today if as_of is None else as_of, today, workspace.zone)

    @property
    def end(self) -> int:
        """UTC seconds of the midnight that ends the day in the negotiation's zone."""
        return next_midnight(self.day, self.zone)

    # ------------------------------------------------------------ meetings and incidents

    def meeting_state(self) -> ColumnElement[MeetingState]:
        """The state of a row of `meeting`: its newest step by then; before all steps, what was entered first."""
        if not self.past:
            return type_coerce(t.meeting.c.state, WordType(MeetingState))
        steps = t.meeting_state
        mine = select(steps.c.state).where(steps.c.meeting_id == t.meeting.c.id)
        newest = (
            mine.where(steps.c.effective <= self.day)
            .order_by(steps.c.effective.desc(), steps.c.id.desc())
            .limit(1)
            .correlate(t.meeting)
            .scalar_subquery()
        )
        first = mine.order_by(steps.c.id).limit(1).correlate(t.meeting).scalar_subquery()
        return type_coerce(func.coalesce(newest, first, t.meeting.c.state), WordType(MeetingState))

    def meeting_known(self) -> Condition:
        """A row of `meeting` exists: a step of its state or date is effective, it has begun, or it is the summit."""
        if not self.past:
            return t.meeting.c.id.is_not(None)
        head = t.negotiation
        return or_(
            t.meeting.c.start_at < self.end,
            *(
                exists(
                    select(series.c.id).where(series.c.meeting_id == t.meeting.c.id, series.c.effective <= self.day)
                ).correlate(t.meeting)
                for series in (t.meeting_state, t.meeting_date)
            ),
            t.meeting.c.id.in_(select(head.c.summit_id).where(head.c.summit_id.is_not(None))),
        )

    def incident_known(self) -> Condition:
        """A row of `incident` exists: it has begun."""
        return t.incident.c.start_at < self.end if self.past else t.incident.c.id.is_not(None)

    # ------------------------------------------------------------ what hangs on other records

    def cited(self) -> Condition:
        """A row of `citation` exists: its source was published by then, or does not say when."""
        if not self.past:
            return t.citation.c.id.is_not(None)
        later = select(t.source.c.id).where(t.source.c.published > self.day)
        return t.citation.c.source_id.not_in(later)

    def said(self) -> Condition:
        """A row of `statement` exists: by its own date, or else from the first day of what it is about."""
        table = t.statement
        if not self.past:
            return table.c.id.is_not(None)
        undated = and_(table.c.effective.is_(None), self._tied(Kind.STATEMENT, table, existing=True))
        return or_(table.c.effective <= self.day, undated)

    def stands(self) -> Condition:
        """A row of `obstacle` stands in the way: not resolved by then, and what it is about exists."""
        table = t.obstacle
        open_then = or_(table.c.resolved_on.is_(None), table.c.resolved_on > self.day)
        return and_(open_then, self.obstacle_known()) if self.past else open_then

    def obstacle_known(self) -> Condition:
        """A row of `obstacle` exists, resolved or not: from the first day of what it is about."""
        table = t.obstacle
        return self._dateless(Kind.OBSTACLE, table, table.c.id) if self.past else table.c.id.is_not(None)

    def published(self) -> Condition:
        """A row of `source` exists: it was published by then, or does not say when."""
        if not self.past:
            return t.source.c.id.is_not(None)
        return or_(t.source.c.published.is_(None), t.source.c.published <= self.day)

    def given(self) -> Condition:
        """A row of `fact_value` exists: its source was published by then, does not say when, or is not named."""
        if not self.past:
            return t.fact_value.c.id.is_not(None)
        later = select(t.source.c.id).where(t.source.c.published > self.day)
        return or_(t.fact_value.c.source_id.is_(None), t.fact_value.c.source_id.not_in(later))

    def objected(self) -> Condition:
        """A row of `contested_term` is contested: not withdrawn by then, and what its text is tied to exists."""
        table = t.contested_term
        open_then = or_(table.c.withdrawn_on.is_(None), table.c.withdrawn_on > self.day)
        if not self.past:
            return open_then
        return and_(open_then, self._dateless(Kind.INSTRUMENT, table, table.c.instrument_id))

    def role_held(self) -> Condition:
        """A row of `party_role` holds: from its first to its last day."""
        since, until = t.party_role.c.since, t.party_role.c.until
        return and_(or_(since.is_(None), since <= self.day), or_(until.is_(None), until >= self.day))

    def linked(self, kind: Kind, record_id: int) -> bool | Condition:
        """The record at the other end of a link exists; texts have no date and are always there."""
        table = {Kind.DEMAND: t.demand, Kind.MEETING: t.meeting, Kind.INCIDENT: t.incident}.get(kind)
        if not self.past or table is None:
            return True
        return exists(select(table.c.id).where(table.c.id == record_id, self._known(kind)))

    def _known(self, kind: Kind) -> Condition:
        if kind is Kind.MEETING:
            return self.meeting_known()
        return self.demand_known() if kind is Kind.DEMAND else self.incident_known()

    def demand_known(self) -> Condition:
        """A row of `demand` exists: a step of its status is effective."""
        steps = t.status_change
        return exists(
            select(steps.c.id).where(steps.c.demand_id == t.demand.c.id, steps.c.effective <= self.day)
        ).correlate(t.demand)

    def _dateless(self, kind: Kind, table: ReadTable, record: ColumnElement[object]) -> Condition:
        """What has no date of its own is there from the first day of what it is tied to; tied to nothing, always."""
        return or_(
            self._tied(kind, table, existing=True, at=record), ~self._tied(kind, table, existing=False, at=record)
        )

    def _tied(
        self, kind: Kind, table: ReadTable, *, existing: bool, at: ColumnElement[object] | None = None
    ) -> Condition:
        """A link, of either direction, leads to a demand or a meeting (that exists on the day)."""
        record = table.c.id if at is None else at
        link, found = t.link, []
        for other, others in ((Kind.DEMAND, t.demand), (Kind.MEETING, t.meeting)):
            there = select(others.c.id).where(self._known(other)) if existing else select(others.c.id)
            here = (link.c.from_kind == kind, link.c.from_id == record, link.c.to_kind == other)
            back = (link.c.to_kind == kind, link.c.to_id == record, link.c.from_kind == other)
            found += [
                exists(select(link.c.id).where(*here, link.c.to_id.in_(there)).correlate(table)),
                exists(select(link.c.id).where(*back, link.c.from_id.in_(there)).correlate(table)),
            ]
        return or_(*found)


def days_of_change(workspace: Workspace) -> tuple[dt.date, ...]:
    """The days up to today on which something took effect: statuses, positions, states, attendance, what began.

    Oldest first. These are the steps of playing the way to today.
    """
    today, zone = workspace.today(), workspace.zone
    found: set[dt.date] = set()
    with workspace.reading() as connection:
        for series in (t.status_change, t.position, t.meeting_state, t.meeting_date, t.attendance, t.statement):
            query = select(series.c.effective).where(series.c.effective <= today).distinct()
            found.update(row.effective for row in connection.execute(query).all())
        end = next_midnight(today, zone)
        for table in (t.incident, t.meeting):
            starts = select(table.c.start_at).where(table.c.start_at < end).distinct()
            found.update(moment(row.start_at, zone).date() for row in connection.execute(starts).all())
    return tuple(sorted(found))
