"""Red lines and interests: what we take a party to insist on and to be after. Always confidential."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from models.clean_text import clean, clean_line
from models.commands.demands import forget_ties
from models.commands.evidence import source_id
from models.door import Edit
from models.entities import Demand, Party, Stake
from models.records import EditNews
from models.vocabulary import Kind, StakeKind
from models.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StakeDraft:
    """What a person enters. demand_id: None for one of the whole negotiation; source: an outlet's name, or ""."""

    kind: StakeKind
    text: str
    demand_id: int | None = None
    source: str = ""
    note: str = ""
    since: dt.date | None = None
    until: dt.date | None = None


def add(workspace: Workspace, party_id: int, draft: StakeDraft) -> int:
    """Gives the new record's id. Raises RuleBroken for an empty text, or an end before the start."""
    # The label stays in the history, which anyone may look at: it tells neither the words nor the kind.
    with workspace.edit("Add a confidential record of a party") as edit:
        stake = Stake(party_id=edit.get(Party, party_id).id, confidential=True)
        _describe(edit, stake, draft)
        edit.add(stake)
        edit.flush()
        return stake.id


def change(workspace: Workspace, stake_id: int, draft: StakeDraft) -> EditNews | None:
    """Raises RuleBroken as `add` does."""
    with workspace.edit("Change a confidential record of a party") as edit:
        _describe(edit, edit.get(Stake, stake_id), draft)
    return edit.news


def delete(workspace: Workspace, stake_id: int) -> EditNews | None:
    with workspace.edit("Delete a confidential record of a party") as edit:
        stake = edit.get(Stake, stake_id)
        forget_ties(edit, Kind.STAKE, stake_id)
        edit.delete(stake)
    return edit.news


def _describe(edit: Edit, stake: Stake, draft: StakeDraft) -> None:
    if draft.demand_id is not None:
        edit.get(Demand, draft.demand_id)
    stake.describe(
        draft.kind,
        clean(draft.text),
        demand_id=draft.demand_id,
        source_id=source_id(edit, clean_line(draft.source)),
        note=clean(draft.note),
        since=draft.since,
        until=draft.until,
    )
