"""What a record of any kind is tied to, and what rests on a source: the lines of the evidence screen's details."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from models.errors import NotFound
from models.queries import tables as t
from models.queries.evidence import sources_by_id
from models.queries.on_day import OnDay
from models.queries.resting import rested, resting_on, resting_words
from models.queries.titles import titles
from models.records import Ref, RestingRecord, SourcePage, TieRecord
from models.vocabulary import Kind
from models.workspace import Workspace

#: So many lines of what rests on a source are listed; the count says how many there are.
MOST_LISTED = 60


def ties_of(workspace: Workspace, about: Ref, *, as_of: dt.date | None = None) -> tuple[TieRecord, ...]:
    """The records that a record is linked to, in either direction, of whatever kind; as entered.

    On an earlier day those are there that existed then.
    """
    on_day = OnDay.of(workspace, as_of)
    links = t.link.c
    query = select(t.link).where(
        or_(
            (links.from_kind == about.kind) & (links.from_id == about.id),
            (links.to_kind == about.kind) & (links.to_id == about.id),
        )
    )
    with workspace.reading() as connection:
        found = []
        for row in connection.execute(query.order_by(links.id)).all():
            forward = (row.from_kind, row.from_id) == (about.kind, about.id)
            other = Ref(row.to_kind, row.to_id) if forward else Ref(row.from_kind, row.from_id)
            if _there(connection, other, on_day):
                found.append((row, forward, other))
        names = titles(connection, [other for _, _, other in found])
    return tuple(
        TieRecord(row.id, other, names[other], row.linkage.word if forward else row.linkage.back, forward)
        for row, forward, other in found
        if other in names
    )


def _there(connection: Connection, ref: Ref, on_day: OnDay) -> bool:
    known = on_day.linked(ref.kind, ref.id)
    return known if isinstance(known, bool) else bool(connection.execute(select(known)).scalar())


def source_page(workspace: Workspace, source_id: int, *, as_of: dt.date | None = None) -> SourcePage:
    """A source with what rests on it (on a day). Raises NotFound."""
    on_day = OnDay.of(workspace, as_of)
    with workspace.reading() as connection:
        known = sources_by_id(connection, [source_id])
        if not known:
            raise NotFound("That source does not exist (any more).", "Undo its deletion, or choose another.")
        counts = resting_on(connection, [source_id], on_day=on_day).get(source_id, {})
        lines = _lines(connection, source_id, on_day)
        return SourcePage(known[source_id], resting_words(counts), lines, sum(counts.values()))


def _lines(connection: Connection, source_id: int, on_day: OnDay) -> tuple[RestingRecord, ...]:
    """What rests on the source, each line with the record that it opens; the first `MOST_LISTED` of each sort."""
    c, s, v, o, d = t.citation.c, t.statement.c, t.fact_value.c, t.obstacle.c, t.demand.c
    found: list[RestingRecord] = []
    cited = select(c.about_kind, c.about_id, c.claim, c.quote).where(
        c.source_id == source_id, rested(t.citation, on_day)
    )
    rows = connection.execute(cited.order_by(c.id).limit(MOST_LISTED)).all()
    names = titles(connection, [Ref(row.about_kind, row.about_id) for row in rows])
    for row in rows:
        ref = Ref(row.about_kind, row.about_id)
        said = f"“{row.quote}”" if row.quote else row.claim
        found.append(RestingRecord(ref, f"citation of {names.get(ref, ref.kind.word)}", said))
    said_by = (
        select(s.id, s.speaker, s.words)
        .where(s.source_id == source_id, rested(t.statement, on_day))
        .order_by(s.id)
        .limit(MOST_LISTED)
    )
    found += [
        RestingRecord(Ref(Kind.STATEMENT, row.id), f"statement of {row.speaker}", row.words)
        for row in connection.execute(said_by).all()
    ]
    values = select(v.fact_id, v.value, t.fact.c.question).join_from(t.fact_value, t.fact, t.fact.c.id == v.fact_id)
    found += [
        RestingRecord(Ref(Kind.FACT, row.fact_id), f"value of “{row.question}”", row.value)
        for row in connection.execute(
            values.where(v.source_id == source_id, rested(t.fact_value, on_day)).limit(MOST_LISTED)
        ).all()
    ]
    ways = (
        select(o.id, o.text)
        .where(o.source_id == source_id, rested(t.obstacle, on_day))
        .order_by(o.place_in_list)
        .limit(MOST_LISTED)
    )
    found += [RestingRecord(Ref(Kind.OBSTACLE, row.id), "obstacle", row.text) for row in connection.execute(ways).all()]
    step = t.status_change.c
    steps = select(d.id, d.number, d.title, step.status).join_from(t.status_change, t.demand, d.id == step.demand_id)
    found += [
        RestingRecord(Ref(Kind.DEMAND, row.id), f"status of D-{row.number}", f"{row.status.word}: {row.title}")
        for row in connection.execute(
            steps.where(step.source_id == source_id, rested(t.status_change, on_day)).limit(MOST_LISTED)
        ).all()
    ]
    return tuple(found)
