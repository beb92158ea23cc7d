"""A negotiation whose demands changed their status many times each: the work that a past day's board is measured on."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

from benchmarks.data import FOLDER
from models.commands import negotiations, parties
from models.door import Edit
from models.entities import Demand, DemandParty, Position, StatusChange
from models.journal import Plain
from models.storage.schema import EXPECTED_FINGERPRINT
from models.vocabulary import LADDER, Disclosure, Involvement, Priority, Stance, Status
from models.workspace import Workspace, create

FIRST_DAY = dt.date(2023, 1, 2)
CLOCK = dt.date(2026, 12, 31)
CHUNK = 2_000
THEMES = ("Border", "Economy", "Justice", "Water")


def with_series(demands: int, changes: int) -> Path:
    """A file of so many demands with so many status changes each; kept between runs until the schema changes."""
    path = FOLDER / f"series-{demands}x{changes}-{EXPECTED_FINGERPRINT[:10]}.accord"
    if not path.exists():
        for old in FOLDER.glob(f"series-{demands}x{changes}-*.accord"):
            old.unlink()
        chance = random.Random(11)
        with create(path, title="Series") as workspace:
            negotiations.describe(workspace, negotiations.NegotiationDraft("Series", clock=CLOCK), founding=True)
            sides = (parties.add(workspace, "A", "One side"), parties.add(workspace, "B", "Other side"))
            for _ in range(0, demands, CHUNK):
                _enter(workspace, chance, sides, min(CHUNK, demands), changes)
    return path


def _enter(workspace: Workspace, chance: random.Random, sides: tuple[int, int], demands: int, changes: int) -> None:
    rows: dict[type, list[Plain]] = {Demand: [], DemandParty: [], Position: [], StatusChange: []}
    with workspace.edit("Enter demands with their series", founding=True) as edit:
        for number in edit.next_numbers("demand", demands):
            demand_id = edit.new_id()
            days = sorted(chance.sample(range((CLOCK - FIRST_DAY).days), changes))
            steps = [(chance.choice(LADDER[:5]), FIRST_DAY + dt.timedelta(days=day)) for day in days]
            rows[Demand].append(_demand(demand_id, number, chance, *steps[-1]))
            rows[StatusChange] += [_step(edit, demand_id, status, day) for status, day in steps]
            for place, kind in enumerate((Involvement.TABLED_BY, Involvement.ADDRESSED_TO)):
                rows[DemandParty].append(_party(edit, demand_id, sides[place], kind, place))
            if chance.random() < 0.6:
                rows[Position].append(_position(edit, demand_id, sides[1], steps[len(steps) // 2][1]))
        for kind, made in rows.items():
            edit.insert_rows(kind, made)


def _demand(demand_id: int, number: int, chance: random.Random, status: Status, since: dt.date) -> Plain:
    return {
        "id": demand_id,
        "number": number,
        "title": f"Demand {chance.randrange(10_000)} of the {chance.choice(('border', 'market', 'river'))}",
        "text": "What is asked, in a sentence of the usual length, so that a row is as long as others are.",
        "theme": chance.choice(THEMES),
        "priority": chance.choice(tuple(Priority)),
        "note": "",
        "confidential": False,
        "status": status,
        "since": since,
        "since_soft": False,
        "agreed_on": None,
    }


def _step(edit: Edit, demand_id: int, status: Status, day: dt.date) -> Plain:
    return {
        "id": edit.new_id(),
        "demand_id": demand_id,
        "status": status,
        "reason": "as it was told",
        "source_id": None,
        "recorded_at": edit.at,
        **_effective(day),
    }


def _party(edit: Edit, demand_id: int, party_id: int, involvement: Involvement, place: int) -> Plain:
    return {
        "id": edit.new_id(),
        "demand_id": demand_id,
        "party_id": party_id,
        "involvement": involvement,
        "place_in_list": place,
    }


def _position(edit: Edit, demand_id: int, party_id: int, day: dt.date) -> Plain:
    return {
        "id": edit.new_id(),
        "demand_id": demand_id,
        "party_id": party_id,
        "stance": Stance.UNDECIDED,
        "disclosure": Disclosure.PUBLIC,
        "condition": "",
        "text": "",
        "source_id": None,
        **_effective(day),
    }


def _effective(day: dt.date) -> Plain:
    return {"effective": day, "effective_soft": False, "effective_words": "", "effective_reasoning": ""}
