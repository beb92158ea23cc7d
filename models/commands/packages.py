"""What a person does with packages: make one of demands, change it, dissolve it, move all that is in it at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.commands.demands import forget_ties, move_within
from models.door import Edit
from models.entities import Demand, Package
from models.errors import RuleBroken
from models.records import EditNews, Effective
from models.vocabulary import Kind, Status
from models.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PackageDraft:
    """What a person enters of a package: the demands in their order, at least two of them."""

    title: str
    demand_ids: tuple[int, ...]
    note: str = ""
    confidential: bool = False


def make(workspace: Workspace, draft: PackageDraft) -> int:
    """Gives the new package's id. Raises RuleBroken for an empty title, fewer than two demands or one of them twice."""
    with workspace.edit("Make a package") as edit:
        package = Package()
        edit.add(package)
        _describe(edit, package, draft)
        edit.label = f"Make a package of {_refs(edit, draft.demand_ids)}"
        edit.flush()
        return package.id


def change(workspace: Workspace, package_id: int, draft: PackageDraft) -> EditNews | None:
    """Title, note, mark and members are these from now on. Raises like `make`, and NotFound."""
    with workspace.edit("Change a package") as edit:
        _describe(edit, edit.get(Package, package_id), draft)
    return edit.news


def _describe(edit: Edit, package: Package, draft: PackageDraft) -> None:
    package.describe(draft.title, draft.note)
    package.confidential = draft.confidential
    for demand_id in draft.demand_ids:
        edit.get(Demand, demand_id)  # one that was deleted meanwhile is refused here, in a sentence
    package.hold(draft.demand_ids)


def put_in(workspace: Workspace, package_id: int, demand_ids: Sequence[int]) -> EditNews | None:
    """Add demands at the end; those that are in it already stay where they are."""
    with workspace.edit("Add to a package") as edit:
        package = edit.get(Package, package_id)
        for demand_id in demand_ids:
            edit.get(Demand, demand_id)
        package.hold(tuple(dict.fromkeys((*_members(package), *demand_ids))))
        edit.label = f"Add {_refs(edit, demand_ids)} to a package"
    return edit.news


def take_out(workspace: Workspace, package_id: int, demand_id: int) -> EditNews | None:
    """Take one demand out. Raises RuleBroken where fewer than two would stay: that package is to be dissolved."""
    with workspace.edit("Take a demand out of a package") as edit:
        package = edit.get(Package, package_id)
        kept = tuple(member for member in _members(package) if member != demand_id)
        if len(kept) < 2:
            raise RuleBroken("A package trades at least two demands.", "Dissolve the package instead.")
        package.hold(kept)
        edit.label = f"Take {_refs(edit, [demand_id])} out of a package"
    return edit.news


def dissolve(workspace: Workspace, package_id: int) -> EditNews | None:
    """The package goes, its demands stay as they are."""
    with workspace.edit("Dissolve a package") as edit:
        package = edit.get(Package, package_id)
        edit.label = f"Dissolve the package of {_refs(edit, _members(package))}"
        forget_ties(edit, Kind.PACKAGE, package_id)
        edit.delete(package)
    return edit.news


def move(
    workspace: Workspace,
    package_id: int,
    status: Status,
    *,
    reason: str = "",
    effective: Effective | None = None,
    source: str = "",
) -> EditNews | None:
    """Move every demand of a package to a status, in one edit; those that have it already stay as they are.

    All or none: where the rules refuse one of them, the whole is refused and the sentence names that one. Raises
    ReasonNeeded where one of them asks for a reason, RuleBroken where all have the status already.
    """
    with workspace.edit("Move a package", reason) as edit:
        members = _members(edit.get(Package, package_id))
        refs = _refs(edit, members)
        edit.label = f"Move {refs} together to {status.word}"
        if not move_within(edit, members, status, reason=reason, effective=effective, source=source):
            raise RuleBroken(f"{refs} are {status.word} already.", "Choose another status.")
    return edit.news


def _members(package: Package) -> tuple[int, ...]:
    ordered = sorted(package.members, key=lambda member: member.place_in_list)
    return tuple(member.demand_id for member in ordered)


def _refs(edit: Edit, demand_ids: Sequence[int]) -> str:
    """ "D-1, D-3 and D-5"; a step's name tells references and no titles, which may be confidential."""
    refs = [edit.get(Demand, demand_id).ref for demand_id in demand_ids]
    if len(refs) > 5:
        return f"{', '.join(refs[:4])} and {len(refs) - 4} others"
    return refs[0] if len(refs) == 1 else f"{', '.join(refs[:-1])} and {refs[-1]}"
