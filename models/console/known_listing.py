"""`list --known-at`: the demands as they were known at a moment, each with both of its clocks in words."""

from __future__ import annotations

import datetime as dt

from models.console import terms
from models.dates import moment, short_day
from models.queries import known
from models.records import KnownDemand, KnownStep
from models.vocabulary import Status
from models.workspace import Workspace

PAGE = 500


def tell(workspace: Workspace, known_at: str, as_of: dt.date | None, *, as_json: bool) -> int:
    """Write a line a demand, or all of it as JSON. Raises Refusal for words that are no moment."""
    zone = workspace.zone
    seen = known.Known(workspace, known.moment_at(workspace, terms.instant(known_at, zone)), as_of)
    ids = seen.demand_ids
    demands = [one for start in range(0, len(ids), PAGE) for one in seen.demands(ids[start : start + PAGE])]
    demands = [one for one in demands if one.then is not None]
    if as_json:
        terms.say_json([_plain(one) for one in demands])
        return terms.DONE
    width = max((len(one.ref) for one in demands), default=0)
    longest = max(len(status.word) for status in Status)
    for one in demands:
        if one.then is not None:
            clocks = clocks_of(one.then, zone)
            terms.say(f"{one.ref:<{width}}  {one.then.word:<{longest}}  {clocks}  {terms.inline(one.title)}")
    return terms.DONE


def clocks_of(step: KnownStep, zone: str) -> str:
    """ "effective 28 Jul 2025, recorded 12 Oct 2025 09:14"."""
    told = []
    if step.effective is not None:
        told.append(f"effective {'about ' if step.effective.soft else ''}{short_day(step.effective.date)}")
    if step.recorded_at is not None:
        at = moment(step.recorded_at, zone)
        told.append(f"recorded {short_day(at.date())} {at:%H:%M}")
    return ", ".join(told)


def _plain(one: KnownDemand) -> dict[str, object]:
    step = one.then
    return {
        "id": one.id,
        "ref": one.ref,
        "title": one.title,
        "status": one.status.value if one.status else None,
        "effective": step.effective.date.isoformat() if step and step.effective else None,
        "recorded": step.recorded_at if step else None,
        "positions": {code: stance.value for code, stance in one.positions},
    }
