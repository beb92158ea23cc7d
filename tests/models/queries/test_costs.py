"""What an action costs in SQL statements: a number that does not grow with what the file holds."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from models.commands import demands, parties
from models.commands.demands import DemandDraft
from models.queries import board, detail, history, search, summary, timeline
from models.queries.board import Grouping, Sort
from models.records import BoardFilter
from models.vocabulary import Involvement, Priority, Status
from models.workspace import Workspace
from tests.models.people import begin, counted, open_again, plant, set_up

Action = Callable[[Workspace, list[int]], object]


@pytest.fixture(scope="module")
def sizes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[tuple[Workspace, list[int]], ...]]:
    """The same negotiation with 50 and with 500 demands more."""
    folder: Path = tmp_path_factory.mktemp("costs")
    made = []
    for number in (50, 500):
        small = set_up(folder / f"{number}.accord")
        made.append((small.workspace, plant(small.workspace, number, by=small.north, to=small.south)))
    yield tuple(made)
    for workspace, _ in made:
        workspace.close()


#: What a person does, and how many statements that may take at most.
ACTIONS: dict[str, tuple[int, Action]] = {
    "move a demand": (
        10,
        lambda workspace, ids: demands.move(workspace, ids[:1], Status.UNDER_DISCUSSION, reason="talks"),
    ),
    "set a priority": (12, lambda workspace, ids: demands.change_priority(workspace, ids[1:2], Priority.LOW)),
    "retitle a demand": (
        15,
        lambda workspace, ids: demands.change_field(
            workspace, ids[2], "title", was=board.cards(workspace, ids[2:3])[ids[2]].title, becomes="Another title"
        ),
    ),
    "undo": (16, lambda workspace, _: workspace.undo()),
    "redo": (16, lambda workspace, _: workspace.redo()),
    "name what can be undone": (1, lambda workspace, _: workspace.undoable()),
    "see the whole board at first sight": (16, lambda workspace, _: board.screen(workspace)),
    "filter the whole board": (10, lambda workspace, _: board.screen(workspace, BoardFilter(text="dem"))),
    "count the board": (1, lambda workspace, _: board.counts(workspace)),
    "count the board through a filter": (1, lambda workspace, _: board.counts(workspace, BoardFilter(text="dem"))),
    "read a page": (7, lambda workspace, _: board.page(workspace, Status.TABLED)),
    "read a page of groups": (
        7,
        lambda workspace, _: board.page(workspace, Status.TABLED, sort=Sort.DAYS, grouping=Grouping.PARTY),
    ),
    "read the groups": (1, lambda workspace, _: board.groups(workspace, Status.TABLED, grouping=Grouping.THEME)),
    "place a demand": (2, lambda workspace, ids: board.position(workspace, ids[3])),
    "total": (9, lambda workspace, _: summary.totals(workspace)),
    "read the timeline": (19, lambda workspace, _: timeline.timeline(workspace)),
    "search": (5, lambda workspace, _: search.search(workspace, "demand")),
}


@pytest.mark.parametrize("name", ACTIONS)
def test_an_action_costs_the_same_in_a_large_file(sizes: tuple[tuple[Workspace, list[int]], ...], name: str) -> None:
    most, act = ACTIONS[name]
    for workspace, ids in sizes:
        if name in ("undo", "redo"):
            demands.move(workspace, ids[4:5], Status.SUSPENDED, reason="a pause")
        if name == "redo":
            workspace.undo()
    costs = []
    for workspace, ids in sizes:
        with counted(workspace) as statements:
            act(workspace, ids)
        costs.append(len(statements))
    assert costs[0] == costs[1] <= most, costs


def test_looking_at_one_demand_costs_the_same_in_a_large_file(
    sizes: tuple[tuple[Workspace, list[int]], ...],
) -> None:
    costs = []
    for workspace, ids in sizes:
        with counted(workspace) as statements:
            detail.demand(workspace, ids[10])
        costs.append(len(statements))
    assert costs[0] == costs[1] <= 30


def test_catching_up_costs_by_what_was_missed(sizes: tuple[tuple[Workspace, list[int]], ...]) -> None:
    costs = []
    for workspace, ids in sizes:
        with open_again(workspace.path) as elsewhere:
            demands.move(elsewhere, ids[20:21], Status.SUSPENDED, reason="a pause")
        with counted(workspace) as statements:
            [news] = workspace.catch_up()
        assert news.from_elsewhere
        costs.append(len(statements))
    assert costs[0] == costs[1] <= 4, costs


def test_a_past_day_is_read_in_the_order_of_its_spans(sizes: tuple[tuple[Workspace, list[int]], ...]) -> None:
    """One walk along the key of the spans: nothing is sorted, and no series is asked."""
    workspace, _ = sizes[1]
    day = dt.date(2025, 8, 1)
    with counted(workspace) as statements:
        assert board.page(workspace, Status.TABLED, as_of=day, limit=5)
    with workspace.reading() as connection:
        values = ("tabled", day.isoformat(), day.isoformat(), 5, 0)
        plan = [str(row[3]) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statements[0]}", values)]
    assert any("status_span USING PRIMARY KEY" in step for step in plan), plan
    assert not any("TEMP B-TREE" in step or "status_change" in step for step in plan), plan


def test_totals_and_counts_scan_no_demands(sizes: tuple[tuple[Workspace, list[int]], ...]) -> None:
    workspace, _ = sizes[1]
    with counted(workspace) as statements:
        summary.totals(workspace)
        board.counts(workspace)
        board.counts(workspace, as_of=dt.date(2025, 8, 1))
    assert not [one for one in statements if "FROM demand" in one or "FROM attendance" in one], statements


def test_history_costs_by_the_lines_that_it_shows(sizes: tuple[tuple[Workspace, list[int]], ...]) -> None:
    for workspace, _ in sizes:
        with counted(workspace) as statements:
            assert len(history.recent(workspace, limit=10)) == 10
        assert len(statements) <= 11


def test_a_board_page_reads_no_more_than_its_cards(sizes: tuple[tuple[Workspace, list[int]], ...]) -> None:
    """The indexes serve the plain orders: no sorting of the whole column for one page of it."""
    workspace, _ = sizes[1]
    for sort in Sort:
        with counted(workspace) as statements:
            board.page(workspace, Status.TABLED, sort=sort, limit=5)
        with workspace.reading() as connection:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statements[0]}", ("tabled", 5, 0)).all()
        steps = [str(row[3]) for row in plan]
        assert any("USING" in step and "INDEX ix_demand_board" in step for step in steps), (sort, steps)
        assert not any("TEMP B-TREE" in step for step in steps), (sort, steps)


def test_the_themes_are_stepped_through_and_not_read(tmp_path: Path) -> None:
    """The statement walks the index of themes: it holds no plain scan of the demands."""
    with begin(tmp_path / "themes.accord") as workspace:
        assert board.themes(workspace) == ()
        with workspace.reading() as connection:
            plan = connection.execute(text("EXPLAIN QUERY PLAN " + board._THEMES), {"statuses": board._STATUSES}).all()
    told = [row[3] for row in plan]
    assert not [line for line in told if line.startswith(("SCAN demand", "SCAN d"))], told
    assert [line for line in told if "ix_demand_board_theme" in line]


@given(st.lists(st.tuples(st.sampled_from(["", "Border", "Trade", "ชายแดน", "Zones"]), st.sampled_from(Status))))
def test_every_theme_is_found_whatever_its_status(drawn: list[tuple[str, Status]]) -> None:
    with tempfile.TemporaryDirectory() as folder, begin(Path(folder) / "t.accord") as workspace:
        party = parties.add(workspace, "N", "North")
        for number, (theme, status) in enumerate(drawn):
            draft = DemandDraft(f"Demand {number}", {Involvement.TABLED_BY: (party,)}, theme=theme, status=status)
            demands.add(workspace, draft)
        assert board.themes(workspace) == tuple(sorted({theme for theme, _ in drawn} - {""}))
