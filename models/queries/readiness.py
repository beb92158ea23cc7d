"""The way to the summit in numbers, each with the list behind it, and how the agreed demands grew. One query a number.

The numbers are those of the board's header (`models.queries.summary.totals`); a test holds them together. `public`
leaves confidential records out, as a report for others does.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, case, func, or_, select, true
from sqlalchemy.engine import Connection

from models.column_types import ReadTable
from models.dates import When
from models.kept.tables import SETTLED
from models.queries import tables as t
from models.queries.demand_filter import Demands
from models.queries.meeting_dates import dates_on
from models.queries.on_day import OnDay
from models.queries.when import when_of
from models.records import BoardFilter, BurnStep, Readiness, Ref
from models.vocabulary import (
    Disclosure,
    Involvement,
    Kind,
    MeetingKind,
    MeetingState,
    Presence,
    Status,
)
from models.workspace import Workspace

#: The statuses that wait for the summit: everything but what is agreed or taken back.
OPEN = tuple(status for status in Status if status not in SETTLED)
#: What stands on the timeline and is no meeting of the parties.
_NO_MEETING = (MeetingKind.STATEMENT, MeetingKind.PRECEDENT, MeetingKind.AGREEMENT)
_OVER = (MeetingState.CANCELLED, MeetingState.HELD)

AnyQuery = Select[*tuple[object, ...]]


def readiness(workspace: Workspace, *, as_of: dt.date | None = None, public: bool = False) -> Readiness:
    """The state of the way on a day; None is today, and so is every day after it."""
    with workspace.reading() as connection:
        return Day(connection, workspace, as_of, public=public).readiness()


class Day:
    """One day of one snapshot: what is open on it, as SELECTs that count and that `open_lists` reads lines from."""

    def __init__(self, connection: Connection, workspace: Workspace, as_of: dt.date | None, *, public: bool) -> None:
        self.connection, self._public = connection, public
        self.demands = Demands(workspace.today(), BoardFilter(), as_of)
        self.on_day = OnDay.of(workspace, as_of)
        self.summit = self._find_summit()

    def readiness(self) -> Readiness:
        demands, agreed = self._tabled()
        summit = self.summit
        return Readiness(
            day=self.on_day.day,
            past=self.on_day.past,
            zone=self.on_day.zone,
            summit=None if summit is None else Ref(Kind.MEETING, summit[0]),
            summit_title="" if summit is None else summit[1],
            summit_when=None if summit is None else summit[2],
            days_left=None if summit is None else (summit[2].first_day - self.on_day.day).days,
            demands=demands,
            agreed=agreed,
            open_demands=demands - agreed,
            missing_positions=self._count(self.missing()),
            contested_terms=self._count(self.terms()),
            unconfirmed=self._count(self.unsure()),
            meetings_to_come=self._count(self.to_come()),
            steps=self._steps(),
        )

    # ------------------------------------------------------------ helpers

    def _count(self, query: AnyQuery) -> int:
        return self.connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()

    def shown(self, table: ReadTable) -> ColumnElement[bool]:
        return table.c.confidential.is_(False) if self._public else true()

    def _find_summit(self) -> tuple[int, str, When] | None:
        query = (
            select(t.meeting)
            .join_from(t.meeting, t.negotiation, t.negotiation.c.summit_id == t.meeting.c.id)
            .where(self.shown(t.meeting))
        )
        row = self.connection.execute(query).first()
        if row is None:
            return None
        held = dates_on(self.connection, [row.id], self.on_day.day) if self.on_day.past else {}
        return row.id, row.title, held.get(row.id) or when_of(row)

    # ------------------------------------------------------------ demands

    def _tabled(self) -> tuple[int, int]:
        """How many demands are not withdrawn, and how many of them are agreed."""
        status = self.demands.status
        agreed = func.coalesce(func.sum(case((status == Status.AGREED, 1), else_=0)), 0)
        query = self.demands.among(select(func.count(), agreed)).where(status != Status.WITHDRAWN, self.shown(t.demand))
        count, done = self.connection.execute(query).one()
        return int(count), int(done)

    def _steps(self) -> tuple[BurnStep, ...]:
        """Each day's gain, reckoned in the data base: a step is compared with the one before it of its demand."""
        s = t.status_change
        before = func.lag(s.c.status).over(partition_by=s.c.demand_id, order_by=(s.c.effective, s.c.id))
        query = select(s.c.effective, s.c.status, before.label("before")).where(s.c.effective <= self.on_day.day)
        if self._public:
            query = query.join_from(s, t.demand, t.demand.c.id == s.c.demand_id).where(self.shown(t.demand))
        moves = query.subquery()

        def held(status: Status) -> ColumnElement[int]:
            """1 where a step comes to the status, -1 where it leaves it."""
            comes = case((moves.c.status == status, 1), else_=0)
            leaves = case((moves.c.before == status.value, 1), else_=0)
            return func.sum(comes - leaves)

        first = func.sum(case((moves.c.before.is_(None), 1), else_=0))
        gains = (
            select(
                moves.c.effective,
                held(Status.AGREED).label("agreed"),
                (first - held(Status.WITHDRAWN)).label("demands"),
            )
            .group_by(moves.c.effective)
            .order_by(moves.c.effective)
        )
        steps: list[BurnStep] = []
        agreed = demands = 0
        for row in self.connection.execute(gains).all():
            agreed, demands = agreed + row.agreed, demands + row.demands
            steps.append(BurnStep(row.effective, agreed, demands))
        return tuple(steps)

    # ------------------------------------------------------------ positions

    def missing(self) -> AnyQuery:
        """The parties that are asked and have no position, over the demands that still wait for one."""
        asked, p = t.demand_party, t.position
        given = [
            p.c.demand_id == asked.c.demand_id,
            p.c.party_id == asked.c.party_id,
            p.c.effective <= self.on_day.day,
        ]
        if self._public:
            given.append(p.c.disclosure == Disclosure.PUBLIC)
        waiting = self.demands.among(select(t.demand.c.id)).where(self.demands.status.in_(OPEN), self.shown(t.demand))
        return select(asked.c.demand_id, asked.c.party_id).where(
            asked.c.involvement == Involvement.ADDRESSED_TO,
            asked.c.demand_id.in_(waiting),
            ~select(p.c.id).where(*given).exists(),
        )

    # ------------------------------------------------------------ terms

    def terms(self) -> AnyQuery:
        c = t.contested_term
        return (
            select(c.c.term, t.instrument.c.title, t.party.c.name, c.c.party_id, tied_demand().label("demand_id"))
            .join_from(c, t.instrument, t.instrument.c.id == c.c.instrument_id)
            .join(t.party, t.party.c.id == c.c.party_id)
            .where(self.on_day.objected(), self.shown(t.instrument))
        )

    # ------------------------------------------------------------ attendance

    def unsure(self) -> AnyQuery:
        """Parties and persons whose newest word on a meeting is not their own."""
        a = t.attendance
        newest = func.row_number().over(
            partition_by=(a.c.meeting_id, a.c.party_id, a.c.person_id),
            order_by=(a.c.effective.desc(), a.c.id.desc()),
        )
        steps = (
            select(a.c.meeting_id, a.c.party_id, a.c.person_id, a.c.presence, newest.label("place"))
            .join_from(a, t.meeting, t.meeting.c.id == a.c.meeting_id)
            .where(
                a.c.effective <= self.on_day.day,
                self.on_day.meeting_known(),
                self.on_day.meeting_state().not_in(_OVER),
                self.shown(t.meeting),
            )
            .subquery()
        )
        unsure = [presence for presence in Presence if presence.open]
        return select(steps).where(steps.c.place == 1, steps.c.presence.in_(unsure))

    # ------------------------------------------------------------ meetings

    def to_come(self) -> AnyQuery:
        """The ids of meetings that begin after the day and before the summit has ended, the summit itself apart."""
        m, begins = t.meeting, self.on_day.end
        until = None if self.summit is None else self.summit[2].end
        if until is not None and until <= begins:
            until = None  # the summit is over: whatever comes is still to come
        ahead = and_(m.c.start_at >= begins, true() if until is None else m.c.start_at < until)
        # A meeting that was moved since is looked at with the date that it had then; those are few.
        moved = dates_on(self.connection, None, self.on_day.day) if self.on_day.past else {}
        if moved:
            then = [key for key, when in moved.items() if begins <= when.start < (until or when.start + 1)]
            ahead = or_(and_(ahead, m.c.id.not_in(list(moved))), m.c.id.in_(then))
        return select(m.c.id).where(
            ahead,
            self.on_day.meeting_known(),
            self.on_day.meeting_state().not_in((*_OVER, MeetingState.DENIED)),
            m.c.kind.not_in(_NO_MEETING),
            true() if self.summit is None else m.c.id != self.summit[0],
            self.shown(m),
        )


def tied_demand() -> ScalarSelect[object]:
    """The first demand that a row of `instrument` is linked with, whichever way the link goes."""
    link, text = t.link, t.instrument
    here = and_(link.c.from_kind == Kind.INSTRUMENT, link.c.from_id == text.c.id, link.c.to_kind == Kind.DEMAND)
    back = and_(link.c.to_kind == Kind.INSTRUMENT, link.c.to_id == text.c.id, link.c.from_kind == Kind.DEMAND)
    found: ScalarSelect[object] = (
        select(func.min(case((here, link.c.to_id), else_=link.c.from_id)))
        .where(or_(here, back))
        .correlate(text)
        .scalar_subquery()
    )
    return found
