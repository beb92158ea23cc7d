"""How stances came together: paths of one demand, and many demands counted day by day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.commands import demands, positions
from models.errors import NotFound
from models.generate import generate
from models.queries import convergence, matrix
from models.records import MatrixFilter
from models.records.convergence import LEVELS, PathStep
from models.vocabulary import Disclosure, Involvement, Stance, Status
from models.workspace import Workspace
from tests.models.people import TODAY, Small, counted, on


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path: Path = tmp_path_factory.mktemp("many") / "many.accord"
    generate(path, demands=120, meetings=10, seed=9)
    with Workspace.open(path) as opened:
        yield opened


def test_a_path_begins_in_silence_and_has_one_step_a_day(small_negotiation: Small) -> None:
    small = small_negotiation
    for stance in (Stance.UNDECIDED, Stance.ACCEPTS):
        positions.record(small.workspace, small.border, small.south, stance, effective=on("2025-09-05"))
    found = convergence.of_demand(small.workspace, small.border)
    [south] = found.paths
    assert [(step.day.isoformat(), step.stance) for step in south.steps] == [
        ("2025-08-01", Stance.NONE_RECORDED),
        ("2025-08-20", Stance.REJECTS),
        ("2025-09-05", Stance.ACCEPTS),
    ]
    assert [on_day.status for on_day in found.statuses] == [
        Status.TABLED, Status.UNDER_DISCUSSION, Status.CONTESTED
    ]  # fmt: skip


def test_a_third_party_has_a_path_once_it_spoke(small_negotiation: Small) -> None:
    small = small_negotiation
    positions.record(small.workspace, small.border, small.chair, Stance.ACCEPTS, disclosure=Disclosure.ASSESSED)
    chair = convergence.of_demand(small.workspace, small.border).paths[-1]
    assert chair.involvement is Involvement.THIRD_PARTY
    assert chair.steps == (PathStep(TODAY, Stance.ACCEPTS, assessed=True),)


def test_on_an_earlier_day_nothing_later_is_drawn(small_negotiation: Small) -> None:
    small = small_negotiation
    found = convergence.of_demand(small.workspace, small.border, as_of=dt.date(2025, 8, 16))
    assert [step.stance for step in found.paths[0].steps] == [Stance.NONE_RECORDED]
    assert found.statuses[-1].status is Status.UNDER_DISCUSSION
    with pytest.raises(NotFound):
        convergence.of_demand(small.workspace, small.border, as_of=dt.date(2025, 7, 1))
    demands.delete(small.workspace, [small.border])
    with pytest.raises(NotFound):
        convergence.of_demand(small.workspace, small.border)


@given(back=st.integers(0, 300))
def test_the_last_count_is_what_the_matrix_says_that_day(many: Workspace, back: int) -> None:
    day = many.today() - dt.timedelta(days=back)
    ids = [line.id for line in matrix.lines(many, MatrixFilter(), as_of=day)]
    found = convergence.overall(many, ids, as_of=day)
    rows = matrix.rows(many, ids, as_of=day).values()
    assert found.asked == sum(row.asked for row in rows)
    assert all(sum(step.counts) == found.asked for step in found.steps)
    assert [step.day for step in found.steps] == sorted({step.day for step in found.steps})
    if found.steps:
        assert found.steps[-1].accepting == sum(row.accepted for row in rows)
        asked = [
            cell.stance for row in rows for cell in row.cells.values() if cell.involvement is Involvement.ADDRESSED_TO
        ]
        assert found.steps[-1].counts == tuple(asked.count(level) for level in LEVELS)


def test_nothing_asked_has_no_steps_and_costs_three_statements_a_slice(many: Workspace) -> None:
    assert convergence.overall(many, []).steps == ()
    ids = [line.id for line in matrix.lines(many, MatrixFilter())]
    with counted(many) as said:
        convergence.overall(many, ids)
    assert len(said) == 3
