"""One era as its form reads it; all of them come with the timeline (`models.queries.timeline`)."""

from __future__ import annotations

from sqlalchemy import select

from models.errors import NotFound
from models.queries import tables as t
from models.queries.when import when_of
from models.records import EraSpan
from models.workspace import Workspace


def era(workspace: Workspace, era_id: int) -> EraSpan:
    """Raises NotFound where there is no such era (any more)."""
    with workspace.reading() as connection:
        row = connection.execute(select(t.era).where(t.era.c.id == era_id)).first()
    if row is None:
        raise NotFound("That era does not exist (any more).", "Undo its deletion, or choose another.")
    return EraSpan(row.id, row.title, row.tone, when_of(row))
