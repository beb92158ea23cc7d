"""Everything a person does with demands: table, change, move, record a position, duplicate, delete."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import bindparam, select

from models.commands import positions
from models.commands.sources import source_id
from models.commands.ties import forget_ties as forget_ties  # noqa: PLC0414  others have it from here
from models.door import Edit
from models.entities import AgendaItem, Demand, PackageMember, Stake
from models.entities.base import filled
from models.entities.demand import Told
from models.errors import Conflict, NotFound, RuleBroken
from models.queries import tables as t
from models.records import EditNews, Effective
from models.vocabulary import Involvement, Kind, Priority, Status
from models.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DemandDraft:
    """What a person enters of a demand. `parties` holds party ids by how they are involved."""

    title: str
    parties: dict[Involvement, tuple[int, ...]]
    text: str = ""
    theme: str = ""
    priority: Priority = Priority.MEDIUM
    note: str = ""
    status: Status = Status.TABLED
    effective: Effective | None = None
    reason: str = ""
    source: str = ""
    confidential: bool = False
    number: int | None = field(default=None)


def add(workspace: Workspace, draft: DemandDraft) -> int:
    """Table a demand; gives its id. Raises RuleBroken for an empty title or without a party that tables it."""
    filled("The demand’s title", draft.title)
    with workspace.edit(f"New demand “{draft.title.strip()}”") as edit:
        return table(edit, draft).id


def table(edit: Edit, draft: DemandDraft) -> Demand:
    """Table a demand within an edit that is open."""
    effective = edit.effective(draft.effective)
    demand = Demand(
        number=_number(edit, draft.number),
        status=draft.status,
        since=effective.date,
        confidential=draft.confidential,
    )
    demand.describe(title=draft.title, text=draft.text, theme=draft.theme, priority=draft.priority, note=draft.note)
    demand.involve(draft.parties)
    demand.record_status(
        draft.status,
        effective,
        today=edit.today,
        reason=draft.reason,
        source_id=source_id(edit, draft.source),
        at=edit.at,
    )
    edit.add(demand)
    edit.flush()
    return demand


def _number(edit: Edit, wanted: int | None) -> int:
    number = edit.next_number("demand")
    while wanted is not None and number < wanted:
        number = edit.next_number("demand")
    if wanted is not None and number > wanted:
        raise RuleBroken(f"The reference D-{wanted} was used already.", "References are never used twice.")
    return number


def change(
    workspace: Workspace,
    demand_id: int,
    *,
    title: str,
    text: str,
    theme: str,
    priority: Priority,
    note: str,
    parties: dict[Involvement, tuple[int, ...]] | None = None,
) -> EditNews | None:
    """Change what describes a demand; its status and positions have commands of their own."""
    with workspace.edit("Change a demand") as edit:
        demand = edit.get(Demand, demand_id)
        demand.describe(title=title, text=text, theme=theme, priority=priority, note=note)
        if parties is not None:
            demand.involve(parties)
    return edit.news


#: Fields of a demand that are edited in place, as text.
PLAIN_FIELDS = ("title", "text", "theme", "note")


def change_field(workspace: Workspace, demand_id: int, name: str, *, was: str, becomes: str) -> EditNews | None:
    """Change one text field in place. `was` is what the person saw when beginning.

    Raises Conflict where it was changed meanwhile, RuleBroken for an empty title.
    """
    if name not in PLAIN_FIELDS:
        raise RuleBroken(f"“{name}” is not a field that can be edited in place.")
    with workspace.edit(f"Change the {name} of a demand") as edit:
        demand = edit.get(Demand, demand_id)
        now = str(getattr(demand, name))
        if now not in (was, becomes.strip()):
            raise Conflict(f"The {name} of {demand.ref}", becomes, now)
        setattr(demand, name, filled("The demand’s title", becomes) if name == "title" else becomes.strip())
    return edit.news


def change_priority(workspace: Workspace, demand_ids: Sequence[int], priority: Priority) -> EditNews | None:
    with workspace.edit(f"Set the priority to {priority.word}") as edit:
        for demand_id in demand_ids:
            edit.get(Demand, demand_id).priority = priority
    return edit.news


def move(
    workspace: Workspace,
    demand_ids: Sequence[int],
    status: Status,
    *,
    reason: str = "",
    effective: Effective | None = None,
    source: str = "",
) -> EditNews | None:
    """Move one or more demands to a status, as one step; those that have it already stay as they are.

    Raises ReasonNeeded where the rules want a reason, RuleBroken where they forbid the move; then none is moved.
    """
    with workspace.edit(f"Move {len(demand_ids)} demands to {status.word}", reason) as edit:
        move_within(edit, demand_ids, status, reason=reason, effective=effective, source=source)
    return edit.news


def move_within(
    edit: Edit,
    demand_ids: Sequence[int],
    status: Status,
    *,
    reason: str = "",
    effective: Effective | None = None,
    source: str = "",
) -> int:
    """Move demands within an edit that is open; gives how many of them moved. A single one names the step."""
    cited = source_id(edit, source)
    moved = 0
    for demand_id in demand_ids:
        demand = edit.take(Demand, demand_id)
        if len(demand_ids) == 1:
            edit.label = f"Move {demand.ref} to {status.word}"
        elif demand.status is status:
            continue
        step = demand.record_status(
            status,
            edit.effective(effective),
            today=edit.today,
            reason=reason,
            source_id=cited,
            at=edit.at,
            series=_series(edit, demand_id),
        )
        edit.put(step)
        edit.put(demand)
        moved += 1
    return moved


_STEPS = select(t.status_change.c.effective, t.status_change.c.id, t.status_change.c.status).where(
    t.status_change.c.demand_id == bindparam("demand_id")
)


def _series(edit: Edit, demand_id: int) -> list[Told]:
    """What was told of a demand's status so far. A long series is not made into entities only to add a step to it."""
    rows = edit.connection.execute(_STEPS, {"demand_id": demand_id}).all()
    return [Told(row.effective, row.id, row.status) for row in rows]


