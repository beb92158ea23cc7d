"""The party or the meeting that a brief is about, found and refused in one place."""

from __future__ import annotations

from sqlalchemy import select

from models.errors import NotFound, Refusal
from models.queries import tables as t
from models.queries.evidence import AnyRow
from models.report.gather import Begun
from models.report.happenings import Happening
from models.report.kinds import ReportKind, kind_of
from models.vocabulary import Kind
from models.workspace import Workspace


def party_of(report: Begun) -> AnyRow:
    """The row of the chosen party. Raises Refusal where none is chosen, NotFound for one that does not exist."""
    row = report.rows.connection.execute(select(t.party).where(t.party.c.id == _chosen(report))).first()
    if row is None:
        raise NotFound("That party does not exist (any more).", "Choose another.")
    return row


def meeting_of(report: Begun) -> Happening:
    """The chosen meeting as it was on the day. Raises Refusal where none is chosen, NotFound where it was not known."""
    wanted = _chosen(report)
    found = next((one for one in report.rows.happenings if one.kind is Kind.MEETING and one.id == wanted), None)
    if found is None:
        raise NotFound("That meeting does not exist on this day, or may not be shown.", "Choose another.")
    return found


def _chosen(report: Begun) -> int:
    if report.options.subject_id is None:
        kind = kind_of(report.options.kind)
        what = kind.subject.word if kind.subject is not None else "record"
        raise Refusal(f"“{kind.title}” is about one {what}, and none is chosen.", f"Choose a {what}.")
    return report.options.subject_id


def named(workspace: Workspace, kind: ReportKind, name: str) -> int | None:
    """The id of the party or meeting that a person names, by code, name or title; None where none is named.

    Raises Refusal for a kind that is about the whole negotiation, NotFound with the names that there are.
    """
    if not name.strip():
        return None
    if kind.subject is None:
        raise Refusal(f"“{kind.title}” is about the whole negotiation.", "Leave out whom it is about.")
    known = subjects(workspace, kind)
    wanted = name.strip().casefold()
    for subject_id, *names in known:
        if wanted in {one.casefold() for one in names}:
            return subject_id
    offered = ", ".join(f"“{names[0]}”" for _, *names in known[:_OFFERED])
    raise NotFound(f"There is no {kind.subject.word} “{name.strip()}”.", f"There are: {offered}." if offered else "")


#: So many names are offered where one was mistyped.
_OFFERED = 12


def subjects(workspace: Workspace, kind: ReportKind) -> list[tuple[int, str, str]]:
    """Everything that a report of this kind can be about: id, and the two names it goes by, in the order of screens."""
    with workspace.reading() as connection:
        if kind.subject is Kind.PARTY:
            query = select(t.party.c.id, t.party.c.code, t.party.c.name)
            rows = connection.execute(query.order_by(t.party.c.place_in_list, t.party.c.id)).all()
            return [(row.id, row.code, row.name) for row in rows]
        if kind.subject is Kind.MEETING:
            titled = select(t.meeting.c.id, t.meeting.c.title).order_by(t.meeting.c.start_at, t.meeting.c.id)
            return [(row.id, row.title, row.title) for row in connection.execute(titled).all()]
    return []
