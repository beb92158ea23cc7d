"""Everything of one demand, one meeting or one incident, as the inspector and the report read it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from models.dates import describe, short_day
from models.errors import NotFound
from models.queries import attendance, cards
from models.queries import tables as t
from models.queries.demand_filter import Demands
from models.queries.evidence import citations_of, effective_of, source_names, statements_about
from models.queries.history import of_records
from models.queries.meeting_dates import dates_of, dates_on, series_of
from models.queries.on_day import OnDay
from models.queries.stances import voices_on
from models.queries.timeline_events import statement_title
from models.queries.when import when_of
from models.records import (
    AgendaRecord,
    AttendanceRecord,
    BoardFilter,
    DemandRecord,
    IncidentRecord,
    LinkRecord,
    MeetingRecord,
    MeetingStateRecord,
    PartyMark,
    PositionRecord,
    Ref,
    StatusRecord,
    VoiceRecord,
)
from models.vocabulary import Disclosure, Kind, Linkage, Stance, Status
from models.workspace import Workspace


def demand(workspace: Workspace, demand_id: int, *, as_of: dt.date | None = None) -> DemandRecord:
    """Raises NotFound where there is no such demand (on that day)."""
    demands = Demands(workspace.today(), BoardFilter(), as_of)
    on_day = OnDay.of(workspace, as_of)
    with workspace.reading() as connection:
        card = cards.read(connection, [demand_id], demands, on_day).get(demand_id)
        row = connection.execute(select(t.demand).where(t.demand.c.id == demand_id)).first()
        if card is None or row is None:
            raise NotFound("That demand does not exist (any more).", "Undo its deletion, or choose another.")
        about = Ref(Kind.DEMAND, demand_id)
        return DemandRecord(
            card=card,
            text=row.text,
            note=row.note,
            statuses=_statuses(connection, demand_id, demands.day),
            positions=_positions(connection, demand_id, card.parties, demands.day),
            citations=citations_of(connection, about, on_day),
            statements=statements_about(connection, about, on_day),
            links=_links(connection, about, on_day),
            history=of_records(connection, [("demand", demand_id), *_parts(connection, demand_id)]),
            confidential=row.confidential,
        )


def _parts(connection: Connection, demand_id: int) -> list[tuple[str, int]]:
    return [
        (table.name, row.id)
        for table in (t.status_change, t.position, t.demand_party)
        for row in connection.execute(select(table.c.id).where(table.c.demand_id == demand_id)).all()
    ]


def _statuses(connection: Connection, demand_id: int, day: dt.date) -> tuple[StatusRecord, ...]:
    known = source_names(connection)
    query = (
        select(t.status_change)
        .where(t.status_change.c.demand_id == demand_id, t.status_change.c.effective <= day)
        .order_by(t.status_change.c.effective, t.status_change.c.id)
    )
    found: list[StatusRecord] = []
    agreed: dt.date | None = None
    for row in connection.execute(query).all():
        agreed = row.effective if row.status is Status.AGREED else agreed
        found.append(
            StatusRecord(
                id=row.id,
                status=row.status,
                effective=effective_of(row),
                reason=row.reason,
                source=known[row.source_id].outlet if row.source_id else "",
                recorded_at=row.recorded_at,
                was_agreed=agreed if row.status is Status.WALKED_BACK else None,
            )
        )
    return tuple(found)


def _positions(
    connection: Connection, demand_id: int, parties: tuple[PartyMark, ...], day: dt.date
) -> tuple[PositionRecord, ...]:
    known, voices = source_names(connection), voices_on(connection, demand_id)
    query = (
        select(t.position)
        .where(t.position.c.demand_id == demand_id, t.position.c.effective <= day)
        .order_by(t.position.c.effective, t.position.c.id)
    )
    rows = connection.execute(query).all()
    found: list[PositionRecord] = []
    for mark in parties:
        steps = [row for row in rows if row.party_id == mark.party_id]
        if not steps:
            found.append(PositionRecord(mark, Stance.NONE_RECORDED, Disclosure.PUBLIC, "", "", "", None))
            continue
        newest = steps[-1]
        found.append(
            PositionRecord(
                party=mark,
                stance=newest.stance,
                disclosure=newest.disclosure,
                condition=newest.condition,
                text=newest.text,
                source=known[newest.source_id].outlet if newest.source_id else "",
                effective=effective_of(newest),
                steps=len(steps),
                voice=voices.get(newest.id, VoiceRecord()).words,
            )
        )
    return tuple(found)


# ---------------------------------------------------------------- links


def links_of(workspace: Workspace, about: Ref, *, as_of: dt.date | None = None) -> tuple[LinkRecord, ...]:
    """What a record is tied to, in either direction, and for a demand the meetings that have it on their agenda.

    A link has no date: on an earlier day those are there whose other end existed then.
    """
    with workspace.reading() as connection:
        return _links(connection, about, OnDay.of(workspace, as_of))


def _links(connection: Connection, about: Ref, on_day: OnDay) -> tuple[LinkRecord, ...]:
    query = (
        select(t.link)
        .where(
            or_(
                (t.link.c.from_kind == about.kind) & (t.link.c.from_id == about.id),
                (t.link.c.to_kind == about.kind) & (t.link.c.to_id == about.id),
            )
        )
        .order_by(t.link.c.id)
    )
    found: list[LinkRecord] = []
    for row in connection.execute(query).all():
        forward = (row.from_kind, row.from_id) == (about.kind, about.id)
        other = Ref(row.to_kind, row.to_id) if forward else Ref(row.from_kind, row.from_id)
        if about.kind is Kind.DEMAND and other.kind is Kind.STATEMENT and row.linkage is Linkage.RELATES_TO:
            continue  # what was said about a demand stands among its evidence
        record = _link_record(connection, other, row.linkage, row.id, on_day)
        if record is not None:
            found.append(replace(record, forward=forward))
    return (*found, *_agenda_links(connection, about, {record.ref for record in found}, on_day))


def _agenda_links(connection: Connection, about: Ref, known: set[Ref], on_day: OnDay) -> list[LinkRecord]:
    if about.kind is not Kind.DEMAND:
        return []
    query = select(t.agenda_item.c.meeting_id).where(t.agenda_item.c.demand_id == about.id).distinct()
    refs = [Ref(Kind.MEETING, row.meeting_id) for row in connection.execute(query).all()]
    records = [_link_record(connection, ref, Linkage.DISCUSSED_AT, None, on_day) for ref in refs if ref not in known]
    return [record for record in records if record is not None]


def _link_record(
    connection: Connection, ref: Ref, linkage: Linkage, link_id: int | None, on_day: OnDay
) -> LinkRecord | None:
    table = {
        Kind.DEMAND: t.demand,
        Kind.MEETING: t.meeting,
        Kind.INCIDENT: t.incident,
        Kind.INSTRUMENT: t.instrument,
        Kind.STATEMENT: t.statement,
    }.get(ref.kind)
    if table is None:
        return None
    row = connection.execute(select(table).where(table.c.id == ref.id)).first()
    if row is None or not _exists(connection, ref, on_day):
        return None
    if ref.kind is Kind.DEMAND:
        status = _status_on(connection, ref.id, on_day.day) if on_day.past else row.status
        return LinkRecord(ref, f"D-{row.number}", row.title, status.word, linkage, link_id)
    if ref.kind is Kind.STATEMENT:
        said = "" if row.effective is None else short_day(row.effective)
        return LinkRecord(ref, ref.kind.word, statement_title(row.speaker, row.words), said, linkage, link_id)
    detail = row.standing.word if ref.kind is Kind.INSTRUMENT else describe(when_of(row))
    return LinkRecord(ref, ref.kind.word, row.title, detail, linkage, link_id)


def _exists(connection: Connection, ref: Ref, on_day: OnDay) -> bool:
    known = on_day.linked(ref.kind, ref.id)
    return known if isinstance(known, bool) else bool(connection.execute(select(known)).scalar())


def _status_on(connection: Connection, demand_id: int, day: dt.date) -> Status:
    steps = t.status_change
    query = (
        select(steps.c.status)
        .where(steps.c.demand_id == demand_id, steps.c.effective <= day)
        .order_by(steps.c.effective.desc(), steps.c.id.desc())
        .limit(1)
    )
    return Status(str(connection.execute(query).scalar_one()))


# ---------------------------------------------------------------- meetings and incidents


def meeting(workspace: Workspace, meeting_id: int, *, as_of: dt.date | None = None) -> MeetingRecord:
    """Raises NotFound where there is no such meeting (on that day)."""
    on_day = OnDay.of(workspace, as_of)
    query = select(t.meeting, on_day.meeting_state().label("state_then"))
    with workspace.reading() as connection:
        row = connection.execute(query.where(t.meeting.c.id == meeting_id, on_day.meeting_known())).first()
        if row is None:
            raise NotFound("That meeting does not exist (any more).", "Undo its deletion, or choose another.")
        summit_id = connection.execute(select(t.negotiation.c.summit_id)).scalar()
        day = on_day.day if on_day.past else None
        held = {} if day is None else dates_on(connection, [meeting_id], day)
        attendance = _attendance(connection, meeting_id, day)
        agenda = _agenda(connection, meeting_id)
        parts = [("meeting", meeting_id)]
        parts += [("attendance", entry.id) for entry in attendance] + [("agenda_item", item.id) for item in agenda]
        dates, states = dates_of(connection, meeting_id, as_of=day), _states(connection, meeting_id, day)
        parts += [("meeting_date", step.id) for step in dates] + [("meeting_state", step.id) for step in states]
        return MeetingRecord(
            id=row.id,
            title=row.title,
            kind=row.kind,
            lane=row.lane,
            state=row.state_then,
            when=held.get(row.id) or when_of(row),
            place=row.place,
            note=row.note,
            is_summit=row.id == summit_id,
            attendance=attendance,
            agenda=agenda,
            citations=citations_of(connection, Ref(Kind.MEETING, meeting_id), on_day),
            history=of_records(connection, parts),
            confidential=row.confidential,
            dates=dates,
            states=states,
            series=series_of(connection, meeting_id),
        )


def _states(connection: Connection, meeting_id: int, day: dt.date | None) -> tuple[MeetingStateRecord, ...]:
    known = source_names(connection)
    query = (
        select(t.meeting_state)
        .where(t.meeting_state.c.meeting_id == meeting_id)
        .order_by(t.meeting_state.c.effective, t.meeting_state.c.id)
    )
    if day is not None:
        query = query.where(t.meeting_state.c.effective <= day)
    return tuple(
        MeetingStateRecord(
            id=row.id,
            state=row.state,
            effective=effective_of(row),
            reason=row.reason,
            announced_by=row.announced_by,
            source=known[row.source_id].outlet if row.source_id else "",
        )
        for row in connection.execute(query).all()
    )


def _attendance(connection: Connection, meeting_id: int, day: dt.date | None) -> tuple[AttendanceRecord, ...]:
    known = source_names(connection)
    query = attendance.words().where(t.attendance.c.meeting_id == meeting_id)
    if day is not None:
        query = query.where(t.attendance.c.effective <= day)
    return tuple(
        attendance.word_of(row, known[row.source_id].outlet if row.source_id else "")
        for row in connection.execute(query).all()
    )


def _agenda(connection: Connection, meeting_id: int) -> tuple[AgendaRecord, ...]:
    query = (
        select(t.agenda_item, t.demand.c.number)
        .join_from(t.agenda_item, t.demand, t.demand.c.id == t.agenda_item.c.demand_id, isouter=True)
        .where(t.agenda_item.c.meeting_id == meeting_id)
        .order_by(t.agenda_item.c.place_in_list)
    )
    return tuple(
        AgendaRecord(
            row.id,
            row.place_in_list,
            row.text,
            row.demand_id,
            "" if row.number is None else f"D-{row.number}",
        )
        for row in connection.execute(query).all()
    )


def incident(workspace: Workspace, incident_id: int, *, as_of: dt.date | None = None) -> IncidentRecord:
    """Raises NotFound where there is no such incident (on that day)."""
    on_day = OnDay.of(workspace, as_of)
    query = select(t.incident).where(t.incident.c.id == incident_id, on_day.incident_known())
    with workspace.reading() as connection:
        row = connection.execute(query).first()
        if row is None:
            raise NotFound("That incident does not exist (any more).", "Undo its deletion, or choose another.")
        return IncidentRecord(
            id=row.id,
            title=row.title,
            kind=row.kind,
            when=when_of(row),
            place=row.place,
            actors=row.actors,
            deaths=row.deaths,
            deaths_words=row.deaths_words,
            displaced_words=row.displaced_words,
            standing=row.standing,
            note=row.note,
            citations=citations_of(connection, Ref(Kind.INCIDENT, incident_id), on_day),
            history=of_records(connection, [("incident", incident_id)]),
            confidential=row.confidential,
        )


__all__ = ["demand", "incident", "links_of", "meeting"]
