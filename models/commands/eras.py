"""The eras behind the timeline: add, change, pull an edge, delete."""

from __future__ import annotations

from dataclasses import dataclass

from models.commands.demands import forget_ties
from models.commands.negotiations import require_date
from models.dates import When
from models.door import Edit
from models.entities import Era
from models.entities.base import filled
from models.records import EditNews
from models.vocabulary import EraTone, Kind
from models.workspace import Workspace


@dataclass(frozen=True, slots=True)
class EraDraft:
    """What a person enters of an era. `when` may only be missing while it is being entered."""

    title: str
    tone: EraTone
    when: When | None


def add(workspace: Workspace, draft: EraDraft) -> int:
    """Put a span behind the timeline; gives its id. Raises RuleBroken for an empty title or a missing date."""
    with workspace.edit(f"New era “{draft.title.strip()}”") as edit:
        return enter(edit, draft).id


def enter(edit: Edit, draft: EraDraft) -> Era:
    """Add an era within an edit that is open."""
    era = Era()
    _describe(era, draft)
    edit.add(era)
    edit.flush()
    return era


def change(workspace: Workspace, era_id: int, draft: EraDraft) -> EditNews | None:
    """Change an era as a whole. Raises NotFound, RuleBroken."""
    with workspace.edit(f"Change the era “{draft.title.strip()}”") as edit:
        _describe(edit.get(Era, era_id), draft)
    return edit.news


def resize(workspace: Workspace, era_id: int, *, start: int | None = None, end: int | None = None) -> EditNews | None:
    """Pull one edge, or both, to another moment (UTC seconds, the end exclusive); one write, undoable.

    Raises RuleBroken for an end that is not after the start, NotFound for an era that is gone.
    """
    with workspace.edit("Move an era’s edge") as edit:
        era = edit.get(Era, era_id)
        start, end = era.start_at if start is None else start, era.end_at if end is None else end
        if (start, end) != (era.start_at, era.end_at):
            era.when = era.when.resized(start=start, end=end)
    return edit.news


def delete(workspace: Workspace, era_id: int) -> EditNews | None:
    """Delete an era with its citations; undo brings it back."""
    with workspace.edit("Delete an era") as edit:
        era = edit.get(Era, era_id)
        forget_ties(edit, Kind.ERA, era_id)
        edit.delete(era)
    return edit.news


def _describe(era: Era, draft: EraDraft) -> None:
    era.title = filled("The era’s title", draft.title)
    era.tone = draft.tone
    era.when = require_date(draft.when, "The era")
