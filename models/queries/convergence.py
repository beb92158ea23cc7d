"""How stances came together: the path of each party on one demand, and the answers to many demands counted day by day.

The report's picture and the screen's plot are both drawn of `counted_days`, and so say the same.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from models.errors import NotFound
from models.queries import tables as t
from models.queries.cards import SLICE, one_of, party_marks
from models.records.convergence import (
    LEVELS,
    CountsOn,
    DemandConvergence,
    OverallConvergence,
    PartyPath,
    PathStep,
    StatusOn,
)
from models.vocabulary import Disclosure, Involvement, Stance
from models.workspace import Workspace

#: The least that a picture shows, so that what was tabled today has a width.
LEAST = dt.timedelta(days=7)
#: A demand and one of its addressees: one answer that is asked for.
Asked = tuple[int, int]


def of_demand(workspace: Workspace, demand_id: int, *, as_of: dt.date | None = None) -> DemandConvergence:
    """Raises NotFound where there is no such demand (on that day)."""
    day = workspace.today() if as_of is None else min(as_of, workspace.today())
    s = t.status_change
    with workspace.reading() as connection:
        head = connection.execute(select(t.demand.c.number, t.demand.c.title).where(t.demand.c.id == demand_id)).first()
        steps = connection.execute(
            select(s.c.status, s.c.effective, s.c.effective_soft)
            .where(s.c.demand_id == demand_id, s.c.effective <= day)
            .order_by(s.c.effective, s.c.id)
        ).all()
        if head is None or not steps:
            raise NotFound("That demand does not exist (any more).", "Undo its deletion, or choose another.")
        told = _told(connection, demand_id, day)
        marks = party_marks(connection, [demand_id], day)[demand_id]
    began = min([steps[0].effective, *(step.day for path in told.values() for step in path)])
    paths = []
    for mark in marks:
        own = told.get(mark.party_id, [])
        if mark.involvement is Involvement.ADDRESSED_TO and began not in {step.day for step in own}:
            own = [PathStep(began, Stance.NONE_RECORDED), *own]
        if own and mark.involvement is not Involvement.TABLED_BY:
            paths.append(PartyPath(mark.party_id, mark.code, mark.name, mark.involvement, tuple(own)))
    return DemandConvergence(
        ref=f"D-{head.number}",
        title=head.title,
        first=min(began, day - LEAST),
        day=day,
        paths=tuple(paths),
        statuses=tuple(StatusOn(row.effective, row.status, row.effective_soft) for row in steps),
    )


def _told(connection: Connection, demand_id: int, day: dt.date) -> dict[int, list[PathStep]]:
    """The steps of each party, one a day: of several on one day the newest entered holds."""
    p = t.position
    query = (
        select(p.c.party_id, p.c.stance, p.c.disclosure, p.c.effective, p.c.effective_soft)
        .where(p.c.demand_id == demand_id, p.c.effective <= day)
        .order_by(p.c.effective, p.c.id)
    )
    found: dict[int, dict[dt.date, PathStep]] = defaultdict(dict)
    for row in connection.execute(query).all():
        assessed = row.disclosure is Disclosure.ASSESSED
        found[row.party_id][row.effective] = PathStep(row.effective, row.stance, row.effective_soft, assessed)
    return {party_id: list(steps.values()) for party_id, steps in found.items()}


def overall(workspace: Workspace, demand_ids: Sequence[int], *, as_of: dt.date | None = None) -> OverallConvergence:
    """The answers to these demands, our own assessments among them."""
    day = workspace.today() if as_of is None else min(as_of, workspace.today())
    with workspace.reading() as connection:
        asked = frozenset(_asked(connection, demand_ids))
        first = min(_tabled(connection, demand_ids, day) or day, day - LEAST)
        steps = counted_days(connection, asked, first, day)
    return OverallConvergence(len(demand_ids), len(asked), first, day, steps)


def _asked(connection: Connection, demand_ids: Sequence[int]) -> Iterable[Asked]:
    a = t.demand_party
    query = select(a.c.demand_id, a.c.party_id).where(a.c.involvement == Involvement.ADDRESSED_TO)
    for part in _slices(demand_ids):
        for row in connection.execute(query.where(one_of(a.c.demand_id, part))).all():
            yield row.demand_id, row.party_id


def _tabled(connection: Connection, demand_ids: Sequence[int], day: dt.date) -> dt.date | None:
    """When the first of them was tabled."""
    s = t.status_change
    query = select(func.min(s.c.effective)).where(s.c.effective <= day)
    days: list[dt.date] = []
    for part in _slices(demand_ids):
        found = connection.execute(query.where(one_of(s.c.demand_id, part))).scalar()
        if isinstance(found, dt.date):
            days.append(found)
    return min(days, default=None)


def _slices(ids: Sequence[int]) -> list[list[int]]:
    return [list(ids[at : at + SLICE]) for at in range(0, len(ids), SLICE)]


def counted_days(
    connection: Connection, asked: frozenset[Asked], first: dt.date, day: dt.date, *, public: bool = False
) -> tuple[CountsOn, ...]:
    """How many of the answers were which, from the first day on: a step for each day that changed one, and the last.

    An answer that is older than `first` counts from there. public: our own assessments left out. Empty where nothing
    is asked.
    """
    if not asked:
        return ()
    stance = dict.fromkeys(asked, Stance.NONE_RECORDED)
    counts = Counter({Stance.NONE_RECORDED: len(asked)})
    steps = {first: _counted(first, counts)}
    for changed, answers in _changes(connection, asked, day, public).items():
        for key, becomes in answers:
            counts[stance[key]] -= 1
            counts[becomes] += 1
            stance[key] = becomes
        on = max(changed, first)
        steps[on] = _counted(on, counts)
    steps[day] = _counted(day, counts)
    return tuple(steps.values())


def _counted(day: dt.date, counts: Counter[Stance]) -> CountsOn:
    return CountsOn(day, tuple(counts[level] for level in LEVELS))


def _changes(
    connection: Connection, asked: frozenset[Asked], day: dt.date, public: bool
) -> dict[dt.date, list[tuple[Asked, Stance]]]:
    """What was answered on which day, oldest first."""
    p = t.position
    query = select(p.c.demand_id, p.c.party_id, p.c.stance, p.c.effective).where(p.c.effective <= day)
    if public:
        query = query.where(p.c.disclosure == Disclosure.PUBLIC)
    ids = sorted({demand_id for demand_id, _ in asked})
    rows = [
        row
        for part in _slices(ids)
        for row in connection.execute(query.where(one_of(p.c.demand_id, part)).order_by(p.c.effective, p.c.id)).all()
    ]
    days: dict[dt.date, list[tuple[Asked, Stance]]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.effective):
        if (row.demand_id, row.party_id) in asked:
            days[row.effective].append(((row.demand_id, row.party_id), row.stance))
    return days
