"""What hangs together, read from a file: all of it, around one demand, as of a day, for the public, at any size."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from models.commands import demands, evidence, packages
from models.commands.packages import PackageDraft
from models.errors import NotFound, RuleBroken
from models.queries import board
from models.queries.linkage import cycle_with, linkage, package, packages_of, standing
from models.records import Ref
from models.vocabulary import Kind, Linkage, Status
from models.workspace import Workspace
from tests.models.people import Small, counted, on, plant, set_up, table


def ref(demand_id: int) -> Ref:
    return Ref(Kind.DEMAND, demand_id)


def tie(workspace: Workspace, start: int, how: Linkage, end: int) -> None:
    evidence.link(workspace, ref(start), ref(end), how)


@pytest.fixture
def chain(tmp_path: Path) -> Iterator[Small]:
    """border needs mines, mines need trade; nothing else is linked among demands."""
    small = set_up(tmp_path / "chain.accord")
    for one in linkage(small.workspace).ties:
        evidence.unlink(small.workspace, one.link_id)
    tie(small.workspace, small.border, Linkage.DEPENDS_ON, small.mines)
    tie(small.workspace, small.mines, Linkage.DEPENDS_ON, small.trade)
    yield small
    small.workspace.close()


def test_the_order_goes_from_what_is_needed_first(chain: Small) -> None:
    record = linkage(chain.workspace)
    assert record.order == ((ref(chain.trade),), (ref(chain.mines),), (ref(chain.border),))
    assert record.cycles == ()
    assert {node.ref.id for node in record.nodes} == {chain.border, chain.mines, chain.trade}


def test_around_one_demand_as_far_as_asked(chain: Small) -> None:
    near = linkage(chain.workspace, around=ref(chain.border), depth=1)
    assert {node.ref.id for node in near.nodes} == {chain.border, chain.mines}
    assert len(near.ties) == 1
    far = linkage(chain.workspace, around=ref(chain.border), depth=2)
    assert {node.ref.id for node in far.nodes} == {chain.border, chain.mines, chain.trade}


def test_partners_of_a_package_are_around_too(chain: Small) -> None:
    packages.make(chain.workspace, PackageDraft("P", (chain.border, chain.spare)))
    near = linkage(chain.workspace, around=ref(chain.spare), depth=1)
    assert {node.ref.id for node in near.nodes} == {chain.border, chain.spare}
    assert [one.title for one in near.packages] == ["P"]


def test_a_cycle_is_foreseen_however_long_it_is(chain: Small) -> None:
    border, trade = ref(chain.border), ref(chain.trade)
    names = {node.ref: node.label for node in linkage(chain.workspace).nodes}
    b, m, t = names[border], names[ref(chain.mines)], names[trade]
    assert (
        cycle_with(chain.workspace, trade, border, Linkage.DEPENDS_ON)
        == f"{t} depends on {b}, which depends on {m}, which depends on {t}"
    )
    assert cycle_with(chain.workspace, border, trade, Linkage.BLOCKS).startswith(f"{t} is blocked by {b}")
    assert cycle_with(chain.workspace, border, trade, Linkage.DEPENDS_ON) == ""
    assert cycle_with(chain.workspace, trade, border, Linkage.TRADED_WITH) == ""


def test_as_of_a_day_only_what_existed_hangs_together(chain: Small) -> None:
    workspace = chain.workspace
    late = table(workspace, "A late demand", by=chain.north, to=chain.south, effective=on("2025-09-30"))
    tie(workspace, late, Linkage.DEPENDS_ON, chain.border)
    packages.make(workspace, PackageDraft("P", (late, chain.border)))
    before = linkage(workspace, as_of=dt.date(2025, 9, 29))
    assert ref(late) not in {node.ref for node in before.nodes}
    assert all(card.id != late for one in before.packages for card in one.members)
    assert ref(late) in {node.ref for node in linkage(workspace).nodes}
    with pytest.raises(NotFound):
        package(workspace, packages_of(workspace, late)[0].id, as_of=dt.date(2025, 1, 1))


def test_the_public_sees_no_confidential_demand_link_or_package(chain: Small) -> None:
    workspace = chain.workspace
    secret = table(workspace, "zz-secret", by=chain.north, to=chain.south, confidential=True)
    tie(workspace, secret, Linkage.BLOCKS, chain.border)
    packages.make(workspace, PackageDraft("zz-deal", (chain.border, chain.mines), confidential=True))
    packages.make(workspace, PackageDraft("open deal", (chain.border, secret)))
    public = linkage(workspace, public=True)
    assert ref(secret) not in {node.ref for node in public.nodes}
    assert [one.title for one in public.packages] == ["open deal"]
    assert "zz-" not in repr(public)
    assert "zz-secret" in repr(linkage(workspace))


def test_who_waits_no_more_when_it_is_agreed(chain: Small) -> None:
    assert len(linkage(chain.workspace).waits) == 2
    demands.move(chain.workspace, [chain.trade], Status.AGREED, reason="settled")
    assert [wait.ref.id for wait in linkage(chain.workspace).waits] == [chain.border]


def test_a_deleted_demand_takes_its_links_along_and_a_pair_its_package(chain: Small) -> None:
    made = packages.make(chain.workspace, PackageDraft("P", (chain.border, chain.mines)))
    demands.delete(chain.workspace, [chain.mines])
    assert linkage(chain.workspace).nodes == ()
    with pytest.raises(NotFound):
        package(chain.workspace, made)
    chain.workspace.undo()
    assert len(linkage(chain.workspace).ties) == 2


def test_reading_costs_the_same_number_of_statements_in_a_large_file(tmp_path: Path) -> None:
    costs = []
    for number in (12, 36):
        small = set_up(tmp_path / f"{number}.accord")
        ids = plant(small.workspace, number, by=small.north, to=small.south)
        for one, other in pairwise(ids):
            tie(small.workspace, one, Linkage.DEPENDS_ON, other)
        packages.make(small.workspace, PackageDraft("P", tuple(ids[:5])))
        with counted(small.workspace) as statements:
            linkage(small.workspace)
        with counted(small.workspace) as around:
            linkage(small.workspace, around=ref(ids[3]), depth=2)
        with counted(small.workspace) as walked:
            cycle_with(small.workspace, ref(ids[9]), ref(ids[0]), Linkage.DEPENDS_ON)
        costs.append((len(statements), len(around), len(walked)))
        small.workspace.close()
    assert costs[0] == costs[1]
    assert costs[0][0] <= 10
    assert costs[0][1] <= 20
    assert costs[0][2] <= 14


def test_one_demand_knows_what_it_waits_for_and_what_waits_for_it(chain: Small) -> None:
    packages.make(chain.workspace, PackageDraft("P", (chain.border, chain.mines)))
    mines = standing(chain.workspace, chain.mines)
    assert [node.ref.id for node in mines.waits_for] == [chain.trade]
    assert [node.ref.id for node in mines.awaited_by] == [chain.border]
    assert (mines.needs, mines.cycle, [one.title for one in mines.packages]) == (1, "", ["P"])
    demands.move(chain.workspace, [chain.trade], Status.AGREED, reason="settled")
    assert standing(chain.workspace, chain.mines).waits_for == ()
    tie(chain.workspace, chain.trade, Linkage.DEPENDS_ON, chain.border)
    assert standing(chain.workspace, chain.mines).cycle.count("which depends on") == 2
    assert standing(chain.workspace, chain.trade).awaited_by == ()


def test_a_card_counts_links_of_either_direction_and_names_its_packages(chain: Small) -> None:
    packages.make(chain.workspace, PackageDraft("P", (chain.border, chain.mines)))
    tie(chain.workspace, chain.spare, Linkage.RELATES_TO, chain.mines)
    cards = board.cards(chain.workspace, [chain.border, chain.mines, chain.spare])
    assert [(cards[one].links, cards[one].packages) for one in (chain.border, chain.mines, chain.spare)] == [
        (1, ("P",)),
        (2, ("P",)),
        (0, ()),
    ]
    late = table(chain.workspace, "Late", by=chain.north, effective=on("2025-09-30"))
    tie(chain.workspace, late, Linkage.BLOCKS, chain.border)
    assert board.cards(chain.workspace, [chain.border])[chain.border].links == 2
    known_since = dt.date(2025, 9, 29)
    assert board.cards(chain.workspace, [chain.border], as_of=known_since)[chain.border].links == 1


def test_the_same_link_is_not_made_twice_in_either_direction_where_it_has_none(chain: Small) -> None:
    with pytest.raises(RuleBroken, match="linked so already"):
        tie(chain.workspace, chain.border, Linkage.DEPENDS_ON, chain.mines)
    tie(chain.workspace, chain.mines, Linkage.DEPENDS_ON, chain.border)  # the other direction is another link
    tie(chain.workspace, chain.spare, Linkage.TRADED_WITH, chain.trade)
    with pytest.raises(RuleBroken, match="linked so already"):
        tie(chain.workspace, chain.trade, Linkage.TRADED_WITH, chain.spare)
    assert len(linkage(chain.workspace).ties) == 4
