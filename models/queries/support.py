"""What supports one record: how much is cited, said and attached, what stands in its way, and whether it is sourced."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from models.queries import tables as t
from models.queries.evidence import obstacles_about, statements_about
from models.queries.on_day import OnDay
from models.queries.sourced import ASKED, supported
from models.queries.titles import NAMED
from models.records import ObstacleRecord, Ref, StatementRecord
from models.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Support:
    """sourced: None for a kind of record that is not asked for its source (`models.queries.sourced`)."""

    citations: int
    files: int
    statements: tuple[StatementRecord, ...]
    obstacles: tuple[ObstacleRecord, ...]
    sourced: bool | None

    @property
    def count(self) -> int:
        """All of it in one number."""
        return self.citations + self.files + len(self.statements) + len(self.obstacles)


def support_of(workspace: Workspace, about: Ref, *, as_of: dt.date | None = None) -> Support:
    """As of a day what there was by then; an attached file has no date, and is there on every day."""
    on_day = OnDay.of(workspace, as_of)
    with workspace.reading() as connection:
        c, a = t.citation.c, t.attachment.c
        cited = select(func.count()).where(c.about_kind == about.kind, c.about_id == about.id, on_day.cited())
        attached = select(func.count()).where(a.about_kind == about.kind, a.about_id == about.id)
        numbers = connection.execute(select(cited.scalar_subquery(), attached.scalar_subquery())).one()
        return Support(
            citations=numbers[0],
            files=numbers[1],
            statements=statements_about(connection, about, on_day),
            obstacles=obstacles_about(connection, about, on_day),
            sourced=_sourced(connection, about, on_day),
        )


def _sourced(connection: Connection, about: Ref, on_day: OnDay) -> bool | None:
    if about.kind not in ASKED:
        return None
    table = NAMED[about.kind][0]
    query = select(table.c.id).where(table.c.id == about.id, supported(about.kind, on_day))
    return connection.execute(query).first() is not None
