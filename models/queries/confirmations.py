"""Attendance over all meetings: the newest word on each party and person, who said so, on what condition, how sure.

Which words contradict is `models.attendance`'s rule. The number that is open is the one in the board's header
(`models.queries.summary`); a test holds them together.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import ColumnElement, Row, case, func, or_, select
from sqlalchemy.engine import Connection

from models import attendance as rule
from models.dates import When
from models.kept.tables import CLOSED
from models.queries import attendance, cards
from models.queries import tables as t
from models.queries.evidence import source_names
from models.queries.meeting_dates import dates_on
from models.queries.on_day import OnDay
from models.queries.when import when_of
from models.records import AttendanceRecord, ConfirmationFilter, ConfirmationRecord, LinkRecord, Ref
from models.vocabulary import Kind, MeetingState, Presence
from models.workspace import Workspace

#: So many lines are read; the list says when there are more.
MOST_LISTED = 1_000
#: So many are looked through for contrary words.
_MOST_SIFTED = 20_000

AnyRow = Row[*tuple[object, ...]]
Who = tuple[int, int, int | None]


class Confirmations(NamedTuple):
    """The lines: what is to come by its date, then what is over, the last first. `more`: others were not read."""

    lines: tuple[ConfirmationRecord, ...]
    more: bool


def confirmations(
    workspace: Workspace,
    wanted: ConfirmationFilter | None = None,
    *,
    as_of: dt.date | None = None,
    public: bool = False,
    limit: int = MOST_LISTED,
) -> Confirmations:
    """What the filter lets through, as of a day; `public` leaves confidential meetings out."""
    with workspace.reading() as connection:
        return _Reader(connection, workspace, as_of, public=public).read(wanted or ConfirmationFilter(), limit)


def meetings_attended(workspace: Workspace, *, as_of: dt.date | None = None) -> tuple[tuple[int, str], ...]:
    """Every meeting that there are words on, by its date: id and title, to choose from."""
    on_day = OnDay.of(workspace, as_of)
    told = select(t.attendance.c.meeting_id).where(t.attendance.c.effective <= on_day.day)
    query = (
        select(t.meeting.c.id, t.meeting.c.title)
        .where(t.meeting.c.id.in_(told), on_day.meeting_known())
        .order_by(t.meeting.c.start_at, t.meeting.c.id)
        .limit(MOST_LISTED)
    )
    with workspace.reading() as connection:
        return tuple((row.id, row.title) for row in connection.execute(query).all())


def named_demands(workspace: Workspace, text: str, *, as_of: dt.date | None = None) -> tuple[LinkRecord, ...]:
    """The demands that a condition names by their references, such as "D-5"; those that are not there are left out."""
    numbers = rule.named_references(text)
    if not numbers:
        return ()
    on_day = OnDay.of(workspace, as_of)
    query = select(t.demand).where(t.demand.c.number.in_(numbers)).order_by(t.demand.c.number)
    with workspace.reading() as connection:
        if on_day.past:
            query = query.where(on_day.demand_known())
        return tuple(
            LinkRecord(Ref(Kind.DEMAND, row.id), f"D-{row.number}", row.title, "")
            for row in connection.execute(query).all()
        )


class _Reader:
    def __init__(self, connection: Connection, workspace: Workspace, as_of: dt.date | None, *, public: bool) -> None:
        self._connection, self._public = connection, public
        self._on_day = OnDay.of(workspace, as_of)

    def read(self, wanted: ConfirmationFilter, limit: int) -> Confirmations:
        sifted = wanted.contradicted
        keys = self._keys(wanted, _MOST_SIFTED if sifted else limit + 1)
        lines = self._lines(keys)
        if sifted:
            lines = [line for line in lines if line.contrary]
        if wanted.conditional:
            lines = [line for line in lines if line.conditions]
        return Confirmations(tuple(lines[:limit]), len(lines) > limit)

    def _keys(self, wanted: ConfirmationFilter, limit: int) -> list[Who]:
        """Whose words to read: meeting, party and person; meetings to come first, then those that are over."""
        a, m = t.attendance, t.meeting
        newest = func.row_number().over(
            partition_by=(a.c.meeting_id, a.c.party_id, a.c.person_id), order_by=(a.c.effective.desc(), a.c.id.desc())
        )
        told = (
            select(a.c.meeting_id, a.c.party_id, a.c.person_id, a.c.presence, newest.label("place"))
            .where(a.c.effective <= self._on_day.day, *self._which(wanted))
            .subquery()
        )
        to_come = self._on_day.meeting_state().not_in(CLOSED)
        query = (
            select(told.c.meeting_id, told.c.party_id, told.c.person_id)
            .join_from(told, m, m.c.id == told.c.meeting_id)
            .join(t.party, t.party.c.id == told.c.party_id)
            .outerjoin(t.person, t.person.c.id == told.c.person_id)
            .where(told.c.place == 1, self._on_day.meeting_known())
            .order_by(
                case((to_come, 0), else_=1),
                case((to_come, m.c.start_at), else_=-m.c.start_at),
                m.c.id,
                t.party.c.place_in_list,
                t.party.c.id,
                told.c.person_id,
            )
            .limit(limit)
        )
        if self._public:
            query = query.where(m.c.confidential.is_(False))
        if wanted.open_only:
            unsure = [presence for presence in Presence if presence.open]
            query = query.where(told.c.presence.in_(unsure), to_come)
        words = " ".join(wanted.text.split())
        if words:
            like = f"%{words.translate({37: chr(92) + '%', 95: chr(92) + '_', 92: chr(92) * 2})}%"
            fields = (m.c.title, t.party.c.name, t.party.c.code, t.person.c.name)
            query = query.where(or_(*(field.ilike(like, escape="\\") for field in fields), self._said(told, like)))
        return [(row.meeting_id, row.party_id, row.person_id) for row in self._connection.execute(query).all()]

    def _which(self, wanted: ConfirmationFilter) -> list[ColumnElement[bool]]:
        a, other = t.attendance, t.attendance.alias("other")
        mine = (
            other.c.meeting_id == a.c.meeting_id,
            other.c.party_id == a.c.party_id,
            other.c.person_id.is_not_distinct_from(a.c.person_id),
            other.c.effective <= self._on_day.day,
        )
        found: list[ColumnElement[bool]] = []
        if wanted.party_id is not None:
            found.append(a.c.party_id == wanted.party_id)
        if wanted.meeting_id is not None:
            found.append(a.c.meeting_id == wanted.meeting_id)
        if wanted.conditional:
            found.append(select(other.c.id).where(*mine, other.c.condition != "").exists())
        if wanted.contradicted:
            found.append(select(other.c.id).where(*mine, other.c.presence != a.c.presence).exists())
        return found

    def _said(self, told: object, like: str) -> ColumnElement[bool]:
        """Some word on them has it in who announced it or in its condition."""
        other, columns = t.attendance.alias("said"), told.c  # type: ignore[attr-defined]
        return (
            select(other.c.id)
            .where(
                other.c.meeting_id == columns.meeting_id,
                other.c.party_id == columns.party_id,
                other.c.person_id.is_not_distinct_from(columns.person_id),
                or_(other.c.announced_by.ilike(like, escape="\\"), other.c.condition.ilike(like, escape="\\")),
            )
            .exists()
        )

    def _lines(self, keys: list[Who]) -> list[ConfirmationRecord]:
        ids = sorted({meeting_id for meeting_id, _, _ in keys})
        meetings = self._meetings(ids)
        words = self._words(ids)
        return [self._line(meetings[key[0]], words[key]) for key in keys]

    def _line(self, meeting: tuple[AnyRow, When], steps: list[AttendanceRecord]) -> ConfirmationRecord:
        row, when = meeting
        open_still = row.state_then not in CLOSED and steps[-1].presence.open
        return ConfirmationRecord(
            meeting=Ref(Kind.MEETING, row.id),
            title=row.title,
            when=when,
            state=MeetingState(row.state_then),
            steps=tuple(steps),
            conditions=rule.conditions(steps),
            contrary=rule.contrary_words(steps),
            open=open_still,
        )

    def _meetings(self, ids: list[int]) -> dict[int, tuple[AnyRow, When]]:
        query = select(t.meeting, self._on_day.meeting_state().label("state_then")).where(
            cards.one_of(t.meeting.c.id, ids)
        )
        rows = self._connection.execute(query).all()
        held = dates_on(self._connection, ids, self._on_day.day) if self._on_day.past else {}
        return {row.id: (row, held.get(row.id) or when_of(row)) for row in rows}

    def _words(self, ids: Iterable[int]) -> dict[Who, list[AttendanceRecord]]:
        known = source_names(self._connection)
        a = t.attendance
        query = attendance.words().where(cards.one_of(a.c.meeting_id, sorted(ids)), a.c.effective <= self._on_day.day)
        found: dict[Who, list[AttendanceRecord]] = defaultdict(list)
        for row in self._connection.execute(query).all():
            source = known[row.source_id].outlet if row.source_id else ""
            found[row.meeting_id, row.party_id, row.person_id].append(attendance.word_of(row, source))
        return found
