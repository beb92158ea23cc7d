"""The parts of one party's page as records, each read on its own; which of them make a page is `party_page`'s."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.engine import Connection

from models.column_types import ReadTable
from models.queries import tables as t
from models.queries.demand_filter import Demands
from models.queries.evidence import AnyRow, effective_of, read_statements, source_names
from models.queries.meeting_dates import dates_on
from models.queries.on_day import OnDay
from models.queries.when import when_of
from models.records import (
    BoardFilter,
    DelegationRecord,
    ObjectionRecord,
    PartyDemand,
    PartyMeeting,
    PartyPerson,
    PartyStance,
    RoleRecord,
    SeatRecord,
    SourceRecord,
    StakeRecord,
    StatementRecord,
)
from models.vocabulary import Involvement, MeetingState, Stance

#: A page holds at most so many demands, stances, meetings and statements; demands are counted beyond that.
MOST = 400


class PartyParts:
    """Reads the parts of one party's page, each with a query or two of its own."""

    def __init__(self, connection: Connection, on_day: OnDay, today: dt.date, party_id: int) -> None:
        self._connection = connection
        self._on_day = on_day
        self._today = today
        self._party_id = party_id
        self._sources: dict[int, SourceRecord] = source_names(connection)

    def _outlet(self, source_id: int | None) -> str:
        return self._sources[source_id].outlet if source_id in self._sources else ""

    def _begun(self, table: ReadTable) -> ColumnElement[bool]:
        """What has begun by the day; today also what is still to come."""
        if not self._on_day.past:
            return table.c.id.is_not(None)
        return or_(table.c.since.is_(None), table.c.since <= self._on_day.day)

    def _holds(self, row: AnyRow) -> bool:
        day = self._on_day.day
        return (row.since is None or row.since <= day) and (row.until is None or row.until >= day)

    # ------------------------------------------------------------ who it is

    def roles(self) -> tuple[RoleRecord, ...]:
        """Those that hold first, each kind by its first day."""
        table = t.party_role
        query = select(table).where(table.c.party_id == self._party_id, self._begun(table)).order_by(table.c.id)
        found = [
            RoleRecord(row.id, row.role, row.since, row.until, self._holds(row))
            for row in self._connection.execute(query).all()
        ]
        return tuple(sorted(found, key=lambda one: (not one.held, one.since or dt.date.min, one.id)))

    def delegations(self) -> tuple[DelegationRecord, ...]:
        """In their order; seats that hold first, the head before the members."""
        d, m = t.delegation, t.delegation_member
        seats: dict[int, list[SeatRecord]] = defaultdict(list)
        query = (
            select(m, t.person.c.name)
            .join_from(m, t.person, t.person.c.id == m.c.person_id)
            .join(d, d.c.id == m.c.delegation_id)
            .where(d.c.party_id == self._party_id, self._begun(m))
            .order_by(m.c.id)
        )
        for row in self._connection.execute(query).all():
            seats[row.delegation_id].append(
                SeatRecord(
                    row.id, row.person_id, row.name, row.office, row.head, row.since, row.until, self._holds(row)
                )
            )
        for sitting in seats.values():
            sitting.sort(key=lambda seat: (not seat.held, not seat.head, seat.since or dt.date.min, seat.id))
        rows = self._connection.execute(
            select(d).where(d.c.party_id == self._party_id).order_by(d.c.place_in_list, d.c.id)
        ).all()
        return tuple(DelegationRecord(row.id, row.party_id, row.name, row.note, tuple(seats[row.id])) for row in rows)

    def people(self, delegations: tuple[DelegationRecord, ...]) -> tuple[PartyPerson, ...]:
        sits_in: dict[int, list[str]] = defaultdict(list)
        for delegation in delegations:
            for seat in delegation.seats:
                if seat.held:
                    sits_in[seat.person_id].append(delegation.name)
        query = select(t.person).where(t.person.c.party_id == self._party_id).order_by(t.person.c.id)
        return tuple(
            PartyPerson(row.id, row.name, row.office, row.note, tuple(sits_in[row.id]))
            for row in self._connection.execute(query).all()
        )

    # ------------------------------------------------------------ where it stands

    def demands(self) -> tuple[int, tuple[PartyDemand, ...]]:
        """How many there are; and what it tables first, then what it is asked, then what it stands beside."""
        d, dp, p = t.demand, t.demand_party, t.position
        demands = Demands(self._today, BoardFilter(), self._on_day.day if self._on_day.past else None)
        mine = dp.c.party_id == self._party_id
        counted = demands.among(select(func.count())).join(dp, dp.c.demand_id == d.c.id).where(mine)
        count = int(str(self._connection.execute(counted).scalar_one()))
        stance = (
            select(p.c.stance)
            .where(p.c.demand_id == d.c.id, p.c.party_id == self._party_id, p.c.effective <= self._on_day.day)
            .order_by(p.c.effective.desc(), p.c.id.desc())
            .limit(1)
            .correlate(d)
            .scalar_subquery()
        )
        query = demands.among(
            select(
                d.c.id, d.c.number, d.c.title, d.c.confidential, demands.status.label("status_then"), dp.c.involvement,
                stance.label("stance"),
            )
        )  # fmt: skip
        query = query.join(dp, dp.c.demand_id == d.c.id).where(mine).order_by(d.c.number).limit(MOST)
        order = tuple(Involvement)
        found = [
            PartyDemand(
                row.id,
                f"D-{row.number}",
                row.title,
                row.status_then,
                Involvement(row.involvement),
                _stance_of(Involvement(row.involvement), row.stance),
                row.confidential,
            )
            for row in self._connection.execute(query).all()
        ]
        return count, tuple(sorted(found, key=lambda one: order.index(one.involvement)))

    def stances(self) -> tuple[PartyStance, ...]:
        """Newest first: by their effective date, on the same day the newest entry."""
        p, v = t.position, t.position_voice
        query = (
            select(
                p,
                t.demand.c.number,
                t.demand.c.title,
                t.person.c.name.label("person"),
                t.delegation.c.name.label("body"),
            )
            .join_from(p, t.demand, t.demand.c.id == p.c.demand_id)
            .outerjoin(v, v.c.position_id == p.c.id)
            .outerjoin(t.person, t.person.c.id == v.c.person_id)
            .outerjoin(t.delegation, t.delegation.c.id == v.c.delegation_id)
            .where(p.c.party_id == self._party_id, p.c.effective <= self._on_day.day)
            .order_by(p.c.effective.desc(), p.c.id.desc())
            .limit(MOST)
        )
        seen: set[int] = set()
        found = []
        for row in self._connection.execute(query).all():
            found.append(
                PartyStance(
                    demand_id=row.demand_id,
                    ref=f"D-{row.number}",
                    title=row.title,
                    stance=row.stance,
                    disclosure=row.disclosure,
                    condition=row.condition,
                    text=row.text,
                    source=self._outlet(row.source_id),
                    voice=", ".join(name for name in (row.person, row.body) if name),
                    effective=effective_of(row),
                    newest=row.demand_id not in seen,
                )
            )
            seen.add(row.demand_id)
        return tuple(found)

    def stakes(self) -> tuple[StakeRecord, ...]:
        """Those that hold first; red lines before interests."""
        s = t.stake
        query = (
            select(s, t.demand.c.number, t.demand.c.title)
            .outerjoin(t.demand, t.demand.c.id == s.c.demand_id)
            .where(s.c.party_id == self._party_id, self._begun(s))
            .order_by(s.c.id)
        )
        found = [
            StakeRecord(
                row.id,
                row.kind,
                row.text,
                row.demand_id if row.number is not None else None,
                "" if row.number is None else f"D-{row.number} {row.title}",
                self._outlet(row.source_id),
                row.note,
                row.since,
                row.until,
                self._holds(row),
                row.confidential,
            )
            for row in self._connection.execute(query).all()
        ]
        return tuple(sorted(found, key=lambda one: (not one.held, one.kind.value != "red_line", one.id)))

    # ------------------------------------------------------------ what it did and said

    def meetings(self) -> tuple[PartyMeeting, ...]:
        """The newest word on each coming; what is to come first by date, then what was, the latest first."""
        a, m = t.attendance, t.meeting
        newest = func.row_number().over(
            partition_by=(a.c.meeting_id, a.c.person_id), order_by=(a.c.effective.desc(), a.c.id.desc())
        )
        words = (
            select(a.c.id, newest.label("place"))
            .where(a.c.party_id == self._party_id, a.c.effective <= self._on_day.day)
            .subquery("words")
        )
        query = (
            select(
                m, self._on_day.meeting_state().label("state_then"), a.c.presence, a.c.announced_by, a.c.condition,
                a.c.source_id, t.person.c.name.label("person_name"),
            )
            .join_from(words, a, a.c.id == words.c.id)
            .join(m, m.c.id == a.c.meeting_id)
            .outerjoin(t.person, t.person.c.id == a.c.person_id)
            .where(words.c.place == 1, self._on_day.meeting_known())
            .order_by(m.c.start_at.desc(), a.c.id)
            .limit(MOST)
        )  # fmt: skip
        rows = self._connection.execute(query).all()
        dates = dates_on(self._connection, [row.id for row in rows], self._on_day.day) if self._on_day.past else {}
        found = [
            PartyMeeting(
                id=row.id,
                title=row.title,
                kind=row.kind,
                state=MeetingState(row.state_then),
                when=dates.get(row.id) or when_of(row),
                person=row.person_name or "",
                presence=row.presence,
                announced_by=row.announced_by,
                condition=row.condition,
                source=self._outlet(row.source_id),
                confidential=row.confidential,
            )
            for row in rows
        ]
        return tuple(
            sorted(
                found,
                key=lambda one: (not one.state.movable, one.when.start if one.state.movable else -one.when.start),
            )
        )

    def statements(self, people: list[int]) -> tuple[StatementRecord, ...]:
        """What the party or one of its people said, the newest first, undated ones last."""
        s = t.statement
        by = or_(s.c.party_id == self._party_id, s.c.person_id.in_(people))
        query = select(s).where(by, self._on_day.said()).limit(MOST)
        found = read_statements(self._connection, query)
        return tuple(sorted(found, key=lambda one: -one.effective.date.toordinal() if one.effective is not None else 0))

    def objections(self) -> tuple[ObjectionRecord, ...]:
        c = t.contested_term
        query = (
            select(c, t.instrument.c.title, t.instrument.c.confidential)
            .join_from(c, t.instrument, t.instrument.c.id == c.c.instrument_id)
            .where(c.c.party_id == self._party_id)
            .order_by(c.c.id)
        )
        if self._on_day.past:
            query = query.where(self._on_day.objected())
        day = self._on_day.day
        return tuple(
            ObjectionRecord(
                row.id,
                row.term,
                row.instrument_id,
                row.title,
                row.outcome,
                row.withdrawn_on is None or row.withdrawn_on > day,
                row.confidential,
            )
            for row in self._connection.execute(query).all()
        )


def _stance_of(involvement: Involvement, recorded: object) -> Stance | None:
    """As on the card: who tables has none, who is asked and silent has "none recorded", who stands beside may."""
    if involvement is Involvement.TABLED_BY:
        return None
    if recorded is not None:
        return Stance(str(recorded))
    return Stance.NONE_RECORDED if involvement is Involvement.ADDRESSED_TO else None
