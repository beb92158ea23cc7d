"""The way to the summit in numbers: those of the board's header, on any day, each with its list; and its pace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.commands import demands, meeting_dates, meetings, negotiations
from models.dates import on_day
from models.generate import generate
from models.pace import Outlook, pace
from models.queries import board, summary
from models.queries.open_lists import Part, listed
from models.queries.readiness import readiness
from models.records import BurnStep, Readiness, Ref
from models.vocabulary import Disclosure, Kind, MeetingState, Presence, Stance, Status
from models.workspace import Workspace
from tests.models.people import TODAY, ZONE, Small, counted, on, plan, plant, set_up, table

SECRET = "zz-confidential-zz"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path: Path = tmp_path_factory.mktemp("many") / "many.accord"
    generate(path, demands=300, meetings=80, seed=11)
    with Workspace.open(path) as opened:
        yield opened


@given(back=st.integers(0, 500))
def test_on_every_day_the_numbers_are_those_of_the_header(many: Workspace, back: int) -> None:
    day = many.today() - dt.timedelta(days=back)
    state, totals = readiness(many, as_of=day), summary.totals(many, as_of=day)
    assert (state.agreed, state.missing_positions) == (totals.agreed, totals.missing_positions)
    assert (state.contested_terms, state.unconfirmed) == (totals.contested_terms, totals.unconfirmed)
    assert state.days_left == totals.days_to_summit
    assert state.demands == totals.demands - totals.by_status[Status.WITHDRAWN]


@given(back=st.integers(0, 500))
def test_the_burn_up_ends_on_every_day_where_that_day_stands(many: Workspace, back: int) -> None:
    day = many.today() - dt.timedelta(days=back)
    state = readiness(many, as_of=day)
    last = state.steps[-1] if state.steps else BurnStep(day, 0, 0)
    assert (last.agreed, last.demands) == (state.agreed, state.demands)
    assert list(state.steps) == [step for step in readiness(many).steps if step.day <= day]


def test_every_list_is_as_long_as_its_number(many: Workspace) -> None:
    state = readiness(many)
    lengths = {part: len(listed(many, part, limit=10_000)) for part in Part if part is not Part.POSITIONS}
    assert lengths == {
        Part.DEMANDS: state.open_demands,
        Part.TERMS: state.contested_terms,
        Part.ATTENDANCES: state.unconfirmed,
        Part.MEETINGS: state.meetings_to_come,
    }
    assert state.open_demands > 0
    assert state.missing_positions > len(listed(many, Part.POSITIONS)) > 0
    assert len(listed(many, Part.DEMANDS, limit=5)) == 5


def test_a_public_list_holds_nothing_confidential(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    table(workspace, f"Demand {SECRET}", by=small.north, to=small.south, confidential=True)
    hidden = plan(workspace, f"Meeting {SECRET}", "2025-10-20", confidential=True)
    meetings.attend(workspace, hidden, small.south, Presence.INVITED)
    told = {part: listed(workspace, part) for part in Part}
    public = {part: listed(workspace, part, public=True) for part in Part}
    for part in (Part.DEMANDS, Part.ATTENDANCES, Part.MEETINGS):
        assert any(SECRET in item.text + item.detail for item in told[part])
    assert not any(SECRET in item.text + item.detail for items in public.values() for item in items)
    ours, theirs = readiness(workspace), readiness(workspace, public=True)
    assert (ours.demands, ours.unconfirmed, ours.meetings_to_come) == (5, 2, 1)
    assert (theirs.demands, theirs.unconfirmed, theirs.meetings_to_come) == (4, 1, 0)
    assert theirs.missing_positions == ours.missing_positions - 1
    assert theirs.steps[-1].demands == 4


def test_a_position_that_only_we_assessed_is_missing_in_public(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    demands.record_position(
        workspace, small.spare, small.south, Stance.REJECTS, disclosure=Disclosure.ASSESSED, effective=on(TODAY)
    )
    assert "Southland" not in {item.text for item in listed(workspace, Part.POSITIONS)}
    assert "Southland" in {item.text for item in listed(workspace, Part.POSITIONS, public=True)}


@pytest.mark.parametrize("as_of", [None, TODAY - dt.timedelta(days=30)])
def test_a_number_costs_one_statement_however_many_demands_there_are(tmp_path: Path, as_of: dt.date | None) -> None:
    costs = []
    for number in (5, 500):
        small = set_up(tmp_path / f"{number}.accord")
        plant(small.workspace, number, by=small.north, to=small.south)
        with counted(small.workspace) as statements:
            readiness(small.workspace, as_of=as_of)
        costs.append(len(statements))
        small.workspace.close()
    assert costs[0] == costs[1] <= 9


def test_the_lists_lead_to_their_records(small_negotiation: Small) -> None:
    small = small_negotiation
    workspace = small.workspace
    assert listed(workspace, Part.DEMANDS)[0].ref == Ref(Kind.DEMAND, small.border)
    missing = {item.text: item.detail for item in listed(workspace, Part.POSITIONS)}
    assert missing == {"Northland": "on D-2", "Islands": "on D-3", "Southland": "on D-4"}
    (term,) = listed(workspace, Part.TERMS)
    assert (term.text, term.party_id) == ("“occupied”", small.south)
    (guest,) = listed(workspace, Part.ATTENDANCES)
    assert (guest.text, guest.ref) == ("Ada Berg", Ref(Kind.MEETING, small.summit))


def test_the_meetings_to_come_lie_between_the_day_and_the_summit(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    before = plan(workspace, "Last round", "2025-10-20")
    plan(workspace, "Afterwards", "2025-11-20")
    off = plan(workspace, "Called off", "2025-10-21")
    meetings.record_state(workspace, off, MeetingState.CANCELLED)
    assert [item.ref for item in listed(workspace, Part.MEETINGS)] == [Ref(Kind.MEETING, before)]


def test_a_meeting_that_was_moved_since_is_looked_at_with_the_date_it_had(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    moved = plan(workspace, "Last round", "2025-10-05", effective=on("2025-09-01"))
    small.clock.forward(days=20)
    meeting_dates.postpone(workspace, moved, on_day(dt.date(2025, 10, 24), ZONE), reason="no agenda")
    (item,) = listed(workspace, Part.MEETINGS)
    assert item.detail == "24 Oct 2025"
    (then,) = listed(workspace, Part.MEETINGS, as_of=TODAY)
    assert then.detail == "5 Oct 2025"
    assert readiness(workspace, as_of=dt.date(2025, 10, 6)).meetings_to_come == 0


def test_without_a_summit_everything_ahead_is_to_come(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    negotiations.choose_summit(workspace, None)
    state = readiness(workspace)
    assert (state.summit, state.days_left, state.summit_title) == (None, None, "")
    assert state.meetings_to_come == 1
    assert pace(state).outlook is Outlook.NO_SUMMIT


def test_after_the_summit_the_days_are_below_zero(small_negotiation: Small) -> None:
    small_negotiation.clock.forward(days=60)
    state = readiness(small_negotiation.workspace)
    assert state.days_left is not None
    assert state.days_left < 0
    assert (pace(state).outlook, pace(state).needed) == (Outlook.OVER, None)


def test_withdrawn_demands_are_no_longer_waited_for_and_walked_back_ones_are(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    demands.move(workspace, [small.spare], Status.WITHDRAWN, reason="settled elsewhere")
    demands.move(workspace, [small.trade], Status.AGREED, reason="at once")
    assert (readiness(workspace).demands, readiness(workspace).agreed) == (3, 1)
    small.clock.forward(days=1)
    demands.move(workspace, [small.trade], Status.WALKED_BACK, reason="the capital said no")
    state = readiness(workspace)
    assert (state.demands, state.agreed) == (3, 0)
    assert [(step.agreed, step.demands) for step in state.steps[-2:]] == [(1, 3), (0, 3)]
    assert board.counts(workspace)[Status.WALKED_BACK] == 1


def test_an_older_status_that_is_entered_later_only_changes_the_days_it_is_about(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    before = readiness(workspace).steps
    table(workspace, "Found later", by=small.north, to=small.south, effective=on("2025-08-05"))
    after = {step.day: step for step in readiness(workspace).steps}
    for step in before:
        later = step.day >= dt.date(2025, 8, 5)
        assert after[step.day].demands == step.demands + (1 if later else 0)


def test_an_attendance_that_was_confirmed_is_open_no_more(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    meetings.attend(workspace, small.summit, small.north, Presence.CONFIRMED, person_id=small.minister)
    assert readiness(workspace).unconfirmed == 0


# ---------------------------------------------------------------- the pace

FIRST = dt.date(2025, 9, 1)


def state_of(*, agreed: int, demands: int, day: int, left: int | None) -> Readiness:
    """So many agreed on the `day`-th day after the first demand, with so many days left."""
    today = FIRST + dt.timedelta(days=day)
    summit = None if left is None else on_day(today + dt.timedelta(days=left), ZONE)
    steps = (BurnStep(FIRST, 0, demands), BurnStep(today, agreed, demands)) if demands else ()
    return Readiness(
        today, False, ZONE, None, "", summit, left, demands, agreed, demands - agreed, 0, 0, 0, 0, steps
    )  # fmt: skip


@pytest.mark.parametrize(
    ("agreed", "demands", "day", "left", "outlook"),
    [
        (0, 0, 10, 10, Outlook.NOTHING),
        (5, 5, 10, 10, Outlook.DONE),
        (5, 5, 10, None, Outlook.DONE),
        (2, 5, 10, None, Outlook.NO_SUMMIT),
        (2, 5, 10, 0, Outlook.OVER),
        (2, 5, 10, -3, Outlook.OVER),
        (4, 8, 28, 28, Outlook.ON_PACE),
        (3, 8, 28, 28, Outlook.BEHIND),
    ],
)
def test_the_outlook(agreed: int, demands: int, day: int, left: int | None, outlook: Outlook) -> None:
    assert pace(state_of(agreed=agreed, demands=demands, day=day, left=left)).outlook is outlook


def test_the_first_days_count_as_a_whole_week() -> None:
    assert pace(state_of(agreed=2, demands=9, day=1, left=14)).so_far == pytest.approx(2)
    assert pace(state_of(agreed=2, demands=9, day=14, left=14)).so_far == pytest.approx(1)
    assert pace(state_of(agreed=2, demands=9, day=14, left=14)).needed == pytest.approx(3.5)


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 400), st.integers(1, 400))
def test_who_keeps_the_pace_arrives(agreed: int, waiting: int, day: int, left: int) -> None:
    found = pace(state_of(agreed=agreed, demands=agreed + waiting, day=day, left=left))
    assert found.needed is not None
    assert found.by_summit is not None
    assert agreed <= found.by_summit <= agreed + waiting
    assert (found.by_summit == agreed + waiting) == (found.so_far >= found.needed - 1e-9)
