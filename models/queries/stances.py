"""The stances that held on a day, out of the series of positions: one rule for the matrix, its filters and the report.

Of a party's positions on a demand the newest effective one holds, on the same day the newest entered, whoever voiced
it. What a delegation or a person holds is the newest that was voiced by it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.engine import Connection

from models.errors import NotFound
from models.kept.tables import SETTLED
from models.queries import tables as t
from models.queries.cards import SLICE, one_of
from models.queries.evidence import AnyRow, effective_of, source_names
from models.records import ColumnsBy, Effective, StanceStep, VoiceRecord
from models.vocabulary import Disclosure, Involvement, Stance, Status
from models.workspace import Workspace

#: Those who say yes, with or without conditions.
ACCEPTING = (Stance.ACCEPTS, Stance.ACCEPTS_WITH_CONDITIONS)
#: The answer is still out.
OUTSTANDING = (Stance.UNDECIDED, Stance.NONE_RECORDED)


class Held(NamedTuple):
    """The newest step of one series, and how many steps it has."""

    position_id: int
    stance: Stance
    disclosure: Disclosure
    condition: str
    effective: Effective
    source_id: int | None
    steps: int


#: By the demand's id and that of the party, delegation or person.
Key = tuple[int, int]


def held(
    connection: Connection,
    ids: Sequence[int] | None,
    day: dt.date,
    *,
    by: ColumnsBy = ColumnsBy.PARTY,
    public: bool = False,
) -> dict[Key, Held]:
    """What holds on the day on these demands (None: on all). public: our own assessments left out."""
    seats = _seats(connection) if by is ColumnsBy.DELEGATION else {}
    found: dict[Key, Held] = {}
    for row in _steps(connection, ids, day, voiced=by is not ColumnsBy.PARTY, public=public):
        if by is ColumnsBy.PARTY:
            owners: Sequence[int] = (row.party_id,)
        elif by is ColumnsBy.PERSON:
            owners = () if row.person_id is None else (row.person_id,)
        elif row.delegation_id is not None:
            owners = (row.delegation_id,)
        else:
            owners = [seat.delegation_id for seat in seats.get(row.person_id, ()) if seat.held_on(row.effective)]
        for owner in owners:
            before = found.get((row.demand_id, owner))
            found[row.demand_id, owner] = Held(
                row.id,
                row.stance,
                row.disclosure,
                row.condition,
                Effective(row.effective, row.effective_soft),
                row.source_id,
                1 if before is None else before.steps + 1,
            )
    return found


def _steps(
    connection: Connection, ids: Sequence[int] | None, day: dt.date, *, voiced: bool, public: bool
) -> Iterator[AnyRow]:
    """The steps up to the day, oldest first; where only voices count, without the others."""
    p, v = t.position, t.position_voice
    query = select(p)
    if voiced:
        query = select(p, v.c.person_id, v.c.delegation_id).join_from(v, p, p.c.id == v.c.position_id)
    query = query.where(p.c.effective <= day).order_by(p.c.effective, p.c.id)
    if public:
        query = query.where(p.c.disclosure == Disclosure.PUBLIC)
    parts = [None] if ids is None else [list(ids[at : at + SLICE]) for at in range(0, len(ids), SLICE)]
    for part in parts:
        asked = query if part is None else query.where(one_of(p.c.demand_id, part))
        yield from connection.execute(asked).all()


class _Seat(NamedTuple):
    delegation_id: int
    since: dt.date | None
    until: dt.date | None

    def held_on(self, day: dt.date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or self.until >= day)


def _seats(connection: Connection) -> dict[int | None, list[_Seat]]:
    m = t.delegation_member
    found: dict[int | None, list[_Seat]] = defaultdict(list)
    for row in connection.execute(select(m.c.person_id, m.c.delegation_id, m.c.since, m.c.until)).all():
        found[row.person_id].append(_Seat(row.delegation_id, row.since, row.until))
    return found


# ---------------------------------------------------------------- as parts of a SELECT


def newest(day: dt.date, demand_id: ColumnElement[object], party_id: ColumnElement[object]) -> ColumnElement[object]:
    """The stance of a party that holds on the day, within a SELECT that has both columns; NULL where there is none."""
    p = t.position.alias("newest_step")
    found: ColumnElement[object] = (
        select(p.c.stance)
        .where(p.c.demand_id == demand_id, p.c.party_id == party_id, p.c.effective <= day)
        .order_by(p.c.effective.desc(), p.c.id.desc())
        .limit(1)
        .correlate_except(p)
        .scalar_subquery()
    )
    return found


def blocked(day: dt.date, status: ColumnElement[Status]) -> ColumnElement[bool]:
    """A row of `demand` is blocked: it waits for an agreement, and an addressed or a third party rejects it."""
    a = t.demand_party.alias("asked")
    rejecting = select(a.c.id).where(
        a.c.demand_id == t.demand.c.id,
        a.c.involvement != Involvement.TABLED_BY,
        newest(day, a.c.demand_id, a.c.party_id) == Stance.REJECTS,
    )
    return and_(status.not_in(SETTLED), exists(rejecting.correlate(t.demand)))


def unanswered(day: dt.date, status: ColumnElement[Status]) -> ColumnElement[bool]:
    """A row of `demand` waits for an agreement, and an addressee is undecided or has no position."""
    a = t.demand_party.alias("asked")
    stance = func.coalesce(newest(day, a.c.demand_id, a.c.party_id), Stance.NONE_RECORDED.value)
    silent = select(a.c.id).where(
        a.c.demand_id == t.demand.c.id,
        a.c.involvement == Involvement.ADDRESSED_TO,
        stance.in_([word.value for word in OUTSTANDING]),
    )
    return and_(status.not_in(SETTLED), exists(silent.correlate(t.demand)))


def accepting(day: dt.date) -> ColumnElement[object]:
    """Of a row of `demand`: which share of its addressees accept, from 0 to 1; NULL where nobody is addressed."""
    a = t.demand_party.alias("asked")
    yes = newest(day, a.c.demand_id, a.c.party_id).in_(ACCEPTING)
    share: ColumnElement[object] = (
        select(func.avg(func.coalesce(yes, 0)))
        .where(a.c.demand_id == t.demand.c.id, a.c.involvement == Involvement.ADDRESSED_TO)
        .correlate(t.demand)
        .scalar_subquery()
    )
    return share


# ---------------------------------------------------------------- the history of one stance


def steps_of(
    workspace: Workspace, demand_id: int, party_id: int, *, as_of: dt.date | None = None
) -> tuple[StanceStep, ...]:
    """Every step of a party's stance on a demand, oldest first; those of an earlier day only up to that day."""
    day = workspace.today() if as_of is None else min(as_of, workspace.today())
    p = t.position
    mine = (p.c.demand_id == demand_id, p.c.party_id == party_id, p.c.effective <= day)
    with workspace.reading() as connection:
        return _read_steps(connection, and_(*mine))


