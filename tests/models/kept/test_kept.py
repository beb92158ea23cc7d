"""Spans and tallies say what the series say, whatever was done in whatever order; `check` finds them out of step."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from models.commands import demands, meetings
from models.errors import Refusal
from models.kept.tables import OPEN, SPANS, TALLIES
from models.queries import board, summary
from models.queries import tables as t
from models.records import Totals
from models.storage.check import check
from models.vocabulary import Involvement, MeetingState, Presence, Stance, Status
from models.workspace import Workspace
from tests.models.people import TODAY, Small, on, plant, set_up

#: Days around those of the small negotiation, some of them before it begins.
days = st.dates(TODAY - dt.timedelta(days=80), TODAY)
picks = st.integers(0, 3)
Act = Callable[[Small], object]


def moves() -> st.SearchStrategy[Act]:
    return st.builds(
        lambda place, status, day: (
            lambda small: demands.move(
                small.workspace, [small.demands[place]], status, reason="as told", effective=on(day)
            )
        ),
        picks,
        st.sampled_from(Status),
        days,
    )


def stances() -> st.SearchStrategy[Act]:
    return st.builds(
        lambda place, north, stance, day: (
            lambda small: demands.record_position(
                small.workspace,
                small.demands[place],
                small.north if north else small.south,
                stance,
                effective=on(day),
                condition="if all agree",
            )
        ),
        picks,
        st.booleans(),
        st.sampled_from(Stance),
        days,
    )


def attendances() -> st.SearchStrategy[Act]:
    return st.builds(
        lambda summit, minister, presence, day: (
            lambda small: meetings.attend(
                small.workspace,
                small.summit if summit else small.talks,
                small.north,
                presence,
                person_id=small.minister if minister else None,
                effective=on(day),
            )
        ),
        st.booleans(),
        st.booleans(),
        st.sampled_from(Presence),
        days,
    )


def states() -> st.SearchStrategy[Act]:
    return st.builds(
        lambda summit, state, day: (
            lambda small: meetings.record_state(
                small.workspace, small.summit if summit else small.talks, state, effective=on(day)
            )
        ),
        st.booleans(),
        st.sampled_from(MeetingState),
        days,
    )


def others() -> st.SearchStrategy[Act]:
    def involve(small: Small) -> None:
        parties = {Involvement.TABLED_BY: (small.north,), Involvement.ADDRESSED_TO: (small.chair, small.south)}
        demands.change(
            small.workspace, small.trade, title="Trade", text="", theme="", priority="high", note="", parties=parties
        )

    return st.sampled_from(
        [
            lambda small: small.workspace.undo(),
            lambda small: small.workspace.redo(),
            lambda small: demands.delete(small.workspace, small.demands[1:3]),
            lambda small: meetings.delete(small.workspace, small.talks),
            lambda small: demands.duplicate(small.workspace, small.border),
            involve,
        ]
    )


@contextlib.contextmanager
def lived(acts: list[Act]) -> Iterator[Small]:
    """A small negotiation in which all this was tried, one thing after the other."""
    with tempfile.TemporaryDirectory() as folder:
        small = set_up(Path(folder) / "lived.accord")
        for act in acts:
            small.clock.forward(seconds=1)
            with contextlib.suppress(Refusal):
                act(small)
        yield small
        small.workspace.close()


life = st.lists(st.one_of(moves(), stances(), attendances(), states(), others()), min_size=4, max_size=14)


# ---------------------------------------------------------------- what they say


@given(acts=life, looked=st.lists(days, min_size=2, max_size=3))
def test_the_numbers_of_any_day_are_those_of_the_series(acts: list[Act], looked: list[dt.date]) -> None:
    with lived(acts) as small:
        for day in (TODAY, *looked):
            said = summary.totals(small.workspace, as_of=day)
            plainly = counted_plainly(small.workspace, day)
            # On a past day a guest counts by what the meeting was then: tests/models/queries tell of that.
            assert numbers(said) == plainly | ({} if day == TODAY else {"unconfirmed": said.unconfirmed})
            assert board.counts(small.workspace, as_of=day) == said.by_status
        assert summary.totals(small.workspace) == summary.totals(small.workspace, as_of=TODAY)
        assert check(small.path).sound


def numbers(totals: Totals) -> dict[str, int]:
    found = {status.value: number for status, number in totals.by_status.items() if number}
    return {**found, "missing": totals.missing_positions, "unconfirmed": totals.unconfirmed}


def counted_plainly(workspace: Workspace, day: dt.date) -> dict[str, int]:
    """The same numbers out of every row, said as plainly as can be."""
    found: dict[str, int] = {}
    with workspace.reading() as connection:
        steps = series(connection, t.status_change, day)
        positions = series(connection, t.position, day)
        presences = series(connection, t.attendance, day)
        stands = {row.id: row.state for row in connection.execute(select(t.meeting)).all()}
        asked = connection.execute(select(t.demand_party)).all()
    holds = {step.demand_id: step.status for step in steps}
    for status in holds.values():
        found[status.value] = found.get(status.value, 0) + 1
    answered = {(row.demand_id, row.party_id) for row in positions}
    found["missing"] = sum(
        row.involvement is Involvement.ADDRESSED_TO
        and holds.get(row.demand_id) not in (None, Status.AGREED, Status.WITHDRAWN)
        and (row.demand_id, row.party_id) not in answered
        for row in asked
    )
    newest = {(row.meeting_id, row.party_id, row.person_id): row.presence for row in presences}
    found["unconfirmed"] = sum(
        presence.open and stands[meeting] not in (MeetingState.CANCELLED, MeetingState.HELD)
        for (meeting, _, _), presence in newest.items()
    )
    return found


def series(connection: object, table: object, day: dt.date) -> list:
    query = select(table).where(table.c.effective <= day).order_by(table.c.effective, table.c.id)
    return connection.execute(query).all()


@given(acts=life)
def test_every_demand_stands_in_one_status_on_every_day_from_its_first(acts: list[Act]) -> None:
    with lived(acts) as small, small.workspace.reading() as connection:
        query = "SELECT demand_id, since, until FROM status_span ORDER BY demand_id, since"
        by_demand: dict[int, list[tuple[str, str]]] = {}
        for demand_id, since, until in connection.exec_driver_sql(query):
            by_demand.setdefault(demand_id, []).append((since, until))
        assert by_demand.keys() == {row[0] for row in connection.exec_driver_sql("SELECT id FROM demand")}
        for spans in by_demand.values():
            assert [until for _, until in spans] == [*(since for since, _ in spans[1:]), OPEN.isoformat()]


# ---------------------------------------------------------------- many at once


def test_rows_entered_at_once_are_kept_like_others(small_negotiation: Small) -> None:
    small = small_negotiation
    plant(small.workspace, 120, by=small.north, to=small.south)
    assert check(small.path).sound
    small.workspace.undo()
    assert check(small.path).sound
    assert board.counts(small.workspace)[Status.TABLED] == 3
    small.workspace.redo()
    assert check(small.path).sound
    assert sum(board.counts(small.workspace).values()) == 124


def test_what_touches_no_series_writes_nothing_here(small_negotiation: Small) -> None:
    from tests.models.people import counted

    small = small_negotiation
    with counted(small.workspace) as statements:
        demands.change_field(small.workspace, small.mines, "note", was="", becomes="A note")
    assert not [statement for statement in statements if "status_span" in statement or "tally" in statement]


# ---------------------------------------------------------------- the proof


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("DELETE FROM status_span WHERE number = 1 AND status = 'contested'", "D-1 as contested"),
        ("UPDATE status_span SET until = '2025-08-16' WHERE number = 1 AND status = 'under_discussion'", "D-1"),
        ("INSERT INTO status_span VALUES ('agreed', 2, '2025-09-09', '9999-12-31', 1)", "D-2 as agreed"),
        ("UPDATE tally SET delta = delta + 1 WHERE what = 'tabled'", "tally of tabled"),
        ("DELETE FROM tally WHERE what = 'missing_positions'", "tally of missing_positions"),
        ("INSERT INTO tally VALUES ('unconfirmed', '2025-09-09', 1)", "tally of unconfirmed"),
    ],
)
def test_check_finds_them_out_of_step(small_negotiation: Small, harm: str, told: str) -> None:
    small_negotiation.workspace.close()
    with contextlib.closing(sqlite3.connect(small_negotiation.path)) as connection, connection:
        assert connection.execute(harm).rowcount > 0
    wrong = [finding.what for finding in check(small_negotiation.path).findings if not finding.ok]
    assert wrong
    assert all(sentence.startswith("spans and tallies") for sentence in wrong), wrong
    assert any(told in sentence for sentence in wrong), wrong


def test_an_upgrade_computes_what_an_edit_would_have_kept() -> None:
    """The step to version 2 carries these statements as they were; a change of them needs a step of its own."""
    from models.storage.migrations.versions.v0002_time import SPANS_AND_TALLIES

    released = " ".join(" ".join(SPANS_AND_TALLIES).split())
    for now in (SPANS, TALLIES):
        assert " ".join(now.split()) in released