#: Where a party stands belongs to the demand in a person's eyes; the command is that of `models.commands.positions`.
record_position = positions.record


def duplicate(workspace: Workspace, demand_id: int) -> int:
    """The same demand under the next reference, tabled today; gives its id."""
    with workspace.edit("Duplicate a demand") as edit:
        original = edit.get(Demand, demand_id)
        involved: dict[Involvement, tuple[int, ...]] = {
            kind: tuple(party.party_id for party in original.parties if party.involvement is kind)
            for kind in Involvement
        }
        copy = DemandDraft(
            title=f"{original.title} (copy)",
            parties=involved,
            text=original.text,
            theme=original.theme,
            priority=original.priority,
            note=original.note,
            confidential=original.confidential,
        )
        return table(edit, copy).id


def delete(workspace: Workspace, demand_ids: Sequence[int]) -> EditNews | None:
    """Delete demands with all that is theirs; undo brings them back. Their references are never used again."""
    label = "Delete a demand" if len(demand_ids) == 1 else f"Delete {len(demand_ids)} demands"
    with workspace.edit(label) as edit:
        for demand_id in demand_ids:
            forget_ties(edit, Kind.DEMAND, demand_id)
            _let_go(edit, demand_id)
            edit.delete(edit.get(Demand, demand_id))
    return edit.news


def _let_go(edit: Edit, demand_id: int) -> None:
    """What speaks of the demand stays without it; a package that would trade it for one other demand goes."""
    for item in edit.all(AgendaItem, demand_id=demand_id):
        item.demand_id = None
    for stake in edit.all(Stake, demand_id=demand_id):
        stake.demand_id = None
    for member in edit.all(PackageMember, demand_id=demand_id):
        package = member.package
        package.members.remove(member)
        if len(package.members) < 2:
            forget_ties(edit, Kind.PACKAGE, package.id)
            edit.delete(package)


def id_of(workspace: Workspace, ref: str) -> int:
    """The id of a demand by its reference, such as "D-2" or "d2". Raises NotFound."""
    digits = ref.strip().upper().removeprefix("D").removeprefix("-")
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else -1
    with workspace.reading() as connection:
        found = connection.execute(select(Demand.__table__.c.id).where(Demand.__table__.c.number == number)).scalar()
    if found is None:
        raise NotFound(f"There is no demand {ref.strip()}.", "See the references with: list LOCATION.")
    return int(found)