def step(workspace: Workspace, position_id: int) -> StanceStep:
    """One step. Raises NotFound where it is gone."""
    with workspace.reading() as connection:
        found = _read_steps(connection, t.position.c.id == position_id)
    if not found:
        raise NotFound("That position does not exist (any more).", "Undo its deletion, or choose another.")
    return found[0]


def voices_on(connection: Connection, demand_id: int) -> dict[int, VoiceRecord]:
    """Who voiced the positions on a demand, by the positions' ids; those of a party as a whole are not there."""
    v = t.position_voice
    query = (
        select(v, t.person.c.name.label("person"), t.delegation.c.name.label("delegation"))
        .select_from(
            v.outerjoin(t.person, t.person.c.id == v.c.person_id).outerjoin(
                t.delegation, t.delegation.c.id == v.c.delegation_id
            )
        )
        .where(v.c.demand_id == demand_id)
    )
    return {
        row.position_id: VoiceRecord(row.person_id, row.person or "", row.delegation_id, row.delegation or "")
        for row in connection.execute(query).all()
    }


def _read_steps(connection: Connection, which: ColumnElement[bool]) -> tuple[StanceStep, ...]:
    p, v = t.position, t.position_voice
    query = (
        select(
            p,
            v.c.person_id,
            v.c.delegation_id,
            t.person.c.name.label("person"),
            t.delegation.c.name.label("delegation"),
        )
        .select_from(
            p.outerjoin(v, v.c.position_id == p.c.id)
            .outerjoin(t.person, t.person.c.id == v.c.person_id)
            .outerjoin(t.delegation, t.delegation.c.id == v.c.delegation_id)
        )
        .where(which)
        .order_by(p.c.effective, p.c.id)
    )
    rows = connection.execute(query).all()
    known = source_names(connection)
    entered = _entered(connection, [row.id for row in rows])
    said: dict[dt.date, set[Stance]] = defaultdict(set)
    for row in rows:
        said[row.effective].add(row.stance)
    return tuple(
        StanceStep(
            id=row.id,
            demand_id=row.demand_id,
            party_id=row.party_id,
            stance=row.stance,
            disclosure=row.disclosure,
            condition=row.condition,
            text=row.text,
            source=known[row.source_id].outlet if row.source_id in known else "",
            grade=known[row.source_id].grade if row.source_id in known else "",
            effective=effective_of(row),
            voice=VoiceRecord(row.person_id, row.person or "", row.delegation_id, row.delegation or ""),
            contradicts=len(said[row.effective]) > 1,
            recorded_at=entered.get(row.id),
        )
        for row in rows
    )


def _entered(connection: Connection, position_ids: list[int]) -> dict[int, int]:
    """When each position was first entered, in UTC seconds."""
    query = (
        select(t.change.c.entity_id, func.min(t.edit.c.at).label("at"))
        .join_from(t.change, t.edit, t.edit.c.id == t.change.c.edit_id)
        .where(one_of(t.change.c.entity_id, position_ids), t.change.c.entity == "position")
        .group_by(t.change.c.entity_id)
    )
    return {row.entity_id: row.at for row in connection.execute(query).all()}
