"""The moves that stances suggest, read for a page of demands at a time; the rules are `models.suggestions`'."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.engine import Connection

from models.queries import tables as t
from models.queries.cards import SLICE, one_of
from models.queries.demand_filter import Demands
from models.queries.evidence import source_names
from models.queries.stances import held
from models.records import BoardFilter
from models.suggestions import Answer, Standing, Suggestion, suggest
from models.vocabulary import Disclosure, Involvement, Stance
from models.workspace import Workspace


def suggested(workspace: Workspace, demand_ids: Sequence[int]) -> dict[int, Suggestion]:
    """For those of the demands whose stances suggest a move today: five statements for up to 500 of them."""
    found: dict[int, Suggestion] = {}
    with workspace.reading() as connection:
        demands = Demands(workspace.today(), BoardFilter(), None)
        for start in range(0, len(demand_ids), SLICE):
            found.update(_slice(connection, list(demand_ids[start : start + SLICE]), demands))
    return found


def _slice(connection: Connection, ids: list[int], demands: Demands) -> dict[int, Suggestion]:
    d = t.demand
    rows = connection.execute(
        demands.among(select(d.c.id, d.c.number, demands.status.label("status"), demands.since.label("since"))).where(
            one_of(d.c.id, ids)
        )
    ).all()
    answers = _answers(connection, ids, demands)
    found = (suggest(Standing(row.id, f"D-{row.number}", row.status, row.since, answers[row.id])) for row in rows)
    return {one.demand_id: one for one in found if one is not None}


def _answers(connection: Connection, ids: list[int], demands: Demands) -> dict[int, list[Answer]]:
    """Of each demand the answers of its addressees, in their order."""
    a = t.demand_party
    asked = connection.execute(
        select(a.c.demand_id, a.c.party_id, t.party.c.code)
        .join_from(a, t.party, t.party.c.id == a.c.party_id)
        .where(one_of(a.c.demand_id, ids), a.c.involvement == Involvement.ADDRESSED_TO)
        .order_by(a.c.demand_id, a.c.place_in_list)
    ).all()
    public = held(connection, ids, demands.day, public=True)
    newest = held(connection, ids, demands.day)
    outlets = source_names(connection) if public else {}
    found: dict[int, list[Answer]] = defaultdict(list)
    for row in asked:
        said, last = public.get((row.demand_id, row.party_id)), newest.get((row.demand_id, row.party_id))
        stance = said.stance if said is not None else Stance.NONE_RECORDED
        assessed = last.stance if last is not None and last.disclosure is Disclosure.ASSESSED else None
        source = outlets.get(said.source_id) if said is not None and said.source_id is not None else None
        found[row.demand_id].append(
            Answer(
                code=row.code,
                stance=stance,
                since=said.effective.date if said is not None else None,
                position_id=said.position_id if said is not None else None,
                source=source.outlet if source is not None else "",
                assessed=assessed if assessed is not stance else None,
            )
        )
    return found
