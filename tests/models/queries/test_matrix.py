"""Who stands where: rows, columns and cells of the matrix, on any day, for parties, delegations and persons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.commands import demands, positions
from models.commands.positions import Voice
from models.entities import Delegation
from models.generate import generate
from models.queries import matrix, stances
from models.queries.matrix import MatrixGrouping, MatrixSort
from models.records import BoardFilter, ColumnsBy, MatrixCell, MatrixFilter, MatrixRow
from models.vocabulary import Disclosure, Involvement, Stance, Status
from models.workspace import Workspace
from tests.models.people import Small, counted, on


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path: Path = tmp_path_factory.mktemp("many") / "many.accord"
    generate(path, demands=240, meetings=20, seed=5)
    with Workspace.open(path) as opened:
        yield opened


def row_of(small: Small, demand_id: int, by: ColumnsBy = ColumnsBy.PARTY, **more: object) -> MatrixRow:
    return matrix.rows(small.workspace, [demand_id], by=by, **more)[demand_id]


def refs(small: Small, wanted: MatrixFilter | None = None, *order: object, **more: object) -> list[str]:
    lines = matrix.lines(small.workspace, wanted or MatrixFilter(), *order, **more)
    found = matrix.rows(small.workspace, [line.id for line in lines])
    return [found[line.id].ref for line in lines]


def send(small: Small, name: str, *, until: dt.date | None = None) -> int:
    """Northland sends a delegation with its minister in it; gives its id."""
    with small.workspace.edit(f"Send {name}") as edit:
        delegation = edit.add(Delegation(party_id=small.north, name=name))
        edit.flush()
        delegation.seat(small.minister, until=until)
        return delegation.id


# ---------------------------------------------------------------- cells


def test_a_cell_says_who_tables_who_is_asked_and_who_stands_beside(small_negotiation: Small) -> None:
    small = small_negotiation
    row = row_of(small, small.border)
    assert row.cells[small.north] == MatrixCell(Involvement.TABLED_BY)
    assert row.cells[small.chair] == MatrixCell(Involvement.THIRD_PARTY)
    south = row.cells[small.south]
    assert (south.stance, south.blocks, south.steps) == (Stance.REJECTS, True, 1)
    assert row_of(small, small.spare).cells[small.south].stance is Stance.NONE_RECORDED
    assert small.chair not in row_of(small, small.spare).cells


def test_the_tail_counts_those_addressed_and_no_third_party(small_negotiation: Small) -> None:
    small = small_negotiation
    positions.record(small.workspace, small.border, small.chair, Stance.ACCEPTS)
    assert (row_of(small, small.border).asked, row_of(small, small.border).accepted) == (1, 0)
    positions.record(small.workspace, small.border, small.south, Stance.ACCEPTS_WITH_CONDITIONS, condition="inspectors")
    row = row_of(small, small.border)
    assert (row.accepted, row.conditional) == (1, 1)


def test_what_is_agreed_or_withdrawn_is_blocked_by_nobody(small_negotiation: Small) -> None:
    small = small_negotiation
    only = MatrixFilter(blocks=True)
    assert refs(small, only) == ["D-1"]
    demands.move(small.workspace, [small.border], Status.AGREED, reason="signed")
    assert not row_of(small, small.border).cells[small.south].blocks
    assert refs(small, only) == []


def test_a_third_party_that_rejects_blocks_too(small_negotiation: Small) -> None:
    small = small_negotiation
    positions.record(small.workspace, small.mines, small.chair, Stance.REJECTS, involve=True)
    assert refs(small, MatrixFilter(blocks=True)) == ["D-1", "D-2"]


def test_only_the_newest_stance_blocks(small_negotiation: Small) -> None:
    small = small_negotiation
    positions.record(small.workspace, small.border, small.south, Stance.UNDECIDED, effective=on("2025-09-20"))
    assert refs(small, MatrixFilter(blocks=True)) == []
    assert refs(small, MatrixFilter(blocks=True), as_of=dt.date(2025, 9, 1)) == ["D-1"]


def test_open_is_who_is_undecided_or_silent(small_negotiation: Small) -> None:
    small = small_negotiation
    assert refs(small, MatrixFilter(open=True)) == ["D-2", "D-3", "D-4"]
    positions.record(small.workspace, small.mines, small.north, Stance.ACCEPTS)
    positions.record(small.workspace, small.trade, small.chair, Stance.UNDECIDED)
    assert refs(small, MatrixFilter(open=True)) == ["D-3", "D-4"]


# ---------------------------------------------------------------- voices


def test_a_delegation_holds_what_it_voiced_or_its_member_while_seated(small_negotiation: Small) -> None:
    small = small_negotiation
    technical = send(small, "Technical", until=dt.date(2025, 9, 1))
    ministers = send(small, "Ministers")
    record = positions.record
    record(small.workspace, small.mines, small.north, Stance.REJECTS, effective=on("2025-08-25"),
           voice=Voice(small.minister))  # fmt: skip
    record(small.workspace, small.mines, small.north, Stance.UNDECIDED, effective=on("2025-09-10"),
           voice=Voice(small.minister))  # fmt: skip
    record(small.workspace, small.mines, small.north, Stance.ACCEPTS, effective=on("2025-09-20"))
    cells = row_of(small, small.mines, ColumnsBy.DELEGATION).cells
    assert cells[technical].stance is Stance.REJECTS
    assert cells[ministers].stance is Stance.UNDECIDED
    assert row_of(small, small.mines, ColumnsBy.PERSON).cells[small.minister].stance is Stance.UNDECIDED
    assert row_of(small, small.mines).cells[small.north].stance is Stance.ACCEPTS


def test_a_voice_for_one_delegation_is_not_the_other_ones(small_negotiation: Small) -> None:
    small = small_negotiation
    technical, ministers = send(small, "Technical"), send(small, "Ministers")
    positions.record(small.workspace, small.mines, small.north, Stance.REJECTS, voice=Voice(small.minister, ministers))
    cells = row_of(small, small.mines, ColumnsBy.DELEGATION).cells
    assert (cells[technical].stance, cells[ministers].stance) == (None, Stance.REJECTS)


def test_columns_come_in_the_order_of_the_parties_and_can_be_narrowed(small_negotiation: Small) -> None:
    small = small_negotiation
    send(small, "Technical")
    workspace = small.workspace
    assert [one.code for one in matrix.columns(workspace, ColumnsBy.PARTY)] == ["NOR", "SUD", "ISL"]
    assert [one.told for one in matrix.columns(workspace, ColumnsBy.DELEGATION)] == ["NOR: Technical"]
    assert [one.told for one in matrix.columns(workspace, ColumnsBy.PERSON)] == ["NOR: Ada Berg"]
    assert [one.code for one in matrix.columns(workspace, ColumnsBy.PARTY, frozenset({small.south}))] == ["SUD"]
    assert matrix.columns(workspace, ColumnsBy.PERSON, frozenset({small.south})) == ()


# ---------------------------------------------------------------- which rows, in which order


def test_rows_are_sorted_and_grouped(small_negotiation: Small) -> None:
    small = small_negotiation
    positions.record(small.workspace, small.trade, small.chair, Stance.ACCEPTS)
    assert refs(small, None, MatrixSort.TITLE) == ["D-2", "D-3", "D-4", "D-1"]
    assert refs(small, None, MatrixSort.STATUS) == ["D-2", "D-3", "D-4", "D-1"]
    assert refs(small, None, MatrixSort.ACCEPTED)[-1] == "D-3"
    assert refs(small, None, by_party=small.south) == ["D-1", "D-2", "D-3", "D-4"]
    lines = matrix.lines(small.workspace, MatrixFilter(), grouping=MatrixGrouping.THEME)
    assert [line.group for line in lines] == ["Economy", "Security", "Security", "Without a theme"]
    lines = matrix.lines(small.workspace, MatrixFilter(), grouping=MatrixGrouping.STATUS)
    assert [line.group for line in lines] == ["tabled", "tabled", "tabled", "contested"]


def test_the_boards_filter_narrows_the_rows(small_negotiation: Small) -> None:
    small = small_negotiation
    assert refs(small, MatrixFilter(BoardFilter(text="mines"))) == ["D-2"]
    assert refs(small, MatrixFilter(BoardFilter(themes=frozenset({"Economy"})))) == ["D-3"]
    assert refs(small, MatrixFilter(BoardFilter(party_ids=frozenset({small.chair})))) == ["D-1", "D-3"]


@given(back=st.integers(0, 400), by=st.sampled_from(list(ColumnsBy)))
def test_on_every_day_filters_and_cells_say_the_same(many: Workspace, back: int, by: ColumnsBy) -> None:
    day = many.today() - dt.timedelta(days=back)
    ids = [line.id for line in matrix.lines(many, MatrixFilter(), as_of=day)]
    rows = matrix.rows(many, ids, as_of=day)
    assert (list(rows) and set(rows) == set(ids)) or not ids
    blocking = {line.id for line in matrix.lines(many, MatrixFilter(blocks=True), as_of=day)}
    assert blocking == {row.id for row in rows.values() if any(cell.blocks for cell in row.cells.values())}
    waiting = {line.id for line in matrix.lines(many, MatrixFilter(open=True), as_of=day)}
    assert waiting == {
        row.id
        for row in rows.values()
        if row.status not in (Status.AGREED, Status.WITHDRAWN)
        and any(
            cell.involvement is Involvement.ADDRESSED_TO and cell.stance in stances.OUTSTANDING
            for cell in row.cells.values()
        )
    }
    # What a delegation or a person holds, its party has said.
    for row in matrix.rows(many, ids[:20], by=by, as_of=day).values():
        assert all(cell.effective is None or cell.effective.date <= day for cell in row.cells.values())


def test_public_leaves_our_own_assessments_out(many: Workspace) -> None:
    ids = [line.id for line in matrix.lines(many, MatrixFilter())]
    with many.reading() as connection:
        every = stances.held(connection, ids, many.today())
        public = stances.held(connection, ids, many.today(), public=True)
    assert any(now.disclosure is Disclosure.ASSESSED for now in every.values())
    assert all(now.disclosure is Disclosure.PUBLIC for now in public.values())
    assert public.keys() < every.keys()


def test_a_page_costs_the_same_few_statements_however_many_demands(many: Workspace) -> None:
    ids = [line.id for line in matrix.lines(many, MatrixFilter())]
    for by, most in ((ColumnsBy.PARTY, 3), (ColumnsBy.DELEGATION, 6), (ColumnsBy.PERSON, 5)):
        with counted(many) as few:
            matrix.rows(many, ids[:1], by=by)
        with counted(many) as all_of_them:
            matrix.rows(many, ids, by=by)
        assert len(few) == len(all_of_them) <= most
