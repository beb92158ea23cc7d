"""Everything a person does with meetings and incidents: plan, move, confirm, attend, put on the agenda, delete."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from models.commands.demands import forget_ties
from models.commands.evidence import source_id
from models.commands.negotiations import require_date
from models.dates import When
from models.door import Edit
from models.entities import AgendaItem, Incident, Meeting, MeetingSeries, Negotiation, SeriesMember
from models.entities.base import filled
from models.errors import Conflict, RuleBroken
from models.queries import tables as t
from models.records import EditNews, Effective, Ref
from models.vocabulary import IncidentStanding, Kind, Lane, MeetingKind, MeetingState, Presence
from models.workspace import Workspace


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """What a person enters of a meeting or another event. `when` may only be missing while it is being entered."""

    title: str
    kind: MeetingKind
    lane: Lane
    when: When | None
    state: MeetingState = MeetingState.PROPOSED
    place: str = ""
    note: str = ""
    announced_by: str = ""
    source: str = ""
    effective: Effective | None = None
    is_summit: bool = False
    confidential: bool = False


def add(workspace: Workspace, draft: MeetingDraft) -> int:
    """Gives the new meeting's id. Raises RuleBroken for an empty title or a missing date."""
    with workspace.edit(f"New meeting “{draft.title.strip()}”") as edit:
        return plan(edit, draft).id


def plan(edit: Edit, draft: MeetingDraft) -> Meeting:
    """Add a meeting within an edit that is open."""
    meeting = Meeting(state=draft.state, confidential=draft.confidential)
    meeting.describe(title=draft.title, kind=draft.kind, lane=draft.lane, place=draft.place, note=draft.note)
    meeting.when = _date_of(draft)
    _record_state(edit, meeting, draft.state, draft.announced_by, "", draft.source, draft.effective)
    edit.add(meeting)
    edit.flush()
    if draft.is_summit:
        edit.all(Negotiation)[0].summit_id = meeting.id
    return meeting


def change(workspace: Workspace, meeting_id: int, draft: MeetingDraft) -> EditNews | None:
    """Change a meeting as a whole; a new state joins the series."""
    with workspace.edit(f"Change “{draft.title.strip()}”") as edit:
        meeting = edit.get(Meeting, meeting_id)
        meeting.describe(title=draft.title, kind=draft.kind, lane=draft.lane, place=draft.place, note=draft.note)
        if (when := _date_of(draft)) != meeting.when:
            meeting.correct_date(when)
        meeting.confidential = draft.confidential
        if meeting.state is not draft.state:
            _record_state(edit, meeting, draft.state, draft.announced_by, "", draft.source, draft.effective)
        _take_summit(edit, meeting, draft.is_summit)
    return edit.news


def _date_of(draft: MeetingDraft) -> When:
    return require_date(draft.when, "The summit" if draft.is_summit else "The meeting")


def _take_summit(edit: Edit, meeting: Meeting, is_summit: bool) -> None:
    negotiation = edit.all(Negotiation)[0]
    if is_summit:
        negotiation.summit_id = meeting.id
    elif negotiation.summit_id == meeting.id:
        negotiation.summit_id = None


PLAIN_FIELDS = ("title", "place", "note")


def change_field(workspace: Workspace, meeting_id: int, name: str, *, was: str, becomes: str) -> EditNews | None:
    """Change one text field in place; `was` is what the person saw. Raises Conflict, RuleBroken."""
    if name not in PLAIN_FIELDS:
        raise RuleBroken(f"“{name}” is not a field that can be edited in place.")
    with workspace.edit(f"Change the {name} of a meeting") as edit:
        meeting = edit.get(Meeting, meeting_id)
        now = str(getattr(meeting, name))
        if now not in (was, becomes.strip()):
            raise Conflict(f"The {name} of “{meeting.title}”", becomes, now)
        setattr(meeting, name, filled("The meeting’s title", becomes) if name == "title" else becomes.strip())
    return edit.news


