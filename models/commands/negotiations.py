"""What heads the negotiation: its title and clock, and the summit."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from models.dates import When
from models.door import Edit
from models.entities import Meeting, Negotiation
from models.errors import RuleBroken
from models.records import EditNews
from models.workspace import Workspace


@dataclass(frozen=True, slots=True)
class NegotiationDraft:
    """What a person enters of the negotiation itself. `clock` fixes the state of play; None follows today."""

    title: str
    subtitle: str = ""
    place: str = ""
    zone: str = "UTC"
    marking: str = ""
    note: str = ""
    clock: dt.date | None = None


def describe(workspace: Workspace, draft: NegotiationDraft, *, founding: bool = False) -> EditNews | None:
    """Raises RuleBroken for an empty title or an unknown zone."""
    with workspace.edit("Describe the negotiation", founding=founding) as edit:
        describe_within(edit, draft)
    return edit.news


def describe_within(edit: Edit, draft: NegotiationDraft) -> Negotiation:
    """Describe the negotiation within an edit that is open; what follows in it goes by the new clock and zone."""
    negotiation = edit.all(Negotiation)[0]
    negotiation.describe(
        title=draft.title,
        subtitle=draft.subtitle,
        place=draft.place,
        zone=draft.zone,
        marking=draft.marking,
        note=draft.note,
    )
    negotiation.clock = draft.clock
    edit.set_clock(draft.clock, negotiation.zone)
    return negotiation


def choose_summit(workspace: Workspace, meeting_id: int | None) -> EditNews | None:
    """Make a meeting the summit that everything leads to, or none."""
    with workspace.edit("Choose the summit" if meeting_id else "Choose no summit") as edit:
        if meeting_id is not None:
            edit.get(Meeting, meeting_id)
        edit.all(Negotiation)[0].summit_id = meeting_id
    return edit.news


def require_date(when: When | None, what: str) -> When:
    """The date, or RuleBroken with a way out: a summit without a date leads nowhere."""
    if when is None:
        raise RuleBroken(f"{what} has no date.", "Enter at least its month; mark it as approximate if need be.")
    return when
