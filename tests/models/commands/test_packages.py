"""Packages: made, changed, dissolved, and moved as one, so that one undo takes all of it back."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from models.commands import demands, packages
from models.commands.packages import PackageDraft
from models.errors import NotFound, ReasonNeeded, RuleBroken
from models.queries import board, linkage
from models.records import Ref
from models.vocabulary import Kind, Status
from models.workspace import Workspace
from tests.models.people import Small, open_again


def offer(small: Small, *ids: int, title: str = "Mines for trade") -> int:
    return packages.make(small.workspace, PackageDraft(title, ids or (small.mines, small.trade)))


def statuses(workspace: Workspace, ids: Sequence[int]) -> list[Status]:
    known = board.cards(workspace, ids)
    return [known[one].status for one in ids]


def refs(workspace: Workspace, package_id: int) -> list[str]:
    return [card.ref for card in linkage.package(workspace, package_id).members]


def test_a_package_is_made_of_demands_in_their_order(small_negotiation: Small) -> None:
    small = small_negotiation
    made = offer(small, small.trade, small.mines)

    package = linkage.package(small.workspace, made)
    assert package.title == "Mines for trade"
    assert [card.id for card in package.members] == [small.trade, small.mines]
    assert "D-" in (small.workspace.undoable() or "")


def test_moving_it_is_one_edit_and_one_undo(small_negotiation: Small) -> None:
    small = small_negotiation
    ids = (small.mines, small.trade)
    made = offer(small)
    was = statuses(small.workspace, ids)
    before = small.workspace.sequence

    news = packages.move(small.workspace, made, Status.SUSPENDED, reason="a pause", source="Reuters")
    assert news is not None
    assert {Ref(Kind.DEMAND, one) for one in ids} <= news.touched
    assert statuses(small.workspace, ids) == [Status.SUSPENDED] * 2
    assert small.workspace.sequence == before + 1

    small.workspace.undo()
    assert statuses(small.workspace, ids) == was
    small.workspace.redo()
    assert statuses(small.workspace, ids) == [Status.SUSPENDED] * 2


def test_one_that_cannot_move_holds_back_the_whole_and_is_named(small_negotiation: Small) -> None:
    small = small_negotiation
    ids = (small.mines, small.trade)
    demands.move(small.workspace, [small.trade], Status.AGREED, reason="settled")
    made = offer(small)
    was = statuses(small.workspace, ids)
    stuck = board.cards(small.workspace, [small.trade])[small.trade].ref

    with pytest.raises(RuleBroken, match=f"{stuck} is agreed"):
        packages.move(small.workspace, made, Status.SUSPENDED, reason="a pause")
    assert statuses(small.workspace, ids) == was


def test_a_jump_of_one_asks_for_a_reason_before_any_moves(small_negotiation: Small) -> None:
    small = small_negotiation
    ids = (small.mines, small.trade)
    demands.move(small.workspace, [small.mines], Status.SUSPENDED, reason="a pause")
    made = offer(small)
    was = statuses(small.workspace, ids)
    with pytest.raises(ReasonNeeded):
        packages.move(small.workspace, made, Status.AGREED)
    assert statuses(small.workspace, ids) == was


def test_those_that_are_there_already_stay_and_all_of_them_are_refused(small_negotiation: Small) -> None:
    small = small_negotiation
    made = offer(small)
    packages.move(small.workspace, made, Status.SUSPENDED, reason="a pause")
    demands.move(small.workspace, [small.mines], Status.TABLED, reason="again")

    packages.move(small.workspace, made, Status.SUSPENDED, reason="a pause")
    assert statuses(small.workspace, (small.mines, small.trade)) == [Status.SUSPENDED] * 2
    with pytest.raises(RuleBroken, match="are suspended already"):
        packages.move(small.workspace, made, Status.SUSPENDED, reason="a pause")


@pytest.mark.parametrize(
    ("title", "which", "said"),
    [
        ("  ", (0, 1), "title is empty"),
        ("P", (0,), "at least two"),
        ("P", (0, 0), "twice"),
    ],
)
def test_what_is_no_package_is_refused(small_negotiation: Small, title: str, which: tuple[int, ...], said: str) -> None:
    small = small_negotiation
    ids = (small.mines, small.trade)
    with pytest.raises(RuleBroken, match=said):
        packages.make(small.workspace, PackageDraft(title, tuple(ids[at] for at in which)))
    assert linkage.packages(small.workspace) == ()


def test_a_demand_that_was_deleted_meanwhile_is_refused(small_negotiation: Small) -> None:
    small = small_negotiation
    with open_again(small.workspace.path) as elsewhere:
        demands.delete(elsewhere, [small.trade])
    with pytest.raises(NotFound):
        offer(small)


def test_members_come_and_go(small_negotiation: Small) -> None:
    small = small_negotiation
    made = offer(small)
    packages.put_in(small.workspace, made, [small.border, small.mines])
    assert len(refs(small.workspace, made)) == 3
    packages.take_out(small.workspace, made, small.mines)
    assert [card.id for card in linkage.package(small.workspace, made).members] == [small.trade, small.border]
    with pytest.raises(RuleBroken, match="at least two"):
        packages.take_out(small.workspace, made, small.trade)


def test_a_change_keeps_the_members_that_stay(small_negotiation: Small) -> None:
    small = small_negotiation
    made = offer(small)
    draft = PackageDraft("Another title", (small.border, small.mines), "a note", confidential=True)
    packages.change(small.workspace, made, draft)
    package = linkage.package(small.workspace, made)
    assert (package.title, package.note, package.confidential) == ("Another title", "a note", True)
    assert [card.id for card in package.members] == [small.border, small.mines]
    small.workspace.undo()
    assert [card.id for card in linkage.package(small.workspace, made).members] == [small.mines, small.trade]


def test_dissolving_leaves_the_demands(small_negotiation: Small) -> None:
    small = small_negotiation
    made = offer(small)
    packages.dissolve(small.workspace, made)
    assert linkage.packages_of(small.workspace, small.mines) == ()
    assert board.cards(small.workspace, [small.mines])
    small.workspace.undo()
    assert [one.id for one in linkage.packages_of(small.workspace, small.mines)] == [made]


def test_a_step_tells_no_title_of_a_package(small_negotiation: Small) -> None:
    small = small_negotiation
    made = packages.make(small.workspace, PackageDraft("secret deal", (small.mines, small.trade), confidential=True))
    packages.move(small.workspace, made, Status.SUSPENDED, reason="a pause")
    assert "secret deal" not in (small.workspace.undoable() or "")
    packages.dissolve(small.workspace, made)
    assert "secret deal" not in (small.workspace.undoable() or "")
