"""What single events of the timeline say: by their addresses, in a handful of statements however many are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TypeVar

from sqlalchemy import Boolean, and_, or_, select, type_coerce
from sqlalchemy.engine import Connection

from models.column_types import ReadTable
from models.columns import EVENT_KINDS
from models.dates import When, midnight, next_midnight
from models.queries import tables as t
from models.queries.meeting_dates import dates_on
from models.queries.on_day import OnDay
from models.queries.timeline_columns import SLICE, Query, attending, noon_of
from models.queries.when import when_of
from models.records import Ref, StatusMark, TimelineEvent, TimelineLink
from models.vocabulary import Kind, Lane, Linkage, MeetingState, Precision

#: A statement is named by its speaker and so many letters of its words.
WORDS_SHOWN = 60
#: Kinds of record that stand somewhere on the timeline: events, and demands by their status changes.
PLACED = (*EVENT_KINDS, Kind.DEMAND)

T = TypeVar("T")


def events_by(connection: Connection, day: OnDay, refs: Collection[Ref] | None) -> list[TimelineEvent]:
    """The events of those addresses, or all of them, by start, as they stood on a day.

    What was not known yet on that day is there all the same, told as such: the timeline shows the way there.
    """
    summit_id = connection.execute(select(t.negotiation.c.summit_id)).scalar()
    codes = {row.id: row.code for row in connection.execute(select(t.party.c.id, t.party.c.code)).all()}
    reader = _Reader(connection, day, summit_id, codes)
    found = [
        *reader.meetings(_ids(refs, Kind.MEETING)),
        *reader.incidents(_ids(refs, Kind.INCIDENT)),
        *reader.statements(_ids(refs, Kind.STATEMENT)),
    ]
    return sorted(found, key=lambda event: event.when.start)


def _ids(refs: Collection[Ref] | None, kind: Kind) -> list[int] | None:
    return None if refs is None else [ref.id for ref in refs if ref.kind is kind]


def sliced(ids: list[int] | None, read: Callable[[list[int] | None], Iterable[T]]) -> list[T]:
    """What `read` finds for all the ids, asked slice by slice; with None for everything, asked once."""
    if ids is None:
        return list(read(None))
    return [found for first in range(0, len(ids), SLICE) for found in read(ids[first : first + SLICE])]


class _Reader:
    def __init__(self, connection: Connection, day: OnDay, summit_id: object, codes: dict[int, str]) -> None:
        self._connection, self._day = connection, day
        self._summit_id, self._codes = summit_id, codes

    def meetings(self, ids: list[int] | None) -> list[TimelineEvent]:
        return sliced(ids, self._meetings)

    def incidents(self, ids: list[int] | None) -> list[TimelineEvent]:
        return sliced(ids, self._incidents)

    def statements(self, ids: list[int] | None) -> list[TimelineEvent]:
        return sliced(ids, self._statements)

    def _meetings(self, ids: list[int] | None) -> Iterable[TimelineEvent]:
        day = self._day
        then = dates_on(self._connection, ids, day.day) if day.past else {}
        parties = self._attending(ids)
        demands = _discussed(self._connection, ids)
        query = select(t.meeting)
        if day.past:
            query = query.add_columns(
                day.meeting_state().label("state_then"), type_coerce(day.meeting_known(), Boolean).label("known")
            )
        for row in self._connection.execute(_only(query, t.meeting, ids)).all():
            when: When = then.get(row.id) or when_of(row)
            state, known = (row.state_then, row.known) if day.past else (row.state, True)
            yield TimelineEvent(
                ref=Ref(Kind.MEETING, row.id),
                title=row.title,
                lane=row.lane,
                when=when,
                soft=when.precision.soft,
                dashed=not known or state in DASHED,
                struck=known and state in STRUCK,
                is_summit=row.id == self._summit_id,
                kind_word=row.kind.word,
                state_word=state.word if known else NOT_KNOWN,
                place=row.place,
                parties=tuple(parties[row.id]),
                demand_ids=tuple(demands[row.id]),
                track=row.track,
                meeting_kind=row.kind,
            )

    def _incidents(self, ids: list[int] | None) -> Iterable[TimelineEvent]:
        threatened = _ties(self._connection, Kind.INCIDENT, ids)
        for row in self._connection.execute(_only(select(t.incident), t.incident, ids)).all():
            when = when_of(row)
            known = not self._day.past or when.start < self._day.end
            yield TimelineEvent(
                ref=Ref(Kind.INCIDENT, row.id),
                title=row.title,
                lane=Lane.INCIDENTS,
                when=when,
                soft=when.precision.soft,
                dashed=not known,
                struck=False,
                is_summit=False,
                kind_word=row.kind or "incident",
                state_word=row.standing.word if known else NOT_KNOWN,
                place=row.place,
                parties=(),
                demand_ids=tuple(threatened[row.id]),
            )

    def _statements(self, ids: list[int] | None) -> Iterable[TimelineEvent]:
        tied, zone = _ties(self._connection, Kind.STATEMENT, ids), self._day.zone
        query = select(t.statement).where(t.statement.c.effective.is_not(None))
        for row in self._connection.execute(_only(query, t.statement, ids)).all():
            precision = Precision.APPROXIMATE if row.effective_soft else Precision.DAY
            begin, end = midnight(row.effective, zone), next_midnight(row.effective, zone)
            known = not self._day.past or row.effective <= self._day.day
            yield TimelineEvent(
                ref=Ref(Kind.STATEMENT, row.id),
                title=statement_title(row.speaker, row.words),
                lane=Lane.STATEMENTS,
                when=When(begin, end, precision, zone, row.effective_words, row.effective_reasoning),
                soft=precision.soft,
                dashed=not known,
                struck=False,
                is_summit=False,
                kind_word="statement",
                state_word=("quoted" if row.quoted else "reported") if known else NOT_KNOWN,
                place=f"to {row.audience}" if row.audience else "",
                parties=(self._codes[row.party_id],) if row.party_id in self._codes else (),
                demand_ids=tuple(tied[row.id]),
            )

    def _attending(self, ids: list[int] | None) -> dict[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        query = attending(self._day, ids).order_by(t.attendance.c.id)
        for row in self._connection.execute(query).all():
            code = self._codes.get(row.party_id, "")
            if code not in found[row.meeting_id]:
                found[row.meeting_id].append(code)
        return found


#: Not yet sure; and off.
DASHED = (MeetingState.PROPOSED, MeetingState.ANNOUNCED)
STRUCK = (MeetingState.CANCELLED, MeetingState.DENIED)
#: The state of what nobody had spoken of yet on the day that is shown.
NOT_KNOWN = "not known yet"


def statement_title(speaker: str, words: str) -> str:
    """ "Hasan: “During the summit, we hope to see…”" """
    words = " ".join(words.split())
    return f"{speaker}: “{words if len(words) <= WORDS_SHOWN else words[:WORDS_SHOWN].rstrip() + '…'}”"


def _only(query: Query, table: ReadTable, ids: list[int] | None) -> Query:
    return query if ids is None else query.where(table.c.id.in_(ids))


def _discussed(connection: Connection, ids: list[int] | None) -> dict[int, list[int]]:
    """The demands tied to each meeting, by its agenda or by a link."""
    found = _ties(connection, Kind.MEETING, ids)
    a = t.agenda_item.c
    query: Query = select(a.meeting_id, a.demand_id).where(a.demand_id.is_not(None))
    if ids is not None:
        query = query.where(a.meeting_id.in_(ids))
    for row in connection.execute(query).all():
        if row.demand_id not in found[row.meeting_id]:
            found[row.meeting_id].append(row.demand_id)
    return found


def _ties(connection: Connection, kind: Kind, ids: list[int] | None) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    link = t.link.c
    forward = select(link.from_id, link.to_id).where(link.from_kind == kind, link.to_kind == Kind.DEMAND)
    backward = select(link.to_id, link.from_id).where(link.to_kind == kind, link.from_kind == Kind.DEMAND)
    if ids is not None:
        forward, backward = forward.where(link.from_id.in_(ids)), backward.where(link.to_id.in_(ids))
    for row in connection.execute(forward.union(backward)).all():
        found[row.from_id].append(row.to_id)
    return found


# ---------------------------------------------------------------- only titles, demands, marks, links


def titles_of(connection: Connection, refs: Collection[Ref]) -> dict[Ref, str]:
    found: dict[Ref, str] = {}
    for kind, table in ((Kind.MEETING, t.meeting), (Kind.INCIDENT, t.incident)):
        for ids in _slices(refs, kind):
            query = select(table.c.id, table.c.title).where(table.c.id.in_(ids))
            found |= {Ref(kind, row.id): row.title for row in connection.execute(query).all()}
    s = t.statement.c
    for ids in _slices(refs, Kind.STATEMENT):
        spoken = select(s.id, s.speaker, s.words).where(s.id.in_(ids))
        for row in connection.execute(spoken).all():
            found[Ref(Kind.STATEMENT, row.id)] = statement_title(row.speaker, row.words)
    return found


def _slices(refs: Collection[Ref], kind: Kind) -> Iterable[list[int]]:
    ids = [ref.id for ref in refs if ref.kind is kind]
    return (ids[first : first + SLICE] for first in range(0, len(ids), SLICE))


def refs_of_demands(connection: Connection, demand_ids: Collection[int]) -> frozenset[Ref]:
    """The events that have to do with one of the demands: on their agenda, or linked to it."""
    found: set[Ref] = set()
    link, ids = t.link.c, list(demand_ids)
    forward = select(link.from_kind, link.from_id).where(link.to_kind == Kind.DEMAND, link.to_id.in_(ids))
    backward = select(link.to_kind, link.to_id).where(link.from_kind == Kind.DEMAND, link.from_id.in_(ids))
    for row in connection.execute(forward.union(backward)).all():
        if row.from_kind in EVENT_KINDS:
            found.add(Ref(row.from_kind, row.from_id))
    agenda = select(t.agenda_item.c.meeting_id).where(t.agenda_item.c.demand_id.in_(ids))
    return frozenset(found | {Ref(Kind.MEETING, row.meeting_id) for row in connection.execute(agenda).all()})


def marks_by(connection: Connection, day: OnDay, ids: Sequence[int] | None) -> tuple[StatusMark, ...]:
    """The status changes of those ids, or all, up to a day, by date."""
    steps = t.status_change

    def read(some: list[int] | None) -> Iterable[StatusMark]:
        query = (
            select(steps, t.demand.c.number, t.demand.c.title)
            .join_from(steps, t.demand, t.demand.c.id == steps.c.demand_id)
            .where(steps.c.effective <= day.day)
            .order_by(steps.c.effective, steps.c.id)
        )
        if some is not None:
            query = query.where(steps.c.id.in_(some))
        for row in connection.execute(query).all():
            at = noon_of(row.effective, day.zone)
            mark = (f"D-{row.number}", row.title, row.status, row.effective, at, row.effective_soft)
            yield StatusMark(row.demand_id, *mark, row.id)

    found = sliced(None if ids is None else list(ids), read)
    return tuple(sorted(found, key=lambda mark: (mark.at, mark.id)))


def links_by(connection: Connection, refs: Collection[Ref] | None, limit: int) -> tuple[TimelineLink, ...]:
    """Links between records on the timeline: of those addresses in either direction, or all; so many at most."""
    link = t.link.c
    query = select(link.from_kind, link.from_id, link.to_kind, link.to_id, link.linkage, link.id).where(
        link.from_kind.in_(PLACED), link.to_kind.in_(PLACED)
    )
    if refs is not None:
        ends = [
            or_(
                and_(link.from_kind == kind, link.from_id.in_(ids)),
                and_(link.to_kind == kind, link.to_id.in_(ids)),
            )
            for kind in PLACED
            for ids in _slices(refs, kind)
        ]
        if not ends:
            return ()
        query = query.where(or_(*ends))
    rows = connection.execute(query.order_by(link.id).limit(limit)).all()
    found = [TimelineLink(Ref(row.from_kind, row.from_id), Ref(row.to_kind, row.to_id), row.linkage) for row in rows]
    known = {(one.start, one.end) for one in found} | {(one.end, one.start) for one in found}
    for demand, meeting in _on_agendas(connection, refs, limit):
        if (demand, meeting) not in known:
            found.append(TimelineLink(demand, meeting, Linkage.DISCUSSED_AT))
    return tuple(found[:limit])


def _on_agendas(connection: Connection, refs: Collection[Ref] | None, limit: int) -> Iterable[tuple[Ref, Ref]]:
    """The demands on the agendas of meetings."""
    a = t.agenda_item.c
    query = select(a.demand_id, a.meeting_id).where(a.demand_id.is_not(None)).distinct()
    if refs is not None:
        meetings, demands = _ids(refs, Kind.MEETING) or [], _ids(refs, Kind.DEMAND) or []
        query = query.where(or_(a.meeting_id.in_(meetings[:SLICE]), a.demand_id.in_(demands[:SLICE])))
    for row in connection.execute(query.limit(limit)).all():
        yield Ref(Kind.DEMAND, row.demand_id), Ref(Kind.MEETING, row.meeting_id)