def beyond_summit(workspace: Workspace, ref: Ref, start: int) -> bool:
    """True where a move to `start` (UTC seconds) would put the event after the summit's end: then ask first."""
    with workspace.reading() as connection:
        summit = _summit_end(connection)
    return ref.kind is Kind.MEETING and summit is not None and summit[0] != ref.id and start >= summit[1]


def _summit_end(connection: object) -> tuple[int, int] | None:
    from sqlalchemy import select
    from sqlalchemy.engine import Connection

    assert isinstance(connection, Connection)
    meeting, negotiation = Meeting.__table__, Negotiation.__table__
    row = connection.execute(
        select(meeting.c.id, meeting.c.end_at).join(negotiation, negotiation.c.summit_id == meeting.c.id)
    ).first()
    return (row.id, row.end_at) if row is not None and row.end_at is not None else None


def move(workspace: Workspace, ref: Ref, start: int) -> EditNews | None:
    """Move a meeting or an incident to another start (UTC seconds), keeping its length; one write, undoable.

    A meeting that is still to come keeps the date it had as a step of its series; for all else the date is corrected.
    """
    with workspace.edit("Move a meeting" if ref.kind is Kind.MEETING else "Move an incident") as edit:
        event: Meeting | Incident
        event = edit.get(Meeting, ref.id) if ref.kind is Kind.MEETING else edit.get(Incident, ref.id)
        if start == event.start_at:
            pass
        elif isinstance(event, Incident):
            event.when = event.when.moved_to(start)
        elif event.state.movable:
            event.move_to(event.when.moved_to(start), edit.effective(None), edit.today, reason="", source_id=None)
        else:
            event.correct_date(event.when.moved_to(start))
    return edit.news


def record_state(
    workspace: Workspace,
    meeting_id: int,
    state: MeetingState,
    *,
    announced_by: str = "",
    reason: str = "",
    source: str = "",
    effective: Effective | None = None,
) -> EditNews | None:
    """Raises RuleBroken where the meeting is in that state already."""
    with workspace.edit(f"Mark a meeting as {state.word}", reason) as edit:
        meeting = edit.get(Meeting, meeting_id)
        _record_state(edit, meeting, state, announced_by, reason, source, effective)
    return edit.news


def _record_state(
    edit: Edit,
    meeting: Meeting,
    state: MeetingState,
    announced_by: str,
    reason: str,
    source: str,
    effective: Effective | None,
) -> None:
    meeting.record_state(
        state,
        edit.effective(effective),
        announced_by=announced_by,
        reason=reason,
        source_id=source_id(edit, source),
    )


def attend(
    workspace: Workspace,
    meeting_id: int,
    party_id: int,
    presence: Presence,
    *,
    person_id: int | None = None,
    announced_by: str = "",
    condition: str = "",
    source: str = "",
    effective: Effective | None = None,
) -> EditNews | None:
    """Record what is known of a party's or a person's attendance; earlier words are kept."""
    with workspace.edit(f"Record attendance: {presence.word}") as edit:
        edit.get(Meeting, meeting_id).record_attendance(
            party_id,
            person_id,
            presence,
            edit.effective(effective),
            announced_by=announced_by,
            condition=condition,
            source_id=source_id(edit, source),
        )
    return edit.news


def set_agenda(workspace: Workspace, meeting_id: int, items: Sequence[tuple[str, int | None]]) -> EditNews | None:
    """The agenda in order: each a text and, where it is about one, a demand's id.

    Items that are hidden while that is chosen stay, after the others: nobody who cannot see them takes them off.
    """
    with workspace.reading() as connection:
        wanted = t.agenda_item.c.meeting_id == meeting_id
        seen = frozenset(row.id for row in connection.execute(select(t.agenda_item.c.id).where(wanted)).all())
    with workspace.edit("Set an agenda") as edit:
        put_on_agenda(edit.get(Meeting, meeting_id), items, seen if workspace.discreet else None)
    return edit.news


