"""A negotiation with as many demands as a test wants, entered in one edit past the session."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from models.commands import parties
from models.entities import Demand, DemandParty, StatusChange
from models.vocabulary import Involvement, Priority, Status
from models.workspace import create

THEMES = ("Border", "Justice", "Military", "Trade")
DAY = dt.date(2025, 10, 1)


def make_many(path: Path, number: int) -> None:
    """Four in five are tabled, the others under discussion; D-1 has the first place of all."""
    with create(path, title="Many demands") as workspace:
        party = parties.add(workspace, "AA", "Aaland")
        with workspace.edit("Enter many demands", founding=True) as edit:
            ids = [edit.new_id() for _ in range(number)]
            statuses = [Status.UNDER_DISCUSSION if at % 5 == 4 else Status.TABLED for at in range(number)]
            edit.insert_rows(Demand, [_demand(one, at, statuses[at]) for at, one in enumerate(ids)])
            edit.insert_rows(
                DemandParty,
                [
                    {
                        "id": edit.new_id(),
                        "demand_id": one,
                        "party_id": party,
                        "involvement": Involvement.TABLED_BY,
                        "place_in_list": 0,
                    }
                    for one in ids
                ],
            )
            edit.insert_rows(
                StatusChange,
                [_status(edit.new_id(), one, statuses[at]) for at, one in enumerate(ids)],
            )
            for _ in range(number):
                edit.next_number("demand")


def _demand(demand_id: int, at: int, status: Status) -> dict[str, object]:
    return {
        "id": demand_id,
        "number": at + 1,
        "title": f"Ask number {at + 1}",
        "text": "",
        "theme": THEMES[at % len(THEMES)],
        "priority": tuple(Priority)[at % 3],
        "note": "",
        "confidential": False,
        "status": status,
        "since": DAY,
        "since_soft": False,
        "agreed_on": None,
    }


def _status(step_id: int, demand_id: int, status: Status) -> dict[str, object]:
    return {
        "id": step_id,
        "demand_id": demand_id,
        "status": status,
        "effective": DAY,
        "effective_soft": False,
        "effective_words": "",
        "effective_reasoning": "",
        "reason": "",
        "source_id": None,
        "recorded_at": 1_759_300_000,
    }
