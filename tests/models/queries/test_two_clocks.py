"""Effective time and recorded time: the newest effective step holds, whatever was entered when."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.commands import demands, parties
from models.queries import board, detail, timeline
from models.records import BoardFilter
from models.vocabulary import LADDER, MeetingState, Stance, Status
from models.workspace import Workspace
from tests.models.people import TODAY, Small, begin, on, table


@dataclass(frozen=True)
class Entered:
    """One step as it was entered; the place in the list of all is its recorded time."""

    day: dt.date
    status: Status


def fold(series: list[Entered], day: dt.date) -> Entered | None:
    """What holds on a day, said as plainly as possible: newest day, and on it the newest entry."""
    best: Entered | None = None
    for step in series:
        if step.day <= day and (best is None or step.day >= best.day):
            best = step
    return best


#: Free of "agreed" and "walked back", whose ways out the rules bind; a reason makes every other jump lawful.
free = [status for status in Status if status not in (Status.AGREED, Status.WALKED_BACK)]
somewhen = st.integers(0, 40).map(lambda back: TODAY - dt.timedelta(days=back))
entries = st.lists(st.builds(Entered, day=somewhen, status=st.sampled_from(free)), min_size=1, max_size=8)


@pytest.fixture(scope="module")
def hall() -> Iterator[tuple[Workspace, int, int]]:
    """A negotiation of two parties in which each example tables a demand of its own."""
    with (
        tempfile.TemporaryDirectory() as folder,
        begin(Path(folder) / "clocks.accord") as workspace,
    ):
        yield workspace, parties.add(workspace, "NOR", "Northland"), parties.add(workspace, "SUD", "Southland")


def enter(workspace: Workspace, north: int, south: int, wanted: list[Entered]) -> tuple[int, list[Entered]]:
    """Enter the steps in this order, leaving out those that would change nothing; gives what was taken."""
    first, *others = wanted
    made = table(workspace, "Series", by=north, to=south, effective=on(first.day), status=first.status)
    taken = [first]
    for step in others:
        before = fold(taken, step.day)
        if before is None or before.status is not step.status:
            demands.move(workspace, [made], step.status, reason="as reported", effective=on(step.day))
            taken.append(step)
    return made, taken


@given(wanted=entries, looked=st.lists(somewhen, min_size=3, max_size=3))
def test_the_board_of_any_day_is_the_fold_of_the_series(
    hall: tuple[Workspace, int, int], wanted: list[Entered], looked: list[dt.date]
) -> None:
    workspace, north, south = hall
    made, taken = enter(workspace, north, south, wanted)
    for day in (TODAY, *looked, min(step.day for step in taken) - dt.timedelta(days=1)):
        card = board.cards(workspace, [made], as_of=day).get(made)
        holds = fold(taken, day)
        assert (card and (card.status, card.since)) == (holds and (holds.status, holds.day))
    newest = fold(taken, TODAY)
    assert newest is not None
    now = board.cards(workspace, [made])[made]
    assert (now.status, now.since) == (newest.status, newest.day)
    recorded = [(step.effective.date, step.status) for step in detail.demand(workspace, made).statuses]
    order = sorted(range(len(taken)), key=lambda place: (taken[place].day, place))
    assert recorded == [(taken[place].day, taken[place].status) for place in order]


@given(wanted=entries, back=st.integers(1, 30), status=st.sampled_from(free))
def test_entering_an_older_step_never_changes_what_newer_ones_say(
    hall: tuple[Workspace, int, int], wanted: list[Entered], back: int, status: Status
) -> None:
    workspace, north, south = hall
    made, taken = enter(workspace, north, south, wanted)
    oldest, newest = min(step.day for step in taken), max(step.day for step in taken)
    before = board.cards(workspace, [made])[made]
    old = oldest - dt.timedelta(days=back)
    demands.move(workspace, [made], status, reason="found later", effective=on(old))
    assert board.cards(workspace, [made])[made] == before
    assert board.cards(workspace, [made], as_of=newest)[made].status is before.status
    assert board.cards(workspace, [made], as_of=old)[made].status is status


@given(wanted=entries)
def test_the_board_as_of_today_is_the_board_of_today(hall: tuple[Workspace, int, int], wanted: list[Entered]) -> None:
    workspace, north, south = hall
    enter(workspace, north, south, wanted)
    tomorrow = TODAY + dt.timedelta(days=1)
    assert board.counts(workspace) == board.counts(workspace, as_of=TODAY) == board.counts(workspace, as_of=tomorrow)
    for status in Status:
        today = board.page(workspace, status, limit=500)
        assert board.page(workspace, status, limit=500, as_of=TODAY) == today


def test_the_mirror_of_today_agrees_with_the_series_a_day_later(small_negotiation: Small) -> None:
    """Tomorrow's look at today goes over the series instead of the demand's own columns: both must say the same."""
    small = small_negotiation
    demands.move(small.workspace, [small.mines], Status.CONTESTED)
    demands.move(small.workspace, [small.mines], Status.AGREED, reason="at once")
    demands.move(small.workspace, [small.trade], Status.WITHDRAWN)
    today = {status: board.page(small.workspace, status) for status in Status}
    counts = board.counts(small.workspace)
    small.clock.forward(days=1)
    assert {status: board.page(small.workspace, status, as_of=TODAY) for status in Status} == today
    assert board.counts(small.workspace, as_of=TODAY) == counts


def test_positions_are_those_of_the_day(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    demands.record_position(workspace, small.border, small.south, Stance.UNDECIDED, effective=on("2025-09-20"))
    demands.record_position(workspace, small.border, small.south, Stance.ACCEPTS, effective=on("2025-08-05"))

    def stance(day: str) -> Stance | None:
        card = board.cards(workspace, [small.border], as_of=dt.date.fromisoformat(day))[small.border]
        return next(mark.stance for mark in card.parties if mark.party_id == small.south)

    assert stance("2025-08-02") is Stance.NONE_RECORDED
    assert stance("2025-08-06") is Stance.ACCEPTS
    assert stance("2025-08-21") is Stance.REJECTS
    assert stance("2025-09-20") is stance("2025-10-01") is Stance.UNDECIDED


def test_a_walk_back_keeps_the_date_of_the_agreement(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    demands.move(workspace, [small.trade], Status.AGREED, reason="signed", effective=on("2025-09-01"))
    demands.move(workspace, [small.trade], Status.WALKED_BACK, reason="denied", effective=on("2025-09-05"))
    newest = detail.demand(workspace, small.trade).why
    assert (newest.status, newest.was_agreed) == (Status.WALKED_BACK, dt.date(2025, 9, 1))
    assert detail.demand(workspace, small.trade, as_of=dt.date(2025, 9, 2)).card.status is Status.AGREED


def test_stalled_demands_are_counted_from_the_day_that_is_looked_at(small_negotiation: Small) -> None:
    workspace, stalled = small_negotiation.workspace, BoardFilter(stalled_days=20)
    assert sum(board.counts(workspace, stalled).values()) == 4
    # On 5 September D-1 had been under discussion for 21 days and D-4 had stood for 4.
    assert sum(board.counts(workspace, stalled, as_of=dt.date(2025, 9, 5)).values()) == 2


def test_the_timeline_of_a_day_knows_no_later_change(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    assert len(timeline.timeline(workspace).marks) == 6
    earlier = timeline.timeline(workspace, as_of=dt.date(2025, 8, 15))
    assert [(mark.ref, mark.becomes) for mark in earlier.marks] == [
        ("D-1", Status.TABLED),
        ("D-2", Status.TABLED),
        ("D-1", Status.UNDER_DISCUSSION),
    ]
    assert LADDER[0] is Status.TABLED


def test_the_newest_word_on_a_meeting_holds(small_negotiation: Small) -> None:
    from models.commands import meetings

    small, workspace = small_negotiation, small_negotiation.workspace
    meetings.record_state(workspace, small.summit, MeetingState.CONFIRMED, effective=on("2025-09-28"))
    assert detail.meeting(workspace, small.summit).state is MeetingState.PROPOSED  # planned on 1 October
    meetings.record_state(workspace, small.summit, MeetingState.ANNOUNCED, effective=on("2025-10-01"))
    assert detail.meeting(workspace, small.summit).state is MeetingState.ANNOUNCED