def put_on_agenda(
    meeting: Meeting, items: Sequence[tuple[str, int | None]], seen: frozenset[int] | None = None
) -> None:
    """Make these the agenda; what stands there already is changed in place, so that its history stays.

    seen: the items that are replaced, by their ids; None for all.
    """
    old = [item for item in meeting.agenda if seen is None or item.id in seen]
    unseen = [item for item in meeting.agenda if item not in old]
    for place, (text, demand_id) in enumerate(items):
        if place < len(old):
            item = old[place]
        else:
            item = AgendaItem()
            meeting.agenda.append(item)
        item.place_in_list, item.text = place, filled("The agenda item", text)
        item.demand_id = demand_id
    for item in old[len(items) :]:
        meeting.agenda.remove(item)
    for place, item in enumerate(unseen, len(items)):
        item.place_in_list = place


def delete(workspace: Workspace, meeting_id: int) -> EditNews | None:
    """Delete a meeting with its attendance and agenda; undo brings it back."""
    with workspace.edit("Delete a meeting") as edit:
        remove(edit, meeting_id)
    return edit.news


def remove(edit: Edit, meeting_id: int) -> None:
    """Delete a meeting within an edit that is open; with its last meeting a series goes too."""
    meeting = edit.get(Meeting, meeting_id)
    _take_summit(edit, meeting, False)
    forget_ties(edit, Kind.MEETING, meeting_id)
    for member in edit.all(SeriesMember, meeting_id=meeting_id):
        series = edit.get(MeetingSeries, member.series_id)
        series.members.remove(member)
        if not series.members:
            edit.delete(series)
        edit.flush()
    edit.delete(meeting)


@dataclass(frozen=True, slots=True)
class IncidentDraft:
    """What a person enters of an incident; figures are kept in the source's words beside the number."""

    title: str
    when: When | None
    kind: str = ""
    place: str = ""
    actors: str = ""
    deaths: int | None = None
    deaths_words: str = ""
    displaced_words: str = ""
    standing: IncidentStanding = IncidentStanding.ALLEGED
    note: str = ""
    confidential: bool = False


def add_incident(workspace: Workspace, draft: IncidentDraft) -> int:
    """Gives the new incident's id. Raises RuleBroken for an empty title or a missing date."""
    with workspace.edit(f"New incident “{draft.title.strip()}”") as edit:
        return enter_incident(edit, draft).id


def enter_incident(edit: Edit, draft: IncidentDraft) -> Incident:
    """Add an incident within an edit that is open."""
    incident = Incident()
    _describe_incident(incident, draft)
    edit.add(incident)
    edit.flush()
    return incident


def change_incident(workspace: Workspace, incident_id: int, draft: IncidentDraft) -> EditNews | None:
    with workspace.edit(f"Change “{draft.title.strip()}”") as edit:
        _describe_incident(edit.get(Incident, incident_id), draft)
    return edit.news


def _describe_incident(incident: Incident, draft: IncidentDraft) -> None:
    incident.name_it(draft.title)
    incident.when = require_date(draft.when, "The incident")
    incident.kind, incident.place, incident.actors = (
        draft.kind.strip(),
        draft.place.strip(),
        draft.actors.strip(),
    )
    incident.deaths, incident.deaths_words = draft.deaths, draft.deaths_words.strip()
    incident.displaced_words, incident.note = draft.displaced_words.strip(), draft.note.strip()
    incident.standing, incident.confidential = draft.standing, draft.confidential


def delete_incident(workspace: Workspace, incident_id: int) -> EditNews | None:
    with workspace.edit("Delete an incident") as edit:
        forget_ties(edit, Kind.INCIDENT, incident_id)
        edit.delete(edit.get(Incident, incident_id))
    return edit.news
